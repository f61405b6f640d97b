"""A plan of parts: what keeps rows from being one, and the progress that follows from it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.domain.laporan.fisik import CaraFisik
from siap.domain.laporan.rencana_fisik import Bagian, RencanaSub, susun_rencana, tinjau_rencana
from siap.domain.masukan import BarisRencanaFisik

SUB = "1.03.02.2.01.0001"


def baris(cara: str, kode: str, **isi: Any) -> BarisRencanaFisik:
    return BarisRencanaFisik("1.03", isi.pop("sub", SUB), cara, kode, f"Bagian {kode}", **isi)


def tahap(kode: str, bobot: str | None, **isi: Any) -> BarisRencanaFisik:
    return baris("tahapan", kode, bobot=None if bobot is None else Decimal(bobot), **isi)


def paket(kode: str, nilai: str) -> BarisRencanaFisik:
    return baris("paket", kode, nilai=Decimal(nilai))


def keluaran(target: str, kode: str = "") -> BarisRencanaFisik:
    return baris("keluaran", kode, target=Decimal(target), satuan="orang")


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        ([tahap("A", "30"), tahap("B", "70")], []),
        ([paket("P1", "1"), paket("P2", "0.01")], []),
        ([keluaran("0.5")], []),
        ([tahap("A", "30"), tahap("B", "70"), tahap("A", "100", sub="1.03.02.2.01.0002")], []),
        ([tahap("A", "30"), tahap("B", "69.99")], ["M104"]),
        ([tahap("A", "100"), paket("P", "5")], ["M105"]),
        ([tahap("A", None), tahap("B", "100")], ["M106"]),
        ([paket("P", "0")], ["M106"]),
        ([paket("P", "-5")], ["M106"]),
        ([keluaran("0")], ["M106"]),
        ([tahap("A", "50"), tahap("A", "50")], ["M107"]),
        ([tahap("", "50"), tahap("", "50")], ["M109", "M107", "M109"]),
        ([tahap("A" * 33, "100")], ["M107"]),
        ([keluaran("5"), keluaran("6", "K2")], ["M108"]),
    ],
)
def test_everything_that_keeps_rows_from_being_a_plan_is_named(
    isi: list[BarisRencanaFisik], kode: list[str]
) -> None:
    assert [k.kode for k in tinjau_rencana(isi)] == kode


def test_what_is_wrong_is_said_with_its_figures() -> None:
    (kurang,) = tinjau_rencana([tahap("A", "30.5"), tahap("B", "60")])
    assert kurang.isi == {"sub": SUB, "diberikan": "90,5", "diharapkan": "100"}
    (nilai,) = tinjau_rencana([paket("P", "-5")])
    assert nilai.isi["diberikan"] == "−Rp5"


def test_stages_weigh_packages_are_worth_and_output_is_counted() -> None:
    tahapan = RencanaSub(
        CaraFisik.TAHAPAN, (Bagian("A", "Fondasi", Decimal(30)), Bagian("B", "Atap", Decimal(70)))
    )
    assert tahapan.hasil({"A": Decimal(100), "B": Decimal(50)}, None).persen == 65
    assert tahapan.hasil({"A": Decimal(100)}, None).persen is None
    assert ([b.kode for b in tahapan.diisi], tahapan.target_output) == (["A", "B"], None)
    per_paket = RencanaSub(
        CaraFisik.PAKET, (Bagian("P", "Jalan", Decimal(300)), Bagian("Q", "", Decimal(100)))
    )
    assert per_paket.hasil({"P": Decimal(50), "Q": Decimal(100)}, None).persen == Decimal("62.5")
    hitungan = RencanaSub(CaraFisik.KELUARAN, (Bagian("", "Pelatihan", Decimal(40), "orang"),))
    assert hitungan.hasil({}, Decimal(10)).persen == 25
    assert (hitungan.diisi, hitungan.target_output) == ((), Decimal(40))


def test_a_figure_from_before_the_plan_stands_and_says_so() -> None:
    lama = RencanaSub(CaraFisik.TAHAPAN, (Bagian("A", "Fondasi", Decimal(100)),)).sebelum(Decimal("12.5"))
    assert (lama.persen, lama.cara) == (Decimal("12.5"), CaraFisik.KETIKAN)
    assert "isi tahapan" in lama.kalimat


def test_rows_become_one_plan_per_sub_kegiatan() -> None:
    a, b = Bagian("A", "Fondasi", Decimal(100)), Bagian("", "Orang", Decimal(5))
    rencana = susun_rencana([(SUB, "tahapan", a), ("x", "keluaran", b)])
    assert rencana == {SUB: RencanaSub(CaraFisik.TAHAPAN, (a,)), "x": RencanaSub(CaraFisik.KELUARAN, (b,))}


@given(st.lists(st.integers(1, 50), min_size=1, max_size=6), st.data())
def test_progress_of_stages_lies_between_the_least_and_the_most_done(
    bobot: list[int], data: st.DataObject
) -> None:
    semua = [*bobot, 400 - sum(bobot)]
    bagian = tuple(Bagian(str(n), "", Decimal(b) / 4) for n, b in enumerate(semua))
    selesai = {b.kode: Decimal(data.draw(st.integers(0, 100))) for b in bagian}
    hasil = RencanaSub(CaraFisik.TAHAPAN, bagian).hasil(selesai, None)
    assert hasil.persen is not None
    assert min(selesai.values()) <= hasil.persen <= max(selesai.values())
