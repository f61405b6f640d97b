"""Fill the mart: facts of some PD become Parquet files, and one manifest puts them in force at once.

Files are named by what they hold and never changed, so a fill that dies anywhere before the last rename
leaves the former edition in force and whole. PD that are not filled keep their files.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from siap.analytics.mart import akumulasi
from siap.analytics.mart.kunci import kunci_isi
from siap.analytics.mart.schema import POSISI, POSISI_SUB, RINGKAS, VERSI_SKEMA
from siap.analytics.mart.terbitan import (
    KINI,
    PANJANG,
    Manifes,
    baca_manifes,
    folder_tabel,
    folder_terbitan,
    pecah_dimensi,
    sidik_bagian,
    sidik_katalog,
    sidik_tabel,
    sidik_teks,
    sidik_terbitan,
    sinkron_folder,
    tulis_aman,
)
from siap.domain.fakta import KOLOM, Dimensi

MEMORI: Final = "1GB"
_JENIS: Final = {"teks": pa.string(), "int": pa.int64(), "bool": pa.bool_()}
#: fact tables that say one thing per key; two rows would count a line twice
_TUNGGAL: Final = {
    "versi_pagu": "pd, bulan",
    "versi_angkas": "pd, bulan",
    "lapor": "pd, bulan",
    "fisik": "pd, bulan, sub_kegiatan",
    "target_fisik": "pd, bulan, sub_kegiatan",
}


class FaktaRusak(ValueError):
    """The facts do not have the shape of ``siap.domain.fakta``; nothing was written."""


def isi(
    akar: Path,
    fakta: Mapping[str, pa.Table],
    dimensi: Dimensi,
    *,
    pd: Collection[str] | None = None,
    katalog: str | None = None,
    memori: str = MEMORI,
) -> str:
    """Fill the positions of ``pd`` (None: every PD of ``dimensi``) and put the new edition in force.

    Returns the edition. ``fakta`` may hold other PD too; those are left alone. PD that ``dimensi`` no longer
    names leave the edition. Same facts, names and catalogue give the same edition.
    """
    bentuk = {nama: _bentuk(nama, fakta) for nama in KOLOM}
    semua = {baris.kode for baris in dimensi.pd}
    diisi = semua if pd is None else semua & set(pd)
    with kunci_isi(akar, dimensi.pemda, dimensi.tahun):
        lama = baca_manifes(akar, dimensi.pemda, dimensi.tahun)
        if lama is not None and lama.skema != VERSI_SKEMA:
            if diisi != semua:
                raise FaktaRusak("Skema mart berganti: isi ulang seluruh PD tahun ini dahulu.")
            lama = None
        tetap = semua - diisi
        with duckdb.connect(config={"memory_limit": memori, "python_enable_replacements": False}) as con:
            posisi, sub, ringkas = _hitung(con, bentuk, dimensi, diisi, _ringkas_lama(akar, lama, tetap))
        berkas_posisi = _tulis_per_pd(akar, "posisi", posisi, dimensi)
        berkas_sub = _tulis_per_pd(akar, "posisi_sub", sub, dimensi)
        if lama is not None:
            berkas_posisi |= {kode: b for kode, b in lama.posisi.items() if kode in tetap}
            berkas_sub |= {kode: b for kode, b in lama.posisi_sub.items() if kode in tetap}
        return _terbitkan(akar, dimensi, berkas_posisi, berkas_sub, ringkas, katalog or sidik_katalog())


def _bentuk(nama: str, fakta: Mapping[str, pa.Table]) -> pa.Table:
    """Give a fact table exactly the columns and types of the contract, or say what is wrong."""
    skema = pa.schema([(kolom, _JENIS[jenis]) for kolom, jenis in KOLOM[nama]])
    if nama not in fakta:
        raise FaktaRusak(f"Tabel fakta “{nama}” tidak ada.")
    if set(skema.names) - set(fakta[nama].column_names):
        raise FaktaRusak(f"Tabel fakta “{nama}”: kolom {fakta[nama].column_names}, seharusnya {skema.names}.")
    try:
        tabel = fakta[nama].select(skema.names).cast(skema)
    except pa.ArrowInvalid as galat:
        raise FaktaRusak(f"Tabel fakta “{nama}”: {galat}") from galat
    for kolom in skema.names:
        if tabel[kolom].null_count:
            raise FaktaRusak(f"Tabel fakta “{nama}”, kolom {kolom}: ada nilai kosong.")
    if "bulan" in skema.names and tabel.num_rows:
        tepi = pc.min_max(tabel["bulan"]).as_py()
        if not 1 <= tepi["min"] <= tepi["max"] <= 12:
            raise FaktaRusak(f"Tabel fakta “{nama}”: bulan {tepi['min']}..{tepi['max']}, seharusnya 1..12.")
    return tabel


def _hitung(
    con: duckdb.DuckDBPyConnection,
    fakta: Mapping[str, pa.Table],
    dimensi: Dimensi,
    diisi: Collection[str],
    ringkas_lama: pa.Table,
) -> tuple[pa.Table, pa.Table, pa.Table]:
    for nama, tabel in fakta.items():
        con.register(nama, tabel)
    urut = {"pd": pa.array(sorted(diisi), pa.string()), "pd_no": pa.array(range(len(diisi)), pa.int32())}
    con.register("pd_diisi", pa.table(urut))
    con.register("ringkas_lama", ringkas_lama)
    for nama, kunci in _TUNGGAL.items():
        ganda = con.execute(f"SELECT {kunci} FROM {nama} GROUP BY ALL HAVING count(*) > 1 LIMIT 1").fetchone()  # noqa: S608
        if ganda:
            raise FaktaRusak(f"Tabel fakta “{nama}”: {ganda} tertulis lebih dari sekali.")
    for langkah in akumulasi.LANGKAH:
        con.execute(langkah)
    kepala = {"pemda": dimensi.pemda, "tahun": dimensi.tahun}
    posisi = con.sql(akumulasi.POSISI_SQL, params=kepala).to_arrow_table().cast(POSISI)
    sub = con.sql(akumulasi.POSISI_SUB_SQL, params=kepala).to_arrow_table().cast(POSISI_SUB)
    con.register("posisi_baru", posisi)
    ringkas = con.sql(akumulasi.RINGKAS_SQL).to_arrow_table().cast(RINGKAS)
    return posisi, sub, ringkas


def _ringkas_lama(akar: Path, lama: Manifes | None, tetap: Collection[str]) -> pa.Table:
    """Give the summary rows of PD that are not filled now."""
    if lama is None or not lama.ringkas or not tetap:
        return RINGKAS.empty_table()
    berkas = folder_tabel(akar, "ringkas", lama.pemda, lama.tahun) / lama.ringkas
    tabel = pq.read_table(berkas, schema=RINGKAS, partitioning=None)
    return tabel.filter(pc.is_in(tabel["pd"], pa.array(sorted(tetap), pa.string())))


def _tulis_per_pd(akar: Path, nama: str, tabel: pa.Table, dimensi: Dimensi) -> dict[str, str]:
    """Write one file per PD of a table that is sorted by PD; give the file names."""
    folder = folder_tabel(akar, nama, dimensi.pemda, dimensi.tahun)
    urut = pc.run_end_encode(pa.concat_arrays([pa.array([], pa.string()), *tabel["pd"].chunks]))
    akhir = urut.run_ends.to_pylist()
    batas = list(zip([0, *akhir], akhir, strict=False))
    nama_berkas = [sidik[:32] + ".parquet" for sidik in sidik_bagian(tabel, batas)]
    _tulis_berkas([(folder / b, tabel.slice(m, a - m)) for b, (m, a) in zip(nama_berkas, batas, strict=True)])
    return dict(zip(urut.values.to_pylist(), nama_berkas, strict=True))


def _tulis_berkas(daftar: list[tuple[Path, pa.Table]]) -> None:
    """Write files that are not there yet, each whole, and on the disk when this returns."""
    baru = [(berkas, tabel) for berkas, tabel in daftar if not berkas.exists()]
    if not baru:
        return
    folder = baru[0][0].parent
    folder.mkdir(parents=True, exist_ok=True)

    def tulis(berkas: Path, tabel: pa.Table) -> None:
        wadah = pa.BufferOutputStream()
        # pages of texts repeat and are encoded by dictionary; amounts hardly repeat and are not
        teks = [k.name for k in tabel.schema if pa.types.is_string(k.type)]
        pq.write_table(tabel, wadah, compression="zstd", use_dictionary=teks)
        tulis_aman(berkas, wadah.getvalue().to_pybytes(), sinkron=False)

    with ThreadPoolExecutor(4) as kolam:  # waiting for the disk, not computing
        for selesai in [kolam.submit(tulis, *t) for t in baru]:
            selesai.result()
    sinkron_folder(folder)


def _terbitkan(
    akar: Path,
    dimensi: Dimensi,
    posisi: dict[str, str],
    sub: dict[str, str],
    ringkas: pa.Table,
    katalog: str,
) -> str:
    """Write names, summary and manifest, and last of all swap the manifest in force."""
    nama_json, uraian_json = pecah_dimensi(dimensi)
    sidik_nama, sidik_uraian = sidik_teks(nama_json)[:32], sidik_teks(uraian_json)[:32]
    terbitan = sidik_terbitan(
        sidik={"posisi": posisi, "posisi_sub": sub},
        dimensi=sidik_nama,
        uraian=sidik_uraian,
        pemda=dimensi.pemda,
        tahun=dimensi.tahun,
        katalog=katalog,
    )
    berkas_ringkas = ""
    if ringkas.num_rows:
        berkas_ringkas = sidik_tabel(ringkas)[:32] + ".parquet"
        folder = folder_tabel(akar, "ringkas", dimensi.pemda, dimensi.tahun)
        _tulis_berkas([(folder / berkas_ringkas, ringkas)])
    manifes = Manifes(
        pemda=dimensi.pemda,
        tahun=dimensi.tahun,
        terbitan=terbitan,
        skema=VERSI_SKEMA,
        katalog=katalog,
        posisi=dict(sorted(posisi.items())),
        posisi_sub=dict(sorted(sub.items())),
        ringkas=berkas_ringkas,
        dimensi=sidik_nama,
        uraian=sidik_uraian,
    )
    folder = folder_terbitan(akar, dimensi.pemda, dimensi.tahun)
    for nama, teks in (
        (f"dimensi-{sidik_nama}.json", nama_json),
        (f"uraian-{sidik_uraian}.json", uraian_json),
        (f"{terbitan[:PANJANG]}.json", manifes.sebagai_json()),
    ):
        if not (folder / nama).exists():
            tulis_aman(folder / nama, teks.encode())
    tulis_aman(folder / KINI, manifes.sebagai_json().encode())
    return terbitan
