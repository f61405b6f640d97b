"""Bukti for doors: take photos and documents in, hand copies and originals out, load the outline of a Pemda.

The order makes a crash harmless: copies, then the bytes on the disk, then the row. An upload that breaks off
leaves at most a file that nothing cites.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction

from siap.flows.arsip import simpan_aman, simpan_berkas, tempat_berkas
from siap.flows.galat import GalatPemakai
from siap.flows.pelaporan import Alamat
from siap.intake.bukti.baca import BuktiTerbaca, baca_bukti
from siap.intake.bukti.batas import SEBERKAS, SEKALI
from siap.intake.bukti.ditolak import BuktiTidakDiterima
from siap.intake.bukti.garis_batas import baca_batas
from siap.ledger.akun.queries import Pelaku
from siap.ledger.bukti import actions
from siap.ledger.bukti.queries import BuktiTercatat
from siap.ledger.jejak.actions import kunci_rantai, terima_berkas
from siap.ledger.jejak.galat import GalatBuku, TidakDitemukan
from siap.ledger.pelaporan.pintu_bukti import pastikan_bukti_terbuka

DITERIMA: Final = "diterima"
SUDAH_ADA: Final = "sudah ada"
DITOLAK: Final = "ditolak"
#: kind under which the archive keeps the file of an outline
JENIS_BATAS: Final = "batas-wilayah"


@dataclass(frozen=True, slots=True)
class BerkasBukti:
    """One file that was sent. It is read when its turn comes: never all of them in memory at once."""

    nama: str
    ukuran: int
    baca: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class HasilUnggah:
    """What became of one file: diterima, sudah ada or ditolak, with a sentence when it was refused."""

    nama: str
    status: str
    kalimat: str = ""
    nomor: int | None = None


def unggah(
    alamat: Alamat,
    berkas: Iterable[BerkasBukti],
    *,
    sub_kegiatan: str,
    keterangan: str,
    paket: str = "",
    alasan: str = "",
) -> list[HasilUnggah]:
    """Take evidence in, each file on its own: a bad one does not keep the good ones out.

    Raises GalatPemakai for too many files, GalatBuku when the report takes no evidence from this person.
    """
    daftar = list(berkas)
    if not daftar:
        raise GalatPemakai("Pilih paling sedikit satu foto atau dokumen.")
    if len(daftar) > SEKALI:
        raise GalatPemakai(f"{len(daftar)} berkas sekaligus, paling banyak {SEKALI}. Unggah bertahap.")
    _pastikan_terbuka(alamat, alasan)
    tempat = actions.TempatBukti(alamat.pemda, alamat.pd, alamat.tahun, alamat.bulan, sub_kegiatan, paket)
    return [_satu(alamat, b, tempat, keterangan, alasan) for b in daftar]


def _satu(
    alamat: Alamat, berkas: BerkasBukti, tempat: actions.TempatBukti, keterangan: str, alasan: str
) -> HasilUnggah:
    nama = actions.nama_tampil(berkas.nama)
    if berkas.ukuran > SEBERKAS:  # refused before it is read into memory
        return HasilUnggah(nama, DITOLAK, _TERLALU_BESAR)
    try:
        bita = berkas.baca()
        terbaca = baca_bukti(bita)
    except BuktiTidakDiterima as salah:
        return HasilUnggah(nama, DITOLAK, salah.kalimat)
    _simpan_salinan(terbaca)
    simpan_berkas(terbaca.isi.sha256, bita)
    with transaction.atomic():
        _pastikan_terbuka(alamat, alasan)
        bukti, baru = actions.catat_bukti(
            tempat=tempat,
            isi=terbaca.isi,
            nama=nama,
            keterangan=keterangan,
            alasan=alasan,
            oleh=alamat.oleh,
            pada=alamat.pada,
        )
    return HasilUnggah(nama, DITERIMA if baru else SUDAH_ADA, nomor=bukti.pk)


_TERLALU_BESAR: Final = (
    f"Berkas ini terlalu besar; paling besar {SEBERKAS // 1024 // 1024} MB. Kecilkan fotonya, atau simpan "
    "PDF dengan mutu lebih rendah."
)


def _pastikan_terbuka(alamat: Alamat, alasan: str) -> None:
    pastikan_bukti_terbuka(
        pemda=alamat.pemda,
        pd=alamat.pd,
        tahun=alamat.tahun,
        bulan=alamat.bulan,
        oleh=alamat.oleh,
        pada=alamat.pada,
        alasan=alasan,
    )


@transaction.atomic
def cabut(bukti: BuktiTercatat, *, alasan: str, oleh: Pelaku, pada: datetime) -> None:
    """Withdraw evidence while its report takes changes; after the lock the reason is that of a correction."""
    unit = bukti.pd
    kunci_rantai(unit.pemda.kode)
    alamat = Alamat(unit.pemda.kode, unit.kode, bukti.tahun, bukti.bulan, oleh, pada)
    _pastikan_terbuka(alamat, alasan)
    actions.cabut_bukti(pemda=alamat.pemda, nomor=bukti.pk, alasan=alasan, oleh=oleh, pada=pada)


def salinan(bukti: BuktiTercatat, *, kecil: bool) -> bytes:
    """Return the JPEG copy of a photo, which holds no metadata; made anew when the copy was cleared away.

    Raises TidakDitemukan for a document and for a photo whose bytes are gone.
    """
    if not bukti.foto:
        raise TidakDitemukan("Dokumen tidak mempunyai gambar pratinjau.")
    tempat = _tempat_salinan(bukti.sha256, kecil=kecil)
    try:
        return tempat.read_bytes()
    except FileNotFoundError:
        pass
    try:
        terbaca = baca_bukti(_bita(bukti))
    except BuktiTidakDiterima as salah:
        raise TidakDitemukan("Foto ini tidak dapat dibuka lagi.") from salah
    _simpan_salinan(terbaca)
    return terbaca.kecil if kecil else terbaca.lihat


def asli(bukti: BuktiTercatat, *, oleh: Pelaku, pada: datetime) -> bytes:
    """Return the original bytes, metadata and all, and note in the jejak who took them."""
    bita = _bita(bukti)
    actions.catat_buka_asli(bukti=bukti, oleh=oleh, pada=pada)
    return bita


def _bita(bukti: BuktiTercatat) -> bytes:
    try:
        bita = tempat_berkas(bukti.sha256).read_bytes()
    except FileNotFoundError:
        raise TidakDitemukan("Berkas bukti ini tidak ada di arsip. Jalankan siap periksa.") from None
    if hashlib.sha256(bita).hexdigest() != bukti.sha256:
        raise TidakDitemukan("Berkas bukti ini berubah di arsip. Jalankan siap periksa.")
    return bita


def _tempat_salinan(sha256: str, *, kecil: bool) -> Path:
    nama = f"{tempat_berkas(sha256).name}-{'kecil' if kecil else 'lihat'}.jpg"
    return Path(settings.SIAP_DATA) / "pratinjau" / sha256[:2] / nama


def _simpan_salinan(terbaca: BuktiTerbaca) -> None:
    for bita, kecil in ((terbaca.lihat, False), (terbaca.kecil, True)):
        tujuan = _tempat_salinan(terbaca.isi.sha256, kecil=kecil)
        if bita and not tujuan.exists():
            simpan_aman(tujuan, bita)


def muat_batas_wilayah(*, pemda: str, nama: str, isi: bytes, oleh: str, pada: datetime) -> bool:
    """Load the outline of a Pemda out of a GeoJSON; False: it is in force already. Raises GalatPemakai."""
    sidik = hashlib.sha256(isi).hexdigest()
    try:
        batas = baca_batas(isi, pemda)
        simpan_berkas(sidik, isi)
        with transaction.atomic():
            baru = actions.tetapkan_batas(
                pemda=pemda, batas=batas, nama=nama, sha256=sidik, oleh=oleh, pada=pada
            )
            terima_berkas(
                pemda=pemda,
                jenis=JENIS_BATAS,
                sha256=sidik,
                nama=actions.nama_tampil(nama),
                ukuran=len(isi),
                oleh=oleh,
                pada=pada,
            )
    except BuktiTidakDiterima as salah:
        raise GalatPemakai(salah.kalimat) from salah
    except GalatBuku as salah:
        raise GalatPemakai(str(salah)) from salah
    return baru
