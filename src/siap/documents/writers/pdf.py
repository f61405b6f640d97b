"""PDF: documents set by Typst, one compile per document, joined in order; same values, same bytes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from siap.documents.blocks import Dokumen
from siap.documents.writers.gabung import gabung, padatkan
from siap.documents.writers.halaman import isi_halaman
from siap.documents.writers.pekerja import Pekerja
from siap.documents.writers.susun import susun

#: told after every document: how many are done, how many there are
Kemajuan = Callable[[int, int], None]


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
