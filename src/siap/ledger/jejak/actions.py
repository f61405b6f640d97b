"""Writes of jejak: add an event to its chain, accept a file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from siap.ledger.jejak.models import Berkas, KepalaRantai, Peristiwa
from siap.ledger.jejak.rantai import (
    AWAL,
    hash_peristiwa,
    kanonik,
    sidik_medan,
    tulis_sidik,
    tulis_waktu,
)

#: Chain of what belongs to no single Pemda: people, nomenclature, regions.
RANTAI_SISTEM = "sistem"


def kunci_rantai(rantai: str) -> KepalaRantai:
    """Lock a chain until the transaction ends and return its head; every action starts with this.

    One lock per Pemda, taken first and always in this order, so bookings of one Pemda queue up instead of
    meeting in a deadlock. On SQLite the IMMEDIATE transaction is that lock already.
    """
    kunci = KepalaRantai.objects.select_for_update()
    kepala = kunci.filter(rantai=rantai).first()
    if kepala is None:
        try:
            with transaction.atomic():
                KepalaRantai.objects.create(rantai=rantai, urut=0, hash=AWAL)
        except IntegrityError:
            pass  # someone else opened the chain in this instant; the lock below waits for them
        kepala = kunci.get(rantai=rantai)
    return kepala


@transaction.atomic
def catat(
    *,
    rantai: str,
    perbuatan: str,
    objek: str,
    isi: Mapping[str, object],
    oleh: str,
    pada: datetime,
) -> Peristiwa:
    """Add one event at the end of its chain, in the transaction of the change that it tells of."""
    kepala = kunci_rantai(rantai)
    medan = {
        "rantai": rantai,
        "urut": str(kepala.urut + 1),
        "pada": tulis_waktu(pada),
        "oleh": oleh,
        "perbuatan": perbuatan,
        "objek": objek,
        "isi": kanonik(isi),
    }
    sidik = tulis_sidik(sidik_medan(medan))
    peristiwa = Peristiwa.objects.create(
        rantai=rantai,
        urut=kepala.urut + 1,
        pada=pada,
        oleh=oleh,
        perbuatan=perbuatan,
        objek=objek,
        isi=medan["isi"],
        sidik=sidik,
        hash_sebelum=kepala.hash,
        hash=hash_peristiwa(medan, sidik, kepala.hash),
    )
    KepalaRantai.objects.filter(rantai=rantai).update(urut=peristiwa.urut, hash=peristiwa.hash)
    return peristiwa


@transaction.atomic
def terima_berkas(
    *,
    pemda: str,
    jenis: str,
    sha256: str,
    nama: str,
    ukuran: int,
    oleh: str,
    pada: datetime,
    kunci: str = "",
    ringkasan: Mapping[str, object] | None = None,
) -> tuple[Berkas, bool]:
    """Accept a file once: the second value is False when the same bytes were accepted before."""
    rantai = pemda or RANTAI_SISTEM
    kunci_rantai(rantai)
    ada = Berkas.objects.filter(pemda=pemda, jenis=jenis, sha256=sha256, kunci=kunci).first()
    if ada is not None:
        return ada, False
    berkas = Berkas.objects.create(
        pemda=pemda,
        jenis=jenis,
        sha256=sha256,
        nama=nama,
        ukuran=ukuran,
        kunci=kunci,
        diterima_pada=pada,
        oleh=oleh,
        ringkasan=dict(ringkasan or {}),
    )
    catat(
        rantai=rantai,
        perbuatan="jejak.terima_berkas",
        objek=f"berkas={sha256[:12]};{kunci}".rstrip(";"),
        isi={"jenis": jenis, "nama": nama, "sha256": sha256, "ukuran": ukuran, "kunci": kunci},
        oleh=oleh,
        pada=pada,
    )
    return berkas, True
