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

_SD_BULAN: Final = ", ".join(f"(sum(nilai) FILTER (bulan <= {b}))::BIGINT" for b in range(1, 13))
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


_TINGKAT: Final = ", ".join(
    f"CASE WHEN len(ruas) >= {n} THEN array_to_string(ruas[1:{n}], '.') ELSE '' END AS {tingkat}"
    for tingkat, n in TINGKAT.items()
)


def _ukuran_nilai(persen: str) -> str:
    """Pagu x percent, in sen: percent is in ten-thousandths of a point, so a millionth of the product."""
    return f"(pagu::DECIMAL(38, 0) * {persen}::DECIMAL(18, 0) * 0.000001)::DECIMAL(38, 6)"


LANGKAH: Final[Sequence[str]] = (
    # sums per line of the budget
    f"""
CREATE TEMP TABLE p0 AS
SELECT pd, versi, {_LINI}, sum(nilai)::BIGINT AS nilai
  FROM pagu SEMI JOIN pd_diisi USING (pd) GROUP BY ALL
""",
    f"""
CREATE TEMP TABLE a0 AS
SELECT pd, versi, {_LINI}, [{_SD_BULAN}] AS c
  FROM angkas SEMI JOIN pd_diisi USING (pd) GROUP BY ALL
""",
    # a month with amounts of its own starts a new sum at the last month whose amounts are to date
    """
CREATE TEMP TABLE laporan AS
SELECT pd, pd_no, bulan, coalesce(max(CASE WHEN kumulatif THEN bulan END) OVER
       (PARTITION BY pd_no ORDER BY bulan ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW), 1) AS mulai
  FROM lapor JOIN pd_diisi USING (pd)
""",
    # bit b of ``ada`` is set when the line has amounts in month b
    f"""
CREATE TEMP TABLE r0 AS
SELECT pd, {_LINI}, [{_SD_BULAN}] AS c, bit_or(1 << bulan::INTEGER) AS ada
  FROM realisasi SEMI JOIN laporan USING (pd, bulan) GROUP BY ALL
""",
    # every line once, with numbers in place of its texts
    f"""
CREATE TEMP TABLE kunci AS
SELECT row_number() OVER (ORDER BY pd_no, {_LINI})::INTEGER AS id,
       dense_rank() OVER (ORDER BY pd_no, sub_kegiatan)::INTEGER AS sub_no,
       pd_no, pd, {_LINI}, {_TINGKAT}, ({_KEDALAMAN})::INTEGER AS dalam
  FROM (SELECT *, string_split(sub_kegiatan, '.') AS ruas
          FROM (SELECT pd, {_LINI} FROM p0 UNION SELECT pd, {_LINI} FROM a0 UNION SELECT pd, {_LINI} FROM r0
                UNION SELECT pd, '', '', '' FROM pd_diisi) JOIN pd_diisi USING (pd))
""",
    # the lines of each month, as far as each measure has them
    f"""
CREATE TEMP TABLE ada AS
WITH p AS (SELECT k.id, k.pd_no, k.dalam, v.bulan, p0.nilai
             FROM p0 JOIN kunci k USING (pd, {_LINI}) JOIN versi_pagu v USING (pd, versi)),
     a AS (SELECT k.id, k.pd_no, k.dalam, v.bulan, coalesce(a0.c[v.bulan], 0) AS nilai
             FROM a0 JOIN kunci k USING (pd, {_LINI}) JOIN versi_angkas v USING (pd, versi)),
     r AS (SELECT k.id, k.pd_no, k.dalam, l.bulan,
                  coalesce(r0.c[l.bulan], 0) - coalesce(r0.c[l.mulai - 1], 0) AS nilai
             FROM r0 JOIN kunci k USING (pd, {_LINI}) JOIN laporan l USING (pd)
            WHERE r0.ada & ((2 << l.bulan::INTEGER) - (1 << l.mulai::INTEGER)) <> 0)
SELECT id, any_value(pd_no) AS pd_no, any_value(dalam) AS dalam, bulan::INTEGER AS bulan,
       any_value(p) AS pagu, any_value(a) AS angkas, any_value(r) AS realisasi
  FROM (SELECT id, pd_no, dalam, bulan, nilai AS p, NULL AS a, NULL AS r FROM p
        UNION ALL SELECT id, pd_no, dalam, bulan, NULL, nilai, NULL FROM a
        UNION ALL SELECT id, pd_no, dalam, bulan, NULL, NULL, nilai FROM r)
 GROUP BY id, bulan
""",
    # a zero report of a PD without any budget line is still a report
    """
INSERT INTO ada
SELECT k.id, k.pd_no, 0, l.bulan, NULL, NULL, NULL
  FROM laporan l JOIN kunci k ON k.pd_no = l.pd_no AND k.dalam = 0
 WHERE NOT EXISTS (FROM ada WHERE ada.pd_no = l.pd_no AND ada.bulan = l.bulan)
""",
    # at which depths each measure is given in a month
    """
CREATE TEMP TABLE rinci AS
SELECT pd_no, bulan, dalam, bool_or(pagu IS NOT NULL) AS p, bool_or(angkas IS NOT NULL) AS a,
       bool_or(realisasi IS NOT NULL) AS r
  FROM ada GROUP BY ALL
""",
    # the percentages of a sub kegiatan, or of the PD as a whole where it has none of its own
    """
CREATE TEMP TABLE persen AS
WITH semua AS (SELECT pd, bulan, sub_kegiatan, persen AS f, NULL AS t FROM fisik
               UNION ALL SELECT pd, bulan, sub_kegiatan, NULL, persen FROM target_fisik),
     sub AS (SELECT DISTINCT pd, pd_no, sub_kegiatan, sub_no FROM kunci),
     punya AS (SELECT sub_no, bulan, any_value(f) AS f, any_value(t) AS t
                 FROM semua JOIN sub USING (pd, sub_kegiatan) GROUP BY ALL),
     umum AS (SELECT pd_no, bulan, any_value(f) AS f, any_value(t) AS t
                FROM semua JOIN pd_diisi USING (pd) WHERE sub_kegiatan = '' GROUP BY ALL)
SELECT sub_no, b.bulan::INTEGER AS bulan, coalesce(punya.f, umum.f) AS f, coalesce(punya.t, umum.t) AS t
  FROM sub CROSS JOIN (SELECT unnest(generate_series(1, 12)) AS bulan) b
  LEFT JOIN punya USING (sub_no, bulan) LEFT JOIN umum USING (pd_no, bulan)
""",
    f"""
CREATE TEMP TABLE posisi_isi AS
WITH nihil AS (SELECT pd_no, bulan FROM laporan ANTI JOIN (FROM rinci WHERE r) USING (pd_no, bulan)),
     bulanan AS (SELECT rinci.*, laporan.pd_no IS NOT NULL AS l, r OR nihil.pd_no IS NOT NULL AS r_nol
                   FROM rinci LEFT JOIN laporan USING (pd_no, bulan) LEFT JOIN nihil USING (pd_no, bulan)),
     uang AS (SELECT id, pd_no, ada.bulan, coalesce(pagu, CASE WHEN p THEN 0 END) AS pagu,
                     coalesce(angkas, CASE WHEN a THEN 0 END) AS angkas,
                     coalesce(realisasi, CASE WHEN r_nol THEN 0 END) AS realisasi, l::INTEGER AS lapor
                FROM ada JOIN bulanan USING (pd_no, bulan, dalam))
SELECT uang.id, uang.pd_no, k.sub_no, uang.bulan, pagu, angkas, realisasi,
       {_ukuran_nilai("f")} AS nilai_fisik,
       CASE WHEN f IS NOT NULL THEN pagu END AS pagu_fisik,
       {_ukuran_nilai("t")} AS nilai_target,
       CASE WHEN t IS NOT NULL THEN pagu END AS pagu_target,
       CASE WHEN f IS NOT NULL THEN nilai_target END AS nilai_target_lapor,
       (pagu IS NOT NULL AND f IS NOT NULL AND t IS NULL)::BIGINT AS {TANPA_TARGET},
       lapor, f
  FROM uang JOIN (SELECT id, sub_no FROM kunci) k USING (id) JOIN persen USING (sub_no, bulan)
""",
)


def _kolom(schema_nama: Sequence[str]) -> str:
    tetap = {"pemda": "$pemda AS pemda", "tahun": "$tahun::INTEGER AS tahun"}
    return ", ".join(tetap.get(n, n) for n in schema_nama)


POSISI_SQL: Final = f"""
SELECT {_kolom(POSISI.names)}
  FROM posisi_isi JOIN (SELECT * EXCLUDE (pd_no, sub_no) FROM kunci) USING (id)
 ORDER BY pd_no, bulan, id
"""

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
          FROM (SELECT pd_no, sub_no, bulan, max(lapor) AS lapor, sum(pagu) AS p, sum(realisasi) AS r,
                       any_value(f) AS f
                  FROM posisi_isi GROUP BY ALL))
  JOIN (SELECT DISTINCT sub_no, pd, sub_kegiatan, {", ".join(TINGKAT)} FROM kunci
         WHERE sub_kegiatan <> '') USING (sub_no)
 ORDER BY pd_no, bulan, sub_no
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
