"""Sums of the book that an import is compared with before it is booked (system reads)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db.models import Max, Q, Sum

from siap.ledger.anggaran.models import BarisPagu, VersiAnggaran, VersiAngkas, VersiTargetFisik
from siap.ledger.jejak.actions import RANTAI_SISTEM
from siap.ledger.jejak.queries import perubahan_terakhir
from siap.ledger.realisasi.models import EntriRealisasi, Pembukuan

#: Deeds that change what an edition prints without booking anything: names, units, days off, bands.
_PENATAAN = (
    "organisasi.catat_pemda",
    "organisasi.ubah_pemda",
    "organisasi.catat_pd",
    "organisasi.ubah_pd",
    "organisasi.catat_libur",
    "organisasi.atur_konfigurasi",
    "nomenklatur.muat",
)
#: what holds figures of the mart, in the order of a marker's numbers
_BERANGKA: tuple[Any, ...] = (VersiAnggaran, VersiAngkas, VersiTargetFisik, Pembukuan)
_BELANJA = Q(jenis_belanja="") | Q(jenis_belanja__startswith="5")


def pagu_versi_sistem(versi: VersiAnggaran) -> Decimal:
    """Return the spending budget of a version, in rupiah; revenue and financing stay out."""
    return BarisPagu.objects.filter(_BELANJA, versi=versi).aggregate(j=Sum("pagu"))["j"] or Decimal(0)


def sub_kegiatan_versi_sistem(versi: VersiAnggaran) -> set[str]:
    """Return the sub kegiatan that have money in a version; "" stands for a coarser line."""
    return set(
        BarisPagu.objects.filter(_BELANJA, versi=versi, pagu__gt=0).values_list("sub_kegiatan", flat=True)
    )


def realisasi_bulan_sistem(*, pemda: str, pd: str, tahun: int, bulan: int) -> tuple[str, Decimal] | None:
    """Return (sifat, rupiah) of what the valid booking of a month says; None when there is none."""
    buku = (
        Pembukuan.objects.filter(
            pd__pemda__kode=pemda, pd__kode=pd, tahun=tahun, bulan=bulan, aspek=Pembukuan.Aspek.KEUANGAN
        )
        .order_by("-nomor")
        .first()
    )
    if buku is None:
        return None
    jumlah = EntriRealisasi.objects.filter(_BELANJA, pembukuan=buku, kontra=False).aggregate(j=Sum("nilai"))[
        "j"
    ]
    return buku.sifat, jumlah or Decimal(0)


def realisasi_kumulatif_sistem(*, pemda: str, pd: str, tahun: int, sampai: int) -> tuple[int, Decimal] | None:
    """Return (month, rupiah to date) of the last cumulative booking not after a month."""
    for bulan in range(sampai, 0, -1):
        isi = realisasi_bulan_sistem(pemda=pemda, pd=pd, tahun=tahun, bulan=bulan)
        if isi is not None:
            return (bulan, isi[1]) if isi[0] == "kumulatif" else None
    return None


def pd_sejak_sistem(pemda: str, tahun: int, penanda: str) -> set[str]:
    """Return the PD whose figures changed after a marker was taken.

    Bookings of one Pemda queue behind its chain, so their numbers grow in the order in which they stand.
    """
    sejak = [int(n) for n in penanda.split(".")[: len(_BERANGKA)]]
    return {
        kode
        for model, nomor in zip(_BERANGKA, sejak, strict=True)
        for kode in model.objects.filter(pd__pemda__kode=pemda, tahun=tahun, id__gt=nomor)
        .order_by()
        .values_list("pd__kode", flat=True)
    }


def penanda_buku_sistem(pemda: str, tahun: int) -> str:
    """Return a text that changes whenever something changes that the mart of this year is made of."""
    milik = Q(pd__pemda__kode=pemda, tahun=tahun)
    puncak = [model.objects.filter(milik).aggregate(m=Max("id"))["m"] or 0 for model in _BERANGKA]
    penataan = perubahan_terakhir(rantai=(pemda, RANTAI_SISTEM), perbuatan=_PENATAAN)
    return ".".join(str(n) for n in (*puncak, penataan))
