"""Pembukuan: one kind of content after the other, compared with the book and handed to its actions.

``rencanakan`` settles whose file it is, which year and month, and the key under which it is accepted; it
writes nothing. ``bukukan_isi`` then books. What is found on the way is a finding, never an exception.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from siap.domain.anggaran import Tahap
from siap.domain.aturan.register import temuan
from siap.domain.masukan import (
    Bacaan,
    BarisAngkas,
    BarisFisik,
    BarisPagu,
    BarisRealisasi,
    BarisRencanaFisik,
    BarisUnit,
    DokumenRealisasi,
    IsiAnggaran,
    IsiAngkas,
    IsiFisik,
    IsiLra,
    IsiNomenklatur,
    IsiRealisasi,
    IsiRencanaFisik,
    IsiTarget,
    IsiUnit,
    IsiWilayah,
    JenisBerkas,
    Matra,
    Sifat,
    UnitTerbaca,
)
from siap.domain.organisasi import nama_sama
from siap.domain.rekap import StatusLapor
from siap.domain.temuan import Temuan
from siap.domain.waktu import NAMA_BULAN
from siap.flows import banding
from siap.flows.sisi import Sisi, Tercatat, fisik_terkirim, simpan_acuan, uang_terkirim
from siap.flows.tujuan import Tujuan
from siap.ledger.akun.queries import nama_pelaku
from siap.ledger.anggaran import actions as anggaran
from siap.ledger.nomenklatur import actions as nomenklatur
from siap.ledger.organisasi import actions as organisasi
from siap.ledger.organisasi import queries as tanya_organisasi
from siap.ledger.realisasi import actions as realisasi
from siap.ledger.realisasi.queries import sumber_terakhir_sistem

#: Sources that are authorities on which PD exist: their units are registered when they are new.
MENGENALKAN_PD = frozenset({JenisBerkas.RENJA_SIPD, JenisBerkas.REALISASI_SIPD})


@dataclass(frozen=True, slots=True)
class Rencana:
    """A file whose owner, year and month are settled. ``kunci`` is its acceptance key."""

    bacaan: Bacaan
    tujuan: Tujuan
    kunci: str = ""
    pd: tuple[str, ...] = ()
    pd_baru: tuple[UnitTerbaca, ...] = ()
    temuan: tuple[Temuan, ...] = ()


def rencanakan(bacaan: Bacaan, tujuan: Tujuan) -> Rencana:
    """Settle whose file this is. Refusing findings mean that it cannot be booked."""
    match bacaan.isi:
        case IsiUnit() | IsiNomenklatur() | IsiWilayah() | None:
            return Rencana(bacaan, tujuan)
        case IsiLra() as isi:
            return _rencana_satu(bacaan, tujuan, [isi.unit], isi.tahun, isi.bulan, wajib_bulan=True)
        case IsiAngkas() as isi if not any(b.pd for b in isi.baris):
            return _rencana_satu(bacaan, tujuan, isi.unit, isi.tahun, None, wajib_bulan=False)
        case isi:
            return _rencana_banyak(bacaan, tujuan, isi)


def _rencana_satu(
    bacaan: Bacaan,
    tujuan: Tujuan,
    unit: Sequence[UnitTerbaca],
    tahun_lembar: int | None,
    bulan_lembar: int | None,
    *,
    wajib_bulan: bool,
) -> Rencana:
    """Settle a sheet about one PD: what was said wins, the sheet fills in, differences are findings."""
    dikenal = {p.kode: p.nama for p in tanya_organisasi.daftar_pd_sistem(tujuan.pemda)}
    catatan: list[Temuan] = []
    pd = tujuan.pd or _dari_nama(dikenal, unit)
    bulan = tujuan.bulan or bulan_lembar
    tahun = tujuan.tahun or tahun_lembar
    kurang = [n for n, v in (("PD", pd), ("tahun", tahun), ("bulan", bulan or not wajib_bulan)) if not v]
    if kurang:
        catatan.append(temuan("M46", diharapkan=" dan ".join(kurang)))
    if pd and pd not in dikenal:
        catatan.append(temuan("M40", diberikan=pd))
    catatan += _wewenang(tujuan, [pd])
    if not any(t.menolak for t in catatan):
        catatan += banding.lembar(bacaan, nama_pd=dikenal[pd], tahun=tahun, bulan=bulan)
    kunci = f"tahun={tahun};pd={pd}" + (f";bulan={bulan}" if bulan else "")
    return Rencana(bacaan, replace(tujuan, pd=pd, bulan=bulan, tahun=tahun), kunci, (pd,), (), tuple(catatan))


def _rencana_banyak(
    bacaan: Bacaan,
    tujuan: Tujuan,
    isi: IsiAnggaran | IsiAngkas | IsiTarget | IsiRencanaFisik | IsiRealisasi | IsiFisik,
) -> Rencana:
    """Settle a file whose rows say whose they are; rows without a PD belong to the one that was said."""
    dikenal = {p.kode: p.nama for p in tanya_organisasi.daftar_pd_sistem(tujuan.pemda)}
    tahun = tujuan.tahun or isi.tahun
    catatan: list[Temuan] = []
    if tahun is None:
        catatan.append(temuan("M46", diharapkan="tahun"))
    elif isi.tahun not in (None, tahun):
        catatan.append(temuan("M45", diberikan=str(isi.tahun), diharapkan=str(tahun)))
    semua = sorted({b.pd or tujuan.pd for b in isi.baris})
    if "" in semua:
        catatan.append(temuan("M46", diharapkan="PD"))
    baru = [u for u in isi.unit if u.kode and u.kode not in dikenal] if bacaan.jenis in MENGENALKAN_PD else []
    dikenalkan = {u.kode for u in baru}
    catatan += [temuan("M40", diberikan=k) for k in semua if k and k not in dikenal and k not in dikenalkan]
    catatan += _wewenang(tujuan, semua)
    kunci = f"tahun={tahun}" + (f";pd={tujuan.pd}" if tujuan.pd else "")
    if isinstance(isi, IsiAnggaran | IsiAngkas | IsiTarget | IsiRencanaFisik):
        kunci += f";mulai={tujuan.bulan or 1}"
    return Rencana(bacaan, replace(tujuan, tahun=tahun), kunci, tuple(semua), tuple(baru), tuple(catatan))


def _dari_nama(dikenal: dict[str, str], unit: Sequence[UnitTerbaca]) -> str:
    """Find the one PD that the sheet names; several or none is nobody."""
    for satu in unit:
        if satu.kode in dikenal:
            return satu.kode
        cocok = [kode for kode, nama in dikenal.items() if satu.nama and nama_sama(nama, satu.nama)]
        if len(cocok) == 1:
            return cocok[0]
    return ""


def _wewenang(tujuan: Tujuan, pd: Sequence[str]) -> list[Temuan]:
    """Refuse rows of other PD when the person may book for some only (law 12)."""
    if tujuan.hanya_pd is None:
        return []
    return [temuan("M40", diberikan=k) for k in pd if k and k not in tujuan.hanya_pd]


def penggantinya(rencana: Rencana) -> tuple[Temuan, ...]:
    """Tell when a file that was accepted before has been replaced by another since: it stays replaced.

    The same files offered again must book nothing, in whatever order they come; so an old file does not
    win by being brought twice, but whoever brings it is told.
    """
    isi, tujuan = rencana.bacaan.isi, rencana.tujuan
    aspek = "keuangan"
    match isi:
        case IsiLra():
            bulan = {(tujuan.pd, tujuan.bulan or 0)}
        case IsiRealisasi():
            bulan = set(_per_pd_bulan(isi.baris, tujuan))
        case IsiFisik():
            aspek, bulan = "fisik", set(_per_pd_bulan(isi.baris, tujuan))
        case _:
            return ()
    kini = sumber_terakhir_sistem(
        pemda=tujuan.pemda,
        tahun=_tahun(tujuan),
        aspek=aspek,
        dari_acuan=aspek == "keuangan" and Sisi.baca(tujuan).bpkad,
    )
    lain = [(pd, b, kini[pd, b]) for pd, b in sorted(bulan) if (pd, b) in kini]
    lain = [x for x in lain if x[2].sha256 != tujuan.sha256]
    if not lain:
        return ()
    contoh = [f"{NAMA_BULAN[b - 1]} {pd} oleh {s.nama or 'isian lain'}" for pd, b, s in lain[:3]]
    sisa = f" dan {len(lain) - 3} lagi" if len(lain) > 3 else ""
    return (temuan("M103", diberikan="; ".join(contoh) + sisa),)


def bukukan_isi(rencana: Rencana) -> Tercatat:
    """Book a settled file inside the caller's transaction; return what was found while booking.

    A refusing finding means that the caller has to take everything back.
    """
    isi, tujuan = rencana.bacaan.isi, rencana.tujuan
    pelaku: dict[str, Any] = {"oleh": nama_pelaku(tujuan.oleh), "pada": tujuan.pada}
    if rencana.pd_baru:
        baris = [BarisUnit(kode=u.kode, nama=u.nama) for u in rencana.pd_baru]
        organisasi.catat_daftar_pd(pemda=tujuan.pemda, baris=baris, **pelaku)
    if isinstance(isi, IsiUnit | IsiNomenklatur | IsiWilayah):
        _rujukan(isi, tujuan, pelaku)
        return Tercatat()
    match isi:
        case IsiAnggaran():
            hasil = Tercatat(_anggaran(isi, rencana))
        case IsiAngkas():
            hasil = Tercatat(_angkas(isi, rencana))
        case IsiTarget():
            hasil = Tercatat(_target(isi, rencana))
        case IsiRencanaFisik():
            hasil = Tercatat(_rencana_fisik(isi, rencana))
        case IsiLra():
            hasil = _lra(isi, rencana)
        case IsiRealisasi():
            hasil = _realisasi(isi, rencana)
        case IsiFisik():
            hasil = _fisik(isi, rencana)
        case None:
            raise ValueError("berkas yang tertolak tidak dibukukan")
    return hasil


def _rujukan(isi: IsiUnit | IsiNomenklatur | IsiWilayah, tujuan: Tujuan, pelaku: dict[str, Any]) -> None:
    """Book reference data: units, nomenclature, regions."""
    match isi:
        case IsiUnit():
            organisasi.catat_daftar_pd(pemda=tujuan.pemda, baris=isi.baris, **pelaku)
        case IsiNomenklatur():
            nomenklatur.muat(isi=isi, sumber=tujuan.sumber, **pelaku)
        case IsiWilayah():
            organisasi.muat_wilayah(baris=isi.baris, **pelaku)


def _umum(tujuan: Tujuan) -> dict[str, Any]:
    return {
        "pemda": tujuan.pemda,
        "tahun": tujuan.tahun,
        "sumber": tujuan.sumber,
        "oleh": tujuan.oleh,
        "pada": tujuan.pada,
    }


B = TypeVar("B", BarisPagu, BarisAngkas, BarisRealisasi, BarisFisik, BarisRencanaFisik)
BB = TypeVar("BB", BarisRealisasi, BarisFisik)


def _per_pd(baris: Sequence[B], pd: str) -> dict[str, list[B]]:
    """Group rows by PD; rows that name none belong to the one that was said."""
    kelompok: dict[str, list[B]] = defaultdict(list)
    for b in baris:
        kelompok[b.pd or pd].append(b if b.pd else replace(b, pd=pd))
    return dict(sorted(kelompok.items()))


def _per_pd_bulan(baris: Sequence[BB], tujuan: Tujuan) -> dict[tuple[str, int], list[BB]]:
    """Group rows by PD and month."""
    return {
        (pd, bulan): [b for b in isi if b.bulan == bulan]
        for pd, isi in _per_pd(baris, tujuan.pd).items()
        for bulan in sorted({b.bulan for b in isi})
    }


def _tahap(tujuan: Tujuan) -> Tahap:
    """Stage of a budget: as said, else murni from January and perubahan later in the year."""
    if tujuan.tahap:
        return Tahap(tujuan.tahap)
    return Tahap.MURNI if (tujuan.bulan or 1) == 1 else Tahap.PERUBAHAN


def _anggaran(isi: IsiAnggaran, rencana: Rencana) -> tuple[Temuan, ...]:
    tujuan = rencana.tujuan
    catatan = (*banding.nomenklatur(isi, tujuan), *banding.plafon(isi, tujuan))
    for pd, baris in _per_pd(isi.baris, tujuan.pd).items():
        anggaran.bukukan_anggaran(
            pd=pd,
            baris=baris,
            tahap=_tahap(tujuan),
            berlaku_mulai=tujuan.bulan or 1,
            dasar="",
            uraian=isi.uraian,
            **_umum(tujuan),
        )
    return catatan


def _angkas(isi: IsiAngkas, rencana: Rencana) -> tuple[Temuan, ...]:
    tujuan = rencana.tujuan
    mulai = tujuan.bulan or 1
    catatan: list[Temuan] = []
    for pd, baris in _per_pd(isi.baris, tujuan.pd).items():
        catatan += banding.angkas(isi, baris, tujuan=tujuan, pd=pd)
        anggaran.bukukan_angkas(
            pd=pd, baris=baris, berlaku_mulai=mulai, dasar="", uraian=isi.uraian, **_umum(tujuan)
        )
    return tuple(catatan)


def _target(isi: IsiTarget, rencana: Rencana) -> tuple[Temuan, ...]:
    tujuan = rencana.tujuan
    for pd, baris in _per_pd(isi.baris, tujuan.pd).items():
        anggaran.bukukan_target_fisik(
            pd=pd, baris=baris, berlaku_mulai=tujuan.bulan or 1, dasar="", uraian=isi.uraian, **_umum(tujuan)
        )
    return ()


def _rencana_fisik(isi: IsiRencanaFisik, rencana: Rencana) -> tuple[Temuan, ...]:
    tujuan = rencana.tujuan
    for pd, baris in _per_pd(isi.baris, tujuan.pd).items():
        anggaran.bukukan_rencana_fisik(
            pd=pd, baris=baris, berlaku_mulai=tujuan.bulan or 1, dasar="", uraian=isi.uraian, **_umum(tujuan)
        )
    return ()


def _lra(isi: IsiLra, rencana: Rencana) -> Tercatat:
    """Book an LRA: its realisation to date, and its pagu as a version when no budget says otherwise.

    A month that was submitted keeps its budget, too.
    """
    tujuan = rencana.tujuan
    bulan = tujuan.bulan
    if bulan is None:
        raise ValueError("rencana LRA tanpa bulan")
    pagu = [BarisPagu(tujuan.pd, Matra(jenis_belanja=k), v) for k, v in isi.anggaran.items()]
    uang = [BarisRealisasi(tujuan.pd, bulan, Matra(jenis_belanja=k), v) for k, v in isi.realisasi.items()]
    sisi = Sisi.baca(tujuan)
    catatan, pakai_pagu = banding.pagu_lra(pagu, tujuan=tujuan, bulan=bulan)
    if pakai_pagu and sisi.keadaan(tujuan.pd, bulan) is None:
        anggaran.bukukan_anggaran(
            pd=tujuan.pd,
            baris=pagu,
            tahap=Tahap.LRA,
            berlaku_mulai=bulan,
            dasar=f"LRA {NAMA_BULAN[bulan - 1]}",
            uraian=isi.uraian,
            **_umum(tujuan),
        )
    uang_tercatat = _bukukan_uang(sisi, tujuan.pd, bulan, Sifat.KUMULATIF, uang, lengkap=True)
    return Tercatat(tuple(catatan), baru=False) + uang_tercatat


def _realisasi(isi: IsiRealisasi, rencana: Rencana) -> Tercatat:
    tujuan = rencana.tujuan
    sisi = Sisi.baca(tujuan)
    hasil = Tercatat(baru=False)
    if isi.uraian:
        nomenklatur.catat_nama(pemda=tujuan.pemda, tahun=_tahun(tujuan), uraian=isi.uraian)
    # a payment system lists what was paid: what it does not list was not paid, so its silence is a zero
    dari_sistem = rencana.bacaan.jenis is JenisBerkas.REALISASI_SIPD
    for (pd, bulan), baris in _per_pd_bulan(isi.baris, tujuan).items():
        lengkap = dari_sistem or banding.mencakup_pagu(baris, tujuan=tujuan, pd=pd, bulan=bulan)
        dokumen = [d for d in isi.dokumen if d.pd == pd and d.tanggal.month == bulan]
        hasil += _bukukan_uang(sisi, pd, bulan, isi.sifat, baris, lengkap=lengkap, dokumen=dokumen)
    return hasil


def _bukukan_uang(
    sisi: Sisi,
    pd: str,
    bulan: int,
    sifat: Sifat,
    baris: Sequence[BarisRealisasi],
    *,
    lengkap: bool,
    dokumen: Sequence[DokumenRealisasi] = (),
) -> Tercatat:
    """Book one PD-month of money and tell when it replaces an earlier one, is nil, or falls.

    A month that the PD has submitted is not booked over.
    """
    keadaan, tujuan = sisi.keadaan(pd, bulan), sisi.tujuan
    if keadaan is not None:
        return uang_terkirim(sisi, keadaan, pd, bulan, sifat, baris, lengkap=lengkap)
    acuan_baru = lengkap and simpan_acuan(sisi, pd, bulan, sifat, baris)
    catatan = banding.realisasi_turun(baris, tujuan=tujuan, pd=pd, bulan=bulan, sifat=sifat)
    hasil = realisasi.bukukan_realisasi(
        pd=pd, bulan=bulan, sifat=sifat, baris=baris, lengkap=lengkap, dokumen=dokumen, **_umum(tujuan)
    )
    if hasil.baru and hasil.nomor > 1:
        catatan.append(temuan("M70", nomor=hasil.nomor, bulan=NAMA_BULAN[bulan - 1]))
    if hasil.status == StatusLapor.NIHIL:
        catatan.append(temuan("M71"))
    return Tercatat(tuple(catatan), baru=hasil.baru or acuan_baru)


def _fisik(isi: IsiFisik, rencana: Rencana) -> Tercatat:
    tujuan = rencana.tujuan
    sisi = Sisi.baca(tujuan)
    hasil = Tercatat(baru=False)
    for (pd, bulan), baris in _per_pd_bulan(isi.baris, tujuan).items():
        keadaan = sisi.keadaan(pd, bulan)
        if keadaan is not None:
            hasil += fisik_terkirim(sisi, keadaan, pd, bulan, baris)
            continue
        tercatat = realisasi.bukukan_fisik(pd=pd, bulan=bulan, baris=baris, **_umum(tujuan))
        hasil += Tercatat(baru=tercatat.baru)
    return hasil


def _tahun(tujuan: Tujuan) -> int:
    if tujuan.tahun is None:
        raise ValueError("rencana tanpa tahun")
    return tujuan.tahun
