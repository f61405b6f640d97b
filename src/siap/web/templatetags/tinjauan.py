"""Filters and tags of the rooms of review: exact figures, links to the catalogue of rules."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import template
from django.template.context import RequestContext

from siap.domain.uang import tampil_angka
from siap.web.alamat import alamat

register = template.Library()


@register.filter
def persis(nilai: Decimal | None) -> str:
    """Print a figure with every digit that it has: "33,3333"; unknown is "-"."""
    if nilai is None:
        return "-"
    return tampil_angka(nilai, max(0, -int(nilai.normalize().as_tuple().exponent)))


@register.filter
def bertanda(nilai: Decimal | None) -> str:
    """Print a change with its sign: "+1.250"; no change is "0", unknown "-"."""
    tulisan = persis(nilai)
    return f"+{tulisan}" if nilai is not None and nilai > 0 else tulisan


@register.filter
def ambil(wadah: Mapping[str, Any] | None, kunci: str) -> Any:
    """Return what stands under a key, nothing when the page has no such shelf."""
    return wadah.get(kunci, ()) if wadah else ()


@register.inclusion_tag("bagian/kode_aturan.html", takes_context=True)
def kode_aturan(context: RequestContext, kode: str) -> dict[str, str]:
    """Show the code of a finding as a link to its rule in the catalogue."""
    return {"kode": kode, "href": f"{alamat('aturan', context.get('keadaan'))}#{kode}" if kode else ""}
