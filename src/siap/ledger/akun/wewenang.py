"""Roles and what each may do: one table, enumerated by a test (DESIGN 3, DOMAIN 4)."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from siap.domain.peran import JenisPeran

__all__ = ["PERAN_PD", "WEWENANG", "JenisPeran", "Perbuatan"]


class Perbuatan(StrEnum):
    """What can be done to the book by a person."""

    ATUR_ORGANISASI = "atur organisasi"
    BUKUKAN_ANGGARAN = "bukukan anggaran"
    BUKUKAN_ANGKAS = "bukukan angkas"
    BUKUKAN_TARGET = "bukukan target fisik"
    BUKUKAN_REALISASI = "bukukan realisasi"
    BUKUKAN_FISIK = "bukukan fisik"
    UNGGAH_BUKTI = "unggah bukti"
    JELASKAN_SELISIH = "jelaskan selisih"


PERAN_PD: Final = frozenset(
    {
        JenisPeran.OPERATOR,
        JenisPeran.KASUBAG_PROGRAM,
        JenisPeran.KASUBAG_KEUANGAN,
        JenisPeran.KEPALA_PD,
        JenisPeran.KEPALA_UNIT,
    }
)

_ADBANG: Final = frozenset({JenisPeran.ADBANG})
_KEUANGAN: Final = frozenset({JenisPeran.ADBANG, JenisPeran.BPKAD})

#: Who may do what. A role of one PD acts on that PD and the units under it, no further.
WEWENANG: Final[dict[Perbuatan, frozenset[JenisPeran]]] = {
    Perbuatan.ATUR_ORGANISASI: _ADBANG,
    Perbuatan.BUKUKAN_ANGGARAN: _KEUANGAN | {JenisPeran.BAPPEDA},
    Perbuatan.BUKUKAN_ANGKAS: _KEUANGAN,
    Perbuatan.BUKUKAN_TARGET: _ADBANG | {JenisPeran.BAPPEDA, JenisPeran.OPERATOR, JenisPeran.KASUBAG_PROGRAM},
    Perbuatan.BUKUKAN_REALISASI: _KEUANGAN | {JenisPeran.OPERATOR, JenisPeran.KASUBAG_KEUANGAN},
    Perbuatan.BUKUKAN_FISIK: _ADBANG | {JenisPeran.OPERATOR, JenisPeran.KASUBAG_PROGRAM},
    Perbuatan.JELASKAN_SELISIH: _KEUANGAN
    | {JenisPeran.KASUBAG_KEUANGAN, JenisPeran.KEPALA_PD, JenisPeran.KEPALA_UNIT},
    Perbuatan.UNGGAH_BUKTI: _ADBANG | PERAN_PD,
}
