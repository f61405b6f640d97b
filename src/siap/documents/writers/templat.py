"""Templat: the empty forms of SIAP as XLSX and CSV, from the columns by which they are read back.

The sheet holds nothing but the mark, the lines to fill in above the table and the header: example rows and
explanations are on a sheet of their own, so that nobody books an example.
"""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from siap.documents.blocks import Gaya, Jenis
from siap.documents.writers.gaya_xlsx import Gudang
from siap.documents.writers.grafik_xlsx import satu_halaman
from siap.documents.writers.xlsx import buku_kosong
from siap.domain.masukan import JenisBerkas
from siap.domain.templat import Kolom, Templat, TipeKolom
from siap.domain.waktu import NAMA_BULAN

#: a form is as old as its version, not as the moment at which somebody asks for it
_LAHIR: Final = datetime(2026, 1, 1, tzinfo=UTC)
#: how far validation and formats reach; a form with more rows still reads
_BARIS_ISI: Final = 5_000
_TAHUN: Final = (2000, 2100)
_MAKS_RUPIAH: Final = 10**13  # beyond this a number cell no longer holds the sen
_CONTOH: Final = {
    "kode": "1.02.0.00.0.00.01.0000",
    "pd": "1.02.0.00.0.00.01.0000",
    "nama": "Dinas Kesehatan",
    "nama_pd": "Dinas Kesehatan",
    "jenis": "dinas",
    "sub_kegiatan": "1.02.02.2.02.0001",
    "nama_sub_kegiatan": "Pengelolaan Pelayanan Kesehatan Ibu Hamil",
    "rekening": "5.1.02.01.01.0024",
    "nama_rekening": "Belanja Alat/Bahan untuk Kegiatan Kantor - Alat Tulis Kantor",
    "jenis_belanja": "5.1.02",
    "sumber_dana": "1.2.01.08",
    "bulan": "6",
    "pagu": "125000000",
    "realisasi": "48250000,50",
    "sifat": "kumulatif",
    "fisik": "41,25",
}
#: examples of one form only, where a column of the same name means something else
_CONTOH_JENIS: Final = {
    JenisBerkas.RENCANA_FISIK: {
        "cara": "tahapan",
        "kode": "T1",
        "nama": "Pondasi",
        "bobot": "30",
        "nilai": "(kosong; diisi untuk paket)",
        "target": "(kosong; diisi untuk keluaran)",
        "satuan": "(kosong; diisi untuk keluaran)",
    }
}
_TULISAN_TIPE: Final = {
    TipeKolom.TEKS: "teks",
    TipeKolom.KODE: "kode (teks; nol di depan tetap ada)",
    TipeKolom.RUPIAH: "rupiah, paling banyak dua desimal",
    TipeKolom.PERSEN: "persen, paling banyak empat desimal",
    TipeKolom.BANYAK: "angka, paling banyak empat desimal",
    TipeKolom.BULAN: "bulan",
    TipeKolom.PILIHAN: "salah satu pilihan",
}


def tulis_csv(templat: Templat) -> bytes:
    """Return the CSV form: the header and nothing else, with a mark by which spreadsheets read UTF-8."""
    keluar = io.StringIO(newline="")
    csv.writer(keluar, lineterminator="\r\n").writerow([k.nama for k in templat.kolom])
    return b"\xef\xbb\xbf" + keluar.getvalue().encode()


def tulis_xlsx(templat: Templat) -> bytes:
    """Return the XLSX form: the sheet to fill in, and "Petunjuk" with help and an example."""
    keluar = io.BytesIO()
    buku = buku_kosong(keluar, f"{templat.judul} ({templat.tanda})", "SIAP", _LAHIR)
    gudang = Gudang(buku)
    _lembar_isi(buku.add_worksheet(templat.lembar), gudang, templat)
    _lembar_petunjuk(buku, gudang, templat)
    buku.close()
    return keluar.getvalue()


def _lembar_isi(lembar: Worksheet, gudang: Gudang, templat: Templat) -> None:
    lembar.write_string(0, 0, templat.tanda, gudang.buat(bold=True))
    isian = gudang.buat(bg_color="#FFF9E6", border=1, border_color="#AAB2BD", num_format="@")
    for i, kunci in enumerate(templat.keterangan, 1):
        lembar.write_string(i, 0, kunci, gudang.buat())
        lembar.write_blank(i, 1, None, isian)
        _periksa_keterangan(lembar, i, kunci, templat)
    kepala = len(templat.keterangan) + 2
    for i, kolom in enumerate(templat.kolom):
        lembar.set_column(i, i, kolom.lebar, _format_kolom(gudang, kolom))
        gaya = gudang.kepala() if kolom.wajib else gudang.buat(**_KEPALA_PILIHAN)
        lembar.write_string(kepala, i, kolom.nama, gaya)
        lembar.write_comment(kepala, i, _bantuan(kolom), {"x_scale": 1.6})
        lembar.data_validation(kepala + 1, i, kepala + _BARIS_ISI, i, _validasi(kolom, kepala + 2, i))
    lembar.freeze_panes(kepala + 1, 1)
    lembar.repeat_rows(kepala)
    satu_halaman(lembar)


_KEPALA_PILIHAN: Final[dict[str, Any]] = {
    "italic": True,
    "bg_color": "#F3F5F8",
    "align": "center",
    "valign": "vcenter",
    "border": 1,
    "border_color": "#AAB2BD",
}


