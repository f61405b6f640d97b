"""Peringkat: competition ranking inside groups; who has not reported stands apart.

Ties share a rank and the next rank is skipped (1, 2, 2, 4). The order among ties is by code, so that two
prints of one edition are equal.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from siap.domain.organisasi import urutan_kelompok


@dataclass(frozen=True, slots=True)
class Peserta:
    """One unit to be ranked; ``nilai`` None keeps it apart."""

    kode: str
    kelompok: str
    nilai: Decimal | None


@dataclass(frozen=True, slots=True)
class Kedudukan:
    """A unit's place: rank inside its group, None when it stands apart."""

    kode: str
    kelompok: str
    peringkat: int | None


def susun_peringkat(peserta: Iterable[Peserta], *, tinggi_baik: bool = True) -> tuple[Kedudukan, ...]:
    """Return the places in printing order: groups, ranks, codes; those without a value last."""
    semua = list(peserta)
    bernilai = [(p, p.nilai) for p in semua if p.nilai is not None]

    def kunci(pasangan: tuple[Peserta, Decimal]) -> tuple[tuple[int, str], Decimal, str]:
        p, angka = pasangan
        # copy_negate: a plain minus would round to the caller's decimal context and make ties
        return (urutan_kelompok(p.kelompok), angka.copy_negate() if tinggi_baik else angka, p.kode)

    hasil: list[Kedudukan] = []
    urut = sorted(bernilai, key=kunci)
    for letak, (p, angka) in enumerate(urut):
        sebelum = urut[letak - 1] if letak else None
        if sebelum is None or sebelum[0].kelompok != p.kelompok:
            awal, peringkat = letak, 1
        elif sebelum[1] != angka:
            peringkat = letak - awal + 1
        hasil.append(Kedudukan(p.kode, p.kelompok, peringkat))
    terpisah = [p for p in semua if p.nilai is None]
    terpisah.sort(key=lambda p: (urutan_kelompok(p.kelompok), p.kode))
    hasil += [Kedudukan(p.kode, p.kelompok, None) for p in terpisah]
    return tuple(hasil)
