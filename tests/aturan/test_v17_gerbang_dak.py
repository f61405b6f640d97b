"""V17: DAK gates 75/90/70 and the dates 21 July and 21 October."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tests.aturan.contoh import potret, satu, temuan_dari

from siap.domain.laporan.potret import DakPotret, FaktaPD, Potret

D = Decimal

D = Decimal


def dengan(pada: date, **dak: Any) -> Potret:
    return potret(fakta=FaktaPD(dak=(DakPotret("Jalan", **dak),)), pada=pada)


def tahap2(serap: str, pada: date = date(2025, 10, 1), *, lengkap: bool = True) -> Potret:
    return dengan(pada, tahap_salur=1, disalurkan=D(100), realisasi=D(serap), dokumen_lengkap=lengkap)


def tahap3(serap: str, output: str) -> Potret:
    return dengan(date(2025, 11, 1), tahap_salur=2, disalurkan=D(100), realisasi=D(serap), output=D(output))


def test_lolos_when_the_gates_are_met() -> None:
    assert temuan_dari("V17", tahap2("80")) == []
    assert temuan_dari("V17", tahap3("95", "80")) == []
    assert temuan_dari("V17", dengan(date(2025, 7, 20), tahap_salur=0, dokumen_lengkap=True)) == []


def test_gagal_documents_of_stage_one_with_the_countdown() -> None:
    t = satu("V17", dengan(date(2025, 7, 1), tahap_salur=0))
    assert t.kalimat == (
        "DAK fisik Jalan: dokumen kontrak dan penyaluran belum lengkap; 21 Juli 2025 tinggal 20 hari."
    )
    lewat = satu("V17", dengan(date(2025, 7, 22), tahap_salur=0))
    assert "21 Juli 2025 sudah lewat 1 hari" in lewat.kalimat


def test_gagal_stage_two_absorbed_too_little() -> None:
    t = satu("V17", tahap2("74.99"))
    assert t.kalimat == (
        "DAK fisik Jalan: baru Rp74,99 dari Rp100 yang disalurkan, syaratnya 75 %; "
        "21 Oktober 2025 tinggal 20 hari."
    )
    assert "laporan keluaran belum lengkap" in satu("V17", tahap2("80", lengkap=False)).kalimat


def test_gagal_stage_three_on_money_or_output() -> None:
    assert "syaratnya 90 %" in satu("V17", tahap3("89.99", "100")).kalimat
    assert "keluaran 69,99 %, syaratnya 70 %" in satu("V17", tahap3("90", "69.99")).kalimat


def test_batas_exact_gates_pass_and_the_countdown_starts_at_thirty_days() -> None:
    assert temuan_dari("V17", tahap2("75")) == temuan_dari("V17", tahap3("90", "70")) == []
    assert temuan_dari("V17", dengan(date(2025, 6, 20), tahap_salur=0)) == []
    assert len(temuan_dari("V17", dengan(date(2025, 6, 21), tahap_salur=0))) == 1
    assert "tinggal 0 hari" in satu("V17", tahap2("1", date(2025, 10, 21))).kalimat


def test_batas_a_small_allocation_paid_at_once_has_no_later_gate() -> None:
    assert temuan_dari("V17", dengan(date(2025, 10, 1), tahap_salur=1, sekaligus=True)) == []
