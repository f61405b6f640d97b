"""Control tables: one month, one group, ready-made for every face."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from siap.analytics.engines.base import SUMBU, Mesin, PertanyaanSalah
from siap.analytics.mart.baca import Mart
from siap.analytics.rekap.bertanya import SETAHUN, Penanya, Saring, periksa_bulan
from siap.domain import susun
from siap.domain.metrik.katalog import METRIK_BARIS
from siap.domain.rekap import BarisRekap, Cakupan, Rekap, StatusLapor, Ukuran

#: groupings that are a property of the PD and not of its budget lines
SIFAT_PD = ("kelompok", "jenis", "induk")


def susun_rekap(
    mart: Mart,
    *,
    bulan: int,
    per: str = "pd",
    saring: Saring | None = None,
    urut: str | None = None,
    mesin: Mesin | None = None,
) -> Rekap:
    """Give the control table of a month per PD, per property of PD, or per column of the budget lines.

    ``per`` "induk" gives each PD one row together with its units; "pd" gives every unit its own.

    ``saring`` maps a filter of ``SARING_PD`` or a column (program, jenis_belanja ...) to one value;
    ``urut`` is a metric code, "-" before it for descending, and orders rows without changing ranks.
    """
    periksa_bulan(bulan)
    if per not in (*SUMBU["posisi"], *SIFAT_PD):
        raise PertanyaanSalah(f"“{per}” tidak dikenal: pilih {', '.join((*SUMBU['posisi'], *SIFAT_PD))}.")
    penanya = Penanya.untuk(mart, saring, mesin)
    ukuran_pd = penanya.ukuran_pd((bulan,))[bulan]
    rekap = susun.susun_rekap(
        dimensi=mart.dimensi,
        bulan=bulan,
        terbitan=mart.terbitan,
        ukuran_pd=ukuran_pd,
        per=per,
        bagian=_bagian(penanya, bulan, per, ukuran_pd),
        terakhir=_terakhir(penanya, bulan) if per == "pd" else None,
        saring=penanya.saring,
    )
    return rekap if urut is None else replace(rekap, baris=urutkan(rekap.baris, urut))


def ringkasan(mart: Mart, *, bulan: int, saring: Saring | None = None) -> Rekap:
    """Give the whole government with one row per group of PD."""
    return susun_rekap(mart, bulan=bulan, per="kelompok", saring=saring)


def peringkat(mart: Mart, *, bulan: int, kelompok: str | None = None) -> Rekap:
    """Give all PD, or those of one group, in order of rank."""
    return susun_rekap(mart, bulan=bulan, saring={"kelompok": kelompok} if kelompok else None)


def rincian_pd(mart: Mart, *, bulan: int, pd: str, per: str = "sub_kegiatan", **saring: str) -> Rekap:
    """Give one PD by program, kegiatan, sub kegiatan, jenis belanja or sumber dana."""
    return susun_rekap(mart, bulan=bulan, per=per, saring={"pd": pd, **saring})


def cakupan(mart: Mart, *, bulan: int, saring: Saring | None = None) -> Cakupan:
    """Say how many PD reported for a month, and how much of the pagu they hold."""
    periksa_bulan(bulan)
    penanya = Penanya.untuk(mart, saring, None)
    return susun.total_bulan(mart.dimensi, bulan, penanya.ukuran_pd((bulan,))[bulan], penanya.saring).cakupan


def urutkan(baris: tuple[BarisRekap, ...], urut: str) -> tuple[BarisRekap, ...]:
    """Order rows by an exact metric; unknown values last, ties by code."""
    kode = urut.removeprefix("-")
    if kode not in METRIK_BARIS:
        raise PertanyaanSalah(f"Urutan “{kode}” tidak dikenal: pilih {', '.join(METRIK_BARIS)}.")
    arah = -1 if urut.startswith("-") else 1

    def kunci(b: BarisRekap) -> tuple[bool, Decimal, str]:
        nilai: Decimal | None = getattr(b, kode)
        return nilai is None, arah * nilai if nilai is not None else Decimal(0), b.kode

    return tuple(sorted(baris, key=kunci))


def _bagian(
    penanya: Penanya, bulan: int, per: str, ukuran_pd: Mapping[str, Ukuran]
) -> list[susun.BagianRekap]:
    if per in ("pd", "induk"):
        return []
    if per in SIFAT_PD:
        return [
            susun.BagianRekap(d.kode, getattr(d, per), ukuran_pd.get(d.kode, Ukuran()))
            for d in penanya.pd_terpilih()
        ]
    return [
        susun.BagianRekap(j.kunci[0], j.kunci[1], j.ukuran)
        for j in penanya.mesin.jumlah(penanya.tanya((bulan,), ("pd", per)))
    ]


def _terakhir(penanya: Penanya, bulan: int) -> dict[str, tuple[int, Decimal]]:
    """Find the last reported month of PD that have not reported; asked only when there are such PD."""
    bulan_lalu: dict[str, int] = {}
    for d in penanya.pd_terpilih():
        lapor = [StatusLapor(s).sudah_lapor for s in d.status[:bulan]]
        if not lapor[-1] and any(lapor):
            bulan_lalu[d.kode] = max(b for b, sudah in enumerate(lapor, start=1) if sudah)
    if not bulan_lalu:
        return {}
    ukuran = penanya.ukuran_pd(SETAHUN)
    hasil = {}
    for kode, b in bulan_lalu.items():
        realisasi = ukuran[b].get(kode, Ukuran()).realisasi
        if realisasi is not None:
            hasil[kode] = (b, realisasi)
    return hasil
