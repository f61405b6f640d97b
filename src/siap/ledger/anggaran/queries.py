"""Reads of anggaran: versions that a person may see, and system reads for flows and for realisasi."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from siap.domain.anggaran import versi_berlaku
from siap.domain.laporan.rencana_fisik import Bagian, RencanaSub, susun_rencana
from siap.ledger.akun.models import Pengguna
from siap.ledger.akun.queries import pd_untuk
from siap.ledger.anggaran.butir import KOLOM_BAGIAN, butir_bersidik, sidik_baris
from siap.ledger.anggaran.models import (
    BagianFisik,
    VersiAnggaran,
    VersiAngkas,
    VersiRencanaFisik,
    VersiTargetFisik,
)
from siap.ledger.jejak.medan import mentah
from siap.ledger.organisasi.models import PerangkatDaerah

_KODE = ("sub_kegiatan", "rekening", "jenis_belanja", "sumber_dana")


def daftar_versi_anggaran(
    *, pengguna: Pengguna, pada: datetime, pemda: str, pd: str, tahun: int
) -> list[VersiAnggaran]:
    """Return the budget versions of a unit that a person may see, the first one first."""
    unit = pd_untuk(pengguna=pengguna, pada=pada, pemda=pemda, kode=pd)
    return list(VersiAnggaran.objects.filter(pd=unit, tahun=tahun).order_by("nomor"))


def daftar_versi_angkas(
    *, pengguna: Pengguna, pada: datetime, pemda: str, pd: str, tahun: int
) -> list[VersiAngkas]:
    """Return the cash-plan versions of a unit that a person may see, the first one first."""
    unit = pd_untuk(pengguna=pengguna, pada=pada, pemda=pemda, kode=pd)
    return list(VersiAngkas.objects.filter(pd=unit, tahun=tahun).order_by("nomor"))


def versi_anggaran_sistem(*, pemda: str, pd: str, tahun: int, bulan: int) -> VersiAnggaran | None:
    """Return the budget version in force in a month (not the one a report is bound to)."""
    return versi_berlaku(VersiAnggaran.objects.filter(pd__pemda__kode=pemda, pd__kode=pd, tahun=tahun), bulan)


def versi_angkas_sistem(*, pemda: str, pd: str, tahun: int, bulan: int) -> VersiAngkas | None:
    """Return the cash-plan version in force in a month."""
    return versi_berlaku(VersiAngkas.objects.filter(pd__pemda__kode=pemda, pd__kode=pd, tahun=tahun), bulan)


def versi_target_sistem(*, pemda: str, pd: str, tahun: int, bulan: int) -> VersiTargetFisik | None:
    """Return the version of physical targets in force in a month."""
    return versi_berlaku(
        VersiTargetFisik.objects.filter(pd__pemda__kode=pemda, pd__kode=pd, tahun=tahun), bulan
    )


def rencana_fisik_sistem(*, unit: PerangkatDaerah, tahun: int, bulan: int) -> dict[str, RencanaSub]:
    """Return the plan in force in a month by sub kegiatan; nothing where progress is typed."""
    versi = versi_berlaku(VersiRencanaFisik.objects.filter(pd=unit, tahun=tahun), bulan)
    if versi is None:
        return {}
    return susun_rencana(
        (b.sub_kegiatan, b.cara, Bagian(b.kode, b.nama, b.bobot or b.nilai or b.target, b.satuan))
        for b in BagianFisik.objects.filter(versi=versi).order_by("sub_kegiatan", "urut")
    )


def versi_berubah_isi_sistem(pemda: str) -> Iterator[str]:
    """Name every version whose lines are no longer those that were booked (for ``siap periksa``)."""
    for anggaran in VersiAnggaran.objects.filter(pd__pemda__kode=pemda).select_related("pd"):
        if sidik_baris(anggaran.baris.values_list(*_KODE, mentah("pagu"))) != anggaran.sidik:
            yield f"Anggaran {anggaran}"
    for angkas in VersiAngkas.objects.filter(pd__pemda__kode=pemda).select_related("pd"):
        if sidik_baris(angkas.baris.values_list(*_KODE, "bulan", mentah("nilai"))) != angkas.sidik:
            yield f"Anggaran kas {angkas}"
    for target in VersiTargetFisik.objects.filter(pd__pemda__kode=pemda).select_related("pd"):
        fisik = target.baris.values_list("bulan", "sub_kegiatan", mentah("persen"))
        if sidik_baris(fisik) != target.sidik:
            yield f"Target fisik {target}"
    for rencana in VersiRencanaFisik.objects.filter(pd__pemda__kode=pemda).select_related("pd"):
        bagian = rencana.bagian.values_list(
            *(mentah(k) if k in ("bobot", "nilai", "target") else k for k in KOLOM_BAGIAN)
        )
        if sidik_baris(butir_bersidik(bagian)) != rencana.sidik:
            yield f"Rencana fisik {rencana}"
