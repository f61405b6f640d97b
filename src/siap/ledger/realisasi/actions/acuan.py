"""Keeping what BPKAD says of a PD-month, whoever's figures are booked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from siap.domain import masukan
from siap.domain.masukan import Sifat
from siap.ledger.akun.izin import buka_buku
from siap.ledger.akun.queries import Pelaku, seluruh_pemda
from siap.ledger.akun.wewenang import Perbuatan
from siap.ledger.anggaran.actions import periksa_bulan
from siap.ledger.anggaran.butir import Kunci, belanja, kunci_matra, sen_sah, sidik_baris
from siap.ledger.jejak.actions import catat
from siap.ledger.jejak.galat import IsiTidakSah, TidakBerwenang
from siap.ledger.jejak.sisip import sisipkan
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.realisasi.dokumen import BUTIR
from siap.ledger.realisasi.models import AcuanBpkad, BarisAcuan


@transaction.atomic
def catat_acuan(
    *,
    pemda: str,
    tahun: int,
    pd: str,
    bulan: int,
    sifat: Sifat,
    baris: Iterable[masukan.BarisRealisasi],
    sumber: Sumber,
    oleh: Pelaku,
    pada: datetime,
) -> AcuanBpkad:
    """Keep the figures of one PD-month as BPKAD's reference and return it; nothing is booked.

    Only who keeps the finances of the whole Pemda speaks for BPKAD: others get TidakBerwenang. The same
    content from the same file again adds nothing.
    """
    isi = list(baris)
    perbuatan = Perbuatan.BUKUKAN_REALISASI
    unit, pelaku = buka_buku(pemda=pemda, pd=pd, perbuatan=perbuatan, oleh=oleh, pada=pada)
    if not seluruh_pemda(oleh=oleh, pada=pada, pemda=pemda, perbuatan=perbuatan):
        raise TidakBerwenang("Acuan BPKAD dicatat oleh BPKAD atau Adbang. Mintalah kepada mereka.")
    periksa_bulan(bulan)
    if {(b.pd, b.bulan) for b in isi} - {(pd, bulan)}:
        raise IsiTidakSah(f"Acuan {pd} bulan {bulan} memuat baris milik PD atau bulan lain.")
    jumlah: dict[Kunci, int] = {}
    for b in isi:
        kunci = kunci_matra(b.matra)
        jumlah[kunci] = jumlah.get(kunci, 0) + sen_sah(b.nilai)
    butir = [(*k, n) for k, n in sorted(jumlah.items())]
    sidik = sidik_baris(butir)
    terakhir = AcuanBpkad.objects.filter(pd=unit, tahun=tahun, bulan=bulan).order_by("-nomor").first()
    if terakhir is not None and (terakhir.sidik, terakhir.sifat, terakhir.sumber_sha256) == (
        sidik,
        Sifat(sifat).value,
        sumber.sha256,
    ):
        return terakhir
    acuan = AcuanBpkad.objects.create(
        pd=unit,
        tahun=tahun,
        bulan=bulan,
        nomor=1 if terakhir is None else terakhir.nomor + 1,
        sifat=Sifat(sifat).value,
        sumber_nama=sumber.nama[:255],
        sumber_sha256=sumber.sha256,
        sidik=sidik,
        dicatat_pada=pada,
        oleh=pelaku,
    )
    acuan.baru = True
    sisipkan(BarisAcuan, ("acuan", *BUTIR, "nilai"), ((acuan.pk, *b) for b in butir))
    catat(
        rantai=pemda,
        perbuatan="realisasi.catat_acuan",
        objek=f"pd={pd};tahun={tahun};bulan={bulan}",
        isi={
            "nomor": acuan.nomor,
            "sifat": acuan.sifat,
            "sidik": sidik,
            "sumber": acuan.sumber_nama,
            "sha256": acuan.sumber_sha256,
            "baris": len(butir),
            "belanja_sen": sum(b[-1] for b in butir if belanja(b[2])),
        },
        oleh=pelaku,
        pada=pada,
    )
    return acuan
