"""Filling the mart and asking it, against hand-written DuckDB SQL and against PostgreSQL.

A synthetic kabupaten year: 60,000 rekening lines x 12 months (720,000 facts of plan and as many of
realisation), 80 PD, 3,000 sub kegiatan, 10 jenis belanja, 8 sumber dana, half of the lines with sen.
Every side runs in a process of its own, in rounds that take turns; the data is made and loaded outside
the clock. All sides must give equal sums to the sen, or there is no result.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

AKAR = Path(__file__).resolve().parent.parent
PEMDA, TAHUN, BULAN = "18.04", 2023, 8
PUTARAN, ULANG = 5, {"isi": 2, "tanya": 15}

# -- data --------------------------------------------------------------------------------------------

LINI = """
SELECT i AS lini, format('1.{:02d}.0.00.0.00.01.{:04d}', s % 80 % 30 + 1, s % 80) AS pd,
       format('{}.{:02d}.{:02d}.2.{:02d}.{:04d}', s % 5 + 1, s % 30 + 1, s % 7 + 1, s % 9 + 1, s)
       AS sub_kegiatan,
       CASE WHEN j < 6 THEN format('5.1.{:02d}', j + 1) ELSE format('5.2.{:02d}', j - 5) END AS jenis_belanja,
       format('1.1.{:02d}', (s + n % 2) % 8 + 1) AS sumber_dana,
       (hash(i) % 500000000000 // (i % 2 * 99 + 1) * (i % 2 * 99 + 1) + 1200)::BIGINT AS pagu
  FROM (SELECT i, i % 3000 AS s, i // 3000 AS n, (i % 3000 * 7 + i // 3000 % 4 * 3) % 10 AS j
          FROM range(60000) t(i))
"""


def buat_data(folder: Path) -> None:
    """Write the facts at the grain of rekening lines, as the book would hand them over."""
    con = duckdb.connect()
    con.execute(f"CREATE TABLE lini AS {LINI}")
    con.execute("CREATE TABLE bln AS SELECT b::BIGINT AS bulan FROM range(1, 13) t(b)")
    per_pd = "(SELECT DISTINCT pd FROM lini)"
    per_sub = "(SELECT DISTINCT pd, sub_kegiatan FROM lini)"
    kunci = "pd, sub_kegiatan, jenis_belanja, sumber_dana"
    rencana = "(pagu // 12 + CASE WHEN bulan = 12 THEN pagu % 12 ELSE 0 END)::BIGINT"
    masuk = "((pagu // 14) * (hash(lini, bulan) % 100) // 90)::BIGINT"
    fisik = "least(1000000, bulan * 70000 + hash(sub_kegiatan) % 200000)::BIGINT"
    kueri = {
        "pagu": f"SELECT 1::BIGINT AS versi, {kunci}, pagu AS nilai, lini FROM lini",
        "versi_pagu": f"SELECT pd, bulan, 1::BIGINT AS versi FROM {per_pd}, bln",
        "angkas": f"SELECT 1::BIGINT AS versi, {kunci}, bulan, {rencana} AS nilai, lini FROM lini, bln",
        "versi_angkas": f"SELECT pd, bulan, 1::BIGINT AS versi FROM {per_pd}, bln",
        "realisasi": f"SELECT {kunci}, bulan, {masuk} AS nilai, lini FROM lini, bln",
        "lapor": f"SELECT pd, bulan, false AS kumulatif, 'lengkap' AS status FROM {per_pd}, bln",
        "fisik": f"SELECT pd, bulan, sub_kegiatan, {fisik} AS persen FROM {per_sub}, bln",
        "target_fisik": "SELECT pd, bulan, sub_kegiatan, least(1000000, bulan * 84000)::BIGINT AS persen"
        f" FROM {per_sub}, bln",
    }
    for nama, sql in kueri.items():
        con.execute(f"COPY ({sql} ORDER BY ALL) TO '{folder / nama}.parquet' (FORMAT parquet)")


def baca_data(folder: Path) -> dict[str, pa.Table]:
    from siap.domain.fakta import KOLOM

    return {n: pq.read_table(folder / f"{n}.parquet", columns=[k for k, _ in KOLOM[n]]) for n in KOLOM}


def dimensi(fakta: dict[str, pa.Table]) -> Any:
    from siap.domain.fakta import Dimensi, DimensiPD

    kode = sorted(set(fakta["versi_pagu"]["pd"].to_pylist()))
    return Dimensi(
        pemda=PEMDA,
        nama_pemda="Kabupaten Ukur",
        tahun=TAHUN,
        pd=tuple(DimensiPD(k, f"Dinas {k}", "dinas", "dinas", status=("lengkap",) * 12) for k in kode),
    )


# -- opponents: what a good hand would write for exactly this data ----------------------------------------

SQL_ISI = """
CREATE OR REPLACE TABLE posisi AS
WITH p AS (SELECT pd, sub_kegiatan, jenis_belanja, sumber_dana, sum(nilai) AS pagu FROM pagu GROUP BY ALL),
     m AS (SELECT pd, sub_kegiatan, jenis_belanja, sumber_dana, bulan, sum(a) AS a, sum(r) AS r
             FROM (SELECT pd, sub_kegiatan, jenis_belanja, sumber_dana, bulan, nilai AS a, 0 AS r FROM angkas
                   UNION ALL
                   SELECT pd, sub_kegiatan, jenis_belanja, sumber_dana, bulan, 0, nilai FROM realisasi)
            GROUP BY ALL),
     k AS (SELECT m.*, p.pagu FROM m JOIN p USING (pd, sub_kegiatan, jenis_belanja, sumber_dana))
SELECT '18.04' AS pemda, 2023 AS tahun, bulan::INTEGER AS bulan, pd,
       split_part(sub_kegiatan, '.', 1) AS urusan,
       array_to_string(string_split(sub_kegiatan, '.')[1:2], '.') AS bidang,
       array_to_string(string_split(sub_kegiatan, '.')[1:3], '.') AS program,
       array_to_string(string_split(sub_kegiatan, '.')[1:5], '.') AS kegiatan,
       sub_kegiatan, jenis_belanja, sumber_dana, pagu::BIGINT AS pagu,
       (sum(a) OVER w)::BIGINT AS angkas, (sum(r) OVER w)::BIGINT AS realisasi,
       (pagu * f.persen)::DECIMAL(38, 0) * 0.000001 AS nilai_fisik, pagu::BIGINT AS pagu_fisik,
       (pagu * t.persen)::DECIMAL(38, 0) * 0.000001 AS nilai_target, pagu::BIGINT AS pagu_target,
       (pagu * t.persen)::DECIMAL(38, 0) * 0.000001 AS nilai_target_lapor, 0::BIGINT AS tanpa_target,
       1 AS lapor, f.persen AS f
  FROM k JOIN fisik f USING (pd, bulan, sub_kegiatan) JOIN target_fisik t USING (pd, bulan, sub_kegiatan)
WINDOW w AS (PARTITION BY pd, sub_kegiatan, jenis_belanja, sumber_dana ORDER BY bulan);
COPY (SELECT * EXCLUDE f FROM posisi ORDER BY pd, bulan, sub_kegiatan, jenis_belanja, sumber_dana)
  TO '{keluar}/posisi' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (pd),
                         WRITE_PARTITION_COLUMNS true);
