# ruff: noqa: S608  (constant text only: no value from outside ever enters these sentences)
"""The one place where time accumulates: SQL that turns the facts of some PD into positions to date.

It says in columns what ``siap.domain.posisi`` says in plain Python, and a test holds the two equal to
the sen. Facts come registered under the names of ``siap.domain.fakta``; ``pd_diisi`` names the PD that
are filled. Amounts of twelve months are summed into one list per line in a single scan, because the
lines are a hundred times fewer than the facts; only integers are joined after that.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from siap.analytics.mart.schema import (
    KELAS_FISIK,
    KELAS_KEU,
    POSISI,
    POSISI_SUB,
    RINGKAS,
    TANPA_TARGET,
    TINGKAT,
    UKURAN,
)

_BULAN: Final = range(1, 13)
_SD_BULAN: Final = ", ".join(f"sum(nilai) FILTER (bulan <= {b})" for b in _BULAN)
_ADA_SD_BULAN: Final = ", ".join(f"count(*) FILTER (bulan <= {b})" for b in _BULAN)
_LINI: Final = "sub_kegiatan, jenis_belanja, sumber_dana"

#: how deep a line goes, as one number: parts of both codes, and whether a fund is named. Two lines of equal
#: depth describe the budget in the same detail, so that a line missing beside the other is a known zero
_KEDALAMAN: Final = " + ".join(
    (
        *(
            f"{bobot} * (length({kolom}) - length(replace({kolom}, '.', '')) + ({kolom} <> '')::INTEGER)"
            for kolom, bobot in (("sub_kegiatan", 1000), ("jenis_belanja", 10))
        ),
        "(sumber_dana <> '')::INTEGER",
    )
)


def _tingkat(kolom: str) -> str:
    """Columns above sub kegiatan: a prefix of the code, or "" where the line does not go that deep."""
    return ",\n       ".join(
        f"CASE WHEN len(ruas) >= {n} THEN array_to_string(ruas[1:{n}], '.') ELSE '' END AS {tingkat}"
        for tingkat, n in TINGKAT.items()
    ).replace("ruas", f"string_split({kolom}, '.')")


LANGKAH: Final[Sequence[str]] = (
    f"""
CREATE TEMP TABLE p0 AS
SELECT pd, versi, {_LINI}, sum(nilai) AS nilai
  FROM pagu SEMI JOIN pd_diisi USING (pd) GROUP BY ALL
""",
    f"""
CREATE TEMP TABLE a0 AS
SELECT pd, versi, {_LINI}, [{_SD_BULAN}] AS c
  FROM angkas SEMI JOIN pd_diisi USING (pd) GROUP BY ALL
""",
    # a month with amounts of its own starts a new sum at the last month whose amounts are to date
    """
CREATE TEMP TABLE lapor_mulai AS
SELECT pd, bulan, coalesce(max(CASE WHEN kumulatif THEN bulan END) OVER
       (PARTITION BY pd ORDER BY bulan ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW), 1) AS mulai
  FROM lapor SEMI JOIN pd_diisi USING (pd)
""",
    f"""
CREATE TEMP TABLE r0 AS
SELECT pd, {_LINI}, [{_SD_BULAN}] AS c, [{_ADA_SD_BULAN}] AS n
  FROM realisasi SEMI JOIN lapor_mulai USING (pd, bulan) GROUP BY ALL
""",
    f"""
CREATE TEMP TABLE kunci AS
SELECT row_number() OVER (ORDER BY pd, {_LINI})::INTEGER AS id, pd, {_LINI}, ({_KEDALAMAN})::INTEGER AS dalam
  FROM (SELECT pd, {_LINI} FROM p0 UNION SELECT pd, {_LINI} FROM a0 UNION SELECT pd, {_LINI} FROM r0
        UNION SELECT pd, '', '', '' FROM pd_diisi)
""",
    f"""
CREATE TEMP TABLE ada AS
WITH p AS (SELECT k.id, v.bulan, p0.nilai
             FROM p0 JOIN kunci k USING (pd, {_LINI}) JOIN versi_pagu v USING (pd, versi)),
     a AS (SELECT k.id, v.bulan, coalesce(a0.c[v.bulan], 0) AS nilai
             FROM a0 JOIN kunci k USING (pd, {_LINI}) JOIN versi_angkas v USING (pd, versi)),
     r AS (SELECT k.id, l.bulan, coalesce(r0.c[l.bulan], 0) - coalesce(r0.c[l.mulai - 1], 0) AS nilai
             FROM r0 JOIN kunci k USING (pd, {_LINI}) JOIN lapor_mulai l USING (pd)
            WHERE r0.n[l.bulan] > coalesce(r0.n[l.mulai - 1], 0))
SELECT id, bulan, sum(p)::BIGINT AS pagu, sum(a)::BIGINT AS angkas, sum(r)::BIGINT AS realisasi
  FROM (SELECT id, bulan, nilai AS p, NULL AS a, NULL AS r FROM p
        UNION ALL SELECT id, bulan, NULL, nilai, NULL FROM a
        UNION ALL SELECT id, bulan, NULL, NULL, nilai FROM r)
 GROUP BY ALL
""",
    # a zero report of a PD without any budget line is still a report
    """
INSERT INTO ada
SELECT k.id, l.bulan, NULL, NULL, NULL
  FROM lapor_mulai l JOIN kunci k ON k.pd = l.pd AND k.dalam = 0
 WHERE NOT EXISTS (FROM ada JOIN kunci k2 USING (id) WHERE k2.pd = l.pd AND ada.bulan = l.bulan)
""",
    """
