"""The people of the stories: who sees what depends on their roles."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from tests.web.tiruan import DINSOS, NAMA, PEMDA, UNIT

from siap.ledger.akun.actions import beri_peran, buat_pengguna
from siap.ledger.organisasi.actions import catat_pd, tetapkan_pemda

SANDI = "kopi-robusta-liwa"
DISHUB = "2.15.0.00.0.00.01.0000"
#: name to sign in with, full name, role, PD
ORANG: tuple[tuple[str, str, str, str | None], ...] = (
    ("rina", "Rina Kartika", "operator", DINSOS),
    ("hadi", "Hadi Prasetyo", "kepala_pd", DINSOS),
    ("dewi", "Dewi Anggraini", "operator", DISHUB),
    ("sari", "Sari Wulandari", "adbang", None),
    ("bayu", "Bayu Nugroho", "bpkad", None),
    ("bupati", "Mahendra", "bupati", None),
)
_AWAL = date(2020, 1, 1)


def daftarkan_unit(pada: datetime | None = None) -> None:
    """Make the pemda and its units known to the book."""
    saat = pada or timezone.now()
    tetapkan_pemda(kode=PEMDA, nama=NAMA, oleh="uji", pada=saat)
    for kode, nama, *_sisa in UNIT:
        catat_pd(pemda=PEMDA, kode=kode, nama=nama, oleh="uji", pada=saat)


def daftarkan_orang(pada: datetime | None = None) -> dict[str, Any]:
    """Make the people known, each with the one role."""
    saat = pada or timezone.now()
    hasil = {}
    for masuk, nama, jenis, pd in ORANG:
        orang = buat_pengguna(username=masuk, nama=nama, sandi=SANDI, oleh="uji", pada=saat)
        beri_peran(pengguna=orang, jenis=jenis, pemda=PEMDA, pd=pd, berlaku_dari=_AWAL, oleh="uji", pada=saat)
        hasil[masuk] = orang
    hasil["tamu"] = buat_pengguna(
        username="tamu", nama="Tamu Tanpa Peran", sandi=SANDI, oleh="uji", pada=saat
    )
    return hasil
