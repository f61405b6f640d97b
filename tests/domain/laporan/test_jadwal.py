"""The calendar of a month, who owes a report, and who was on time."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.domain.laporan.jadwal import (
    AturanJadwal,
    JadwalDitolak,
    Kepatuhan,
    Ketepatan,
    UnitPelapor,
    jadwal_berlaku,
    jadwal_bulan,
    jumlahkan,
    kepatuhan,
    muat,
    nilai_waktu,
    simpan,
    wajib_lapor,
)
from siap.domain.waktu import Periode

SEPT = Periode(2025, 9)


def test_a_month_opens_reminds_is_due_verified_and_locked() -> None:
    j = jadwal_bulan(SEPT)
    assert j.buka == date(2025, 10, 1)
    assert j.pengingat == (date(2025, 10, 5), date(2025, 10, 8))
    assert (j.jatuh_tempo, j.verifikasi_sampai, j.kunci) == (
        date(2025, 10, 10),
        date(2025, 10, 15),
        date(2025, 10, 20),
    )
    assert j.sisa_hari(date(2025, 10, 7)) == 3


def test_a_due_day_on_a_weekend_or_holiday_moves_on() -> None:
    assert jadwal_bulan(Periode(2025, 7)).jatuh_tempo == date(2025, 8, 11)
    libur = {date(2025, 10, d) for d in range(10, 18)}
    j = jadwal_bulan(SEPT, libur=libur)
    assert (j.jatuh_tempo, j.verifikasi_sampai, j.kunci) == (
        date(2025, 10, 20),
        date(2025, 10, 21),
        date(2025, 10, 22),
    )


def test_december_is_due_in_december_unless_the_pemda_says_otherwise() -> None:
    j = jadwal_bulan(Periode(2025, 12))
    assert (j.buka, j.jatuh_tempo) == (date(2025, 12, 22), date(2025, 12, 31))
    assert j.pengingat == (date(2025, 12, 26), date(2025, 12, 29))
    lain = jadwal_bulan(Periode(2025, 12), AturanJadwal(desember_di_tahun_sama=False))
    assert (lain.buka, lain.jatuh_tempo) == (date(2026, 1, 1), date(2026, 1, 12))


@given(st.integers(2020, 2035), st.integers(1, 12), st.sets(st.dates(date(2020, 1, 1), date(2036, 12, 31))))
def test_the_stages_follow_each_other_however_holidays_fall(tahun: int, bulan: int, libur: set[date]) -> None:
    for aturan in (AturanJadwal(), AturanJadwal(geser=False), AturanJadwal(desember_di_tahun_sama=False)):
        j = jadwal_bulan(Periode(tahun, bulan), aturan, libur)
        urut = [j.buka, *j.pengingat, j.jatuh_tempo, j.verifikasi_sampai, j.kunci]
        assert urut == sorted(urut)
        assert j.jatuh_tempo < j.verifikasi_sampai < j.kunci


def test_on_time_is_judged_on_the_first_receipt_in_local_days() -> None:
    j = jadwal_bulan(SEPT)
    tepat = datetime(2025, 10, 10, 16, 59, tzinfo=UTC)  # 23.59 WIB
    lewat = tepat + timedelta(minutes=1)
    assert nilai_waktu(j, [tepat], date(2025, 10, 30)).ketepatan is Ketepatan.TEPAT
    assert nilai_waktu(j, [lewat], date(2025, 10, 30)).hari_terlambat == 1
    ulang = nilai_waktu(j, [lewat + timedelta(days=20), tepat], date(2025, 10, 30))
    assert (ulang.ketepatan, ulang.hari_terlambat, ulang.diterima) == (Ketepatan.TEPAT, 0, tepat)


def test_a_month_without_a_receipt_is_not_yet_due_or_owed_and_counts_its_days() -> None:
    j = jadwal_bulan(SEPT)
    assert nilai_waktu(j, [], date(2025, 9, 30)).ketepatan is Ketepatan.BELUM_WAKTUNYA
    assert nilai_waktu(j, [], date(2025, 10, 10)).hari_terlambat == 0
    assert nilai_waktu(j, [], date(2025, 10, 14)).hari_terlambat == 4
    with pytest.raises(ValueError, match="zona waktunya"):
        nilai_waktu(j, [datetime(2025, 10, 1)], date(2025, 10, 1))  # noqa: DTZ001 - the refused case


def test_units_that_open_or_close_inside_the_year_owe_only_their_months() -> None:
    baru, tutup = UnitPelapor("B", date(2025, 6, 15)), UnitPelapor("T", None, date(2025, 6, 14))
    wajib = {n: [u.kode for u in (baru, tutup) if wajib_lapor(u, Periode(2025, n))] for n in (5, 6, 7)}
    assert wajib == {5: ["T"], 6: ["B", "T"], 7: ["B"]}


def test_reports_of_units_that_owe_none_stand_apart() -> None:
    unit = [UnitPelapor("A"), UnitPelapor("T", None, date(2025, 6, 30))]
    k = kepatuhan(unit, SEPT, ["A", "T", "X"], ["A", "T"])
    assert k == Kepatuhan(1, 1, 1, ("T", "X"))
    assert jumlahkan([k, k]) == Kepatuhan(2, 2, 2, ("T", "X"))


TANGGAL = st.none() | st.dates(date(2024, 6, 1), date(2026, 6, 1))


@given(
    st.lists(st.builds(UnitPelapor, st.sampled_from("ABCDE"), TANGGAL, TANGGAL), unique_by=lambda u: u.kode),
    st.sets(st.sampled_from("ABCDEF")),
    st.sets(st.sampled_from("ABCDEF")),
    st.integers(1, 12),
)
def test_no_rate_ever_passes_100_percent(
    unit: list[UnitPelapor], lapor: set[str], tepat: set[str], bulan: int
) -> None:
    k = kepatuhan(unit, Periode(2025, bulan), lapor, tepat)
    assert 0 <= k.tepat <= k.lapor <= k.wajib
    assert k.lapor + len(k.di_luar) == len(lapor)


def test_a_configuration_survives_saving_and_the_latest_counts() -> None:
    lama = AturanJadwal(dasar="Perbup 1/2024")
    baru = AturanJadwal(berlaku_mulai=date(2025, 7, 1), dasar="Perbup 9/2025", tenggat=12, pengingat=(3,))
    assert muat(simpan(baru)) == baru
    assert jadwal_berlaku([baru, lama], date(2025, 6, 30)) == lama
    assert jadwal_berlaku([baru, lama], date(2025, 7, 1)) == baru
    assert jadwal_berlaku([], date(2025, 7, 1)) is None


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"tenggat": 16}, "urutannya harus"),
        ({"pengingat": [11]}, "pengingat harus antara"),
        ({"pengingat": [8, 5]}, "harus urut"),
        ({"kunci": 31}, "dari 1 sampai 28"),
        ({"zona_jam": 5}, "zona waktu"),
        ({"dasar": " "}, "dasar hukumnya kosong"),
        ({"tengat": 10}, "tengat tidak dikenal"),
        ({"tenggat": "10"}, "nilai tenggat salah"),
        ({"geser": 1}, "nilai geser salah"),
        ({"berlaku_mulai": "kemarin"}, "nilai berlaku_mulai salah"),
        ([], "pasangan nama dan nilai"),
    ],
)
def test_a_calendar_that_contradicts_itself_is_refused_with_a_sentence(isi: object, kalimat: str) -> None:
    with pytest.raises(JadwalDitolak, match=kalimat) as galat:
        muat(json.dumps(isi))
    assert galat.value.kalimat.startswith("Jadwal ditolak: ")


def test_a_text_that_is_no_json_is_refused() -> None:
    with pytest.raises(JadwalDitolak, match="bukan JSON"):
        muat("{")
