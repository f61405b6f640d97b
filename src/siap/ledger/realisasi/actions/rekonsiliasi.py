"""Reconciling: explain differences, give them an owner. Words are bound to the figures they were about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from django.db import transaction

from siap.domain.laporan.rekonsiliasi import BATAS_SELISIH, KeadaanSelisih, LetakSelisih
from siap.ledger.akun.izin import buka_buku
from siap.ledger.akun.models import Pengguna
from siap.ledger.akun.queries import Pelaku
from siap.ledger.akun.wewenang import Perbuatan
from siap.ledger.anggaran.actions import periksa_bulan
from siap.ledger.jejak.actions import catat
from siap.ledger.jejak.galat import GalatBuku, IsiTidakSah
from siap.ledger.organisasi.models import PerangkatDaerah
from siap.ledger.realisasi.models import CatatanRekonsiliasi
from siap.ledger.realisasi.queries.selisih import TugasRekonsiliasi, selisih_sistem
from siap.ledger.realisasi.queries.tugas import calon_pemilik_sistem

_PANJANG_TEKS: Final = 2_000
#: places that one call may touch: a page of differences, many times over
BATAS_TEMPAT: Final = 1_000


class SelisihBerubah(GalatBuku):
    """The difference is not any more what the person looked at."""


@dataclass(frozen=True, slots=True)
class TempatSelisih:
    """One difference as a person saw it: where, and how much."""

    pd: str
    bulan: int
    letak: LetakSelisih
    selisih: Decimal


@transaction.atomic
def jelaskan_selisih(
    *,
    pemda: str,
    tahun: int,
    tempat: Sequence[TempatSelisih],
    teks: str,
    oleh: Pelaku,
    pada: datetime,
    batas: Decimal = BATAS_SELISIH,
) -> list[CatatanRekonsiliasi]:
    """Explain one difference or many with one text: all of them, or none.

    Raises SelisihBerubah when a difference is not as the person saw it, IsiTidakSah without a text.
    """
    rapi = teks.strip()
    if not rapi:
        raise IsiTidakSah("Tulis penyebab selisihnya dan siapa yang menyelesaikannya.")
    if len(rapi) > _PANJANG_TEKS or "\x00" in rapi:
        raise IsiTidakSah(f"Penjelasan paling banyak {_PANJANG_TEKS} huruf; teks ini {len(rapi)} huruf.")
    return _catat(
        pemda, tahun, tempat, oleh, pada, batas, langkah=CatatanRekonsiliasi.Langkah.JELASKAN, teks=rapi
    )


@transaction.atomic
def tugaskan_selisih(
    *,
    pemda: str,
    tahun: int,
    tempat: Sequence[TempatSelisih],
    kepada: str,
    oleh: Pelaku,
    pada: datetime,
    teks: str = "",
    batas: Decimal = BATAS_SELISIH,
) -> list[CatatanRekonsiliasi]:
    """Give differences to a person by user name; "" gives them back to the PD's kasubag keuangan.

    The person must be one who may explain them: others are refused with IsiTidakSah.
    """
    return _catat(
        pemda,
        tahun,
        tempat,
        oleh,
        pada,
        batas,
        langkah=CatatanRekonsiliasi.Langkah.TUGASKAN,
        teks=teks.strip()[:_PANJANG_TEKS],
        kepada=kepada,
    )


def _catat(
    pemda: str,
    tahun: int,
    tempat: Sequence[TempatSelisih],
    oleh: Pelaku,
    pada: datetime,
    batas: Decimal,
    *,
    langkah: str,
    teks: str,
    kepada: str = "",
) -> list[CatatanRekonsiliasi]:
    if not tempat:
        raise IsiTidakSah("Pilih dahulu selisihnya.")
    if len(tempat) > BATAS_TEMPAT:
        raise IsiTidakSah(f"{len(tempat)} selisih sekaligus terlalu banyak; paling banyak {BATAS_TEMPAT}.")
    hasil: list[CatatanRekonsiliasi] = []
    for pd, bulan in sorted({(t.pd, t.bulan) for t in tempat}):
        periksa_bulan(bulan)
        unit, pelaku = buka_buku(
            pemda=pemda, pd=pd, perbuatan=Perbuatan.JELASKAN_SELISIH, oleh=oleh, pada=pada
        )
        pemilik = _pemilik(unit, kepada, pada) if kepada else None
        ada = {t.letak: t for t in selisih_sistem([unit], tahun, bulan=bulan, batas=batas)}
        ini = [t for t in tempat if (t.pd, t.bulan) == (pd, bulan)]
        baru = [
            CatatanRekonsiliasi(
                pd=unit,
                tahun=tahun,
                bulan=bulan,
                sub_kegiatan=t.letak.sub_kegiatan,
                rekening=t.letak.rekening,
                langkah=langkah,
                teks=teks,
                menurut_pd=kini.pasangan.menurut_pd,
                menurut_bpkad=kini.pasangan.menurut_bpkad,
                pemilik=pemilik,
                oleh=pelaku,
                pada=pada,
            )
            for t, kini in ((t, _kini(ada, t, batas)) for t in ini)
        ]
        CatatanRekonsiliasi.objects.bulk_create(baru)
        hasil += baru
        catat(
            rantai=pemda,
            perbuatan=f"realisasi.{langkah}_selisih",
            objek=f"pd={pd};tahun={tahun};bulan={bulan}",
            isi={
                "teks": teks,
                "kepada": kepada,
                "tempat": [
                    {
                        "sub_kegiatan": c.sub_kegiatan,
                        "rekening": c.rekening,
                        "menurut_pd": f"{c.menurut_pd:.2f}",
                        "menurut_bpkad": f"{c.menurut_bpkad:.2f}",
                    }
                    for c in baru
                ],
            },
            oleh=pelaku,
            pada=pada,
        )
    return hasil


def _kini(
    ada: dict[LetakSelisih, TugasRekonsiliasi], dilihat: TempatSelisih, batas: Decimal
) -> TugasRekonsiliasi:
    """Return the difference as it is now, if it is still the one that was looked at."""
    kini = ada.get(dilihat.letak)
    sebutan = dilihat.letak.kunci.strip("/") or "seluruh PD"
    if kini is None or kini.keadaan is KeadaanSelisih.SELESAI:
        raise SelisihBerubah(f"Selisih {sebutan} sudah tidak ada. Muat ulang daftarnya.")
    if abs(kini.selisih - dilihat.selisih) > batas:
        raise SelisihBerubah(f"Selisih {sebutan} berubah sejak Anda buka. Muat ulang, lalu putuskan lagi.")
    return kini


def _pemilik(unit: PerangkatDaerah, kepada: str, pada: datetime) -> Pengguna:
    calon = {p.username: p for p in calon_pemilik_sistem(unit, pada)}
    if kepada not in calon:
        raise IsiTidakSah(
            f"“{kepada}” tidak dapat diberi tugas ini. "
            f"Pilih orang yang berwenang menjelaskan selisih {unit.nama}."
        )
    return calon[kepada]
