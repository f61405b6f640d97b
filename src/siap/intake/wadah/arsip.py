"""Arsip: the guard before an XLSX is opened. Inflates every part once, in small pieces, and keeps none.

Declared sizes are checked first, then what really comes out: a directory that lies about its sizes is
caught by counting. The same pass looks into the sheets for what the reader behind it cannot see: error
values, formulas that were never computed, and the used rectangle (``lembar_xml``).
"""

from __future__ import annotations

import html
import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from siap.intake.catatan import menolak
from siap.intake.wadah import batas
from siap.intake.wadah.lembar_xml import (
    CEPAT,
    LEBAR,
    TELITI,
    PemindaiLembar,
    PerluTeliti,
    PetaSel,
    TeksBersama,
)

_POTONG = 256 * 1024
_KELUAR = 1024 * 1024
_BUKU, _RELS, _TEKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedstrings.xml"
_BANYAK_TEKS = re.compile(rb"""\buniqueCount\s*=\s*["']\s*(\d+)""")
_LEMBAR_DAFTAR = re.compile(rb"<(?:\w+:)?sheet\s([^>]*?)/?>")
_HUBUNGAN = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*?)/?>")
_ATRIBUT = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True, slots=True)
class _Bagian:
    nama: str
    metode: int
    padat: int
    mekar: int
    mulai: int


def periksa_xlsx(isi: bytes) -> Mapping[str, PetaSel]:
    """Return, per sheet name, what a scan of its XML found; refuse what must not be opened at all."""
    try:
        bagian = _daftar_bagian(isi)
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, OSError) as salah:
        raise menolak("M03", sebab="arsipnya tidak lengkap") from salah
    _periksa_ukuran_tertulis(bagian, len(isi))
    jalur_lembar = _jalur_lembar(isi, bagian)
    if not jalur_lembar:
        raise menolak("M03", sebab="tidak ada daftar lembar di dalamnya")
    peta: dict[str, PetaSel] = {}
    sisa = batas.MEKAR
    teks = TeksBersama()
    # the shared texts first: what a sheet takes depends on how often it repeats them
    for jalur in sorted(bagian, key=lambda j: j != _TEKS):
        pindaian = _Pindaian(isi, bagian[jalur], sisa, teks)
        keluar, hasil = pindaian.jalankan(lembar=jalur in jalur_lembar.values())
        sisa -= keluar
        if hasil is not None:
            _periksa_isi_lembar(hasil)
            peta[jalur] = hasil
    return {nama: peta[jalur] for nama, jalur in jalur_lembar.items() if jalur in peta}


def _periksa_isi_lembar(peta: PetaSel) -> None:
    for ada, boleh, satuan in ((peta.luas, batas.SEL, "sel"), (peta.huruf, batas.HURUF, "huruf")):
        if ada > boleh:
            raise menolak("M05", diberikan=_titik(ada, satuan), diharapkan=_titik(boleh, satuan))


def _titik(n: int, satuan: str) -> str:
    return f"{n:_} {satuan}".replace("_", ".")


def _mb(n: int) -> str:
    return f"{n // batas.MB} MB"


def _daftar_bagian(isi: bytes) -> dict[str, _Bagian]:
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        daftar = arsip.infolist()
    if len(daftar) > batas.BAGIAN:
        raise menolak("M05", diberikan=f"{len(daftar)} bagian", diharapkan=f"{batas.BAGIAN} bagian")
    hasil: dict[str, _Bagian] = {}
    for info in daftar:
        if info.flag_bits & 0x1:
            raise menolak("M04")
        tanda, panjang_nama, panjang_ekstra = struct.unpack_from("<4s22xHH", isi, info.header_offset)
        if tanda != b"PK\x03\x04":
            raise zipfile.BadZipFile(info.filename)
        mulai = info.header_offset + 30 + panjang_nama + panjang_ekstra
        if mulai + info.compress_size > len(isi):
            raise zipfile.BadZipFile(info.filename)
        # the reader behind finds parts whatever their case and slashes; so does this guard
        jalur = info.filename.replace("\\", "/").lower()
        if jalur in hasil:
            raise menolak("M19", diberikan=f"dua bagian bernama {info.filename}")
        hasil[jalur] = _Bagian(info.filename, info.compress_type, info.compress_size, info.file_size, mulai)
    return hasil


def _periksa_ukuran_tertulis(bagian: Mapping[str, _Bagian], panjang: int) -> None:
    mekar = sum(b.mekar for b in bagian.values())
    if mekar > batas.MEKAR:
        raise menolak("M05", diberikan=f"mengembang menjadi {_mb(mekar)}", diharapkan=_mb(batas.MEKAR))
    if mekar > batas.NISBAH_MULAI and mekar > batas.NISBAH * panjang:
        raise menolak(
            "M05",
            diberikan=f"mengembang {mekar // max(panjang, 1)} kali lipat",
            diharapkan=f"{batas.NISBAH} kali lipat",
        )
    teks = bagian.get(_TEKS)
    if teks and teks.mekar > batas.TEKS_BERSAMA:
        raise menolak("M05", diberikan=f"berisi teks {_mb(teks.mekar)}", diharapkan=_mb(batas.TEKS_BERSAMA))


