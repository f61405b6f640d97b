"""V06: physical progress within 0-100, never falling unexplained."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.aturan.contoh import baris, potret, satu, temuan_dari

from siap.domain.temuan import Keparahan

D = Decimal

D = Decimal


def test_lolos_between_and_rising() -> None:
    assert temuan_dari("V06", potret(baris(fisik=60, fisik_lalu=50))) == []


@pytest.mark.parametrize("fisik", [D("-0.0001"), D("100.0001"), D(101)])
def test_gagal_outside(fisik: Decimal) -> None:
    hasil = [t for t in temuan_dari("V06", potret(baris(fisik=fisik, fisik_lalu=None))) if t.menolak]
    assert len(hasil) == 1
    assert "berada di luar 0 sampai 100" in hasil[0].kalimat


def test_gagal_when_it_falls() -> None:
    t = satu("V06", potret(baris(fisik=40, fisik_lalu=50)))
    assert t.kalimat == "Fisik 40,00 % turun dari bulan lalu yang sudah 50,00."
    assert t.keparahan is Keparahan.JELASKAN


def test_batas_0_and_100_and_unchanged_pass() -> None:
    for fisik in (0, 100):
        assert temuan_dari("V06", potret(baris(fisik=fisik, fisik_lalu=fisik))) == []
