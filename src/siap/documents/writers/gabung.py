"""Joins PDF files of Typst in order: one page tree, one outline, one structure for screen readers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from siap.documents.writers.objek_pdf import (
    BentukTakDikenal,
    BerkasPdf,
    Kumpulan,
    baca,
    geser,
    kepala_isi,
    teks_pdf,
    tulis,
    tunjuk,
)

_TANGGAL: Final = re.compile(rb"/(?:CreationDate|ModDate)\s*\([^()]*\)")
_KUNCI_LEMBAR: Final = re.compile(rb"/(StructParents?) (\d+)")
_NOMOR_INDUK: Final = re.compile(rb"(\d+) (\d+) 0 R")
_NAMA_UNSUR: Final = re.compile(rb"\(([^()]*)\)\s*(\d+) 0 R")
_SEBUT_UNSUR: Final = re.compile(rb"/ID\s*\([^()]*\)|/Headers\s*\[[^\]]*\]")
_LEMBAR: Final = re.compile(rb"/Type\s*/Page\b")


@dataclass(slots=True)
class _Pohon:
    """The trees of the joined file while they grow."""

    halaman: int
    garis_besar: int
    struktur: int
    dokumen: int
    banyak_halaman: int = 0
    kunci_berikut: int = 0
    anak_halaman: list[int] = field(default_factory=list)
    anak_garis: list[tuple[int, bytes]] = field(default_factory=list)
    anak_struktur: list[int] = field(default_factory=list)
    induk: list[tuple[int, int]] = field(default_factory=list)
    nama: list[tuple[bytes, int]] = field(default_factory=list)
    peran: bytes = b""


def _isi_larik(badan: bytes, kunci: bytes) -> bytes:
    hasil = re.search(rb"/%s\s*\[(.*?)\]" % kunci, badan, re.DOTALL)
    return hasil[1] if hasil else b""


def _bilangan(badan: bytes, kunci: bytes) -> int:
    hasil = re.search(rb"/%s\s+(-?\d+)" % kunci, badan)
    return int(hasil[1]) if hasil else 0


def _bedakan(badan: bytes, urutan: int) -> bytes:
    """Put the document's number before the identifiers of header cells: each document counts from one."""
    return _SEBUT_UNSUR.sub(lambda m: m[0].replace(b"(", b"(d%d-" % urutan), badan)


def _pindah_kunci(badan: bytes, awal: int) -> bytes:
    """Move the keys under which pages and annotations find their structure."""
    kepala, isi = kepala_isi(badan)
    return _KUNCI_LEMBAR.sub(lambda m: b"/%s %d" % (m[1], int(m[2]) + awal), kepala) + isi


def _salin(berkas: BerkasPdf, tujuan: Kumpulan, pohon: _Pohon, urutan: int) -> int:
    """Copy the objects of one document under new numbers; returns by how much they moved."""
    jarak = tujuan.pesan(max(berkas.objek)) - 1
    lewat = {berkas.akar, berkas.info, tunjuk(berkas.objek[berkas.akar], "Metadata")}
    for nomor, asal in berkas.objek.items():
        if nomor in lewat:
            continue
        badan = asal
        if b"/StructElem" in badan:
            badan = _bedakan(badan, urutan)
        elif b"/StructParent" in badan:
            badan = _pindah_kunci(badan, pohon.kunci_berikut)
        tujuan.objek[nomor + jarak] = geser(badan, jarak)
    return jarak


def _tambah_halaman(katalog: bytes, tujuan: Kumpulan, pohon: _Pohon, jarak: int) -> int:
    """Hang the document's page tree below the new one; returns its first page."""
    nomor = tunjuk(katalog, "Pages") + jarak
    badan = tujuan.objek[nomor]
    tujuan.objek[nomor] = badan.replace(b"<<", b"<</Parent %d 0 R" % pohon.halaman, 1)
    pohon.anak_halaman.append(nomor)
    pohon.banyak_halaman += _bilangan(badan, b"Count")
    pertama = nomor
    while not _LEMBAR.search(tujuan.objek[pertama]):
        anak = re.search(rb"/Kids\s*\[\s*(\d+) 0 R", tujuan.objek[pertama])
        if anak is None:
            raise BentukTakDikenal("Pohon halaman tanpa halaman.")
        pertama = int(anak[1])
    return pertama


def _tambah_garis(
    katalog: bytes, tujuan: Kumpulan, pohon: _Pohon, jarak: int, nama: str, lembar: int
) -> None:
    """Turn the document's outline into one entry that opens it; its headings stay the entry's children."""
    asal = tunjuk(katalog, "Outlines")
    nomor = asal + jarak if asal else tujuan.pesan()
    badan = tujuan.objek.get(nomor, b"")
    isi = b"/Title %s/Parent %d 0 R/Dest[%d 0 R/Fit]" % (teks_pdf(nama), pohon.garis_besar, lembar)
    if asal and tunjuk(badan, "First"):
        isi += b"/First %d 0 R/Last %d 0 R/Count %d" % (
            tunjuk(badan, "First"),
            tunjuk(badan, "Last"),
            -abs(_bilangan(badan, b"Count")) or -1,
        )
    pohon.anak_garis.append((nomor, isi))


