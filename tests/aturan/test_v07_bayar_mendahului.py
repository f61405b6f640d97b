"""V07: money and work stay near each other."""

from __future__ import annotations

from decimal import Decimal

from tests.aturan.contoh import bagian_dari, baris, potret, satu, temuan_dari

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.temuan import Keparahan

D = Decimal

D = Decimal


def test_lolos_within_five_points() -> None:
    assert temuan_dari("V07", potret(baris(fisik=41, realisasi=450))) == []


def test_gagal_when_paid_ahead_of_work() -> None:
    t = satu("V07", potret(baris(fisik=40, realisasi=460)))
    assert t.kalimat == "Fisik 40,00 % tertinggal dari realisasi keuangan 46,00 % pagu lebih dari 5 poin."
    assert t.keparahan is Keparahan.JELASKAN


def test_lolos_with_an_advance() -> None:
    assert temuan_dari("V07", potret(baris(fisik=0, realisasi=300, uang_muka=True))) == []


def test_unbilled_work_informs() -> None:
    t = satu("V07", potret(baris(fisik=80, realisasi=500)))
    assert t.keparahan is Keparahan.INFO
    assert "mendahului realisasi keuangan 50,00 % pagu lebih dari 20 poin" in t.kalimat


def test_batas_exactly_five_and_exactly_twenty_pass_a_hair_more_does_not() -> None:
    assert temuan_dari("V07", potret(baris(fisik=40, realisasi=450))) == []
    assert bagian_dari("V07", potret(baris(fisik=40, realisasi=D("450.01")))) == ["mendahului"]
    assert temuan_dari("V07", potret(baris(fisik=65, realisasi=450))) == []
    assert bagian_dari("V07", potret(baris(fisik=D("65.0001"), realisasi=450))) == ["belum_ditagih"]


def test_batas_pagu_zero_judges_nothing_and_the_limit_is_configuration() -> None:
    assert temuan_dari("V07", potret(baris(pagu=0, realisasi=5, fisik=1))) == []
    longgar = AmbangAturan(fisik_tertinggal=D(10))
    assert bagian_dari("V07", potret(baris(fisik=40, realisasi=460)), longgar) == []
