"""Reads of realisasi: the history a person may see, and system reads of facts and dimensions for the mart."""

from siap.ledger.realisasi.queries.dimensi import dimensi
from siap.ledger.realisasi.queries.fakta import SqlFakta, fakta_sql
from siap.ledger.realisasi.queries.riwayat import (
    pembukuan_berubah_isi_sistem,
    riwayat_pembukuan,
    tahun_berisi_sistem,
)

__all__ = [
    "SqlFakta",
    "dimensi",
    "fakta_sql",
    "pembukuan_berubah_isi_sistem",
    "riwayat_pembukuan",
    "tahun_berisi_sistem",
]
