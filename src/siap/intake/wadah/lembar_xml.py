"""Lembar XML: a streaming look at one sheet of an XLSX, for what calamine does not tell.

calamine gives error cells and formulas without a stored result as blank, and reserves the whole used
rectangle at once. The scan finds both kinds of cell with their address, and measures the rectangle. Three
ways, each asked for when the one before is not enough: ``CEPAT`` searches ordinary sheets (up to 26 columns
and 99,999 rows, addresses in place) for a few byte strings; ``LEBAR`` collects all addresses; ``TELITI``
follows every cell. Every step is linear in the bytes, whatever they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from siap.intake.catatan import menolak
from siap.intake.wadah import batas

_PECAH = re.compile(rb"<(?:\w+:)?(row|c)(?=[\s/>])")
_ALAMAT = re.compile(rb"""\br\s*=\s*["']([A-Za-z]*)(\d+)["']""")
# two searches with a fixed beginning each: many times faster than one with alternatives
_ALAMAT_JAUH = re.compile(rb' r="(?:[A-Za-z][A-Za-z]|[A-Za-z]?\d{6})')
_SEMUA_KOLOM = re.compile(rb' r="([A-Za-z]+)')
_SEMUA_BARIS = re.compile(rb' r="[A-Za-z]*(\d+)"')
_TANPA_HASIL = re.compile(rb"(?:</f>|<f [^<>]*/>)\s*(?:</c>|<v\s*/>|<v>\s*</v>)")
_TANPA_ALAMAT = re.compile(rb'<c(?![A-Za-z:])(?! r=")')
_INDEKS = re.compile(rb"""\bt\s*=\s*["']s["']""")
_NILAI = re.compile(rb"<(?:\w+:)?(?:v|is)(?=[\s/>])")
_RUMUS = re.compile(rb"<(?:\w+:)?f(?=[\s/>])")
_JENIS_GALAT = re.compile(rb"""\bt\s*=\s*["']e["']""")
_JENIS_TEKS = re.compile(rb"""\bt\s*=\s*["']str["']""")
_BATAS_CATAT = 5_000
CEPAT, LEBAR, TELITI = 0, 1, 2


class TeksBersama:
    """Lengths of the shared texts, in bytes of XML: enough to know what repeating them takes."""

    def __init__(self) -> None:
        self._panjang: list[int] = []
        self._berjalan = 0
        self._sisa = b""
        self.terpanjang = 0

    def telan(self, potong: bytes) -> None:
        """Look at the next piece of sharedStrings.xml."""
        *utuh, ekor = (self._sisa + potong).split(b"</si>")
        for satu in utuh:
            self._panjang.append(self._berjalan + len(satu))
            self._berjalan = 0
        # an end tag may be cut in two; the rest of a long text need not be kept to be measured
        self._berjalan += max(len(ekor) - 8, 0)
        self._sisa = ekor[-8:]
        self.terpanjang = max(self.terpanjang, *self._panjang[len(self._panjang) - len(utuh) :], 0)

    def panjang(self, nomor: bytes | None) -> int:
        """Return the length of the text that a cell refers to."""
        if nomor is None or len(nomor) > 20 or not nomor.strip().isdigit():
            return 0
        n = int(nomor)
        return self._panjang[n] if n < len(self._panjang) else 0


class PerluTeliti(Exception):
    """Looking this way is not enough for this sheet: start again with the next one."""


@dataclass(slots=True)
class PetaSel:
    """What the scan found. Addresses are 0-based (row, column)."""

    galat: dict[tuple[int, int], str] = field(default_factory=dict)
    tanpa_hasil: dict[tuple[int, int], str] = field(default_factory=dict)
    baris: int = 0
    kolom: int = 0
    huruf: int = 0

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


def _baca_alamat(alamat: re.Match[bytes]) -> tuple[int, int]:
    """Return 0-based row and column; an address beyond the grid of a spreadsheet is no address."""
    if len(alamat[1]) > 3 or len(alamat[2]) > 7:
        raise menolak("M19", diberikan=f"alamat sel {alamat[0].decode('ascii', 'replace')[:30]}")
    return int(alamat[2]) - 1, nomor_kolom(alamat[1])


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

    def __init__(self, teks: TeksBersama, cara: int = CEPAT) -> None:
        self._teks = teks
        self._sel_teks = 0
        self._cara = cara
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
        if self._cara != TELITI:
            raise PerluTeliti

    def _lihat(self, data: bytes) -> None:
        if self._cara == TELITI:
            self._satu_satu(data)
            return
        if _TANPA_ALAMAT.search(data) or b":c" in data:
            raise PerluTeliti
        # a long text used many times is held many times: then every use is counted
        if self._teks.terpanjang:
            self._sel_teks += data.count(b't="s"')
            if self._sel_teks * self._teks.terpanjang > batas.HURUF:
                raise PerluTeliti
        if self._cara == LEBAR:
            self._ukur(data)
        elif _ALAMAT_JAUH.search(data):
            raise PerluTeliti
        if b't="e"' in data or (b"<f" in data and _TANPA_HASIL.search(data)):
            self._satu_satu(data)

    def _ukur(self, data: bytes) -> None:
        """Take the rectangle from all addresses; blank cells count too, so it can only be too large."""
        peta = self._peta
        kolom, baris = set(_SEMUA_KOLOM.findall(data)), set(_SEMUA_BARIS.findall(data))
        if any(len(k) > 3 for k in kolom) or any(len(b) > 7 for b in baris):
            raise PerluTeliti
        peta.kolom = max([peta.kolom, *(nomor_kolom(k) + 1 for k in kolom)])
        peta.baris = max([peta.baris, *map(int, baris)])
        if peta.luas > batas.SEL:
            raise PerluTeliti

    def _satu_satu(self, data: bytes) -> None:
        """Follow rows and cells in order, so that cells without an address get one too."""
        peta = self._peta
        pecahan = _PECAH.split(data)
        for jenis, isi in zip(pecahan[1::2], pecahan[2::2], strict=True):
            atribut, _, badan = isi.partition(b">")
            alamat = _ALAMAT.search(atribut)
            if jenis == b"row":
                self._baris = _baca_alamat(alamat)[0] if alamat else self._baris + 1
                self._kolom = -1
                continue
            if alamat and alamat[1]:
                self._baris, self._kolom = _baca_alamat(alamat)
            else:
                self._kolom += 1
            if not badan or atribut.endswith(b"/"):
                continue
            if self._cara == TELITI:
                peta.baris = max(peta.baris, self._baris + 1)
                peta.kolom = max(peta.kolom, self._kolom + 1)
                if peta.luas > batas.SEL:
                    return
                if _INDEKS.search(atribut):
                    peta.huruf += self._teks.panjang(_isi_unsur(badan, _NILAI))
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