def _tambah_struktur(
    katalog: bytes, tujuan: Kumpulan, pohon: _Pohon, jarak: int, nama: str, urutan: int
) -> None:
    """Make the root of the document's structure a part of the new one; its elements need no change."""
    asal = tunjuk(katalog, "StructTreeRoot")
    if not asal:
        return
    nomor = asal + jarak
    badan = tujuan.objek[nomor]
    pohon.induk += [
        (int(m[1]) + pohon.kunci_berikut, int(m[2]))
        for m in _NOMOR_INDUK.finditer(_isi_larik(badan, b"Nums"))
    ]
    pohon.kunci_berikut = max([pohon.kunci_berikut, *(k + 1 for k, _ in pohon.induk)])
    pohon.nama += [
        (b"d%d-%s" % (urutan, m[1]), int(m[2])) for m in _NAMA_UNSUR.finditer(_isi_larik(badan, b"Names"))
    ]
    peran = re.search(rb"/RoleMap\s*<<[^<>]*>>", badan)
    pohon.peran = pohon.peran or (peran[0] if peran else b"")
    tujuan.objek[nomor] = b"<</Type/StructElem/S/Part/P %d 0 R/T %s/K[%s]>>" % (
        pohon.dokumen,
        teks_pdf(nama),
        _isi_larik(badan, b"K"),
    )
    pohon.anak_struktur.append(nomor)


def _rujukan(nomor: Sequence[int]) -> bytes:
    return b" ".join(b"%d 0 R" % n for n in nomor)


def _katalog(tujuan: Kumpulan, pohon: _Pohon) -> bytes:
    """Write the finished trees and return the catalogue that names them."""
    tujuan.objek[pohon.halaman] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (
        pohon.banyak_halaman,
        _rujukan(pohon.anak_halaman),
    )
    garis = [n for n, _ in pohon.anak_garis]
    for i, (nomor, isi) in enumerate(pohon.anak_garis):
        sebelum = b"/Prev %d 0 R" % garis[i - 1] if i else b""
        sesudah = b"/Next %d 0 R" % garis[i + 1] if i + 1 < len(garis) else b""
        tujuan.objek[nomor] = b"<<%s%s%s>>" % (isi, sebelum, sesudah)
    tujuan.objek[pohon.garis_besar] = b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (
        garis[0],
        garis[-1],
        len(garis),
    )
    katalog = b"<</Type/Catalog/Lang(id)/Pages %d 0 R/Outlines %d 0 R/PageMode/UseOutlines" % (
        pohon.halaman,
        pohon.garis_besar,
    )
    katalog += b"/ViewerPreferences<</DisplayDocTitle true>>"
    if pohon.anak_struktur:
        tujuan.objek[pohon.dokumen] = b"<</Type/StructElem/S/Document/P %d 0 R/K[%s]>>" % (
            pohon.struktur,
            _rujukan(pohon.anak_struktur),
        )
        induk = b" ".join(b"%d %d 0 R" % p for p in sorted(pohon.induk))
        nama = b"".join(b"(%s)%d 0 R" % p for p in sorted(pohon.nama))
        tujuan.objek[pohon.struktur] = (
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d%s%s>>"
            % (
                pohon.dokumen,
                induk,
                pohon.kunci_berikut,
                b"/IDTree<</Names[%s]>>" % nama if nama else b"",
                pohon.peran,
            )
        )
        katalog += b"/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>" % pohon.struktur
    return katalog + b">>"


def gabung(bagian: Sequence[bytes], nama: Sequence[str], judul: str) -> bytes:
    """Return one file of all parts; each part is an entry of the outline above its own headings.

    The same parts give the same bytes: the dates are those of the first part, the identifier is a hash.
    """
    if not bagian:
        raise ValueError("Tidak ada dokumen untuk digabung.")
    tujuan = Kumpulan()
    pohon = _Pohon(tujuan.pesan(), tujuan.pesan(), tujuan.pesan(), tujuan.pesan())
    tanggal = b""
    for urutan, (isi, sebutan) in enumerate(zip(bagian, nama, strict=True), 1):
        berkas = baca(isi)
        katalog = berkas.objek[berkas.akar]
        jarak = _salin(berkas, tujuan, pohon, urutan)
        lembar = _tambah_halaman(katalog, tujuan, pohon, jarak)
        _tambah_garis(katalog, tujuan, pohon, jarak, sebutan, lembar)
        _tambah_struktur(katalog, tujuan, pohon, jarak, sebutan, urutan)
        tanggal = tanggal or b"".join(_TANGGAL.findall(berkas.objek.get(berkas.info, b"")))
    akar = tujuan.tambah(_katalog(tujuan, pohon))
    info = tujuan.tambah(b"<</Title %s/Producer(SIAP)/Creator(SIAP)%s>>" % (teks_pdf(judul), tanggal))
    return tulis(tujuan, akar, info)


def padatkan(isi: bytes) -> bytes:
    """Return the same document with its small objects packed: tags at a fraction of their size."""
    berkas = baca(isi)
    tujuan = Kumpulan(dict(berkas.objek))
    tujuan.pesan(max(berkas.objek))
    return tulis(tujuan, berkas.akar, berkas.info)
