"""Isian: what one pass over a filled form gathers, shared by its reading and its checks."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from siap.domain.masukan import JenisBerkas, Matra, Sifat
from siap.intake.catatan import Pencatat
from siap.intake.konteks import Konteks
from siap.intake.sel import PembacaSel
from siap.intake.sumber.kepala import Kepala
from siap.intake.wadah.lembar import Lembar

NILAI: Final = {JenisBerkas.DPA: "pagu", JenisBerkas.REALISASI: "realisasi", JenisBerkas.FISIK: "fisik"}
BULANAN: Final = (JenisBerkas.ANGKAS, JenisBerkas.TARGET_FISIK)
PERSEN: Final = (JenisBerkas.FISIK, JenisBerkas.TARGET_FISIK)


@dataclass
class Isian:
    """Everything one pass over the rows gathers."""

    lembar: Lembar
    kepala: Kepala
    konteks: Konteks
    catat: Pencatat
    sel: PembacaSel
    jenis: JenisBerkas
    baris: list[tuple[str, int, Matra, Decimal, int]] = field(default_factory=list)
    unit: dict[str, str] = field(default_factory=dict)
    uraian: dict[str, str] = field(default_factory=dict)
    sifat: set[Sifat] = field(default_factory=set)
    kunci: dict[tuple[str, int, Matra], int] = field(default_factory=dict)
    tertulis: list[tuple[int, str, Decimal]] = field(default_factory=list)
    dibaca: int = 0
    diterima: int = 0
    kosong: int = 0


def kolom_nilai(b: Isian) -> list[tuple[int, int, str]]:
    """Return (column, month or 0, name) of the columns that hold figures."""
    if b.jenis in BULANAN:
        return [(b.kepala.letak[k.nama], k.bulan, k.nama) for k in b.kepala.templat.kolom if k.bulan]
    nama = NILAI[b.jenis]
    return [(b.kepala.letak[nama], 0, nama)]
