"""Two books beside each other: at the depth of the coarser one, to the sen, and a state for every place."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.domain.laporan.rekonsiliasi import (
    KeadaanSelisih,
    LetakSelisih,
    Pasangan,
    keadaan_selisih,
    samakan,
)

D = Decimal
SUB, LAIN = "1.06.02.2.01.0001", "1.06.02.2.01.0002"
REK = "5.1.02.01.01.0024"


def banding(
    pd: dict[tuple[str, str], int], bpkad: dict[tuple[str, str], int]
) -> dict[tuple[str, str], tuple[int, int]]:
    hasil = samakan(
        {LetakSelisih(*k): D(n) for k, n in pd.items()},
        {LetakSelisih(*k): D(n) for k, n in bpkad.items()},
    )
    return {tuple(p.letak): (int(p.menurut_pd), int(p.menurut_bpkad)) for p in hasil}


def test_both_by_rekening_are_compared_by_rekening_of_each_sub_kegiatan() -> None:
    assert banding({(SUB, REK): 3, (LAIN, REK): 5}, {(SUB, REK): 5, (LAIN, REK): 3}) == {
        (SUB, REK): (3, 5),
        (LAIN, REK): (5, 3),
    }


def test_the_coarser_side_sets_the_depth() -> None:
    assert banding({(SUB, REK): 3, (LAIN, "5.2.02"): 4}, {("", "5.1"): 3, ("", "5.2"): 5}) == {
        ("", "5.1"): (3, 3),
        ("", "5.2"): (4, 5),
    }
    assert banding({(SUB, ""): 3}, {(SUB, REK): 1, (SUB, "5.2.02"): 1}) == {(SUB, ""): (3, 2)}
    assert banding({("", ""): 3}, {(SUB, REK): 1}) == {("", ""): (3, 1)}


def test_what_one_side_lacks_stands_against_zero_and_without_bpkad_there_is_nothing() -> None:
    assert banding({(SUB, REK): 3}, {(LAIN, REK): 4}) == {(SUB, REK): (3, 0), (LAIN, REK): (0, 4)}
    assert banding({}, {(SUB, REK): 4}) == {(SUB, REK): (0, 4)}
    assert banding({(SUB, REK): 4}, {}) == {}
    assert Pasangan(LetakSelisih(SUB, REK), Decimal(3), Decimal(5)).selisih == -2


def test_a_place_has_one_word() -> None:
    assert LetakSelisih(SUB, REK).kunci == f"{SUB}/{REK}"
    assert LetakSelisih(SUB, "").kunci == f"{SUB}/"
    assert LetakSelisih("", "5.1").kunci == "5.1"
    assert LetakSelisih("", "").kunci == ""


@pytest.mark.parametrize(
    ("selisih", "dijelaskan", "keadaan"),
    [
        ("1", [], KeadaanSelisih.SELESAI),
        ("-1.00", ["-50"], KeadaanSelisih.SELESAI),
        ("1.01", [], KeadaanSelisih.TERBUKA),
        ("2", ["2"], KeadaanSelisih.DIJELASKAN),
        ("2", ["3"], KeadaanSelisih.DIJELASKAN),
        ("2", ["3.01"], KeadaanSelisih.TERBUKA),
        ("2", ["-2", "90", "1.5"], KeadaanSelisih.DIJELASKAN),
    ],
)
def test_an_explanation_counts_for_the_difference_that_it_explained(
    selisih: str, dijelaskan: list[str], keadaan: KeadaanSelisih
) -> None:
    assert keadaan_selisih(D(selisih), [D(d) for d in dijelaskan]) is keadaan


_letak = st.builds(
    LetakSelisih, st.sampled_from([SUB, LAIN]), st.sampled_from([REK, "5.1.02.01.01.0025", "5.2", ""])
)
_isi = st.dictionaries(_letak, st.decimals(-1000, 1000, places=2), max_size=6)


@given(_isi, _isi.filter(bool))
def test_no_sen_is_lost_whatever_the_depth(
    pd: dict[LetakSelisih, Decimal], bpkad: dict[LetakSelisih, Decimal]
) -> None:
    hasil = samakan(pd, bpkad)
    assert sum(p.menurut_pd for p in hasil) == sum(pd.values())
    assert sum(p.menurut_bpkad for p in hasil) == sum(bpkad.values())
    assert [p.letak for p in hasil] == sorted({p.letak for p in hasil})
    # comparing again what was compared changes nothing
    assert (
        samakan(*({p.letak: n for p, n in zip(hasil, sisi, strict=True)} for sisi in _sisi(hasil))) == hasil
    )


def _sisi(hasil: tuple[Pasangan, ...]) -> tuple[list[Decimal], list[Decimal]]:
    return [p.menurut_pd for p in hasil], [p.menurut_bpkad for p in hasil]
