"""Proof of the files: each is named by the hash of what it held when it was written."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from siap.analytics.mart.baca import Mart
from siap.analytics.mart.schema import TABEL
from siap.analytics.mart.terbitan import sidik_tabel


def berkas_berubah(mart: Mart) -> Iterator[str]:
    """Name every file of an edition that is gone, unreadable, or holds other values than its name says."""
    for tabel, skema in TABEL.items():
        for berkas in mart.berkas(tabel):
            try:
                isi = pq.read_table(berkas, schema=skema, partitioning=None)
            except (OSError, pa.ArrowException) as salah:
                yield f"{tabel}/{berkas.name} tidak terbaca ({type(salah).__name__})"
                continue
            if sidik_tabel(isi)[:32] != berkas.stem:
                yield f"{tabel}/{berkas.name} berubah sejak ditulis"
