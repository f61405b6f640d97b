"""One SVG element as text: attributes escaped, coordinates without idle zeros."""

from __future__ import annotations

from decimal import Decimal
from html import escape
from typing import Final

#: a name longer than this is shortened in the picture; its full form stays in the accessible name
BATAS_NAMA: Final = 34


def angka(nilai: Decimal) -> str:
    """Write a coordinate: "12.5", "0"."""
    teks = f"{nilai:.2f}".rstrip("0").rstrip(".")
    return "0" if teks == "-0" else teks


def persen(nilai: Decimal) -> str:
    """Write a coordinate in percent of what surrounds it."""
    return f"{angka(nilai)}%"


def unsur(nama: str, *isi: str, **atribut: str | int | Decimal | None) -> str:
    """Return ``<nama ...>isi</nama>``; ``isi`` is markup, so text goes through ``tulisan`` first.

    ``stroke_width`` is written stroke-width, ``class_`` class; an attribute that is None is left out.
    """
    bagian = [nama]
    for kunci, nilai in atribut.items():
        if nilai is None:
            continue
        teks = angka(nilai) if isinstance(nilai, Decimal) else escape(str(nilai))
        bagian.append(f'{kunci.rstrip("_").replace("_", "-")}="{teks}"')
    kepala = " ".join(bagian)
    return f"<{kepala}>{''.join(isi)}</{nama}>" if isi else f"<{kepala}/>"


def tulisan(teks: str) -> str:
    """Escape a text for use inside an element."""
    return escape(teks, quote=False)


def ringkas(nama: str, batas: int = BATAS_NAMA) -> str:
    """Shorten a name that does not fit."""
    return nama if len(nama) <= batas else nama[: batas - 1].rstrip() + "…"
