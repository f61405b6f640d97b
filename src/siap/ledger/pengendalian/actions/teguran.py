"""Admonitions: Adbang hands on what the figures propose, the Sekda or an Asisten decides. Once each."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from siap.domain.laporan.teguran import TahapTeguran
from siap.ledger.akun.jejak import TEGURAN
from siap.ledger.akun.models import Pengguna
from siap.ledger.akun.queries import pd_untuk
from siap.ledger.jejak.actions import catat, kunci_rantai
from siap.ledger.jejak.galat import IsiTidakSah, TidakBerwenang
from siap.ledger.pelaporan.pegangan import objek_laporan
from siap.ledger.pengendalian.models import PutusanTeguran, UsulanTeguran
from siap.ledger.pengendalian.queries import (
    aturan_teguran_sistem,
    boleh_memutus,
    boleh_meneruskan,
    teguran_untuk,
    usulan_terhitung,
)


@transaction.atomic
def teruskan_teguran(
    *,
    pemda: str,
    pd: str,
    tahun: int,
    bulan: int,
    tingkat: int,
    oleh: Pengguna,
    pada: datetime,
    catatan: str = "",
) -> UsulanTeguran:
    """Hand on the admonition that the figures propose now; what was not proposed cannot be handed on.

    ``bulan`` and ``tingkat`` are what the person looked at: figures that moved since are refused.
    """
    kunci_rantai(pemda)
    unit = pd_untuk(pengguna=oleh, pada=pada, pemda=pemda, kode=pd)
    if not boleh_meneruskan(pengguna=oleh, pada=pada, pemda=pemda):
        raise TidakBerwenang("Usulan teguran diteruskan oleh Bagian Adbang. Mintalah kepada admin Adbang.")
    semua = usulan_terhitung(pengguna=oleh, pada=pada, pemda=pemda, tahun=tahun, pd=pd)
    usulan = next((u.usulan for u in semua if u.pd.pk == unit.pk), None)
    if usulan is None or (usulan.bulan, usulan.tingkat) != (bulan, tingkat):
        raise IsiTidakSah(
            f"Usulan teguran untuk {unit.nama} sudah berubah sejak Anda buka. Muat ulang, lalu putuskan."
        )
    aturan = aturan_teguran_sistem(pemda, localtime(pada).date())
    hasil = UsulanTeguran.objects.create(
        pd=unit,
        tahun=tahun,
        bulan=usulan.bulan,
        tingkat=usulan.tingkat,
        pantas=usulan.pantas,
        hari_terlambat=usulan.hari,
        urutan=usulan.urutan,
        alasan="\n".join(usulan.alasan),
        dasar=aturan.dasar,
        catatan=catatan.strip(),
        diteruskan_oleh=oleh.username,
        diteruskan_pada=pada,
    )
    _catat(hasil, TahapTeguran.DITERUSKAN, {"catatan": hasil.catatan}, oleh, pada)
    return hasil


@transaction.atomic
def putuskan_teguran(
    *, pemda: str, usulan: int, diterima: bool, oleh: Pengguna, pada: datetime, alasan: str = ""
) -> PutusanTeguran:
    """Decide on an admonition that was handed on, under one's own name; declining needs a reason."""
    kunci_rantai(pemda)
    teguran = teguran_untuk(pengguna=oleh, pada=pada, pemda=pemda, nomor=usulan)
    satu = teguran.usulan
    if not boleh_memutus(pengguna=oleh, pada=pada, pemda=pemda):
        raise TidakBerwenang("Teguran diputuskan oleh Sekretaris Daerah atau Asisten.")
    if teguran.putusan is not None:
        raise IsiTidakSah(f"{satu.nama_tingkat} untuk {satu.pd.nama} sudah diputuskan. Muat ulang.")
    alasan = alasan.strip()
    if not diterima and not alasan:
        raise IsiTidakSah("Tulis alasan mengapa usulan teguran itu tidak diterima; alasan itu tercatat.")
    putusan = PutusanTeguran.objects.create(
        usulan=satu,
        diterima=diterima,
        alasan=alasan,
        nama=oleh.nama,
        jabatan=oleh.jabatan,
        diputuskan_oleh=oleh.username,
        diputuskan_pada=pada,
    )
    tahap = TahapTeguran.DITERIMA if diterima else TahapTeguran.DITOLAK
    _catat(satu, tahap, {"alasan": alasan, "nama": oleh.nama, "jabatan": oleh.jabatan}, oleh, pada)
    return putusan


def _catat(
    usulan: UsulanTeguran, tahap: TahapTeguran, isi: dict[str, object], oleh: Pengguna, pada: datetime
) -> None:
    catat(
        rantai=usulan.pd.pemda.kode,
        perbuatan=TEGURAN,
        objek=objek_laporan(usulan.pd.kode, usulan.tahun, usulan.bulan),
        isi={
            "tahap": tahap.value,
            "tingkat": usulan.nama_tingkat,
            "hari_terlambat": usulan.hari_terlambat,
            "urutan": usulan.urutan,
            "dasar": usulan.dasar,
            **isi,
        },
        oleh=oleh.username,
        pada=pada,
    )
