"""Konteks: what the person who hands in a file says about it, and what a reader gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from siap.domain.masukan import Isi


@dataclass(frozen=True, slots=True)
class Konteks:
    """Whose file, which month and year, as chosen on the command line or in the list; None: not said.

    ``dasar`` names the regulation of a nomenclature. ``kemajuan(sudah, semua)`` is called now and then
    while a long file is read.
    """

    pd: str | None = None
    bulan: int | None = None
    tahun: int | None = None
    dasar: str | None = None
    kemajuan: Callable[[int, int], None] | None = None

    def maju(self, sudah: int, semua: int) -> None:
        """Tell the progress, if anyone listens."""
        if self.kemajuan is not None:
            self.kemajuan(sudah, semua)


@dataclass(frozen=True, slots=True)
class Hasil:
    """What one reader made of a file; findings are in the ``Pencatat``."""

    isi: Isi | None
    dibaca: int
    diterima: int
    ditolak: int = 0
    total: Mapping[str, Decimal] = field(default_factory=dict)
