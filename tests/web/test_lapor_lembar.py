"""The grid page: everything that the book knows, for those who may see it, whole and within its budget."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.isi_laporan import KUERI, REK_A, SUB_A, SUB_B, bukukan_rencana, lengkap, operasi, rekam, simpan
from tests.web.tiruan import DINSOS, PEMDA

from siap.ledger.pelaporan.actions import CatatanSel, kembalikan

Sebagai = Callable[..., Client]
LEMBAR = f"/lapor?{KUERI}"
#: 100 sub kegiatan x 4 rekening, with their own rows: 500 rows to fill
BARIS_500 = tuple(
    (f"1.06.{p:02d}.2.{k:02d}.{s:04d}", f"5.1.02.{r:02d}.01.0024")
    for p in range(2, 4)
    for k in range(1, 6)
    for s in range(1, 11)
    for r in range(1, 5)
)


@pytest.fixture
def rencana(orang: Any) -> None:
    bukukan_rencana()


def teks(jawaban: Any) -> str:
    return " ".join(jawaban.content.decode().split())


def test_a_fresh_month_shows_plan_last_month_and_blank_cells(sebagai: Sebagai, rencana: None) -> None:
    isi = teks(sebagai("rina").get(LEMBAR))

    assert "Laporan September 2025" in isi
    assert f'id="sel-realisasi-{SUB_A}-{REK_A}"' in isi
    assert 'data-l="Anggaran kas s.d.">720<' in isi
    assert 'data-l="S.d. bulan lalu">600<' in isi
    assert 'data-l="Target (%)">72,00<' in isi
    assert 'role="grid"' in isi
    assert "Mengisi di halaman ini memerlukan JavaScript" in isi


def test_saved_cells_and_their_sums_are_shown(sebagai: Sebagai, rencana: None) -> None:
    rina = sebagai("rina")
    simpan(rina, operasi(nilai="650.5"), operasi(SUB_B, "", "kendala", "Hujan <lebat>"))

    isi = teks(rina.get(LEMBAR))

    assert 'data-n="650.5" data-v="1">650,50<' in isi
    assert "Hujan &lt;lebat&gt;" in isi
    assert '<span class="terisi">1/3</span>' in isi


def test_the_reader_who_may_not_fill_sees_the_sheet_read_only(sebagai: Sebagai, rencana: None) -> None:
    isi = teks(sebagai("sari").get(LEMBAR))

    assert 'aria-readonly="true"' in isi
    assert "Sel kosong berikutnya" not in isi


def test_a_returned_note_stands_in_its_cell(sebagai: Sebagai, rencana: None, orang: Any) -> None:
    simpan(sebagai("rina"), *lengkap())
    sebagai("hadi").post(f"/lapor/ajukan?{KUERI}", {"versi": "2"})
    kembalikan(
        pemda=PEMDA,
        pd=DINSOS,
        tahun=2025,
        bulan=9,
        catatan=[CatatanSel("SPJ belum sah.", SUB_A, REK_A, "", "realisasi")],
        oleh=orang["sari"],
        pada=timezone.now(),
    )

    isi = teks(sebagai("rina").get(LEMBAR))

    assert 'data-c="SPJ belum sah."' in isi
    assert f'<a href="#sel-realisasi-{SUB_A}-{REK_A}">' in isi
    assert "Dikembalikan" in isi


@pytest.mark.parametrize("jalan", ["/lapor", "/lapor/sel"])
def test_dewi_gets_404(sebagai: Sebagai, rencana: None, jalan: str) -> None:
    sebelum = rekam()

    jawaban = sebagai("dewi").get(f"{jalan}?{KUERI}&kolom=realisasi&sub={SUB_A}&rekening={REK_A}")

    assert jawaban.status_code == 404
    assert "Dinas Sosial" not in teks(jawaban)
    assert rekam() == sebelum


def test_without_an_address_the_own_unit_is_opened(sebagai: Sebagai, rencana: None) -> None:
    jawaban = sebagai("rina").get("/lapor")

    assert jawaban.status_code == 302
    assert "pd=1.06.0.00.0.00.01.0000" in jawaban.headers["Location"]


def test_looking_opens_nothing(sebagai: Sebagai, rencana: None) -> None:
    rina = sebagai("rina")
    sebelum = rekam()

    rina.get(LEMBAR)
    rina.get(f"/lapor/periksa?{KUERI}")

    assert rekam() == sebelum


def test_the_side_of_a_cell_tells_range_and_history(sebagai: Sebagai, rencana: None) -> None:
    rina = sebagai("rina")
    simpan(rina, operasi(nilai="650"))
    simpan(sebagai("hadi"), operasi(nilai="660", dilihat="650", versi=1), kunci="k2")

    isi = rina.get(f"/lapor/sel?{KUERI}&kolom=realisasi&sub={SUB_A}&rekening={REK_A}&sumber=").json()

    assert "Rp600" in isi["wajar"]
    assert [(r["oleh"], r["sebelum"], r["sesudah"]) for r in isi["riwayat"]] == [
        ("Hadi Prasetyo", "650", "660"),
        ("Rina Kartika", "kosong", "650"),
    ]


@pytest.mark.parametrize("kueri", ["kolom=rahasia", "kolom=realisasi&sub=9.9", "kolom=fisik&sub=%00", ""])
def test_a_cell_that_does_not_exist_is_404(sebagai: Sebagai, rencana: None, kueri: str) -> None:
    assert sebagai("rina").get(f"/lapor/sel?{KUERI}&{kueri}").status_code == 404


@pytest.mark.slow
def test_500_rows_ask_a_bounded_number_of_questions_and_stay_small(
    sebagai: Sebagai, orang: Any, django_assert_max_num_queries: Any
) -> None:
    bukukan_rencana(BARIS_500)
    rina = sebagai("rina")
    simpan(rina, *[operasi(s, r, nilai=f"{650_123_456 + n * 7919}.5") for n, (s, r) in enumerate(BARIS_500)])

    with django_assert_max_num_queries(70):
        jawaban = rina.get(LEMBAR)

    assert jawaban.content.decode().count('data-k="') == 400 + 100 * 3
    assert len(gzip.compress(jawaban.content, 6)) < 60_000
