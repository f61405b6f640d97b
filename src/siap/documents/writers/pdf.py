"""PDF: documents set by Typst, one compile per document, joined in order; same values, same bytes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

import typst

from siap.documents.blocks import Dokumen
from siap.documents.huruf import folder_huruf
from siap.documents.writers.gabung import gabung, padatkan
from siap.documents.writers.halaman import isi_halaman
from siap.documents.writers.pekerja import Pekerja

#: told after every document: how many are done, how many there are
Kemajuan = Callable[[int, int], None]


@lru_cache(maxsize=1)
def _huruf() -> typst.Fonts:
    """Read the faces once per process; nothing of the machine is looked at."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder_huruf())]
    )


@lru_cache(maxsize=1)
def _templat() -> bytes:
    return (files("siap.documents.writers") / "dokumen.typ").read_bytes()


def susun(isi: bytes, waktu: int, *, bertag: bool) -> bytes:
    """Set one document from its JSON. ``waktu`` (seconds) is the only date that enters the file."""
    # Typst's stub does not know yet that its input may be files by name
    hasil = typst.compile(  # type: ignore[call-overload]
        {"main.typ": _templat(), "isi.json": isi},
        font_paths=_huruf(),
        format="pdf",
        timestamp=waktu,
        pdf_tags=bertag,
    )
    assert isinstance(hasil, bytes)  # noqa: S101 - without `output` Typst returns the file itself
    return hasil


def _naskah(dokumen: Dokumen) -> tuple[bytes, int]:
    isi = json.dumps(isi_halaman(dokumen), ensure_ascii=False, separators=(",", ":")).encode()
    return isi, int(dokumen.kaki.waktu_tarik.timestamp())


def _satu_per_satu(daftar: Sequence[Dokumen], *, bertag: bool, terpisah: bool) -> Iterator[bytes]:
    if not terpisah:
        for dokumen in daftar:
            yield susun(*_naskah(dokumen), bertag=bertag)
        return
    with Pekerja(bertag=bertag) as pekerja:
        for dokumen in daftar:
            yield pekerja.susun(*_naskah(dokumen))


def tulis_pdf(
    dokumen: Dokumen | Sequence[Dokumen],
    *,
    bertag: bool = True,
    terpisah: bool = False,
    judul: str = "",
    kemajuan: Kemajuan | None = None,
) -> bytes:
    """Return the PDF of one document, or of several as one file with an outline.

    ``bertag`` keeps the structure for screen readers (a published file needs it; without it the file is
    several times smaller). ``terpisah`` compiles in a process of its own that ends and gives its memory
    back: use it in a server. ``judul`` names the joined file.
    """
    daftar = [dokumen] if isinstance(dokumen, Dokumen) else list(dokumen)
    bagian: list[bytes] = []
    for berkas in _satu_per_satu(daftar, bertag=bertag, terpisah=terpisah):
        bagian.append(berkas)
        if kemajuan:
            kemajuan(len(bagian), len(daftar))
    if isinstance(dokumen, Dokumen):
        return padatkan(bagian[0])
    return gabung(bagian, [d.judul for d in daftar], judul or (daftar[0].judul if daftar else ""))
