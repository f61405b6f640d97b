"""V26: all-equal or all-round progress is probably guessed."""

from __future__ import annotations

from decimal import Decimal

from tests.aturan.contoh import bagian_dari, baris, potret, satu, temuan_dari

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.laporan.potret import Potret

D = Decimal

D = Decimal


def dengan(*fisik: int | Decimal | None) -> Potret:
    return potret(*(baris(fisik=f, fisik_lalu=None) for f in fisik))


def test_lolos_measured_figures() -> None:
    assert temuan_dari("V26", dengan(10, 25, 30, 45, 60)) == []


def test_gagal_all_round() -> None:
    t = satu("V26", dengan(10, 20, 30, 40, 50))
    assert t.kalimat == "Fisik 5 baris kelipatan 10 semua (10; 20; 30; 40; 50)."


def test_gagal_all_equal() -> None:
    assert bagian_dari("V26", dengan(*[D("47.5")] * 5)) == ["seragam"]


def test_batas_four_lines_are_too_few_and_0_and_100_are_no_guesses() -> None:
    assert temuan_dari("V26", dengan(10, 20, 30, 40)) == []
    assert temuan_dari("V26", dengan(10, 20, 30, 40, 0, 100, None)) == []
    assert bagian_dari("V26", dengan(10, 20, 30, 40, 50, 0, 100)) == ["bulat"]
    assert bagian_dari("V26", dengan(10, 20, 30, 40), AmbangAturan(baris_tebakan=4)) == ["bulat"]
