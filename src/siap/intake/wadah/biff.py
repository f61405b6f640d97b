"""BIFF: a look at an XLS (OLE compound file), for what calamine does not tell.

Finds encrypted workbooks, error cells, formulas that were never computed and the used rectangle. Follows
the file format only as far as that: sector chains, stream directory, record headers.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from typing import Final

from siap.intake.catatan import menolak
from siap.intake.wadah import batas
from siap.intake.wadah.lembar_xml import PetaSel

_AKHIR: Final = 0xFFFFFFFE
_EOF, _SANDI, _LEMBAR = 0x000A, 0x002F, 0x0085
_RUMUS, _BOOLERR, _MULRK = 0x0006, 0x0205, 0x00BD
#: records that hold one cell with a value: NUMBER, RK, LABEL, LABELSST, RSTRING and the two above
_SEL: Final = frozenset({0x0203, 0x027E, 0x0204, 0x00FD, 0x00D6, _BOOLERR, _RUMUS})
_GALAT: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def periksa_xls(isi: bytes) -> Mapping[str, PetaSel]:
    """Return, per sheet name, error and uncomputed cells; refuse what must not be opened."""
    if len(isi) > batas.XLS:
        raise menolak("M05", diberikan=f"{len(isi) // batas.MB} MB", diharapkan=f"{batas.XLS // batas.MB} MB")
    try:
        aliran = _aliran(isi)
        if "EncryptedPackage" in aliran:
            raise menolak("M04")
        buku = aliran.get("Workbook") or aliran.get("Book")
        if buku is None:
            tampak = "dokumen Word" if "WordDocument" in aliran else "berkas Office lama tanpa lembar kerja"
            raise menolak("M01", tampak=tampak)
        return _peta(buku)
    except (struct.error, IndexError, ValueError, RecursionError) as salah:
        raise menolak("M03", sebab="susunan berkas XLS tidak utuh") from salah


def _rantai(fat: list[int], mulai: int) -> Iterator[int]:
    """Follow a sector chain; a loop or a sector outside the file ends in an error."""
    langkah = 0
    while mulai < _AKHIR - 1:
        langkah += 1
        if mulai >= len(fat) or langkah > len(fat):
            raise ValueError(mulai)
        yield mulai
        mulai = fat[mulai]


def _aliran(isi: bytes) -> dict[str, bytes]:
    """Return the streams of the compound file that matter, by name."""
    pangkat, pangkat_kecil = struct.unpack_from("<HH", isi, 30)
    if pangkat not in (9, 12) or pangkat_kecil != 6:
        raise ValueError(pangkat)
    besar = 1 << pangkat
    direktori, ambang = struct.unpack_from("<I4xI", isi, 48)
    mini_awal, _, difat_awal, difat_banyak = struct.unpack_from("<IIII", isi, 60)

    def sektor(nomor: int) -> bytes:
        awal = (nomor + 1) * besar
        return isi[awal : awal + besar]

    daftar = [s for s in struct.unpack_from("<109I", isi, 76) if s < _AKHIR - 2]
    for _ in range(min(difat_banyak, len(isi) // besar)):
        if difat_awal >= _AKHIR - 2:
            break
        angka = struct.unpack(f"<{besar // 4}I", sektor(difat_awal))
        daftar += [s for s in angka[:-1] if s < _AKHIR - 2]
        difat_awal = angka[-1]
    fat = [n for s in daftar for n in struct.unpack(f"<{besar // 4}I", sektor(s).ljust(besar, b"\xff"))]

    def baca(rantai: list[int], mulai: int) -> bytes:
        return b"".join(sektor(s) for s in _rantai(rantai, mulai))

    pohon = baca(fat, direktori)
    akar_mini = b""
    mini_fat: list[int] = []
    hasil = {}
    for awal in range(0, len(pohon) - 127, 128):
        panjang, jenis = struct.unpack_from("<HB", pohon, awal + 64)
        nama = pohon[awal : awal + max(min(panjang, 64) - 2, 0)].decode("utf-16-le", "replace")
        mulai, ukuran = struct.unpack_from("<II", pohon, awal + 116)
        if jenis == 5:
            akar_mini = baca(fat, mulai) if mulai < _AKHIR - 1 else b""
            mentah = baca(fat, mini_awal) if mini_awal < _AKHIR - 1 else b""
            mini_fat = list(struct.unpack(f"<{len(mentah) // 4}I", mentah[: len(mentah) // 4 * 4]))
        elif nama in {"Workbook", "Book", "EncryptedPackage", "WordDocument"} and jenis == 2:
            if nama in {"EncryptedPackage", "WordDocument"}:
                hasil[nama] = b""
            elif ukuran >= ambang:
                hasil[nama] = baca(fat, mulai)[:ukuran]
            else:
                potong = (akar_mini[s * 64 : s * 64 + 64] for s in _rantai(mini_fat, mulai))
                hasil[nama] = b"".join(potong)[:ukuran]
    return hasil


def _rekaman(buku: bytes, mulai: int) -> Iterator[tuple[int, int, int]]:
    """Yield (kind, start, length) of the records from a position on."""
    while mulai + 4 <= len(buku):
        jenis, panjang = struct.unpack_from("<HH", buku, mulai)
        yield jenis, mulai + 4, panjang
        mulai += 4 + panjang


def _peta(buku: bytes) -> dict[str, PetaSel]:
    lembar: list[tuple[str, int]] = []
    for jenis, awal, panjang in _rekaman(buku, 0):
        if jenis == _SANDI:
            raise menolak("M04")
        if jenis == _LEMBAR:
            (posisi,) = struct.unpack_from("<I", buku, awal)
            lembar.append((_nama_lembar(buku[awal + 6 : awal + panjang]), posisi))
        if jenis == _EOF:
            break
    return {nama: _satu_lembar(buku, posisi) for nama, posisi in lembar}


def _nama_lembar(mentah: bytes) -> str:
    banyak, lebar = mentah[0], mentah[1] & 1
    return (
        mentah[2 : 2 + banyak * 2].decode("utf-16-le", "replace")
        if lebar
        else mentah[2 : 2 + banyak].decode("latin-1")
    )


def _satu_lembar(buku: bytes, posisi: int) -> PetaSel:
    peta = PetaSel()
    terhitung = False
    for jenis, awal, panjang in _rekaman(buku, posisi):
        if jenis == _EOF:
            break
        if jenis not in _SEL and jenis != _MULRK:
            continue
        baris, kolom = struct.unpack_from("<HH", buku, awal)
        akhir = struct.unpack_from("<H", buku, awal + panjang - 2)[0] if jenis == _MULRK else kolom
        peta.baris = max(peta.baris, baris + 1)
        peta.kolom = max(peta.kolom, min(akhir, 255) + 1)
        if jenis == _BOOLERR and buku[awal + 7]:
            peta.galat[baris, kolom] = _GALAT.get(buku[awal + 6], "#GALAT")
        elif jenis == _RUMUS and buku[awal + 12 : awal + 14] == b"\xff\xff":
            if buku[awal + 6] == 2:
                peta.galat[baris, kolom] = _GALAT.get(buku[awal + 8], "#GALAT")
            elif buku[awal + 6] == 3:
                peta.tanpa_hasil[baris, kolom] = "=…"
        elif jenis == _RUMUS:
            terhitung = True
    if terhitung:
        # Excel stores "" the same way as "never computed"; one computed number proves that it computed
        peta.tanpa_hasil.clear()
    if peta.luas > batas.SEL:
        raise menolak("M05", diberikan=f"{peta.luas:_} sel".replace("_", "."), diharapkan="3.500.000 sel")
    return peta