CREATE TEMP TABLE rinci AS
SELECT k.pd, ada.bulan, k.dalam, bool_or(pagu IS NOT NULL) AS p, bool_or(angkas IS NOT NULL) AS a,
       bool_or(realisasi IS NOT NULL) AS r
  FROM ada JOIN kunci k USING (id) GROUP BY ALL
""",
    """
CREATE TEMP TABLE uang AS
WITH nihil AS (SELECT pd, bulan FROM lapor_mulai
               ANTI JOIN (FROM rinci WHERE r) USING (pd, bulan))
SELECT k.id, k.pd, ada.bulan, k.sub_kegiatan, k.jenis_belanja, k.sumber_dana,
       coalesce(pagu, CASE WHEN p THEN 0 END) AS pagu,
       coalesce(angkas, CASE WHEN a THEN 0 END) AS angkas,
       coalesce(realisasi, CASE WHEN r OR nihil.pd IS NOT NULL THEN 0 END) AS realisasi,
       (lapor_mulai.pd IS NOT NULL)::INTEGER AS lapor
  FROM ada JOIN kunci k USING (id) JOIN rinci USING (pd, bulan, dalam)
  LEFT JOIN lapor_mulai USING (pd, bulan) LEFT JOIN nihil USING (pd, bulan)
""",
    f"""
CREATE TEMP TABLE posisi_isi AS
SELECT pd, bulan::INTEGER AS bulan, {_tingkat("sub_kegiatan")},
       sub_kegiatan, jenis_belanja, sumber_dana, pagu, angkas, realisasi,
       (pagu::DECIMAL(38, 0) * f::DECIMAL(18, 0) * 0.000001)::DECIMAL(38, 6) AS nilai_fisik,
       CASE WHEN f IS NOT NULL THEN pagu END AS pagu_fisik,
       (pagu::DECIMAL(38, 0) * t::DECIMAL(18, 0) * 0.000001)::DECIMAL(38, 6) AS nilai_target,
       CASE WHEN t IS NOT NULL THEN pagu END AS pagu_target,
       CASE WHEN f IS NOT NULL THEN nilai_target END AS nilai_target_lapor,
       (pagu IS NOT NULL AND f IS NOT NULL AND t IS NULL)::BIGINT AS {TANPA_TARGET},
       lapor, id, f
  FROM (SELECT u.*, coalesce(fs.persen, fp.persen) AS f, coalesce(ts.persen, tp.persen) AS t
          FROM uang u
          LEFT JOIN fisik fs USING (pd, bulan, sub_kegiatan)
          LEFT JOIN (FROM fisik WHERE sub_kegiatan = '') fp USING (pd, bulan)
          LEFT JOIN target_fisik ts USING (pd, bulan, sub_kegiatan)
          LEFT JOIN (FROM target_fisik WHERE sub_kegiatan = '') tp USING (pd, bulan))
""",
)


def _kolom(schema_nama: Sequence[str]) -> str:
    tetap = {"pemda": "$pemda AS pemda", "tahun": "$tahun::INTEGER AS tahun"}
    return ", ".join(tetap.get(n, n) for n in schema_nama)


POSISI_SQL: Final = f"SELECT {_kolom(POSISI.names)} FROM posisi_isi ORDER BY pd, bulan, id"

_SAMPAI_FISIK: Final = ("f <= 0", "f <= 500000", "f <= 750000", "f <= 1000000", "f > 1000000")
# cross-multiplied, never divided: r / p <= 75 % is r * 4 <= p * 3
_SAMPAI_KEU: Final = ("r <= 0", "r * 2 <= p", "r * 4 <= p * 3", "r <= p", "r > p")


def _kelas(nama: Sequence[str], sampai: Sequence[str], diketahui: str) -> str:
    nomor = " ".join(f"WHEN {syarat} THEN {i}" for i, syarat in enumerate(sampai))
    nomor = f"CASE WHEN ({diketahui}) IS NOT TRUE THEN {len(sampai)} {nomor} END"
    return ", ".join(f"({nomor} = {i})::INTEGER AS {kolom}" for i, kolom in enumerate(nama))


POSISI_SUB_SQL: Final = f"""
SELECT {_kolom(POSISI_SUB.names)}
  FROM (SELECT *, {_kelas(KELAS_FISIK, _SAMPAI_FISIK, "f IS NOT NULL")},
               {_kelas(KELAS_KEU, _SAMPAI_KEU, "lapor = 1 AND r IS NOT NULL AND p > 0")}
          FROM (SELECT pd, bulan, {", ".join(TINGKAT)}, sub_kegiatan, lapor,
                       sum(pagu) AS p, sum(realisasi) AS r, any_value(f) AS f
                  FROM posisi_isi WHERE sub_kegiatan <> '' GROUP BY ALL))
 ORDER BY pd, bulan, sub_kegiatan
"""

_SUM: Final = ", ".join(
    f"sum({k.name})::{'DECIMAL(38, 6)' if str(k.type).startswith('decimal') else 'BIGINT'} AS {k.name}"
    for k in RINGKAS
    if k.name in (*UKURAN, TANPA_TARGET)
)
_KUNCI_RINGKAS: Final = "pemda, tahun, bulan, pd, jenis_belanja, sumber_dana"

#: rows of PD that are not filled now come from the former summary (``ringkas_lama``)
RINGKAS_SQL: Final = f"""
SELECT {_KUNCI_RINGKAS}, {_SUM}, max(lapor)::INTEGER AS lapor FROM posisi_baru GROUP BY ALL
UNION ALL FROM ringkas_lama
 ORDER BY pd, bulan, jenis_belanja, sumber_dana
"""
