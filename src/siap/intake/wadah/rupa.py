"""Rupa: what a file is by its first bytes; the name it carries proves nothing."""

from __future__ import annotations

import io
import zipfile
from enum import StrEnum
from typing import Final


class Rupa(StrEnum):
    """Containers that are read."""

    XLSX = "xlsx"
    XLS = "xls"
    JSON = "json"
    TEKS = "csv"


ZIP: Final = b"PK\x03\x04"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOM: Final = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")

_MAGIS: Final = (
    (b"%PDF-", "dokumen PDF"),
    (b"\x89PNG", "gambar PNG"),
    (b"\xff\xd8\xff", "foto JPEG"),
    (b"GIF8", "gambar GIF"),
    (b"BM", "gambar BMP"),
    (b"Rar!", "arsip RAR"),
    (b"7z\xbc\xaf\x27\x1c", "arsip 7-Zip"),
    (b"\x1f\x8b", "arsip gzip"),
    (b"SQLite format 3\x00", "basis data SQLite"),
    (b"{\\rtf", "dokumen RTF"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
    (b"PK\x05\x06", "arsip zip kosong"),
)

_ISI_ZIP: Final = (
    ("xl/workbook.bin", "buku kerja biner XLSB; simpan sebagai XLSX"),
    ("word/document.xml", "dokumen Word"),
    ("ppt/presentation.xml", "salindia PowerPoint"),
    ("content.xml", "berkas OpenDocument; simpan sebagai XLSX"),
    ("META-INF/MANIFEST.MF", "program Java"),
    ("AndroidManifest.xml", "aplikasi Android"),
)


def kenali_rupa(isi: bytes) -> tuple[Rupa | None, str]:
    """Return the container and what it looks like in words; None for a kind that is never read."""
    if isi.startswith(ZIP):
        return _rupa_zip(isi)
    if isi.startswith(OLE):
        return Rupa.XLS, "buku kerja Excel 97-2003"
    if magis := next((sebutan for tanda, sebutan in _MAGIS if isi.startswith(tanda)), ""):
        return None, magis
    return _rupa_teks(isi)


def _rupa_teks(isi: bytes) -> tuple[Rupa | None, str]:
    if not isi.strip():
        return None, "berkas kosong"
    kepala = isi[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if kepala.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<body", b"<style")):
        return None, "halaman web (HTML) yang diberi nama lembar kerja; buka di Excel dan simpan sebagai XLSX"
    if kepala.startswith(b"<"):
        return None, "berkas XML"
    if kepala.startswith((b"[", b"{")):
        return Rupa.JSON, "berkas JSON"
    if isi[:8192].count(b"\x00") and not isi.startswith(_BOM) and not _mirip_utf16(isi):
        return None, "berkas biner"
    return Rupa.TEKS, "berkas teks"


def _mirip_utf16(isi: bytes) -> bool:
    """Tell UTF-16 without a mark: every other byte of Latin text is zero."""
    contoh = isi[:2000]
    genap, ganjil = contoh[0::2], contoh[1::2]
    nol, huruf = (genap, ganjil) if genap.count(0) > ganjil.count(0) else (ganjil, genap)
    terbaca = sum(32 <= h < 127 or h in b"\r\n\t" for h in huruf)
    return nol.count(0) > 0.8 * len(nol) and terbaca > 0.8 * len(huruf)


def _rupa_zip(isi: bytes) -> tuple[Rupa | None, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            nama = set(arsip.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, UnicodeDecodeError):
        # a broken directory: an XLSX until the guard says precisely what is wrong with it
        return Rupa.XLSX, "buku kerja Excel yang rusak"
    nama = {n.replace("\\", "/").lower() for n in nama}
    for penanda, sebutan in _ISI_ZIP:
        if penanda.lower() in nama:
            return None, sebutan
    if "xl/workbook.xml" in nama:
        return Rupa.XLSX, "buku kerja Excel"
    if "[content_types].xml" in nama and any(n.startswith("xl/") for n in nama):
        return Rupa.XLSX, "buku kerja Excel"
    return None, "arsip zip biasa"
