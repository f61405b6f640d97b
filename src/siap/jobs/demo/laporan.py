"""Laporan: the monthly deliveries of one PD, with their dates, gaps, zeros, blanks and corrections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from random import Random
from typing import Final

from siap.domain.masukan import Matra, Sifat
from siap.jobs.demo import gangguan as g
from siap.jobs.demo.acak import sumber
from siap.jobs.demo.isi import isi_fisik, isi_realisasi, sha256_isi
from siap.jobs.demo.nilai import IsiKiriman, Kiriman, Perihal
from siap.jobs.demo.pelaksanaan import Pelaksanaan
from siap.jobs.demo.perangkat import DINSOS, DISHUB, TAHUN, Perangkat
from siap.jobs.demo.rencana import BLUD

WIB: Final = timezone(timedelta(hours=7), "WIB")


@dataclass(slots=True)
class _Buku:
    """What a PD has written down so far, in sen, line by line: the base of its next monthly figures."""

    tercatat: list[int]


def kiriman_bulanan(hasil: Pelaksanaan, tempat: list[Matra]) -> Iterator[Kiriman]:
    """Give every delivery of money and of physical progress of one PD."""
    pd = hasil.rencana.pd
    acak = sumber("laporan", pd.kode)
    buku = _Buku([0] * len(tempat))
    for bulan in range(1, g.SAMPAI_BULAN + 1):
        tiba = _tiba(acak, pd, bulan)
        if bulan in g.TIDAK_LAPOR.get(pd.kode, frozenset()):
            continue
        yield from _uang(hasil, tempat, buku, bulan, tiba)
        if (pd.kode, bulan) not in g.FISIK_KOSONG:
            isi = isi_fisik(pd, bulan, hasil.fisik)
            yield kirim(Perihal.FISIK, pd, bulan, tiba + timedelta(minutes=4), isi)


def kirim(
    perihal: Perihal, pd: Perangkat, bulan: int, pada: datetime, isi: IsiKiriman, koreksi: str = ""
) -> Kiriman:
    """Wrap one monthly delivery with its file name, fingerprint and sender."""
    berkas = f"{perihal.value}-{pd.kode}-{TAHUN}-{bulan:02d}{'-perbaikan' if koreksi else ''}.xlsx"
    oleh = {DINSOS: "rina", DISHUB: "dewi"}.get(pd.kode, "sari")
    return Kiriman(perihal, pd.kode, bulan, pada, oleh, berkas, sha256_isi(isi), isi, koreksi=koreksi)


def _tiba(acak: Random, pd: Perangkat, bulan: int) -> datetime:
    hari = acak.randint(13, 20) if (pd.kode, bulan) in g.LEWAT_TENGGAT else acak.randint(3, 9)
    return datetime(TAHUN, bulan + 1, hari, acak.randint(8, 15), acak.randint(0, 50), tzinfo=WIB)


def _uang(
    hasil: Pelaksanaan, tempat: list[Matra], buku: _Buku, bulan: int, tiba: datetime
) -> Iterator[Kiriman]:
    """Give the report of money of one month, twice when it came back and was sent again."""
    pd = hasil.rencana.pd
    sifat = Sifat.BULANAN if pd.kode in g.BULANAN else Sifat.KUMULATIF
    kini = [_sen(hasil, nomor, bulan) for nomor in range(len(tempat))]
    kosong = _baris_kosong(pd, bulan, kini, buku)
    lapor = {
        i: sen - (buku.tercatat[i] if sifat is Sifat.BULANAN else 0)
        for i, sen in enumerate(kini)
        if i not in kosong
    }
    if koreksi := g.KOREKSI.get((pd.kode, bulan)):
        keliru = _keliru(hasil, bulan, lapor)
        isi = isi_realisasi(pd, bulan, sifat, ((tempat[i], sen) for i, sen in keliru.items()))
        yield kirim(Perihal.REALISASI, pd, bulan, tiba, isi)
        bulan_koreksi, hari, alasan = koreksi
        tiba = datetime(TAHUN, bulan_koreksi, hari, 10, 30, tzinfo=WIB)
        isi = isi_realisasi(pd, bulan, sifat, ((tempat[i], sen) for i, sen in lapor.items()))
        yield kirim(Perihal.REALISASI, pd, bulan, tiba, isi, alasan)
    else:
        isi = isi_realisasi(pd, bulan, sifat, ((tempat[i], sen) for i, sen in lapor.items()))
        yield kirim(Perihal.REALISASI, pd, bulan, tiba, isi)
    for i in lapor:
        buku.tercatat[i] = kini[i]


def _sen(hasil: Pelaksanaan, nomor: int, bulan: int) -> int:
    """Realisation to date in sen; hospital and health-centre money knows sen, the rest is whole rupiah."""
    nilai = hasil.uang[nomor][bulan - 1]
    pecahan = nilai // 100 % 97 if hasil.rencana.jalur[nomor].sumber_dana == BLUD else 0
    return nilai * 100 - pecahan


def _baris_kosong(pd: Perangkat, bulan: int, kini: list[int], buku: _Buku) -> frozenset[int]:
    """Choose the rows left blank in a partial report: those that moved least."""
    banyak = g.SEBAGIAN.get((pd.kode, bulan), 0)
    return frozenset(sorted(range(len(kini)), key=lambda i: (kini[i] - buku.tercatat[i], i))[:banyak])


def _keliru(hasil: Pelaksanaan, bulan: int, benar: dict[int, int]) -> dict[int, int]:
    """Give the first, faulty delivery of a month that was corrected afterwards."""
    pd = hasil.rencana.pd.kode
    if pd == g.DPUPR:  # typed in thousands
        return {i: sen // 100_000 * 100 for i, sen in benar.items()}
    if pd == DINSOS:  # a transfer of aid counted twice
        nomor = max(benar, key=lambda i: benar[i] if hasil.rencana.jalur[i].jenis_belanja == "5.1.06" else -1)
        return benar | {nomor: benar[nomor] * 2}
    nomor = max(benar, key=lambda i: benar[i] - _sen(hasil, i, bulan - 1))  # one payment forgotten
    return benar | {nomor: _sen(hasil, nomor, bulan - 1)}
