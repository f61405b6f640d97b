"""Wilayah: is a point inside the outline of a region, and how far from its border is it.

Coordinates are whole millionths of a degree (11 cm), so that inside and outside are decided exactly; only
the distance in metres, which is printed rounded, uses floating point.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

SEJUTA: Final = 1_000_000
#: A point this near the border still counts as inside: receivers err, and outlines are simplified.
TOLERANSI_M: Final = 300
_METER_PER_DERAJAT: Final = 111_320

#: (bujur, lintang) in millionths of a degree, in the order of GeoJSON
Sudut = tuple[int, int]
Cincin = tuple[Sudut, ...]
#: the outer ring, then its holes
Poligon = tuple[Cincin, ...]


@dataclass(frozen=True, slots=True)
class Titik:
    """A place on earth in millionths of a degree; raises ValueError for what is not on it."""

    lintang: int
    bujur: int

    def __post_init__(self) -> None:
        if abs(self.lintang) > 90 * SEJUTA or abs(self.bujur) > 180 * SEJUTA:
            raise ValueError("lintang di luar 90 atau bujur di luar 180 derajat")

    @property
    def derajat(self) -> tuple[Decimal, Decimal]:
        """Latitude and longitude in degrees."""
        return Decimal(self.lintang) / SEJUTA, Decimal(self.bujur) / SEJUTA

    def __str__(self) -> str:
        """Print as people write it: "-5.123456, 104.123456"."""
        return ", ".join(f"{d:.6f}" for d in self.derajat)


def titik_dari(lintang: Decimal, bujur: Decimal) -> Titik:
    """Return the point at degrees; raises ValueError for what is no place."""
    if not lintang.is_finite() or not bujur.is_finite():
        raise ValueError("lintang dan bujur harus angka")
    if abs(lintang) > 90 or abs(bujur) > 180:
        raise ValueError("lintang di luar 90 atau bujur di luar 180 derajat")
    return Titik(int((lintang * SEJUTA).to_integral_value()), int((bujur * SEJUTA).to_integral_value()))


@dataclass(frozen=True)
class BatasWilayah:
    """The outline of a region: polygons with holes. A ring closes itself."""

    poligon: tuple[Poligon, ...]

    @cached_property
    def kotak(self) -> tuple[int, int, int, int]:
        """The smallest box around it: west, south, east, north."""
        x = [s[0] for p in self.poligon for s in p[0]]
        y = [s[1] for p in self.poligon for s in p[0]]
        return min(x), min(y), max(x), max(y)

    def memuat(self, titik: Titik) -> bool:
        """Return True for a point inside or exactly on the border."""
        barat, selatan, timur, utara = self.kotak
        if not (barat <= titik.bujur <= timur and selatan <= titik.lintang <= utara):
            return False
        return any(_dalam_poligon(p, (titik.bujur, titik.lintang)) for p in self.poligon)

    def jarak_m(self, titik: Titik) -> int:
        """Return how many metres the nearest border is away, on a plane laid against the earth there."""
        skala = math.cos(math.radians(titik.lintang / SEJUTA))
        terdekat = min(
            _kuadrat_jarak(titik, a, b, skala) for p in self.poligon for c in p for a, b in _sisi(c)
        )
        return round(math.sqrt(terdekat) / SEJUTA * _METER_PER_DERAJAT)

    def menerima(self, titik: Titik) -> bool:
        """Return True for a point inside, or outside by no more than the tolerance."""
        return self.memuat(titik) or self.jarak_m(titik) <= TOLERANSI_M


def dalam_wilayah(batas: BatasWilayah | None, titik: Titik | None) -> bool | None:
    """Tell inside from outside; None where the outline or the place is not known."""
    return None if batas is None or titik is None else batas.menerima(titik)


def _sisi(cincin: Cincin) -> Iterator[tuple[Sudut, Sudut]]:
    return zip(cincin, (*cincin[1:], cincin[0]), strict=True)


def _dalam_poligon(poligon: Poligon, t: Sudut) -> bool:
    luar, *lubang = poligon
    letak = _letak(luar, t)
    if letak <= 0:
        return letak == 0
    return not any(_letak(c, t) > 0 for c in lubang)


def _letak(cincin: Sequence[Sudut], t: Sudut) -> int:
    """1 inside, 0 on the ring, -1 outside: crossings of a ray to the east, counted with whole numbers."""
    x, y = t
    dalam = False
    for (ax, ay), (bx, by) in _sisi(tuple(cincin)):
        silang = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
        if silang == 0 and min(ax, bx) <= x <= max(ax, bx) and min(ay, by) <= y <= max(ay, by):
            return 0
        if (ay > y) != (by > y) and (silang > 0) == (by > ay):
            dalam = not dalam
    return 1 if dalam else -1


def _kuadrat_jarak(titik: Titik, a: Sudut, b: Sudut, skala: float) -> float:
    """Square of the distance to an edge, in millionths of a degree of latitude."""
    ax, ay = (a[0] - titik.bujur) * skala, float(a[1] - titik.lintang)
    bx, by = (b[0] - titik.bujur) * skala, float(b[1] - titik.lintang)
    dx, dy = bx - ax, by - ay
    panjang = dx * dx + dy * dy
    bagian = 0.0 if panjang == 0 else max(0.0, min(1.0, -(ax * dx + ay * dy) / panjang))
    return (ax + bagian * dx) ** 2 + (ay + bagian * dy) ** 2
