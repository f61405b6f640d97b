"""Every spelling of an amount that real files contain, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.domain.tulisan_angka import (
    AlasanAngka,
    AngkaTidakTerbaca,
    baca_persen,
    baca_persen_atau_kosong,
    baca_rupiah,
    baca_rupiah_atau_kosong,
    telaah_rupiah,
)
from siap.domain.uang import MINUS, dari_sen, tampil_persen, tampil_rupiah

SEN = st.integers(min_value=-(10**17), max_value=10**17)


@pytest.mark.parametrize(
    ("tulisan", "nilai"),
    [
        ("Rp. 2.334.880.409", "2334880409"),
        ("Rp. 1667378459", "1667378459"),
        ("Rp1.234,50", "1234.50"),
        ("Rp918.886.900,00", "918886900"),
        ("IDR 1.000.000", "1000000"),
        ("rp 5.000,-", "5000"),
        ("Rp. 5.000.-", "5000"),
        ("1,234.50", "1234.50"),
        ("1,234,567", "1234567"),
        ("12,345,678.9", "12345678.90"),
        ("1.234.567,5", "1234567.50"),
        ("190.63", "190.63"),
        ("190,63", "190.63"),
        ("12.00", "12"),
        ("7.381.011.000.00", "7381011000"),
        (" 7.381.011.000.00 ", "7381011000"),
        ("7,381,011,000,00", "7381011000"),
        ("(10.597.435.500^00)", "-10597435500"),
        ("1.022^5", "1022.50"),
        ("(1.500.000)", "-1500000"),
        ("-1.500.000", "-1500000"),
        (f"{MINUS}Rp1.500.000", "-1500000"),
        ("Rp (1.500.000)", "-1500000"),
        ("1.500.000-", "-1500000"),
        ("+1.500.000", "1500000"),
        ("Rp\u00a01.234.567", "1234567"),
        ("1\u00a0234\u00a0567,89", "1234567.89"),
        ("1\u202f234\u202f567", "1234567"),
        ("1.234.567\u00a0\u200b", "1234567"),
        ("\uff11\uff12\uff13", "123"),
        ("0", "0"),
        ("-0", "0"),
        ("00012", "12"),
    ],
)
def test_a_known_spelling_is_read_exactly(tulisan: str, nilai: str) -> None:
    terbaca = telaah_rupiah(tulisan)
    assert terbaca.nilai == Decimal(nilai)
    assert not terbaca.mendua
    assert terbaca.nilai is not None
    assert terbaca.nilai.as_tuple().exponent == -2


@pytest.mark.parametrize(
    ("tulisan", "nilai"), [("6.474", 6474), ("6,474", 6474), ("(5.000)", -5000), ("(5,000)", -5000)]
)
def test_one_separator_before_three_digits_is_thousands_and_flagged(tulisan: str, nilai: int) -> None:
    terbaca = telaah_rupiah(tulisan)
    assert (terbaca.nilai, terbaca.mendua) == (Decimal(nilai), True)


@pytest.mark.parametrize("tulisan", ["Rp 6.474", "6.474,-", "Rp6,474"])
def test_an_amount_marked_as_rupiah_is_not_ambiguous(tulisan: str) -> None:
    terbaca = telaah_rupiah(tulisan)
    assert (terbaca.nilai, terbaca.mendua) == (Decimal(6474), False)


@pytest.mark.parametrize(
    "kosong", ["", "   ", "-", "--", "–", "\u2212", "Rp. ", "Rp", "Rp. -", "Rp-", "\u00a0", None]
)
def test_a_blank_is_none_and_never_zero(kosong: str | None) -> None:
    assert baca_rupiah_atau_kosong(kosong) is None
    with pytest.raises(AngkaTidakTerbaca) as galat:
        baca_rupiah(kosong)
    assert galat.value.alasan is AlasanAngka.KOSONG
    assert "kosong" in galat.value.kalimat


@pytest.mark.parametrize(
    ("tulisan", "alasan"),
    [
        ("#REF!", AlasanAngka.GALAT_RUMUS),
        ("#ERROR!", AlasanAngka.GALAT_RUMUS),
        ("#N/A", AlasanAngka.GALAT_RUMUS),
        ("5.35993E+11", AlasanAngka.NOTASI_ILMIAH),
        ("1,32e+11", AlasanAngka.NOTASI_ILMIAH),
        ("belum ada", AlasanAngka.BUKAN_ANGKA),
        ("null", AlasanAngka.BUKAN_ANGKA),
        ("5 juta", AlasanAngka.BUKAN_ANGKA),
        ("14:11", AlasanAngka.BUKAN_ANGKA),
        ("12%", AlasanAngka.BUKAN_ANGKA),
        ("٣٤", AlasanAngka.BUKAN_ANGKA),
        ("--5", AlasanAngka.TANDA),
        ("(-5)", AlasanAngka.TANDA),
        ("((5))", AlasanAngka.TANDA),
        ("(5) (6) 20,10", AlasanAngka.BUKAN_ANGKA),
        ("-5-", AlasanAngka.TANDA),
        ("1.2.3", AlasanAngka.KELOMPOK),
        ("1.234,567.89", AlasanAngka.KELOMPOK),
        ("1 23 456", AlasanAngka.KELOMPOK),
        ("12.", AlasanAngka.KELOMPOK),
        (".5", AlasanAngka.KELOMPOK),
        ("0.474", AlasanAngka.DESIMAL),
        ("1.234,567", AlasanAngka.DESIMAL),
        ("1234.567", AlasanAngka.DESIMAL),
        ("1,00000000000000000000000000000000000001", AlasanAngka.DESIMAL),
        ("999999999999999999999", AlasanAngka.TERLALU_BESAR),
        ("-999.999.999.999.999.999", AlasanAngka.TERLALU_BESAR),
    ],
)
def test_what_is_no_exact_number_is_refused_with_a_sentence(tulisan: str, alasan: AlasanAngka) -> None:
    with pytest.raises(AngkaTidakTerbaca) as galat:
        telaah_rupiah(tulisan)
    assert galat.value.alasan is alasan
    assert galat.value.kalimat == str(galat.value)
    assert tulisan in galat.value.kalimat
    assert galat.value.kalimat.endswith(".")


@pytest.mark.parametrize("nilai", [True, float("nan"), float("inf"), Decimal("NaN"), Decimal("Infinity")])
def test_a_cell_that_is_no_number_is_refused(nilai: float | Decimal) -> None:
    with pytest.raises(AngkaTidakTerbaca) as galat:
        baca_rupiah(nilai)
    assert galat.value.alasan is AlasanAngka.BUKAN_ANGKA


@pytest.mark.parametrize("nilai", [0.1 + 0.2, 1.005, Decimal("0.001")])
def test_a_number_with_more_than_two_decimals_is_refused(nilai: float | Decimal) -> None:
    with pytest.raises(AngkaTidakTerbaca) as galat:
        baca_rupiah(nilai)
    assert galat.value.alasan is AlasanAngka.DESIMAL


def test_spreadsheet_numbers_keep_their_sen() -> None:
    assert baca_rupiah(465454124354.53) == Decimal("465454124354.53")
    assert baca_rupiah(689664092276.9) == Decimal("689664092276.90")
    assert baca_rupiah(984959704911.0) == Decimal(984959704911)
    assert baca_rupiah(7) == Decimal(7)
    assert baca_rupiah(Decimal("1.500")) == Decimal("1.5")
    assert str(baca_rupiah(Decimal("-0"))) == "0.00"


@pytest.mark.parametrize(
    ("tulisan", "nilai"),
    [
        ("14:11", "14.11"),
        ("14,11 %", "14.11"),
        ("14.11", "14.11"),
        ("100%", "100"),
        ("66,6667", "66.6667"),
        ("66.666", "66.666"),
        ("-5", "-5"),
        ("(5) %", "-5"),
        ("1.234,5", "1234.5"),
        (14.11, "14.11"),
        (100, "100"),
    ],
)
def test_a_percentage_is_read_exactly(tulisan: str | float, nilai: str) -> None:
    assert baca_persen(tulisan) == Decimal(nilai)


def test_blank_and_broken_percentages() -> None:
    assert baca_persen_atau_kosong(None) is None
    assert baca_persen_atau_kosong(" ") is None
    assert baca_persen_atau_kosong("-") is None
    assert baca_persen_atau_kosong("%") is None
    for tulisan in ("#REF!", "lima", "1,23456", 33.33333333333, "1E+2"):
        with pytest.raises(AngkaTidakTerbaca):
            baca_persen(tulisan)
    with pytest.raises(AngkaTidakTerbaca, match="kosong"):
        baca_persen("")


@given(SEN)
def test_reading_what_was_printed_gives_the_same_amount(sen: int) -> None:
    nilai = dari_sen(sen)
    assert baca_rupiah(tampil_rupiah(nilai)) == nilai


@given(SEN)
def test_reading_python_and_excel_spellings_gives_the_same_amount(sen: int) -> None:
    nilai = dari_sen(sen)
    assert baca_rupiah(str(nilai)) == nilai
    assert baca_rupiah(f"{nilai:,.2f}") == nilai
    assert baca_rupiah(nilai) == nilai


@given(st.integers(min_value=-(10**14), max_value=10**14))
def test_a_spreadsheet_float_of_fifteen_digits_is_exact(sen: int) -> None:
    assert baca_rupiah(sen / 100) == dari_sen(sen)


@given(st.integers(min_value=-(10**8), max_value=10**8))
def test_a_printed_percentage_is_read_back(seperseratus: int) -> None:
    nilai = Decimal(seperseratus).scaleb(-2)
    assert baca_persen(tampil_persen(nilai) + " %") == nilai


@given(st.text(max_size=12))
def test_any_text_is_a_number_a_blank_or_a_sentence(tulisan: str) -> None:
    try:
        nilai = telaah_rupiah(tulisan).nilai
    except AngkaTidakTerbaca:
        nilai = None
    assert nilai is None or nilai.as_tuple().exponent == -2
