"""Lampiran PDF: the text that a receipt carries as an attached file, read without any PDF library."""

from __future__ import annotations

import re
import zlib
from typing import Final

from siap.documents.writers.objek_pdf import BentukTakDikenal, baca, kepala_isi

#: a receipt has less than two kilobytes; more is no receipt
_TERBESAR: Final = 64 * 1024
_BERKAS: Final = re.compile(rb"/Type\s*/EmbeddedFile\b")
_PANJANG: Final = re.compile(rb"/Length (\d{1,9})\b(?! \d+ R)")
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
    panjang = _PANJANG.search(kepala)
    mentah = aliran.removeprefix(b"stream")
    mentah = mentah.removeprefix(b"\r\n") if mentah.startswith(b"\r\n") else mentah.removeprefix(b"\n")
    if panjang is None or int(panjang[1]) > min(len(mentah), _TERBESAR):
        return None
    mentah = mentah[: int(panjang[1])]
    if not _PADAT.search(kepala):
        return mentah
    pembuka = zlib.decompressobj()
    try:
        isi = pembuka.decompress(mentah, _TERBESAR)
    except zlib.error:
        return None
    return None if pembuka.unconsumed_tail else isi
