"""Pengingat: which reminder a day calls for. The calendar of the month says when, nothing reads a clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from siap.domain.laporan.jadwal import JadwalBulan
from siap.domain.peran import JenisPeran


class JenisPengingat(StrEnum):
    """Why a person is reminded."""

    MENJELANG = "menjelang"
    JATUH_TEMPO = "jatuh tempo"
    LEWAT = "lewat tempo"


class SaluranPengingat(StrEnum):
    """By which way a reminder goes."""

    SUREL = "surel"
    WEBHOOK = "webhook"


#: Who is reminded of the own unit's report; its head only when it is due or overdue.
PENGISI: Final = frozenset({JenisPeran.OPERATOR, JenisPeran.KASUBAG_PROGRAM, JenisPeran.KASUBAG_KEUANGAN})
KEPALA: Final = frozenset({JenisPeran.KEPALA_PD, JenisPeran.KEPALA_UNIT})


@dataclass(frozen=True, slots=True)
class SaatIngat:
    """One reminder day of a month: the day it was meant for, and why."""

    tanggal: date
    jenis: JenisPengingat

    @property
    def penerima(self) -> frozenset[JenisPeran]:
        """Roles that are reminded on this day."""
        return PENGISI if self.jenis is JenisPengingat.MENJELANG else PENGISI | KEPALA


def saat_ingat(jadwal: JadwalBulan, pada: date) -> SaatIngat | None:
    """Return the latest reminder day that has come; None before the first and after the lock.

    A day on which nothing could be sent is made up for on the next, until a later reminder replaces it:
    nobody gets two letters about one month on one morning.
    """
    if pada > jadwal.kunci:
        return None
    hari = [SaatIngat(t, JenisPengingat.MENJELANG) for t in jadwal.pengingat if t < jadwal.jatuh_tempo]
    hari.append(SaatIngat(jadwal.jatuh_tempo, JenisPengingat.JATUH_TEMPO))
    lewat = {jadwal.jatuh_tempo + timedelta(days=1), jadwal.verifikasi_sampai, jadwal.kunci}
    hari += [SaatIngat(t, JenisPengingat.LEWAT) for t in sorted(lewat) if t > jadwal.jatuh_tempo]
    return max((s for s in hari if s.tanggal <= pada), key=lambda s: s.tanggal, default=None)
