"""Tujuan: for whom and for when a file is offered, and who offers it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from siap.ledger.akun.queries import Pelaku
from siap.ledger.jejak.sumber import Sumber


@dataclass(frozen=True, slots=True)
class Tujuan:
    """For whom and for when a file is offered, and who offers it."""

    pemda: str
    tahun: int | None
    pd: str
    bulan: int | None
    tahap: str
    nama: str
    sha256: str
    oleh: Pelaku
    pada: datetime
    hanya_pd: frozenset[str] | None = None

    @property
    def sumber(self) -> Sumber:
        """The file as the book cites it."""
        return Sumber(self.nama, self.sha256)
