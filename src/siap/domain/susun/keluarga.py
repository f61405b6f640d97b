"""Keluarga: a PD with the units that report under it, as far down as the list of units goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from siap.domain.fakta import Dimensi, DimensiPD
from siap.domain.rekap import StatusLapor, Verifikasi
from siap.domain.susun.gabung import PdBulan

#: Filters that choose PD; every other filter chooses budget lines inside them. "keluarga" names a PD and
#: chooses it with all its units, "induk" only the units right below it.
SARING_PD: Final = ("pd", "kelompok", "jenis", "induk", "keluarga")


@dataclass(frozen=True, slots=True)
class Silsilah:
    """For every PD the chain of codes from itself up to the one that stands under nobody."""

    jalur: Mapping[str, tuple[str, ...]]

    def puncak(self, kode: str) -> str:
        """Return the PD that sums a unit up; itself when it stands under nobody."""
        return self.jalur[kode][-1]

    def lolos(self, pd: DimensiPD, saring: Mapping[str, str]) -> bool:
        """Return True when a PD passes every filter of ``SARING_PD`` among the given ones."""
        sifat = {"pd": pd.kode, "kelompok": pd.kelompok, "jenis": pd.jenis, "induk": pd.induk}
        cocok = all(sifat[k] == v for k, v in saring.items() if k in sifat)
        return cocok and ("keluarga" not in saring or saring["keluarga"] in self.jalur[pd.kode])


def silsilah(dimensi: Dimensi) -> Silsilah:
    """Return the chains of an edition; a parent that the edition does not hold ends a chain."""
    induk = {d.kode: d.induk for d in dimensi.pd}
    jalur = {}
    for kode in induk:
        rantai = [kode]
        # the book refuses a circle; an edition that holds one all the same must not hang
        while (atas := induk[rantai[-1]]) in induk and atas not in rantai:
            rantai.append(atas)
        jalur[kode] = tuple(rantai)
    return Silsilah(jalur)


def status_keluarga(anggota: Iterable[PdBulan]) -> StatusLapor:
    """Return the state of a PD with its units: complete only when every one of them is."""
    status = {p.status for p in anggota}
    if len(status) == 1:
        return next(iter(status))
    if not any(s.sudah_lapor for s in status):
        return StatusLapor.BELUM_LAPOR
    return StatusLapor.LENGKAP if status <= {StatusLapor.LENGKAP, StatusLapor.NIHIL} else StatusLapor.SEBAGIAN


def verifikasi_keluarga(pelapor: Iterable[PdBulan]) -> Verifikasi | None:
    """Return the mark of a PD with its units: the least settled of those that reported."""
    tanda = {p.verifikasi for p in pelapor}
    urutan = (Verifikasi.DIKEMBALIKAN, Verifikasi.BELUM, Verifikasi.DIVERIFIKASI)
    return next((v for v in urutan if v in tanda), None)
