"""Temuan: what a rule or an importer found, where, and what to do about it.

A finding never stops the search for the next one (law 9). Its code points to one entry of
``siap.domain.aturan.register``, from which the catalogue page, the form messages and the XLSX error
sheet are printed.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum


class Keparahan(StrEnum):
    """How much a finding weighs: refuse, ask for a reason, or just tell."""

    TOLAK = "tolak"
    JELASKAN = "jelaskan"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Tempat:
    """Where: a file with sheet, row (1-based) and cell ("D18"), or a form field."""

    berkas: str = ""
    lembar: str = ""
    baris: int | None = None
    sel: str = ""
    medan: str = ""

    def __str__(self) -> str:
        """Say the place in the words of a person at a spreadsheet."""
        bagian = [self.berkas]
        if self.lembar:
            bagian.append(f"lembar “{self.lembar}”")
        if self.sel:
            bagian.append(f"sel {self.sel}")
        elif self.baris is not None:
            bagian.append(f"baris {self.baris}")
        if self.medan:
            bagian.append(f"kolom {self.medan}")
        return ", ".join(b for b in bagian if b)


@dataclass(frozen=True, slots=True)
class Temuan:
    """One finding. Numbers in ``diberikan``/``diharapkan``/``selisih`` are already printed (id-ID)."""

    kode: str
    keparahan: Keparahan
    kalimat: str
    tindakan: str
    tempat: Tempat = Tempat()
    diberikan: str = ""
    diharapkan: str = ""
    selisih: str = ""

    @property
    def menolak(self) -> bool:
        """True when this finding alone forbids booking."""
        return self.keparahan is Keparahan.TOLAK

    def sebagai_json(self) -> dict[str, object]:
        """Return the JSON shape of the CLI and the API: flat, with the place spelled out."""
        isi = asdict(self)
        isi["keparahan"] = self.keparahan.value
        return isi
