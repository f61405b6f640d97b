"""Writes of realisasi: book one PD-month; a later booking takes the former back by contra entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from siap.domain import masukan
from siap.domain.anggaran import versi_berlaku
from siap.domain.masukan import Sifat
from siap.domain.rekap import StatusLapor
from siap.ledger.akun.izin import buka_buku
from siap.ledger.akun.queries import Pelaku
from siap.ledger.akun.wewenang import Perbuatan
from siap.ledger.anggaran.actions import butir_fisik, periksa_bulan
from siap.ledger.anggaran.butir import belanja, kode_cetak, kunci_matra, sen_sah, sidik_baris
from siap.ledger.anggaran.models import VersiAnggaran, VersiAngkas, VersiTargetFisik
from siap.ledger.jejak.actions import catat
from siap.ledger.jejak.galat import IsiTidakSah
from siap.ledger.jejak.sisip import sisipkan
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.nomenklatur.actions import catat_nama
from siap.ledger.organisasi.models import PerangkatDaerah
from siap.ledger.realisasi.dokumen import BUTIR, KOLOM_DOKUMEN, baris_dokumen
from siap.ledger.realisasi.models import DokumenRealisasi, EntriFisik, EntriRealisasi, Pembukuan


@dataclass(frozen=True, slots=True)
class _Kiriman:
    """One booking before it has a number."""

    unit: PerangkatDaerah
    tahun: int
    bulan: int
    aspek: str
    sifat: str
    status: str
    sumber: Sumber
    sidik: str
    alasan: str
    oleh: str
    pada: datetime


@transaction.atomic
def bukukan_realisasi(
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
    lengkap: bool = True,
    dokumen: Sequence[masukan.DokumenRealisasi] = (),
    alasan: str = "",
    versi: VersiAnggaran | None = None,
    uraian: Mapping[str, str] | None = None,
) -> Pembukuan:
    """Book the money of one PD-month and return the booking.

    It is bound to ``versi``, or to the budget version in force in that month. An earlier booking of the
    same month is taken back line by line, so the sum over all entries is always the valid figure. The
    same content from the same file again adds nothing (``baru`` of the returned booking is False).
    """
    isi = list(baris)
    unit, pelaku = buka_buku(pemda=pemda, pd=pd, perbuatan=Perbuatan.BUKUKAN_REALISASI, oleh=oleh, pada=pada)
    _periksa(pd, bulan, isi)
    if versi is not None and (versi.pd_id, versi.tahun) != (unit.pk, tahun):
        raise IsiTidakSah(f"Versi anggaran {versi} bukan milik {pd} tahun {tahun}.")
    butir = [(*kunci_matra(b.matra), sen_sah(b.nilai)) for b in isi]
    rincian = [baris_dokumen(d) for d in dokumen]
    kiriman = _Kiriman(
        unit=unit,
        tahun=tahun,
        bulan=bulan,
        aspek=Pembukuan.Aspek.KEUANGAN,
        sifat=Sifat(sifat).value,
        status=_status(lengkap, any(b[-1] and belanja(b[2]) for b in butir)),
        sumber=sumber,
        sidik=sidik_baris(butir),
        alasan=alasan,
        oleh=pelaku,
        pada=pada,
    )
    catat_nama(pemda=pemda, tahun=tahun, uraian=uraian or {}, terpakai=kode_cetak(butir))
    terakhir = _terakhir(kiriman)
    if terakhir is not None and _sama(terakhir, kiriman) and versi in (None, terakhir.versi_anggaran):
        return terakhir
    pembukuan = _tambah(
        kiriman,
        terakhir,
        versi_anggaran=versi
        or versi_berlaku(VersiAnggaran.objects.filter(pd=unit, tahun=tahun).order_by("id"), bulan),
        versi_angkas=versi_berlaku(VersiAngkas.objects.filter(pd=unit, tahun=tahun).order_by("id"), bulan),
    )
    if terakhir is not None:
        _balik(EntriRealisasi, BUTIR, "nilai", terakhir, pembukuan)
    sisipkan(
        EntriRealisasi, ("pembukuan", *BUTIR, "nilai", "kontra"), ((pembukuan.pk, *b, False) for b in butir)
    )
    sisipkan(DokumenRealisasi, ("pembukuan", *KOLOM_DOKUMEN), ((pembukuan.pk, *r) for r in rincian))
    jumlah = sum(b[-1] for b in butir if belanja(b[2]))
    _catat_pembukuan(pembukuan, baris=len(butir), belanja_sen=jumlah, dokumen=len(rincian))
    return pembukuan


@transaction.atomic
def bukukan_fisik(
    *,
    pemda: str,
    tahun: int,
    pd: str,
    bulan: int,
    baris: Iterable[masukan.BarisFisik],
    sumber: Sumber,
    oleh: Pelaku,
    pada: datetime,
    lengkap: bool = True,
    alasan: str = "",
    uraian: Mapping[str, str] | None = None,
) -> Pembukuan:
    """Book the physical progress to date of one PD-month and return the booking; otherwise as money."""
    isi = list(baris)
    unit, pelaku = buka_buku(pemda=pemda, pd=pd, perbuatan=Perbuatan.BUKUKAN_FISIK, oleh=oleh, pada=pada)
    _periksa(pd, bulan, isi)
    butir = [(sub, persen) for _, sub, persen in butir_fisik(isi)]
    kiriman = _Kiriman(
        unit=unit,
        tahun=tahun,
        bulan=bulan,
        aspek=Pembukuan.Aspek.FISIK,
        sifat=Sifat.KUMULATIF.value,
        status=_status(lengkap, any(persen for _, persen in butir)),
        sumber=sumber,
        sidik=sidik_baris(butir),
        alasan=alasan,
        oleh=pelaku,
        pada=pada,
    )
    catat_nama(pemda=pemda, tahun=tahun, uraian=uraian or {}, terpakai={sub for sub, _ in butir})
    terakhir = _terakhir(kiriman)
    if terakhir is not None and _sama(terakhir, kiriman):
        return terakhir
    pembukuan = _tambah(
        kiriman,
        terakhir,
        versi_anggaran=versi_berlaku(
            VersiAnggaran.objects.filter(pd=unit, tahun=tahun).order_by("id"), bulan
        ),
        versi_target=versi_berlaku(
            VersiTargetFisik.objects.filter(pd=unit, tahun=tahun).order_by("id"), bulan
        ),
    )
    if terakhir is not None:
        _balik(EntriFisik, ("sub_kegiatan",), "persen", terakhir, pembukuan)
    kolom = ("pembukuan", "sub_kegiatan", "persen", "kontra")
    sisipkan(EntriFisik, kolom, ((pembukuan.pk, *b, False) for b in butir))
    _catat_pembukuan(pembukuan, baris=len(butir))
    return pembukuan


def _periksa(pd: str, bulan: int, baris: Sequence[masukan.BarisRealisasi | masukan.BarisFisik]) -> None:
    """Refuse a month 13 and lines of another unit or month. No line at all is a report of nothing."""
    periksa_bulan(bulan)
    asing = sorted({(b.pd, b.bulan) for b in baris} - {(pd, bulan)})
    if asing:
        contoh = ", ".join(f"{p} bulan {b}" for p, b in asing[:5])
        raise IsiTidakSah(f"Baris milik {contoh} tidak dapat dibukukan untuk {pd} bulan {bulan}.")


def _status(lengkap: bool, ada_nilai: bool) -> str:
    if not lengkap:
        return StatusLapor.SEBAGIAN.value
    return (StatusLapor.LENGKAP if ada_nilai else StatusLapor.NIHIL).value


def _terakhir(kiriman: _Kiriman) -> Pembukuan | None:
    return (
        Pembukuan.objects.filter(
            pd=kiriman.unit, tahun=kiriman.tahun, bulan=kiriman.bulan, aspek=kiriman.aspek
        )
        .order_by("-nomor")
        .select_related("versi_anggaran")
        .first()
    )


def _sama(terakhir: Pembukuan, kiriman: _Kiriman) -> bool:
    """Return True when the last booking is this very file with this very content."""
    if not kiriman.sumber.sha256:
        return False
    lama = (terakhir.sumber_sha256, terakhir.sidik, terakhir.sifat, terakhir.status)
    return lama == (kiriman.sumber.sha256, kiriman.sidik, kiriman.sifat, kiriman.status)


def _tambah(
    kiriman: _Kiriman,
    terakhir: Pembukuan | None,
    *,
    versi_anggaran: VersiAnggaran | None,
    versi_angkas: VersiAngkas | None = None,
    versi_target: VersiTargetFisik | None = None,
) -> Pembukuan:
    pembukuan = Pembukuan.objects.create(
        pd=kiriman.unit,
        tahun=kiriman.tahun,
        bulan=kiriman.bulan,
        aspek=kiriman.aspek,
        nomor=1 if terakhir is None else terakhir.nomor + 1,
        sifat=kiriman.sifat,
        status=kiriman.status,
        menggantikan=terakhir,
        versi_anggaran=versi_anggaran,
        versi_angkas=versi_angkas,
        versi_target=versi_target,
        sumber_nama=kiriman.sumber.nama[:255],
        sumber_sha256=kiriman.sumber.sha256,
        sidik=kiriman.sidik,
        alasan=kiriman.alasan,
        dibukukan_pada=kiriman.pada,
        oleh=kiriman.oleh,
    )
    pembukuan.baru = True
    return pembukuan


def _balik(
    model: type[EntriRealisasi | EntriFisik],
    kolom: Sequence[str],
    nilai: str,
    lama: Pembukuan,
    baru: Pembukuan,
) -> None:
    """Append the contra entries of a booking: its own lines with the opposite sign, under the new number."""
    tabel, daftar = model._meta.db_table, ", ".join(kolom)
    with connection.cursor() as kursor:
        kursor.execute(
            f"INSERT INTO {tabel} (pembukuan_id, {daftar}, {nilai}, kontra) "  # noqa: S608 - names of our own
            f"SELECT %s, {daftar}, -{nilai}, %s FROM {tabel} "
            "WHERE pembukuan_id = %s AND NOT kontra ORDER BY id",
            [baru.pk, True, lama.pk],
        )


def _catat_pembukuan(pembukuan: Pembukuan, **angka: int) -> None:
    versi = pembukuan.versi_anggaran
    catat(
        rantai=pembukuan.pd.pemda.kode,
        perbuatan=f"realisasi.bukukan_{pembukuan.aspek}",
        objek=f"pd={pembukuan.pd.kode};tahun={pembukuan.tahun};bulan={pembukuan.bulan}",
        isi={
            "nomor": pembukuan.nomor,
            "sifat": pembukuan.sifat,
            "status": pembukuan.status,
            "versi_anggaran": None if versi is None else versi.label,
            "sidik": pembukuan.sidik,
            "sumber": pembukuan.sumber_nama,
            "sha256": pembukuan.sumber_sha256,
            "alasan": pembukuan.alasan,
            **angka,
        },
        oleh=pembukuan.oleh,
        pada=pembukuan.dibukukan_pada,
    )
