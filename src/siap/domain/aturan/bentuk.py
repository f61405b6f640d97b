"""Bentuk: the shape of one entry in the register of rules."""

from __future__ import annotations

import string
from dataclasses import dataclass

from siap.domain.temuan import Keparahan


@dataclass(frozen=True, slots=True)
class Aturan:
    """One rule. ``kalimat`` and ``tindakan`` are format strings; their fields are given with the finding.

    ``contoh_lolos`` and ``contoh_gagal`` are short cases for the help page; ``sumber`` is the legal basis
    or the real file that taught the rule.
    """

    kode: str
    keparahan: Keparahan
    judul: str
    kalimat: str
    tindakan: str
    contoh_lolos: str
    contoh_gagal: str
    sumber: str

    @property
    def isian(self) -> frozenset[str]:
        """Names of the fields that the two format strings need."""
        pembaca = string.Formatter()
        return frozenset(
            nama
            for teks in (self.kalimat, self.tindakan)
            for _, nama, _, _ in pembaca.parse(teks)
            if nama is not None
        )