def _potongan(isi: bytes, b: _Bagian) -> Iterator[bytes]:
    """Yield what a part inflates to, at most a megabyte at a time."""
    padat = memoryview(isi)[b.mulai : b.mulai + b.padat]
    if b.metode == zipfile.ZIP_STORED:
        for awal in range(0, len(padat), _KELUAR):
            yield bytes(padat[awal : awal + _KELUAR])
        return
    if b.metode != zipfile.ZIP_DEFLATED:
        raise menolak("M03", sebab=f"cara pemampatan bagian {b.nama} tidak dikenal")
    mesin = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for awal in range(0, len(padat), _POTONG):
            masuk: bytes = bytes(padat[awal : awal + _POTONG])
            while masuk:
                yield mesin.decompress(masuk, _KELUAR)
                masuk = mesin.unconsumed_tail
            if mesin.eof:
                break
        while not mesin.eof and (ekor := mesin.decompress(b"", _KELUAR)):
            yield ekor
    except zlib.error as salah:
        raise menolak("M03", sebab=f"bagian {b.nama} tidak utuh") from salah
    if not mesin.eof:
        raise menolak("M03", sebab=f"bagian {b.nama} terpotong")


class _LembarTersembunyi(Exception):
    """A part that nobody called a sheet holds one."""


@dataclass(slots=True)
class _Pindaian:
    """One part: inflated, counted, looked at, forgotten."""

    isi: bytes
    bagian: _Bagian
    sisa: int
    teks: TeksBersama

    def jalankan(self, *, lembar: bool) -> tuple[int, PetaSel | None]:
        """Return how much came out and, for a sheet, what is in it."""
        if not lembar:
            try:
                return self._sekali(None), None
            except _LembarTersembunyi:
                pass
        for cara in (CEPAT, LEBAR, TELITI):
            pemindai = PemindaiLembar(self.teks, cara)
            try:
                return self._sekali(pemindai), pemindai.selesai()
            except PerluTeliti:
                continue
        raise AssertionError(self.bagian.nama)

    def _sekali(self, pemindai: PemindaiLembar | None) -> int:
        b, keluar, ekor = self.bagian, 0, b""
        xml = b.nama.lower().endswith((".xml", ".rels"))
        bersama = b.nama.lower() == _TEKS
        for potong in _potongan(self.isi, b):
            keluar += len(potong)
            if keluar > self.sisa:
                batas_mb = _mb(batas.MEKAR)
                raise menolak("M05", diberikan=f"mengembang lebih dari {batas_mb}", diharapkan=batas_mb)
            if keluar > b.mekar:
                raise menolak(
                    "M19", diberikan=f"bagian {b.nama} yang lebih besar daripada ukuran tertulisnya"
                )
            if xml and (b"<!" in potong or b"<!" in ekor + potong[:8]):
                _periksa_tanda_seru(b.nama, ekor + potong)
            if pemindai is not None:
                pemindai.telan(potong)
            elif bersama:
                if keluar == len(potong):
                    _periksa_jumlah_teks(potong, b)
                self.teks.telan(potong)
            elif b"sheetData" in potong or b"sheetData" in ekor + potong[:8]:
                raise _LembarTersembunyi
            ekor = potong[-8:]
        if keluar != b.mekar:
            raise menolak("M03", sebab=f"bagian {b.nama} terpotong")
        return keluar


def _periksa_jumlah_teks(awal: bytes, b: _Bagian) -> None:
    """Refuse a count of texts that the part cannot hold: the reader behind reserves room for all of them."""
    tertulis = _BANYAK_TEKS.search(awal)
    if tertulis and int(tertulis[1][:18]) > b.mekar:
        raise menolak("M19", diberikan=f"hitungan {tertulis[1].decode()[:18]} teks")


def _periksa_tanda_seru(nama: str, potong: bytes) -> None:
    """Refuse a DOCTYPE or an ENTITY (spreadsheets have none); comments and CDATA are harmless."""
    if re.search(rb"<!\s*(?:DOCTYPE|ENTITY)", potong, re.IGNORECASE):
        raise menolak("M19", diberikan=f"deklarasi entitas XML pada bagian {nama}")


def _baca_kecil(isi: bytes, b: _Bagian) -> bytes:
    hasil = bytearray()
    for potong in _potongan(isi, b):
        hasil += potong
        if len(hasil) > 4 * batas.MB:
            raise menolak("M05", diberikan=f"bagian {b.nama} lebih dari 4 MB", diharapkan="4 MB")
    return bytes(hasil)


def _atribut(teks: bytes) -> dict[str, str]:
    return {
        m[1].decode("ascii", "replace").rpartition(":")[2]: html.unescape(
            (m[2] if m[2] is not None else m[3]).decode("utf-8", "replace")
        )
        for m in _ATRIBUT.finditer(teks)
    }


def _jalur_lembar(isi: bytes, bagian: Mapping[str, _Bagian]) -> dict[str, str]:
    """Map sheet names to their parts inside the archive."""
    if _BUKU not in bagian or _RELS not in bagian:
        return {}
    tujuan = {}
    for m in _HUBUNGAN.finditer(_baca_kecil(isi, bagian[_RELS])):
        a = _atribut(m[1])
        target = a.get("Target", "").replace("\\", "/").lower()
        jalur = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        tujuan[a.get("Id", "")] = jalur
    hasil = {}
    for m in _LEMBAR_DAFTAR.finditer(_baca_kecil(isi, bagian[_BUKU])):
        a = _atribut(m[1])
        if "name" in a and a.get("id", "") in tujuan:
            hasil[a["name"]] = tujuan[a["id"]]
    return hasil
