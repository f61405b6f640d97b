"""What is in the book, read by plain SQL and none of SIAP's code, while no server runs or beside one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from typing import Any

import psycopg
from tests.isi_laporan import BULAN, TAHUN
from tests.jobs.terminal import Terminal

_LAPORAN = (
    "JOIN pelaporan_laporanbulanan l ON l.id = x.laporan_id "
    "JOIN organisasi_perangkatdaerah p ON p.id = l.pd_id "
    f"WHERE p.kode = %s AND l.tahun = {TAHUN} AND l.bulan = {BULAN}"
)


def tanya(siap: Terminal, sql: str, isi: Sequence[object] = ()) -> list[tuple[Any, ...]]:
    """Ask the database of an installation."""
    if siap.pangkalan:
        with psycopg.connect(siap.pangkalan) as pg:
            return pg.execute(sql.encode(), isi).fetchall()
    with closing(sqlite3.connect(siap.data / "siap.sqlite3", timeout=60)) as lite:
        return lite.execute(sql.replace("%s", "?"), isi).fetchall()


def sel(siap: Terminal, pd: str) -> dict[tuple[str, str, str], tuple[int, int]]:
    """Cells of the report of a unit: value and version; one row each, or this fails."""
    kolom = "x.sub_kegiatan, x.rekening, x.kolom, COALESCE(x.uang, x.bilangan), x.versi"
    baris = tanya(siap, f"SELECT {kolom} FROM pelaporan_isiansel x {_LAPORAN}", [pd])
    hasil = {b[:3]: (int(b[3]), int(b[4])) for b in baris}
    assert len(hasil) == len(baris)
    return hasil


def laporan(siap: Terminal, pd: str) -> tuple[str, int]:
    """State and last number of the report of a unit; a draft without number where nobody opened it."""
    baris = tanya(
        siap,
        "SELECT l.keadaan, l.nomor FROM pelaporan_laporanbulanan l "
        "JOIN organisasi_perangkatdaerah p ON p.id = l.pd_id "
        f"WHERE p.kode = %s AND l.tahun = {TAHUN} AND l.bulan = {BULAN}",
        [pd],
    )
    assert len(baris) <= 1
    return baris[0] if baris else ("draf", 0)


def kiriman(siap: Terminal, pd: str) -> list[tuple[int, dict[str, Any], bool]]:
    """Submissions of a unit: number, content, and whether it has its receipt."""
    baris = tanya(
        siap,
        "SELECT x.nomor, x.isi, b.id IS NOT NULL FROM pelaporan_kiriman x "
        f"LEFT JOIN pelaporan_buktikirim b ON b.kiriman_id = x.id {_LAPORAN} ORDER BY x.nomor",
        [pd],
    )
    return [(n, json.loads(isi), bool(ada)) for n, isi, ada in baris]


def pembukuan(siap: Terminal, pd: str) -> list[tuple[str, int, str]]:
    """Bookings of the month: aspect, number, and from which submission."""
    return tanya(
        siap,
        "SELECT x.aspek, x.nomor, x.sumber_nama FROM realisasi_pembukuan x "
        "JOIN organisasi_perangkatdaerah p ON p.id = x.pd_id "
        f"WHERE p.kode = %s AND x.tahun = {TAHUN} AND x.bulan = {BULAN} ORDER BY x.aspek, x.nomor",
        [pd],
    )


def dibukukan(siap: Terminal, pd: str) -> int:
    """Sen of the valid booking of the month."""
    ((jumlah,),) = tanya(
        siap,
        "SELECT COALESCE(SUM(e.nilai), 0) FROM realisasi_entrirealisasi e WHERE NOT e.kontra AND "
        "e.pembukuan_id = (SELECT x.id FROM realisasi_pembukuan x "
        "JOIN organisasi_perangkatdaerah p ON p.id = x.pd_id WHERE p.kode = %s AND x.aspek = 'keuangan' "
        f"AND x.tahun = {TAHUN} AND x.bulan = {BULAN} ORDER BY x.nomor DESC LIMIT 1)",
        [pd],
    )
    return int(jumlah)


def peristiwa(siap: Terminal, pd: str, perbuatan: str) -> int:
    """How often the jejak tells of an act on the report of a unit."""
    objek = f"laporan={pd};tahun={TAHUN};bulan={BULAN}"
    ((banyak,),) = tanya(
        siap,
        "SELECT COUNT(*) FROM jejak_peristiwa WHERE perbuatan = %s AND objek = %s",
        [perbuatan, objek],
    )
    return int(banyak)


def jawaban(siap: Terminal, oleh: str) -> int:
    """How many batches of a person were answered."""
    ((banyak,),) = tanya(siap, "SELECT COUNT(*) FROM pelaporan_jawabansimpan WHERE oleh = %s", [oleh])
    return int(banyak)
