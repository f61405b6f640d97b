"""Kata: why a submission is an exception, how long it waits, what a state is called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.timezone import localtime

from siap.domain.laporan.keadaan import KeadaanLaporan
from siap.domain.rekap import StatusLapor
from siap.domain.waktu import NAMA_BULAN, tampil_tanggal
from siap.ledger.pelaporan.queries import Antre, KeadaanUnit
from siap.web.zona import Nada

_KEADAAN: Final = {
    KeadaanLaporan.DIAJUKAN: Nada("Menunggu verifikasi", "info"),
    KeadaanLaporan.DIKEMBALIKAN: Nada("Dikembalikan", "waspada"),
    KeadaanLaporan.DIVERIFIKASI: Nada("Diverifikasi", "baik"),
    KeadaanLaporan.DIKUNCI: Nada("Dikunci", "ungu"),
    KeadaanLaporan.DRAF: Nada("Draf", "netral"),
}
_BELUM: Final = Nada("Belum mengirim", "netral")
_STATUS: Final = {
    StatusLapor.LENGKAP.value: Nada("Lengkap", "baik"),
    StatusLapor.SEBAGIAN.value: Nada("Belum lengkap", "waspada"),
    StatusLapor.NIHIL.value: Nada("Nihil", "info"),
}


@dataclass(frozen=True, slots=True)
class HitungKeadaan:
    """How many units of a month stand in one state, and which."""

    nada: Nada
    unit: tuple[KeadaanUnit, ...]


def nada_keadaan(keadaan: KeadaanLaporan | None) -> Nada:
    """Return word and tone of a report's state; None: nothing was sent."""
    return _BELUM if keadaan is None else _KEADAAN[keadaan]


def nada_kiriman(status: str) -> Nada:
    """Return word and tone of what a submission holds."""
    return _STATUS[status]


def nada_waktu(*, tepat: bool) -> Nada:
    """Return word and tone of the verdict on the first receipt."""
    return Nada("Tepat waktu", "baik") if tepat else Nada("Terlambat", "waspada")


def sebab(antre: Antre) -> list[Nada]:
    """Say why a submission is an exception; empty when it is none."""
    kiriman = antre.kiriman
    hasil = []
    if antre.selisih_bpkad:
        hasil.append(Nada(f"{antre.selisih_bpkad} selisih BPKAD belum dijelaskan", "buruk"))
    if antre.jelaskan:
        hasil.append(Nada(f"{antre.jelaskan} temuan dijelaskan", "waspada"))
    if not kiriman.tepat_waktu:
        hasil.append(Nada(_terlambat(antre), "waspada"))
    if kiriman.status == StatusLapor.SEBAGIAN.value:
        hasil.append(Nada("Belum lengkap", "waspada"))
    if antre.beda:
        hasil.append(Nada(f"{len(antre.beda)} sel berubah sejak kiriman ke-{kiriman.nomor - 1}", "info"))
    return hasil


def _terlambat(antre: Antre) -> str:
    kiriman = antre.kiriman
    hari = (localtime(kiriman.diajukan_pada).date() - kiriman.jatuh_tempo).days
    return f"Terlambat {hari} hari" if kiriman.nomor == 1 and hari > 0 else "Terlambat"


def menunggu(sejak: datetime, pada: datetime) -> str:
    """Say how long something waits."""
    hari = (localtime(pada).date() - localtime(sejak).date()).days
    return "hari ini" if hari <= 0 else f"{hari} hari"


def saat(waktu: datetime) -> str:
    """Say a moment: "7 Oktober 2025 pukul 09.15 WIB"."""
    setempat = localtime(waktu)
    return f"{tampil_tanggal(setempat.date())} pukul {setempat:%H.%M %Z}"


def nama_bulan(bulan: int) -> str:
    """Name a month."""
    return NAMA_BULAN[bulan - 1]


def hitung_keadaan(unit: Iterable[KeadaanUnit]) -> list[HitungKeadaan]:
    """Count the units of a month by state, those that need an act first."""
    menurut: dict[KeadaanLaporan | None, list[KeadaanUnit]] = {}
    for u in unit:
        keadaan = u.keadaan
        # a report that was taken back is being written again: nothing of it is in hand
        menurut.setdefault(None if keadaan is KeadaanLaporan.DRAF else keadaan, []).append(u)
    urutan = (
        KeadaanLaporan.DIAJUKAN,
        KeadaanLaporan.DIKEMBALIKAN,
        KeadaanLaporan.DIVERIFIKASI,
        KeadaanLaporan.DIKUNCI,
        None,
    )
    return [HitungKeadaan(nada_keadaan(k), tuple(menurut.get(k, ()))) for k in urutan]
