"""Charts of a workbook: the figures in cells, and a native chart that anyone may restyle."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from siap.documents.blocks import Gaya, Jenis
from siap.documents.charts import BatangPeringkat, Grafik, Kurva
from siap.documents.charts.cetak import ISI_ZONA, NETRAL, TINTA
from siap.documents.writers.gaya_xlsx import Gudang
from siap.domain.waktu import NAMA_BULAN

_A4: Final = 9


def satu_halaman(lembar: Worksheet) -> None:
    """Print a sheet on A4 landscape, one page wide and as long as it needs."""
    lembar.set_landscape()
    lembar.set_paper(_A4)
    lembar.fit_to_pages(1, 0)


def tulis_grafik(
    buku: Workbook, lembar_baru: Callable[[str], Worksheet], gudang: Gudang, grafik: Grafik
) -> None:
    """Write one chart on a sheet of its own."""
    if isinstance(grafik, Kurva):
        lembar = lembar_baru("Kurva S")
        _isi_kurva(lembar, gudang, grafik)
        lukisan = _lukis_kurva(buku, lembar.get_name(), grafik)
    else:
        lembar = lembar_baru("Grafik peringkat")
        _isi_batang(lembar, gudang, grafik)
        lukisan = _lukis_batang(buku, lembar.get_name(), grafik)
    satu_halaman(lembar)
    lukisan.set_title({"name": grafik.judul, "overlay": False, "name_font": {"size": 13}})
    lukisan.set_size({"width": 760, "height": 400})
    lembar.insert_chart(2, 7, lukisan, {"description": f"{grafik.judul}. {grafik.anak}."})


def _kepala(lembar: Worksheet, gudang: Gudang, grafik: Grafik, judul: tuple[str, ...]) -> None:
    lembar.write_string(0, 0, grafik.judul, gudang.judul(2))
    lembar.write_string(1, 0, grafik.anak, gudang.buat(font_color="#4B5563"))
    for i, teks in enumerate(judul):
        lembar.write_string(2, i, teks, gudang.kepala())


def _persen(lembar: Worksheet, gudang: Gudang, baris: int, kolom: int, nilai: Decimal | None) -> None:
    gaya = gudang.sel(Jenis.PERSEN, Gaya.BIASA)
    if nilai is None:
        lembar.write_blank(baris, kolom, None, gaya)  # a gap in the line, not a zero
    else:
        lembar.write_number(baris, kolom, float(nilai), gaya)


def _isi_kurva(lembar: Worksheet, gudang: Gudang, kurva: Kurva) -> None:
    _kepala(lembar, gudang, kurva, ("Bulan", *(f"{g.nama} (% pagu)" for g in kurva.garis), "Versi anggaran"))
    lembar.set_column(0, 6, 15)
    langkah = dict(kurva.langkah)
    for b in range(12):
        lembar.write_string(3 + b, 0, NAMA_BULAN[b], gudang.sel(Jenis.TEKS, Gaya.BIASA))
        for i, garis in enumerate(kurva.garis, 1):
            _persen(lembar, gudang, 3 + b, i, garis.nilai[b])
        teks = f"mulai {langkah[b + 1]}" if b + 1 in langkah else ""
        lembar.write_string(3 + b, len(kurva.garis) + 1, teks, gudang.sel(Jenis.TEKS, Gaya.BIASA))


def _lukis_kurva(buku: Workbook, nama: str, kurva: Kurva) -> Any:
    lukisan = buku.add_chart({"type": "line"})
    for i, garis in enumerate(kurva.garis, 1):
        putus = {"dash_type": "dash" if garis.kelas == "angkas" else "round_dot"} if garis.rencana else {}
        tanda = {"type": "none"} if garis.rencana else {"type": "circle", "size": 5}
        lukisan.add_series(
            {
                "name": [nama, 2, i],
                "categories": [nama, 3, 0, 14, 0],
                "values": [nama, 3, i, 14, i],
                "line": {"color": TINTA[garis.kelas], "width": 2, **putus},
                "marker": tanda,
            }
        )
    lukisan.set_y_axis({"name": "% pagu", "num_format": "0", "major_gridlines": {"visible": True}})
    lukisan.show_blanks_as("gap")
    return lukisan


def _isi_batang(lembar: Worksheet, gudang: Gudang, grafik: BatangPeringkat) -> None:
    _kepala(lembar, gudang, grafik, ("Unit kerja", "Persen", "Zona"))
    lembar.set_column(0, 0, 48)
    for i, b in enumerate(grafik.batang):
        lembar.write_string(3 + i, 0, b.nama, gudang.sel(Jenis.TEKS, Gaya.BIASA))
        _persen(lembar, gudang, 3 + i, 1, b.nilai)
        lembar.write_string(3 + i, 2, b.zona, gudang.sel(Jenis.TEKS, Gaya.BIASA))


def _lukis_batang(buku: Workbook, nama: str, grafik: BatangPeringkat) -> Any:
    lukisan = buku.add_chart({"type": "bar"})
    akhir = 2 + max(1, len(grafik.batang))
    lukisan.add_series(
        {
            "name": [nama, 2, 1],
            "categories": [nama, 3, 0, akhir, 0],
            "values": [nama, 3, 1, akhir, 1],
            "points": [{"fill": {"color": ISI_ZONA.get(b.warna, NETRAL)}} for b in grafik.batang],
            "data_labels": {"value": True, "num_format": "[$-421]0.00"},
            "gap": 60,
        }
    )
    lukisan.set_legend({"none": True})
    lukisan.set_y_axis({"reverse": True, "label_position": "low"})  # worst first, as in the table
    lukisan.set_x_axis({"num_format": "0", "name": "%"})
    return lukisan
