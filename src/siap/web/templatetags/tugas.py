"""Dates on the pages of tugas: one spelling, whatever language a browser asks for."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.utils.timezone import localtime

from siap.domain.waktu import tampil_tanggal

register = template.Library()


@register.filter
def tanggal(nilai: date | datetime) -> str:
    """Print a day: "10 Oktober 2026"; a moment is printed as its local day."""
    return tampil_tanggal(localtime(nilai).date() if isinstance(nilai, datetime) else nilai)
