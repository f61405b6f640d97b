"""The catalogue is the register: every rule, its weights, and the limits in force by date and basis."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.tiruan import PEMDA

from siap.domain.aturan.ambang import AmbangAturan, simpan
from siap.domain.aturan.register import daftar
from siap.ledger.organisasi.actions import atur_konfigurasi
from siap.web.aturan.katalog import BATAS, UMUM, katalog

Sebagai = Callable[..., Client]


def isi(jawaban: Any) -> str:
    return unescape(re.sub(r"\s+", " ", jawaban.content.decode()))


@pytest.mark.parametrize("nama", ["rina", "dewi", "sari", "bupati"])
def test_everyone_who_is_signed_in_reads_every_rule(sebagai: Sebagai, nama: str) -> None:
    halaman = isi(sebagai(nama).get("/aturan"))

    for a in daftar():
        assert f'id="{a.kode}"' in halaman
        for teks in (a.judul, a.contoh_lolos, a.contoh_gagal):
            assert re.sub(r"\s+", " ", teks) in halaman, a.kode


def test_nobody_reads_it_without_signing_in(client: Client, orang: Any) -> None:
    assert client.get("/aturan").status_code == 302


def test_every_limit_belongs_to_a_rule_that_exists() -> None:
    medan = {f.name for f in fields(AmbangAturan)} - UMUM
    tercetak = [m for isi_batas in BATAS.values() for m, _, _ in isi_batas]

    assert sorted(tercetak) == sorted(medan)
    assert set(BATAS) <= {a.kode for a in daftar()}


def test_weights_are_said_per_part_and_moment() -> None:
    entri = {e.aturan.kode: e for k in katalog(AmbangAturan()) for e in k.entri}

    assert [(b.saat, b.bagian, b.keparahan) for b in entri["V14"].berat] == [
        ("Saat diajukan", "belum dijelaskan", "jelaskan"),
        ("Saat diajukan", "dijelaskan", "info"),
        ("Saat diverifikasi", "belum dijelaskan", "tolak"),
        ("Saat diverifikasi", "dijelaskan", "info"),
    ]
    assert [(b.saat, b.bagian, b.keparahan) for b in entri["V08"].berat] == [("", "", "jelaskan")]
    assert (entri["V07"].batas[0].nama, entri["V07"].batas[0].nilai) == (
        "Fisik tertinggal dari keuangan",
        "5 poin",
    )
    assert entri["V17"].batas[3].nilai == "21 Juli"


def test_fields_of_sentences_are_named_and_no_brace_is_left() -> None:
    for keluarga in katalog(AmbangAturan()):
        for e in keluarga.entri:
            assert "{" not in e.kalimat + e.tindakan or "{{" in e.aturan.kalimat + e.aturan.tindakan


def test_the_limits_of_the_pemda_are_shown_with_date_and_basis(sebagai: Sebagai) -> None:
    ambang = AmbangAturan(
        berlaku_mulai=date(2026, 7, 1),
        dasar="Perbup 12 Tahun 2026",
        fisik_tertinggal=Decimal("7.5"),
        keparahan={"V07": "tolak"},
    )
    atur_konfigurasi(
        pemda=PEMDA,
        kunci="ambang",
        isi=simpan(ambang),
        berlaku_dari=date(2026, 7, 1),
        dasar_hukum="Perbup 12 Tahun 2026",
        oleh="uji",
        pada=timezone.now(),
    )
    klien = sebagai("rina")

    lama, baru = isi(klien.get("/aturan?tahun=2026&bulan=6")), isi(klien.get("/aturan?tahun=2026&bulan=7"))

    assert "5 poin" in lama
    assert "Perbup 12" not in lama
    assert "Perbup 12 Tahun 2026, berlaku sejak 1 Juli 2026" in baru
    assert "7,50 poin" in baru
    assert "beratnya menurut Perbup 12 Tahun 2026" in baru
