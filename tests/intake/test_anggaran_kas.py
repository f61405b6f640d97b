"""Cash-plan workbooks with invented amounts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from tests.intake.pabrik import angkas_sel, dari_sel, xls

from siap.domain.masukan import Bacaan, IsiAngkas, JenisBerkas
from siap.intake import Konteks, baca, bandingkan_angkas


def angkas(target: Any, realisasi: Any = (0,) * 12, **lain: Any) -> Bacaan:
    isi = dari_sel(angkas_sel(target, realisasi, **lain))
    return baca(JenisBerkas.ANGKAS, "kas.xlsx", isi, konteks=Konteks(pd="9"))


def isi(bacaan: Bacaan) -> IsiAngkas:
    assert isinstance(bacaan.isi, IsiAngkas)
    return bacaan.isi


def kode(bacaan: Bacaan) -> list[str]:
    return [t.kode for t in bacaan.temuan]


def belanja(bacaan: Bacaan) -> dict[int, Decimal]:
    return {b.bulan: b.nilai for b in isi(bacaan).baris if b.matra.jenis_belanja == "5"}


def test_months_are_read_by_their_headings_and_quarters_never_added() -> None:
    target = [10 * n for n in range(1, 13)]
    bacaan = angkas(target, triwulan=[60, 150, 240, 330])
    assert belanja(bacaan) == {n: 10 * n for n in range(1, 13)}
    assert bacaan.total == {"anggaran kas": 780}
    assert {b.pd for b in isi(bacaan).baris} == {"9"}
    assert (isi(bacaan).tahun, isi(bacaan).unit[0].nama) == (2022, "DINAS UJI")


def test_a_quarter_that_is_not_its_months_is_told() -> None:
    bacaan = angkas([1] * 12, triwulan=[3, 3, 4, 3])
    assert [(t.kode, t.tempat.sel, t.selisih) for t in bacaan.temuan if t.kode == "M78"] == [
        ("M78", "P10", "Rp1")
    ]


def test_xls_reads_the_same() -> None:
    sel = angkas_sel([5] * 12)
    assert baca(None, "kas", xls(sel)).total == baca(None, "kas", dari_sel(sel)).total == {"anggaran kas": 60}


@pytest.mark.parametrize(
    ("pagu", "tertulis"),
    [
        ("Rp. ", None),
        (" Rp. ", None),
        ("Rp. 1.200", 1200),
        ("Rp. 1200", 1200),
        ("Rp1.200,00", 1200),
        ("", None),
    ],
)
def test_the_stated_pagu_is_read_in_any_spelling(pagu: str, tertulis: int | None) -> None:
    assert isi(angkas([100] * 12, pagu=pagu)).pagu_tertulis == tertulis


def test_months_that_miss_the_stated_pagu_are_named_with_the_difference() -> None:
    bacaan = angkas([100] * 12, pagu="Rp. 1.198")
    (temuan,) = [t for t in bacaan.temuan if t.kode == "M64"]
    assert (temuan.diberikan, temuan.diharapkan, temuan.selisih) == ("Rp1.200", "Rp1.198", "Rp2")
    assert not bacaan.tertolak


def test_months_are_compared_with_the_pagu_of_the_book() -> None:
    bacaan = angkas([100] * 12)
    (temuan,) = bandingkan_angkas(bacaan, nama_pd="Dinas Uji", tahun=2022, pagu=Decimal(1198))
    assert (temuan.kode, temuan.selisih) == ("M64", "Rp2")
    assert bandingkan_angkas(bacaan, nama_pd="Dinas Uji", tahun=2022, pagu=Decimal(1200)) == ()
    lain = bandingkan_angkas(bacaan, nama_pd="Dinas Lain", tahun=2021)
    assert [t.kode for t in lain] == ["M41", "M45"]


@pytest.mark.parametrize(
    ("realisasi", "sifat", "temuan"),
    [
        ([0] * 12, "kosong", ["M67"]),
        ([None] * 12, "kosong", ["M67"]),
        ([0] * 10 + [50, 0], "sekaligus", ["M66"]),
        ([50] + [0] * 11, "bulanan", []),
        ([10, 20, 15, 40, 20, 30, 0, 0, 0, 0, 0, 0], "bulanan", []),
        ([0, 10, 20, 35, 40, 60, 70, 80, 90, 95, 99, 0], "kumulatif", ["M65"]),
        ([500, 800, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "kumulatif", ["M65"]),
        ([10, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "bulanan", []),
    ],
)
def test_the_realisation_row_is_recognised_and_never_booked(
    realisasi: list[int | None], sifat: str, temuan: list[str]
) -> None:
    bacaan = angkas([100] * 12, realisasi)
    assert isi(bacaan).sifat_realisasi == sifat
    assert kode(bacaan) == temuan
    assert isi(bacaan).realisasi_per_bulan == tuple(realisasi)
    assert sum(belanja(bacaan).values()) == 1200


def test_a_blank_month_is_no_row_and_a_zero_is_one() -> None:
    bacaan = angkas([100, None, 0] + [100] * 9)
    assert 2 not in belanja(bacaan)
    assert belanja(bacaan)[3] == 0


def test_an_unfilled_plan_is_refused() -> None:
    assert "M10" in kode(angkas([0] * 12))
    assert angkas([None] * 12).tertolak


def test_a_bad_cell_refuses_the_row_and_names_the_cell() -> None:
    bacaan = angkas([100] * 5 + ["seratus"] + [100] * 6)
    assert [(t.kode, t.tempat.sel) for t in bacaan.temuan if t.kode == "M20"] == [("M20", "K10")]
    assert bacaan.tertolak
    assert bacaan.ditolak == 1
