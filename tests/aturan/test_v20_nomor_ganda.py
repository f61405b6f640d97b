"""V20: packages and SP2D numbers are unique."""

from __future__ import annotations

from decimal import Decimal

from tests.aturan.contoh import bagian_dari, potret, satu, temuan_dari

from siap.domain.laporan.potret import FaktaPD, PaketPotret, Potret, Sp2dPotret

D = Decimal

D = Decimal


def sp2d(*nomor: str, lain: dict[str, str] | None = None) -> Potret:
    fakta = FaktaPD(sp2d_lain=lain or {})
    return potret(sp2d=tuple(Sp2dPotret(n, D(1)) for n in nomor), fakta=fakta)


def test_lolos_when_numbers_differ() -> None:
    assert temuan_dari("V20", sp2d("001/SP2D", "002/SP2D")) == []


def test_gagal_twice_here() -> None:
    t = satu("V20", sp2d("001/SP2D", "001/SP2D"))
    assert t.kalimat == "SP2D 001/SP2D tercatat lebih dari sekali (2 kali di sini)."
    assert t.menolak


def test_gagal_used_elsewhere() -> None:
    t = satu("V20", sp2d("001", lain={"001": "Dinas Sosial, Mei 2025"}))
    assert "(juga di Dinas Sosial, Mei 2025)" in t.kalimat


def test_gagal_the_same_package_twice() -> None:
    paket = PaketPotret("P1", "Jalan")
    assert bagian_dari("V20", potret(paket=(paket, paket))) == ["paket"]


def test_batas_blanks_and_capitals_make_no_other_number() -> None:
    assert len(temuan_dari("V20", sp2d("01 / sp2d", "01/SP2D"))) == 1
    assert temuan_dari("V20", sp2d("1", "01")) == []
