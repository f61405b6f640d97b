"""Filters for figures. They only call ``siap.domain.uang``: there is one formatter."""

from __future__ import annotations

from decimal import Decimal

from django import template

from siap.domain import uang
from siap.domain.waktu import NAMA_BULAN

register = template.Library()

_SERATUS = Decimal(100)


@register.filter
def rupiah(nilai: Decimal | None) -> str:
    """Print rupiah in full: "Rp984.959.704.911"."""
    return uang.tampil_rupiah(nilai)


@register.filter
def ringkas(nilai: Decimal | None) -> str:
    """Print rupiah in short: "Rp984,96 miliar"."""
    return uang.ringkas_rupiah(nilai)


@register.filter
def angka(nilai: Decimal | int | None) -> str:
    """Print a number without unit; columns name theirs."""
    return uang.tampil_angka(nilai)


@register.filter
def persen(nilai: Decimal | None) -> str:
    """Print a percentage without its sign, for columns that carry it: "38,47"."""
    return uang.tampil_persen(nilai)


@register.filter
def persen_tanda(nilai: Decimal | None) -> str:
    """Print a percentage with its sign: "38,47%"; unknown stays "-"."""
    return "-" if nilai is None else f"{uang.tampil_persen(nilai)}%"


@register.filter
def mutlak(nilai: Decimal) -> str:
    """Print the size of a gap whose direction is said in words."""
    return uang.tampil_persen(abs(nilai))


@register.filter
def negatif(nilai: Decimal | None) -> bool:
    """Tell whether a figure prints as negative."""
    return nilai is not None and uang.bulat(nilai) < 0


@register.filter
def positif(nilai: Decimal | None) -> bool:
    """Tell whether a figure prints as positive."""
    return nilai is not None and uang.bulat(nilai) > 0


@register.filter
def lebar(nilai: Decimal | None) -> str:
    """Return a bar length for an SVG attribute, within the drawing: the printed figure is never capped."""
    if nilai is None:
        return "0%"
    return f"{uang.bulat(min(max(nilai, Decimal(0)), _SERATUS), 1)}%"


@register.filter
def lewat_seratus(nilai: Decimal | None) -> bool:
    """Tell whether a bar ends beyond its drawing."""
    return nilai is not None and nilai > _SERATUS


@register.filter
def nama_bulan(nomor: int | None) -> str:
    """Name a month: 6 -> "Juni"."""
    return NAMA_BULAN[nomor - 1] if nomor else "-"
