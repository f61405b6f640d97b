"""Setelan: a dated configuration value object as JSON text, read strictly against its default."""

from __future__ import annotations

import json
from dataclasses import Field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar, Protocol


class ValueObject(Protocol):
    """Any frozen dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


def tulis_setelan(setelan: ValueObject) -> str:
    """Return the JSON text; ``baca_setelan`` gives the same fields back."""
    isi = {nama: _tulis(getattr(setelan, nama)) for nama in setelan.__dataclass_fields__}
    return json.dumps(isi, ensure_ascii=False, sort_keys=True)


def baca_setelan(teks: str, bawaan: ValueObject) -> dict[str, Any]:
    """Return the fields that a text gives, in the kinds of the default.

    An unknown field, a wrong kind or no JSON at all is a ``ValueError`` that says which.
    """
    try:
        isi = json.loads(teks)
    except ValueError as galat:
        raise ValueError(f"tulisannya bukan JSON ({galat})") from galat
    if not isinstance(isi, dict):
        raise ValueError("isinya harus berupa pasangan nama dan nilai")  # noqa: TRY004 - a text, not a type
    asing = sorted(set(isi) - set(bawaan.__dataclass_fields__))
    if asing:
        raise ValueError(f"{', '.join(asing)} tidak dikenal")
    return {nama: _baca(nama, nilai, getattr(bawaan, nama)) for nama, nilai in isi.items()}


def _tulis(nilai: object) -> object:
    if isinstance(nilai, date):
        return nilai.isoformat()
    if isinstance(nilai, Decimal):
        return str(nilai)
    if isinstance(nilai, tuple):
        return list(nilai)
    return dict(nilai) if hasattr(nilai, "keys") else nilai  # type: ignore[call-overload]


def _baca(nama: str, nilai: object, bawaan: object) -> object:
    try:
        if isinstance(bawaan, date) and isinstance(nilai, str):
            return date.fromisoformat(nilai)
        if isinstance(bawaan, Decimal) and isinstance(nilai, str):
            angka = Decimal(nilai)
            if angka.is_finite():
                return angka
        if isinstance(bawaan, tuple) and isinstance(nilai, list) and all(type(n) is int for n in nilai):
            return tuple(nilai)
        if hasattr(bawaan, "keys") and isinstance(nilai, dict):
            return nilai
        if type(nilai) is type(bawaan):
            return nilai
    except (ValueError, InvalidOperation):
        pass
    raise ValueError(f"nilai {nama} salah ({nilai})")
