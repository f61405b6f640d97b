"""The secret key: made once and kept beside the data, readable by its owner only."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def baca_atau_buat(berkas: Path) -> str:
    """Return the key in ``berkas``; the first process to ask makes it, all others read what it made."""
    try:
        return _baca(berkas)
    except FileNotFoundError:
        pass
    berkas.parent.mkdir(parents=True, exist_ok=True)
    sementara = berkas.with_name(f".{berkas.name}-{os.getpid()}-{secrets.token_hex(4)}")
    pegangan = os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(pegangan, "w", encoding="ascii") as tulis:
        tulis.write(secrets.token_urlsafe(64))
        tulis.flush()
        os.fsync(tulis.fileno())
    try:
        # a link fails when the name is taken, so two first starts agree on one key
        os.link(sementara, berkas)
    except FileExistsError:
        pass
    finally:
        sementara.unlink()
    return _baca(berkas)


def _baca(berkas: Path) -> str:
    isi = berkas.read_text(encoding="ascii").strip()
    if len(isi) < 50:
        raise ValueError(
            f"Berkas kunci rahasia {berkas} rusak atau terlalu pendek. Pulihkan dari cadangan, "
            "atau hapus berkas itu (semua orang harus masuk lagi)."
        )
    return isi
