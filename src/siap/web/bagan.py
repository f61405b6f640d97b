"""Bagan: the S-curve as SVG for a page. The drawing itself is in ``siap.documents.charts``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from siap.documents import charts
from siap.domain.rekap import KurvaS
from siap.domain.waktu import NAMA_BULAN

_TINGGI: Final = 290
#: a longer label would run into the next one: the line stays, the words go below the chart
_LABEL_TERPANJANG: Final = 20


@dataclass(frozen=True, slots=True)
class Gambar:
    """A drawing with the finding as its title; ``catatan`` explains what the drawing could not say."""

    judul: str
    anak: str
    svg: SafeString
    catatan: str = ""


def gambar_kurva(kurva: KurvaS, tautan: Callable[[str], str | None] | None = None) -> Gambar:
    """Return the curve; ``tautan`` gives the address behind the mark of a month.

    The SVG carries classes and presentation attributes only, so the CSP lets it pass.
    """
    grafik = charts.grafik_kurva_s(kurva)
    catatan = ""
    if len(grafik.langkah) > 1 or any(len(label) > _LABEL_TERPANJANG for _bulan, label in grafik.langkah):
        bulan = ", ".join(NAMA_BULAN[b - 1] for b, _label in grafik.langkah)
        catatan = _("Garis tegak: versi anggaran berubah pada %(bulan)s.") % {"bulan": bulan}
        grafik = replace(grafik, langkah=tuple((b, "") for b, _label in grafik.langkah))
    svg = mark_safe(charts.svg_web(grafik, tautan=tautan, tinggi=_TINGGI))  # noqa: S308  -- it escapes every name
    return Gambar(grafik.judul, grafik.anak, svg, catatan)