COPY (SELECT pemda, tahun, bulan, pd, urusan, bidang, program, kegiatan, sub_kegiatan,
             (f = 0)::INT AS f0, (f > 0 AND f <= 500000)::INT AS f1, (f > 500000 AND f <= 750000)::INT AS f2,
             (f > 750000 AND f <= 1000000)::INT AS f3, (f > 1000000)::INT AS f4, 0 AS f5,
             (r <= 0)::INT AS k0, (r > 0 AND r * 2 <= p)::INT AS k1,
             (r * 2 > p AND r * 4 <= p * 3)::INT AS k2, (r * 4 > p * 3 AND r <= p)::INT AS k3,
             (r > p)::INT AS k4, 0 AS k5, 1 AS lapor
        FROM (SELECT pemda, tahun, bulan, pd, urusan, bidang, program, kegiatan, sub_kegiatan,
                     any_value(f) AS f, sum(realisasi) AS r, sum(pagu) AS p FROM posisi GROUP BY ALL)
       ORDER BY pd, bulan, sub_kegiatan)
  TO '{keluar}/posisi_sub' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (pd),
                         WRITE_PARTITION_COLUMNS true);
COPY (SELECT pemda, tahun, bulan, pd, jenis_belanja, sumber_dana, sum(pagu)::BIGINT AS pagu,
             sum(angkas)::BIGINT AS angkas, sum(realisasi)::BIGINT AS realisasi,
             sum(nilai_fisik) AS nilai_fisik, sum(pagu_fisik)::BIGINT AS pagu_fisik,
             sum(nilai_target) AS nilai_target, sum(pagu_target)::BIGINT AS pagu_target,
             sum(nilai_target_lapor) AS nilai_target_lapor, 0::BIGINT AS tanpa_target, 1 AS lapor
        FROM posisi GROUP BY ALL ORDER BY pd, bulan, jenis_belanja, sumber_dana)
  TO '{keluar}/ringkas.parquet' (FORMAT parquet, COMPRESSION zstd);
