"""Objects of a PDF file as Typst writes it: read them, renumber them, write them packed.

Only what Typst's output needs: a classic cross-reference table, generation 0, no encryption. It exists
because a general library copies a tagged file object by object: joining 60 reports took pypdf 25 s and
900 MB, and its pages came without their structure; moving numbers in text takes one second.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

_RUJUKAN: Final = re.compile(rb"(\d+) 0 R\b")
_LEKSEM: Final = re.compile(rb"[()\\]|(\d+) 0 R\b")
_TUJUAN: Final = rb"/%s (\d+) 0 R\b"
#: objects that share one compressed stream
_PER_ALIRAN: Final = 200


class BentukTakDikenal(ValueError):
    """A PDF that is not laid out the way Typst does it; the pinned version guards against this."""


@dataclass(frozen=True, slots=True)
class BerkasPdf:
    """The objects of one file by number, and where its catalogue and its properties are."""

    objek: Mapping[int, bytes]
    akar: int
    info: int


@dataclass(slots=True)
class Kumpulan:
    """Objects of a file in the making; numbers are given in order."""

    objek: dict[int, bytes] = field(default_factory=dict)
    _berikut: int = 1

    def pesan(self, banyak: int = 1) -> int:
        """Reserve numbers and return the first."""
        awal = self._berikut
        self._berikut += banyak
        return awal

    def tambah(self, badan: bytes) -> int:
        """Add an object and return its number."""
        nomor = self.pesan()
        self.objek[nomor] = badan
        return nomor


def baca(berkas: bytes) -> BerkasPdf:
    """Return the objects of a file, found by its own cross-reference table."""
    mulai = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", berkas[-64:])
    tabel = re.compile(rb"xref\s+0 (\d+)\s+").match(berkas, int(mulai[1])) if mulai else None
    if tabel is None:
        raise BentukTakDikenal("PDF tanpa tabel xref biasa.")
    letak = [int(berkas[tabel.end() + 20 * i : tabel.end() + 20 * i + 10]) for i in range(int(tabel[1]))]
    ekor = berkas[tabel.end() + 20 * len(letak) :]
    urut = sorted(range(1, len(letak)), key=letak.__getitem__)
    batas = [*(letak[n] for n in urut[1:]), tabel.start()]
    objek: dict[int, bytes] = {}
    for nomor, akhir in zip(urut, batas, strict=True):
        kepala, sela, badan = berkas[letak[nomor] : akhir].partition(b" 0 obj")
        if not sela or int(kepala) != nomor:
            raise BentukTakDikenal(f"Objek {nomor} tidak berada di letak yang tertulis.")
        objek[nomor] = badan.strip().removesuffix(b"endobj").strip()
    return BerkasPdf(objek, tunjuk(ekor, "Root"), tunjuk(ekor, "Info"))


def tunjuk(badan: bytes, kunci: str) -> int:
    """Return the object that an entry of a dictionary refers to; 0 when there is none."""
    hasil = re.search(_TUJUAN % kunci.encode(), badan)
    return int(hasil[1]) if hasil else 0


def teks_pdf(teks: str) -> bytes:
    """Write a text string, whatever its letters."""
    return b"<" + ("\ufeff" + teks).encode("utf-16-be").hex().upper().encode() + b">"


def _beraliran(badan: bytes) -> bool:
    return badan.endswith(b"endstream")


def kepala_isi(badan: bytes) -> tuple[bytes, bytes]:
    """Split an object into its dictionary and its stream (empty when it has none)."""
    if not _beraliran(badan):
        return badan, b""
    kepala, kata, isi = badan.partition(b"stream")
    return kepala, kata + isi


def geser(badan: bytes, jarak: int) -> bytes:
    """Move every reference by a distance; text in brackets and stream data stay untouched."""
    kepala, isi = kepala_isi(badan)
    if b"(" not in kepala:
        return _RUJUKAN.sub(lambda m: b"%d 0 R" % (int(m[1]) + jarak), kepala) + isi
    hasil: list[bytes] = []
    dalam, lalu, i = 0, 0, 0
    while leksem := _LEKSEM.search(kepala, i):
        i = leksem.end()
        match leksem[0]:
            case b"(":
                dalam += 1
            case b")":
                dalam -= 1
            case b"\\":
                i += 1  # the escaped character means nothing here
            case _ if not dalam:
                hasil += [kepala[lalu : leksem.start()], b"%d 0 R" % (int(leksem[1]) + jarak)]
                lalu = i
    return b"".join([*hasil, kepala[lalu:], isi])


def _aliran(kamus: bytes, isi: bytes) -> bytes:
    padat = zlib.compress(isi, 6)
    return b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (kamus, len(padat), padat)


def _potong(nomor: list[int]) -> Iterable[list[int]]:
    return (nomor[i : i + _PER_ALIRAN] for i in range(0, len(nomor), _PER_ALIRAN))


def tulis(kumpulan: Kumpulan, akar: int, info: int) -> bytes:
    """Return the file: small objects packed into streams, dates and identifiers from the content alone."""
    keluar = bytearray(b"%PDF-1.7\n%\x80\x80\x80\x80\n")
    letak: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}

    def taruh(nomor: int, badan: bytes) -> None:
        letak[nomor] = (1, len(keluar), 0)
        keluar.extend(b"%d 0 obj\n%s\nendobj\n" % (nomor, badan))

    kecil: list[int] = []
    for nomor, badan in sorted(kumpulan.objek.items()):
        if _beraliran(badan):
            taruh(nomor, badan)
        else:
            kecil.append(nomor)
    for kelompok in _potong(kecil):
        wadah = kumpulan.pesan()
        daftar, isi = [], bytearray()
        for urutan, nomor in enumerate(kelompok):
            daftar.append(b"%d %d" % (nomor, len(isi)))
            letak[nomor] = (2, wadah, urutan)
            isi += kumpulan.objek[nomor] + b"\n"
        kepala = b" ".join(daftar) + b"\n"
        taruh(wadah, _aliran(b"/Type/ObjStm/N %d/First %d" % (len(kelompok), len(kepala)), kepala + isi))
    mulai, nomor_xref = len(keluar), kumpulan.pesan()
    letak[nomor_xref] = (1, mulai, 0)
    banyak = nomor_xref + 1
    baris = b"".join(struct.pack(">BIH", *letak.get(n, (0, 0, 0))) for n in range(banyak))
    sidik = hashlib.sha256(keluar).hexdigest()[:32].encode()
    kamus = b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]"
    keluar += b"%d 0 obj\n%s\nendobj\n" % (
        nomor_xref,
        _aliran(kamus % (banyak, akar, info, sidik, sidik), baris),
    )
    return bytes(keluar + b"startxref\n%d\n%%%%EOF\n" % mulai)
