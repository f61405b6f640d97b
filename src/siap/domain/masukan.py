"""Masukan: what a file says, once read and before anything is booked.

``intake`` makes these values from bytes, ``ledger`` books them; neither knows the other. Money is
``Decimal`` rupiah with at most two decimals. A blank cell is ``None`` and is not a row; a typed zero
is a row with ``Decimal(0)`` (law 1). An empty code ("") means: this file does not go that deep;
the grain is stored as it came, never spread over invented sub kegiatan.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from siap.domain.temuan import Keparahan, Tempat, Temuan


class JenisBerkas(StrEnum):
    """Kinds of file that ``siap impor`` knows; the value is the word on the command line."""

    NOMENKLATUR = "nomenklatur"
    WILAYAH = "wilayah"
    PD = "pd"
    RENJA_SIPD = "renja-sipd"
    DPA = "dpa"
    ANGKAS = "angkas"
    TARGET_FISIK = "target-fisik"
    RENCANA_FISIK = "rencana-fisik"
    LRA = "lra"
    REALISASI_SIPD = "realisasi-sipd"
    REALISASI = "realisasi"
    FISIK = "fisik"


class Sifat(StrEnum):
    """What an amount in a realisation file means: to date, or of that month alone."""

    KUMULATIF = "kumulatif"
    BULANAN = "bulanan"


@dataclass(frozen=True, slots=True)
class Matra:
    """The line of the budget a figure belongs to. Empty text: not known at this depth.

    ``sub_kegiatan`` and ``rekening`` are normalised codes (``siap.domain.kode``); ``jenis_belanja`` is
    the account down to jenis ("5.1.02"), or as coarse as the source ("5.1"); accounts 4 (pendapatan)
    and 6 (pembiayaan) stay in the book but never enter belanja.
    """

    sub_kegiatan: str = ""
    rekening: str = ""
    jenis_belanja: str = ""
    sumber_dana: str = ""


@dataclass(frozen=True, slots=True)
class BarisUnit:
    """One Perangkat Daerah or unit of it. ``jenis`` as in the glossary, None when the file is silent."""

    kode: str
    nama: str
    jenis: str | None = None
    induk: str | None = None
    tempat: Tempat = Tempat()


@dataclass(frozen=True, slots=True)
class BarisNomenklatur:
    """One line of a nomenclature. Key: (regulation, jenis_pemda, tingkat, kode)."""

    jenis_pemda: str  # "provinsi", "kabkota", or "" when the list does not tell them apart
    tingkat: str  # urusan bidang program kegiatan sub_kegiatan rekening sumber_dana
    kode: str
    nama: str
    kinerja: str = ""
    indikator: str = ""
    satuan: str = ""
    tempat: Tempat = Tempat()


@dataclass(frozen=True, slots=True)
class BarisWilayah:
    """One region: "18", "18.04", "18.04.01", "18.04.01.2001" and its name."""

    kode: str
    nama: str


@dataclass(frozen=True, slots=True)
class BarisPagu:
    """One budget line of one PD, in rupiah."""

    pd: str
    matra: Matra
    pagu: Decimal
    tempat: Tempat = Tempat()
    sub_unit: str = ""  # code of the unit below the PD that spends it, when the source tells


@dataclass(frozen=True, slots=True)
class BarisAngkas:
    """The cash plan of one line for one month (1-12), in rupiah: that month alone, never to date."""

    pd: str
    matra: Matra
    bulan: int
    nilai: Decimal
    tempat: Tempat = Tempat()


@dataclass(frozen=True, slots=True)
class BarisRealisasi:
    """Money realised on one line as reported for one month; ``IsiRealisasi.sifat`` says to date or not."""

    pd: str
    bulan: int
    matra: Matra
    nilai: Decimal
    tempat: Tempat = Tempat()


@dataclass(frozen=True, slots=True)
class BarisFisik:
    """Physical progress (target or realised) of one sub kegiatan to date, in percent points.

    ``sub_kegiatan`` "" is the PD as a whole. At most four decimals.
    """

    pd: str
    bulan: int
    sub_kegiatan: str
    persen: Decimal
    tempat: Tempat = Tempat()


@dataclass(frozen=True, slots=True)
class BarisRencanaFisik:
    """One part by which physical progress is measured. ``cara``: tahapan, paket or keluaran.

    A stage has ``bobot`` (percent of the whole), a package ``nilai`` (rupiah), output ``target`` and
    ``satuan``; the other figures stay None.
    """

    pd: str
    sub_kegiatan: str
    cara: str
    kode: str
    nama: str
    bobot: Decimal | None = None
    nilai: Decimal | None = None
    target: Decimal | None = None
    satuan: str = ""
    tempat: Tempat = Tempat()


@dataclass(frozen=True, slots=True)
class UnitTerbaca:
    """A PD as a source names it; ``kode`` "" when the sheet holds a name only."""

    kode: str
    nama: str


@dataclass(frozen=True, slots=True)
class IsiUnit:
    """Content of a `pd` file."""

    baris: tuple[BarisUnit, ...]


@dataclass(frozen=True, slots=True)
class IsiNomenklatur:
    """Content of a nomenclature: ``dasar`` is the regulation ("900.1.15.5-1317/2023")."""

    dasar: str
    baris: tuple[BarisNomenklatur, ...]


@dataclass(frozen=True, slots=True)
class IsiWilayah:
    """Content of the region list."""

    baris: tuple[BarisWilayah, ...]


@dataclass(frozen=True, slots=True)
class IsiAnggaran:
    """Budget lines of one or several PD. ``uraian`` names every code that the file names.

    A list of ceilings (SIPD's skpd.json) has no lines; its ``plafon`` holds PD code -> rupiah, to compare
    with and never to book.
    """

    tahun: int | None
    unit: tuple[UnitTerbaca, ...]
    baris: tuple[BarisPagu, ...]
    uraian: Mapping[str, str] = field(default_factory=dict)
    plafon: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IsiAngkas:
    """Cash plan. ``pagu_tertulis``: the pagu that the sheet itself states (T8: months must sum to it).

    ``realisasi_per_bulan`` is the sheet's own realisation row, kept only to compare with the book;
    ``sifat_realisasi`` is what it was recognised to be: bulanan, kumulatif, sekaligus (one lump), kosong.
    """

    tahun: int | None
    unit: tuple[UnitTerbaca, ...]
    baris: tuple[BarisAngkas, ...]
    pagu_tertulis: Decimal | None = None
    realisasi_per_bulan: tuple[Decimal | None, ...] = ()
    sifat_realisasi: str = "kosong"
    uraian: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IsiTarget:
    """Cumulative physical targets."""

    tahun: int | None
    unit: tuple[UnitTerbaca, ...]
    baris: tuple[BarisFisik, ...]
    uraian: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IsiRencanaFisik:
    """Parts by which physical progress is measured."""

    tahun: int | None
    unit: tuple[UnitTerbaca, ...]
    baris: tuple[BarisRencanaFisik, ...]
    uraian: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IsiLra:
    """One LRA of one unit: budget and realisation to date, at the grain of the sheet.

    ``bulan``/``tahun`` are what the sheet says (None: the sheet is silent); ``unit.kode`` is "" because
    the sheet has only names (``sub_unit`` is its second one). ``anggaran`` and ``realisasi`` hold leaf
    lines only ("4.1".."5.4"), so they may be summed; PD and month are filled by the importer from the
    command line or the list.
    """

    tahun: int | None
    bulan: int | None
    unit: UnitTerbaca
    anggaran: Mapping[str, Decimal]
    realisasi: Mapping[str, Decimal]
    uraian: Mapping[str, str] = field(default_factory=dict)
    sub_unit: str = ""


@dataclass(frozen=True, slots=True)
class IsiRealisasi:
    """Realised money of one or several PD and months."""

    tahun: int | None
    sifat: Sifat
    unit: tuple[UnitTerbaca, ...]
    baris: tuple[BarisRealisasi, ...]
    dokumen: tuple[DokumenRealisasi, ...] = ()
    uraian: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IsiFisik:
    """Realised physical progress to date."""

    tahun: int | None
    unit: tuple[UnitTerbaca, ...]
    baris: tuple[BarisFisik, ...]
    uraian: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DokumenRealisasi:
    """One line of an SPP/TBP document from SIPD Penatausahaan (one document spreads over many lines).

    ``nilai_sp2d`` is None while no SP2D exists (SIPD writes the text "null"); ``tahun_layanan``/
    ``bulan_layanan`` is the month the payment is *for* when the description says so, which may differ
    from the month of the document, by which it is booked.
    """

    pd: str
    nomor: str
    jenis: str
    transaksi: str
    tanggal: date
    matra: Matra
    nilai: Decimal
    uraian: str = ""
    nomor_sp2d: str = ""
    tanggal_sp2d: date | None = None
    nilai_sp2d: Decimal | None = None
    nomor_spd: str = ""
    nilai_spd: Decimal | None = None
    tahun_layanan: int | None = None
    bulan_layanan: int | None = None
    tempat: Tempat = Tempat()


Isi = (
    IsiUnit
    | IsiNomenklatur
    | IsiWilayah
    | IsiAnggaran
    | IsiAngkas
    | IsiTarget
    | IsiRencanaFisik
    | IsiLra
    | IsiRealisasi
    | IsiFisik
)


@dataclass(frozen=True, slots=True)
class Bacaan:
    """What was read of one file. ``isi`` is None when nothing usable could be read.

    ``dibaca`` = ``diterima`` + ``ditolak`` data rows; ``total`` are the figures printed before booking
    (law 10), each with a name a person understands ("pagu", "realisasi", "baris sub kegiatan").
    """

    jenis: JenisBerkas | None
    nama: str
    sha256: str
    dibaca: int = 0
    diterima: int = 0
    ditolak: int = 0
    total: Mapping[str, Decimal] = field(default_factory=dict)
    temuan: tuple[Temuan, ...] = ()
    isi: Isi | None = None

    @property
    def tertolak(self) -> bool:
        """True when nothing of this file may be booked."""
        return self.isi is None or any(t.keparahan is Keparahan.TOLAK for t in self.temuan)
