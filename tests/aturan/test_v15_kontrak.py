"""V15: contracts within pagu, near HPS, inside the year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from tests.aturan.contoh import bagian_dari, potret, satu, temuan_dari

from siap.domain.laporan.potret import PaketPotret, Potret

D = Decimal

D = Decimal
WAJAR_PAKET = PaketPotret(
    "P1",
    "Jalan Liwa",
    pagu=D(100),
    hps=D(95),
    nilai_kontrak=D(90),
    mulai=date(2025, 3, 1),
    selesai=date(2025, 12, 31),
)


def dengan(**beda: Any) -> Potret:
    return potret(paket=(replace(WAJAR_PAKET, **beda),))


def test_lolos() -> None:
    assert temuan_dari("V15", dengan()) == []


def test_gagal_above_the_pagu() -> None:
    t = satu("V15", dengan(nilai_kontrak=D(101)))
    assert t.kalimat == "Paket Jalan Liwa: nilai kontrak Rp101 melebihi pagu Rp100."
    assert t.menolak


def test_gagal_far_below_hps() -> None:
    t = satu("V15", dengan(nilai_kontrak=D("75.99")))
    assert t.kalimat == "Paket Jalan Liwa: nilai kontrak Rp75,99 kurang dari 80 % HPS Rp95."
    assert not t.menolak


def test_gagal_outside_the_year_unless_multi_year() -> None:
    t = satu("V15", dengan(selesai=date(2026, 1, 1)))
    assert t.kalimat == "Paket Jalan Liwa: tanggal selesai 1 Januari 2026 di luar tahun 2025."
    assert temuan_dari("V15", dengan(selesai=date(2026, 1, 1), tahun_jamak=True)) == []


def test_batas_equal_to_pagu_and_exactly_80_percent_pass() -> None:
    assert bagian_dari("V15", dengan(nilai_kontrak=D(100))) == []
    assert bagian_dari("V15", dengan(nilai_kontrak=D(76))) == []
    assert bagian_dari("V15", dengan(nilai_kontrak=None, pagu=None, mulai=None, selesai=None)) == []
