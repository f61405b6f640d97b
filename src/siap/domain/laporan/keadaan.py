"""Keadaan: one table says which role may take a report from which state to which, and what needs a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from siap.domain.keadaan import KeadaanLaporan as KeadaanLaporan
from siap.domain.peran import JenisPeran


class PerbuatanLaporan(StrEnum):
    """What a person can do to a report, as staff say it."""

    SIMPAN = "simpan"
    AJUKAN = "ajukan"
    TARIK = "tarik"
    KEMBALIKAN = "kembalikan"
    VERIFIKASI = "verifikasi"
    KUNCI = "kunci"
    BUKA_KEMBALI = "buka kembali"
    KOREKSI = "koreksi"


#: A report begins here when its month opens.
AWAL: Final = KeadaanLaporan.DRAF

_PENGISI: Final = frozenset(
    {
        JenisPeran.OPERATOR,
        JenisPeran.KASUBAG_PROGRAM,
        JenisPeran.KASUBAG_KEUANGAN,
        JenisPeran.KEPALA_PD,
        JenisPeran.KEPALA_UNIT,
    }
)
_KEPALA: Final = frozenset({JenisPeran.KEPALA_PD, JenisPeran.KEPALA_UNIT})
_ADBANG: Final = frozenset({JenisPeran.ADBANG})


@dataclass(frozen=True, slots=True)
class Langkah:
    """One permitted move: who may make it, where it leads, whether a reason must be given.

    ``kiriman_baru`` marks the moves that make a further numbered submission; the former one stays readable.
    """

    dari: KeadaanLaporan
    perbuatan: PerbuatanLaporan
    menjadi: KeadaanLaporan
    peran: frozenset[JenisPeran]
    perlu_alasan: bool = False
    kiriman_baru: bool = False


_K, _P = KeadaanLaporan, PerbuatanLaporan
_BARIS: Final = (
    Langkah(_K.DRAF, _P.SIMPAN, _K.DRAF, _PENGISI),
    Langkah(_K.DRAF, _P.AJUKAN, _K.DIAJUKAN, _KEPALA, kiriman_baru=True),
    Langkah(_K.DIAJUKAN, _P.TARIK, _K.DRAF, _KEPALA, perlu_alasan=True),
    Langkah(_K.DIAJUKAN, _P.KEMBALIKAN, _K.DIKEMBALIKAN, _ADBANG, perlu_alasan=True),
    Langkah(_K.DIAJUKAN, _P.VERIFIKASI, _K.DIVERIFIKASI, _ADBANG),
    Langkah(_K.DIKEMBALIKAN, _P.SIMPAN, _K.DIKEMBALIKAN, _PENGISI),
    Langkah(_K.DIKEMBALIKAN, _P.AJUKAN, _K.DIAJUKAN, _KEPALA, kiriman_baru=True),
    Langkah(_K.DIVERIFIKASI, _P.KEMBALIKAN, _K.DIKEMBALIKAN, _ADBANG, perlu_alasan=True),
    Langkah(_K.DIVERIFIKASI, _P.KUNCI, _K.DIKUNCI, _ADBANG),
    Langkah(_K.DIKUNCI, _P.BUKA_KEMBALI, _K.DIKEMBALIKAN, _ADBANG, perlu_alasan=True),
    Langkah(_K.DIKUNCI, _P.KOREKSI, _K.DIKUNCI, _KEPALA | _ADBANG, perlu_alasan=True, kiriman_baru=True),
)

#: (state, verb) -> the move. What is not here is not possible for anybody.
TABEL: Final[Mapping[tuple[KeadaanLaporan, PerbuatanLaporan], Langkah]] = MappingProxyType(
    {(baris.dari, baris.perbuatan): baris for baris in _BARIS}
)


class LangkahDitolak(ValueError):
    """A move that is refused. ``kalimat`` is for the user."""

    def __init__(self, kalimat: str) -> None:
        super().__init__(kalimat)
        self.kalimat = kalimat


class KeadaanTidakSesuai(LangkahDitolak):
    """Nobody can do this to a report in this state."""


class PeranTidakBerwenang(LangkahDitolak):
    """The move exists, but not for this role."""


class AlasanWajib(LangkahDitolak):
    """The move needs a reason and none was given."""


def langkah(
    keadaan: KeadaanLaporan, perbuatan: PerbuatanLaporan, peran: JenisPeran, *, alasan: str | None = None
) -> Langkah:
    """Return the move, or refuse it with a sentence.

    ``alasan`` None asks only whether the move is open to the role; a text, even an empty one, asks to make
    it, and then a needed reason must be there.
    """
    baris = TABEL.get((keadaan, perbuatan))
    if baris is None:
        boleh = ", ".join(p for k, p in TABEL if k is keadaan)
        raise KeadaanTidakSesuai(
            f"{perbuatan.capitalize()} tidak dapat dilakukan pada laporan berkeadaan {keadaan}. "
            f"Yang dapat dilakukan: {boleh}."
        )
    if peran not in baris.peran:
        berwenang = ", ".join(p.replace("_", " ") for p in sorted(baris.peran))
        raise PeranTidakBerwenang(
            f"Peran {peran.replace('_', ' ')} tidak berwenang untuk {perbuatan}. Mintalah kepada {berwenang}."
        )
    if baris.perlu_alasan and alasan is not None and not alasan.strip():
        raise AlasanWajib(f"Tulis alasan untuk {perbuatan}; alasan itu tercatat bersama laporannya.")
    return baris


def perbuatan_terbuka(keadaan: KeadaanLaporan, peran: JenisPeran) -> tuple[PerbuatanLaporan, ...]:
    """Return what a role may do to a report in a state, in the order of the table."""
    return tuple(b.perbuatan for b in _BARIS if b.dari is keadaan and peran in b.peran)
