"""V21: evidence tells when, where, and is used once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.aturan.contoh import bagian_dari, potret, satu, temuan_dari

from siap.domain.laporan.potret import BuktiPotret, Potret

FOTO = BuktiPotret("a.jpg", "ab12", kunci="1.02.02.2.02.0001", dalam_wilayah=True)


def dengan(*bukti: BuktiPotret) -> Potret:
    return potret(bukti=bukti)


def test_lolos_a_photo_with_time_and_place_inside() -> None:
    assert temuan_dari("V21", dengan(FOTO)) == []


@pytest.mark.parametrize(
    ("beda", "bagian", "kalimat"),
    [
        ({"ada_waktu": False}, "waktu", "Bukti a.jpg tidak menyimpan waktu pengambilan."),
        ({"ada_letak": False}, "letak", "Bukti a.jpg tidak menyimpan letak (GPS)."),
        ({"dipakai_di": ("Mei 2025",)}, "ulang", "Bukti a.jpg sama dengan bukti pada Mei 2025."),
        ({"waktu_sesuai": False}, "bulan", "Bukti a.jpg diambil di luar bulan laporan."),
        ({"mirip_di": ("Mei 2025",)}, "mirip", "Bukti a.jpg serupa dengan bukti pada Mei 2025."),
        ({"dalam_wilayah": False}, "luar", "Bukti a.jpg diambil di luar wilayah Pemda."),
    ],
)
def test_gagal(beda: dict[str, Any], bagian: str, kalimat: str) -> None:
    laporan = dengan(replace(FOTO, **beda))
    assert bagian_dari("V21", laporan) == [bagian]
    t = satu("V21", laporan)
    assert (t.kalimat, t.tempat.sel) == (kalimat, "1.02.02.2.02.0001")


def test_gagal_everything_at_once_is_told_at_once() -> None:
    buruk = replace(FOTO, ada_waktu=False, ada_letak=False, dalam_wilayah=False, dipakai_di=("Mei 2025",))
    assert bagian_dari("V21", dengan(buruk)) == ["waktu", "letak", "ulang", "luar"]


def test_batas_documents_need_no_gps_and_an_unknown_outline_judges_nothing() -> None:
    dokumen = replace(FOTO, foto=False, ada_waktu=False, ada_letak=False, dalam_wilayah=None)
    assert temuan_dari("V21", dengan(dokumen)) == []


def test_batas_the_same_bytes_twice_in_one_report() -> None:
    assert bagian_dari("V21", dengan(FOTO, replace(FOTO, nama="b.jpg"))) == ["ulang", "ulang"]
