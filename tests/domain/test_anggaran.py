"""Which budget version a month stands on."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from siap.domain.anggaran import (
    Tahap,
    VersiAnggaran,
    selisih_angkas,
    versi_berlaku,
    versi_per_bulan,
)


def versi(nomor: int, mulai: int, tahap: Tahap = Tahap.MURNI) -> VersiAnggaran:
    return VersiAnggaran("9", 2022, nomor, tahap, mulai)


VERSI = st.lists(st.integers(1, 12), max_size=6).map(
    lambda m: [versi(i, b) for i, b in enumerate(m, start=1)]
)


def test_the_latest_start_not_after_the_month_is_in_force() -> None:
    daftar = [versi(1, 1), versi(2, 10, Tahap.LRA)]
    assert versi_berlaku(daftar, 9) == daftar[0]
    assert versi_berlaku(daftar, 10) == daftar[1]
    assert versi_berlaku([versi(1, 3)], 2) is None


def test_of_two_versions_from_one_month_the_higher_number_wins() -> None:
    daftar = [versi(3, 4), versi(2, 4), versi(1, 4)]
    terpilih = versi_berlaku(daftar, 12)
    assert terpilih is not None
    assert terpilih.nomor == 3


def test_a_reported_month_keeps_its_version_when_a_later_one_comes() -> None:
    daftar = [versi(1, 1), versi(2, 1, Tahap.PERGESERAN)]
    hasil = versi_per_bulan(daftar, {1: 1, 2: 1})
    assert [v.nomor for v in hasil if v] == [1, 1] + [2] * 10


@given(VERSI)
def test_the_version_in_force_depends_on_no_order(daftar: list[VersiAnggaran]) -> None:
    assert versi_per_bulan(daftar) == versi_per_bulan(list(reversed(daftar)))
    mulai = [v.berlaku_mulai if v else 0 for v in versi_per_bulan(daftar)]
    assert mulai == sorted(mulai)


def test_versions_are_named_as_printed() -> None:
    assert versi(1, 1).label == "Murni v1"
    assert versi(2, 4, Tahap.PERGESERAN).label == "Pergeseran v2"
    assert versi(3, 9, Tahap.PERUBAHAN).label == "Perubahan v3"
    assert versi(2, 10, Tahap.LRA).label == "LRA Oktober"


def test_the_difference_of_a_cash_plan_is_said_to_the_rupiah() -> None:
    assert selisih_angkas(Decimal(20_059_880_839), [Decimal(20_059_880_841)]) == 2
    assert selisih_angkas(Decimal(5), []) == -5
