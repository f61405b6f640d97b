"""SIAP's own forms, filled in the way people do."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.intake.pabrik import csv_teks, templat_xlsx, xlsx

from siap.domain.masukan import Bacaan, JenisBerkas, Matra, Sifat
from siap.domain.templat import TEMPLAT, TipeKolom, baca_tanda
from siap.intake import Konteks, baca, kenali

SUB = "1.02.02.2.02.0001"
REK = "5.1.02.01.01.0024"


def tabel(
    *baris: list[Any], jenis: JenisBerkas | None = None, nama: str = "x.xlsx", **konteks: Any
) -> Bacaan:
    return baca(jenis, nama, xlsx(baris), konteks=Konteks(**konteks))


def kode(bacaan: Bacaan) -> list[str]:
    return [t.kode for t in bacaan.temuan]


def baris(bacaan: Bacaan) -> tuple[Any, ...]:
    assert bacaan.isi is not None
    return bacaan.isi.baris  # type: ignore[union-attr]


def test_only_pd_totals_are_enough() -> None:
    bacaan = tabel(["pd", "pagu"], ["18.04", 984_959_704_911])
    assert bacaan.jenis is JenisBerkas.DPA
    assert kode(bacaan) == []
    assert bacaan.total == {"pagu": 984_959_704_911, "baris": 1, "PD": 1}
    assert baris(bacaan)[0].matra == Matra()


def test_the_finest_line_keeps_all_its_codes() -> None:
    bacaan = tabel(
        ["pd", "nama_pd", "sub_kegiatan", "nama_sub_kegiatan", "rekening", "sumber_dana", "pagu"],
        ["9", "Satpol PP", "1.05.02.2.01.1", "Patroli", "5.1.02.01.001.00024", "1.2.01.08", 7.5],
    )
    assert baris(bacaan)[0].matra == Matra("1.05.02.2.01.0001", REK, "5.1.02", "1.2.01.08")
    assert bacaan.isi.uraian == {"1.05.02.2.01.0001": "Patroli"}  # type: ignore[union-attr]
    assert bacaan.isi.unit[0].nama == "Satpol PP"  # type: ignore[union-attr]
    assert baris(bacaan)[0].tempat.baris == 2


def test_flat_exports_hold_code_and_name_in_one_cell_and_a_total_on_top() -> None:
    bacaan = tabel(
        [None, None, None, 30],
        ["OPD", "Sub Kegiatan", "Rekening (Sub Rincian Obyek)", "APBD"],
        ["1.01.2.22 Dinas Uji", "1.01.01.1.01.01 Penyusunan", f"{REK} - Alat Tulis", 10],
        ["1.01.2.22 Dinas Uji", "1.01.01.1.01.01 Penyusunan", "5.1.02.01.01.0025  Kertas", 20],
    )
    assert kode(bacaan) == []
    assert [b.matra.sub_kegiatan for b in baris(bacaan)] == ["1.01.01.1.01.0001"] * 2
    assert bacaan.isi.uraian[REK] == "Alat Tulis"  # type: ignore[union-attr]
    (unit,) = bacaan.isi.unit  # type: ignore[union-attr]
    assert (unit.kode, unit.nama) == ("1.01.2.22", "Dinas Uji")


def test_a_blank_amount_is_not_reported_and_a_zero_is() -> None:
    bacaan = tabel(["pd", "bulan", "realisasi"], ["9", 6, 0], ["11", 6, None], ["12", 6, "-"], ["13", 6, 5])
    assert [(b.pd, b.nilai) for b in baris(bacaan)] == [("9", 0), ("13", 5)]
    assert kode(bacaan) == ["M36"]
    assert "2 baris" in bacaan.temuan[0].kalimat
    assert (bacaan.dibaca, bacaan.diterima) == (2, 2)


def test_a_form_without_any_figure_is_empty() -> None:
    assert kode(tabel(["pd", "bulan", "realisasi"], ["9", 6, None])) == ["M06"]
    assert kode(tabel(["pd", "bulan", "realisasi"])) == ["M06"]


@pytest.mark.parametrize(
    ("tulisan", "nilai"),
    [
        ("Rp. 2.334.880.409", "2334880409"),
        ("1,234.50", "1234.50"),
        ("1.234,5", "1234.50"),
        ("(5.000)", "-5000"),
        (465_454_124_354.53, "465454124354.53"),
        (0.1 + 0.2, "0.30"),
        (1e15, "1000000000000000"),
    ],
)
def test_amounts_in_any_spelling(tulisan: Any, nilai: str) -> None:
    assert tabel(["pd", "pagu"], ["9", tulisan]).total["pagu"] == Decimal(nilai)


@pytest.mark.parametrize(
    ("tulisan", "temuan"),
    [
        ("seratus", "M20"),
        ("5.35E+11", "M27"),
        (1.005, "M25"),
        ("1,2345", "M25"),
        (True, "M20"),
        (date(2023, 6, 30), "M20"),
        ("31/06/2023", "M20"),
        ("#REF!", "M22"),
    ],
)
def test_an_amount_that_is_none_is_refused_at_its_cell(tulisan: Any, temuan: str) -> None:
    def isi(buku: Any, ws: Any) -> None:
        ws.write_row(0, 0, ["pd", "pagu"])
        ws.write_row(1, 0, ["9", 1])
        ws.write(2, 0, "11")
        if isinstance(tulisan, date):
            ws.write_datetime(2, 1, tulisan, buku.add_format({"num_format": "dd/mm/yyyy"}))
        else:
            ws.write(2, 1, tulisan)

    bacaan = baca(None, "x.xlsx", xlsx(isi))
    assert [(t.kode, t.tempat.sel, t.menolak) for t in bacaan.temuan] == [(temuan, "B3", True)]
    assert (bacaan.dibaca, bacaan.diterima, bacaan.ditolak) == (2, 1, 1)
    assert bacaan.tertolak


def test_an_ambiguous_amount_is_read_and_asked_about() -> None:
    bacaan = tabel(["pd", "pagu"], ["9", "6.474"])
    assert bacaan.total["pagu"] == 6474
    assert kode(bacaan) == ["M21"]


def test_every_bad_cell_of_a_row_is_named() -> None:
    bacaan = tabel(
        ["pd", "bulan", "sub_kegiatan", "rekening", "realisasi"],
        [None, "bulan madu", "1.02", "lima", "banyak"],
    )
    assert [(t.kode, t.tempat.sel) for t in bacaan.temuan] == [
        ("M20", "E2"),
        ("M30", "A2"),
        ("M49", "C2"),
        ("M44", "B2"),
    ]


@pytest.mark.parametrize(
    ("tulisan", "bulan", "temuan"),
    [
        (6, 6, []),
        ("06", 6, []),
        ("Juni", 6, []),
        ("Nopember", 11, []),
        ("s.d. Juni 2023", 6, []),
        ("30/06/2023", 6, ["M28"]),
        ("2023-06-30", 6, ["M28"]),
        ("30-06-2022", 6, ["M28", "M45"]),
    ],
)
def test_months_in_any_spelling(tulisan: Any, bulan: int, temuan: list[str]) -> None:
    bacaan = tabel(["pd", "bulan", "realisasi"], ["9", tulisan, 5], tahun=2023)
    assert baris(bacaan)[0].bulan == bulan
    assert kode(bacaan) == temuan


@pytest.mark.parametrize(
    ("tulisan", "temuan"), [("06/07/2023", "M29"), ("31/02/2023", "M29"), (13, "M44"), (0, "M44")]
)
def test_a_month_that_has_two_meanings_or_none_is_refused(tulisan: Any, temuan: str) -> None:
    bacaan = tabel(["pd", "bulan", "realisasi"], ["9", tulisan, 5])
    assert kode(bacaan) == [temuan]
    assert bacaan.tertolak


def test_a_date_cell_names_its_month() -> None:
    def isi(buku: Any, ws: Any) -> None:
        ws.write_row(0, 0, ["pd", "bulan", "realisasi"])
        ws.write(1, 0, "9")
        ws.write_datetime(1, 1, date(2023, 6, 30), buku.add_format({"num_format": "mmm yyyy"}))
        ws.write(1, 2, 5)

    assert baris(baca(None, "x.xlsx", xlsx(isi), konteks=Konteks(tahun=2023)))[0].bulan == 6


def test_what_the_person_says_fills_missing_columns_and_must_agree_with_present_ones() -> None:
    satu = tabel(["sub_kegiatan", "realisasi"], [SUB, 5], jenis=JenisBerkas.REALISASI, pd="9", bulan=6)
    assert (baris(satu)[0].pd, baris(satu)[0].bulan) == ("9", 6)
    lain = tabel(["pd", "bulan", "realisasi"], ["11", 7, 5], pd="9", bulan=6)
    assert [(t.kode, t.menolak) for t in lain.temuan] == [("M41", True), ("M42", True)]


def test_missing_columns_are_named() -> None:
    bacaan = tabel(["pd", "catatan", "realisasi"], ["9", "x", 5], jenis=JenisBerkas.REALISASI)
    assert kode(bacaan) == ["M14"]
    assert "bulan" in bacaan.temuan[0].kalimat


def test_unknown_columns_are_told() -> None:
    bacaan = tabel(["pd", "pagu", "catatan saya"], ["9", 5, "x"])
    assert [(t.kode, t.diberikan) for t in bacaan.temuan] == [("M15", "catatan saya")]


def test_totals_of_the_file_are_compared_and_never_added() -> None:
    cocok = tabel(["pd", "pagu"], ["9", 5], ["11", 7], ["JUMLAH", 12])
    assert (cocok.total["pagu"], kode(cocok)) == (12, [])
    beda = tabel(["pd", "pagu"], ["9", 5], ["11", 7], ["Total", 13])
    assert [(t.kode, t.selisih, t.tempat.sel) for t in beda.temuan] == [("M73", "−Rp1", "B4")]
    assert beda.tertolak


def test_a_row_of_column_numbers_is_no_data() -> None:
    bacaan = tabel(
        ["pd", "sub_kegiatan", "rekening", "pagu"], ["(1)", "(2)", "(3)", "(4)"], ["9", SUB, REK, 5]
    )
    assert (bacaan.dibaca, bacaan.total["pagu"]) == (1, 5)


@pytest.mark.parametrize(
    "isi",
    [
        [["9", None, None, 12], ["9", SUB, REK, 5], ["9", SUB, "5.2.02.01.01.0001", 7]],
        [["9", SUB, None, 12], ["9", SUB, REK, 5], ["9", SUB, "5.2.02.01.01.0001", 7]],
        [
            ["9", SUB, "5.1", 12],
            ["9", SUB, "5.1.02", 12],
            ["9", SUB, REK, 5],
            ["9", SUB, "5.1.02.01.01.0025", 7],
        ],
    ],
)
def test_a_total_among_its_own_details_is_refused(isi: list[list[Any]]) -> None:
    bacaan = tabel(["pd", "sub_kegiatan", "rekening", "pagu"], *isi)
    assert set(kode(bacaan)) == {"M55"}
    assert bacaan.tertolak


def test_a_coarse_line_beside_fine_ones_is_no_total() -> None:
    bacaan = tabel(["pd", "sub_kegiatan", "pagu"], ["9", None, 100], ["9", SUB, 5])
    assert kode(bacaan) == []


def test_the_same_line_twice_is_asked_about() -> None:
    bacaan = tabel(["pd", "sub_kegiatan", "rekening", "pagu"], ["9", SUB, REK, 5], ["9", SUB, REK, 7])
    assert [(t.kode, t.diberikan) for t in bacaan.temuan] == [("M39", "2")]
    assert bacaan.total["pagu"] == 12


def test_jenis_belanja_must_agree_with_rekening() -> None:
    judul = ["pd", "rekening", "jenis_belanja", "pagu"]
    assert kode(tabel(judul, ["9", REK, "5.1", 5])) == []
    assert kode(tabel(judul, ["9", REK, "5.2", 5])) == ["M49"]


def test_revenue_and_financing_stay_out_of_the_total() -> None:
    bacaan = tabel(["pd", "jenis_belanja", "pagu"], ["9", "5.1", 5], ["9", "4.1", 70], ["9", "6.1", 3])
    assert (bacaan.total["pagu"], bacaan.total["pagu pendapatan"], bacaan.total["pagu pembiayaan"]) == (
        5,
        70,
        3,
    )


def test_realisation_is_to_date_unless_it_says_monthly() -> None:
    judul = ["pd", "bulan", "realisasi", "sifat"]
    assert tabel(judul[:3], ["9", 6, 5]).isi.sifat is Sifat.KUMULATIF  # type: ignore[union-attr]
    assert tabel(judul, ["9", 6, 5, "Bulanan"]).isi.sifat is Sifat.BULANAN  # type: ignore[union-attr]
    assert kode(tabel(judul, ["9", 6, 5, "bulanan"], ["11", 6, 5, "kumulatif"])) == ["M34"]
    assert kode(tabel(judul, ["9", 6, 5, "mingguan"])) == ["M33"]
    bertanda = templat_xlsx(
        JenisBerkas.REALISASI, [{"pd": "9", "bulan": 6, "realisasi": 5}], {"sifat": "bulanan"}
    )
    assert baca(None, "x.xlsx", bertanda).isi.sifat is Sifat.BULANAN  # type: ignore[union-attr]


def test_totals_of_several_months_are_shown_apart() -> None:
    bacaan = tabel(["pd", "bulan", "realisasi"], ["9", 5, 5], ["9", 6, 8])
    assert (bacaan.total["realisasi Mei"], bacaan.total["realisasi Juni"]) == (5, 8)
    assert "realisasi" not in bacaan.total


def bulanan(*nilai: Any) -> dict[str, Any]:
    nama = [k.nama for k in TEMPLAT[JenisBerkas.ANGKAS].kolom if k.bulan]
    return dict(zip(nama, nilai, strict=False))


def test_angkas_holds_one_row_per_filled_month() -> None:
    isi = templat_xlsx(JenisBerkas.ANGKAS, [{"pd": "9"} | bulanan(10, None, 0, *[1] * 9)], {"tahun": 2023})
    bacaan = baca(None, "x.xlsx", isi)
    assert bacaan.jenis is JenisBerkas.ANGKAS
    assert [b.bulan for b in baris(bacaan)] == [1, *range(3, 13)]
    assert bacaan.total["anggaran kas"] == 19
    assert (bacaan.dibaca, bacaan.diterima) == (1, 1)
    assert bacaan.isi.tahun == 2023  # type: ignore[union-attr]


def test_another_year_in_the_form_is_told() -> None:
    isi = templat_xlsx(JenisBerkas.DPA, [{"pd": "9", "pagu": 1}], {"tahun": 2022})
    assert kode(baca(None, "x.xlsx", isi, konteks=Konteks(tahun=2023))) == ["M45"]


def test_a_form_of_another_version_is_told() -> None:
    lama = xlsx([["SIAP templat dpa versi 7"], [], ["pd", "pagu"], ["9", 1]])
    assert [(t.kode, t.diberikan, t.diharapkan) for t in baca(None, "x", lama).temuan] == [("M18", "7", "1")]


def test_physical_targets_to_date() -> None:
    naik = [5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 100]
    isi = templat_xlsx(JenisBerkas.TARGET_FISIK, [{"pd": "9", "sub_kegiatan": SUB} | bulanan(*naik)])
    bacaan = baca(None, "x.xlsx", isi)
    assert (bacaan.jenis, kode(bacaan)) == (JenisBerkas.TARGET_FISIK, [])
    assert [b.persen for b in baris(bacaan)] == naik
    turun = templat_xlsx(JenisBerkas.TARGET_FISIK, [{"pd": "9"} | bulanan(5, 10, 5)])
    assert kode(baca(None, "x.xlsx", turun)) == ["M79"]


@pytest.mark.parametrize(
    ("tulisan", "persen", "temuan"),
    [
        (45.5, "45.5", []),
        ("45,5 %", "45.5", []),
        ("14:11", "14.11", []),
        (12.34567, None, ["M25"]),
        (101, None, ["M32"]),
        (-1, None, ["M32"]),
        (0.45, "0.45", ["M35"]),
        (1, "1", []),
    ],
)
def test_physical_progress(tulisan: Any, persen: str | None, temuan: list[str]) -> None:
    bacaan = tabel(["pd", "bulan", "fisik"], ["9", 6, tulisan])
    assert kode(bacaan) == temuan
    assert [b.persen for b in baris(bacaan)] == ([Decimal(persen)] if persen else [])


def test_two_percentages_of_one_sub_kegiatan_are_refused() -> None:
    bacaan = tabel(["pd", "bulan", "sub_kegiatan", "fisik"], ["9", 6, SUB, 10], ["9", 6, SUB, 20])
    assert [(t.kode, t.tempat.baris, t.diberikan) for t in bacaan.temuan] == [("M50", 3, "2")]


def test_twelve_months_without_a_word_are_not_guessed() -> None:
    judul = ["pd", *(k.nama for k in TEMPLAT[JenisBerkas.ANGKAS].kolom if k.bulan)]
    isi = csv_teks([judul, ["9", *range(1, 13)]]).encode()
    assert kenali("data.csv", isi).jenis is None
    assert kenali("anggaran-kas.csv", isi).jenis is JenisBerkas.ANGKAS
    assert kenali("target fisik.csv", isi).jenis is JenisBerkas.TARGET_FISIK
    assert baca(JenisBerkas.TARGET_FISIK, "data.csv", isi).diterima == 1
    assert baca(JenisBerkas.ANGKAS, "data.csv", isi).total["anggaran kas"] == 78


@pytest.mark.parametrize("jenis", list(TEMPLAT))
def test_every_form_recognises_itself(jenis: JenisBerkas) -> None:
    templat = TEMPLAT[jenis]
    contoh = {TipeKolom.RUPIAH: 5, TipeKolom.PERSEN: 5, TipeKolom.BULAN: 6, TipeKolom.TEKS: "Uji"}
    contoh[TipeKolom.BANYAK] = 5
    kode_contoh = {
        "bobot": 100,
        "pd": "9",
        "kode": "9",
        "sub_kegiatan": SUB,
        "rekening": REK,
        "jenis_belanja": "5.1.02",
        "induk": "1",
    }
    nilai = {
        k.nama: kode_contoh.get(k.nama, contoh.get(k.tipe, k.pilihan[0] if k.pilihan else "1.2.01.08"))
        for k in templat.kolom
    }
    bacaan = baca(None, "x.xlsx", templat_xlsx(jenis, [nilai], {"tahun": 2023}))
    assert (bacaan.jenis, bacaan.diterima, kode(bacaan)) == (jenis, 1, [])
    assert baca_tanda(templat.tanda) == (jenis.value, templat.versi)
    assert all(k.bantuan.endswith(".") and k.lebar > 5 for k in templat.kolom)


def test_units_are_read_with_synonyms() -> None:
    bacaan = baca(None, "units.csv", b'id_skpd,nama_skpd\r\n1,"Dinas A, B"\r\n42,Kecamatan C\r\n')
    assert bacaan.jenis is JenisBerkas.PD
    assert [(b.kode, b.nama, b.jenis, b.induk) for b in baris(bacaan)] == [
        ("1", "Dinas A, B", None, None),
        ("42", "Kecamatan C", None, None),
    ]


def test_bad_units_are_named() -> None:
    bacaan = tabel(
        ["kode", "nama", "jenis", "induk"],
        ["9", "Satpol PP", "dinas", None],
        ["9", "Lagi", None, None],
        [None, "Tanpa kode", None, None],
        ["10", None, "kecamtan", "9"],
    )
    assert [(t.kode, t.tempat.baris) for t in bacaan.temuan] == [
        ("M50", 3),
        ("M30", 4),
        ("M30", 5),
        ("M33", 5),
    ]
    assert (bacaan.dibaca, bacaan.diterima, bacaan.ditolak) == (4, 1, 3)