def _format_kolom(gudang: Gudang, kolom: Kolom) -> Format:
    match kolom.tipe:
        case TipeKolom.RUPIAH:
            return gudang.buat(num_format="#,##0.00")
        case TipeKolom.PERSEN:
            return gudang.buat(num_format="0.00##")
        case TipeKolom.BANYAK:
            return gudang.buat(num_format="#,##0.####")
        case _:
            return gudang.buat(num_format="@")


def _bantuan(kolom: Kolom) -> str:
    return f"{'Wajib' if kolom.wajib else 'Boleh kosong'}. {kolom.bantuan}"


def _periksa_keterangan(lembar: Worksheet, baris: int, kunci: str, templat: Templat) -> None:
    """Check the lines above the table: a year is a year, a choice one of its words."""
    pilihan = next((k.pilihan for k in templat.kolom if k.nama == kunci and k.pilihan), ())
    if pilihan:
        aturan: dict[str, Any] = {"validate": "list", "source": [str(p) for p in pilihan]}
    elif kunci == "tahun":
        awal, akhir = _TAHUN
        aturan = {
            "validate": "custom",
            "value": f"=AND(VALUE(B{baris + 1})>={awal},VALUE(B{baris + 1})<={akhir})",
        }
    else:
        return
    lembar.data_validation(baris, 1, baris, 1, {**aturan, **_tegur(f"Isi {kunci} yang benar.")})


def _tegur(kalimat: str, *, keras: bool = True) -> dict[str, Any]:
    return {
        "error_title": "Isian belum tepat",
        "error_message": kalimat[:255],
        "error_type": "stop" if keras else "warning",
    }


def _validasi(kolom: Kolom, baris: int, i: int) -> dict[str, Any]:
    """Return the check of a column; it stops what the reader would refuse, and only that."""
    sel = f"{xl_col_to_name(i)}{baris}"
    match kolom.tipe:
        case TipeKolom.PILIHAN:
            aturan: dict[str, Any] = {"validate": "list", "source": [str(p) for p in kolom.pilihan]}
            kalimat = f"Pilih salah satu: {', '.join(kolom.pilihan)}."
        case TipeKolom.RUPIAH:
            aturan = {
                "validate": "custom",
                "value": f"=AND(ISNUMBER({sel}),ABS({sel})<{_MAKS_RUPIAH},ABS({sel}-ROUND({sel},2))<0.00001)",
            }
            kalimat = "Isi angka rupiah penuh dengan paling banyak dua desimal, tanpa “Rp”."
        case TipeKolom.PERSEN:
            aturan = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100}
            kalimat = "Isi persen dari 0 sampai 100."
        case TipeKolom.BANYAK:
            aturan = {"validate": "decimal", "criteria": ">", "value": 0}
            kalimat = "Isi angka lebih dari 0."
        case TipeKolom.BULAN:
            # numbers and names are both read, so a list would refuse too much
            aturan = {"validate": "length", "criteria": "between", "minimum": 1, "maximum": 12}
            kalimat = f"Isi 1 sampai 12 atau nama bulan, misalnya {NAMA_BULAN[5]}."
        case _:
            aturan = {"validate": "length", "criteria": "<=", "value": 500}
            kalimat = "Isi teks, paling panjang 500 huruf."
    judul = {"input_title": kolom.nama[:32], "input_message": _bantuan(kolom)[:255]}
    # a long name is read all the same: warn, do not stop
    keras = kolom.tipe is not TipeKolom.TEKS
    return {**aturan, **judul, **_tegur(kalimat, keras=keras), "ignore_blank": True}


def _lembar_petunjuk(buku: Workbook, gudang: Gudang, templat: Templat) -> None:
    lembar = buku.add_worksheet("Petunjuk")
    satu_halaman(lembar)
    for i, lebar in enumerate((26, 14, 34, 70, 30)):
        lembar.set_column(i, i, lebar)
    lembar.write_string(0, 0, templat.judul, gudang.judul(1))
    kalimat = (
        templat.petunjuk,
        f"Isi lembar “{templat.lembar}”. Jangan ubah baris pertama ({templat.tanda}) dan judul kolom.",
        "Sel kosong berarti belum dilaporkan; angka 0 berarti dilaporkan nihil.",
        *(f"Isi “{k}” di atas tabel." for k in templat.keterangan),
    )
    for i, teks in enumerate(kalimat, 1):
        lembar.write_string(i, 0, teks, gudang.buat())
    kepala = len(kalimat) + 2
    for i, teks in enumerate(("Kolom", "Wajib", "Isi", "Penjelasan", "Contoh")):
        lembar.write_string(kepala, i, teks, gudang.kepala())
    badan = gudang.sel(Jenis.TEKS, Gaya.BIASA)
    for n, kolom in enumerate(templat.kolom, kepala + 1):
        pilihan = f": {', '.join(kolom.pilihan)}" if kolom.pilihan else ""
        sel = (
            kolom.nama,
            "wajib" if kolom.wajib else "boleh kosong",
            _TULISAN_TIPE[kolom.tipe] + pilihan,
            kolom.bantuan,
            _contoh(templat, kolom),
        )
        for i, teks in enumerate(sel):
            lembar.write_string(n, i, teks, badan)
    lembar.freeze_panes(kepala + 1, 0)


def _contoh(templat: Templat, kolom: Kolom) -> str:
    if kolom.bulan:
        return (
            "10416666,67"
            if kolom.tipe is TipeKolom.RUPIAH
            else f"{kolom.bulan * 25 / 3:.2f}".replace(".", ",")
        )
    return {**_CONTOH, **_CONTOH_JENIS.get(templat.jenis, {})}.get(kolom.nama, "")
