"""BIFF: a look at the records of an XLS, for what calamine does not tell or could not survive.

Finds encrypted workbooks, error cells and formulas that were never computed; adds up what the sheets would
take in memory (used rectangles, repeated texts) and refuses what is out of all proportion.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from typing import Final

from siap.intake.catatan import menolak
from siap.intake.wadah import batas
from siap.intake.wadah.lembar_xml import PetaSel
from siap.intake.wadah.ole import Ole, OleRusak

_BOF, _EOF, _SANDI, _LEMBAR, _SST, _LANJUT = 0x0809, 0x000A, 0x002F, 0x0085, 0x00FC, 0x003C
_LUAS, _RUMUS, _BOOLERR, _MULRK, _LABELSST = 0x0200, 0x0006, 0x0205, 0x00BD, 0x00FD
#: records that hold a value: NUMBER, RK, LABEL, LABELSST, RSTRING, BOOLERR, FORMULA and MULRK
_SEL: Final = frozenset({0x0203, 0x027E, 0x0204, _LABELSST, 0x00D6, _BOOLERR, _RUMUS, _MULRK})
_GALAT: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_LEMBAR_TERBANYAK: Final = 256

Rekaman = tuple[int, int, int]  # kind, start of data, length


def periksa_xls(isi: bytes) -> Mapping[str, PetaSel]:
    """Return, per sheet name, error and uncomputed cells; refuse what must not be opened."""
    try:
        aliran = Ole(isi).aliran
        if "EncryptedPackage" in aliran:
            raise menolak("M04")
        buku = aliran.get("Workbook") or aliran.get("Book")
        if buku is None:
            tampak = "dokumen Word" if "WordDocument" in aliran else "berkas Office lama tanpa lembar kerja"
            raise menolak("M01", tampak=tampak)
        return _periksa_buku(buku)
    except (OleRusak, struct.error, IndexError) as salah:
        raise menolak("M03", sebab="susunan berkas XLS tidak utuh") from salah


def _rekaman(buku: bytes, mulai: int) -> Iterator[Rekaman]:
    """Yield the records from a position on."""
    while mulai + 4 <= len(buku):
        jenis, panjang = struct.unpack_from("<HH", buku, mulai)
        if mulai + 4 + panjang > len(buku):
            raise OleRusak
        yield jenis, mulai + 4, panjang
        mulai += 4 + panjang


def _periksa_buku(buku: bytes) -> dict[str, PetaSel]:
    lembar: list[tuple[str, int]] = []
    teks: list[int] = []
    potongan: list[bytes] | None = None
    for jenis, awal, panjang in _rekaman(buku, 0):
        if jenis == _SANDI:
            raise menolak("M04")
        if potongan is not None and jenis == _LANJUT:
            potongan.append(buku[awal : awal + panjang])
            continue
        if potongan is not None:
            teks, potongan = _panjang_teks(potongan), None
        if jenis == _SST:
            potongan = [buku[awal + 8 : awal + panjang]]
        elif jenis == _LEMBAR:
            (posisi,) = struct.unpack_from("<I", buku, awal)
            lembar.append((_nama_lembar(buku[awal + 6 : awal + panjang]), posisi))
        elif jenis == _EOF:
            break
    if len(lembar) > _LEMBAR_TERBANYAK:
        raise menolak("M05", diberikan=f"{len(lembar)} lembar", diharapkan=f"{_LEMBAR_TERBANYAK} lembar")
    hasil: dict[str, PetaSel] = {}
    luas = huruf = 0
    for nama, posisi in lembar:
        peta, huruf_lembar = _satu_lembar(buku, posisi, teks)
        luas, huruf = luas + peta.luas, huruf + huruf_lembar
        if luas > batas.SEL:
            raise menolak("M05", diberikan=_titik(luas, "sel"), diharapkan=_titik(batas.SEL, "sel"))
        if huruf > batas.HURUF:
            raise menolak("M05", diberikan=_titik(huruf, "huruf"), diharapkan=_titik(batas.HURUF, "huruf"))
        hasil.setdefault(nama, peta)
    return hasil


def _titik(n: int, satuan: str) -> str:
    return f"{n:_} {satuan}".replace("_", ".")


def _nama_lembar(mentah: bytes) -> str:
    banyak, lebar = mentah[0], mentah[1] & 1
    return (
        mentah[2 : 2 + banyak * 2].decode("utf-16-le", "replace")
        if lebar
        else mentah[2 : 2 + banyak].decode("latin-1")
    )


def _panjang_teks(potongan: list[bytes]) -> list[int]:
    """Return the length of every shared text; texts run on over the borders of the pieces."""
    hasil: list[int] = []
    ke, di = 0, 0

    def lompat(banyak: int) -> None:
        nonlocal ke, di
        while banyak and ke < len(potongan):
            ambil = min(banyak, len(potongan[ke]) - di)
            banyak, di = banyak - ambil, di + ambil
            if banyak:
                ke, di = ke + 1, 0

    while ke < len(potongan):
        if di >= len(potongan[ke]):
            ke, di = ke + 1, 0
            continue
        if len(potongan[ke]) - di < 3:
            break
        huruf, tanda = struct.unpack_from("<HB", potongan[ke], di)
        di += 3
        ekor = 0
        if tanda & 8:
            (banyak,) = struct.unpack_from("<H", potongan[ke], di)
            ekor, di = 4 * banyak, di + 2
        if tanda & 4:
            (banyak,) = struct.unpack_from("<I", potongan[ke], di)
            ekor, di = ekor + banyak, di + 4
        hasil.append(huruf)
        while huruf and ke < len(potongan):
            lebar = 2 if tanda & 1 else 1
            muat = min(huruf, (len(potongan[ke]) - di) // lebar)
            huruf, di = huruf - muat, di + muat * lebar
            if huruf:  # the next piece begins with the width of its letters
                ke, di = ke + 1, 1
                tanda = potongan[ke][0] if ke < len(potongan) and potongan[ke] else 0
        lompat(ekor)
    return hasil


def _satu_lembar(buku: bytes, posisi: int, teks: list[int]) -> tuple[PetaSel, int]:
    """Return the map of one sheet, and the letters its cells repeat from the shared texts."""
    peta = PetaSel()
    terhitung, dalam, huruf = False, -1, 0
    for jenis, awal, panjang in _rekaman(buku, posisi):
        if jenis == _BOF:
            dalam += 1
        elif jenis == _EOF:
            if dalam <= 0:
                break
            dalam -= 1
        if dalam > 0:
            continue  # an embedded chart has cells of its own
        if jenis == _LUAS:
            _periksa_luas(buku[awal : awal + panjang])
        if jenis not in _SEL:
            continue
        baris, kolom = struct.unpack_from("<HH", buku, awal)
        akhir = struct.unpack_from("<H", buku, awal + panjang - 2)[0] if jenis == _MULRK else kolom
        peta.baris = max(peta.baris, baris + 1)
        peta.kolom = max(peta.kolom, kolom + 1, akhir + 1)
        if jenis == _LABELSST:
            (nomor,) = struct.unpack_from("<I", buku, awal + 6)
            huruf += teks[nomor] if nomor < len(teks) else 0
        elif jenis == _BOOLERR and buku[awal + 7]:
            peta.galat[baris, kolom] = _GALAT.get(buku[awal + 6], "#GALAT")
        elif jenis == _RUMUS:
            terhitung = _catat_rumus(peta, buku, awal, (baris, kolom)) or terhitung
    if terhitung:
        # Excel stores "" the same way as "never computed"; one computed number proves that it computed
        peta.tanpa_hasil.clear()
    return peta, huruf


def _catat_rumus(peta: PetaSel, buku: bytes, awal: int, di: tuple[int, int]) -> bool:
    """Note an error or a missing result; return True for a stored number."""
    if buku[awal + 12 : awal + 14] != b"\xff\xff":
        return True
    if buku[awal + 6] == 2:
        peta.galat[di] = _GALAT.get(buku[awal + 8], "#GALAT")
    elif buku[awal + 6] == 3:
        peta.tanpa_hasil[di] = "=…"
    return False


def _periksa_luas(data: bytes) -> None:
    """Refuse a sheet that announces more cells than can be held; the reader reserves them all at once."""
    if len(data) == 14:
        r1, r2, k1, k2 = struct.unpack_from("<IIHH", data)
    elif len(data) == 10:
        r1, r2, k1, k2 = struct.unpack_from("<HHHH", data)
    else:
        raise OleRusak
    k1 = 0 if k1 > 0xFF or k2 < k1 else k1
    if r2 and k2 and r1 >= r2:
        raise OleRusak
    luas = (r2 - r1) * max(k2 - k1, 1)
    if luas > batas.SEL:
        raise menolak("M05", diberikan=_titik(luas, "sel"), diharapkan=_titik(batas.SEL, "sel"))
