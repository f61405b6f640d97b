"""Writes of bukti: add evidence, withdraw it, note who looked at an original, set the outline of a Pemda.

Whether the report still takes evidence is asked above (``pelaporan.pintu_bukti``), in the same transaction.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PureWindowsPath
from typing import Final

from django.db import transaction

from siap.domain.laporan.bukti import IsiBukti, mirip, pita_rupa
from siap.domain.wilayah import BatasWilayah
from siap.ledger.akun.izin import buka_buku
from siap.ledger.akun.queries import Pelaku, nama_pelaku, pd_untuk
from siap.ledger.akun.wewenang import Perbuatan
from siap.ledger.anggaran.actions import periksa_bulan
from siap.ledger.bukti.models import Bukti, BuktiDicabut, BuktiSerupa, GarisBatas, PitaRupa
from siap.ledger.jejak.actions import catat, kunci_rantai
from siap.ledger.jejak.galat import IsiTidakSah, TidakDitemukan
from siap.ledger.jejak.rantai import kanonik
from siap.ledger.organisasi.models import PerangkatDaerah
from siap.ledger.organisasi.queries import pemda_sistem

_KODE: Final = re.compile(r"[0-9A-Za-z.]{0,32}")
_TAK_TAMPAK: Final = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]+")
#: of the earlier ones that look the same no more are noted, newest first
_SERUPA_PALING_BANYAK: Final = 12
_CALON_PALING_BANYAK: Final = 5_000


@dataclass(frozen=True, slots=True)
class TempatBukti:
    """Where evidence stands: a month's report, a sub kegiatan ("" the PD as a whole), a package or ""."""

    pemda: str
    pd: str
    tahun: int
    bulan: int
    sub_kegiatan: str = ""
    paket: str = ""


def _rapi(teks: str, paling: int) -> str:
    return _TAK_TAMPAK.sub(" ", teks).strip()[:paling].strip()


def nama_tampil(nama: str) -> str:
    """Return a file name as text to show: no folder, no control letters, never used to open anything."""
    return _rapi(PureWindowsPath(nama.replace("\x00", "")).name, 200) or "tanpa nama"


@transaction.atomic
def catat_bukti(
    *,
    tempat: TempatBukti,
    isi: IsiBukti,
    nama: str,
    keterangan: str,
    oleh: Pelaku,
    pada: datetime,
    alasan: str = "",
) -> tuple[Bukti, bool]:
    """Add one piece of evidence whose bytes are already kept; False: it stands at this place already.

    Raises TidakDitemukan, TidakBerwenang, IsiTidakSah.
    """
    periksa_bulan(tempat.bulan)
    unit, pelaku = buka_buku(
        pemda=tempat.pemda, pd=tempat.pd, perbuatan=Perbuatan.UNGGAH_BUKTI, oleh=oleh, pada=pada
    )
    teks, paket = _rapi(keterangan, 300), _rapi(tempat.paket, 64)
    if not teks:
        raise IsiTidakSah("Tulis keterangan singkat: apa yang terlihat pada foto atau isi dokumennya.")
    if not _KODE.fullmatch(tempat.sub_kegiatan):
        raise IsiTidakSah(f"“{tempat.sub_kegiatan[:40]}” bukan kode sub kegiatan. Pilih dari daftar.")
    letak = {
        "pd": unit,
        "tahun": tempat.tahun,
        "bulan": tempat.bulan,
        "sub_kegiatan": tempat.sub_kegiatan,
        "paket": paket,
    }
    di_sini = Bukti.objects.filter(**letak, sha256=isi.sha256)
    ada = di_sini.filter(dicabut=None).first()
    if ada is not None:
        return ada, False
    bukti = Bukti.objects.create(
        **letak,
        sha256=isi.sha256,
        ke=di_sini.count() + 1,
        nama=nama_tampil(nama),
        keterangan=teks,
        jenis=isi.jenis.value,
        ukuran=isi.ukuran,
        lebar=isi.lebar,
        tinggi=isi.tinggi,
        rupa=isi.rupa,
        diambil="" if isi.waktu is None else isi.waktu.isoformat(timespec="seconds"),
        lintang=None if isi.letak is None else isi.letak.lintang,
        bujur=None if isi.letak is None else isi.letak.bujur,
        alasan=alasan.strip(),
        oleh=pelaku,
        pada=pada,
    )
    _taut_serupa(bukti)
    PitaRupa.objects.bulk_create([PitaRupa(bukti=bukti, kunci=k) for k in pita_rupa(bukti.rupa)])
    _catat(bukti, "unggah", {"nama": bukti.nama, "jenis": bukti.jenis, "keterangan": teks}, pelaku, pada)
    return bukti, True


