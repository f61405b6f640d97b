"""Siapkan: the door's part of the demo. Make it once, with fresh passwords; find it again afterwards."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction

from siap.flows.galat import GalatPemakai
from siap.flows.mart import isi_mart
from siap.jobs.demo.bangkit import bangkitkan
from siap.jobs.demo.bukti import muat_bukti
from siap.jobs.demo.laporan import WIB
from siap.jobs.demo.muat import muat
from siap.jobs.demo.pengguna import ORANG
from siap.jobs.demo.perangkat import KODE_PEMDA, NAMA_PEMDA, TAHUN
from siap.jobs.demo.rencana_fisik import muat_rencana_fisik
from siap.ledger.organisasi.queries import cari_pemda_sistem

#: the day on which the demo plays: its September waits to be locked, and nobody is late for October yet
HARI: Final = datetime(TAHUN, 10, 20, 9, tzinfo=WIB)
#: letters and digits that nobody mistakes for one another
_HURUF: Final = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True)
class Akun:
    """One sign-in as it is printed."""

    peran: str
    nama_pengguna: str
    sandi: str


@dataclass(frozen=True, slots=True)
class DemoSiap:
    """A demo that is ready to be served."""

    pemda: str
    nama: str
    tahun: int
    terbitan: str
    akun: tuple[Akun, ...]
    hari: datetime = HARI


def siapkan_demo(*, pada: datetime) -> DemoSiap:
    """Book the demo and fill its mart, or find both already there. Nothing is booked twice.

    The passwords are made here and kept in SIAP_DATA/akun-demo.json, readable by its owner only.
    """
    berkas = Path(settings.SIAP_DATA) / "akun-demo.json"
    with transaction.atomic():
        if cari_pemda_sistem(KODE_PEMDA) is None:
            sandi = {p.masuk: _sandi_baru() for p in ORANG}
            demo = bangkitkan()
            muat(demo, pada=pada, sandi=sandi.__getitem__)
            muat_bukti(demo)
            muat_rencana_fisik(demo)
            _simpan(berkas, sandi)
        else:
            sandi = _baca(berkas)
    return DemoSiap(
        pemda=KODE_PEMDA,
        nama=NAMA_PEMDA,
        tahun=TAHUN,
        terbitan=isi_mart(KODE_PEMDA, TAHUN, pada=pada),
        akun=tuple(Akun(p.jabatan, p.masuk, sandi[p.masuk]) for p in ORANG),
    )


def _sandi_baru() -> str:
    return "-".join("".join(secrets.choice(_HURUF) for _ in range(4)) for _ in range(3))


def _simpan(berkas: Path, sandi: Mapping[str, str]) -> None:
    """Write the passwords for the next start; they open an invented kabupaten only."""
    pegangan = os.open(berkas, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(pegangan, "w", encoding="utf-8") as tulis:
        json.dump(sandi, tulis, indent=1)


def _baca(berkas: Path) -> dict[str, str]:
    try:
        sandi = json.loads(berkas.read_text(encoding="utf-8"))
        return {p.masuk: str(sandi[p.masuk]) for p in ORANG}
    except (OSError, ValueError, KeyError, TypeError) as sebab:
        raise GalatPemakai(
            f"Kabupaten contoh sudah ada, tetapi kata sandinya tidak terbaca di {berkas.name}. "
            "Sebut folder data yang baru pada SIAP_DATA, lalu jalankan `siap demo` lagi."
        ) from sebab
