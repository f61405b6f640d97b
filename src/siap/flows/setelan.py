"""Setelan: set what a Pemda decides for itself, dated and with its basis; and tell what is in force.

A band set may be named instead of written: a preset stands for its sets of every quarter. Days off come as
a CSV with the columns ``tanggal,nama``.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from siap.domain.penilaian.pita import simpan as simpan_pita
from siap.domain.penilaian.preset import PRESET
from siap.flows.galat import GalatPemakai
from siap.ledger.jejak.galat import GalatBuku
from siap.ledger.organisasi.actions import atur_konfigurasi, catat_libur
from siap.ledger.organisasi.queries import daftar_libur_sistem, daftar_setelan_sistem, pemda_sistem
from siap.ledger.organisasi.setelan import KUNCI_SETELAN

__all__ = ["KUNCI", "PRESET", "Setelan", "daftar_setelan", "tetapkan", "tetapkan_libur"]

#: Days off are no dated setting, but they are set through the same door.
LIBUR = "libur"
KUNCI: tuple[str, ...] = (*KUNCI_SETELAN, LIBUR)
_BENTUK_TANGGAL: tuple[Callable[[str], date], ...] = (
    date.fromisoformat,
    lambda teks: datetime.strptime(teks, "%d/%m/%Y").date(),  # noqa: DTZ007 - a day has no zone
)


@dataclass(frozen=True, slots=True)
class Setelan:
    """One setting as a person reads it; ``pemda`` "" holds for all, ``isi`` is its JSON or its name."""

    kunci: str
    pemda: str
    berlaku_dari: date
    dasar: str
    isi: str
    oleh: str = ""


@contextmanager
def _kalimat() -> Iterator[None]:
    try:
        yield
    except GalatBuku as salah:
        raise GalatPemakai(str(salah)) from salah


def tetapkan(
    *,
    pemda: str | None,
    kunci: str,
    isi: str,
    berlaku_dari: date,
    dasar: str,
    oleh: str,
    pada: datetime,
) -> int:
    """Set a dated setting and return how many sets were kept: all of a preset, or one.

    ``isi`` is JSON text, or for bands the name of a preset. What cannot be is refused with GalatPemakai and
    nothing is kept.
    """
    semua: Sequence[str] = [isi]
    if kunci == "pita" and isi.strip() in PRESET:
        semua = [simpan_pita(p) for p in PRESET[isi.strip()]]
    with _kalimat(), transaction.atomic():
        for satu in semua:
            atur_konfigurasi(
                pemda=pemda,
                kunci=kunci,
                berlaku_dari=berlaku_dari,
                isi=_mapping(kunci, satu),
                dasar_hukum=dasar,
                oleh=oleh,
                pada=pada,
            )
    return len(semua)


def _mapping(kunci: str, teks: str) -> object:
    """Return JSON as a value; a text that is none is a sentence with the place where reading stopped."""
    try:
        return json.loads(teks)
    except ValueError as salah:
        pilihan = f" Untuk pita, nama berikut juga boleh: {', '.join(PRESET)}." if kunci == "pita" else ""
        raise GalatPemakai(f"Isi setelan “{kunci}” bukan JSON ({salah}).{pilihan}") from salah


def tetapkan_libur(*, pemda: str | None, nama: str, isi: bytes, oleh: str, pada: datetime) -> int:
    """Read a list of days off and keep it; return how many days it names. A wrong line refuses all of it."""
    baris = list(_baca_libur(nama, isi))
    with _kalimat(), transaction.atomic():
        for tanggal, sebutan in baris:
            catat_libur(pemda=pemda, tanggal=tanggal, nama=sebutan, oleh=oleh, pada=pada)
    return len(baris)


def _baca_libur(nama: str, isi: bytes) -> Iterator[tuple[date, str]]:
    try:
        teks = isi.decode("utf-8-sig")
    except UnicodeDecodeError as salah:
        raise GalatPemakai(f"Daftar “{nama}” bukan teks UTF-8. Simpan ulang sebagai CSV UTF-8.") from salah
    pemisah = max(",;\t", key=teks.split("\n", 1)[0].count)
    pembaca = csv.DictReader(io.StringIO(teks), delimiter=pemisah)
    kolom = [(k or "").strip().lower() for k in pembaca.fieldnames or []]
    if not {"tanggal", "nama"} <= set(kolom):
        raise GalatPemakai(f"Daftar libur “{nama}” harus berjudul kolom tanggal,nama.")
    pembaca.fieldnames = kolom
    for nomor, baris in enumerate(pembaca, start=2):
        tulisan, sebutan = ((baris.get(k) or "").strip() for k in ("tanggal", "nama"))
        if not tulisan and not sebutan:
            continue
        tanggal = _tanggal(tulisan)
        if tanggal is None:
            raise GalatPemakai(
                f"Daftar libur “{nama}” baris {nomor}: “{tulisan}” bukan tanggal. Tulis seperti 2026-08-17."
            )
        if not sebutan or len(sebutan) > 120:
            raise GalatPemakai(f"Daftar libur “{nama}” baris {nomor}: nama libur harus 1 sampai 120 huruf.")
        yield tanggal, sebutan


def _tanggal(teks: str) -> date | None:
    for baca in _BENTUK_TANGGAL:
        try:
            return baca(teks)
        except ValueError:
            continue
    return None


def daftar_setelan(pemda: str) -> list[Setelan]:
    """Return every setting and every day off that holds for a Pemda, by key and start."""
    with _kalimat():
        pemda_sistem(pemda)
    setelan = [
        Setelan(s.kunci, s.pemda.kode if s.pemda else "", s.berlaku_dari, s.dasar_hukum, s.isi, s.oleh)
        for s in daftar_setelan_sistem(pemda)
    ]
    libur = [
        Setelan(LIBUR, hari.pemda.kode if hari.pemda else "", hari.tanggal, "", hari.nama)
        for hari in daftar_libur_sistem(pemda)
    ]
    return setelan + libur
