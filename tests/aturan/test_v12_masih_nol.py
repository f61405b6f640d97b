"""V12: nothing after the second quarter."""

from __future__ import annotations

from tests.aturan.contoh import bagian_dari, baris, potret, satu, temuan_dari

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.waktu import Periode

NOL = baris(realisasi=0, realisasi_lalu=0, fisik=0, fisik_lalu=0)


def test_lolos_when_something_moved() -> None:
    assert temuan_dari("V12", potret(baris(), periode=Periode(2025, 7))) == []


def test_gagal_in_july() -> None:
    t = satu("V12", potret(NOL, periode=Periode(2025, 7)))
    assert t.kalimat == "Realisasi dan fisik masih nol dari pagu Rp1.000, padahal bulan ke-6 sudah lewat."


def test_batas_june_is_not_after_the_second_quarter() -> None:
    assert temuan_dari("V12", potret(NOL, periode=Periode(2025, 6))) == []
    assert bagian_dari("V12", potret(NOL), AmbangAturan(bulan_nol=5)) == ["nol"]


def test_batas_blank_is_not_zero_and_no_pagu_owes_nothing() -> None:
    juli = Periode(2025, 7)
    assert temuan_dari("V12", potret(baris(realisasi=None, fisik=0), periode=juli)) == []
    assert temuan_dari("V12", potret(baris(realisasi=0, fisik=0, pagu=0), periode=juli)) == []
    assert bagian_dari("V12", potret(baris(realisasi=0, fisik=None), periode=juli)) == ["nol"]
