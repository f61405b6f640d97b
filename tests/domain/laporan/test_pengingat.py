"""Which reminder a day calls for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.domain.laporan.jadwal import jadwal_bulan
from siap.domain.laporan.pengingat import JenisPengingat, saat_ingat
from siap.domain.peran import JenisPeran
from siap.domain.waktu import Periode

SEPT = jadwal_bulan(Periode(2025, 9))


@pytest.mark.parametrize(
    ("hari", "tanggal", "jenis"),
    [
        (4, None, None),
        (5, 5, "menjelang"),
        (7, 5, "menjelang"),
        (8, 8, "menjelang"),
        (10, 10, "jatuh tempo"),
        (11, 11, "lewat tempo"),
        (14, 11, "lewat tempo"),
        (15, 15, "lewat tempo"),
        (20, 20, "lewat tempo"),
        (21, None, None),
    ],
)
def test_a_day_calls_for_the_latest_reminder_that_has_come(
    hari: int, tanggal: int | None, jenis: str | None
) -> None:
    saat = saat_ingat(SEPT, date(2025, 10, hari))
    assert (saat and saat.tanggal) == (tanggal and date(2025, 10, tanggal))
    assert (saat and saat.jenis) == jenis


def test_the_head_is_reminded_only_when_it_is_due_or_overdue() -> None:
    menjelang, tempo = saat_ingat(SEPT, date(2025, 10, 8)), saat_ingat(SEPT, date(2025, 10, 10))
    assert menjelang is not None
    assert tempo is not None
    assert JenisPeran.OPERATOR in menjelang.penerima
    assert JenisPeran.KEPALA_PD not in menjelang.penerima
    assert {JenisPeran.KEPALA_PD, JenisPeran.KEPALA_UNIT, JenisPeran.OPERATOR} <= tempo.penerima


@given(st.integers(2020, 2035), st.integers(1, 12), st.integers(-5, 60))
def test_a_reminder_is_never_for_a_day_to_come_and_overdue_only_after_due(
    tahun: int, bulan: int, geser: int
) -> None:
    jadwal = jadwal_bulan(Periode(tahun, bulan))
    pada = jadwal.buka + timedelta(days=geser)
    saat = saat_ingat(jadwal, pada)
    if saat is None:
        assert pada < jadwal.pengingat[0] or pada > jadwal.kunci
        return
    assert saat.tanggal <= pada
    assert (saat.jenis is JenisPengingat.LEWAT) == (saat.tanggal > jadwal.jatuh_tempo)
