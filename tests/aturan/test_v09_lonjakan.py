"""V09: a jump of more than 30 points in a month."""

from __future__ import annotations

from decimal import Decimal

from tests.aturan.contoh import bagian_dari, baris, potret, temuan_dari

D = Decimal

D = Decimal


def test_lolos_small_steps() -> None:
    assert temuan_dari("V09", potret()) == []


def test_gagal_money_and_work() -> None:
    laporan = potret(baris(realisasi=651, realisasi_lalu=350, fisik=68, fisik_lalu=37))
    assert bagian_dari("V09", laporan) == ["keuangan", "fisik"]
    uang, fisik = temuan_dari("V09", laporan)
    assert uang.kalimat == "Realisasi naik dari Rp350 menjadi Rp651 dalam sebulan, lebih dari 30 poin."
    assert fisik.kalimat == "Fisik (persen) naik dari 37,00 menjadi 68,00 dalam sebulan, lebih dari 30 poin."


def test_batas_exactly_thirty_passes() -> None:
    assert bagian_dari("V09", potret(baris(realisasi=650, realisasi_lalu=350, fisik=67, fisik_lalu=37))) == []
    assert bagian_dari("V09", potret(baris(realisasi=D("650.01"), realisasi_lalu=350))) == ["keuangan"]
    assert bagian_dari("V09", potret(baris(fisik=D("67.0001"), fisik_lalu=37))) == ["fisik"]


def test_batas_detail_lines_are_not_judged_on_money() -> None:
    assert bagian_dari("V09", potret(baris(rinci=True, realisasi=999, realisasi_lalu=0, fisik=None))) == []
