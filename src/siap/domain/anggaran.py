"""Anggaran: budget and cash-plan versions, and which of them a month stands on.

A version is never edited. A reported month is bound to the version recorded when it was booked; a month
without a report stands on the version in force (law 6).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol, TypeVar

from siap.domain.waktu import NAMA_BULAN


class Tahap(StrEnum):
    """What made a version: the first budget, a shift, the amended budget, or a pagu met in an LRA."""

    MURNI = "murni"
    PERGESERAN = "pergeseran"
    PERUBAHAN = "perubahan"
    LRA = "lra"


class Berversi(Protocol):
    """What is needed to choose a version; ledger rows and the value below both have it."""

    @property
    def nomor(self) -> int:
        """Running number within PD and year."""

    @property
    def berlaku_mulai(self) -> int:
        """First month (1-12) in which the version is in force."""


@dataclass(frozen=True, slots=True)
class VersiAnggaran:
    """One immutable version of a PD's budget or cash plan."""

    pd: str
    tahun: int
    nomor: int
    tahap: Tahap
    berlaku_mulai: int
    dasar: str = ""
    sumber: str = ""

    @property
    def label(self) -> str:
        """Name as printed on a report: "Murni v1", "Pergeseran v2", "LRA Oktober"."""
        return label_versi(self.tahap, self.nomor, self.berlaku_mulai)


V = TypeVar("V", bound=Berversi)


def label_versi(tahap: str, nomor: int, berlaku_mulai: int) -> str:
    """Return the name of a version as printed: "Murni v1", "Perubahan v3", "LRA Oktober"."""
    if tahap == Tahap.LRA:
        return f"LRA {NAMA_BULAN[berlaku_mulai - 1]}"
    return f"{tahap.capitalize()} v{nomor}"


def versi_berlaku(daftar_versi: Iterable[V], bulan: int) -> V | None:
    """Return the version in force in a month: the latest start not after it, then the highest number."""
    calon = [v for v in daftar_versi if v.berlaku_mulai <= bulan]
    return max(calon, key=lambda v: (v.berlaku_mulai, v.nomor), default=None)


def versi_per_bulan(
    daftar_versi: Iterable[V], terikat: Mapping[int, int] | None = None
) -> tuple[V | None, ...]:
    """Return the version of each of the twelve months.

    ``terikat`` maps a reported month to the number of the version it was booked on; it wins over the
    version in force, so that a later version never rewrites an earlier month.
    """
    daftar = tuple(daftar_versi)
    menurut_nomor = {v.nomor: v for v in daftar}
    ikatan = terikat or {}
    return tuple(
        menurut_nomor[ikatan[bulan]] if bulan in ikatan else versi_berlaku(daftar, bulan)
        for bulan in range(1, 13)
    )


def selisih_angkas(pagu: Decimal, bulanan: Iterable[Decimal]) -> Decimal:
    """Return by how much the twelve months of a cash plan exceed the pagu; 0 when they fit."""
    return sum(bulanan, Decimal(0)) - pagu
