"""Mart: carry the book's facts to the columns, and know when they have to be carried again."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
from django.conf import settings
from django.db import connection
from django.utils.timezone import localtime

from siap.analytics import mart as kolom
from siap.domain.fakta import KOLOM, Dimensi
from siap.domain.metrik.katalog import DAFTAR
from siap.domain.metrik.prosa import prosa
from siap.flows.arsip import simpan_aman
from siap.ledger.pelaporan.queries import keadaan_laporan_sistem, penanda_laporan_sistem
from siap.ledger.realisasi.queries import (
    SqlFakta,
    dimensi,
    fakta_sql,
    pd_sejak_sistem,
    penanda_buku_sistem,
)

_TIPE = {"teks": pa.string(), "int": pa.int64(), "bool": pa.bool_()}
SKEMA: Mapping[str, pa.Schema] = {
    nama: pa.schema([(k, _TIPE[t]) for k, t in isi]) for nama, isi in KOLOM.items()
}
_SEKALI = 20_000
#: Changes whenever a formula or a name in the catalogue changes: an edition says by which rules it counts.
VERSI_KATALOG = hashlib.sha256(
    "\n".join(f"{m.kode}|{m.nama}|{prosa(m.rumus)}|{m.penyebut}" for m in DAFTAR).encode()
).hexdigest()[:12]


def akar() -> Path:
    """Folder of the mart inside SIAP_DATA."""
    return Path(settings.SIAP_DATA) / "mart"


def isi_mart(pemda: str, tahun: int, *, pada: datetime, pd: Collection[str] | None = None) -> str:
    """Fill the mart for some PD (None: all) of one year and return the edition.

    One fill at a time, from reading the facts to writing the marker: two that interleave could leave older
    figures under a newer marker. The marker is read first, so that a booking that lands during the fill
    makes it stale and the next question fills again. PD that changed since the last marker are filled
    too: their own fill may have died after the booking.
    """
    with kolom.kunci_isi(akar(), pemda, tahun):
        lama = _penanda_terakhir(pemda, tahun)
        penanda = _penanda(pemda, tahun, pada)
        if pd is not None:
            pd = {*pd, *pd_sejak_sistem(pemda, tahun, lama.partition("@")[0])} if lama else None
        fakta = fakta_arrow(pemda, tahun, pd=pd)
        terbitan = kolom.isi(akar(), fakta, _dimensi(pemda, tahun, pada), pd=pd, katalog=VERSI_KATALOG)
        simpan_aman(_berkas_penanda(pemda, tahun), penanda.encode())
        waktu = _berkas_waktu(pemda, tahun, terbitan)
        if not waktu.exists():
            simpan_aman(waktu, pada.isoformat().encode())
    return terbitan


def waktu_terbitan(pemda: str, tahun: int, terbitan: str) -> datetime:
    """Return when an edition was first made: the pull time that its papers print, however late they are."""
    return localtime(
        datetime.fromisoformat(_berkas_waktu(pemda, tahun, terbitan).read_text(encoding="utf-8"))
    )


def _berkas_waktu(pemda: str, tahun: int, terbitan: str) -> Path:
    return akar() / "waktu" / f"pemda={pemda}" / f"tahun={tahun}" / f"{terbitan}.txt"


def mart_terkini(pemda: str, tahun: int, *, pada: datetime, terbitan: str | None = None) -> kolom.Mart:
    """Open an edition; without a name the one in force, refilled first when the book has moved on.

    Raises ``siap.analytics.mart.MartKosong``.
    """
    if terbitan is None:
        lama = _penanda_terakhir(pemda, tahun)
        kini = _penanda(pemda, tahun, pada)
        # also after a process that died between booking and filling: the book alone knows
        berisi = any(kini.partition("@")[0].split(".")[n] != "0" for n in range(4))
        if berisi and (lama != kini or not kolom.utuh(akar(), pemda, tahun)):
            isi_mart(pemda, tahun, pada=pada)
    return kolom.buka(akar(), pemda, tahun, terbitan)


def tertinggal(pemda: str, tahun: int) -> bool:
    """Tell whether the book moved on since the last fill; the next question refills.

    It is so for a moment after every submission, and after a process that died before it could fill.
    """
    lama = _penanda_terakhir(pemda, tahun).partition("@")[0]
    return bool(lama) and lama != _penanda_isi(pemda, tahun)


def fakta_arrow(pemda: str, tahun: int, *, pd: Collection[str] | None = None) -> dict[str, pa.Table]:
    """Return the book's facts as Arrow tables with the columns of ``siap.domain.fakta``."""
    sumber = fakta_sql(pemda, tahun, pd)
    return {
        nama: _dari_sql(SKEMA[nama], isi.sql) if isinstance(isi, SqlFakta) else _dari_baris(SKEMA[nama], isi)
        for nama, isi in sumber.items()
    }


def _dimensi(pemda: str, tahun: int, pada: datetime) -> Dimensi:
    """Return the names of an edition and the states of its reports, which stand in a book of their own."""
    isi = dimensi(pemda, tahun, pada)
    keadaan = keadaan_laporan_sistem(pemda, tahun)
    return replace(
        isi,
        pd=tuple(
            replace(d, keadaan=tuple(str(keadaan.get((d.kode, b), "")) for b in range(1, 13))) for d in isi.pd
        ),
    )


def _dari_baris(skema: pa.Schema, baris: Collection[tuple[Any, ...]]) -> pa.Table:
    if not baris:
        return skema.empty_table()
    kolom_kolom = list(zip(*baris, strict=True))
    return pa.table([pa.array(isi, k.type) for k, isi in zip(skema, kolom_kolom, strict=True)], schema=skema)


def _dari_sql(skema: pa.Schema, sql: str) -> pa.Table:
    """Run a query on the same connection as the booking, so that what was booked is seen.

    Facts are already summed to the grain of the mart; a kabupaten year is some ten thousand rows, for
    which a cursor is as fast as a second connection.
    """
    bagian = []
    with connection.chunked_cursor() if connection.vendor == "sqlite" else connection.cursor() as kursor:
        kursor.execute(sql)
        while baris := kursor.fetchmany(_SEKALI):
            bagian.append(_dari_baris(skema, baris))
    return pa.concat_tables(bagian) if bagian else skema.empty_table()


def _berkas_penanda(pemda: str, tahun: int) -> Path:
    return akar() / "penanda" / f"{pemda}-{tahun}.txt"


def _penanda_terakhir(pemda: str, tahun: int) -> str:
    """The marker under which the mart was last filled; "" when it never was."""
    berkas = _berkas_penanda(pemda, tahun)
    return berkas.read_text(encoding="utf-8") if berkas.exists() else ""


def _penanda(pemda: str, tahun: int, pada: datetime) -> str:
    """What the book looked like, and the day: a report becomes late without anyone writing anything."""
    return f"{_penanda_isi(pemda, tahun)}@{localtime(pada).date().isoformat()}"


def _penanda_isi(pemda: str, tahun: int) -> str:
    return f"{penanda_buku_sistem(pemda, tahun)}.{penanda_laporan_sistem(pemda, tahun)}"
