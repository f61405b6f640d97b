"""Lampiran PDF: the text that a receipt carries as an attached file, read without any PDF library."""

from __future__ import annotations

import re
import zlib
from typing import Final

from siap.documents.writers.objek_pdf import BentukTakDikenal, baca, kepala_isi

#: a receipt has less than two kilobytes; more is no receipt
_TERBESAR: Final = 64 * 1024
_BERKAS: Final = re.compile(rb"/Type\s*/EmbeddedFile\b")
_PADAT: Final = re.compile(rb"/Filter\s*/FlateDecode\b")


def berkas_pdf(berkas: bytes) -> bool:
    """Tell whether bytes are a PDF."""
    return berkas.lstrip()[:5] == b"%PDF-"


def baca_lampiran(berkas: bytes) -> list[bytes]:
    """Return the attached files of a PDF that Typst wrote; empty for any other file."""
    try:
        objek = baca(berkas).objek
    except (BentukTakDikenal, ValueError, IndexError):
        return []
    hasil = []
    for badan in objek.values():
        kepala, aliran = kepala_isi(badan)
        if _BERKAS.search(kepala):
            isi = _isi(kepala, aliran)
            if isi is not None:
                hasil.append(isi)
    return hasil


def _isi(kepala: bytes, aliran: bytes) -> bytes | None:
    mentah = aliran.removeprefix(b"stream").removesuffix(b"endstream")
    mentah = mentah.removeprefix(b"\r\n").removeprefix(b"\n")
    if not _PADAT.search(kepala):
        return mentah.rstrip(b"\r\n")[:_TERBESAR]
    pembuka = zlib.decompressobj()
    try:
        isi = pembuka.decompress(mentah, _TERBESAR)
    except zlib.error:
        return None
    return None if pembuka.unconsumed_tail else isi
