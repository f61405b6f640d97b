"""Rantai: check the chain of a Pemda while work goes on, and tell the chain itself that it was checked.

The event of a check holds the number and the hash up to which the chain was whole: the next check may begin
there, and a copy of that hash on paper proves that nothing before it was rewritten.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from siap.ledger.akun.queries import Pelaku, nama_pelaku
from siap.ledger.jejak.actions import catat
from siap.ledger.jejak.queries import (
    HasilRantai,
    kepala_sistem,
    periksa_rantai,
    periksa_sejak,
    peristiwa_terakhir_sistem,
)

PERBUATAN: Final = "jejak.periksa"


@dataclass(frozen=True, slots=True)
class PemeriksaanRantai:
    """What a check found. ``dari`` is the event after which it began, 0 for the whole chain."""

    dari: int
    sampai: int
    hash: str
    utuh: bool
    kalimat: str
    oleh: str
    pada: datetime
    seluruh_sampai: int = 0


def periksa_pemda(pemda: str, *, oleh: Pelaku, pada: datetime, seluruhnya: bool = True) -> PemeriksaanRantai:
    """Check a chain from its first event, or from the last check; the result becomes an event of it."""
    lalu = pemeriksaan_terakhir(pemda)
    awal = (0, "") if seluruhnya or lalu is None or not lalu.utuh else (lalu.sampai, lalu.hash)
    hasil = _periksa(pemda, *awal)
    temuan = PemeriksaanRantai(
        dari=awal[0],
        sampai=hasil.jumlah,
        hash=hasil.hash_akhir,
        utuh=hasil.rusak is None,
        kalimat=hasil.rusak.kalimat if hasil.rusak else "",
        oleh=nama_pelaku(oleh),
        pada=pada,
        seluruh_sampai=hasil.jumlah if not awal[0] else (lalu.seluruh_sampai if lalu else 0),
    )
    catat(
        rantai=pemda,
        perbuatan=PERBUATAN,
        objek="rantai",
        isi={
            "dari": temuan.dari,
            "sampai": temuan.sampai,
            "hash": temuan.hash,
            "utuh": temuan.utuh,
            "kalimat": temuan.kalimat,
            "seluruh_sampai": temuan.seluruh_sampai,
        },
        oleh=temuan.oleh,
        pada=pada,
    )
    return temuan


def _periksa(pemda: str, urut: int, hash_: str) -> HasilRantai:
    if urut:
        return periksa_sejak(pemda, urut=urut, hash_=hash_)
    return periksa_rantai(pemda).rantai[0]


def pemeriksaan_terakhir(pemda: str) -> PemeriksaanRantai | None:
    """Return the last check of a chain, None when there was none."""
    peristiwa = peristiwa_terakhir_sistem(rantai=pemda, perbuatan=PERBUATAN)
    if peristiwa is None:
        return None
    return PemeriksaanRantai(**json.loads(peristiwa.isi), oleh=peristiwa.oleh, pada=peristiwa.pada)


def ujung(pemda: str) -> tuple[int, str]:
    """Return number and hash of the last event."""
    return kepala_sistem(pemda)
