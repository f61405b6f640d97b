"""The embedded engine: Ibis expressions as DuckDB SQL over the Parquet files of one edition."""

from __future__ import annotations

from typing import Any

from siap.analytics.engines.base import Jawaban, JawabanKelas, Pertanyaan, PertanyaanSalah, ukuran_dari
from siap.analytics.engines.sambungan import kursor
from siap.analytics.engines.ungkapan import SUMBER, bentuk, isian, sql_duckdb
from siap.analytics.mart.baca import Mart
from siap.analytics.mart.schema import KELAS, UKURAN


class MesinDuckDB:
    """Answers questions on one edition. Safe to share between threads: each question has its own cursor."""

    def __init__(self, mart: Mart) -> None:
        self._mart = mart

    def jumlah(self, tanya: Pertanyaan) -> list[Jawaban]:
        """Sum the measures per group, from the summary when it holds the answer."""
        if tanya.tabel != "posisi":
            raise PertanyaanSalah("Ukuran dijumlahkan dari tabel posisi.")
        n = 1 + len(tanya.per)
        u = n + len(UKURAN)
        return [
            Jawaban(
                bulan=baris[0],
                kunci=tuple(baris[1:n]),
                ukuran=ukuran_dari(dict(zip(UKURAN, baris[n:u], strict=True)), baris[u]),
                lapor=bool(baris[u + 1]),
            )
            for baris in self._baris(tanya, "ringkas" if tanya.cukup_ringkas else "posisi")
        ]

    def hitung_kelas(self, tanya: Pertanyaan) -> list[JawabanKelas]:
        """Count sub kegiatan per class and group."""
        if tanya.tabel != "posisi_sub":
            raise PertanyaanSalah("Kelas dihitung dari tabel posisi_sub.")
        n, k = 1 + len(tanya.per), len(KELAS)
        return [
            JawabanKelas(
                bulan=baris[0],
                kunci=tuple(baris[1:n]),
                fisik=tuple(int(x) for x in baris[n : n + k]),
                keuangan=tuple(int(x) for x in baris[n + k : n + 2 * k]),
            )
            for baris in self._baris(tanya, "posisi_sub")
        ]

    def _baris(self, tanya: Pertanyaan, tabel: str) -> list[tuple[Any, ...]]:
        """Run a question; rows hold bulan, keys and sums, in the order of month and key."""
        berkas = self._mart.berkas(tabel, tanya.saring.get("pd"))
        if not berkas or not all(tanya.saring.values()):
            return []
        sql = sql_duckdb(bentuk(tanya, tabel)).replace(
            f'"{SUMBER}"', "read_parquet($berkas, hive_partitioning = false)"
        )
        isi = {**isian(tanya), "berkas": [str(b) for b in berkas]}
        with kursor() as kur:
            baris = kur.execute(sql, isi).fetchall()
        n = 1 + len(tanya.per)
        return sorted(baris, key=lambda b: b[:n])
