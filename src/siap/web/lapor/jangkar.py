"""Jangkar: the address of one cell within the grid page, and the cell that a finding speaks of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from siap.domain.temuan import Tempat
from siap.ledger.pelaporan.isian import KOLOM_BARIS, Kolom, LetakBaris, LetakSel

#: how a column is called in a sentence
NAMA_KOLOM: Final[Mapping[str, str]] = {
    Kolom.REALISASI: "realisasi",
    Kolom.FISIK: "fisik",
    Kolom.OUTPUT: "output",
    Kolom.KENDALA: "kendala",
    Kolom.CATATAN: "catatan koreksi",
    Kolom.BAGIAN: "kemajuan bagian",
}
#: fields that rules name -> the column in which the person mends them
_KOLOM_MEDAN: Final[Mapping[str, Kolom]] = {
    "realisasi": Kolom.REALISASI,
    "fisik": Kolom.FISIK,
    "output_jadi": Kolom.OUTPUT,
    "output": Kolom.OUTPUT,
    "kendala": Kolom.KENDALA,
    "catatan": Kolom.KENDALA,
    "ada_kendala": Kolom.KENDALA,
    "catatan_koreksi": Kolom.REALISASI,
    "ada_koreksi": Kolom.REALISASI,
}


def jangkar(letak: LetakSel) -> str:
    """Return the id of a cell. The note of a correction is written beside the money that it explains."""
    kolom = Kolom.REALISASI if letak.kolom == Kolom.CATATAN else letak.kolom
    bagian = [kolom, letak.sub_kegiatan or "pd", letak.rekening]
    if letak.sumber_dana:
        # the name of a fund has blanks, which an id may not have
        bagian.append(hashlib.sha256(letak.sumber_dana.encode()).hexdigest()[:8])
    return "sel-" + "-".join(b.replace(" ", "_") for b in bagian if b)


@dataclass(frozen=True)
class PetaSel:
    """Where findings point to, for one report."""

    baris: Mapping[str, LetakBaris]
    sub: frozenset[str]

    def cari(self, tempat: Tempat) -> LetakSel | None:
        """Return the cell of a finding, None when it is about the report as a whole or something else."""
        if not tempat.sel:
            return None
        kolom = _KOLOM_MEDAN.get(tempat.medan)
        letak = self.baris.get(tempat.sel)
        sub = "" if tempat.sel == "PD" else tempat.sel.split("/")[0]
        if kolom in KOLOM_BARIS or kolom is None:
            return None if letak is None else LetakSel(*letak, Kolom.REALISASI)
        return LetakSel(sub, "", "", kolom) if sub in self.sub else None


def peta_sel(baris: Iterable[LetakBaris]) -> PetaSel:
    """Return the map of a report's lines. Rules join lines that differ in their fund, and sum up."""
    peta: dict[str, LetakBaris] = {}
    for b in sorted(baris):
        for bagian in ((b.sub_kegiatan,), (b.sub_kegiatan, b.rekening), tuple(b)):
            peta.setdefault("/".join(k for k in bagian if k) or "PD", b)
    return PetaSel(peta, frozenset(b.sub_kegiatan for b in peta.values()))
