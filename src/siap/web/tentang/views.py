"""Tentang: what stands behind the figures: edition, cut-off, coverage, bands, and what was found."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from siap.flows import tanya
from siap.web.keadaan import Keadaan, ruang


@require_safe
@ruang
def tentang(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Tell how the figures of this cut-off came about; PD that are not the reader's stay out."""
    rekap = tanya.rekap(*keadaan.titik)
    isi = {"keadaan": keadaan, "ruang": "tentang", "rekap": rekap, "tampak": keadaan.hak.terlihat(rekap)}
    return render(request, "tentang/tentang.html", isi)
