"""Bagan: the S-curve as SVG for a page. The drawing itself is in ``siap.documents.charts``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.utils.safestring import SafeString, mark_safe

from siap.documents import charts
from siap.domain.rekap import KurvaS

_TINGGI: Final = 290


@dataclass(frozen=True, slots=True)
class Gambar:
    """A drawing with the finding as its title."""

    judul: str
    anak: str
    svg: SafeString


def gambar_kurva(kurva: KurvaS, tautan: Callable[[str], str | None] | None = None) -> Gambar:
    """Return the curve; ``tautan`` gives the address behind the mark of a month.

    The SVG carries classes and presentation attributes only, so the CSP lets it pass.
    """
    grafik = charts.grafik_kurva_s(kurva)
    svg = mark_safe(charts.svg_web(grafik, tautan=tautan, tinggi=_TINGGI))  # noqa: S308  -- it escapes every name
    return Gambar(grafik.judul, grafik.anak, svg)
