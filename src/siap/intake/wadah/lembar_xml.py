"""Lembar XML: a streaming look at one sheet of an XLSX, for what calamine does not tell.

calamine gives error cells and formulas without a stored result as blank, and reserves the whole used
rectangle at once. The scan finds both kinds of cell with their address, and measures the rectangle.
Fast path: ordinary sheets (up to 26 columns and 99,999 rows, addresses in place) are only searched for a
few byte strings; anything else is read cell by cell. Every step is linear in the bytes, whatever they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from siap.intake.catatan import menolak
from siap.intake.wadah import batas

_PECAH = re.compile(rb"<(?:\w+:)?(row|c)(?=[\s/>])")
_ALAMAT = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})?(\d{1,7})["']""")
# two searches with a fixed beginning each: many times faster than one with alternatives
_ALAMAT_JAUH = re.compile(rb'r="(?:[A-Z][A-Z]|[A-Z]?\d{6})')
_TANPA_ALAMAT = re.compile(rb'<c(?:>| (?!r="))')
_NILAI = re.compile(rb"<(?:\w+:)?(?:v|is)(?=[\s/>])")
_RUMUS = re.compile(rb"<(?:\w+:)?f(?=[\s/>])")
_JENIS_GALAT = re.compile(rb"""\bt\s*=\s*["']e["']""")
_JENIS_TEKS = re.compile(rb"""\bt\s*=\s*["']str["']""")
_BATAS_CATAT = 5_000


class PerluTeliti(Exception):
    """The quick look is not enough for this sheet: start again, cell by cell."""


@dataclass(slots=True)
class PetaSel:
    """What the scan found. Addresses are 0-based (row, column)."""

    galat: dict[tuple[int, int], str] = field(default_factory=dict)
    tanpa_hasil: dict[tuple[int, int], str] = field(default_factory=dict)
    baris: int = 0
    kolom: int = 0

    @property
    def luas(self) -> int:
        """Cells in the used rectangle; 0 when the quick look proved it small enough."""
        return self.baris * self.kolom


def nomor_kolom(huruf: bytes | str) -> int:
    """Return the 0-based column of letters: A is 0, Q is 16."""
    teks = huruf.decode() if isinstance(huruf, bytes) else huruf
    nomor = 0
    for h in teks.upper():
        nomor = nomor * 26 + ord(h) - 64
    return nomor - 1


def _isi_unsur(badan: bytes, pola: re.Pattern[bytes]) -> bytes | None:
    """Return the content of the first such element in a cell: None when absent, b"" when empty."""
    buka = pola.search(badan)
    if buka is None:
        return None
    akhir = badan.find(b">", buka.end())
    if akhir < 0 or badan[akhir - 1 : akhir] == b"/":
        return b""
    tutup = badan.find(b"</", akhir)
    return badan[akhir + 1 : tutup if tutup >= 0 else None]


class PemindaiLembar:
    """Eats the inflated XML of one sheet, piece by piece."""

    def __init__(self, *, teliti: bool = False) -> None:
        self._teliti = teliti
        self._sisa = b""
        self._peta = PetaSel()
        self._baris = -1
        self._kolom = -1
        self._awal = True

    def telan(self, potong: bytes) -> None:
        """Look at the next piece, up to its last whole row."""
        data = self._sisa + potong if self._sisa else potong
        if self._awal:
            if b"<worksheet" not in data and len(data) < 65_536:
                self._sisa = data
                return
            self._awal = False
            if b"<worksheet" not in data:  # a prefix on every tag: the quick look would see nothing
                self._minta_teliti()
        ujung = data.rfind(b"row>")
        ujung = ujung + 4 if ujung >= 0 else data.rfind(b"/c>") + 3
        if ujung < 3:
            if len(data) > batas.BARIS_XML:
                raise menolak("M05", diberikan="satu baris lebih dari 16 MB", diharapkan="16 MB")
            self._sisa = data
            return
        self._lihat(data[:ujung])
        self._sisa = data[ujung:]

    def selesai(self) -> PetaSel:
        """Look at the rest and return the map."""
        if self._awal:
            self._minta_teliti()
        if self._sisa:
            self._lihat(self._sisa)
            self._sisa = b""
        return self._peta

    def _minta_teliti(self) -> None:
        if not self._teliti:
            raise PerluTeliti

    def _lihat(self, data: bytes) -> None:
        if not self._teliti and (_ALAMAT_JAUH.search(data) or _TANPA_ALAMAT.search(data)):
            raise PerluTeliti
        if self._teliti or b"<f" in data or b't="e"' in data or b"t='e'" in data:
            self._satu_satu(data)

    def _satu_satu(self, data: bytes) -> None:
        """Follow rows and cells in order, so that cells without an address get one too."""
        peta = self._peta
        pecahan = _PECAH.split(data)
        for jenis, isi in zip(pecahan[1::2], pecahan[2::2], strict=True):
            atribut, _, badan = isi.partition(b">")
            alamat = _ALAMAT.search(atribut)
            if jenis == b"row":
                self._baris = int(alamat[2]) - 1 if alamat else self._baris + 1
                self._kolom = -1
                continue
            if alamat and alamat[1]:
                self._baris, self._kolom = int(alamat[2]) - 1, nomor_kolom(alamat[1])
            else:
                self._kolom += 1
            if not badan or atribut.endswith(b"/"):
                continue
            if self._teliti:
                peta.baris = max(peta.baris, self._baris + 1)
                peta.kolom = max(peta.kolom, self._kolom + 1)
                if peta.luas > batas.SEL:
                    return
            self._catat_rusak(atribut, badan)

    def _catat_rusak(self, atribut: bytes, badan: bytes) -> None:
        peta, di = self._peta, (self._baris, self._kolom)
        if _JENIS_GALAT.search(atribut):
            if len(peta.galat) < _BATAS_CATAT:
                peta.galat[di] = (_isi_unsur(badan, _NILAI) or b"#GALAT").decode("utf-8", "replace")
            return
        rumus = _isi_unsur(badan, _RUMUS) if b"f" in badan else None
        if rumus is None or len(peta.tanpa_hasil) >= _BATAS_CATAT:
            return
        nilai = _isi_unsur(badan, _NILAI)
        if nilai is None or (not nilai.strip() and not _JENIS_TEKS.search(atribut)):
            peta.tanpa_hasil[di] = "=" + rumus.decode("utf-8", "replace")[:60]
