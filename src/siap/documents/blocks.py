"""Blocks: what a document is made of, before anyone decides how it is written.

A pack puts figures into these frozen values; every writer receives the same ones. Cells hold the figure
itself (``Decimal``, unrounded), never its print: a workbook needs the number, a page needs its picture.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

from siap.documents.charts.model import Grafik
from siap.domain.metrik.rumus import Rumus


@dataclass(frozen=True, slots=True)
class Cap:
    """A zone as it is printed: its word, and the colour that only underlines the word."""

    teks: str
    warna: str


#: what a cell may hold; None is unknown and prints as "-"
Nilai = str | Decimal | int | Cap | None

#: Crockford's base 32: no I, L, O or U, so that a code survives being read aloud or copied by hand
_ABJAD: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Jenis(StrEnum):
    """What the figures of a column are; it decides alignment, format and width."""

    TEKS = "teks"
    UANG = "uang"
    PERSEN = "persen"
    POIN = "poin"
    ANGKA = "angka"
    URUT = "urut"
    ZONA = "zona"

    @property
    def bilangan(self) -> bool:
        """True for columns of numbers."""
        return self not in (Jenis.TEKS, Jenis.ZONA)


class Gaya(StrEnum):
    """Weight of a row: an ordinary line, a parent with children, a group caption, the total."""

    BIASA = "biasa"
    INDUK = "induk"
    KELOMPOK = "kelompok"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column. ``lebar`` is its share of the page width; ``grup`` the header above its neighbours.

    ``ukuran`` names the additive measure that the column holds ("pagu"): a parent's figure is the sum of its
    children's. ``rumus`` is the catalogue's formula of every other figure, which a workbook writes into the
    cell. A column with ``cetak`` False stands in workbooks only: a measure that a formula needs and a page
    does not.
    """

    judul: str
    jenis: Jenis
    lebar: int
    grup: str = ""
    ukuran: str = ""
    rumus: Rumus | None = None
    cetak: bool = True


@dataclass(frozen=True, slots=True)
class Baris:
    """One row. ``jumlah_dari`` are the positions of the rows that its additive columns sum."""

    sel: tuple[Nilai, ...]
    gaya: Gaya = Gaya.BIASA
    tingkat: int = 0
    jumlah_dari: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Judul:
    """A heading with the line below it; ``tingkat`` 1 is the document's own title."""

    teks: str
    anak: str = ""
    tingkat: int = 1


@dataclass(frozen=True, slots=True)
class Paragraf:
    """One paragraph of plain text; ``penting`` sets it off as the message of the page."""

    teks: str
    penting: bool = False


@dataclass(frozen=True, slots=True)
class Catatan:
    """A titled list of remarks: sources, limits, findings."""

    judul: str
    butir: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rincian:
    """Pairs of name and value at the head of a form."""

    pasangan: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table. ``lembar`` names its sheet in a workbook; ``kosong`` is said when it has no rows."""

    judul: str
    kolom: tuple[Kolom, ...]
    baris: tuple[Baris, ...]
    total: Baris | None = None
    keterangan: str = ""
    kosong: str = "Tidak ada baris."
    lembar: str = "Tabel"


@dataclass(frozen=True, slots=True)
class BarisGrafik:
    """Charts that stand beside each other."""

    grafik: tuple[Grafik, ...]


@dataclass(frozen=True, slots=True)
class Berdampingan:
    """Blocks in two columns: the message on the left, its picture on the right."""

    kiri: tuple[Judul | Paragraf | Rincian, ...]
    kanan: tuple[Grafik, ...]


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """The signature block. What is not known stays a line to be filled in by hand."""

    jabatan: str
    kota: str = ""
    tanggal: str = ""
    nama: str = ""
    pangkat: str = ""
    nip: str = ""
    didahului: str = ""  # "Mengetahui,"


@dataclass(frozen=True, slots=True)
class BlokTandaTangan:
    """One to three signatures on one line."""

    penanda: tuple[TandaTangan, ...]


@dataclass(frozen=True, slots=True)
class Kaki:
    """What every page says of itself: by this a print is compared with the book.

    ``rujukan`` names the document ("RFK-PD/18.04/2023-06/1.02"), ``kode_periksa`` proves its figures,
    ``alamat_periksa`` (optional) is the page of this installation where the code can be checked.
    """

    rujukan: str
    terbitan: str
    keadaan: str
    versi_anggaran: str
    waktu_tarik: datetime
    kode_periksa: str = ""
    alamat_periksa: str = ""

    @property
    def isi_qr(self) -> str:
        """Return the text of the QR code: a page to open, or the reference and code in plain words."""
        if self.alamat_periksa:
            return f"{self.alamat_periksa}{self.kode_periksa}"
        return f"SIAP {self.rujukan} terbitan {self.terbitan} kode {self.kode_periksa}"


Blok = Judul | Paragraf | Catatan | Rincian | Tabel | BarisGrafik | Berdampingan | BlokTandaTangan


@dataclass(frozen=True, slots=True)
class Dokumen:
    """One document: a title for the file's properties, its blocks in order, and its foot."""

    judul: str
    pemda: str
    blok: tuple[Blok, ...]
    kaki: Kaki

    def tabel(self) -> tuple[Tabel, ...]:
        """Return the tables in order."""
        return tuple(b for b in self.blok if isinstance(b, Tabel))


def _urai(nilai: object) -> object:
    """Turn a block into plain JSON values; figures keep every digit and lose idle zeros."""
    if is_dataclass(nilai) and not isinstance(nilai, type):
        return [type(nilai).__name__, *(_urai(getattr(nilai, f.name)) for f in fields(nilai))]
    if isinstance(nilai, Decimal):
        return f"{nilai.normalize():f}" if nilai else "0"
    if isinstance(nilai, tuple):
        return [_urai(n) for n in nilai]
    return nilai


def _isi(dokumen: Dokumen) -> Iterator[object]:
    kaki = dokumen.kaki
    yield [dokumen.judul, dokumen.pemda, kaki.rujukan, kaki.terbitan, kaki.keadaan, kaki.versi_anggaran]
    # who signs and when a copy was drawn changes nothing about the figures
    yield from (_urai(b) for b in dokumen.blok if not isinstance(b, BlokTandaTangan))


def kode_periksa(dokumen: Dokumen) -> str:
    """Return the check code of a document's figures: 80 bits, written as four groups of four.

    Two prints of the same figures of the same edition have the same code, whoever signs them.
    """
    jejak = hashlib.sha256()
    for bagian in _isi(dokumen):
        jejak.update(json.dumps(bagian, ensure_ascii=False, separators=(",", ":")).encode())
        jejak.update(b"\n")
    angka = int.from_bytes(jejak.digest()[:10], "big")
    huruf = "".join(_ABJAD[angka >> geser & 31] for geser in range(75, -1, -5))
    return "-".join(huruf[i : i + 4] for i in range(0, 16, 4))


def dengan_kode(dokumen: Dokumen) -> Dokumen:
    """Return the document with its check code printed on it."""
    return replace(dokumen, kaki=replace(dokumen.kaki, kode_periksa=kode_periksa(dokumen)))
