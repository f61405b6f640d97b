"""The form of physical parts: read as written, refused with the row and what to do."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from tests.intake.pabrik import csv_teks, xlsx

from siap.domain.masukan import Bacaan, IsiRencanaFisik, JenisBerkas
from siap.intake import Konteks, baca, kenali

KEPALA = ["kode_pd", "sub_kegiatan", "cara", "kode", "nama", "bobot", "nilai", "target", "satuan"]
SUB = "1.02.02.2.02.0001"


def tabel(*baris: list[Any]) -> Bacaan:
    return baca(None, "x.xlsx", xlsx([KEPALA, *baris]), konteks=Konteks())


def tahap(kode: str, bobot: object, sub: str = SUB) -> list[Any]:
    return ["9", sub, "tahapan", kode, f"Tahap {kode}", bobot, None, None, None]


def test_three_ways_are_read_into_their_own_figures() -> None:
    bacaan = tabel(
        tahap("T1", 30),
        tahap("T2", 70),
        ["9", "1.02.02.2.02.2", "Paket", "P1", "Gedung", None, 1_250_000.5, None, None],
        ["9", "1.02.02.2.02.3", "keluaran", None, None, None, None, 120, "orang"],
    )
    assert (bacaan.jenis, bacaan.dibaca, bacaan.diterima) == (JenisBerkas.RENCANA_FISIK, 4, 4)
    assert [t.kode for t in bacaan.temuan] == []
    assert isinstance(bacaan.isi, IsiRencanaFisik)
    satu, _, paket, keluaran = bacaan.isi.baris
    assert (satu.kode, satu.bobot, satu.nilai, satu.tempat.baris) == ("T1", Decimal(30), None, 2)
    assert (paket.sub_kegiatan, paket.nilai) == ("1.02.02.2.02.0002", Decimal("1250000.5"))
    assert (keluaran.target, keluaran.satuan, keluaran.nama, keluaran.kode) == (
        Decimal(120),
        "orang",
        "orang",
        "",
    )
    assert bacaan.total["tahapan"] == 2
    assert bacaan.total["sub kegiatan"] == 3


def test_the_form_is_known_by_its_columns_although_nilai_is_money() -> None:
    isi = csv_teks([KEPALA, ["9", SUB, "paket", "P1", "Gedung", "", "5000", "", ""]]).encode()
    assert kenali("data.csv", isi).jenis is JenisBerkas.RENCANA_FISIK
    budget = csv_teks([["pd", "sub_kegiatan", "nilai"], ["9", SUB, "5000"]]).encode()
    assert kenali("data.csv", budget).jenis is JenisBerkas.DPA


@pytest.mark.parametrize(
    ("baris", "kode", "di"),
    [
        ([tahap("T1", 30), tahap("T2", 60)], "M104", 2),
        ([tahap("T1", 100), ["9", SUB, "keluaran", "", "", None, None, 5, "x"]], "M105", 3),
        ([["9", SUB, "keluaran", "", "Peserta", None, None, 0, "orang"]], "M106", 2),
        ([["9", SUB, "paket", "P1", "Gedung", 50, None, None, None]], "M106", 2),
        ([tahap("T1", 50), tahap("T1", 50)], "M107", 3),
        (
            [
                ["9", SUB, "keluaran", "", "A", None, None, 5, "x"],
                ["9", SUB, "keluaran", "B", "B", None, None, 5, "x"],
            ],
            "M108",
            3,
        ),
        ([tahap("", 100)], "M109", 2),
        ([["9", SUB, "perasaan", "T1", "A", 100, None, None, None]], "M33", 2),
        ([["9", None, "tahapan", "T1", "A", 100, None, None, None]], "M30", 2),
        ([tahap("T1", 101)], "M32", 2),
    ],
)
def test_a_plan_that_cannot_be_is_refused_where_it_stands(baris: list[list[Any]], kode: str, di: int) -> None:
    bacaan = tabel(*baris)
    assert [t.kode for t in bacaan.temuan] == [kode]
    assert bacaan.temuan[0].tempat.baris == di
    assert bacaan.tertolak


def test_a_refused_finding_says_what_was_given_and_expected() -> None:
    (satu,) = tabel(tahap("T1", 30), tahap("T2", 60)).temuan
    assert (satu.diberikan, satu.diharapkan) == ("90", "100")
    assert satu.kalimat == f"Bobot tahapan {SUB} berjumlah 90, seharusnya 100."
    assert satu.tindakan.startswith("Perbaiki bobotnya")


def test_rows_that_name_a_unit_only_are_no_parts() -> None:
    bacaan = tabel(tahap("T1", 100), ["9", SUB, None, None, None, None, None, None, None])
    assert (bacaan.dibaca, bacaan.temuan) == (1, ())
    assert [t.kode for t in tabel(["9", SUB, None, None, None, None, None, None, None]).temuan] == ["M06"]
