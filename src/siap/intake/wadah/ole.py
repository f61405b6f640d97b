"""OLE: the compound file around an XLS, walked before anything else opens it.

A chain of sectors that bites its own tail, or a header that promises more than the file holds, makes the
reader behind it fill the memory; both are found here. Every walk is bounded by the size of the file.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from typing import Final

_AKHIR: Final = 0xFFFFFFFE  # end of chain; above and just below are free and table sectors
_KHUSUS: Final = 0xFFFFFFFA
_AKAR, _ALIRAN = 5, 2


class OleRusak(ValueError):
    """The compound file does not hold together."""


class Ole:
    """Streams of a compound file by name; the first of a name counts, as for every reader."""

    def __init__(self, isi: bytes) -> None:
        self._isi = isi
        pangkat, pangkat_kecil = struct.unpack_from("<HH", isi, 30)
        if pangkat not in (9, 12) or pangkat_kecil != 6:
            raise OleRusak
        self._besar = 1 << pangkat
        self._sektor_ada = len(isi) // self._besar + 1
        banyak_fat, direktori = struct.unpack_from("<II", isi, 44)
        mini_awal, mini_banyak, difat_awal, _ = struct.unpack_from("<IIII", isi, 60)
        if banyak_fat > self._sektor_ada or mini_banyak > min(self._sektor_ada, 1000):
            raise OleRusak
        self._sisa_langkah = 8 * self._sektor_ada + 4096
        self._fat = self._baca_fat(difat_awal)
        self._mini_fat: list[int] = []
        self._mini = b""
        self.aliran = self._baca_pohon(direktori, mini_awal)

    def _sektor(self, nomor: int) -> bytes:
        awal = (nomor + 1) * self._besar
        return self._isi[awal : awal + self._besar]

    def _angka(self, data: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])

    def _baca_fat(self, difat_awal: int) -> list[int]:
        daftar = list(struct.unpack_from("<109I", self._isi, 76))
        dilihat = set()
        while difat_awal < _KHUSUS:
            if difat_awal in dilihat or difat_awal >= self._sektor_ada:
                raise OleRusak
            dilihat.add(difat_awal)
            angka = self._angka(self._sektor(difat_awal))
            if not angka:
                raise OleRusak
            daftar += angka[:-1]
            difat_awal = angka[-1]
        fat: list[int] = []
        for nomor in daftar:
            if nomor < _KHUSUS:
                if nomor >= self._sektor_ada or len(fat) > 2 * self._sektor_ada + 1024:
                    raise OleRusak
                fat += self._angka(self._sektor(nomor))
        return fat

    def _rantai(self, fat: list[int], mulai: int) -> Iterator[int]:
        langkah = 0
        while mulai != _AKHIR:
            langkah += 1
            self._sisa_langkah -= 1
            if mulai >= len(fat) or langkah > len(fat) or self._sisa_langkah < 0:
                raise OleRusak
            yield mulai
            mulai = fat[mulai]

    def _rangkai(self, mulai: int) -> bytes:
        return b"".join(self._sektor(s) for s in self._rantai(self._fat, mulai))

    def _baca_pohon(self, direktori: int, mini_awal: int) -> Mapping[str, bytes]:
        pohon = self._rangkai(direktori)
        if not pohon or len(pohon) % 128 or pohon[66] != _AKAR:
            raise OleRusak
        entri = [pohon[a : a + 128] for a in range(0, len(pohon), 128)]
        akar_mulai = struct.unpack_from("<I", entri[0], 116)[0]
        if mini_awal < _KHUSUS:
            self._mini = self._rangkai(akar_mulai)
            self._mini_fat = list(self._angka(self._rangkai(mini_awal)))
        hasil: dict[str, bytes] = {}
        for satu in entri[1:]:
            nama = satu[:64].decode("utf-16-le", "replace").split("\0")[0]
            mulai, ukuran = struct.unpack_from("<II", satu, 116)
            if satu[66] == _ALIRAN and ukuran:
                hasil.setdefault(nama, self._aliran(nama, mulai, ukuran))
        return hasil

    def _aliran(self, nama: str, mulai: int, ukuran: int) -> bytes:
        """Walk the chain of a stream; only the workbook's content is kept."""
        if ukuran >= 4096:
            if nama in ("Workbook", "Book"):
                return self._rangkai(mulai)[:ukuran]
            for _ in self._rantai(self._fat, mulai):
                pass
            return b""
        potong = [self._mini[s * 64 : s * 64 + 64] for s in self._rantai(self._mini_fat, mulai)]
        return b"".join(potong)[:ukuran]
