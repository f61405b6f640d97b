"""Isi: plans and progress of one PD as values for the book, exactly as an importer gives them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from decimal import Decimal

from siap.domain.masukan import (
    BarisAngkas,
    BarisFisik,
    BarisPagu,
    BarisRealisasi,
    IsiAnggaran,
    IsiAngkas,
    IsiFisik,
    IsiRealisasi,
    IsiTarget,
    Matra,
    Sifat,
    UnitTerbaca,
)
from siap.jobs.demo.nilai import IsiKiriman
from siap.jobs.demo.perangkat import TAHUN, Perangkat
from siap.jobs.demo.rencana import JENIS_BELANJA, SUMBER_DANA, Rencana, Versi
from siap.jobs.demo.susunan import uraian_susunan


def rupiah(sen: int) -> Decimal:
    """Give sen as rupiah with two places."""
    return Decimal(sen).scaleb(-2)


def unit(pd: Perangkat) -> tuple[UnitTerbaca, ...]:
    """Give the unit as a file names it."""
    return (UnitTerbaca(pd.kode, pd.nama),)


def matra(rencana: Rencana) -> list[Matra]:
    """Give the place of every budget line of a PD, in its order."""
    return [
        Matra(sub_kegiatan=j.sub.kode, jenis_belanja=j.jenis_belanja, sumber_dana=j.sumber_dana)
        for j in rencana.jalur
    ]


def uraian_pd(rencana: Rencana) -> dict[str, str]:
    """Name the codes that the budget of one PD uses: its sub kegiatan, all levels above, accounts, funds."""
    kode = {
        ".".join(bagian[:panjang])
        for j in rencana.jalur
        for bagian in (j.sub.kode.split("."),)
        for panjang in (1, 2, 3, 5, 6)
    }
    susunan = uraian_susunan((rencana.pd,))
    hasil = {k: susunan[k] for k in sorted(kode)}
    hasil |= {k: JENIS_BELANJA[k] for k in sorted({j.jenis_belanja for j in rencana.jalur})}
    return hasil | {k: SUMBER_DANA[k] for k in sorted({j.sumber_dana for j in rencana.jalur})}


def isi_anggaran(rencana: Rencana, tempat: list[Matra], versi: Versi, uraian: dict[str, str]) -> IsiAnggaran:
    """Give one budget version."""
    baris = tuple(
        BarisPagu(rencana.pd.kode, m, rupiah(p * 100)) for m, p in zip(tempat, versi.pagu, strict=True)
    )
    return IsiAnggaran(TAHUN, unit(rencana.pd), baris, uraian)


def isi_angkas(rencana: Rencana, tempat: list[Matra], versi: Versi) -> IsiAngkas:
    """Give the cash plan of one version; a month without a plan has no row."""
    if versi.kas is None:
        raise ValueError("versi ini tidak punya anggaran kas")
    baris = tuple(
        BarisAngkas(rencana.pd.kode, m, bulan, rupiah(nilai * 100))
        for m, kas in zip(tempat, versi.kas, strict=True)
        for bulan, nilai in enumerate(kas, start=1)
        if nilai
    )
    return IsiAngkas(TAHUN, unit(rencana.pd), baris, pagu_tertulis=rupiah(sum(versi.pagu) * 100))


def isi_target(rencana: Rencana) -> IsiTarget:
    """Give the physical targets of the year."""
    baris = tuple(
        BarisFisik(rencana.pd.kode, bulan, kode, rupiah(nilai))
        for kode, deret in rencana.target.items()
        for bulan, nilai in enumerate(deret, start=1)
    )
    return IsiTarget(TAHUN, unit(rencana.pd), baris)


def isi_realisasi(
    pd: Perangkat, bulan: int, sifat: Sifat, baris: Iterable[tuple[Matra, int]]
) -> IsiRealisasi:
    """Give one report of money; amounts come in sen, a blank row is not among them."""
    daftar = tuple(BarisRealisasi(pd.kode, bulan, m, rupiah(sen)) for m, sen in baris)
    return IsiRealisasi(TAHUN, sifat, unit(pd), daftar)


def isi_fisik(pd: Perangkat, bulan: int, fisik: dict[str, list[int]]) -> IsiFisik:
    """Give one report of physical progress to date."""
    baris = tuple(BarisFisik(pd.kode, bulan, kode, rupiah(deret[bulan - 1])) for kode, deret in fisik.items())
    return IsiFisik(TAHUN, unit(pd), baris)


def sha256_isi(isi: IsiKiriman) -> str:
    """Fingerprint of one delivery, standing in for the hash of the file it would have been."""
    cerna = hashlib.sha256(type(isi).__name__.encode())
    if isinstance(isi, IsiRealisasi):
        cerna.update(isi.sifat.encode())
    for baris in isi.baris:
        match baris:
            case BarisFisik():
                teks = f"{baris.pd};{baris.bulan};{baris.sub_kegiatan};{baris.persen}\n"
            case BarisPagu():
                teks = f"{baris.pd};{_teks(baris.matra)};{baris.pagu}\n"
            case _:
                teks = f"{baris.pd};{_teks(baris.matra)};{baris.bulan};{baris.nilai}\n"
        cerna.update(teks.encode())
    return cerna.hexdigest()


def _teks(m: Matra) -> str:
    return f"{m.sub_kegiatan};{m.rekening};{m.jenis_belanja};{m.sumber_dana}"
