"""The register of findings: unique, complete, and every template formats."""

from __future__ import annotations

import re

import pytest

from siap.domain.aturan.register import Aturan, aturan, daftar, temuan
from siap.domain.temuan import Keparahan, Tempat

SEMUA = daftar()


def test_codes_are_unique_and_in_order() -> None:
    kode = [a.kode for a in SEMUA]
    assert kode == sorted(set(kode))
    assert all(re.fullmatch(r"[A-Z]\d{2,3}", k) for k in kode)


def test_titles_are_unique() -> None:
    assert len({a.judul for a in SEMUA}) == len(SEMUA)


@pytest.mark.parametrize("entri", SEMUA, ids=lambda a: a.kode)
def test_every_rule_is_complete_and_formats(entri: Aturan) -> None:
    for isi in (
        entri.judul,
        entri.kalimat,
        entri.tindakan,
        entri.contoh_lolos,
        entri.contoh_gagal,
        entri.sumber,
    ):
        assert isi.strip() == isi != ""
    isian = dict.fromkeys(entri.isian - {"diberikan", "diharapkan", "selisih"}, "«isi»")
    hasil = temuan(entri.kode, diberikan="«a»", diharapkan="«b»", selisih="«c»", **isian)
    assert "{" not in hasil.kalimat + hasil.tindakan
    assert hasil.keparahan is entri.keparahan
    assert hasil.tindakan.endswith(".")
    assert entri.contoh_lolos != entri.contoh_gagal


def test_an_unregistered_code_cannot_become_a_finding() -> None:
    with pytest.raises(KeyError):
        aturan("M00")


def test_a_template_without_its_field_is_refused() -> None:
    with pytest.raises(KeyError):
        temuan("M01")


def test_a_finding_carries_place_amounts_and_sentence() -> None:
    hasil = temuan(
        "M61",
        tempat=Tempat("a.xlsx", lembar="LRA", sel="R22"),
        diberikan="Rp200",
        diharapkan="Rp100",
        selisih="Rp100",
        bagian="5 BELANJA DAERAH",
    )
    assert hasil.menolak
    assert hasil.kalimat == (
        "Jumlah 5 BELANJA DAERAH tertulis Rp200, tetapi bagiannya berjumlah Rp100 (selisih Rp100)."
    )
    assert str(hasil.tempat) == "a.xlsx, lembar “LRA”, sel R22"
    assert hasil.sebagai_json()["keparahan"] == "tolak"


def test_a_pemda_may_weigh_a_finding_differently() -> None:
    assert temuan("M44", diberikan="0", keparahan=Keparahan.INFO).keparahan is Keparahan.INFO


def test_a_place_is_said_in_words() -> None:
    assert str(Tempat("b.csv", baris=3, medan="pagu")) == "b.csv, baris 3, kolom pagu"
    assert str(Tempat()) == ""
