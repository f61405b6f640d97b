"""Mart: positions to date in Parquet, in editions that never change.

``isi`` fills it from facts, ``buka`` opens an edition; questions are asked through ``analytics.rekap``.
"""

from siap.analytics.mart.baca import Mart, buka, daftar_terisi, utuh
from siap.analytics.mart.bukti import berkas_berubah
from siap.analytics.mart.kunci import kunci_isi
from siap.analytics.mart.terbitan import MartKosong, sinkron_folder, tulis_aman
from siap.analytics.mart.tulis import FaktaRusak, isi

__all__ = [
    "FaktaRusak",
    "Mart",
    "MartKosong",
    "berkas_berubah",
    "buka",
    "daftar_terisi",
    "isi",
    "kunci_isi",
    "sinkron_folder",
    "tulis_aman",
    "utuh",
]
