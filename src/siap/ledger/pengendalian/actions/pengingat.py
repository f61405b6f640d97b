"""Reminders on record: an attempt is written first, then what came of it. Nothing is sent from here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from siap.domain.laporan.pengingat import JenisPengingat, SaluranPengingat
from siap.domain.waktu import Periode
from siap.ledger.jejak.actions import catat
from siap.ledger.organisasi.queries import pd_sistem
from siap.ledger.pelaporan.pegangan import objek_laporan
from siap.ledger.pengendalian.models import PengingatTerkirim

_PANJANG_KETERANGAN = 300


@dataclass(frozen=True, slots=True)
class KunciPengingat:
    """What makes one reminder: unit, month, reminder day, person, channel. It arrives once."""

    pemda: str
    pd: str
    periode: Periode
    tanggal: date
    jenis: JenisPengingat
    penerima: str
    saluran: SaluranPengingat


def _isi(kunci: KunciPengingat) -> dict[str, object]:
    return {
        "pd": pd_sistem(kunci.pemda, kunci.pd),
        "tahun": kunci.periode.tahun,
        "bulan": kunci.periode.bulan,
        "tanggal": kunci.tanggal,
        "jenis": kunci.jenis.value,
        "penerima": kunci.penerima,
        "saluran": kunci.saluran.value,
    }


def mulai_pengingat(kunci: KunciPengingat, *, percobaan: int, pada: datetime) -> bool:
    """Claim the n-th attempt of a reminder; False when another run has claimed it already."""
    try:
        with transaction.atomic():
            PengingatTerkirim.objects.create(
                **_isi(kunci), percobaan=percobaan, hasil=PengingatTerkirim.Hasil.MULAI, pada=pada
            )
    except IntegrityError:
        return False
    return True


@transaction.atomic
def catat_hasil_pengingat(
    kunci: KunciPengingat, *, percobaan: int, keterangan: str, terkirim: bool, oleh: str, pada: datetime
) -> PengingatTerkirim:
    """Record what came of an attempt, and tell the jejak; addresses stay out of both."""
    hasil = PengingatTerkirim.Hasil.TERKIRIM if terkirim else PengingatTerkirim.Hasil.GAGAL
    catat(
        rantai=kunci.pemda,
        perbuatan="pengendalian.ingatkan",
        objek=objek_laporan(kunci.pd, kunci.periode.tahun, kunci.periode.bulan),
        isi={
            "tanggal": kunci.tanggal,
            "jenis": kunci.jenis.value,
            "penerima": kunci.penerima,
            "saluran": kunci.saluran.value,
            "percobaan": percobaan,
            "hasil": hasil.value,
            "keterangan": keterangan[:_PANJANG_KETERANGAN],
        },
        oleh=oleh,
        pada=pada,
    )
    return PengingatTerkirim.objects.create(
        **_isi(kunci),
        percobaan=percobaan,
        hasil=hasil,
        keterangan=keterangan[:_PANJANG_KETERANGAN],
        pada=pada,
    )
