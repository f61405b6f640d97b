"""Pabrik: small workbooks and archives with invented figures, made while a test runs."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import xlsxwriter
import xlwt

from siap.domain.masukan import JenisBerkas
from siap.domain.templat import TEMPLAT

LRA_BARIS = (
    ("4", "PENDAPATAN DAERAH"),
    ("4.1", "PENDAPATAN ASLI DAERAH (PAD)"),
    ("4.2", "PENDAPATAN TRANSFER"),
    ("4.3", "LAIN-LAIN PENDAPATAN DAERAH YANG SAH"),
    ("5", "BELANJA DAERAH"),
    ("5.1", "BELANJA OPERASI"),
    ("5.2", "BELANJA MODAL"),
    ("5.3", "BELANJA TIDAK TERDUGA"),
    ("5.4", "BELANJA TRANSFER"),
)


def xlsx(isi: Callable[[Any, Any], None] | Sequence[Sequence[Any]], lembar: str = "Sheet1") -> bytes:
    """Make an XLSX from rows, or by a function that gets workbook and sheet."""
    wadah = io.BytesIO()
    with xlsxwriter.Workbook(wadah, {"in_memory": True}) as buku:
        ws = buku.add_worksheet(lembar)
        if callable(isi):
            isi(buku, ws)
        else:
            for r, baris in enumerate(isi):
                for k, nilai in enumerate(baris):
                    if nilai is not None:
                        ws.write(r, k, nilai)
    return wadah.getvalue()


def xls(
    sel: Mapping[tuple[int, int], Any],
    lembar: str = "Sheet1",
    gabung: Iterable[tuple[int, int, int, int]] = (),
) -> bytes:
    """Make an XLS; a text such as "#REF!" under the key is written as a real error cell."""
    buku = xlwt.Workbook()
    ws = buku.add_sheet(lembar)
    for (r, k), nilai in sel.items():
        if isinstance(nilai, str) and nilai.startswith("#"):
            ws.row(r).set_cell_error(k, nilai)
        else:
            ws.write(r, k, nilai)
    for r1, r2, k1, k2 in gabung:
        ws.merge(r1, r2, k1, k2)
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def lra_sel(
    anggaran: Mapping[str, Any],
    realisasi: Mapping[str, Any],
    *,
    periode: str = "periode 1 Januari s.d 30 Juni 2022",
    unit: str = "Dinas Uji",
    sub_unit: str = "Dinas Uji",
    geser: int = 0,
    kiri: int = 0,
    kolom_realisasi: int = 17,
    lain: Mapping[tuple[int, int], Any] | None = None,
) -> dict[tuple[int, int], Any]:
    """Lay out an LRA as the original form does: codes in D18:D26, Q and R, the heading in S."""
    r0, k0 = geser, kiri
    sel: dict[tuple[int, int], Any] = {
        (2 + r0, 4): "PEMERINTAH KABUPATEN UJI",
        (3 + r0, 4): "LAPORAN REALISASI ANGGARAN PENDAPATAN DAN BELANJA DAERAH",
        (4 + r0, 4): periode,
        (8 + r0, 3): "Unit Organisasi",
        (8 + r0, 9): ":",
        (8 + r0, 10): unit,
        (9 + r0, 3): "Sub Unit Organisasi",
        (9 + r0, 9): ":",
        (9 + r0, 10): sub_unit,
        (13 + r0, 1): "KODE REKENING",
        (13 + r0, 6): "URAIAN",
        (13 + r0, 16 + k0): "ANGGARAN",
        (13 + r0, 18 + k0): "REALISASI",
    }
    for n, (kode, uraian) in enumerate(LRA_BARIS):
        sel[17 + n + r0, 3] = kode
        sel[17 + n + r0, 7] = uraian
        if anggaran.get(kode) is not None:
            sel[17 + n + r0, 16 + k0] = anggaran[kode]
        if realisasi.get(kode) is not None:
            sel[17 + n + r0, kolom_realisasi + k0] = realisasi[kode]
    return sel | dict(lain or {})


def dari_sel(sel: Mapping[tuple[int, int], Any]) -> bytes:
    """Make an XLSX from cells."""

    def isi(_: Any, ws: Any) -> None:
        for (r, k), nilai in sel.items():
            ws.write(r, k, nilai)

    return xlsx(isi)


def penuh(op: int = 700, modal: int = 300, pad: int = 0) -> dict[str, int]:
    """Amounts of all nine lines that add up."""
    return {
        "4": pad,
        "4.1": pad,
        "4.2": 0,
        "4.3": 0,
        "5": op + modal,
        "5.1": op,
        "5.2": modal,
        "5.3": 0,
        "5.4": 0,
    }


BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def angkas_sel(
    target: Sequence[Any],
    realisasi: Sequence[Any] = (0,) * 12,
    *,
    pagu: str = "Rp. ",
    unit: str = "OPD DINAS UJI",
    triwulan: Sequence[Any] | None = None,
) -> dict[tuple[int, int], Any]:
    """Lay out a cash plan as the original form does: quarter columns between the months."""
    kolom = {b: 4 + b + b // 3 for b in range(12)}
    sel: dict[tuple[int, int], Any] = {
        (2, 0): "TARGET (MENURUT ANGGARAN KAS) DAN REALISASI KEUANGAN",
        (3, 0): unit,
        (4, 0): "TAHUN ANGGARAN 2022",
        (6, 0): "Nama OPD",
        (6, 1): "Total Anggaran",
        (6, 3): "Rincian",
        (20, 6): "Format Benar :",
        (20, 7): 6105755273,
    }
    for b, nama in enumerate(BULAN):
        sel[6, kolom[b]] = nama
    for q in range(4):
        sel[6, 7 + 4 * q] = f"Triwulan {('I', 'II', 'III', 'IV')[q]}"
    for nomor, (nama, baris_target, baris_realisasi) in enumerate(
        (
            ("PENDAPATAN", (0,) * 12, (0,) * 12),
            ("BELANJA", target, realisasi),
            ("PEMBIAYAAN", (0,) * 12, (0,) * 12),
        )
    ):
        r = 7 + 2 * nomor
        sel[r, 1] = nama
        sel[r, 2] = pagu if nama == "BELANJA" else "Rp. "
        sel[r, 3], sel[r + 1, 3] = "Target", "Realisasi"
        for b in range(12):
            if baris_target[b] is not None:
                sel[r, kolom[b]] = baris_target[b]
            if baris_realisasi[b] is not None:
                sel[r + 1, kolom[b]] = baris_realisasi[b]
    if triwulan:
        for q, nilai in enumerate(triwulan):
            sel[9, 7 + 4 * q] = nilai
    return sel


def templat_xlsx(
    jenis: JenisBerkas, baris: Sequence[Mapping[str, Any]], keterangan: Mapping[str, Any] | None = None
) -> bytes:
    """Fill in a SIAP form as the writer lays it out: mark, key and value pairs, blank row, header, data."""
    templat = TEMPLAT[jenis]
    rapat: list[list[Any]] = [[templat.tanda]]
    rapat += [[k, (keterangan or {}).get(k)] for k in templat.keterangan]
    rapat.append([])
    rapat.append([k.nama for k in templat.kolom])
    rapat += [[b.get(k.nama) for k in templat.kolom] for b in baris]
    return xlsx(rapat, templat.lembar)


def csv_teks(baris: Sequence[Sequence[Any]], pemisah: str = ",") -> str:
    """Write plain CSV without quoting."""
    return "".join(pemisah.join("" if v is None else str(v) for v in b) + "\r\n" for b in baris)


def ganti_bagian(buku: bytes, ubah: Mapping[str, bytes | None]) -> bytes:
    """Return an archive with some parts replaced, added or (None) left out."""
    keluar = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(buku)) as lama,
        zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as baru,
    ):
        for info in lama.infolist():
            if info.filename not in ubah:
                baru.writestr(info.filename, lama.read(info))
        for nama, isi in ubah.items():
            if isi is not None:
                baru.writestr(nama, isi)
    return keluar.getvalue()


def lembar_xml(isi: str) -> bytes:
    """Wrap rows into the XML of one sheet."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/'
        f'spreadsheetml/2006/main"><sheetData>{isi}</sheetData></worksheet>'
    ).encode()


def ole(aliran: str, isi: bytes = b"\x00" * 5000) -> bytes:
    """Make a compound file with one stream, as Office wraps an encrypted workbook."""
    banyak = -(-len(isi) // 512)
    fat = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, banyak + 2), 0xFFFFFFFE]
    fat += [0xFFFFFFFF] * (128 - len(fat))

    def entri(nama: str, jenis: int, mulai: int, ukuran: int, anak: int = 0xFFFFFFFF) -> bytes:
        teks = (nama + "\0").encode("utf-16-le")
        return (
            teks.ljust(64, b"\0")
            + struct.pack("<HBB", len(teks), jenis, 1)
            + struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, anak)
            + b"\0" * 36
            + struct.pack("<III", mulai, ukuran, 0)
        )

    kepala = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16
    kepala += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0
    )
    kepala += struct.pack("<109I", 0, *([0xFFFFFFFF] * 108))
    pohon = entri("Root Entry", 5, 0xFFFFFFFE, 0, 1) + entri(aliran, 2, 2, len(isi)) + b"\0" * 256
    return kepala + struct.pack("<128I", *fat) + pohon + isi.ljust(banyak * 512, b"\0")
