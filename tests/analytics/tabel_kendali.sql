SELECT
  "t1"."bulan",
  "t1"."pd",
  SUM("t1"."pagu") AS "pagu",
  SUM("t1"."angkas") AS "angkas",
  SUM("t1"."realisasi") AS "realisasi",
  SUM("t1"."nilai_fisik") AS "nilai_fisik",
  SUM("t1"."pagu_fisik") AS "pagu_fisik",
  SUM("t1"."nilai_target") AS "nilai_target",
  SUM("t1"."pagu_target") AS "pagu_target",
  SUM("t1"."nilai_target_lapor") AS "nilai_target_lapor",
  SUM("t1"."tanpa_target") AS "tanpa_target",
  MAX("t1"."lapor") AS "lapor"
FROM (
  SELECT
    *
  FROM "SUMBER_BARIS" AS "t0"
  WHERE
    "t0"."bulan" IN ($bulan_0)
    AND "t0"."jenis_belanja" IN ($jenis_belanja_0, $jenis_belanja_1)
) AS "t1"
GROUP BY
  1,
  2