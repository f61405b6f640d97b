"""Templat: the empty canonical forms, for every door."""

from __future__ import annotations

from siap.documents.writers.templat import tulis_csv, tulis_xlsx
from siap.domain.masukan import JenisBerkas
from siap.domain.templat import TEMPLAT

#: Kinds for which a form can be written.
JENIS_TEMPLAT: tuple[str, ...] = tuple(str(k) for k in TEMPLAT)


def tulis_templat(jenis: str, *, csv: bool = False) -> bytes:
    """Return the bytes of an empty form; an unknown kind is a ValueError."""
    bentuk = TEMPLAT[JenisBerkas(jenis)]
    return tulis_csv(bentuk) if csv else tulis_xlsx(bentuk)
