"""Reads of realisasi: the history a person may see, and system reads of facts and dimensions for the mart."""

from siap.ledger.realisasi.queries.banding import (
    pagu_versi_sistem,
    pd_sejak_sistem,
    penanda_buku_sistem,
    realisasi_bulan_sistem,
    realisasi_kumulatif_sistem,
    sub_kegiatan_versi_sistem,
)
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
    "pagu_versi_sistem",
    "pd_sejak_sistem",
    "pembukuan_berubah_isi_sistem",
    "penanda_buku_sistem",
    "realisasi_bulan_sistem",
    "realisasi_kumulatif_sistem",
    "riwayat_pembukuan",
    "sub_kegiatan_versi_sistem",
    "tahun_berisi_sistem",
]
