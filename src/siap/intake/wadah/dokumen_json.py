"""Dokumen JSON: a list of records, with every number exact."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from siap.intake.catatan import menolak
from siap.intake.wadah import batas

Catatan = Mapping[str, Any]
_BUNGKUS = ("data", "items", "rows", "result", "results", "records")


def baca_json(isi: bytes) -> list[Catatan]:
    """Return the records of a JSON list, or of the list inside {"data": [...]}."""
    _periksa_ukuran(isi)
    try:
        teks = isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            teks = isi.decode("utf-16" if isi[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252")
        except UnicodeDecodeError as salah:
            raise menolak("M03", sebab="hurufnya tidak dapat dibaca sebagai teks") from salah
    try:
        dokumen = json.loads(teks, parse_float=Decimal, parse_constant=_tanpa_angka)
    except (ValueError, RecursionError, ArithmeticError) as salah:
        raise menolak("M03", sebab="JSON tidak lengkap atau tidak sah") from salah
    return _daftar(dokumen)


def _tanpa_angka(_: str) -> None:
    """Read NaN and Infinity as nothing; they are no amounts."""
    return


def _periksa_ukuran(isi: bytes) -> None:
    if (
        len(isi) > batas.JSON
        or isi.count(b",") > batas.KOMA_JSON
        or isi.count(b"[") + isi.count(b"{") > batas.KURUNG_JSON
    ):
        raise menolak("M05", diberikan=f"{len(isi) // batas.MB} MB", diharapkan="40 MB dan 1,6 juta isian")


def _daftar(dokumen: Any, dalam: int = 0) -> list[Catatan]:
    if isinstance(dokumen, list):
        catatan: list[Catatan] = [c for c in dokumen if isinstance(c, dict)]
        if catatan and len(catatan) == len(dokumen):
            return catatan
        if not dokumen:
            raise menolak("M06")
    if isinstance(dokumen, dict) and dalam < 3:
        for kunci in _BUNGKUS:
            if isinstance(dokumen.get(kunci), list | dict):
                return _daftar(dokumen[kunci], dalam + 1)
    tampak = f"objek dengan {', '.join(list(dokumen)[:4])}" if isinstance(dokumen, dict) else "nilai lain"
    raise menolak("M16", diharapkan="daftar baris JSON", diberikan=tampak[:120])
