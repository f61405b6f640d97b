"""A locked month is corrected with a reason, after a look at the effect; submissions stay readable."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from tests.web import laporan as lap
from tests.web.laporan import SUB, TITIK, keadaan, kirim, rekam, sampai
from tests.web.orang import DISHUB
from tests.web.tiruan import DINSOS, PEMDA, TAHUN

from siap.documents.writers.lampiran_pdf import baca_lampiran
from siap.flows import pelaporan as alur
from siap.flows.pelaporan import kunci_publik, periksa_bukti
from siap.ledger.pelaporan.actions import CatatanSel, PerubahanSel
from siap.ledger.pelaporan.models import Kiriman

Sebagai = Callable[..., Client]
JALAN = f"/koreksi?{TITIK}&pd={DINSOS}"
KIRIMAN = f"/kiriman?{TITIK}&pd={DINSOS}"
#: one line of money, from Rp700 to Rp650,50
MEDAN = {
    "nomor": "1",
    "baris": "b0",
    "baru:b0:realisasi": "650,50",
    "baru:b0:catatan": "STS 12/2026",
    "alasan": "Pengembalian belanja.",
}


@pytest.fixture(autouse=True)
def _anggaran(orang: Any) -> None:
    lap.anggaran(DINSOS)
    lap.anggaran(DISHUB)


def isi(jawaban: Any) -> str:
    return re.sub(r"\s+", " ", jawaban.content.decode())


# --- corrections ---------------------------------------------------------------------------------------


def test_the_effect_is_shown_before_anything_is_booked(sebagai: Sebagai) -> None:
    sampai("dikunci")
    sebelum = rekam()

    jawaban = sebagai("sari").post(JALAN, {**MEDAN, "langkah": "lihat"})

    halaman = isi(jawaban)
    assert jawaban.status_code == 200
    assert "belum dibukukan" in halaman
    assert re.search(r'Sebelum">Rp700<.*?Sesudah">Rp650,50<.*?Selisih">−49,5<', halaman)
    assert "Rp1.350,50" in halaman  # the whole PD afterwards: 1.400 - 49,50
    assert 'value="bukukan"' in halaman
    assert rekam() == sebelum


@pytest.mark.parametrize("nama", ["sari", "hadi"])
def test_a_correction_is_a_submission_of_its_own_with_a_receipt(sebagai: Sebagai, nama: str) -> None:
    sampai("dikunci")
    klien = sebagai(nama)

    jawaban = klien.post(JALAN, {**MEDAN, "langkah": "bukukan"})

    assert jawaban.status_code == 302
    assert "nomor=2" in jawaban.headers["Location"]
    assert keadaan() == ("dikunci", 2)
    baru = Kiriman.objects.get(nomor=2)
    assert (baru.perbuatan, baru.alasan, baru.diajukan_oleh) == ("koreksi", "Pengembalian belanja.", nama)
    halaman = isi(klien.get(jawaban.headers["Location"]))
    assert "Koreksi dibukukan" in halaman
    assert "650,50" in halaman
    assert "perbuatan: koreksi" in halaman


def test_rows_are_found_chosen_and_dropped_without_a_script(sebagai: Sebagai) -> None:
    sampai("dikunci")
    klien = sebagai("sari")

    halaman = isi(klien.post(JALAN, {"nomor": "1", "cari": "0002", "langkah": "cari"}))
    assert 'name="tambah" value="b1"' in halaman
    assert 'name="tambah" value="b0"' not in halaman
    halaman = isi(klien.post(JALAN, {**MEDAN, "tambah": "s1", "langkah": ""}))
    assert 'name="baru:s1:fisik" inputmode="decimal" autocomplete="off" value="72"' in halaman
    assert 'value="650,50"' in halaman
    halaman = isi(klien.post(JALAN, {**MEDAN, "hapus": "b0"}))
    assert "baru:b0:realisasi" not in halaman
    assert ">Pengembalian belanja.</textarea>" in halaman


@pytest.mark.parametrize(
    ("ganti", "status", "kata"),
    [
        ({"alasan": " "}, 422, "Tulis alasan koreksi"),
        ({"baru:b0:realisasi": "banyak"}, 422, "tidak terbaca"),
        ({"baru:b0:realisasi": "700", "baru:b0:catatan": ""}, 422, "Belum ada sel yang berubah"),
        ({"baris": ""}, 422, "Belum ada sel yang berubah"),
        ({"baru:b0:realisasi": "1.000,001"}, 422, "tidak terbaca"),
        ({"nomor": "7"}, 409, "berubah sejak Anda buka"),
        ({"nomor": "x"}, 409, "berubah sejak Anda buka"),
        ({"baru:b0:realisasi": "99.000"}, 422, "V05"),
    ],
)
def test_a_refused_correction_keeps_what_was_typed_and_changes_nothing(
    sebagai: Sebagai, ganti: dict[str, str], status: int, kata: str
) -> None:
    sampai("dikunci")
    sebelum = rekam()

    jawaban = sebagai("sari").post(JALAN, {**MEDAN, **ganti, "langkah": "bukukan"})

    halaman = isi(jawaban)
    assert jawaban.status_code == status
    assert kata in halaman
    if status == 422 and ganti.get("baris") is None:
        assert f'value="{ganti.get("baru:b0:realisasi", "650,50")}"' in halaman
    assert rekam() == sebelum


def test_a_finding_that_asks_for_a_reason_is_explained_on_the_same_page(sebagai: Sebagai) -> None:
    sampai("dikunci")
    sebelum = rekam()
    klien = sebagai("sari")
    medan = {**MEDAN, "baris": "s0", "baru:s0:fisik": "30", "langkah": "bukukan"}

    jawaban = klien.post(JALAN, medan)

    assert jawaban.status_code == 422
    assert rekam() == sebelum
    medan_alasan = re.findall(r'name="(temuan:[^"]+)"', jawaban.content.decode())
    assert medan_alasan
    jawaban = klien.post(JALAN, {**medan, **dict.fromkeys(medan_alasan, "Diukur ulang.")})
    assert (jawaban.status_code, keadaan()) == (302, ("dikunci", 2))


def test_a_month_that_is_not_locked_is_not_corrected(sebagai: Sebagai) -> None:
    sampai("diverifikasi")
    sebelum = rekam()
    klien = sebagai("sari")

    assert "Bulan ini belum dikunci" in isi(klien.get(JALAN))
    jawaban = klien.post(JALAN, {**MEDAN, "langkah": "bukukan"})
    assert jawaban.status_code == 422
    assert "tidak dapat dilakukan pada laporan berkeadaan diverifikasi" in isi(jawaban)
    assert rekam() == sebelum


@pytest.mark.parametrize(
    ("nama", "lihat", "tulis"), [("dewi", 404, 404), ("rina", 200, 403), ("bupati", 200, 403)]
)
def test_who_may_correct(sebagai: Sebagai, nama: str, lihat: int, tulis: int) -> None:
    sampai("dikunci")
    sebelum = rekam()
    klien = sebagai(nama)

    halaman = klien.get(JALAN)
    assert halaman.status_code == lihat
    assert 'value="lihat"' not in isi(halaman)
    for langkah in ("lihat", "bukukan", ""):
        assert klien.post(JALAN, {**MEDAN, "langkah": langkah}).status_code == tulis
    assert rekam() == sebelum


# --- submissions as they were sent ---------------------------------------------------------------------


def test_an_old_submission_prints_to_the_digit_after_the_book_moved_on(sebagai: Sebagai) -> None:
    kirim(DINSOS, uang="700.55", fisik="72.1234")
    alur.kembalikan(lap.alamat(), catatan=[CatatanSel("Periksa.", SUB[DINSOS], "", "", "fisik")])
    kirim(DINSOS, uang="690")
    klien = sebagai("rina")

    lama, baru = isi(klien.get(f"{KIRIMAN}&nomor=1")), isi(klien.get(KIRIMAN))

    assert "700,55" in lama
    assert "72,1234" in lama
    assert "1.401,10" in lama
    assert "sudah diganti kiriman ke-2" in lama
    assert "Fisik, 1.06.02.2.01.0001" in lama  # why it came back, at its cell
    assert "700,55" in baru  # in what differs from the one before
    assert "Kiriman ke-2" in baru
    for nomor in (1, 2):
        sidik = Kiriman.objects.get(nomor=nomor).sidik
        assert sidik in (lama, baru)[nomor - 1]


def test_a_month_without_submission_says_so(sebagai: Sebagai) -> None:
    jawaban = sebagai("rina").get(KIRIMAN)

    assert jawaban.status_code == 200
    assert "Dinas Sosial belum mengirim laporan September 2026" in isi(jawaban)
    for nomor in ("1", "0", "x"):
        assert sebagai("rina").get(f"{KIRIMAN}&nomor={nomor}").status_code == 404


def test_the_own_unit_is_meant_when_none_is_named(sebagai: Sebagai) -> None:
    kirim(DINSOS)

    assert "Dinas Sosial" in isi(sebagai("hadi").get(f"/kiriman?{TITIK}"))
    assert sebagai("sari").get(f"/kiriman?{TITIK}").status_code == 404


def test_the_receipt_is_handed_out_as_text_and_pdf_and_both_prove_themselves(sebagai: Sebagai) -> None:
    kirim(DINSOS)
    klien = sebagai("hadi")
    jalan = f"{TITIK}&pd={DINSOS}&nomor=1"

    teks, pdf = klien.get(f"/bukti-kirim.txt?{jalan}"), klien.get(f"/bukti-kirim.pdf?{jalan}")
    kunci = klien.get(f"/bukti-kirim/kunci.pem?{TITIK}")

    assert kunci.content.decode() == kunci_publik()
    assert teks.headers["Content-Disposition"] == (
        f'attachment; filename="bukti-kirim-{DINSOS}-{TAHUN}-09-1.txt"'
    )
    assert periksa_bukti(teks.content.decode(), kunci.content.decode())["nomor"] == (
        f"{PEMDA}/{DINSOS}/{TAHUN}-09/1"
    )
    assert pdf.content.startswith(b"%PDF-")
    assert baca_lampiran(pdf.content) == [teks.content]


@pytest.mark.parametrize("jalan", ["/kiriman", "/bukti-kirim.txt", "/bukti-kirim.pdf", "/koreksi"])
def test_dewi_finds_no_submission_of_another_pd(sebagai: Sebagai, jalan: str) -> None:
    sampai("dikunci")
    sebelum = rekam()

    jawaban = sebagai("dewi").get(f"{jalan}?{TITIK}&pd={DINSOS}&nomor=1")

    assert jawaban.status_code == 404
    assert "Dinas Sosial" not in isi(jawaban)
    assert rekam() == sebelum


def test_a_correction_by_the_command_line_shows_too(sebagai: Sebagai) -> None:
    sampai("dikunci")
    sel = [PerubahanSel(SUB[DINSOS], lap.REK, "realisasi", "690")]
    alur.koreksi(lap.alamat(pada=datetime.fromisoformat("2026-11-01T08:00:00+07:00")), sel=sel, alasan="BPK.")

    halaman = isi(sebagai("rina").get(KIRIMAN))

    assert "Koreksi, kiriman ke-2" in halaman
    assert "Alasan koreksi</dt><dd>BPK." in halaman
