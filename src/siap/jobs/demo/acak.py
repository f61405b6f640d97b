"""Acak: repeatable chance and exact division, in whole numbers only."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from random import Random

BENIH = 20260101


def sumber(*kunci: object) -> Random:
    """Give a stream of chance of its own to every key, so that no part depends on the order of another.

    A text seed is hashed by ``Random`` itself with SHA-512: the same in every process.
    """
    return Random("/".join((str(BENIH), *map(str, kunci))))  # noqa: S311  a demo, not a secret


def bagi(jumlah: int, bobot: Sequence[int]) -> list[int]:
    """Divide ``jumlah`` by weights into whole parts that sum to it exactly (cumulative rounding down)."""
    semua = sum(bobot)
    if semua <= 0:
        raise ValueError("bobot harus berjumlah lebih dari nol")
    hasil, lalu = [], 0
    for kumulatif in accumulate(bobot):
        kini = jumlah * kumulatif // semua
        hasil.append(kini - lalu)
        lalu = kini
    return hasil


def goyang(acak: Random, bobot: Sequence[int], lebar: int = 15) -> list[int]:
    """Shake weights by up to ``lebar`` per cent; a zero stays zero."""
    return [b * (100 + acak.randint(-lebar, lebar)) for b in bobot]
