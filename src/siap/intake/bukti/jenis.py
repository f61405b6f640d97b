"""Jenis: what a file is by its first bytes. Its name and what the browser says of it prove nothing."""

from __future__ import annotations

from typing import Final

from siap.domain.laporan.bukti import JenisBukti
from siap.intake.bukti.ditolak import BuktiTidakDiterima
from siap.intake.wadah.rupa import kenali_rupa

#: brands of the ISO container that hold a still picture
_HEIF: Final = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})
_AVIF: Final = frozenset({b"avif", b"avis"})
_TERIMA: Final = "Yang diterima: foto JPEG, PNG, atau WEBP, dan dokumen PDF."


def kenali_jenis(isi: bytes) -> JenisBukti:
    """Return the kind; raises BuktiTidakDiterima with what it looks like and what to do."""
    if not isi:
        raise BuktiTidakDiterima(f"Berkas kosong (0 bita). {_TERIMA}")
    if isi.startswith(b"\xff\xd8\xff"):
        return JenisBukti.JPEG
    if isi.startswith(b"\x89PNG\r\n\x1a\n"):
        return JenisBukti.PNG
    if isi[:4] == b"RIFF" and isi[8:12] == b"WEBP":
        return JenisBukti.WEBP
    if isi.startswith(b"%PDF-"):
        return JenisBukti.PDF
    raise BuktiTidakDiterima(_sebab(isi))


def _sebab(isi: bytes) -> str:
    merek = isi[8:12] if isi[4:8] == b"ftyp" else b""
    if merek in _HEIF:
        return (
            "Foto ini berformat HEIC, yang belum dapat dibuka dengan aman. Atur kamera ke JPEG (iPhone: "
            "Pengaturan, Kamera, Format, Paling Kompatibel; Android: matikan HEIF), lalu foto ulang atau "
            "simpan sebagai JPEG."
        )
    if merek in _AVIF:
        return "Foto ini berformat AVIF. Simpan sebagai JPEG, lalu unggah lagi."
    if merek:
        return "Ini video, bukan foto. Ambil foto JPEG, atau unggah dokumen PDF."
    if isi.startswith(b"PK\x03\x04"):
        return f"Ini berkas Office atau arsip zip. Simpan sebagai PDF, lalu unggah lagi. {_TERIMA}"
    if isi[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<?xml", b"<svg", b"<!doctype svg")):
        return f"Ini gambar SVG atau berkas XML, bukan foto. {_TERIMA}"
    _rupa, tampak = kenali_rupa(isi[:65_536])
    return f"Ini {tampak}, bukan foto atau PDF. {_TERIMA}"
