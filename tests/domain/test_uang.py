"""Rupiah and percentages: exact storage, half-up display, words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.domain.uang import (
    MINUS,
    bulat,
    dari_sen,
    persen_dari_fakta,
    persen_ke_fakta,
    ringkas_rupiah,
    sen,
    tampil_angka,
    tampil_persen,
    tampil_rupiah,
    terbilang,
)

INT64 = st.integers(min_value=-(2**63) + 1, max_value=2**63 - 1)


@given(INT64)
def test_sen_and_rupiah_are_inverse(jumlah: int) -> None:
    assert sen(dari_sen(jumlah)) == jumlah
    assert dari_sen(jumlah).as_tuple().exponent == -2


@given(INT64)
def test_a_percentage_and_its_stored_integer_are_inverse(nilai: int) -> None:
    assert persen_ke_fakta(persen_dari_fakta(nilai)) == nilai


def test_half_a_sen_is_never_stored() -> None:
    with pytest.raises(ValueError, match="desimal"):
        sen(Decimal("0.005"))
    with pytest.raises(ValueError, match="desimal"):
        persen_ke_fakta(Decimal("1.00005"))
    with pytest.raises(ValueError, match="terlalu besar"):
        sen(Decimal(10) ** 18)
    with pytest.raises(ValueError, match="angka"):
        sen(Decimal("NaN"))


def test_stored_percentages_have_four_places() -> None:
    assert persen_ke_fakta(Decimal("12.5")) == 125_000


@pytest.mark.parametrize(
    ("nilai", "hasil"),
    [("1.005", "1.01"), ("-1.005", "-1.01"), ("2.675", "2.68"), ("0.0049", "0.00"), ("-0.001", "0.00")],
)
def test_rounding_is_half_up_and_never_minus_zero(nilai: str, hasil: str) -> None:
    assert str(bulat(Decimal(nilai))) == hasil


@pytest.mark.parametrize(
    ("nilai", "tulisan"),
    [
        ("984959704911", "Rp984.959.704.911"),
        ("465454124354.53", "Rp465.454.124.354,53"),
        ("0", "Rp0"),
        ("0.5", "Rp0,50"),
        ("-5000", f"{MINUS}Rp5.000"),
        ("-0.001", "Rp0"),
    ],
)
def test_rupiah_are_printed_the_indonesian_way(nilai: str, tulisan: str) -> None:
    assert tampil_rupiah(Decimal(nilai)) == tulisan


def test_the_unknown_is_printed_as_a_dash() -> None:
    assert [f(None) for f in (tampil_rupiah, tampil_angka, tampil_persen, ringkas_rupiah)] == ["-"] * 4


def test_percentages_and_numbers_are_printed_with_a_comma() -> None:
    assert tampil_persen(Decimal("38.466653")) == "38,47"
    assert tampil_persen(Decimal("-14.818820")) == f"{MINUS}14,82"
    assert tampil_persen(Decimal("-0.001")) == "0,00"
    assert tampil_persen(Decimal("21546.65")) == "21.546,65"
    assert tampil_persen(Decimal("12.34567"), 4) == "12,3457"
    assert tampil_angka(1673) == "1.673"
    assert tampil_angka(Decimal("1.5"), 0) == "2"
    assert tampil_angka(Decimal("1.999")) == "2"


@pytest.mark.parametrize(
    ("nilai", "tulisan"),
    [
        ("532053792579", "Rp532,05 miliar"),
        ("1097181392100.06", "Rp1,10 triliun"),
        ("999999999999", "Rp1,00 triliun"),
        ("12345678", "Rp12,35 juta"),
        ("994999", "Rp994.999"),
        ("-224209967922.37", f"{MINUS}Rp224,21 miliar"),
        ("0", "Rp0"),
    ],
)
def test_short_amounts_name_their_unit(nilai: str, tulisan: str) -> None:
    assert ringkas_rupiah(Decimal(nilai)) == tulisan


@pytest.mark.parametrize(
    ("nilai", "kata"),
    [
        ("0", "nol rupiah"),
        ("1", "satu rupiah"),
        ("11", "sebelas rupiah"),
        ("100", "seratus rupiah"),
        ("1000", "seribu rupiah"),
        ("1100", "seribu seratus rupiah"),
        ("1001000", "satu juta seribu rupiah"),
        ("2500000", "dua juta lima ratus ribu rupiah"),
        ("1000000000000", "satu triliun rupiah"),
        (
            "984959704911",
            (
                "sembilan ratus delapan puluh empat miliar sembilan ratus lima puluh sembilan juta "
                "tujuh ratus empat ribu sembilan ratus sebelas rupiah"
            ),
        ),
        ("465.53", "empat ratus enam puluh lima rupiah lima puluh tiga sen"),
        ("-5000", "minus lima ribu rupiah"),
    ],
)
def test_amounts_are_spelled_in_words(nilai: str, kata: str) -> None:
    assert terbilang(Decimal(nilai)) == kata


_SATUAN = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]


def _eja(n: int) -> str:
    """Spell a number the way it is taught in school, as a second opinion."""
    if n < 10:
        return _SATUAN[n]
    if n < 20:
        return {10: "sepuluh", 11: "sebelas"}.get(n, f"{_SATUAN[n - 10]} belas")
    for skala, nama in (
        (10**12, "triliun"),
        (10**9, "miliar"),
        (10**6, "juta"),
        (10**3, "ribu"),
        (100, "ratus"),
        (10, "puluh"),
    ):
        if n >= skala:
            depan, sisa = divmod(n, skala)
            kepala = f"se{nama}" if depan == 1 and skala in (100, 1000) else f"{_eja(depan)} {nama}"
            return f"{kepala} {_eja(sisa)}".strip()
    raise AssertionError


@given(st.integers(min_value=1, max_value=10**15 - 1))
def test_words_agree_with_a_second_speller(nilai: int) -> None:
    assert terbilang(nilai) == f"{_eja(nilai)} rupiah"
