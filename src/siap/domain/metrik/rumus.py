"""Rumus: the closed algebra of six nodes, and its reference reading in Decimal.

Ukuran, Tetap, Tambah, Kurang, Kali, Bagi: a seventh node needs an ADR. Units are checked when a node is
built, so a formula that adds rupiah to percent cannot exist. Other readers (prose here, XLSX cells in
``documents``, Ibis in ``analytics``) walk the same nodes with ``match``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from operator import itemgetter

from siap.domain.uang import KONTEKS


class Satuan(StrEnum):
    """Unit of a formula. ``POLOS`` is a bare ratio; a ratio times 100 % is a percentage."""

    RUPIAH = "rupiah"
    PERSEN = "persen"
    BANYAK = "banyak"
    POLOS = "polos"


class SatuanTidakCocok(TypeError):
    """A formula whose units do not fit together."""


class _Simpul:
    """Operators, so that a formula reads like the regulation: ``(realisasi - angkas) / pagu * SERATUS``."""

    __slots__ = ()

    def __add__(self: Rumus, lain: Rumus) -> Tambah:  # type: ignore[misc]
        return Tambah(self, lain)

    def __sub__(self: Rumus, lain: Rumus) -> Kurang:  # type: ignore[misc]
        return Kurang(self, lain)

    def __mul__(self: Rumus, lain: Rumus) -> Kali:  # type: ignore[misc]
        return Kali(self, lain)

    def __truediv__(self: Rumus, lain: Rumus) -> Bagi:  # type: ignore[misc]
        return Bagi(self, lain)


@dataclass(frozen=True, slots=True)
class Ukuran(_Simpul):
    """An additive measure, by its code; ``nama`` is how prose calls it."""

    kode: str
    nama: str
    satuan: Satuan


@dataclass(frozen=True, slots=True)
class Tetap(_Simpul):
    """A constant."""

    nilai: Decimal
    satuan: Satuan = Satuan.POLOS


def _wajib_sama(kiri: Rumus, kanan: Rumus, kata: str) -> None:
    if kiri.satuan is not kanan.satuan:
        raise SatuanTidakCocok(f"{kiri.satuan} tidak dapat {kata} {kanan.satuan}.")


@dataclass(frozen=True, slots=True)
class Tambah(_Simpul):
    """Sum of two formulas of one unit."""

    kiri: Rumus
    kanan: Rumus

    def __post_init__(self) -> None:
        """Check the units."""
        _wajib_sama(self.kiri, self.kanan, "ditambah")

    @property
    def satuan(self) -> Satuan:
        """Unit of both sides."""
        return self.kiri.satuan


@dataclass(frozen=True, slots=True)
class Kurang(_Simpul):
    """Difference of two formulas of one unit."""

    kiri: Rumus
    kanan: Rumus

    def __post_init__(self) -> None:
        """Check the units."""
        _wajib_sama(self.kiri, self.kanan, "dikurangi")

    @property
    def satuan(self) -> Satuan:
        """Unit of both sides."""
        return self.kiri.satuan


@dataclass(frozen=True, slots=True)
class Kali(_Simpul):
    """Product; one side must be a bare ratio or number."""

    kiri: Rumus
    kanan: Rumus

    def __post_init__(self) -> None:
        """Check the units."""
        if Satuan.POLOS not in (self.kiri.satuan, self.kanan.satuan):
            raise SatuanTidakCocok(f"{self.kiri.satuan} tidak dapat dikali {self.kanan.satuan}.")

    @property
    def satuan(self) -> Satuan:
        """Unit of the side that has one."""
        return self.kanan.satuan if self.kiri.satuan is Satuan.POLOS else self.kiri.satuan


@dataclass(frozen=True, slots=True)
class Bagi(_Simpul):
    """Quotient; a zero denominator makes it unknown."""

    kiri: Rumus
    kanan: Rumus

    def __post_init__(self) -> None:
        """Check the units."""
        if self.kanan.satuan is not Satuan.POLOS:
            _wajib_sama(self.kiri, self.kanan, "dibagi")

    @property
    def satuan(self) -> Satuan:
        """Bare ratio of two like units; else the unit of the numerator."""
        return self.kiri.satuan if self.kanan.satuan is Satuan.POLOS else Satuan.POLOS


Rumus = Ukuran | Tetap | Tambah | Kurang | Kali | Bagi

#: "× 100 %": makes a percentage of a ratio.
SERATUS = Tetap(Decimal(100), Satuan.PERSEN)


Nilai = Mapping[str, Decimal | None]
Pembaca = Callable[[Nilai], Decimal | None]


def hitung(rumus: Rumus, nilai: Nilai) -> Decimal | None:
    """Return the exact reading: unknown if any input is unknown or a denominator is zero, never capped.

    ``nilai`` must hold every measure of the formula; a missing key is a ``KeyError``, a None is unknown.
    """
    return susun_pembaca(rumus)(nilai)


def susun_pembaca(rumus: Rumus) -> Pembaca:
    """Return the reading of a formula as one function: a table reads the same few a thousand times."""
    match rumus:
        case Ukuran(kode=kode):
            return itemgetter(kode)
        case Tetap(nilai=tetap):
            return lambda _: tetap
        case Tambah():
            return _pembaca_dua(rumus, KONTEKS.add)
        case Kurang():
            return _pembaca_dua(rumus, KONTEKS.subtract)
        case Kali():
            return _pembaca_dua(rumus, KONTEKS.multiply)
        case Bagi():  # pragma: no branch - mypy proves that it is the last
            return _pembaca_dua(rumus, _bagi)


def _bagi(kiri: Decimal, kanan: Decimal) -> Decimal | None:
    return KONTEKS.divide(kiri, kanan) if kanan else None


def _pembaca_dua(
    rumus: Tambah | Kurang | Kali | Bagi, gabung: Callable[[Decimal, Decimal], Decimal | None]
) -> Pembaca:
    baca_kiri, baca_kanan = susun_pembaca(rumus.kiri), susun_pembaca(rumus.kanan)

    def baca(nilai: Nilai) -> Decimal | None:
        kiri, kanan = baca_kiri(nilai), baca_kanan(nilai)
        return None if kiri is None or kanan is None else gabung(kiri, kanan)

    return baca


def ukuran_dipakai(rumus: Rumus) -> tuple[Ukuran, ...]:
    """Return the measures of a formula, each once, in order of reading."""
    match rumus:
        case Ukuran():
            return (rumus,)
        case Tetap():
            return ()
        case Tambah() | Kurang() | Kali() | Bagi():  # pragma: no branch - mypy proves that it is the last
            return tuple(dict.fromkeys(ukuran_dipakai(rumus.kiri) + ukuran_dipakai(rumus.kanan)))
