"""Susun: sums become control tables, curves, class counts and explanations. No engine, no face."""

from siap.domain.susun.gabung import BagianRekap, PdBulan, gabung, pd_bulan, rencana_saja
from siap.domain.susun.kelas import hitung_kelas, kelas_dari
from siap.domain.susun.keluarga import SARING_PD, silsilah
from siap.domain.susun.kenapa import kenapa
from siap.domain.susun.kurva import langkah_versi, susun_kurva, titik_kurva
from siap.domain.susun.tabel import pita_bulan, susun_rekap, total_bulan

__all__ = [
    "SARING_PD",
    "BagianRekap",
    "PdBulan",
    "gabung",
    "hitung_kelas",
    "kelas_dari",
    "kenapa",
    "langkah_versi",
    "pd_bulan",
    "pita_bulan",
    "rencana_saja",
    "silsilah",
    "susun_kurva",
    "susun_rekap",
    "titik_kurva",
    "total_bulan",
]
