"""Gabung: strict sums over PD, and what one PD's month is.

Unknown is contagious: a total over PD of which one lacks a measure is unknown, never a sum over fewer PD
than the figure beside it (law 1).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal

from siap.domain.fakta import Dimensi, DimensiPD
from siap.domain.rekap import StatusLapor, Ukuran, Verifikasi
from siap.domain.uang import KONTEKS


@dataclass(frozen=True, slots=True)
class BagianRekap:
    """The share of one PD in one group of a table (``kunci``: a jenis belanja, a program ...)."""

    pd: str
    kunci: str
    ukuran: Ukuran


@dataclass(frozen=True, slots=True)
class PdBulan:
    """A PD as it stands at the cut-off month."""

    dimensi: DimensiPD
    status: StatusLapor
    wajib: bool
    versi_anggaran: str
    versi_angkas: str
    keadaan: str = ""

    @property
    def kode(self) -> str:
        """Code of the PD."""
        return self.dimensi.kode

    @property
    def lapor(self) -> bool:
        """True when the PD's figures of this month are in the sums."""
        return self.status.sudah_lapor

    @property
    def verifikasi(self) -> Verifikasi | None:
        """The mark of its figures, None when it has not reported."""
        return Verifikasi.dari(self.keadaan) if self.lapor else None


def pd_bulan(dimensi: Dimensi, bulan: int) -> tuple[PdBulan, ...]:
    """Return the PD that owe a report for a month or gave one, in order of code."""
    semua = (
        PdBulan(
            d,
            StatusLapor(d.status[bulan - 1]),
            d.wajib[bulan - 1],
            d.versi_anggaran[bulan - 1],
            d.versi_angkas[bulan - 1],
            d.keadaan[bulan - 1],
        )
        for d in sorted(dimensi.pd, key=lambda d: d.kode)
    )
    return tuple(p for p in semua if p.wajib or p.lapor)


def jumlah_ketat(nilai: Sequence[Decimal | None]) -> Decimal | None:
    """Return the exact sum; unknown when a part is unknown or there is no part."""
    jumlah = Decimal(0)
    for n in nilai:
        if n is None:
            return None
        jumlah = KONTEKS.add(jumlah, n)
    return jumlah if nilai else None


def gabung(daftar: Iterable[Ukuran]) -> Ukuran:
    """Return the measures of several PD together, each strictly: one unknown part makes it unknown."""
    semua = list(daftar)
    return Ukuran(**{f.name: jumlah_ketat([getattr(u, f.name) for u in semua]) for f in fields(Ukuran)})


def rencana_saja(ukuran: Ukuran) -> Ukuran:
    """Return only what is planned: pagu, cash plan and physical target."""
    return Ukuran(
        pagu=ukuran.pagu,
        angkas=ukuran.angkas,
        nilai_target=ukuran.nilai_target,
        pagu_target=ukuran.pagu_target,
    )
