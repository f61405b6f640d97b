"""Months, quarters, working days and due dates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.domain.waktu import (
    NAMA_BULAN,
    Periode,
    Tenggat,
    Triwulan,
    baca_bulan,
    hari_kerja,
    hari_kerja_berikut,
    jatuh_tempo,
    tambah_hari_kerja,
    tampil_tanggal,
)

PERIODE = st.builds(Periode, st.integers(2000, 2100), st.integers(1, 12))
TANGGAL = st.dates(date(2000, 1, 1), date(2100, 1, 1))
LIBUR = st.sets(TANGGAL, max_size=5)


@given(PERIODE)
def test_the_month_after_the_month_before_is_the_month(periode: Periode) -> None:
    assert periode.sebelum.berikut == periode == periode.berikut.sebelum
    assert periode.akhir + timedelta(days=1) == periode.berikut.awal
    assert periode.bulan in Triwulan(periode.tahun, periode.triwulan).bulan


def test_periods_have_printed_names() -> None:
    assert Periode(2023, 6).nama == "Juni 2023"
    assert Triwulan(2023, 2).nama == "Triwulan II 2023"
    assert tampil_tanggal(Periode(2024, 2).akhir) == "29 Februari 2024"


@pytest.mark.parametrize("bulan", [0, 13])
def test_a_month_that_does_not_exist_is_refused(bulan: int) -> None:
    with pytest.raises(ValueError, match="tidak ada"):
        Periode(2023, bulan)


@pytest.mark.parametrize("nomor", [0, 5])
def test_a_quarter_that_does_not_exist_is_refused(nomor: int) -> None:
    with pytest.raises(ValueError, match="tidak ada"):
        Triwulan(2023, nomor)


@pytest.mark.parametrize(
    ("teks", "bulan"),
    [
        ("Peb", 2),
        ("Agust", 8),
        ("NOPEMBER", 11),
        ("Mei", 5),
        ("s.d Oktober", 10),
        ("1 Januari s.d 31 Oktober 2022", 10),
        ("1 Oktober s.d 31 Oktober", 10),
        ("s/d Desember", 12),
        ("11", 11),
        ("07", 7),
        (7, 7),
        (0, None),
        (13, None),
        ("13", None),
        ("", None),
        ("Tahun Anggaran 2022", None),
        ("marah", None),
        ("٣", None),
    ],
)
def test_the_last_month_named_counts(teks: str | int, bulan: int | None) -> None:
    assert baca_bulan(teks) == bulan


def test_every_month_name_is_read_back() -> None:
    assert [baca_bulan(n) for n in NAMA_BULAN] == list(range(1, 13))
    assert [baca_bulan(n[:3].upper()) for n in NAMA_BULAN] == list(range(1, 13))


@given(TANGGAL, LIBUR)
def test_the_next_working_day_is_the_first_one_not_before(tanggal: date, libur: set[date]) -> None:
    hasil = hari_kerja_berikut(tanggal, libur)
    assert hari_kerja(hasil, libur)
    selang = [tanggal + timedelta(days=i) for i in range((hasil - tanggal).days)]
    assert not any(hari_kerja(t, libur) for t in selang)


@given(TANGGAL, st.integers(0, 15), LIBUR)
def test_adding_working_days_counts_only_working_days(tanggal: date, banyak: int, libur: set[date]) -> None:
    hasil = tambah_hari_kerja(tanggal, banyak, libur)
    selang = [tanggal + timedelta(days=i) for i in range(1, (hasil - tanggal).days + 1)]
    assert sum(hari_kerja(t, libur) for t in selang) == banyak


def test_working_days_cannot_be_subtracted() -> None:
    with pytest.raises(ValueError, match="negatif"):
        tambah_hari_kerja(date(2023, 1, 1), -1)


def test_a_report_is_due_on_the_tenth_or_the_next_working_day() -> None:
    assert jatuh_tempo(Periode(2023, 4)) == date(2023, 5, 10)
    assert jatuh_tempo(Periode(2023, 5)) == date(2023, 6, 12)  # the 10th is a Saturday
    assert jatuh_tempo(Periode(2023, 5), libur={date(2023, 6, 12)}) == date(2023, 6, 13)
    assert jatuh_tempo(Periode(2023, 5), Tenggat(geser=False)) == date(2023, 6, 10)


def test_december_is_due_inside_the_year_unless_configured_otherwise() -> None:
    assert jatuh_tempo(Periode(2023, 12)) == date(2023, 12, 31)
    assert jatuh_tempo(Periode(2023, 12), Tenggat(desember_di_tahun_sama=False)) == date(2024, 1, 10)


def test_a_due_day_that_the_month_lacks_is_its_last_day() -> None:
    assert jatuh_tempo(Periode(2023, 1), Tenggat(tanggal=31)) == date(2023, 2, 28)
