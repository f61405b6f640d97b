"""Arsip: the imported bytes, kept by their hash, so that every figure leads back to its file."""

from __future__ import annotations

import re
from pathlib import Path

from django.conf import settings

from siap.analytics.mart import sinkron_folder, tulis_aman

_SHA = re.compile(r"[0-9a-f]{64}")


def tempat_berkas(sha256: str) -> Path:
    """Where the bytes of a hash lie; raises ValueError for anything that is not a hash."""
    if not _SHA.fullmatch(sha256):
        raise ValueError("bukan sidik SHA-256")
    return Path(settings.SIAP_DATA) / "berkas" / sha256[:2] / sha256


def simpan_berkas(sha256: str, isi: bytes) -> Path:
    """Keep bytes durably before the book cites them; the same bytes twice are one file."""
    tujuan = tempat_berkas(sha256)
    if tujuan.exists():
        return tujuan
    simpan_aman(tujuan, isi)
    return tujuan


def simpan_aman(tujuan: Path, isi: bytes) -> None:
    """Put bytes in place whole or not at all, in a folder that is made when it is missing."""
    if not tujuan.parent.exists():
        tujuan.parent.mkdir(parents=True, exist_ok=True)
        sinkron_folder(tujuan.parent.parent)  # the name of the new folder must survive a power cut too
    tulis_aman(tujuan, isi)
