"""Beranda: four numbers with target and gap, the curve, the zones, the worst, who has not reported."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from siap.flows import tanya
from siap.web.alamat import alamat
from siap.web.bagan import gambar_kurva
from siap.web.beranda.susunan import belum_lapor, hitung_zona, terburuk
from siap.web.keadaan import Keadaan, ruang


@require_safe
@ruang
def beranda(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Show the whole pemda; whoever reports for single PD begins with the work of the day instead."""
    if not keadaan.hak.semua_pd:
        return redirect(alamat("hari-ini", keadaan))
    rekap = tanya.rekap(*keadaan.titik)
    kurva = tanya.kurva(*keadaan.titik)
    isi = {
        "keadaan": keadaan,
        "ruang": "beranda",
        "rekap": rekap,
        "kurva": kurva,
        "gambar": gambar_kurva(kurva),
        "zona": hitung_zona(rekap),
        "terburuk": terburuk(rekap),
        "belum": belum_lapor(rekap),
    }
    return render(request, "beranda/beranda.html", isi)