"""

# the whole control table: sums, percentages with their denominators, deviations and the rank
HITUNG = """
       round(realisasi::{d} / nullif(pagu, 0) * 100, 2) AS persen_pagu,
       round(realisasi::{d} / nullif(angkas, 0) * 100, 2) AS persen_angkas,
       round(angkas::{d} / nullif(pagu, 0) * 100, 2) AS target_persen,
       round((realisasi - angkas)::{d} / nullif(pagu, 0) * 100, 2) AS deviasi_keu,
       round(nilai_fisik::{d} / nullif(pagu_fisik, 0) * 100, 2) AS fisik,
       round(nilai_target::{d} / nullif(pagu_target, 0) * 100, 2) AS target_fisik,
       round((nilai_fisik - nilai_target_lapor)::{d} / nullif(pagu_fisik, 0) * 100, 2) AS deviasi_fisik,
       rank() OVER (ORDER BY realisasi::{d} / nullif(angkas, 0) DESC NULLS LAST) AS peringkat
"""
SQL_TABEL = f"""
WITH u AS (SELECT pd, sum(pagu) AS pagu, sum(angkas) AS angkas, sum(realisasi) AS realisasi,
                  sum(nilai_fisik) AS nilai_fisik, sum(nilai_target) AS nilai_target,
                  sum(pagu_fisik) AS pagu_fisik, sum(pagu_target) AS pagu_target,
                  sum(nilai_target_lapor) AS nilai_target_lapor, max(lapor) AS lapor
             FROM read_parquet(?, hive_partitioning = false) WHERE bulan = ? GROUP BY pd)
SELECT pd, pagu, angkas, realisasi, nilai_fisik, nilai_target, {HITUNG.format(d="DOUBLE")} FROM u ORDER BY pd
"""
SQL_PG = f"""
WITH r AS (SELECT pd, sum(angkas) AS angkas, sum(realisasi) AS realisasi
             FROM fakta WHERE bulan <= %(b)s GROUP BY pd),
     p AS (SELECT a.pd, sum(a.pagu) AS pagu, sum(a.pagu * f.persen::numeric) * 0.000001 AS nilai_fisik,
                  sum(a.pagu * t.persen::numeric) * 0.000001 AS nilai_target,
                  sum(a.pagu) FILTER (WHERE f.persen IS NOT NULL) AS pagu_fisik,
                  sum(a.pagu) FILTER (WHERE t.persen IS NOT NULL) AS pagu_target,
                  sum(CASE WHEN f.persen IS NOT NULL THEN a.pagu * t.persen::numeric END) * 0.000001
                    AS nilai_target_lapor
             FROM anggaran a
             LEFT JOIN fisik f ON f.pd = a.pd AND f.sub_kegiatan = a.sub_kegiatan AND f.bulan = %(b)s
             LEFT JOIN target_fisik t ON t.pd = a.pd AND t.sub_kegiatan = a.sub_kegiatan AND t.bulan = %(b)s
            GROUP BY a.pd)
