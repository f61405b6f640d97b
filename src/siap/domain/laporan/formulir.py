"""Formulir: the month's form of one PD: the columns by which it is written and read back, and its rows.

A row is known by its codes, never by its position: rows may be inserted, moved or sorted, columns moved.
A row of a sub kegiatan as a whole has no rekening; a budget line always has one, ``TANPA_REKENING`` where
the budget is not known so deep. What a person saw in each cell travels on a hidden sheet, so that an upload
finds conflicts as the browser does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Final, NamedTuple

from siap.domain.kode import induk_kode
from siap.domain.templat import rapikan_judul
from siap.domain.temuan import Tempat, Temuan

VERSI: Final = 1
TANDA: Final = f"SIAP formulir bulan versi {VERSI}"
LEMBAR_ISIAN: Final = "Isian"
LEMBAR_PENGENAL: Final = "_siap"
LEMBAR_TEMUAN: Final = "Temuan"
#: what stands in the code column where the budget is known for the PD as a whole only
TANPA_SUB: Final = "PD"
#: what stands in the rekening column of a budget line without one
TANPA_REKENING: Final = "-"
#: first cell of the row of the total
JUMLAH: Final = "Jumlah"
#: lines above the table and on the hidden sheet that say whose form this is
PENGENAL: Final = ("pemda", "perangkat daerah", "tahun", "bulan", "versi anggaran")

REALISASI, CATATAN = "realisasi", "catatan"
FISIK, OUTPUT, KENDALA = "fisik", "output", "kendala"
#: columns of a budget line, and of a sub kegiatan as a whole
ISIAN_BARIS: Final = (REALISASI, CATATAN)
ISIAN_SUB: Final = (FISIK, OUTPUT, KENDALA)
#: the progress of a stage or package, filled in the column of progress of a row of its own
BAGIAN: Final = "bagian"
#: how the first cell of such a row calls it
JENIS_BAGIAN: Final = "bagian fisik"


class LetakIsian(NamedTuple):
    """Where a cell of the report stands; fisik, output and kendala have neither rekening nor fund.

    The progress of a stage or package has its code as rekening.
    """

    sub_kegiatan: str
    rekening: str
    sumber_dana: str
    kolom: str


@dataclass(frozen=True, slots=True)
class KolomFormulir:
    """One column: its key, its heading, how wide, whether a person fills it, and what to tell them."""

    kunci: str
    judul: str
    lebar: float
    isian: bool = False
    bantuan: str = ""
    sinonim: tuple[str, ...] = ()


KOLOM: Final = (
    KolomFormulir("jenis", "Baris", 11),
    KolomFormulir("kode", "Kode", 18, sinonim=("Sub kegiatan", "Kode sub kegiatan")),
    KolomFormulir("rekening", "Rekening", 18, sinonim=("Kode rekening",)),
    KolomFormulir("uraian", "Uraian", 38),
    KolomFormulir("sumber_dana", "Sumber dana", 12),
    KolomFormulir("pagu", "Pagu", 17),
    KolomFormulir("angkas", "Anggaran kas s.d. bulan ini", 17),
    KolomFormulir("realisasi_lalu", "Realisasi s.d. bulan lalu", 17),
    KolomFormulir(
        REALISASI,
        "Realisasi s.d. bulan ini",
        18,
        isian=True,
        bantuan="Rupiah sampai dengan bulan ini, bukan bulan ini saja. Kosong: belum dilaporkan; 0: nihil.",
        sinonim=("Realisasi",),
    ),
    KolomFormulir("bulan_ini", "Selisih dari bulan lalu", 17),
    KolomFormulir("selisih_angkas", "Selisih dari anggaran kas", 17),
    KolomFormulir("target_fisik", "Target fisik (%)", 9),
    KolomFormulir("fisik_lalu", "Fisik s.d. bulan lalu (%)", 9),
    KolomFormulir(
        FISIK,
        "Fisik s.d. bulan ini (%)",
        10,
        isian=True,
        bantuan="Persen dari 0 sampai 100, sampai dengan bulan ini, pada baris sub kegiatan.",
        sinonim=("Fisik", "Fisik (%)"),
    ),
    KolomFormulir(
        OUTPUT,
        "Output s.d. bulan ini",
        11,
        isian=True,
        bantuan="Banyaknya keluaran yang sudah jadi, pada baris sub kegiatan.",
        sinonim=("Output", "Keluaran"),
    ),
    KolomFormulir(
        KENDALA,
        "Kendala",
        34,
        isian=True,
        bantuan="Apa yang menghambat, pada baris sub kegiatan; paling panjang 2.000 huruf.",
    ),
    KolomFormulir(
        CATATAN,
        "Catatan koreksi",
        28,
        isian=True,
        bantuan="Alasan bila realisasi turun atau dikembalikan.",
        sinonim=("Catatan",),
    ),
    KolomFormulir("periksa", "Periksa", 40),
)
_MENURUT_JUDUL: Final[Mapping[str, KolomFormulir]] = MappingProxyType(
    {rapikan_judul(j): k for k in KOLOM for j in (*k.sinonim, k.kunci, k.judul)}
)


def cari_kolom(judul: str) -> KolomFormulir | None:
    """Return the column that a heading stands for."""
    return _MENURUT_JUDUL.get(rapikan_judul(judul))


def baca_tanda(teks: str) -> int | None:
    """Return the version of a form from its mark; None for any other text."""
    cocok = re.fullmatch(r"siap formulir bulan versi (\d{1,4})", " ".join(teks.lower().split()))
    return int(cocok[1]) if cocok else None


@dataclass(frozen=True, slots=True)
class SelFormulir:
    """What a cell shows: its value as cells write it (None: blank), and its version (0: never typed in)."""

    nilai: str | None = None
    versi: int = 0


@dataclass(frozen=True, slots=True)
class BarisFormulir:
    """One row to fill: a budget line, a sub kegiatan as a whole (``rekening`` None), or both at once.

    ``sendiri`` is True for a sub kegiatan whose one line is known no deeper: one row holds all its cells.
    ``dana_tunggal`` False: rules look at the rekening as a whole, and this is one of its funds.
    ``bagian``: a stage or package, ``rekening`` is its code. ``cara``: progress of this sub kegiatan follows
    from its parts or output and is not filled in; ``fisik`` is what follows now.
    """

    sub_kegiatan: str
    rekening: str | None
    sumber_dana: str = ""
    nama: str = ""
    sendiri: bool = False
    dana_tunggal: bool = True
    pagu: Decimal | None = None
    angkas: Decimal | None = None
    realisasi_lalu: Decimal | None = None
    target_fisik: Decimal | None = None
    fisik_lalu: Decimal | None = None
    bagian: bool = False
    cara: str = ""
    fisik: Decimal | None = None

    @property
    def kolom(self) -> tuple[str, ...]:
        """The columns that are filled in on this row."""
        if self.bagian:
            return (FISIK,)
        milik_sub = tuple(k for k in ISIAN_SUB if k != FISIK or not self.cara)
        if self.rekening is None:
            return milik_sub
        return (*ISIAN_BARIS, *milik_sub) if self.sendiri else ISIAN_BARIS

    def letak(self, kolom: str) -> LetakIsian:
        """Return the cell of a column on this row."""
        if self.bagian:
            return LetakIsian(self.sub_kegiatan, self.rekening or "", "", BAGIAN)
        if kolom in ISIAN_SUB:
            return LetakIsian(self.sub_kegiatan, "", "", kolom)
        return LetakIsian(self.sub_kegiatan, self.rekening or "", self.sumber_dana, kolom)

    @property
    def kode(self) -> tuple[str, str, str]:
        """The three codes as they are written on the sheet."""
        tulis = "" if self.rekening is None else self.rekening or TANPA_REKENING
        return self.sub_kegiatan or TANPA_SUB, tulis, self.sumber_dana


@dataclass(frozen=True, slots=True)
class Formulir:
    """The form of one PD for one month; ``nama`` names the codes above its sub kegiatan.

    ``sel`` is what was seen; ``isian`` what a person wrote instead, where a form is handed back to them.
    """

    pemda: str
    nama_pemda: str
    pd: str
    nama_pd: str
    tahun: int
    bulan: int
    versi_anggaran: str
    baris: tuple[BarisFormulir, ...]
    sel: Mapping[LetakIsian, SelFormulir] = field(default_factory=dict)
    nama: Mapping[str, str] = field(default_factory=dict)
    isian: Mapping[LetakIsian, str | None] = field(default_factory=dict)
    dapat_diisi: bool = True

    @property
    def pengenal(self) -> dict[str, str]:
        """The lines that say whose form this is."""
        isi = (self.pemda, self.pd, str(self.tahun), str(self.bulan), self.versi_anggaran)
        return dict(zip(PENGENAL, isi, strict=True))

    def nilai(self, letak: LetakIsian) -> str | None:
        """Return what a cell shows."""
        if letak in self.isian:
            return self.isian[letak]
        return self.sel[letak].nilai if letak in self.sel else None

    def letak(self) -> tuple[LetakIsian, ...]:
        """Return every cell that may be filled in, in order."""
        return tuple(b.letak(k) for b in self.baris for k in b.kolom)

    def dihitung(self) -> dict[LetakIsian, str]:
        """Return the cells of progress that follow from others, and from what."""
        return {b.letak(FISIK): b.cara for b in self.baris if b.cara}


def induk(sub_kegiatan: str) -> tuple[str, ...]:
    """Return program and kegiatan of a sub kegiatan, as far as its code tells."""
    if not re.fullmatch(r"[\dX]+(\.[\dX]+){5}", sub_kegiatan):
        return ()
    return induk_kode(sub_kegiatan, "program"), induk_kode(sub_kegiatan, "kegiatan")


@dataclass(frozen=True, slots=True)
class SelTerbaca:
    """One cell as an uploaded form gives it: its value as cells write it, and where it stood."""

    letak: LetakIsian
    nilai: str | None
    tempat: Tempat


@dataclass(frozen=True, slots=True)
class BacaanFormulir:
    """What an uploaded form holds. ``pengenal`` and ``dilihat`` are empty when the form does not say.

    ``alamat`` gives the cell of the report for each address that was read ("I15"); ``ditolak`` what stood in
    the cells that could not be read.
    """

    nama: str
    sha256: str
    pengenal: Mapping[str, str] = field(default_factory=dict)
    berpengenal: bool = False
    dilihat: Mapping[LetakIsian, SelFormulir] = field(default_factory=dict)
    sel: tuple[SelTerbaca, ...] = ()
    alamat: Mapping[str, LetakIsian] = field(default_factory=dict)
    ditolak: Mapping[LetakIsian, str] = field(default_factory=dict)
    dibaca: int = 0
    temuan: tuple[Temuan, ...] = ()

    @property
    def tertolak(self) -> bool:
        """True when the file as a whole could not be read."""
        return not self.pengenal
