"""Dokumen: a PDF that has a head, an end and a map of its parts, and that opens without a password."""

from __future__ import annotations

import re
from typing import Final

from siap.intake.bukti.ditolak import BuktiTidakDiterima

_KEPALA: Final = re.compile(rb"%PDF-[12]\.\d")
_AKHIR: Final = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF")
_EKOR: Final = 4_096
_PETA: Final = re.compile(rb"\s*(xref\b|\d+\s+\d+\s+obj\b)")


def periksa_pdf(isi: bytes) -> None:
    """Look at head, end and map; raises BuktiTidakDiterima. What it draws is never run or shown here."""
    akhir = list(_AKHIR.finditer(isi[-_EKOR:]))
    if not _KEPALA.match(isi) or not akhir:
        raise BuktiTidakDiterima(
            "PDF ini rusak atau terpotong: kepala atau ujungnya tidak ada. "
            "Simpan ulang sebagai PDF, lalu unggah lagi."
        )
    letak = int(akhir[-1][1])
    if letak >= len(isi) or not _PETA.match(isi, letak):
        raise BuktiTidakDiterima(
            "PDF ini rusak: daftar isinya tidak ditemukan. Simpan ulang sebagai PDF, lalu unggah lagi."
        )
    if re.search(rb"/Encrypt\s+\d+\s+\d+\s+R|/Encrypt\s*<<", isi):
        raise BuktiTidakDiterima(
            "PDF ini berkata sandi, sehingga pemeriksa tidak dapat membukanya. "
            "Simpan tanpa kata sandi, lalu unggah lagi."
        )
