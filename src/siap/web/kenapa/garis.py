"""Garis: the explanation of one line of a PD's tree, in the same words as that of a PD."""

from __future__ import annotations

from dataclasses import replace

from siap.domain.rekap import Penjelasan
from siap.domain.susun import kenapa
from siap.flows import tanya
from siap.flows.galat import TidakDikenal
from siap.web.keadaan import Keadaan


def kenapa_garis(keadaan: Keadaan, kode_pd: str, kode: str) -> Penjelasan:
    """Explain the status of one line; raises TidakDikenal when the PD has no such line."""
    pemda, tahun, bulan = keadaan.titik
    mart = tanya.buka(pemda, tahun)
    pd = next((d for d in mart.dimensi.pd if d.kode == kode_pd), None)
    baris = next(
        (p.baris for p in tanya.pohon_pd(pemda, tahun, bulan, kode_pd) if p.baris.kode == kode), None
    )
    if pd is None or baris is None:
        raise TidakDikenal(f"Perangkat daerah ini tidak punya “{kode}”.")
    return kenapa(
        # a line is judged against the version that its PD is bound to
        replace(baris, versi_anggaran=pd.versi_anggaran[bulan - 1]),
        tanya.pita_bulan(mart, bulan),
        periode=keadaan.periode,
        terbitan=mart.terbitan,
        pd=pd,
    )
