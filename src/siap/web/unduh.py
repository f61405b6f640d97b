"""Unduh: files handed to a browser. CSV is for machines: dot decimals, two places, unknown is empty."""

from __future__ import annotations

import csv
import io
import re
from pathlib import PurePath
from typing import Final

from django.http import HttpResponse

from siap.domain.rekap import Rekap
from siap.flows.sajian import baris_json

JENIS_ISI: Final = {
    ".csv": "text/csv; charset=utf-8",
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
#: a cell that starts with one of these is a formula to a spreadsheet; the wide ones in some languages
_AWAL_RUMUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: a refund is a number, and must be summed as one
_NEGATIF: Final = re.compile(r"-[0-9]+(\.[0-9]+)?", re.ASCII)


def sebagai_unduhan(nama: str, isi: bytes) -> HttpResponse:
    """Return bytes as a file to keep."""
    jawaban = HttpResponse(isi, content_type=JENIS_ISI[PurePath(nama).suffix])
    jawaban.headers["Content-Disposition"] = f'attachment; filename="{nama}"'
    jawaban.headers["X-Content-Type-Options"] = "nosniff"
    return jawaban


def aman(teks: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{teks}" if teks.startswith(_AWAL_RUMUS) and not _NEGATIF.fullmatch(teks) else teks


def csv_rekap(rekap: Rekap) -> bytes:
    """Return the rows of a rekap with the fields of ``siap rekap --json``; the edition stands in each row."""
    keluaran = io.StringIO()
    tulis: csv.DictWriter[str] | None = None
    for baris in rekap.baris:
        isi = {k: v for k, v in baris_json(baris).items() if k != "temuan"}
        isi |= {k: aman(str(isi[k])) for k in ("kode", "nama", "kelompok")}
        isi |= {"pemda": rekap.pemda, "tahun": rekap.tahun, "bulan": rekap.bulan, "terbitan": rekap.terbitan}
        if tulis is None:
            tulis = csv.DictWriter(keluaran, fieldnames=list(isi), lineterminator="\r\n")
            tulis.writeheader()
        tulis.writerow(isi)
    # the mark at the front makes Excel read UTF-8
    return keluaran.getvalue().encode("utf-8-sig")
