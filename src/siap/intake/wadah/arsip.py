"""Arsip: the guard before an XLSX is opened. Inflates every part once, in small pieces, and keeps none.

Declared sizes are checked first, then what really comes out: a directory that lies about its sizes is
caught by counting. The same pass looks into the sheets for what the reader behind it cannot see: error
values, formulas that were never computed, and the used rectangle (``lembar_xml``).
"""

from __future__ import annotations

import html
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from siap.intake.catatan import Ditolak, menolak
from siap.intake.wadah import batas
from siap.intake.wadah.lembar_xml import PemindaiLembar, PerluTeliti, PetaSel

_POTONG = 256 * 1024
_KELUAR = 1024 * 1024
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
    kecil = {n: _baca_kecil(isi, b) for n, b in bagian.items() if _perlu_isi(n)}
    jalur = _jalur_lembar(kecil)
    if not jalur:
        raise menolak("M03", sebab="tidak ada daftar lembar di dalamnya")
    peta: dict[str, PetaSel] = {}
    sisa = batas.MEKAR
    nama_lembar = {j: n for n, j in jalur.items()}
    for b in bagian.values():
        if b.nama in nama_lembar:
            keluar, hasil = _pindai_lembar(isi, b, sisa)
            if hasil.luas > batas.SEL:
                raise menolak("M05", diberikan=_sel(hasil.luas), diharapkan=_sel(batas.SEL))
            peta[nama_lembar[b.nama]] = hasil
        else:
            keluar = _pindai(isi, b, None, sisa)
        sisa -= keluar
    return peta


def _pindai_lembar(isi: bytes, b: _Bagian, sisa: int) -> tuple[int, PetaSel]:
    """Look at a sheet quickly, and once more cell by cell when it is no ordinary one."""
    for teliti in (False, True):
        pemindai = PemindaiLembar(teliti=teliti)
        try:
            return _pindai(isi, b, pemindai, sisa), pemindai.selesai()
        except PerluTeliti:
            continue
    raise AssertionError(b.nama)


def _sel(n: int) -> str:
    return f"{n:_} sel".replace("_", ".")


def _mb(n: int) -> str:
    return f"{n // batas.MB} MB"


def _perlu_isi(nama: str) -> bool:
    return nama in {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"}


def _daftar_bagian(isi: bytes) -> dict[str, _Bagian]:
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        daftar = arsip.infolist()
    if len(daftar) > batas.BAGIAN:
        raise menolak("M05", diberikan=f"{len(daftar)} bagian", diharapkan=f"{batas.BAGIAN} bagian")
    hasil = {}
    for info in daftar:
        if info.flag_bits & 0x1:
            raise menolak("M04")
        tanda, panjang_nama, panjang_ekstra = struct.unpack_from("<4s22xHH", isi, info.header_offset)
        if tanda != b"PK\x03\x04":
            raise zipfile.BadZipFile(info.filename)
        mulai = info.header_offset + 30 + panjang_nama + panjang_ekstra
        if mulai + info.compress_size > len(isi):
            raise zipfile.BadZipFile(info.filename)
        hasil[info.filename] = _Bagian(
            info.filename, info.compress_type, info.compress_size, info.file_size, mulai
        )
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
    teks = bagian.get("xl/sharedStrings.xml")
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


def _pindai(isi: bytes, b: _Bagian, pemindai: PemindaiLembar | None, sisa: int) -> int:
    """Inflate a part, count what comes out and let the sheet scanner look at it."""
    keluar = 0
    ekor = b""
    xml = b.nama.endswith((".xml", ".rels"))
    for potong in _potongan(isi, b):
        keluar += len(potong)
        if keluar > sisa:
            raise menolak(
                "M05", diberikan=f"mengembang lebih dari {_mb(batas.MEKAR)}", diharapkan=_mb(batas.MEKAR)
            )
        if keluar > b.mekar:
            raise menolak("M19", diberikan=f"bagian {b.nama} yang lebih besar daripada ukuran tertulisnya")
        if xml and (b"<!" in potong or b"<!" in ekor + potong[:8]):
            _periksa_tanda_seru(b.nama, ekor + potong)
        ekor = potong[-8:]
        if pemindai is not None:
            pemindai.telan(potong)
    if keluar != b.mekar:
        raise menolak("M03", sebab=f"bagian {b.nama} terpotong")
    return keluar


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


def _jalur_lembar(kecil: Mapping[str, bytes]) -> dict[str, str]:
    """Map sheet names to their parts inside the archive."""
    buku, hubungan = kecil.get("xl/workbook.xml"), kecil.get("xl/_rels/workbook.xml.rels")
    if buku is None or hubungan is None:
        return {}
    tujuan = {}
    for m in _HUBUNGAN.finditer(hubungan):
        a = _atribut(m[1])
        target = a.get("Target", "")
        tujuan[a.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    hasil = {}
    for m in _LEMBAR_DAFTAR.finditer(buku):
        a = _atribut(m[1])
        if "name" in a and a.get("id", "") in tujuan:
            hasil[a["name"]] = tujuan[a["id"]]
    return hasil


__all__ = ["Ditolak", "periksa_xlsx"]
