"""Tumpukan: uploaded bytes that wait for confirmation, in the data folder, bound to one user.

A random token names the folder; the page holds nothing but the token. What is booked is what was shown:
every byte is hashed again before booking.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import re
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from siap.flows.impor import BerkasMasuk

UMUR: Final = timedelta(hours=24)
_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{32}")
_CATATAN: Final = "catatan.json"


class TumpukanTidakAda(Exception):
    """No such token, or not of this user: the two look the same."""


class BerkasBerubah(Exception):
    """The stored bytes are no longer those that were shown."""


@dataclass(frozen=True, slots=True)
class Tumpukan:
    """One upload: where it lies and what is noted about it."""

    token: str
    folder: Path
    catatan: dict[str, Any]

    @property
    def selesai(self) -> bool:
        """Tell whether it was booked."""
        return self.catatan.get("hasil") is not None

    def tulis(self, **baru: Any) -> Tumpukan:
        """Note something; a reader sees the old or the new note, never half of one."""
        catatan = {**self.catatan, **baru}
        sementara = self.folder / f"{_CATATAN}.{secrets.token_hex(4)}"
        sementara.write_text(json.dumps(catatan, ensure_ascii=False), encoding="utf-8")
        sementara.replace(self.folder / _CATATAN)
        return Tumpukan(self.token, self.folder, catatan)

    def berkas(self) -> tuple[BerkasMasuk, ...]:
        """Return the bytes in the order of upload; raises ``BerkasBerubah`` when a hash does not fit."""
        hasil = []
        for nomor, satu in enumerate(self.catatan["berkas"]):
            try:
                isi = (self.folder / f"{nomor:03d}").read_bytes()
            except FileNotFoundError as salah:
                raise BerkasBerubah(satu["nama"]) from salah
            if hashlib.sha256(isi).hexdigest() != satu["sha256"]:
                raise BerkasBerubah(satu["nama"])
            hasil.append(BerkasMasuk(satu["nama"], isi))
        return tuple(hasil)

    def buang_isi(self) -> None:
        """Forget the bytes; the note stays, so that the result can be read again."""
        for nomor in range(len(self.catatan["berkas"])):
            (self.folder / f"{nomor:03d}").unlink(missing_ok=True)

    @contextmanager
    def terkunci(self) -> Iterator[Tumpukan]:
        """Hold it alone: a second click waits and then finds the result. A killed process lets go."""
        with (self.folder / "kunci").open("w") as f:
            fcntl.flock(f, fcntl.LOCK_EX)
            yield Tumpukan(self.token, self.folder, _baca(self.folder))


def simpan(
    akar: Path, berkas: Sequence[BerkasMasuk], *, pengguna: int, pada: datetime, **lain: Any
) -> Tumpukan:
    """Keep an upload and sweep what is older than a day."""
    sapu(akar, pada)
    token = secrets.token_urlsafe(24)
    folder = akar / token
    folder.mkdir(parents=True, mode=0o700)
    for nomor, satu in enumerate(berkas):
        (folder / f"{nomor:03d}").write_bytes(satu.isi)
    daftar = [
        {"nama": b.nama, "sha256": hashlib.sha256(b.isi).hexdigest(), "bita": len(b.isi)} for b in berkas
    ]
    return Tumpukan(token, folder, {}).tulis(pengguna=pengguna, pada=pada.isoformat(), berkas=daftar, **lain)


def buka(akar: Path, token: str, *, pengguna: int) -> Tumpukan:
    """Return the upload of a token when it is this user's."""
    folder = akar / token
    if not _TOKEN.fullmatch(token) or not (folder / _CATATAN).is_file():
        raise TumpukanTidakAda
    catatan = _baca(folder)
    if catatan.get("pengguna") != pengguna:
        raise TumpukanTidakAda
    return Tumpukan(token, folder, catatan)


def sapu(akar: Path, pada: datetime) -> None:
    """Remove uploads that nobody confirmed within a day."""
    batas = (pada - UMUR).timestamp()
    for folder in akar.iterdir() if akar.is_dir() else ():
        if folder.is_dir() and folder.stat().st_mtime < batas:
            shutil.rmtree(folder, ignore_errors=True)


def _baca(folder: Path) -> dict[str, Any]:
    isi: dict[str, Any] = json.loads((folder / _CATATAN).read_text(encoding="utf-8"))
    return isi
