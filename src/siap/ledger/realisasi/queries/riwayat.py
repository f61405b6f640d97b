"""The history of bookings, as a person may see it, and its proof."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Sum

from siap.ledger.akun.models import Pengguna
from siap.ledger.akun.queries import pd_untuk
from siap.ledger.anggaran.butir import sidik_baris
from siap.ledger.anggaran.models import VersiAnggaran
from siap.ledger.jejak.medan import mentah
from siap.ledger.realisasi.models import AcuanBpkad, EntriRealisasi, Pembukuan

_KODE = ("sub_kegiatan", "rekening", "jenis_belanja", "sumber_dana")


def riwayat_pembukuan(
    *, pengguna: Pengguna, pada: datetime, pemda: str, pd: str, tahun: int, bulan: int | None = None
) -> list[Pembukuan]:
    """Return the bookings of a unit that a person may see, in the order of their months and numbers."""
    unit = pd_untuk(pengguna=pengguna, pada=pada, pemda=pemda, kode=pd)
    semua = Pembukuan.objects.filter(pd=unit, tahun=tahun).select_related("versi_anggaran", "pd")
    return list((semua if bulan is None else semua.filter(bulan=bulan)).order_by("bulan", "aspek", "nomor"))


def tahun_berisi_sistem(pemda: str) -> list[int]:
    """Return the years for which the book holds a budget or a booking, latest first."""
    tahun = set(Pembukuan.objects.filter(pd__pemda__kode=pemda).values_list("tahun", flat=True).distinct())
    tahun |= set(
        VersiAnggaran.objects.filter(pd__pemda__kode=pemda).values_list("tahun", flat=True).distinct()
    )
    return sorted(tahun, reverse=True)


def pembukuan_berubah_isi_sistem(pemda: str) -> Iterator[str]:
    """Name every booking and reference whose lines are no longer those that were kept (``siap periksa``).

    Also proves of every month of money that all entries together sum to the last booking.
    """
    for p in Pembukuan.objects.filter(pd__pemda__kode=pemda).select_related("pd"):
        if sidik_baris(_butir(p)) != p.sidik:
            yield f"Pembukuan {p}"
    for a in AcuanBpkad.objects.filter(pd__pemda__kode=pemda).select_related("pd"):
        if sidik_baris(a.baris.values_list(*_KODE, mentah("nilai")).iterator(5000)) != a.sidik:
            yield f"BPKAD {a}"
    semua = EntriRealisasi.objects.filter(pembukuan__pd__pemda__kode=pemda).order_by()
    bulan = ("pembukuan__pd__kode", "pembukuan__tahun", "pembukuan__bulan")
    jumlah = {tuple(b[:3]): b[3] for b in semua.values_list(*bulan).annotate(jumlah=Sum("nilai"))}
    sah = semua.filter(kontra=False, pembukuan__digantikan_oleh=None)
    terakhir = {tuple(b[:3]): b[3] for b in sah.values_list(*bulan).annotate(jumlah=Sum("nilai"))}
    for kunci in sorted(jumlah):
        if jumlah[kunci] != terakhir.get(kunci, 0):
            yield f"Jumlah entri {kunci[0]} {kunci[1]}-{kunci[2]:02d}"


def _butir(p: Pembukuan) -> Iterator[tuple[int | str, ...]]:
    if p.aspek == Pembukuan.Aspek.FISIK:
        yield from p.entri_fisik.filter(kontra=False).values_list("sub_kegiatan", mentah("persen"))
        return
    yield from p.entri.filter(kontra=False).values_list(*_KODE, mentah("nilai")).iterator(5000)