def _taut_serupa(bukti: Bukti) -> None:
    """Note which earlier evidence of this Pemda has the same bytes, or looks the same in another report.

    Two shots of one scene in one report are honest work; the same picture a month later is not.
    """
    lain = Bukti.objects.filter(pd__pemda_id=bukti.pd.pemda_id, dicabut=None, id__lt=bukti.id)
    persis = list(
        lain.filter(sha256=bukti.sha256).order_by("-id").values_list("id", flat=True)[:_SERUPA_PALING_BANYAK]
    )
    laporan_ini = {"pd_id": bukti.pd_id, "tahun": bukti.tahun, "bulan": bukti.bulan}
    calon = (
        lain.filter(pita__kunci__in=pita_rupa(bukti.rupa))
        .exclude(**laporan_ini)
        .exclude(sha256=bukti.sha256)
        .distinct()
        .order_by("-id")
        .values_list("id", "rupa")[:_CALON_PALING_BANYAK]
    )
    serupa = [nomor for nomor, rupa in calon if mirip(rupa, bukti.rupa)] if bukti.rupa else []
    BuktiSerupa.objects.bulk_create(
        BuktiSerupa(bukti=bukti, lebih_dahulu_id=nomor, persis=sama)
        for daftar, sama in ((persis, True), (serupa[:_SERUPA_PALING_BANYAK], False))
        for nomor in daftar
    )


@transaction.atomic
def cabut_bukti(*, pemda: str, nomor: int, alasan: str, oleh: Pelaku, pada: datetime) -> BuktiDicabut:
    """Withdraw evidence with a reason; row and bytes stay. Withdrawn again, it stays as it was.

    Raises TidakDitemukan, TidakBerwenang, IsiTidakSah.
    """
    kunci_rantai(pemda)
    bukti = Bukti.objects.filter(pk=nomor, pd__pemda__kode=pemda).select_related("pd__pemda").first()
    if bukti is None:
        raise TidakDitemukan("Tidak ada bukti dengan nomor itu yang dapat Anda buka.")
    _unit, pelaku = buka_buku(
        pemda=pemda, pd=bukti.pd.kode, perbuatan=Perbuatan.UNGGAH_BUKTI, oleh=oleh, pada=pada
    )
    sudah = BuktiDicabut.objects.filter(bukti=bukti).first()
    if sudah is not None:
        return sudah
    sebab = _rapi(alasan, 1_000)
    if not sebab:
        raise IsiTidakSah("Tulis alasan pencabutan; alasan itu tercatat bersama buktinya.")
    dicabut = BuktiDicabut.objects.create(bukti=bukti, alasan=sebab, oleh=pelaku, pada=pada)
    _catat(bukti, "cabut", {"nama": bukti.nama, "alasan": sebab}, pelaku, pada)
    return dicabut


@transaction.atomic
def catat_buka_asli(*, bukti: Bukti, oleh: Pelaku, pada: datetime) -> None:
    """Note that a person opened the original, which may tell where people live; raises TidakDitemukan."""
    unit: PerangkatDaerah = bukti.pd
    if not isinstance(oleh, str):
        pd_untuk(pengguna=oleh, pada=pada, pemda=unit.pemda.kode, kode=unit.kode)
    _catat(bukti, "buka_asli", {"nama": bukti.nama}, nama_pelaku(oleh), pada)


def _catat(bukti: Bukti, perbuatan: str, isi: Mapping[str, object], oleh: str, pada: datetime) -> None:
    unit: PerangkatDaerah = bukti.pd
    catat(
        rantai=unit.pemda.kode,
        perbuatan=f"bukti.{perbuatan}",
        objek=f"bukti={unit.kode};tahun={bukti.tahun};bulan={bukti.bulan};nomor={bukti.pk}",
        isi={
            "sha256": bukti.sha256,
            "sub_kegiatan": bukti.sub_kegiatan,
            "paket": bukti.paket,
            **isi,
        },
        oleh=oleh,
        pada=pada,
    )


@transaction.atomic
def tetapkan_batas(
    *, pemda: str, batas: BatasWilayah, nama: str, sha256: str, oleh: str, pada: datetime
) -> bool:
    """Set the outline of a Pemda; False when it is the one already in force. Raises TidakDitemukan."""
    kunci_rantai(pemda)
    daerah = pemda_sistem(pemda)
    isi = kanonik({"poligon": [[[list(s) for s in c] for c in p] for p in batas.poligon]})
    sidik = hashlib.sha256(isi.encode()).hexdigest()
    berlaku = GarisBatas.objects.filter(pemda=daerah).order_by("-id").first()
    if berlaku is not None and berlaku.sidik == sidik:
        return False
    GarisBatas.objects.create(
        pemda=daerah,
        isi=isi,
        sidik=sidik,
        sumber_nama=nama_tampil(nama),
        sumber_sha256=sha256,
        oleh=oleh,
        pada=pada,
    )
    catat(
        rantai=pemda,
        perbuatan="bukti.tetapkan_batas",
        objek=f"garis_batas={pemda}",
        isi={"sidik": sidik, "nama": nama_tampil(nama), "sha256": sha256},
        oleh=oleh,
        pada=pada,
    )
    return True
