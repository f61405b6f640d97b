"""Writes of anggaran: a new version, or none when the file says what is in force already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db import transaction

from siap.domain import masukan
from siap.domain.anggaran import Tahap, versi_berlaku
from siap.domain.aturan.register import temuan
from siap.domain.laporan.rencana_fisik import CARA_RENCANA, tinjau_rencana
from siap.domain.uang import persen_ke_fakta
from siap.ledger.akun.izin import buka_buku
from siap.ledger.akun.queries import Pelaku
from siap.ledger.akun.wewenang import Perbuatan
from siap.ledger.anggaran.butir import (
    KOLOM_BAGIAN,
    Kunci,
    butir_bersidik,
    kode_cetak,
    kunci_matra,
    sama_pada_butir,
    sen_sah,
    sidik_baris,
)
from siap.ledger.anggaran.models import (
    BagianFisik,
    BarisAngkas,
    BarisPagu,
    BarisTargetFisik,
    Versi,
    VersiAnggaran,
    VersiAngkas,
    VersiRencanaFisik,
    VersiTargetFisik,
)
from siap.ledger.jejak.actions import catat
from siap.ledger.jejak.galat import IsiTidakSah
from siap.ledger.jejak.medan import mentah
from siap.ledger.jejak.sisip import sisipkan
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.nomenklatur.actions import catat_nama
from siap.ledger.organisasi.models import PerangkatDaerah

_KOLOM_BUTIR = ("sub_kegiatan", "rekening", "jenis_belanja", "sumber_dana")
V = TypeVar("V", bound=Versi)


@dataclass(frozen=True, slots=True)
class _Asal:
    """What every version records about where it comes from."""

    tahun: int
    berlaku_mulai: int
    dasar: str
    sumber: Sumber
    oleh: str
    pada: datetime


def periksa_bulan(bulan: int) -> None:
    """Refuse a month that does not exist."""
    if not 1 <= bulan <= 12:
        raise IsiTidakSah(f"Bulan {bulan} tidak ada; isi 1 sampai 12.")


def periksa_pemilik(
    pd: str,
    baris: Sequence[masukan.BarisPagu | masukan.BarisAngkas | masukan.BarisFisik | masukan.BarisRencanaFisik],
) -> None:
    """Refuse an empty file and lines of another unit."""
    if not baris:
        raise IsiTidakSah(f"Tidak ada satu baris pun untuk perangkat daerah {pd}.")
    asing = sorted({b.pd for b in baris} - {pd})
    if asing:
        raise IsiTidakSah(f"Baris milik {', '.join(asing[:5])} tidak dapat dibukukan untuk {pd}.")


@transaction.atomic
def bukukan_anggaran(
    *,
    pemda: str,
    tahun: int,
    pd: str,
    baris: Iterable[masukan.BarisPagu],
    tahap: str,
    berlaku_mulai: int,
    sumber: Sumber,
    oleh: Pelaku,
    pada: datetime,
    dasar: str = "",
    uraian: Mapping[str, str] | None = None,
) -> VersiAnggaran:
    """Book a budget as a new version in force from a month on, and return it.

    When the version in force in that month says the same already, also in finer lines, that one is
    returned and nothing is added (its ``baru`` is False).
    """
    isi = list(baris)
    unit, pelaku = buka_buku(pemda=pemda, pd=pd, perbuatan=Perbuatan.BUKUKAN_ANGGARAN, oleh=oleh, pada=pada)
    periksa_bulan(berlaku_mulai)
    periksa_pemilik(pd, isi)
    if tahap not in set(Tahap):
        raise IsiTidakSah(f"Tahap anggaran “{tahap}” tidak dikenal. Pilih: {', '.join(Tahap)}.")
    butir = [(kunci_matra(b.matra), sen_sah(b.pagu)) for b in isi]
    if any(nilai < 0 for _, nilai in butir):
        raise IsiTidakSah(
            f"Pagu perangkat daerah {pd} memuat nilai negatif. Tulis pagu sebagai nilai positif."
        )
    asal = _Asal(tahun, berlaku_mulai, dasar, sumber, pelaku, pada)
    catat_nama(pemda=pemda, tahun=tahun, uraian=uraian or {}, terpakai=kode_cetak(k for k, _ in butir))
    sidik = sidik_baris((*k, n) for k, n in butir)
    lama = _yang_berlaku(VersiAnggaran, unit, asal)
    if lama is not None and (lama.sidik == sidik or sama_pada_butir(butir, _butir_pagu(lama))):
        return lama
    versi = _tambah(VersiAnggaran, unit, asal, sidik, tahap=str(tahap))
    sisipkan(BarisPagu, ("versi", *_KOLOM_BUTIR, "pagu"), ((versi.pk, *k, n) for k, n in butir))
    _catat_versi("anggaran.bukukan_anggaran", versi, len(butir), sum(n for _, n in butir))
    return versi


def _butir_pagu(versi: VersiAnggaran) -> list[tuple[Kunci, int]]:
    semua = versi.baris.values_list(*_KOLOM_BUTIR, mentah("pagu"))
    return [((sub, rekening, jenis, dana), pagu) for sub, rekening, jenis, dana, pagu in semua.iterator(5000)]


@transaction.atomic
def bukukan_angkas(
    *,
    pemda: str,
    tahun: int,
    pd: str,
    baris: Iterable[masukan.BarisAngkas],
    sumber: Sumber,
    oleh: Pelaku,
    pada: datetime,
    berlaku_mulai: int = 1,
    dasar: str = "",
    uraian: Mapping[str, str] | None = None,
) -> VersiAngkas:
    """Book a cash plan (each month's own amount) as a new version in force from a month on, and return it."""
    isi = list(baris)
    unit, pelaku = buka_buku(pemda=pemda, pd=pd, perbuatan=Perbuatan.BUKUKAN_ANGKAS, oleh=oleh, pada=pada)
    periksa_bulan(berlaku_mulai)
    periksa_pemilik(pd, isi)
    for b in isi:
        periksa_bulan(b.bulan)
    butir = [(*kunci_matra(b.matra), b.bulan, sen_sah(b.nilai)) for b in isi]
    asal = _Asal(tahun, berlaku_mulai, dasar, sumber, pelaku, pada)
    catat_nama(pemda=pemda, tahun=tahun, uraian=uraian or {}, terpakai=kode_cetak(butir))
    sidik = sidik_baris(butir)
    lama = _yang_berlaku(VersiAngkas, unit, asal)
    if lama is not None and lama.sidik == sidik:
        return lama
    versi = _tambah(VersiAngkas, unit, asal, sidik)
    sisipkan(BarisAngkas, ("versi", *_KOLOM_BUTIR, "bulan", "nilai"), ((versi.pk, *b) for b in butir))
    _catat_versi("anggaran.bukukan_angkas", versi, len(butir), sum(b[-1] for b in butir))
    return versi


@transaction.atomic
def bukukan_target_fisik(
    *,
    pemda: str,
    tahun: int,
    pd: str,
    baris: Iterable[masukan.BarisFisik],
    sumber: Sumber,
    oleh: Pelaku,
    pada: datetime,
    berlaku_mulai: int = 1,
    dasar: str = "",
    uraian: Mapping[str, str] | None = None,
) -> VersiTargetFisik:
    """Book physical targets to date as a new version in force from a month on, and return it."""
    isi = list(baris)
    unit, pelaku = buka_buku(pemda=pemda, pd=pd, perbuatan=Perbuatan.BUKUKAN_TARGET, oleh=oleh, pada=pada)
    periksa_bulan(berlaku_mulai)
    periksa_pemilik(pd, isi)
    butir = butir_fisik(isi)
    asal = _Asal(tahun, berlaku_mulai, dasar, sumber, pelaku, pada)
    catat_nama(pemda=pemda, tahun=tahun, uraian=uraian or {}, terpakai={sub for _, sub, _ in butir})
    sidik = sidik_baris(butir)
    lama = _yang_berlaku(VersiTargetFisik, unit, asal)
    if lama is not None and lama.sidik == sidik:
        return lama
    versi = _tambah(VersiTargetFisik, unit, asal, sidik)
    sisipkan(BarisTargetFisik, ("versi", "bulan", "sub_kegiatan", "persen"), ((versi.pk, *b) for b in butir))
    _catat_versi("anggaran.bukukan_target_fisik", versi, len(butir))
    return versi


@transaction.atomic
def bukukan_rencana_fisik(
    *,
    pemda: str,
    tahun: int,
    pd: str,
    baris: Iterable[masukan.BarisRencanaFisik],
    sumber: Sumber,
    oleh: Pelaku,
    pada: datetime,
    berlaku_mulai: int = 1,
    dasar: str = "",
    uraian: Mapping[str, str] | None = None,
) -> VersiRencanaFisik:
    """Book the parts by which progress is measured as a new version in force from a month on.

    The plan replaces the one before as a whole: a sub kegiatan that it does not name is typed again.
    """
    isi = list(baris)
    unit, pelaku = buka_buku(pemda=pemda, pd=pd, perbuatan=Perbuatan.BUKUKAN_TARGET, oleh=oleh, pada=pada)
    periksa_bulan(berlaku_mulai)
    periksa_pemilik(pd, isi)
    butir = butir_rencana(isi)
    asal = _Asal(tahun, berlaku_mulai, dasar, sumber, pelaku, pada)
    catat_nama(pemda=pemda, tahun=tahun, uraian=uraian or {}, terpakai={str(b[0]) for b in butir})
    sidik = sidik_baris(butir_bersidik(butir))
    lama = _yang_berlaku(VersiRencanaFisik, unit, asal)
    if lama is not None and lama.sidik == sidik:
        return lama
    versi = _tambah(VersiRencanaFisik, unit, asal, sidik)
    sisipkan(BagianFisik, ("versi", *KOLOM_BAGIAN), ((versi.pk, *b) for b in butir))
    _catat_versi("anggaran.bukukan_rencana_fisik", versi, len(butir))
    return versi


def butir_rencana(baris: Iterable[masukan.BarisRencanaFisik]) -> list[tuple[int | str | None, ...]]:
    """Return the lines of a plan as the book keeps them; raises IsiTidakSah with the first thing wrong."""
    isi = list(baris)
    asing = next((b for b in isi if not b.sub_kegiatan or b.cara not in CARA_RENCANA), None)
    if asing is not None:
        raise IsiTidakSah(
            f"Baris rencana fisik “{asing.nama or asing.kode}” tanpa sub kegiatan, atau caranya "
            f"“{asing.cara}” tidak dikenal. Pilih: {', '.join(CARA_RENCANA)}."
        )
    for salah in tinjau_rencana(isi):
        t = temuan(salah.kode, tempat=salah.baris.tempat, **salah.isi)  # type: ignore[arg-type]
        raise IsiTidakSah(f"{t.kalimat} {t.tindakan}")
    urut: dict[str, int] = {}
    hasil: list[tuple[int | str | None, ...]] = []
    for b in isi:
        sub = kunci_matra(masukan.Matra(sub_kegiatan=b.sub_kegiatan))[0]
        urut[sub] = urut.get(sub, 0) + 1
        try:
            bobot, target = (None if n is None else persen_ke_fakta(n) for n in (b.bobot, b.target))
        except ValueError as salah_angka:
            raise IsiTidakSah(str(salah_angka)) from None
        nilai = None if b.nilai is None else sen_sah(b.nilai)
        if len(b.nama) > 255 or len(b.satuan) > 60:
            raise IsiTidakSah(f"Nama atau satuan bagian {b.kode} pada {sub} terlalu panjang. Pendekkan.")
        hasil.append((sub, urut[sub], b.cara, b.kode, b.nama, bobot, nilai, target, b.satuan))
    return hasil


def butir_fisik(baris: Iterable[masukan.BarisFisik]) -> list[tuple[int, str, int]]:
    """Return (month, sub kegiatan, percent x 10^4) lines; refuses more than 100, less than 0, and twins."""
    butir: dict[tuple[int, str], int] = {}
    for b in baris:
        periksa_bulan(b.bulan)
        kunci = (b.bulan, kunci_matra(masukan.Matra(sub_kegiatan=b.sub_kegiatan))[0])
        tempat = b.sub_kegiatan or "perangkat daerah"
        if not 0 <= b.persen <= 100:
            raise IsiTidakSah(f"Fisik {b.persen} % untuk {tempat} di luar 0 sampai 100.")
        if kunci in butir:
            raise IsiTidakSah(f"Fisik untuk {tempat} bulan {b.bulan} tertulis lebih dari sekali.")
        try:
            butir[kunci] = persen_ke_fakta(b.persen)
        except ValueError as salah:
            raise IsiTidakSah(str(salah)) from None
    return [(*kunci, nilai) for kunci, nilai in butir.items()]


def _yang_berlaku(model: type[V], unit: PerangkatDaerah, asal: _Asal) -> V | None:
    return versi_berlaku(model._default_manager.filter(pd=unit, tahun=asal.tahun), asal.berlaku_mulai)


def _tambah(model: type[V], unit: PerangkatDaerah, asal: _Asal, sidik: str, **lain: str) -> V:
    semua = model._default_manager
    terakhir = (
        semua.filter(pd=unit, tahun=asal.tahun).order_by("-nomor").values_list("nomor", flat=True).first()
    )
    versi = semua.create(
        pd=unit,
        tahun=asal.tahun,
        nomor=(terakhir or 0) + 1,
        berlaku_mulai=asal.berlaku_mulai,
        dasar=asal.dasar[:255],
        sumber_nama=asal.sumber.nama[:255],
        sumber_sha256=asal.sumber.sha256,
        sidik=sidik,
        dibukukan_pada=asal.pada,
        oleh=asal.oleh,
        **lain,
    )
    versi.baru = True
    return versi


def _catat_versi(perbuatan: str, versi: Versi, banyak: int, jumlah: int | None = None) -> None:
    catat(
        rantai=versi.pd.pemda.kode,
        perbuatan=perbuatan,
        objek=f"pd={versi.pd.kode};tahun={versi.tahun};versi={versi.nomor}",
        isi={
            "label": versi.label,
            "berlaku_mulai": versi.berlaku_mulai,
            "dasar": versi.dasar,
            "baris": banyak,
            "jumlah_sen": jumlah,
            "sidik": versi.sidik,
            "sumber": versi.sumber_nama,
            "sha256": versi.sumber_sha256,
        },
        oleh=versi.oleh,
        pada=versi.dibukukan_pada,
    )
