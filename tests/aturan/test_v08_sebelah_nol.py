"""V08: money without work, work without money."""

from __future__ import annotations

from tests.aturan.contoh import bagian_dari, baris, potret, satu, temuan_dari


def test_lolos_when_both_moved() -> None:
    assert temuan_dari("V08", potret(baris(realisasi=10, fisik=5))) == []


def test_gagal_money_without_work() -> None:
    t = satu("V08", potret(baris(realisasi=10, fisik=0)))
    assert t.kalimat == "Realisasi Rp10, tetapi fisik 0,00 %."
    assert t.tempat.medan == "fisik"


def test_gagal_finished_without_money() -> None:
    assert bagian_dari("V08", potret(baris(realisasi=0, fisik=100))) == ["tanpa_uang"]


def test_batas_nothing_at_all_and_blanks_pass() -> None:
    for uang, fisik in ((0, 0), (10, None), (None, 100)):
        assert temuan_dari("V08", potret(baris(realisasi=uang, fisik=fisik))) == []
