"""The XLSX reader of the rules about one line: a condition of the register as a cell formula.

Cells hold doubles: at the very edge of a limit a sheet may judge otherwise than SIAP, which decides. A figure
that the sheet does not have is unknown, as everywhere: what can then never be true falls away whole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from siap.domain.aturan.ungkapan import (
    Angka,
    Banding,
    Bukan,
    Hitung,
    Kosong,
    Logika,
    Medan,
    Semua,
    Tetap,
)

BENAR: Final = "TRUE"
SALAH: Final = "FALSE"
#: Gives the formula of a field as its integer, and the cells that must hold a number for it (none: always
#: known); None when the sheet does not have it.
Letak = Callable[[str], tuple[str, tuple[str, ...]] | None]
_LAMBANG: Final = {"!=": "<>"}


def rumus_logika(ungkapan: Logika, letak: Letak) -> str:
    """Return a condition as a formula without "="; ``BENAR`` or ``SALAH`` when it depends on no cell."""
    match ungkapan:
        case Banding():
            return _banding(ungkapan, letak)
        case Kosong():
            di = letak(ungkapan.nama)
            if di is None:
                return BENAR
            return f"COUNT({','.join(di[1])})<{len(di[1])}" if di[1] else SALAH
        case Bukan():
            isi = rumus_logika(ungkapan.isi, letak)
            return {BENAR: SALAH, SALAH: BENAR}.get(isi, f"NOT({isi})")
        case Semua():
            return _gabung("AND", [rumus_logika(b, letak) for b in ungkapan.bagian], SALAH, BENAR)
        case _:
            return _gabung("OR", [rumus_logika(b, letak) for b in ungkapan.bagian], BENAR, SALAH)


def _gabung(nama: str, bagian: Sequence[str], penentu: str, netral: str) -> str:
    """Join parts: one of ``penentu`` decides, those of ``netral`` say nothing."""
    if penentu in bagian:
        return penentu
    sisa = list(dict.fromkeys(b for b in bagian if b != netral))
    if len(sisa) < 2:
        return sisa[0] if sisa else netral
    return f"{nama}({','.join(sisa)})"


def _banding(ungkapan: Banding, letak: Letak) -> str:
    kiri, kanan = _angka(ungkapan.kiri, letak), _angka(ungkapan.kanan, letak)
    if kiri is None or kanan is None:
        return SALAH
    uji = f"{kiri[0]}{_LAMBANG.get(ungkapan.op, ungkapan.op)}{kanan[0]}"
    sel = sorted(kiri[1] | kanan[1])
    # AND looks at all its parts, and arithmetic on a text is an error: only IF stops in time
    return f"IF(COUNT({','.join(sel)})={len(sel)},{uji},FALSE)" if sel else f"({uji})"


def _angka(ungkapan: Angka, letak: Letak) -> tuple[str, frozenset[str]] | None:
    """Return a number as a formula and the cells that it needs; None when the sheet cannot know it."""
    if isinstance(ungkapan, Tetap):
        return str(ungkapan.nilai), frozenset()
    if isinstance(ungkapan, Medan):
        di = letak(ungkapan.nama)
        return None if di is None else (di[0], frozenset(di[1]))
    return _hitung(ungkapan, letak)


def _hitung(ungkapan: Hitung, letak: Letak) -> tuple[str, frozenset[str]] | None:
    kiri, kanan = _angka(ungkapan.kiri, letak), _angka(ungkapan.kanan, letak)
    if kiri is None or kanan is None:
        return None
    return f"({kiri[0]}{ungkapan.op}{kanan[0]})", kiri[1] | kanan[1]
