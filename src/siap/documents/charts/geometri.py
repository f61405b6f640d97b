"""Geometry of charts in a plane of 100 by 100, y downwards: one computation for every mapper.

Positions are ``Decimal`` rounded to hundredths, so that the same figures give the same bytes on every
machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from siap.documents.charts.model import BatangPeringkat, Garis, Kurva
from siap.domain.uang import tampil_persen
from siap.domain.waktu import NAMA_BULAN

SERATUS: Final = Decimal(100)
_HALUS: Final = Decimal("0.01")
#: beyond this a label no longer fits beside its point inside the plane and moves to the margin
_TEPI: Final = Decimal(70)
#: height of one line of a label
_BARIS_LABEL: Final = Decimal("7.5")

TitikBidang = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Segmen:
    """An unbroken stretch of a line."""

    kelas: str
    titik: tuple[TitikBidang, ...]


@dataclass(frozen=True, slots=True)
class Tanda:
    """A mark on a month that has a figure; ``ujaran`` is what a screen reader says of it."""

    kelas: str
    bulan: int
    x: Decimal
    y: Decimal
    ujaran: str
    akhir: bool


@dataclass(frozen=True, slots=True)
class Label:
    """The name and last figure of a line, beside its end; two lines of text in the margin."""

    kelas: str
    x: Decimal
    y: Decimal
    teks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BidangKurva:
    """Everything that is drawn of a curve."""

    kisi: tuple[tuple[Decimal, str], ...]
    bulan: tuple[tuple[Decimal, str, bool], ...]
    langkah: tuple[tuple[Decimal, str], ...]
    segmen: tuple[Segmen, ...]
    tanda: tuple[Tanda, ...]
    label: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class BidangBatang:
    """Bars as (left, width) in percent of the bar field; ``acuan`` is where the line stands."""

    batang: tuple[tuple[Decimal, Decimal], ...]
    acuan: Decimal | None
    nol: Decimal


def _halus(nilai: Decimal) -> Decimal:
    return nilai.quantize(_HALUS)


def _jangkauan(nilai: list[Decimal]) -> tuple[Decimal, Decimal, Decimal]:
    """Return bottom, top and step of the axis: 0-100 unless a figure lies outside (never capped)."""
    kelipatan = Decimal(25)
    atas = max([SERATUS, *nilai])
    bawah = min([Decimal(0), *nilai])
    while (atas - bawah) / kelipatan > 6:
        kelipatan *= 2
    atas = (atas / kelipatan).to_integral_value(ROUND_CEILING) * kelipatan
    bawah = (bawah / kelipatan).to_integral_value(ROUND_FLOOR) * kelipatan
    return bawah, atas, kelipatan


def x_bulan(bulan: int) -> Decimal:
    """Return the middle of a month's strip."""
    return _halus((Decimal(bulan) - Decimal("0.5")) * SERATUS / 12)


def _segmen(garis: Garis, titik: list[TitikBidang | None]) -> list[Segmen]:
    hasil: list[Segmen] = []
    lari: list[TitikBidang] = []
    for t in [*titik, None]:
        if t is not None:
            lari.append(t)
        elif lari:
            if len(lari) > 1:
                hasil.append(Segmen(garis.kelas, tuple(lari)))
            lari = []
    return hasil


def _renggangkan(label: list[Label]) -> tuple[Label, ...]:
    """Move labels that end at the same side apart, keeping their order from top to bottom."""
    hasil: list[Label] = []
    for di_tepi in (False, True):
        kumpulan = sorted((la for la in label if (la.x > _TEPI) is di_tepi), key=lambda la: la.y)
        jarak = [_BARIS_LABEL * len(la.teks) + 1 for la in kumpulan]
        y = [la.y for la in kumpulan]
        for i in range(1, len(y)):
            y[i] = max(y[i], y[i - 1] + jarak[i - 1])
        # the further lines of a label hang below its point
        lebih = (y[-1] + jarak[-1] - 1 - _BARIS_LABEL - SERATUS) if y else Decimal(0)
        if lebih > 0:  # pushed through the floor: lift from below as far as needed
            y[-1] -= lebih
            for i in range(len(y) - 2, -1, -1):
                y[i] = min(y[i], y[i + 1] - jarak[i])
        hasil += [Label(la.kelas, la.x, _halus(baru), la.teks) for la, baru in zip(kumpulan, y, strict=True)]
    return tuple(hasil)


