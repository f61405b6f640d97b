"""V13: a large deviation needs a problem entry."""

from __future__ import annotations

from decimal import Decimal

from tests.aturan.contoh import bagian_dari, baris, potret, satu, temuan_dari

D = Decimal

D = Decimal


def test_lolos_near_the_plan() -> None:
    assert temuan_dari("V13", potret()) == []


def test_gagal_money_behind_the_cash_plan() -> None:
    t = satu("V13", potret(baris(realisasi=389, angkas=500)))
    assert t.kalimat == (
        "Realisasi Rp389 menyimpang dari rencana Rp500 lebih dari 10 poin, tetapi kendala kosong."
    )
    assert t.tempat.medan == "kendala"


def test_gagal_work_behind_or_ahead_of_its_target() -> None:
    assert bagian_dari("V13", potret(baris(fisik=39, target_fisik=50))) == ["fisik"]
    assert bagian_dari("V13", potret(baris(fisik=61, target_fisik=50))) == ["fisik"]


def test_lolos_with_a_problem_entry() -> None:
    assert temuan_dari("V13", potret(baris(realisasi=0, fisik=0, ada_kendala=True))) == []


def test_batas_exactly_ten_passes_one_sen_more_does_not() -> None:
    assert bagian_dari("V13", potret(baris(realisasi=400, angkas=500, fisik=40))) == []
    assert bagian_dari("V13", potret(baris(realisasi=D("399.99"), angkas=500, fisik=40))) == ["keuangan"]
    assert bagian_dari("V13", potret(baris(realisasi=400, fisik=D("39.9999")))) == ["fisik"]
