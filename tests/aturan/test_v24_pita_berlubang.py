"""V24: published bands without a hole or an overlap."""

from __future__ import annotations

from decimal import Decimal

from tests.aturan.contoh import bagian_dari, potret, satu, temuan_dari

from siap.domain.laporan.potret import FaktaPD, Potret
from siap.domain.penilaian.pita import Zona

D = Decimal

D = Decimal


def dengan(atas: str, bawah: str) -> Potret:
    zona = (Zona("merah", "Merah", "merah", None, D(atas)), Zona("hijau", "Hijau", "hijau", D(bawah), None))
    return potret(fakta=FaktaPD(zona={"Zona rapat": zona}))


def test_lolos_half_open_and_exhaustive() -> None:
    assert temuan_dari("V24", dengan("65", "65")) == []


def test_gagal_with_the_hole_between_60_and_61() -> None:
    t = satu("V24", dengan("60", "61"))
    assert t.kalimat.startswith("Pita “Zona rapat” ditolak: ada lubang antara Merah (kurang dari 60)")


def test_gagal_with_an_overlap() -> None:
    assert "bertumpuk" in satu("V24", dengan("66", "65")).kalimat


def test_batas_the_smallest_hole_is_a_hole() -> None:
    assert bagian_dari("V24", dengan("65", "65.0001")) == ["pita"]
    assert temuan_dari("V24", potret()) == []
