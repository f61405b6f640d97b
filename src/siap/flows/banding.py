"""Banding: what a file says against what the command says, the nomenclature, and the book."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate

from siap.domain.anggaran import Tahap
from siap.domain.aturan.register import temuan
from siap.domain.masukan import (
    Bacaan,
    BarisAngkas,
    BarisPagu,
    BarisRealisasi,
    IsiAnggaran,
    IsiAngkas,
    IsiLra,
    Sifat,
)
from siap.domain.temuan import Temuan
from siap.domain.uang import tampil_rupiah
from siap.domain.waktu import NAMA_BULAN
from siap.flows.tujuan import Tujuan
from siap.intake import bandingkan_angkas, bandingkan_lra, bandingkan_plafon, periksa_nomenklatur
from siap.ledger.anggaran.queries import versi_anggaran_sistem
from siap.ledger.nomenklatur.queries import kenali, versi_untuk_tahun
from siap.ledger.organisasi.queries import pemda_sistem
from siap.ledger.realisasi.queries import (
    pagu_versi_sistem,
    realisasi_kumulatif_sistem,
    sub_kegiatan_versi_sistem,
)


def lembar(bacaan: Bacaan, *, nama_pd: str, tahun: int | None, bulan: int | None) -> list[Temuan]:
    """What a sheet about one PD says of unit and period, against what was chosen."""
    if isinstance(bacaan.isi, IsiLra):
        return list(bandingkan_lra(bacaan, nama_pd=nama_pd, bulan=bulan, tahun=tahun))
    return list(bandingkan_angkas(bacaan, nama_pd=nama_pd, tahun=tahun))


def plafon(isi: IsiAnggaran, tujuan: Tujuan) -> tuple[Temuan, ...]:
    """A list of ceilings against the pagu that the book has in force."""
    buku = {}
    for kode in isi.plafon:
        versi = versi_anggaran_sistem(
            pemda=tujuan.pemda, pd=kode, tahun=tujuan.tahun or 0, bulan=tujuan.bulan or 1
        )
        if versi is not None:
            buku[kode] = pagu_versi_sistem(versi)
    return bandingkan_plafon(buku, isi.plafon)


def nomenklatur(isi: IsiAnggaran, tujuan: Tujuan) -> tuple[Temuan, ...]:
    """Sub kegiatan codes against the list in force that year; silent only when there are no codes."""
    kode = sorted({b.matra.sub_kegiatan for b in isi.baris if b.matra.sub_kegiatan})
    if not kode or tujuan.tahun is None:
        return ()
    jenis = pemda_sistem(tujuan.pemda).jenis_nomenklatur
    versi = versi_untuk_tahun(tahun=tujuan.tahun, jenis_pemda=jenis)
    if versi is None:
        return (temuan("M53", diharapkan=str(tujuan.tahun)),)
    dikenal = kenali(kode=kode, jenis_pemda=jenis, tahun=tujuan.tahun)
    return periksa_nomenklatur(kode, dikenal, dasar=versi.dasar, uraian=isi.uraian)


def pagu_lra(pagu: Sequence[BarisPagu], *, tujuan: Tujuan, bulan: int) -> tuple[list[Temuan], bool]:
    """The pagu an LRA states against the version in force; True when the LRA has to make a version.

    A budget that came as a budget (DPA) is not overruled by an LRA: the difference is a finding.
    """
    versi = versi_anggaran_sistem(pemda=tujuan.pemda, pd=tujuan.pd, tahun=tujuan.tahun or 0, bulan=bulan)
    if versi is None:
        return [], True
    tertulis = sum((b.pagu for b in pagu if b.matra.jenis_belanja.startswith("5")), Decimal(0))
    berlaku = pagu_versi_sistem(versi)
    if tertulis == berlaku:
        return [], False
    catatan = temuan(
        "M63",
        bulan=NAMA_BULAN[bulan - 1],
        diberikan=tampil_rupiah(tertulis),
        diharapkan=tampil_rupiah(berlaku),
        selisih=tampil_rupiah(tertulis - berlaku),
    )
    return [catatan], versi.tahap == Tahap.LRA


def angkas(isi: IsiAngkas, baris: Sequence[BarisAngkas], *, tujuan: Tujuan, pd: str) -> list[Temuan]:
    """Twelve months of spending against the pagu at the end of the year (T8), and the realisation row."""
    tahun = tujuan.tahun or 0
    catatan: list[Temuan] = []
    rencana = sum((b.nilai for b in baris if b.matra.jenis_belanja[:1] in ("", "5")), Decimal(0))
    versi = versi_anggaran_sistem(pemda=tujuan.pemda, pd=pd, tahun=tahun, bulan=12)
    # the sheet's own pagu was compared by the reader; the book's may be another one
    if versi is not None and pagu_versi_sistem(versi) not in (rencana, isi.pagu_tertulis):
        buku = pagu_versi_sistem(versi)
        if isi.pagu_tertulis is not None and isi.pagu_tertulis == rencana:
            kode, tertulis = "M75", isi.pagu_tertulis
        else:
            kode, tertulis = "M64", rencana
        catatan.append(
            temuan(
                kode,
                diberikan=tampil_rupiah(tertulis),
                diharapkan=tampil_rupiah(buku),
                selisih=tampil_rupiah(tertulis - buku),
            )
        )
    if isi.sifat_realisasi == "bulanan":
        catatan += _realisasi_angkas(isi, tujuan=tujuan, pd=pd, tahun=tahun)
    return catatan


def _realisasi_angkas(isi: IsiAngkas, *, tujuan: Tujuan, pd: str, tahun: int) -> list[Temuan]:
    """The cash plan's own realisation row, added up, against the last cumulative booking it reaches."""
    sampai = max((i for i, v in enumerate(isi.realisasi_per_bulan, 1) if v), default=0)
    if not sampai:
        return []
    buku = realisasi_kumulatif_sistem(pemda=tujuan.pemda, pd=pd, tahun=tahun, sampai=12)
    if buku is None:
        return []
    jumlah = list(accumulate((v or Decimal(0) for v in isi.realisasi_per_bulan), initial=Decimal(0)))
    bulan = min(buku[0], 12)
    if jumlah[bulan] == buku[1]:
        return []
    return [
        temuan(
            "M68",
            bulan=NAMA_BULAN[bulan - 1],
            diberikan=tampil_rupiah(jumlah[bulan]),
            diharapkan=tampil_rupiah(buku[1]),
            selisih=tampil_rupiah(jumlah[bulan] - buku[1]),
        )
    ]


