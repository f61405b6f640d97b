"""Writes of realisasi: book a PD-month, keep BPKAD's reference, reconcile what differs."""

from siap.ledger.realisasi.actions.acuan import catat_acuan
from siap.ledger.realisasi.actions.pembukuan import bukukan_fisik, bukukan_realisasi
from siap.ledger.realisasi.actions.rekonsiliasi import (
    BATAS_TEMPAT,
    SelisihBerubah,
    TempatSelisih,
    jelaskan_selisih,
    tugaskan_selisih,
)

__all__ = [
    "BATAS_TEMPAT",
    "SelisihBerubah",
    "TempatSelisih",
    "bukukan_fisik",
    "bukukan_realisasi",
    "catat_acuan",
    "jelaskan_selisih",
    "tugaskan_selisih",
]
