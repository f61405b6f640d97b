"""Stages before who verifies: shown below their sub kegiatan, returned one by one, corrected later."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from tests.web import laporan as lap
from tests.web.laporan import BULAN, PADA, REK, SUB, SUB_B, TITIK, alamat, keadaan, rekam
from tests.web.tiruan import DINSOS, PEMDA, TAHUN

from siap.domain.masukan import BarisRencanaFisik
from siap.flows import pelaporan as alur
from siap.ledger.anggaran.actions import bukukan_rencana_fisik
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.pelaporan.actions import simpan_sel
from siap.ledger.pelaporan.isian import Operasi
from siap.ledger.pelaporan.models import CatatanPengembalian

Sebagai = Callable[..., Client]
SUB_A = SUB[DINSOS]


@pytest.fixture(autouse=True)
def terkirim(orang: Any) -> None:
    """A submission of which one sub kegiatan is measured by two stages."""
    lap.anggaran(DINSOS)
    bukukan_rencana_fisik(
        pemda=PEMDA,
        tahun=TAHUN,
        pd=DINSOS,
        baris=[
            BarisRencanaFisik(DINSOS, SUB_A, "tahapan", "T1", "Pondasi", bobot=Decimal(30)),
            BarisRencanaFisik(DINSOS, SUB_A, "tahapan", "T2", "Dinding", bobot=Decimal(70)),
        ],
        sumber=Sumber("rencana.xlsx", "1" * 64),
        oleh="uji",
        pada=PADA,
    )
    operasi = [
        *(Operasi(s, REK, "realisasi", "700", None, 0) for s in (SUB_A, SUB_B)),
        Operasi(SUB_A, "T1", "bagian", "100", None, 0),
        Operasi(SUB_A, "T2", "bagian", "60.5", None, 0),
        Operasi(SUB_B, "", "fisik", "72", None, 0),
    ]
    tempat = {"pemda": PEMDA, "pd": DINSOS, "tahun": TAHUN, "bulan": BULAN}
    simpan_sel(**tempat, operasi=operasi, kunci="k", oleh="uji", pada=PADA)
    alur.ajukan(alamat())


def isi(jawaban: Any) -> str:
    return re.sub(r"\s+", " ", jawaban.content.decode())


def test_the_submission_shows_its_stages_and_where_progress_comes_from(sebagai: Sebagai) -> None:
    halaman = isi(sebagai("sari").get(f"/verifikasi/laporan?{TITIK}&pd={DINSOS}"))

    assert 'id="t0.0"' in halaman
    assert "Pondasi" in halaman
    assert re.search(r"72,35[^<]*<span[^>]*>dari tahapan<", halaman)
    assert halaman.count("dari tahapan") == 1


def test_a_stage_is_returned_with_its_own_note(sebagai: Sebagai) -> None:
    medan = {
        "nomor": "1",
        "baris": "t0.1",
        "kolom": "bagian",
        "alasan": "Foto dinding belum ada.",
        "umum": "",
    }
    sebagai("sari").post(f"/verifikasi/kembalikan?{TITIK}&pd={DINSOS}", medan)

    catatan = CatatanPengembalian.objects.get()
    assert (catatan.sub_kegiatan, catatan.rekening, catatan.kolom) == (SUB_A, "T2", "bagian")
    assert keadaan() == ("dikembalikan", 1)


def test_a_stage_is_corrected_after_the_lock_and_derived_progress_is_not_offered(sebagai: Sebagai) -> None:
    alur.verifikasi(alamat())
    alur.kunci(alamat())
    sebelum = rekam()
    medan = {"nomor": "1", "baris": ["s0", "t0.1"], "baru:t0.1:bagian": "70", "alasan": "Ukur ulang."}

    halaman = isi(sebagai("sari").post(f"/koreksi?{TITIK}&pd={DINSOS}", {**medan, "langkah": "lihat"}))

    assert 'name="baru:s0:fisik"' not in halaman
    assert re.search(r'Sebelum">60,5 %<.*?Sesudah">70 %<', halaman)
    assert rekam() == sebelum