def bidang_kurva(kurva: Kurva) -> BidangKurva:
    """Lay out a curve. Lines stop at their last figure; a single figure is a mark without a line."""
    ada = [n for g in kurva.garis for n in g.nilai if n is not None]
    bawah, atas, kelipatan = _jangkauan(ada)

    def y(nilai: Decimal) -> Decimal:
        return _halus(SERATUS - (nilai - bawah) * SERATUS / (atas - bawah))

    kisi: list[tuple[Decimal, str]] = []
    nilai = bawah
    while nilai <= atas:
        kisi.append((y(nilai), tampil_persen(nilai, 0) + ("%" if nilai == atas else "")))
        nilai += kelipatan

    segmen: list[Segmen] = []
    tanda: list[Tanda] = []
    label: list[Label] = []
    for garis in kurva.garis:
        titik = [None if n is None else (x_bulan(b), y(n)) for b, n in enumerate(garis.nilai, 1)]
        segmen += _segmen(garis, titik)
        terisi = [(b, n) for b, n in enumerate(garis.nilai, 1) if n is not None]
        if not terisi:
            continue
        terakhir, angka = terisi[-1]
        if not garis.rencana:
            tanda += [
                Tanda(
                    kelas=garis.kelas,
                    bulan=b,
                    x=x_bulan(b),
                    y=y(n),
                    ujaran=f"{garis.nama} {NAMA_BULAN[b - 1]} {kurva.tahun}: "
                    f"{tampil_persen(n)}% dari {kurva.penyebut}",
                    akhir=b == terakhir,
                )
                for b, n in terisi
            ]
        teks = (garis.nama, f"{tampil_persen(angka, 1)}%")
        x = x_bulan(terakhir)
        label.append(Label(garis.kelas, x, y(angka), teks if x > _TEPI else (" ".join(teks),)))
    return BidangKurva(
        kisi=tuple(kisi),
        bulan=tuple((x_bulan(b), NAMA_BULAN[b - 1][:3], b == kurva.sampai_bulan) for b in range(1, 13)),
        langkah=tuple((_halus(Decimal(b - 1) * SERATUS / 12), teks) for b, teks in kurva.langkah),
        segmen=tuple(segmen),
        tanda=tuple(tanda),
        label=_renggangkan(_satukan(label)),
    )


def _satukan(label: list[Label]) -> list[Label]:
    """Name lines that end in the same spot once, one name below the other, instead of over each other."""
    hasil: list[Label] = []
    for la in label:
        kembar = next((h for h in hasil if (h.x, h.y, h.teks[-1]) == (la.x, la.y, la.teks[-1])), None)
        if kembar is None or len(la.teks) == 1:
            hasil.append(la)
            continue
        hasil[hasil.index(kembar)] = Label(kembar.kelas, la.x, la.y, (*kembar.teks[:-1], *la.teks))
    return hasil


def bidang_batang(grafik: BatangPeringkat) -> BidangBatang:
    """Lay out bars on one scale that holds every figure, the reference line and zero."""
    nilai = [b.nilai for b in grafik.batang]
    if grafik.acuan is not None:
        nilai.append(grafik.acuan)
    atas, bawah = max([SERATUS, *nilai]), min([Decimal(0), *nilai])

    def x(angka: Decimal) -> Decimal:
        return _halus((angka - bawah) * SERATUS / (atas - bawah))

    nol = x(Decimal(0))
    return BidangBatang(
        batang=tuple((min(nol, x(b.nilai)), abs(x(b.nilai) - nol)) for b in grafik.batang),
        acuan=None if grafik.acuan is None else x(grafik.acuan),
        nol=nol,
    )
