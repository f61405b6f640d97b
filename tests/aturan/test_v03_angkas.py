"""V03: twelve months of the cash plan equal the pagu."""

from __future__ import annotations

from decimal import Decimal

from tests.aturan.contoh import bagian_dari, baris, potret, satu, temuan_dari

from siap.domain.laporan.potret import FaktaPD

D = Decimal

D = Decimal


def test_lolos_when_the_plan_sums_to_the_pagu() -> None:
    assert temuan_dari("V03", potret(baris(angkas_setahun=1000, pagu=1000))) == []


def test_gagal_by_one_sen() -> None:
    t = satu("V03", potret(baris(angkas_setahun=D("1000.01"))))
    assert t.kalimat == (
        "Dua belas bulan anggaran kas berjumlah Rp1.000,01, "
        "sedangkan pagu versi yang sama Rp1.000 (selisih Rp0,01)."
    )
    assert t.menolak


def test_batas_a_plan_known_only_for_the_whole_pd_is_compared_with_the_sum() -> None:
    tanpa = baris(angkas_setahun=None)
    assert bagian_dari("V03", potret(tanpa, tanpa, fakta=FaktaPD(angkas_setahun=D(2000)))) == []
    assert bagian_dari("V03", potret(tanpa, tanpa, fakta=FaktaPD(angkas_setahun=D(1998)))) == ["pd"]
    assert bagian_dari("V03", potret(baris(), fakta=FaktaPD(angkas_setahun=D(7)))) == []


def test_batas_an_unknown_plan_judges_nothing() -> None:
    assert temuan_dari("V03", potret(baris(angkas_setahun=None))) == []
