"""V16: critical contracts, 10 and 5 points."""

from __future__ import annotations

from decimal import Decimal

from tests.aturan.contoh import potret, satu, temuan_dari

from siap.domain.laporan.potret import PaketPotret, Potret

D = Decimal

D = Decimal


def dengan(rencana: str | None, fisik: str | None) -> Potret:
    angka = {k: None if v is None else D(v) for k, v in (("rencana", rencana), ("fisik", fisik))}
    return potret(paket=(PaketPotret("P1", "Jembatan", **angka),))


def test_lolos_on_schedule() -> None:
    assert temuan_dari("V16", dengan("60", "58")) == []


def test_gagal_in_the_first_period() -> None:
    t = satu("V16", dengan("60", "49"))
    assert t.kalimat == (
        "Paket Jembatan terlambat 11,00 poin: fisik 49,00 % dari rencana 60,00 % (batas 10 poin)."
    )


def test_gagal_in_the_second_period() -> None:
    assert "batas 5 poin" in satu("V16", dengan("80", "74")).kalimat


def test_batas_exactly_ten_and_five_pass_and_70_belongs_to_the_second_period() -> None:
    assert temuan_dari("V16", dengan("69.99", "59.99")) == []
    assert temuan_dari("V16", dengan("70", "65")) == []
    assert len(temuan_dari("V16", dengan("70", "64.99"))) == 1
    assert len(temuan_dari("V16", dengan("60", "49.9999"))) == 1


def test_batas_unknown_progress_judges_nothing() -> None:
    assert temuan_dari("V16", dengan(None, "10")) == temuan_dari("V16", dengan("90", None)) == []
