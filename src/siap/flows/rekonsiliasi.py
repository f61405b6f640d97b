"""Rekonsiliasi for doors: differences with BPKAD under the limit in force, and what is done about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from siap.domain.waktu import Periode
from siap.ledger.organisasi.queries import ambang_sistem
from siap.ledger.realisasi.actions import TempatSelisih, jelaskan_selisih, tugaskan_selisih
from siap.ledger.realisasi.queries import TugasRekonsiliasi, daftar_selisih

__all__ = ["Meja", "TempatSelisih"]


@dataclass(frozen=True, slots=True)
class Meja:
    """Whose differences, of which cut-off, and who (a signed-in person) looks at them when."""

    pemda: str
    tahun: int
    bulan: int
    pengguna: Any
    pada: datetime

    @property
    def batas(self) -> Decimal:
        """The difference that nobody has to explain, as in force at the end of the month."""
        return ambang_sistem(self.pemda, Periode(self.tahun, self.bulan)).rupiah_bpkad

    def daftar(self, *, pd: str = "", sepanjang: bool = False) -> list[TugasRekonsiliasi]:
        """Return the differences of the month, or of the whole year, the largest first."""
        return daftar_selisih(
            pengguna=self.pengguna,
            pada=self.pada,
            pemda=self.pemda,
            tahun=self.tahun,
            bulan=None if sepanjang else self.bulan,
            pd=pd,
            batas=self.batas,
        )

    def jelaskan(self, tempat: Sequence[TempatSelisih], teks: str) -> int:
        """Explain all of them with one text; return how many."""
        catatan = jelaskan_selisih(
            pemda=self.pemda,
            tahun=self.tahun,
            tempat=tempat,
            teks=teks,
            oleh=self.pengguna,
            pada=self.pada,
            batas=self.batas,
        )
        return len(catatan)

    def tugaskan(self, tempat: Sequence[TempatSelisih], kepada: str, teks: str = "") -> int:
        """Give all of them to one person; return how many."""
        catatan = tugaskan_selisih(
            pemda=self.pemda,
            tahun=self.tahun,
            tempat=tempat,
            kepada=kepada,
            teks=teks,
            oleh=self.pengguna,
            pada=self.pada,
            batas=self.batas,
        )
        return len(catatan)
