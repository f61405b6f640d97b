"""Competition ranking inside groups."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from siap.domain.penilaian.peringkat import Peserta, susun_peringkat

PESERTA = st.lists(
    st.builds(
        Peserta,
        st.text("abcdef0123", min_size=1, max_size=4),
        st.sampled_from(["Dinas dan Badan", "Kecamatan", "Lain"]),
        st.none() | st.integers(-5, 5).map(Decimal),
    ),
    unique_by=lambda p: p.kode,
    max_size=20,
)


def test_ties_share_a_rank_and_the_next_is_skipped() -> None:
    hasil = susun_peringkat(
        [
            Peserta("4", "Dinas dan Badan", Decimal(50)),
            Peserta("3", "Dinas dan Badan", Decimal("72.5")),
            Peserta("1", "Dinas dan Badan", Decimal("72.50")),
            Peserta("2", "Dinas dan Badan", Decimal(90)),
        ]
    )
    assert [(k.kode, k.peringkat) for k in hasil] == [("2", 1), ("1", 2), ("3", 2), ("4", 4)]


def test_groups_are_ranked_apart_and_who_has_no_value_comes_last_unranked() -> None:
    hasil = susun_peringkat(
        [
            Peserta("k1", "Kecamatan", Decimal(10)),
            Peserta("d1", "Dinas dan Badan", None),
            Peserta("k2", "Kecamatan", None),
            Peserta("d2", "Dinas dan Badan", Decimal(-3)),
            Peserta("d3", "Dinas dan Badan", Decimal(0)),
        ]
    )
    assert [(k.kode, k.peringkat) for k in hasil] == [
        ("d3", 1),
        ("d2", 2),
        ("k1", 1),
        ("d1", None),
        ("k2", None),
    ]


def test_the_smaller_can_be_the_better() -> None:
    hasil = susun_peringkat([Peserta("a", "G", Decimal(1)), Peserta("b", "G", Decimal(2))], tinggi_baik=False)
    assert [k.kode for k in hasil] == ["a", "b"]


def test_differences_beyond_print_and_context_precision_still_rank() -> None:
    nilai = Decimal("38.46665312345678901234567890123456789")
    hasil = susun_peringkat([Peserta("a", "G", nilai), Peserta("b", "G", nilai + Decimal("1e-26"))])
    assert [(k.kode, k.peringkat) for k in hasil] == [("b", 1), ("a", 2)]


@given(PESERTA, st.randoms())
def test_the_order_of_arrival_never_matters(peserta: list[Peserta], acak: object) -> None:
    kocok = list(peserta)
    acak.shuffle(kocok)  # type: ignore[attr-defined]
    assert susun_peringkat(kocok) == susun_peringkat(peserta)


@given(PESERTA)
def test_a_rank_is_one_more_than_the_number_of_better_units(peserta: list[Peserta]) -> None:
    menurut_kode = {p.kode: p for p in peserta}
    for k in susun_peringkat(peserta):
        diri = menurut_kode[k.kode].nilai
        if diri is None:
            assert k.peringkat is None
        else:
            lebih = [
                p for p in peserta if p.kelompok == k.kelompok and p.nilai is not None and p.nilai > diri
            ]
            assert k.peringkat == len(lebih) + 1
