"""The XLSX reader of the formula algebra: the auditor clicks a percentage and sees how it came about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from siap.domain.metrik.rumus import Bagi, Kali, Kurang, Rumus, Tambah, Tetap, Ukuran

#: what a cell shows while an input is unknown or a denominator is zero
TIDAK_DIKETAHUI: Final = "-"
#: Excel's limits: arguments of a function, letters of a formula
_MAKS_ARGUMEN: Final = 255
MAKS_RUMUS: Final = 8_000
_LAMBANG: Final = {Tambah: "+", Kurang: "-", Kali: "*", Bagi: "/"}


def rumus_sel(rumus: Rumus, alamat: Callable[[str], str]) -> str:
    """Return the cell formula; ``alamat`` gives the cell that holds a measure, by the measure's code.

    Text in a cell ("-") or a zero denominator makes the result "-", as the domain makes it unknown.
    """
    return f'=IFERROR({_baca(rumus, alamat)},"{TIDAK_DIKETAHUI}")'


def _baca(rumus: Rumus, alamat: Callable[[str], str]) -> str:
    match rumus:
        case Ukuran():
            return alamat(rumus.kode)
        case Tetap():
            return f"{rumus.nilai.normalize():f}"
        case Tambah() | Kurang() | Kali() | Bagi():
            kiri, kanan = _baca(rumus.kiri, alamat), _baca(rumus.kanan, alamat)
            if isinstance(rumus, Kali | Bagi):
                if isinstance(rumus.kiri, Tambah | Kurang):
                    kiri = f"({kiri})"
                if isinstance(rumus.kanan, Tambah | Kurang | Kali | Bagi):
                    kanan = f"({kanan})"
            elif isinstance(rumus, Kurang) and isinstance(rumus.kanan, Tambah | Kurang):
                kanan = f"({kanan})"
            return f"{kiri}{_LAMBANG[type(rumus)]}{kanan}"


def rumus_jumlah(kolom: str, baris: Sequence[int]) -> str:
    """Return the sum of cells of one column; neighbours are written as a range."""
    mulai = [b for i, b in enumerate(baris) if i == 0 or b != baris[i - 1] + 1]
    akhir = [*(a for a, b in pairwise(baris) if b != a + 1), baris[-1]] if baris else []
    bagian = [
        f"{kolom}{a}" if a == z else f"{kolom}{a}:{kolom}{z}" for a, z in zip(mulai, akhir, strict=True)
    ]
    while len(bagian) > _MAKS_ARGUMEN:
        bagian = [
            f"SUM({','.join(bagian[i : i + _MAKS_ARGUMEN])})" for i in range(0, len(bagian), _MAKS_ARGUMEN)
        ]
    return f"=SUM({','.join(bagian)})"
