"""The arithmetic of the hash chain: pure, short, and enough for a separate program to verify a jejak.

``hash`` covers every field of an event and the hash before it. ``sidik`` holds a short fingerprint per
field, itself covered by ``hash``, so that a tampered byte is not only found but located.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final

#: Hash before the first event of every chain.
AWAL: Final = "0" * 64
#: Fields under the hash, in this order.
MEDAN: Final = ("rantai", "urut", "pada", "oleh", "perbuatan", "objek", "isi")


def _tulis(nilai: object) -> str:
    if isinstance(nilai, Decimal):
        return format(nilai, "f")
    if isinstance(nilai, datetime):
        return tulis_waktu(nilai)
    if isinstance(nilai, date):
        return nilai.isoformat()
    raise TypeError(f"Jejak tidak menyimpan {type(nilai).__name__}.")


def tulis_waktu(pada: datetime) -> str:
    """Write a moment in one way only: UTC with microseconds."""
    if pada.tzinfo is None:
        raise ValueError("Waktu jejak harus menyebut zona waktu.")
    return pada.astimezone(UTC).isoformat(timespec="microseconds")


def kanonik(isi: object) -> str:
    """Return canonical JSON: sorted keys, no blanks, numbers of money as text, never a float."""
    _tolak_pecahan(isi)
    return json.dumps(isi, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_tulis)


def _tolak_pecahan(isi: object) -> None:
    if isinstance(isi, float):
        raise TypeError("Jejak tidak menyimpan bilangan pecahan biner; gunakan Decimal.")
    if isinstance(isi, Mapping):
        for nilai in isi.values():
            _tolak_pecahan(nilai)
    elif isinstance(isi, list | tuple):
        for nilai in isi:
            _tolak_pecahan(nilai)


def sidik_isi(isi: object) -> str:
    """Return the SHA-256 of a canonical value: what two equal contents share."""
    return hashlib.sha256(kanonik(isi).encode()).hexdigest()


def sidik_medan(medan: Mapping[str, str]) -> dict[str, str]:
    """Return the short fingerprint of each field."""
    return {nama: hashlib.sha256(medan[nama].encode()).hexdigest()[:12] for nama in MEDAN}


def tulis_sidik(sidik: Mapping[str, str]) -> str:
    """Write the fingerprints as one text, in the order of ``MEDAN``."""
    return " ".join(sidik[nama] for nama in MEDAN)


def hash_peristiwa(medan: Mapping[str, str], sidik: str, hash_sebelum: str) -> str:
    """Return the hash of one event."""
    bahan = json.dumps([*(medan[n] for n in MEDAN), sidik, hash_sebelum], ensure_ascii=False)
    return hashlib.sha256(bahan.encode()).hexdigest()
