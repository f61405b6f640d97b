"""Writes of akun: people and their roles. Every change is in the jejak; a password never is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from siap.ledger.akun.models import Pengguna, Peran
from siap.ledger.akun.wewenang import PERAN_PD, JenisPeran
from siap.ledger.jejak.actions import RANTAI_SISTEM, catat, kunci_rantai
from siap.ledger.jejak.galat import IsiTidakSah
from siap.ledger.organisasi.queries import pd_sistem, pemda_sistem


@transaction.atomic
def buat_pengguna(
    *,
    username: str,
    nama: str,
    sandi: str | None,
    oleh: str,
    pada: datetime,
    surel: str = "",
    jabatan: str = "",
    pengelola: bool = False,
) -> Pengguna:
    """Make a person known. Without ``sandi`` nobody can sign in as the person yet.

    ``pengelola`` is the keeper of the machine, who sees everything.
    """
    kunci_rantai(RANTAI_SISTEM)
    if Pengguna.objects.filter(username=username).exists():
        raise IsiTidakSah(f"Nama masuk “{username}” sudah dipakai. Pilih nama masuk lain.")
    pengguna = Pengguna(
        username=username,
        nama=nama,
        email=surel,
        jabatan=jabatan,
        is_staff=pengelola,
        is_superuser=pengelola,
        date_joined=pada,
    )
    pengguna.set_password(sandi)
    try:
        pengguna.full_clean(exclude=["password"])
    except ValidationError as salah:
        raise IsiTidakSah(f"Pengguna “{username}” tidak sah: {' '.join(salah.messages)}") from None
    pengguna.save()
    catat(
        rantai=RANTAI_SISTEM,
        perbuatan="akun.buat_pengguna",
        objek=f"pengguna={username}",
        isi={"nama": nama, "surel": surel, "jabatan": jabatan, "pengelola": pengelola},
        oleh=oleh,
        pada=pada,
    )
    return pengguna


@transaction.atomic
def beri_peran(
    *,
    pengguna: Pengguna,
    jenis: str,
    pemda: str,
    berlaku_dari: date,
    oleh: str,
    pada: datetime,
    pd: str | None = None,
    berlaku_sampai: date | None = None,
) -> Peran:
    """Give a person a role for a time; the same again changes nothing."""
    try:
        peran = JenisPeran(jenis)
    except ValueError:
        raise IsiTidakSah(f"Peran “{jenis}” tidak dikenal. Pilih: {', '.join(JenisPeran)}.") from None
    if peran in PERAN_PD and pd is None:
        raise IsiTidakSah(f"Peran {peran} dipegang untuk satu perangkat daerah. Sebut kodenya.")
    if berlaku_sampai is not None and berlaku_sampai < berlaku_dari:
        raise IsiTidakSah(f"Masa peran berakhir {berlaku_sampai} sebelum mulai {berlaku_dari}.")
    kunci_rantai(pemda)
    pemilik = pemda_sistem(pemda)
    unit = pd_sistem(pemda, pd) if pd else None
    hasil, baru = Peran.objects.get_or_create(
        pengguna=pengguna,
        pemda=pemilik,
        pd=unit,
        jenis=peran.value,
        berlaku_dari=berlaku_dari,
        defaults={"berlaku_sampai": berlaku_sampai},
    )
    if baru:
        isi = {"jenis": peran.value, "pd": pd, "berlaku_dari": berlaku_dari, "berlaku_sampai": berlaku_sampai}
        _catat_peran(hasil, "akun.beri_peran", isi, oleh, pada)
    return hasil


@transaction.atomic
def akhiri_peran(*, peran: Peran, sampai: date, oleh: str, pada: datetime) -> Peran:
    """Let a role end on a day; the person holds it on that day for the last time."""
    kunci_rantai(peran.pemda.kode)
    if sampai < peran.berlaku_dari:
        raise IsiTidakSah(f"Masa peran berakhir {sampai} sebelum mulai {peran.berlaku_dari}.")
    sebelum, peran.berlaku_sampai = peran.berlaku_sampai, sampai
    peran.save(update_fields=["berlaku_sampai"])
    isi = {"jenis": peran.jenis, "sebelum": sebelum, "sesudah": sampai}
    _catat_peran(peran, "akun.akhiri_peran", isi, oleh, pada)
    return peran


def _catat_peran(peran: Peran, perbuatan: str, isi: Mapping[str, object], oleh: str, pada: datetime) -> None:
    catat(
        rantai=peran.pemda.kode,
        perbuatan=perbuatan,
        objek=f"pengguna={peran.pengguna.username}",
        isi=isi,
        oleh=oleh,
        pada=pada,
    )
