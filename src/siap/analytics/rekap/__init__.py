"""Rekap: questions put to the mart, and answers handed to the domain to divide and judge."""

from siap.analytics.engines.base import PertanyaanSalah
from siap.analytics.rekap.kelas import kelas_sub
from siap.analytics.rekap.kurva import kurva_s
from siap.analytics.rekap.setara import Beda, cek_setara
from siap.analytics.rekap.tabel import cakupan, peringkat, rincian_pd, ringkasan, susun_rekap

__all__ = [
    "Beda",
    "PertanyaanSalah",
    "cakupan",
    "cek_setara",
    "kelas_sub",
    "kurva_s",
    "peringkat",
    "rincian_pd",
    "ringkasan",
    "susun_rekap",
]