def realisasi_turun(
    baris: Sequence[BarisRealisasi], *, tujuan: Tujuan, pd: str, bulan: int, sifat: Sifat
) -> list[Temuan]:
    """A figure to date that is below the one of an earlier month has to be explained."""
    if sifat is not Sifat.KUMULATIF or bulan == 1:
        return []
    lalu = realisasi_kumulatif_sistem(pemda=tujuan.pemda, pd=pd, tahun=tujuan.tahun or 0, sampai=bulan - 1)
    jumlah = sum((b.nilai for b in baris if b.matra.jenis_belanja[:1] in ("", "5")), Decimal(0))
    if lalu is None or jumlah >= lalu[1]:
        return []
    return [
        temuan(
            "M69",
            bulan=NAMA_BULAN[bulan - 1],
            diberikan=tampil_rupiah(jumlah),
            diharapkan=tampil_rupiah(lalu[1]),
            selisih=tampil_rupiah(jumlah - lalu[1]),
        )
    ]


def mencakup_pagu(baris: Sequence[BarisRealisasi], *, tujuan: Tujuan, pd: str, bulan: int) -> bool:
    """True when a report has a line, even a zero one, for every sub kegiatan that has money.

    A report coarser than the sub kegiatan covers everything; without a budget nothing can be missing.
    """
    dilaporkan = {b.matra.sub_kegiatan for b in baris}
    if "" in dilaporkan:
        return True
    versi = versi_anggaran_sistem(pemda=tujuan.pemda, pd=pd, tahun=tujuan.tahun or 0, bulan=bulan)
    return versi is None or sub_kegiatan_versi_sistem(versi) - {""} <= dilaporkan
