SELECT
  "t1"."bulan",
  "t1"."pd",
  "t1"."program",
  SUM("t1"."fisik_nol") AS "fisik_nol",
  SUM("t1"."fisik_sampai_50") AS "fisik_sampai_50",
  SUM("t1"."fisik_sampai_75") AS "fisik_sampai_75",
  SUM("t1"."fisik_sampai_100") AS "fisik_sampai_100",
  SUM("t1"."fisik_lebih_100") AS "fisik_lebih_100",
  SUM("t1"."fisik_tidak_diketahui") AS "fisik_tidak_diketahui",
  SUM("t1"."keu_nol") AS "keu_nol",
  SUM("t1"."keu_sampai_50") AS "keu_sampai_50",
  SUM("t1"."keu_sampai_75") AS "keu_sampai_75",
  SUM("t1"."keu_sampai_100") AS "keu_sampai_100",
  SUM("t1"."keu_lebih_100") AS "keu_lebih_100",
  SUM("t1"."keu_tidak_diketahui") AS "keu_tidak_diketahui",
  MAX("t1"."lapor") AS "lapor"
FROM (
  SELECT
    *
  FROM "SUMBER_BARIS" AS "t0"
  WHERE
    "t0"."bulan" IN ($bulan_0)
) AS "t1"
GROUP BY
  1,
  2,
  3