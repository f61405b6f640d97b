"""Susun: one page description becomes one PDF, by Typst, with nothing of the machine in it."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Final

import typst

from siap.documents.huruf import folder_huruf


@lru_cache(maxsize=1)
def _huruf() -> typst.Fonts:
    """Read the faces once per process; those of the machine are not looked at."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder_huruf())]
    )


#: the template of every document that is made of blocks
TEMPLAT: Final = "dokumen.typ"


@lru_cache(maxsize=4)
def _templat(nama: str) -> bytes:
    return (files("siap.documents.writers") / nama).read_bytes()


def susun(isi: bytes, waktu: int, *, bertag: bool, templat: str = TEMPLAT) -> bytes:
    """Set one document from its JSON. ``waktu`` (seconds) is the only date that enters the file."""
    # Typst's stub does not know yet that its input may be files by name
    hasil = typst.compile(  # type: ignore[call-overload]
        {"main.typ": _templat(templat), "isi.json": isi},
        font_paths=_huruf(),
        format="pdf",
        timestamp=waktu,
        pdf_tags=bertag,
    )
    assert isinstance(hasil, bytes)  # noqa: S101 - without `output` Typst returns the file itself
    return hasil
