"""LRA sheets with invented amounts: found by content, judged line by line."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from tests.intake.pabrik import dari_sel, lra_sel, penuh, xls

from siap.domain.masukan import Bacaan, IsiLra, JenisBerkas
from siap.intake import baca, bandingkan_lra


def lra(anggaran: dict[str, Any], realisasi: dict[str, Any], **lain: Any) -> Bacaan:
    return baca(JenisBerkas.LRA, "lra.xlsx", dari_sel(lra_sel(anggaran, realisasi, **lain)))


def isi(bacaan: Bacaan) -> IsiLra:
    assert isinstance(bacaan.isi, IsiLra)
    return bacaan.isi


def kode(bacaan: Bacaan) -> list[str]:
    return [t.kode for t in bacaan.temuan]


def test_lra_is_read_whole() -> None:
    bacaan = lra(penuh(700, 300, 50), penuh(350, 100, 20))
    assert kode(bacaan) == []
    assert (bacaan.dibaca, bacaan.diterima, bacaan.ditolak) == (9, 9, 0)
    assert bacaan.total == {"pagu": 1000, "realisasi": 450, "pagu pendapatan": 50, "realisasi pendapatan": 20}
    assert (isi(bacaan).bulan, isi(bacaan).tahun) == (6, 2022)
    assert isi(bacaan).unit.nama == "Dinas Uji"
    assert isi(bacaan).anggaran == {
        "4.1": 50, "4.2": 0, "4.3": 0, "5.1": 700, "5.2": 300, "5.3": 0, "5.4": 0,
    }  # fmt: skip
    assert isi(bacaan).uraian["5.2"] == "BELANJA MODAL"


def test_lra_xls_reads_the_same() -> None:
    sel = lra_sel(penuh(), penuh(300, 100))
    satu = baca(None, "a", dari_sel(sel))
    lain = baca(None, "a", xls(sel, gabung=[(17, 17, 17, 18), (13, 14, 16, 17)]))
    assert (satu.total, satu.isi, satu.temuan) == (lain.total, lain.isi, lain.temuan)


def test_shifted_rows_and_columns_are_followed_and_told() -> None:
    bacaan = lra(penuh(), penuh(300, 100), geser=2, kiri=1)
    assert bacaan.total["realisasi"] == 400
    assert [(t.kode, t.diberikan) for t in bacaan.temuan] == [("M56", "mulai D20"), ("M56", "kolom R")]


def test_codes_typed_as_numbers_are_codes() -> None:
    sel = lra_sel(penuh(), penuh(300, 100))
    angka = {k: (float(v) if k[1] == 3 and k[0] >= 17 else v) for k, v in sel.items()}
    assert baca(None, "a", dari_sel(angka)).total["pagu"] == 1000


def test_a_blank_line_is_no_line_and_a_zero_is_one() -> None:
    anggaran = penuh() | {"5.3": None, "5.4": 0}
    hasil = isi(lra(anggaran, penuh(300, 100)))
    assert "5.3" not in hasil.anggaran
    assert hasil.anggaran["5.4"] == 0


def test_nothing_realised_is_a_report() -> None:
    bacaan = lra(penuh(), penuh(0, 0))
    assert kode(bacaan) == ["M71"]
    assert not bacaan.tertolak


def test_amounts_in_text_are_read() -> None:
    anggaran = penuh() | {"5": "Rp. 1.000,00", "5.1": "Rp700", "5.2": "300"}
    bacaan = lra(anggaran, penuh(300, 100))
    assert bacaan.total["pagu"] == Decimal(1000)
    assert set(kode(bacaan)) == {"M31"}


@pytest.mark.parametrize("kolom", [17, 18])
def test_realisation_stands_under_its_heading_or_one_to_the_left(kolom: int) -> None:
    assert lra(penuh(), penuh(300, 100), kolom_realisasi=kolom).total["realisasi"] == 400


def test_a_realisation_typed_twice_is_found_by_its_doubled_total() -> None:
    realisasi = penuh(300, 100) | {"5": 800}
    ganda = {(22, 18): 300, (23, 18): 100}
    bacaan = lra(penuh(), realisasi, lain=ganda)
    (temuan,) = [t for t in bacaan.temuan if t.kode == "M60"]
    assert (temuan.diberikan, temuan.diharapkan, temuan.selisih) == ("Rp800", "Rp400", "Rp400")
    assert bacaan.tertolak


def test_a_realisation_typed_twice_is_found_even_when_its_total_was_typed_once() -> None:
    bacaan = lra(penuh(), penuh(300, 100), lain={(22, 18): 300})
    assert kode(bacaan) == ["M60"]
    assert bacaan.temuan[0].tempat.sel == "S23"


def test_parts_that_miss_their_total_are_named_with_the_difference() -> None:
    bacaan = lra(penuh() | {"5": 1007}, penuh(300, 100))
    assert [(t.kode, t.tempat.sel, t.selisih) for t in bacaan.temuan] == [("M61", "Q22", "Rp7")]
    assert bacaan.tertolak


def test_over_a_hundred_percent_is_asked_about_and_never_capped() -> None:
    bacaan = lra(penuh(700, 300), penuh(800, 300))
    assert [(t.kode, t.keparahan) for t in bacaan.temuan] == [("M62", "jelaskan")] * 2
    assert "110,00 %" in bacaan.temuan[0].kalimat
    assert bacaan.total["realisasi"] == 1100


def test_money_spent_without_a_budget_is_asked_about() -> None:
    bacaan = lra(penuh(), penuh(300, 100) | {"5": 405, "5.3": 5})
    assert [(t.kode, t.tempat.sel) for t in bacaan.temuan] == [("M72", "R25")]


def test_a_refund_is_read_and_asked_about() -> None:
    bacaan = lra(penuh(), penuh(300, -100))
    assert bacaan.total["realisasi"] == 200
    assert kode(bacaan) == ["M26"]


def test_the_sample_amounts_are_found_wherever_they_are_left() -> None:
    contoh = penuh(3_686_857_110_906 - 7, 7, 10_000_000)
    assert kode(lra(contoh, penuh(838_948_580_079, 0)))[0] == "M10"
    sisa = lra(penuh(), penuh(838_948_580_079, 0))
    assert kode(sisa)[0] == "M11"
    pendapatan = lra(penuh(700, 300, 10_000_000), penuh(1, 1))
    assert kode(pendapatan) == ["M11"]
    assert sisa.tertolak
    assert not pendapatan.tertolak, "ten million may be a real plan: it is asked about"


def test_a_revenue_of_ten_million_that_was_earned_is_no_sample() -> None:
    assert kode(lra(penuh(700, 300, 10_000_000), penuh(1, 1, 4_000_000))) == []


def test_an_empty_form_is_refused() -> None:
    assert kode(lra(penuh(0, 0), penuh(0, 0))) == ["M10"]
    assert kode(lra({}, {})) == ["M06"]


@pytest.mark.parametrize(
    ("periode", "bulan", "temuan"),
    [
        ("periode …………. s.d ………….. 2022", None, []),
        ("periode Januari s.d Nopember 2022", 11, []),
        ("periode 01 Januari s.d 28 Februari 2022", 2, []),
        ("periode 1 Oktober s.d 31 Oktober 2022", 10, ["M74"]),
        ("Periode Mei 2022", 5, ["M74"]),
        ("periode Januari 2022", 1, []),
    ],
)
def test_the_period_is_what_the_title_ends_on(periode: str, bulan: int | None, temuan: list[str]) -> None:
    bacaan = lra(penuh(), penuh(300, 100), periode=periode)
    assert (isi(bacaan).bulan, isi(bacaan).tahun, kode(bacaan)) == (bulan, 2022, temuan)


def test_a_dotted_line_is_no_name() -> None:
    assert isi(lra(penuh(), penuh(300, 100), unit="……", sub_unit="…………………")).unit.nama == ""


def test_the_second_realisation_column_of_a_province_is_told_and_not_added() -> None:
    serapan = {
        (13, 18): "REALISASI BPKAD",
        (13, 19): "SERAPAN OPD",
        (21, 19): 450,
        (22, 19): 350,
        (23, 19): 100,
    }
    bacaan = lra(penuh(), penuh(300, 100), lain=serapan)
    assert bacaan.total["realisasi"] == 400
    assert kode(bacaan) == ["M92"]
    assert "Rp450" in bacaan.temuan[0].kalimat


def banding(
    bacaan: Bacaan, nama: str = "Dinas Uji", bulan: int | None = 6, tahun: int | None = 2022
) -> list[str]:
    return [t.kode for t in bandingkan_lra(bacaan, nama_pd=nama, bulan=bulan, tahun=tahun)]


def test_a_sheet_is_compared_with_what_was_chosen() -> None:
    bacaan = lra(penuh(), penuh(300, 100))
    assert banding(bacaan) == []
    assert banding(bacaan, nama="Dinas Lain") == ["M41"]
    assert banding(bacaan, bulan=7) == ["M42"]
    assert banding(bacaan, bulan=0) == ["M44"]
    assert banding(bacaan, tahun=2023) == ["M45"]
    assert banding(lra(penuh(), penuh(300, 100), periode="periode ……", unit="…", sub_unit="…")) == [
        "M57",
        "M43",
    ]


@pytest.mark.parametrize(
    ("lembar", "sub", "pd"),
    [
        ("DINAS UJI", "", "Dinas Uji"),
        ("Dinas Uji Kabupaten Contoh", "", "Dinas Uji"),
        ("Pemerintah Kabupaten Contoh", "Satuan Polisi Pamong Praja", "Satuan Polisi Pamong Praja"),
        ("Kec. Nanti", "", "Kecamatan Nanti"),
        ("Dinas PMD, Perempuan dan Anak", "", "Dinas PMD Perempuan Dan Anak"),
        ("Inspektorat Kabupaten Contoh", "", "Inspektorat"),
    ],
)
def test_other_spellings_of_the_unit_are_the_unit(lembar: str, sub: str, pd: str) -> None:
    assert banding(lra(penuh(), penuh(300, 100), unit=lembar, sub_unit=sub), nama=pd) == []
