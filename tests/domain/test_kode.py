"""Codes: every dialect ends in one spelling, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.domain.kode import (
    KodeTidakTerbaca,
    dengan_x_xx,
    induk_kode,
    jenis_belanja_dari,
    normal_nomenklatur,
    normal_rekening,
    normal_sub_kegiatan,
    normal_sumber_dana,
    tingkat_kode,
    tulis_rekening,
    tulis_sub_kegiatan,
)

DUA_ANGKA = st.integers(1, 99).map("{:02d}".format)
SUB = st.tuples(
    st.sampled_from("123456789"), DUA_ANGKA, DUA_ANGKA, st.sampled_from("12"), DUA_ANGKA, DUA_ANGKA
).map(lambda b: ".".join([*b[:5], f"00{b[5]}"]))
REKENING = st.tuples(
    st.sampled_from("456"),
    st.sampled_from("123456789"),
    DUA_ANGKA,
    DUA_ANGKA,
    DUA_ANGKA,
    st.integers(1, 9999).map("{:04d}".format),
).map(".".join)


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("1.02.02.2.02.0001", "1.02.02.2.02.0001"),
        ("1.01.01.1.01.01", "1.01.01.1.01.0001"),
        ("1.01.02.201.04", "1.01.02.2.01.0004"),
        ("1.2.2.2.2.1", "1.02.02.2.02.0001"),
        ("1.02.02.2.02.00001", "1.02.02.2.02.0001"),  # a zero too many is the same number
        (" 1.02.02. 2.02.0001\n", "1.02.02.2.02.0001"),
        ("1.02.02.2.02.00\n01.", "1.02.02.2.02.0001"),
        ("x.xx.01.2.01.0001", "X.XX.01.2.01.0001"),
    ],
)
def test_every_dialect_of_a_sub_kegiatan_is_read(teks: str, kode: str) -> None:
    assert normal_sub_kegiatan(teks) == kode


@pytest.mark.parametrize(
    ("teks", "kode", "tingkat"),
    [
        ("1", "1", "urusan"),
        ("1.02", "1.02", "bidang"),
        ("X.XX", "X.XX", "bidang"),
        ("1.02.2", "1.02.02", "program"),
        ("1.02.02.2.01", "1.02.02.2.01", "kegiatan"),
        ("1.02.02.201", "1.02.02.2.01", "kegiatan"),
        ("1.02.02.2.02.1", "1.02.02.2.02.0001", "sub_kegiatan"),
    ],
)
def test_every_level_of_the_nomenclature_is_read(teks: str, kode: str, tingkat: str) -> None:
    assert normal_nomenklatur(teks) == kode
    assert tingkat_kode(kode) == tingkat


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "abc",
        "1.02.02.2",
        "123.01",
        "1.02.02.2.02.0001.1",
        "1.02.02.22.02.0001",
        "1..02",
    ],
)
def test_what_is_no_nomenclature_code_is_refused_with_an_example(teks: str) -> None:
    with pytest.raises(KodeTidakTerbaca) as galat:
        normal_nomenklatur(teks)
    assert "Contoh" in galat.value.kalimat


def test_a_coarser_code_is_no_sub_kegiatan() -> None:
    with pytest.raises(KodeTidakTerbaca, match="adalah kode program"):
        normal_sub_kegiatan("1.02.02")


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("5.1.02.02.001.00003", "5.1.02.02.01.0003"),
        ("5.1.02.01.01.0025", "5.1.02.01.01.0025"),
        ("5.2.02.10.001.000\n03", "5.2.02.10.01.0003"),
        ("5,1,1,1,1,1".replace(",", "."), "5.1.01.01.01.0001"),
        (" 5.1 ", "5.1"),
        ("5.", "5"),
    ],
)
def test_both_rekening_dialects_end_the_same(teks: str, kode: str) -> None:
    assert normal_rekening(teks) == kode


@pytest.mark.parametrize("teks", ["", "belanja", "5.1.02.02.01.0003.1", "X.1", "5.1.123456"])
def test_what_is_no_rekening_is_refused(teks: str) -> None:
    with pytest.raises(KodeTidakTerbaca, match="rekening"):
        normal_rekening(teks)


def test_both_fund_dialects_end_the_same() -> None:
    assert normal_sumber_dana("2.2.01.08.002.00005") == normal_sumber_dana("2.2.01.08.02.0005")


@given(SUB)
def test_a_sub_kegiatan_survives_every_dialect(kode: str) -> None:
    assert normal_sub_kegiatan(kode) == kode
    assert normal_sub_kegiatan(tulis_sub_kegiatan(kode)) == kode
    assert normal_sub_kegiatan(tulis_sub_kegiatan(kode, digit=2)) == kode
    assert normal_sub_kegiatan(tulis_sub_kegiatan(kode, digit=2, kegiatan_rapat=True)) == kode


@given(REKENING)
def test_a_rekening_survives_both_dialects(kode: str) -> None:
    assert normal_rekening(tulis_rekening(kode)) == kode
    assert normal_rekening(tulis_rekening(kode, panjang=True)) == kode


def test_codes_give_their_parents() -> None:
    kode = "1.02.02.2.02.0001"
    assert induk_kode(kode, "urusan") == "1"
    assert induk_kode(kode, "program") == "1.02.02"
    assert induk_kode(kode, "kegiatan") == "1.02.02.2.02"
    assert induk_kode(kode, "sub_kegiatan") == kode
    assert induk_kode("1.02", "program") == ""
    assert induk_kode("", "urusan") == ""
    assert jenis_belanja_dari("5.1.02.01.01.0025") == "5.1.02"
    assert jenis_belanja_dari("5.1") == "5.1"
    assert jenis_belanja_dari("") == ""


def test_shared_programmes_are_written_without_their_bidang() -> None:
    assert dengan_x_xx("1.02.01.2.01.0001") == "X.XX.01.2.01.0001"
    assert dengan_x_xx("1.02") == "1.02"
