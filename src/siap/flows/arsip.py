"""Arsip: the imported bytes, kept by their hash, so that every figure leads back to its file."""

from __future__ import annotations

import os
import re
from pathlib import Path

from django.conf import settings

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
    tujuan.parent.mkdir(parents=True, exist_ok=True)
    sementara = tujuan.with_suffix(f".{os.getpid()}")
    with sementara.open("wb") as f:
        f.write(isi)
        f.flush()
        os.fsync(f.fileno())
    sementara.replace(tujuan)
    return tujuan
