"""Physical progress: derived where something can be counted, and it says how."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.domain.laporan.fisik import (
    CaraFisik,
    FisikDitolak,
    FisikPaket,
    Keluaran,
    Tahapan,
    turunkan,
)

D = Decimal
TAHAPAN = (Tahapan("Persiapan", D(20), D(100)), Tahapan("Pekerjaan", D(80), D("62.5")))


def test_stages_are_weighted() -> None:
    hasil = turunkan(tahapan=TAHAPAN, ketikan=D(99))
    assert (hasil.persen, hasil.cara) == (D(70), CaraFisik.TAHAPAN)
    assert hasil.kalimat == "70,00 % dari bobot 2 tahapan, 1 di antaranya selesai."


def test_weights_that_are_not_100_are_refused() -> None:
    with pytest.raises(FisikDitolak, match="berjumlah 90, seharusnya 100"):
        turunkan(tahapan=(Tahapan("A", D(90), D(1)),))


def test_packages_are_weighted_by_value_not_averaged() -> None:
    hasil = turunkan(paket=(FisikPaket("Jalan", D(900), D(10)), FisikPaket("Papan nama", D(100), D(100))))
    assert (hasil.persen, hasil.cara) == (D(19), CaraFisik.PAKET)


def test_a_package_without_progress_makes_the_whole_unknown() -> None:
    hasil = turunkan(paket=(FisikPaket("Jalan", D(900), None), FisikPaket("Papan", D(100), D(100))))
    assert hasil.persen is None
    assert "Jalan" in hasil.kalimat


def test_output_units_done_of_target() -> None:
    hasil = turunkan(keluaran=Keluaran(D(3), D(1), "dokumen"), ketikan=D(50))
    assert hasil.persen == D("33.3333")
    assert hasil.kalimat == "33,33 % dari keluaran 1 dari 3 dokumen."


def test_surplus_output_is_said_and_the_work_is_done() -> None:
    hasil = turunkan(keluaran=Keluaran(D(100), D(110), "orang"))
    assert hasil.persen == 100
    assert "110 dari 100 orang, melampaui target" in hasil.kalimat


def test_a_typed_value_is_the_last_resort_and_says_so() -> None:
    hasil = turunkan(keluaran=Keluaran(D(0), None), ketikan=D(40))
    assert (hasil.persen, hasil.cara) == (D(40), CaraFisik.KETIKAN)
    assert "diketik" in hasil.kalimat
    assert turunkan().persen is None


def test_a_chosen_way_without_particulars_is_refused() -> None:
    with pytest.raises(FisikDitolak, match="keluaran"):
        turunkan(ketikan=D(1), cara=CaraFisik.KELUARAN)
    assert turunkan(tahapan=TAHAPAN, ketikan=D(1), cara=CaraFisik.KETIKAN).persen == 1


@pytest.mark.parametrize("persen", [D(-1), D("100.0001")])
def test_progress_outside_0_to_100_is_refused(persen: Decimal) -> None:
    for rincian in (
        {"ketikan": persen},
        {"paket": (FisikPaket("A", D(1), persen),)},
        {"tahapan": (Tahapan("A", D(100), persen),)},
    ):
        with pytest.raises(FisikDitolak, match="di luar 0 sampai 100"):
            turunkan(**rincian)  # type: ignore[arg-type]


def test_blank_stages_and_output_stay_unknown_and_negatives_are_refused() -> None:
    assert turunkan(tahapan=(Tahapan("A", D(100), None),)).persen is None
    assert turunkan(keluaran=Keluaran(D(2), None)).persen is None
    with pytest.raises(FisikDitolak):
        turunkan(keluaran=Keluaran(D(2), D(-1)))
    with pytest.raises(FisikDitolak):
        turunkan(paket=(FisikPaket("A", D(-1), D(1)),))


@given(
    st.lists(
        st.tuples(st.integers(1, 10**12), st.integers(0, 1_000_000).map(lambda n: D(n).scaleb(-4))),
        min_size=1,
        max_size=8,
    )
)
def test_a_weighted_figure_lies_between_its_parts_and_is_100_only_when_all_is_done(
    daftar: list[tuple[int, Decimal]],
) -> None:
    hasil = turunkan(paket=[FisikPaket("p", D(n), f) for n, f in daftar]).persen
    assert hasil is not None
    assert min(f for _, f in daftar) - D("0.0001") <= hasil <= max(f for _, f in daftar)
    assert (hasil == 100) == all(f == 100 for _, f in daftar)
