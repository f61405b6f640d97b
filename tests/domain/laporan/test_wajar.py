"""Expected range: between last month and plan or pace, never past the ceiling, and it says why."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.domain.laporan.wajar import kenaikan, wajar_fisik, wajar_realisasi

D = Decimal
RUPIAH = st.decimals(D(-(10**15)), D(10**15), places=2, allow_nan=False)
PERSEN = st.decimals(D(0), D(100), places=4)


def test_nothing_known_gives_no_range() -> None:
    assert wajar_realisasi() is None
    assert wajar_realisasi(kenaikan=(D(5),)) is None
    assert wajar_fisik() is None
    assert wajar_fisik(kenaikan=(D(5),)) is None


def test_a_range_runs_from_last_month_to_the_cash_plan() -> None:
    hasil = wajar_realisasi(bulan_lalu=D(1_000_000), anggaran_kas=D(3_000_000), pagu=D(9_000_000))
    assert hasil is not None
    assert (hasil.bawah, hasil.atas) == (D(1_000_000), D(3_000_000))
    assert hasil.dasar == (
        "Wajarnya antara Rp1.000.000 (s.d. bulan lalu) dan Rp3.000.000 (anggaran kas s.d. bulan ini)."
    )


def test_the_usual_pace_may_pass_the_plan_but_not_the_pagu() -> None:
    laju = wajar_realisasi(bulan_lalu=D(100), anggaran_kas=D(120), pagu=D(500), kenaikan=(D(10), D(60)))
    assert laju is not None
    assert laju.atas == D(160)
    assert laju.dasar.endswith("dan Rp160 (bulan lalu ditambah kenaikan bulanan terbesar).")
    dipotong = wajar_realisasi(bulan_lalu=D(100), anggaran_kas=D(120), pagu=D(150), kenaikan=(D(60),))
    assert dipotong is not None
    assert dipotong.atas == D(150)
    assert dipotong.dasar.endswith("dan Rp150 (pagu).")


def test_a_plan_that_is_passed_does_not_squeeze_the_range_to_a_point() -> None:
    hasil = wajar_realisasi(bulan_lalu=D(100), anggaran_kas=D(80), pagu=D(500), kenaikan=(D(0),))
    assert hasil is not None
    assert (hasil.bawah, hasil.atas) == (D(100), D(500))


def test_without_any_upper_bound_it_says_at_least() -> None:
    hasil = wajar_realisasi(bulan_lalu=D(100))
    assert hasil is not None
    assert hasil.atas is None
    assert hasil.dasar == "Wajarnya paling sedikit Rp100 (s.d. bulan lalu)."
    assert hasil.memuat(D(10**9))
    assert not hasil.memuat(D(99))


def test_a_line_over_its_pagu_is_told_so() -> None:
    hasil = wajar_realisasi(bulan_lalu=D(120), pagu=D(100))
    assert hasil is not None
    assert (hasil.bawah, hasil.atas) == (D(100), D(100))
    assert hasil.dasar.startswith("S.d. bulan lalu Rp120 sudah melebihi pagu Rp100")


def test_the_first_month_starts_at_zero() -> None:
    hasil = wajar_realisasi(anggaran_kas=D(50))
    assert hasil is not None
    assert (hasil.bawah, hasil.atas) == (D(0), D(50))
    assert "belum ada angka bulan lalu" in hasil.dasar


def test_progress_runs_to_its_target_and_ends_at_a_hundred() -> None:
    hasil = wajar_fisik(bulan_lalu=D(40), target=D(55))
    assert hasil is not None
    assert hasil.dasar == "Wajarnya antara 40,00 % (s.d. bulan lalu) dan 55,00 % (target s.d. bulan ini)."
    cepat = wajar_fisik(bulan_lalu=D(95), kenaikan=(D(20),))
    assert cepat is not None
    assert cepat.atas == D(100)
    assert cepat.memuat(D(100))
    assert not cepat.memuat(D("100.0001"))


def test_steps_skip_months_that_are_not_known() -> None:
    assert kenaikan([D(10), D(30), None, D(50), D(45)]) == (D(20), D(-5))
    assert kenaikan([]) == ()


@given(
    lalu=st.none() | RUPIAH,
    kas=st.none() | RUPIAH,
    pagu=st.none() | RUPIAH,
    laju=st.lists(RUPIAH, max_size=4),
)
def test_ends_of_money_are_in_order_and_exact(
    lalu: Decimal | None, kas: Decimal | None, pagu: Decimal | None, laju: list[Decimal]
) -> None:
    hasil = wajar_realisasi(bulan_lalu=lalu, anggaran_kas=kas, pagu=pagu, kenaikan=laju)
    if lalu is None and kas is None and pagu is None:
        assert hasil is None
        return
    assert hasil is not None
    assert isinstance(hasil.bawah, Decimal)
    assert hasil.bawah == round(hasil.bawah, 2)
    if hasil.atas is not None:
        assert hasil.bawah <= hasil.atas
        assert hasil.atas == round(hasil.atas, 2)
        assert hasil.memuat(hasil.bawah)
        assert hasil.memuat(hasil.atas)
    if pagu is not None:
        assert hasil.atas is not None
        assert hasil.atas <= pagu
    if lalu is not None and (pagu is None or lalu <= pagu) and (pagu is None or pagu >= 0):
        assert hasil.bawah >= lalu


@given(lalu=st.none() | PERSEN, target=st.none() | PERSEN, laju=st.lists(PERSEN, max_size=4))
def test_ends_of_progress_lie_between_0_and_100(
    lalu: Decimal | None, target: Decimal | None, laju: list[Decimal]
) -> None:
    hasil = wajar_fisik(bulan_lalu=lalu, target=target, kenaikan=laju)
    if hasil is None:
        assert lalu is None
        assert target is None
        return
    assert hasil.atas is not None
    assert D(0) <= hasil.bawah <= hasil.atas <= D(100)


@pytest.mark.parametrize("nilai", [D("0.01"), D("99999999999999.99")])
def test_no_figure_is_a_float(nilai: Decimal) -> None:
    hasil = wajar_realisasi(bulan_lalu=nilai, kenaikan=(nilai,))
    assert hasil is not None
    assert hasil.atas == nilai * 2
