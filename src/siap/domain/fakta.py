"""Fakta: the columns in which the book hands its facts to the mart.

The ledger writes exactly these columns (as SQL over its own tables), the mart reads exactly these;
neither imports the other. Money is integer sen, percentages are integer ten-thousandths of a percent
point (12.5 % = 125000), codes are text and never NULL ("" = not known at this depth). One table set
holds one pemda and one tahun.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

#: table -> ordered (column, type); types are "teks", "int" (64 bit) and "bool".
KOLOM: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    # budget lines of every version, summed to this grain; belanja only
    "pagu": (
        ("versi", "int"),
        ("pd", "teks"),
        ("sub_kegiatan", "teks"),
        ("jenis_belanja", "teks"),
        ("sumber_dana", "teks"),
        ("nilai", "int"),
    ),
    # which budget version a month is bound to (reported) or in force (not reported); no row: none known
    "versi_pagu": (("pd", "teks"), ("bulan", "int"), ("versi", "int")),
    # cash plan of every version, movement of one month
    "angkas": (
        ("versi", "int"),
        ("pd", "teks"),
        ("sub_kegiatan", "teks"),
        ("jenis_belanja", "teks"),
        ("sumber_dana", "teks"),
        ("bulan", "int"),
        ("nilai", "int"),
    ),
    "versi_angkas": (("pd", "teks"), ("bulan", "int"), ("versi", "int")),
    # realised money: the sum of a month's entries, contra entries included
    "realisasi": (
        ("pd", "teks"),
        ("bulan", "int"),
        ("sub_kegiatan", "teks"),
        ("jenis_belanja", "teks"),
        ("sumber_dana", "teks"),
        ("nilai", "int"),
    ),
    # months that have a report of money, and whether its amounts are to date
    "lapor": (("pd", "teks"), ("bulan", "int"), ("kumulatif", "bool"), ("status", "teks")),
    # physical progress to date as reported, and its target (already of the version in force that month)
    "fisik": (("pd", "teks"), ("bulan", "int"), ("sub_kegiatan", "teks"), ("persen", "int")),
    "target_fisik": (("pd", "teks"), ("bulan", "int"), ("sub_kegiatan", "teks"), ("persen", "int")),
}


class FaktaPagu(NamedTuple):
    """Row of table ``pagu``."""

    versi: int
    pd: str
    sub_kegiatan: str
    jenis_belanja: str
    sumber_dana: str
    nilai: int


class FaktaVersi(NamedTuple):
    """Row of tables ``versi_pagu`` and ``versi_angkas``."""

    pd: str
    bulan: int
    versi: int


class FaktaAngkas(NamedTuple):
    """Row of table ``angkas``."""

    versi: int
    pd: str
    sub_kegiatan: str
    jenis_belanja: str
    sumber_dana: str
    bulan: int
    nilai: int


class FaktaRealisasi(NamedTuple):
    """Row of table ``realisasi``."""

    pd: str
    bulan: int
    sub_kegiatan: str
    jenis_belanja: str
    sumber_dana: str
    nilai: int


class FaktaLapor(NamedTuple):
    """Row of table ``lapor``."""

    pd: str
    bulan: int
    kumulatif: bool
    status: str


class FaktaFisik(NamedTuple):
    """Row of tables ``fisik`` and ``target_fisik``."""

    pd: str
    bulan: int
    sub_kegiatan: str
    persen: int


@dataclass(frozen=True, slots=True)
class Fakta:
    """All facts of one pemda and year as plain rows; the field names are the table names of ``KOLOM``."""

    pagu: tuple[FaktaPagu, ...] = ()
    versi_pagu: tuple[FaktaVersi, ...] = ()
    angkas: tuple[FaktaAngkas, ...] = ()
    versi_angkas: tuple[FaktaVersi, ...] = ()
    realisasi: tuple[FaktaRealisasi, ...] = ()
    lapor: tuple[FaktaLapor, ...] = ()
    fisik: tuple[FaktaFisik, ...] = ()
    target_fisik: tuple[FaktaFisik, ...] = ()


@dataclass(frozen=True, slots=True)
class DimensiPD:
    """A Perangkat Daerah as an edition prints it.

    ``status`` holds twelve report states (Januari first); ``versi_anggaran`` the label of the version
    each month is bound to ("Murni v1"), "" where no budget is known; ``kelompok`` is the ranking group.
    ``wajib`` says for each month whether the PD owes a report of its own; ``keadaan`` the state of that
    report ("diajukan"), "" where there is none: an edition keeps the marks that held when it was made.
    """

    kode: str
    nama: str
    jenis: str
    kelompok: str
    induk: str = ""
    wajib: tuple[bool, ...] = (True,) * 12
    status: tuple[str, ...] = ("belum lapor",) * 12
    versi_anggaran: tuple[str, ...] = ("",) * 12
    versi_angkas: tuple[str, ...] = ("",) * 12
    sumber: tuple[str, ...] = ("",) * 12  # file name and hash behind each month's realisation
    keadaan: tuple[str, ...] = ("",) * 12


@dataclass(frozen=True, slots=True)
class Dimensi:
    """Everything an edition needs besides sums: names, groups, states and the configuration in force.

    ``uraian`` names codes (urusan..sub kegiatan, jenis belanja, sumber dana); ``pita`` holds, per month,
    the band set as the JSON text that ``siap.domain.penilaian.pita`` loads.
    """

    pemda: str
    nama_pemda: str
    tahun: int
    pd: tuple[DimensiPD, ...]
    uraian: Mapping[str, str] = field(default_factory=dict)
    pita: tuple[str, ...] = ()
    ibu_kota: str = ""
