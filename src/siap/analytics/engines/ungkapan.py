"""Questions as Ibis expressions: neutral, so DuckDB here and a cluster elsewhere run the same ones.

Ibis takes about a second to import, so it is imported when the first question is compiled and never by
a process that asks nothing. The SQL of a question is compiled once per *shape* (table, groups, number of
filter values) with marks where values go; values are bound when it runs and never enter the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from siap.analytics.engines.base import Pertanyaan
from siap.analytics.mart.schema import KELAS_FISIK, KELAS_KEU, TABEL, TANPA_TARGET, UKURAN

if TYPE_CHECKING:
    import ibis.expr.types as ir

#: name of the table in an expression; the engine puts its own source of rows in its place
SUMBER: Final = "SUMBER_BARIS"
_BULAN: Final = 987_650_000  # no month, so it can only be the mark of one
_TANDA: Final = re.compile(r"'⟦(\w+):(\d+)⟧'|\b98765(\d{4})\b")

#: SQL of common shapes, written by ``siap.analytics.engines.lazim`` and held equal to Ibis by a test
LAZIM: Final = Path(__file__).with_name("lazim.sql")

#: table, groups, (column, number of values) per filter, number of months
Bentuk = tuple[str, tuple[str, ...], tuple[tuple[str, int], ...], int]


def kolom_jumlah(tabel: str) -> tuple[str, ...]:
    """Columns that a question sums, in the order of its answer; ``lapor`` (its maximum) comes last."""
    return (*KELAS_FISIK, *KELAS_KEU) if tabel == "posisi_sub" else (*UKURAN, TANPA_TARGET)


def ungkapan(
    baris: ir.Table,
    *,
    bulan: Sequence[int],
    per: Sequence[str],
    saring: Mapping[str, Sequence[str]],
    jumlahkan: Sequence[str],
) -> ir.Table:
    """Say a question as an expression over any table with the columns of the mart: filter, group, sum."""
    dipilih = baris.filter(baris["bulan"].isin(bulan))
    for kolom, nilai in sorted(saring.items()):
        dipilih = dipilih.filter(dipilih[kolom].isin(nilai))
    jumlah = {nama: dipilih[nama].sum() for nama in jumlahkan}
    return dipilih.group_by(["bulan", *per]).aggregate(**jumlah, lapor=dipilih["lapor"].max())


def bentuk(tanya: Pertanyaan, tabel: str) -> Bentuk:
    """Give the shape of a question: equal shapes share their SQL."""
    saring = tuple((k, len(v)) for k, v in sorted(tanya.saring.items()))
    return tabel, tanya.per, saring, len(tanya.bulan)


def isian(tanya: Pertanyaan) -> dict[str, object]:
    """Give the values that belong to the marks of the compiled SQL."""
    hasil: dict[str, object] = {f"bulan_{i}": b for i, b in enumerate(tanya.bulan)}
    for kolom, nilai in tanya.saring.items():
        hasil |= {f"{kolom}_{i}": v for i, v in enumerate(nilai)}
    return hasil


def sql_duckdb(rupa: Bentuk) -> str:
    """Give the SQL of a shape for DuckDB, with ``$name`` for every value and SUMBER_BARIS for the rows.

    Shapes that every page asks are compiled beforehand (``lazim.sql``), so that most processes never
    import Ibis at all.
    """
    return _lazim().get(rupa) or susun_sql(rupa)


@lru_cache(maxsize=512)
def susun_sql(rupa: Bentuk) -> str:
    """Compile a shape with Ibis."""
    import ibis  # a second of import and 120 MB that only the process that compiles pays

    tabel, per, saring, banyak_bulan = rupa
    teks = str(
        ibis.to_sql(
            ungkapan(
                ibis.table(ibis.Schema.from_pyarrow(TABEL[tabel]), name=SUMBER),
                bulan=[_BULAN + i for i in range(banyak_bulan)],
                per=per,
                saring={kolom: [f"⟦{kolom}:{i}⟧" for i in range(n)] for kolom, n in saring},
                jumlahkan=kolom_jumlah(tabel),
            ),
            dialect="duckdb",
        )
    )
    hasil, banyak = _TANDA.subn(_jadi_parameter, teks)
    if banyak != banyak_bulan + sum(n for _, n in saring):
        raise AssertionError(f"a mark was lost while compiling {rupa}")
    return hasil


@lru_cache(maxsize=1)
def _lazim() -> Mapping[Bentuk, str]:
    """Read the shapes compiled beforehand."""
    hasil: dict[Bentuk, str] = {}
    for bagian in LAZIM.read_text(encoding="utf-8").split("\n\n"):
        judul, _, sql = bagian.partition("\n")
        tabel, per, saring, bulan = json.loads(judul.removeprefix("-- "))
        hasil[tabel, tuple(per), tuple((k, n) for k, n in saring), bulan] = sql.strip()
    return hasil


def _jadi_parameter(cocok: re.Match[str]) -> str:
    kolom, nomor, bulan = cocok.groups()
    return f"$bulan_{int(bulan)}" if bulan is not None else f"${kolom}_{nomor}"
