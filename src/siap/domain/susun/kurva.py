"""Kurva: the S-curve of a year; percentages of the pagu in force each month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from siap.domain.fakta import Dimensi
from siap.domain.metrik.katalog import hitung_baris
from siap.domain.rekap import KurvaS, TitikKurva, Ukuran
from siap.domain.susun.gabung import PdBulan
from siap.domain.susun.tabel import TotalBulan, total_bulan


def titik_kurva(bulan: int, total: TotalBulan) -> TitikKurva:
    """Return one month: plan and actual over the same PD, None where unknown (a line ends there)."""
    angka = hitung_baris(total.ukuran)
    return TitikKurva(
        bulan=bulan,
        pagu=angka["pagu"],
        angkas_persen=angka["target_persen"],
        target_fisik=angka["target_fisik"],
        fisik=angka["fisik"],
        keuangan=angka["persen_pagu"],
        realisasi=angka["realisasi"],
        pd_lapor=total.cakupan.pd_lapor,
        versi_anggaran=total.versi_anggaran,
    )


def langkah_versi(dimensi: Dimensi, pd: Iterable[str] | None = None) -> tuple[int, ...]:
    """Return the months in which a PD moved to another budget version: a step is drawn there."""
    dipilih = None if pd is None else set(pd)
    langkah = set()
    for d in dimensi.pd:
        if dipilih is None or d.kode in dipilih:
            for bulan, (lalu, kini) in enumerate(
                zip(d.versi_anggaran, d.versi_anggaran[1:], strict=False), start=2
            ):
                if lalu and kini and lalu != kini:
                    langkah.add(bulan)
    return tuple(sorted(langkah))


def susun_kurva(
    *,
    dimensi: Dimensi,
    sampai_bulan: int,
    terbitan: str,
    ukuran_bulan: Mapping[int, Mapping[str, Ukuran]],
    saring: Mapping[str, str] | None = None,
    judul: str = "Kurva S",
) -> KurvaS:
    """Return twelve points; actual figures stop after ``sampai_bulan`` (1-12).

    ``ukuran_bulan``: per month the sums per PD, as for ``susun_rekap``.
    """
    titik = []
    dijumlah: tuple[PdBulan, ...] = ()
    terlibat: set[str] = set()
    for bulan in range(1, 13):
        lewat = bulan > sampai_bulan
        # after the cut-off the plan runs on for the PD that the curve has shown so far
        cakupan = replace(dimensi, pd=tuple(p.dimensi for p in dijumlah)) if lewat else dimensi
        total = total_bulan(cakupan, bulan, ukuran_bulan.get(bulan, {}), saring, rencana=lewat)
        dijumlah = dijumlah if lewat else total.dijumlah
        terlibat |= {p.kode for p in total.dijumlah}
        titik.append(titik_kurva(bulan, total))
    return KurvaS(
        judul=judul,
        tahun=dimensi.tahun,
        sampai_bulan=sampai_bulan,
        terbitan=terbitan,
        titik=tuple(titik),
        langkah=langkah_versi(dimensi, terlibat),
    )
