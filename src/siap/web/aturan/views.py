"""Aturan: the catalogue of rules, printed from the one register that also writes every finding."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from siap.domain.waktu import tampil_tanggal
from siap.ledger.organisasi.queries import ambang_sistem
from siap.web.aturan.katalog import katalog
from siap.web.keadaan import Keadaan, ruang


@require_GET
@ruang
def aturan(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Show every rule with examples and the limits in force at the end of this month."""
    ambang = ambang_sistem(keadaan.pemda.kode, keadaan.periode)
    keluarga = katalog(ambang)
    isi = {
        "keadaan": keadaan,
        "ruang": "aturan",
        "keluarga": keluarga,
        "banyak": sum(len(k.entri) for k in keluarga),
        "dasar": ambang.dasar,
        "berlaku": tampil_tanggal(ambang.berlaku_mulai),
        "bawaan": ambang.berlaku_mulai.year <= 2000,
    }
    return render(request, "aturan/aturan.html", isi)
