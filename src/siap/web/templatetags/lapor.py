"""The cell of the entry grid that a person fills: printed by the server, made live by the browser."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from siap.web.lapor.susunan import SelTampil

register = template.Library()

_KELAS = {"kendala": "sel teks"}
_LABEL = {
    "realisasi": "Realisasi (Rp)",
    "fisik": "Fisik (%)",
    "output": "Output",
    "kendala": "Kendala",
    "bagian": "Fisik (%)",
}


@register.simple_tag
def sel_isi(sel: SelTampil | None, kolom: str) -> SafeString:
    """Print a cell; one that this row does not have is blank and says nothing."""
    if sel is None:
        return mark_safe('<td role="gridcell" class="hampa"></td>')
    medan = {
        "n": sel.nilai if sel.kolom != "kendala" else "",
        "v": str(sel.versi) if sel.versi else "",
        "c": sel.catatan,
        "o": sel.koreksi,
        "ov": str(sel.koreksi_versi) if sel.koreksi_versi else "",
        "t": sel.turunan,
        "lm": sel.lama,
    }
    atribut = [format_html(' data-{}="{}"', nama, isi) for nama, isi in medan.items() if isi]
    cap = ' <span class="cap">dikembalikan</span>' if sel.catatan else ""
    if sel.turunan:
        cap += str(format_html(' <span class="cap">{}</span>', sel.cap))
    return format_html(
        '<td role="gridcell"{} class="{}" id="{}" data-k="{}" data-l="{}"{}>{}{}</td>',
        format_html(' aria-readonly="{}"', "true") if sel.turunan else "",
        _KELAS.get(kolom, "sel num"),
        sel.jangkar,
        sel.kolom,
        _LABEL[kolom],
        mark_safe("".join(atribut)),  # noqa: S308  -- every part was escaped above
        sel.tampil,
        mark_safe(cap),  # noqa: S308  -- constants and an escaped word
    )
