"""Beranda: four numbers with target and gap, the curve, the zones, the worst, who has not reported."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from siap.flows import tanya
from siap.web.alamat import alamat
from siap.web.bagan import gambar_kurva
from siap.web.beranda.susunan import belum_lapor, hitung_zona, terburuk
from siap.web.keadaan import Keadaan, ruang


@ruang
def beranda(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Show the whole pemda; whoever may see a single PD is taken to it instead."""
    if not keadaan.hak.semua_pd:
        return _milik_sendiri(keadaan)
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


def _milik_sendiri(keadaan: Keadaan) -> HttpResponse:
    if len(keadaan.hak.kode_pd) == 1:
        return redirect(alamat("pd", keadaan, kode=next(iter(keadaan.hak.kode_pd))))
    return redirect(alamat("daftar-pd", keadaan))
