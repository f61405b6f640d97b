"""Templat: write an empty form, XLSX or CSV, that a person fills and ``siap impor`` reads back.

The layout is told by ``siap.domain.templat``; this file only puts it on paper: codes as text so that no
zero gets lost, help beside every heading, lists to choose from, and no sample row among the data.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

import xlsxwriter

from siap.domain.templat import Kolom, Templat, TipeKolom

#: Rows that carry formats and lists; a form with more rows than this is exported, not typed.
BARIS_SIAP: Final = 3000
#: One creation date for all: the same form is the same bytes.
_DIBUAT: Final = datetime(2026, 1, 1)  # noqa: DTZ001 - a workbook knows no zone
_FORMAT: Final[Mapping[TipeKolom, str]] = {
    TipeKolom.TEKS: "@",
    TipeKolom.KODE: "@",
    TipeKolom.PILIHAN: "@",
    TipeKolom.RUPIAH: "#,##0.00",
    TipeKolom.PERSEN: "0.00##",
    TipeKolom.BULAN: "0",
}
_ISIAN: Final[Mapping[TipeKolom, str]] = {
    TipeKolom.TEKS: "teks",
    TipeKolom.KODE: "kode, ditulis sebagai teks",
    TipeKolom.RUPIAH: "rupiah penuh; kosong berarti belum dilaporkan, 0 berarti nol",
    TipeKolom.PERSEN: "persen 0 sampai 100, s.d. bulan itu",
    TipeKolom.BULAN: "nomor bulan 1 sampai 12",
    TipeKolom.PILIHAN: "salah satu dari daftar",
}


def tulis_csv(templat: Templat) -> bytes:
    """Return the form as CSV: UTF-8 with a mark that Excel recognises, the heading row and nothing else."""
    wadah = io.StringIO()
    csv.writer(wadah, lineterminator="\r\n").writerow([k.nama for k in templat.kolom])
    return wadah.getvalue().encode("utf-8-sig")


def tulis_xlsx(templat: Templat) -> bytes:
    """Return the form as a workbook: the sheet to fill, then the sheet that explains it."""
    wadah = io.BytesIO()
    with xlsxwriter.Workbook(wadah, {"in_memory": True}) as buku:
        buku.set_properties({"title": templat.judul, "author": "SIAP", "created": _DIBUAT})
        _lembar_isian(buku, templat)
        _lembar_petunjuk(buku, templat)
    return wadah.getvalue()


def _lembar_isian(buku: Any, templat: Templat) -> None:
    lembar = buku.add_worksheet(templat.lembar)
    tebal = buku.add_format({"bold": True})
    abu = buku.add_format({"font_color": "#5A6B7B", "italic": True})
    lembar.write_string(0, 0, templat.tanda, abu)
    for i, kunci in enumerate(templat.keterangan, start=1):
        lembar.write_string(i, 0, kunci, tebal)
    kepala = len(templat.keterangan) + 2
    wajib = buku.add_format(
        {"bold": True, "bg_color": "#14507F", "font_color": "#FFFFFF", "border": 1, "valign": "top"}
    )
    boleh = buku.add_format({"bold": True, "bg_color": "#DCE6EE", "border": 1, "valign": "top"})
    for i, kolom in enumerate(templat.kolom):
        lembar.set_column(i, i, kolom.lebar, buku.add_format({"num_format": _FORMAT[kolom.tipe]}))
        lembar.write_string(kepala, i, kolom.nama, wajib if kolom.wajib else boleh)
        lembar.write_comment(kepala, i, kolom.bantuan, {"x_scale": 1.6, "author": "SIAP"})
        if aturan := _aturan(kolom):
            lembar.data_validation(kepala + 1, i, kepala + BARIS_SIAP, i, aturan)
    lembar.freeze_panes(kepala + 1, 0)
    lembar.set_landscape()
    lembar.set_paper(9)
    lembar.fit_to_pages(1, 0)
    lembar.repeat_rows(kepala)


def _aturan(kolom: Kolom) -> dict[str, Any] | None:
    """Let the spreadsheet refuse what the reader would refuse, in the same words."""
    pesan = {"error_title": kolom.nama, "error_message": kolom.bantuan[:255]}
    if kolom.tipe is TipeKolom.PILIHAN:
        return {"validate": "list", "source": list(kolom.pilihan), **pesan}
    if kolom.tipe is TipeKolom.BULAN:
        return {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": 12, **pesan}
    if kolom.tipe is TipeKolom.PERSEN:
        return {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100, **pesan}
    return None


def _lembar_petunjuk(buku: Any, templat: Templat) -> None:
    lembar = buku.add_worksheet("Petunjuk")
    judul = buku.add_format({"bold": True, "font_size": 14})
    tebal = buku.add_format({"bold": True, "bottom": 1})
    lipat = buku.add_format({"text_wrap": True, "valign": "top"})
    lembar.write_string(0, 0, templat.judul, judul)
    lembar.merge_range(1, 0, 1, 3, templat.petunjuk, lipat)
    lembar.set_row(1, 32)
    for i, teks in enumerate(("Kolom", "Wajib", "Isian", "Petunjuk")):
        lembar.write_string(3, i, teks, tebal)
    for baris, kolom in enumerate(templat.kolom, start=4):
        isian = ", ".join(kolom.pilihan) or _ISIAN[kolom.tipe]
        for i, teks in enumerate((kolom.nama, "ya" if kolom.wajib else "", isian, kolom.bantuan)):
            lembar.write_string(baris, i, teks, lipat)
    for i, lebar in enumerate((20, 8, 40, 60)):
        lembar.set_column(i, i, lebar)
    lembar.set_landscape()
    lembar.set_paper(9)
    lembar.fit_to_pages(1, 0)
