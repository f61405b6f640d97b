"""Kenapa?: everything a person needs to check one status, as a page or as the content of a dialog."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from siap.flows import tanya
from siap.web.keadaan import Keadaan, ruang


@require_safe
@ruang
def kenapa(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Explain one figure, the judged one by default, of one PD or (``pd`` empty) of the whole pemda."""
    kode, metrik = request.GET.get("pd", ""), request.GET.get("metrik") or None
    if kode:
        keadaan.hak.wajib_melihat(kode)
    else:
        keadaan.hak.wajib_semua_pd()
    garis = request.GET.get("garis", "") if kode else ""
    penjelasan = tanya.kenapa(*keadaan.titik, kode_pd=kode, metrik=metrik, garis=garis)
    isi = {"keadaan": keadaan, "penjelasan": penjelasan, "kode": kode}
    if request.htmx and not request.htmx.history_restore_request:  # type: ignore[attr-defined]
        return render(request, "kenapa/isi.html", {**isi, "dialog": True})
    return render(request, "kenapa/kenapa.html", isi)
