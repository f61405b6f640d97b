"""Pohon: the rows of several depths become one table in order, each with the rows it sums."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from siap.domain.rekap import BarisRekap, Rekap


@dataclass(frozen=True, slots=True)
class BarisPohon:
    """One line of a tree: its depth (0 is the outermost), and the positions of its direct children."""

    kedalaman: int
    baris: BarisRekap
    anak: tuple[int, ...] = ()


def _urut(kode: str) -> tuple[tuple[int, int, str], ...]:
    """Sort numbers by value and "X" after them, part by part, so that a parent stands before its children."""
    return tuple((0, int(b), "") if re.fullmatch("[0-9]+", b) else (1, 0, b) for b in kode.split(".") if b)


def susun_pohon(tingkat: Sequence[Rekap]) -> tuple[BarisPohon, ...]:
    """Weave recaps of one PD, coarsest first, into one table by their codes.

    A row belongs to the nearest row of a coarser recap whose code begins its own; one without such a row
    (a budget known less deep) stands at the outermost level.
    """
    semua = sorted(
        ((_urut(b.kode), dalam, b) for dalam, rekap in enumerate(tingkat) for b in rekap.baris),
        key=lambda s: s[:2],
    )
    jalur: list[tuple[str, int]] = []  # codes and positions from the root to the last row
    anak: list[list[int]] = []
    for i, (_, _, baris) in enumerate(semua):
        while jalur and not baris.kode.startswith(f"{jalur[-1][0]}."):
            jalur.pop()
        if jalur:
            anak[jalur[-1][1]].append(i)
        jalur.append((baris.kode, i))
        anak.append([])
    return tuple(BarisPohon(dalam, b, tuple(a)) for (_, dalam, b), a in zip(semua, anak, strict=True))


def puncak(pohon: Sequence[BarisPohon]) -> tuple[int, ...]:
    """Return the positions of the rows that nobody sums: the total is their sum."""
    dijumlahkan = {i for p in pohon for i in p.anak}
    return tuple(i for i in range(len(pohon)) if i not in dijumlahkan)
