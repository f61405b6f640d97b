"""Kata: what is left until the deadline, the state of a report and moments, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Final

from siap.domain.laporan.jadwal import JadwalBulan
from siap.domain.laporan.keadaan import KeadaanLaporan
from siap.domain.waktu import tampil_tanggal
from siap.web.zona import Nada

_KEADAAN: Final = {
    KeadaanLaporan.DRAF: Nada("Draf", "netral"),
    KeadaanLaporan.DIAJUKAN: Nada("Diajukan, menunggu verifikasi", "info"),
    KeadaanLaporan.DIKEMBALIKAN: Nada("Dikembalikan", "waspada"),
    KeadaanLaporan.DIVERIFIKASI: Nada("Diverifikasi", "baik"),
    KeadaanLaporan.DIKUNCI: Nada("Dikunci", "baik"),
}
_ZONA: Final = {7: "WIB", 8: "WITA", 9: "WIT"}
_SEGERA: Final = 3


@dataclass(frozen=True, slots=True)
class TenggatTampil:
    """The deadline as a word, its tone and its date."""

    nada: Nada
    tanggal: str


def nada_keadaan(keadaan: KeadaanLaporan) -> Nada:
    """Return word and tone of a report's state."""
    return _KEADAAN[keadaan]


def tenggat(jadwal: JadwalBulan, pada: datetime, *, nomor: int) -> TenggatTampil:
    """Say how long there is; ``nomor`` is the last submission: what was handed in is no longer late."""
    hari = jadwal.tanggal_setempat(pada)
    sisa = jadwal.sisa_hari(hari)
    if nomor:
        nada = Nada("Sudah pernah dikirim", "netral")
    elif hari < jadwal.buka:
        nada = Nada(f"Dibuka {tampil_tanggal(jadwal.buka)}", "netral")
    elif sisa < 0:
        nada = Nada(f"Terlambat {-sisa} hari", "buruk")
    elif sisa == 0:
        nada = Nada("Ditutup hari ini", "waspada")
    else:
        nada = Nada(f"{sisa} hari lagi ditutup", "waspada" if sisa <= _SEGERA else "info")
    return TenggatTampil(nada, tampil_tanggal(jadwal.jatuh_tempo))


def saat(waktu: datetime, zona_jam: int = 7) -> str:
    """Say a moment: "7 Oktober 2025 pukul 09.15 WIB"."""
    setempat = waktu.astimezone(timezone(timedelta(hours=zona_jam)))
    return f"{tampil_tanggal(setempat.date())} pukul {setempat:%H.%M} {_ZONA[zona_jam]}"