SELECT p.pd, pagu, angkas, realisasi, nilai_fisik, nilai_target, {HITUNG.format(d="numeric")}
  FROM p JOIN r USING (pd) ORDER BY pd
"""

SKEMA_PG = """
CREATE TABLE anggaran (lini int PRIMARY KEY, pd text, sub_kegiatan text, jenis_belanja text,
                       sumber_dana text, pagu bigint);
CREATE TABLE fakta (lini int, bulan smallint, pd text, sub_kegiatan text, jenis_belanja text,
                    sumber_dana text, angkas bigint, realisasi bigint, PRIMARY KEY (lini, bulan));
CREATE TABLE fisik (pd text, bulan smallint, sub_kegiatan text, persen bigint,
                    PRIMARY KEY (bulan, pd, sub_kegiatan));
CREATE TABLE target_fisik (LIKE fisik INCLUDING ALL);
"""
INDEKS_PG = """
CREATE INDEX ON fakta (bulan, pd) INCLUDE (angkas, realisasi);
CREATE INDEX ON fakta (pd, sub_kegiatan);
CREATE INDEX ON anggaran (pd, sub_kegiatan) INCLUDE (pagu);
"""
MUAT_PG = {
    "anggaran": "SELECT lini, pd, sub_kegiatan, jenis_belanja, sumber_dana, nilai FROM pagu",
    "fakta": "SELECT lini, bulan, a.pd, a.sub_kegiatan, a.jenis_belanja, a.sumber_dana, a.nilai, r.nilai"
    " FROM angkas a JOIN realisasi r USING (lini, bulan)",
    "fisik": "SELECT pd, bulan, sub_kegiatan, persen FROM fisik",
    "target_fisik": "SELECT pd, bulan, sub_kegiatan, persen FROM target_fisik",
}


# -- sides ------------------------------------------------------------------------------------------------


def _jam(
    kerja: Callable[[], Any], ulang: int, bersihkan: Callable[[], None] = lambda: None
) -> tuple[list[float], Any]:
    """Time a piece of work, after one run that warms caches and compiles."""
    waktu, hasil = [], None
    for _ in range(ulang + 1):
        bersihkan()
        mulai = time.perf_counter()
        hasil = kerja()
        waktu.append(time.perf_counter() - mulai)
    return waktu[1:], hasil


def puncak_mb(pid: str) -> int:
    """Give the peak memory of a process since it started its program (getrusage would count its parent)."""
    baris = next(b for b in Path(f"/proc/{pid}/status").read_text().splitlines() if b.startswith("VmHWM"))
    return int(baris.split()[1]) // 1024


def isi_siap(folder: Path) -> tuple[list[float], Any]:
    from siap.analytics import mart

    fakta = baca_data(folder)
    akar, nama = folder / "mart-ukur", dimensi(fakta)
    return _jam(
        lambda: mart.isi(akar, fakta, nama), ULANG["isi"], lambda: shutil.rmtree(akar, ignore_errors=True)
    )


def isi_sql(folder: Path) -> tuple[list[float], Any]:
    fakta = baca_data(folder)
    keluar = folder / "tangan"

    def kerja() -> None:
        with duckdb.connect(config={"memory_limit": "1GB"}) as con:
            for nama, tabel in fakta.items():
                con.register(nama, tabel)
            con.execute(SQL_ISI.format(keluar=keluar))

    def bersihkan() -> None:
        shutil.rmtree(keluar, ignore_errors=True)
        keluar.mkdir()

    return _jam(kerja, ULANG["isi"], bersihkan)


def _jawaban(baris: list[Any]) -> list[list[str]]:
    """Give the sums that all sides share, in sen to six decimals."""
    return [[str(b[0]), *(f"{n:.6f}" for n in b[1:6])] for b in baris]


def _buka(folder: Path) -> Any:
    from siap.analytics import mart

    return mart.buka(folder / "mart", PEMDA, TAHUN)


def tanya_siap(folder: Path) -> tuple[list[float], Any]:
    from siap.analytics.engines.base import Pertanyaan
    from siap.analytics.engines.ibis_engine import MesinDuckDB

    mesin = MesinDuckDB(_buka(folder))
    tanya = Pertanyaan(bulan=(BULAN,), per=("pd",))
    waktu, hasil = _jam(lambda: mesin.jumlah(tanya), ULANG["tanya"])
    kolom = ("pagu", "angkas", "realisasi", "nilai_fisik", "nilai_target")
    return waktu, _jawaban([[j.kunci[0], *(getattr(j.ukuran, k) * 100 for k in kolom)] for j in hasil])


def rekap_siap(folder: Path) -> tuple[list[float], Any]:
    from siap.analytics.rekap import susun_rekap

    mart = _buka(folder)
    waktu, _ = _jam(lambda: susun_rekap(mart, bulan=BULAN), ULANG["tanya"])
    return waktu, None


def _tanya_sql(folder: Path, tabel: str) -> tuple[list[float], Any]:
    berkas = [str(b) for b in _buka(folder).berkas(tabel)]
    con = duckdb.connect(config={"memory_limit": "512MB"})
    con.execute("SET parquet_metadata_cache = true")
    waktu, hasil = _jam(lambda: con.execute(SQL_TABEL, [berkas, BULAN]).fetchall(), ULANG["tanya"])
    return waktu, _jawaban(hasil)


def tanya_sql(folder: Path) -> tuple[list[float], Any]:
    return _tanya_sql(folder, "ringkas")


def tanya_sql_posisi(folder: Path) -> tuple[list[float], Any]:
    return _tanya_sql(folder, "posisi")


def tanya_pg(folder: Path) -> tuple[list[float], Any]:
    import psycopg

    with psycopg.connect((folder / "pg.txt").read_text()) as con:
        con.execute("SET work_mem = '64MB'")
        pid = con.info.backend_pid
        waktu, hasil = _jam(lambda: con.execute(SQL_PG, {"b": BULAN}).fetchall(), ULANG["tanya"])
        (folder / "pg-puncak.txt").write_text(str(puncak_mb(str(pid))))
    return waktu, _jawaban(hasil)


SISI: dict[str, Callable[[Path], tuple[list[float], Any]]] = {
    "isi_siap": isi_siap,
    "isi_sql": isi_sql,
    "tanya_siap": tanya_siap,
    "tanya_sql": tanya_sql,
    "tanya_sql_posisi": tanya_sql_posisi,
    "rekap_siap": rekap_siap,
    "tanya_pg": tanya_pg,
}


# -- PostgreSQL: the throw-away server of the tests, loaded with the rekening facts -------------------------


def siapkan_pg(folder: Path) -> None:
    """Start a server of our own, load it, and leave its address in the folder."""
    sys.path.append(str(AKAR / "scripts"))
    import psycopg
    from postgres_uji import mulai

    alamat = mulai()
    con = duckdb.connect()
    for nama in ("pagu", "angkas", "realisasi", "fisik", "target_fisik"):
        con.execute(f"CREATE VIEW {nama} AS FROM '{folder / nama}.parquet'")
    with psycopg.connect(alamat, autocommit=True) as pg:
        pg.execute(SKEMA_PG)
        for tabel, sql in MUAT_PG.items():
            con.execute(f"COPY ({sql}) TO '{folder}/pg.csv' (FORMAT csv, HEADER false)")
            with pg.cursor().copy(f"COPY {tabel} FROM STDIN (FORMAT csv)") as salin:
                salin.write((folder / "pg.csv").read_bytes())
        pg.execute(INDEKS_PG)
        pg.execute("VACUUM ANALYZE")
    (folder / "pg.txt").write_text(alamat)


# -- one run --------------------------------------------------------------------------------------------


def _satu(sisi: str, folder: Path) -> dict[str, Any]:
    """Run one side in a process of its own."""
    keluar = subprocess.run(
        [sys.executable, __file__, "--sisi", sisi, "--folder", str(folder)],
        check=True,
        stdout=subprocess.PIPE,
    )
    return dict(json.loads(keluar.stdout))


def _ukur(folder: Path, sisi: list[str]) -> dict[str, dict[str, Any]]:
    hasil: dict[str, dict[str, Any]] = {s: {"waktu": [], "puncak": 0, "jawaban": None} for s in sisi}
    for _ in range(PUTARAN):
        for s in sisi:
            satu = _satu(s, folder)
            hasil[s]["waktu"] += satu["waktu"]
            hasil[s]["puncak"] = max(hasil[s]["puncak"], satu["puncak"])
            hasil[s]["jawaban"] = satu["jawaban"]
    return hasil


def main() -> None:
    from siap.analytics import mart

    with tempfile.TemporaryDirectory(prefix="siap-ukur-") as nama:
        folder = Path(nama)
        buat_data(folder)
        fakta = baca_data(folder)
        mart.isi(folder / "mart", fakta, dimensi(fakta))
        posisi = sum(pq.read_metadata(b).num_rows for b in _buka(folder).berkas("posisi"))
        banyak = f"{fakta['realisasi'].num_rows:,} realisation, {fakta['angkas'].num_rows:,} plan"
        print(f"facts: {banyak}; posisi {posisi:,} rows")
        siapkan_pg(folder)
        hasil = _ukur(folder, list(SISI))
        hasil["tanya_pg"]["puncak"] = int((folder / "pg-puncak.txt").read_text())
        jawaban = {json.dumps(h["jawaban"]) for s, h in hasil.items() if s.startswith("tanya")}
        assert len(jawaban) == 1, "the sides do not agree to the sen"
        _cetak(hasil)


def _cetak(hasil: dict[str, dict[str, Any]]) -> None:
    tengah = {s: statistics.median(h["waktu"]) for s, h in hasil.items()}
    for s, h in hasil.items():
        cepat = min(h["waktu"]) * 1000
        print(f"{s:18} median {tengah[s] * 1000:9.1f} ms   min {cepat:9.1f} ms   peak {h['puncak']:5} MB")
    banding = [
        ("fill of the mart / hand-written DuckDB SQL", "isi_siap", "isi_sql", "<= 1.3"),
        ("control table, sums / hand-written SQL, same file", "tanya_siap", "tanya_sql", "<= 1.3"),
        ("control table, judged / hand-written SQL, same file", "rekap_siap", "tanya_sql", ""),
        ("control table, judged / hand-written SQL over posisi", "rekap_siap", "tanya_sql_posisi", ""),
        ("PostgreSQL on rekening facts / control table, sums", "tanya_pg", "tanya_siap", ">= 5"),
        ("PostgreSQL on rekening facts / control table, judged", "tanya_pg", "rekap_siap", ">= 5"),
    ]
    for judul, a, b, janji in banding:
        if a in tengah and b in tengah:
            print(f"ratio  {judul:54} {tengah[a] / tengah[b]:7.2f} x   {janji}")


if __name__ == "__main__":
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument("--sisi", choices=sorted(SISI))
    arg.add_argument("--folder", type=Path)
    pilihan = arg.parse_args()
    if pilihan.sisi:
        lama, isi_jawaban = SISI[pilihan.sisi](pilihan.folder)
        print(json.dumps({"waktu": lama, "puncak": puncak_mb("self"), "jawaban": isi_jawaban}))
    else:
        main()
