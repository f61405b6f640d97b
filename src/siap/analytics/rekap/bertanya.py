"""From a filter in the user's words to a question for an engine, and to the sums per PD."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from siap.analytics.engines.base import Mesin, Pertanyaan, PertanyaanSalah
from siap.analytics.engines.ibis_engine import MesinDuckDB
from siap.analytics.mart.baca import Mart
from siap.domain.fakta import DimensiPD
from siap.domain.rekap import Ukuran
from siap.domain.susun import SARING_PD, silsilah

SETAHUN: Final = tuple(range(1, 13))
Saring = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Penanya:
    """Asks one engine about one edition, under one filter.

    Filters of ``SARING_PD`` (pd, kelompok, jenis, induk, keluarga) choose PD by their names in the edition;
    all others choose budget lines and are columns of the mart.
    """

    mart: Mart
    saring: Saring
    mesin: Mesin

    @classmethod
    def untuk(cls, mart: Mart, saring: Saring | None, mesin: Mesin | None) -> Penanya:
        """Make one, on DuckDB unless another engine is given."""
        return cls(mart, dict(saring or {}), mesin or MesinDuckDB(mart))

    def pd_terpilih(self) -> tuple[DimensiPD, ...]:
        """List the PD that pass the filter."""
        garis_induk = silsilah(self.mart.dimensi)
        return tuple(d for d in self.mart.dimensi.pd if garis_induk.lolos(d, self.saring))

    def tanya(self, bulan: Sequence[int], per: Sequence[str], tabel: str = "posisi") -> Pertanyaan:
        """Put the question; the filter on PD is passed on as codes, so that other files stay unread."""
        saring: dict[str, tuple[str, ...]] = {k: (v,) for k, v in self.saring.items() if k not in SARING_PD}
        if any(k in SARING_PD for k in self.saring):
            saring["pd"] = tuple(d.kode for d in self.pd_terpilih())
        return Pertanyaan(bulan=tuple(bulan), per=tuple(per), saring=saring, tabel=tabel)

    def ukuran_pd(self, bulan: Sequence[int]) -> dict[int, dict[str, Ukuran]]:
        """Sum per month and PD."""
        hasil: dict[int, dict[str, Ukuran]] = {b: {} for b in bulan}
        for j in self.mesin.jumlah(self.tanya(bulan, ("pd",))):
            hasil[j.bulan][j.kunci[0]] = j.ukuran
        return hasil


def periksa_bulan(bulan: int) -> None:
    """Refuse a month that is none, with a sentence."""
    if not 1 <= bulan <= 12:
        raise PertanyaanSalah(f"Bulan {bulan} tidak ada: tulis 1 sampai 12.")
