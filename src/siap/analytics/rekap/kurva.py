"""The S-curve: twelve months of plan and actual, asked in one question."""

from __future__ import annotations

from siap.analytics.engines.base import Mesin
from siap.analytics.mart.baca import Mart
from siap.analytics.rekap.bertanya import SETAHUN, Penanya, Saring, periksa_bulan
from siap.domain.rekap import KurvaS
from siap.domain.susun import susun_kurva


def kurva_s(
    mart: Mart,
    *,
    sampai_bulan: int,
    saring: Saring | None = None,
    judul: str = "Kurva S",
    mesin: Mesin | None = None,
) -> KurvaS:
    """Give the curve of the PD that pass the filter; actual lines stop at the last reported month."""
    periksa_bulan(sampai_bulan)
    penanya = Penanya.untuk(mart, saring, mesin)
    return susun_kurva(
        dimensi=mart.dimensi,
        sampai_bulan=sampai_bulan,
        terbitan=mart.terbitan,
        ukuran_bulan=penanya.ukuran_pd(SETAHUN),
        saring=penanya.saring,
        judul=judul,
    )
