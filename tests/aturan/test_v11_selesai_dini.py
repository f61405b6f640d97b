"""V11: 100 % only after BAST and with the output met."""

from __future__ import annotations

from decimal import Decimal

from tests.aturan.contoh import bagian_dari, baris, potret, satu, temuan_dari


def test_lolos_finished_with_papers_and_output() -> None:
    assert temuan_dari("V11", potret(baris(fisik=100, ada_bast=True, output_jadi=10))) == []


def test_gagal_without_bast() -> None:
    t = satu("V11", potret(baris(fisik=100, ada_bast=False, output_jadi=10)))
    assert t.kalimat == "Fisik 100,00 %, tetapi BAST belum ada."


def test_gagal_with_output_unmet() -> None:
    assert bagian_dari("V11", potret(baris(fisik=100, output_jadi=9))) == ["keluaran"]


def test_batas_work_without_a_contract_needs_no_bast_and_under_100_nothing_is_asked() -> None:
    assert temuan_dari("V11", potret(baris(fisik=100, ada_bast=None, output_jadi=11))) == []
    assert temuan_dari("V11", potret(baris(fisik=Decimal("99.9999"), ada_bast=False, output_jadi=0))) == []
