"""Ungkapan: the small closed language in which rules about one line are written, as data.

Numbers are integers (sen, ten-thousandths of a percent or of an output unit, 0/1 flags), so that every
evaluator agrees to the last digit; there is no division, ratios are compared cross-multiplied. An unknown
figure makes arithmetic unknown, and a comparison with an unknown side is false. A further node needs the
same node in the browser's evaluator (``web/aset/ts/aturan.ts``).
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

Baris = Mapping[str, int | None]


class JenisMedan(StrEnum):
    """Kind of a field: how its integer is read and printed."""

    RUPIAH = "rupiah"
    PERSEN = "persen"
    BANYAK = "banyak"
    BENDERA = "bendera"


#: Every field of a line that an expression may name.
MEDAN: Final[Mapping[str, JenisMedan]] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                *("pagu", "angkas", "angkas_setahun", "spd"),
                *("realisasi", "realisasi_lalu", "realisasi_lalu2"),
            ),
            JenisMedan.RUPIAH,
        ),
        **dict.fromkeys(("fisik", "fisik_lalu", "fisik_lalu2", "target_fisik"), JenisMedan.PERSEN),
        **dict.fromkeys(("output_target", "output_jadi", "bulan"), JenisMedan.BANYAK),
        **dict.fromkeys(("rinci", "ada_kendala", "uang_muka", "ada_bast", "ada_koreksi"), JenisMedan.BENDERA),
    }
)

_HITUNG: Final[Mapping[str, Callable[[int, int], int]]] = MappingProxyType(
    {"+": operator.add, "-": operator.sub, "*": operator.mul}
)
_BANDING: Final[Mapping[str, Callable[[int, int], bool]]] = MappingProxyType(
    {
        "<": operator.lt,
        "<=": operator.le,
        "=": operator.eq,
        "!=": operator.ne,
        ">=": operator.ge,
        ">": operator.gt,
    }
)


@dataclass(frozen=True, slots=True)
class Medan:
    """The value of a field."""

    nama: str

    def __post_init__(self) -> None:
        """Refuse a field that no line has."""
        if self.nama not in MEDAN:
            raise ValueError(f"medan {self.nama} tidak dikenal")


@dataclass(frozen=True, slots=True)
class Tetap:
    """A constant."""

    nilai: int


@dataclass(frozen=True, slots=True)
class Hitung:
    """Sum, difference or product of two numbers."""

    op: str
    kiri: Angka
    kanan: Angka

    def __post_init__(self) -> None:
        """Refuse an operator outside the language."""
        if self.op not in _HITUNG:
            raise ValueError(f"hitungan {self.op} tidak dikenal")


@dataclass(frozen=True, slots=True)
class Banding:
    """A comparison of two numbers; false when one is unknown."""

    op: str
    kiri: Angka
    kanan: Angka

    def __post_init__(self) -> None:
        """Refuse an operator outside the language."""
        if self.op not in _BANDING:
            raise ValueError(f"pembanding {self.op} tidak dikenal")


@dataclass(frozen=True, slots=True)
class Kosong:
    """True when a field is unknown."""

    nama: str

    def __post_init__(self) -> None:
        """Refuse a field that no line has."""
        if self.nama not in MEDAN:
            raise ValueError(f"medan {self.nama} tidak dikenal")


@dataclass(frozen=True, slots=True)
class Semua:
    """True when every part is."""

    bagian: tuple[Logika, ...]


@dataclass(frozen=True, slots=True)
class SalahSatu:
    """True when at least one part is."""

    bagian: tuple[Logika, ...]


@dataclass(frozen=True, slots=True)
class Bukan:
    """True when the part is not."""

    isi: Logika


Angka = Medan | Tetap | Hitung
Logika = Banding | Kosong | Semua | SalahSatu | Bukan


def susun_angka(ungkapan: Angka) -> Callable[[Baris], int | None]:
    """Return the reader of a number: built once, run on every line; None when unknown."""
    if isinstance(ungkapan, Tetap):
        tetapan = ungkapan.nilai
        return lambda _: tetapan
    if isinstance(ungkapan, Medan):
        nama = ungkapan.nama
        return lambda baris: baris.get(nama)
    kiri, kanan, hitung = susun_angka(ungkapan.kiri), susun_angka(ungkapan.kanan), _HITUNG[ungkapan.op]

    def nilai(baris: Baris) -> int | None:
        a, b = kiri(baris), kanan(baris)
        return None if a is None or b is None else hitung(a, b)

    return nilai


def susun(ungkapan: Logika) -> Callable[[Baris], bool]:
    """Return the test of a condition: built once, run on every line."""
    if isinstance(ungkapan, Banding):
        kiri, kanan, bandingkan = (
            susun_angka(ungkapan.kiri),
            susun_angka(ungkapan.kanan),
            _BANDING[ungkapan.op],
        )

        def uji(baris: Baris) -> bool:
            a, b = kiri(baris), kanan(baris)
            return a is not None and b is not None and bandingkan(a, b)

        return uji
    if isinstance(ungkapan, Kosong):
        nama = ungkapan.nama
        return lambda baris: baris.get(nama) is None
    if isinstance(ungkapan, Bukan):
        isi = susun(ungkapan.isi)
        return lambda baris: not isi(baris)
    bagian = tuple(susun(b) for b in ungkapan.bagian)
    if isinstance(ungkapan, Semua):
        return lambda baris: all(b(baris) for b in bagian)
    return lambda baris: any(b(baris) for b in bagian)


def ke_json(ungkapan: Angka | Logika) -> list[object]:
    """Return the declaration: a list that begins with its operator. Constants are texts, for BigInt."""
    if isinstance(ungkapan, Medan):
        return ["medan", ungkapan.nama]
    if isinstance(ungkapan, Tetap):
        return ["tetap", str(ungkapan.nilai)]
    if isinstance(ungkapan, Kosong):
        return ["kosong", ungkapan.nama]
    if isinstance(ungkapan, Bukan):
        return ["bukan", ke_json(ungkapan.isi)]
    if isinstance(ungkapan, Hitung | Banding):
        return [ungkapan.op, ke_json(ungkapan.kiri), ke_json(ungkapan.kanan)]
    return ["dan" if isinstance(ungkapan, Semua) else "atau", *(ke_json(b) for b in ungkapan.bagian)]


# Words in which rules are written; they keep a rule file as short as its sentence in DOMAIN 5.


def m(nama: str) -> Medan:
    """Field."""
    return Medan(nama)


def tetap(nilai: int) -> Tetap:
    """Constant."""
    return Tetap(nilai)


def tambah(kiri: Angka, kanan: Angka) -> Hitung:
    """Sum."""
    return Hitung("+", kiri, kanan)


def kurang(kiri: Angka, kanan: Angka) -> Hitung:
    """Difference."""
    return Hitung("-", kiri, kanan)


def kali(kiri: Angka, kanan: Angka) -> Hitung:
    """Product."""
    return Hitung("*", kiri, kanan)


def banding(kiri: Angka, op: str, kanan: Angka) -> Banding:
    """Comparison."""
    return Banding(op, kiri, kanan)


def dan(*bagian: Logika) -> Semua:
    """All of them."""
    return Semua(bagian)


def atau(*bagian: Logika) -> SalahSatu:
    """At least one of them."""
    return SalahSatu(bagian)


def bukan(isi: Logika) -> Bukan:
    """Not that."""
    return Bukan(isi)


def kosong(nama: str) -> Kosong:
    """Unknown field."""
    return Kosong(nama)


def ya(nama: str) -> Banding:
    """Flag that is set."""
    return Banding("=", Medan(nama), Tetap(1))
