"""Nilai: what the demo is, as values only. Nothing here knows the book, a clock or a file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from siap.domain.laporan.keadaan import PerbuatanLaporan
from siap.domain.masukan import BarisUnit, IsiAnggaran, IsiAngkas, IsiFisik, IsiRealisasi, IsiTarget


class Perihal(StrEnum):
    """Kinds of delivery that the book receives."""

    ANGGARAN = "anggaran"
    ANGKAS = "angkas"
    TARGET = "target fisik"
    REALISASI = "realisasi"
    FISIK = "fisik"


IsiKiriman = IsiAnggaran | IsiAngkas | IsiTarget | IsiRealisasi | IsiFisik


@dataclass(frozen=True, slots=True)
class Kiriman:
    """One delivery of one PD, in the order in which it arrived.

    ``bulan`` is the reported month, or the month from which a version is in force; ``tahap`` and ``dasar``
    belong to budget versions. ``koreksi`` marks a delivery that replaces an earlier one of the same month.
    """

    perihal: Perihal
    pd: str
    bulan: int
    pada: datetime
    oleh: str
    berkas: str
    sha256: str
    isi: IsiKiriman
    tahap: str = ""
    dasar: str = ""
    tanggal_dasar: date | None = None
    koreksi: str = ""


@dataclass(frozen=True, slots=True)
class Sel:
    """One cell that somebody types, or that a return points at; ``isi`` is its value or the reason."""

    sub_kegiatan: str
    rekening: str
    sumber_dana: str
    kolom: str
    isi: str


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step in the life of a monthly report: who does what when, with which cells and for what reason.

    A general note of a return is a ``Sel`` without a place.
    """

    pada: datetime
    pd: str
    bulan: int
    perbuatan: PerbuatanLaporan
    oleh: str
    sel: tuple[Sel, ...] = ()
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class Pengguna:
    """A person of the demo. ``pd`` is set for people of one Perangkat Daerah only."""

    masuk: str
    nama: str
    peran: str
    jabatan: str
    pd: str | None = None


@dataclass(frozen=True, slots=True)
class Gangguan:
    """One trouble that the demo is built to show: what, at whom, when, and where to look."""

    kode: str
    pd: str
    uraian: str
    bulan: int | None = None
    sub_kegiatan: str = ""


@dataclass(frozen=True)
class Demo:
    """A whole demo kabupaten. Equal seeds give equal values, on every machine and in every process."""

    kode: str
    nama: str
    ibu_kota: str
    tahun: int
    sampai_bulan: int
    unit: tuple[BarisUnit, ...]
    kiriman: tuple[Kiriman, ...]
    pengguna: tuple[Pengguna, ...]
    gangguan: tuple[Gangguan, ...]
    uraian: dict[str, str] = field(default_factory=dict)
    langkah: tuple[Langkah, ...] = ()

    def pilih(self, perihal: Perihal, pd: str | None = None) -> Iterator[Kiriman]:
        """Give the deliveries of one kind, of one PD or of all, in order of arrival."""
        return (k for k in self.kiriman if k.perihal is perihal and pd in (None, k.pd))

    def gangguan_di(self, kode: str) -> tuple[Gangguan, ...]:
        """Give the troubles of one kind."""
        return tuple(g for g in self.gangguan if g.kode == kode)

    @cached_property
    def sidik(self) -> str:
        """SHA-256 over everything that is booked: two equal demos have equal fingerprints."""
        cerna = hashlib.sha256()
        kepala = (
            self.kode,
            self.nama,
            self.tahun,
            self.unit,
            self.pengguna,
            self.gangguan,
            sorted(self.uraian.items()),
        )
        cerna.update(repr(kepala).encode())
        for k in self.kiriman:
            tanda = (
                k.perihal,
                k.pd,
                k.bulan,
                k.pada,
                k.oleh,
                k.berkas,
                k.sha256,
                k.tahap,
                k.dasar,
                k.koreksi,
            )
            cerna.update(repr(tanda).encode())
        for langkah in self.langkah:
            cerna.update(repr(langkah).encode())
        return cerna.hexdigest()
