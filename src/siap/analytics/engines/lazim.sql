-- ["ringkas", ["pd"], [], 1]
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
) AS "t1"
GROUP BY
  1,
  2

-- ["ringkas", ["pd"], [], 12]
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
    "t0"."bulan" IN (
      $bulan_0,
      $bulan_1,
      $bulan_2,
      $bulan_3,
      $bulan_4,
      $bulan_5,
      $bulan_6,
      $bulan_7,
      $bulan_8,
      $bulan_9,
      $bulan_10,
      $bulan_11
    )
) AS "t1"
GROUP BY
  1,
  2

-- ["posisi", ["pd", "urusan"], [], 1]
SELECT
  "t1"."bulan",
  "t1"."pd",
  "t1"."urusan",
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
) AS "t1"
GROUP BY
  1,
  2,
  3

-- ["posisi", ["pd", "bidang"], [], 1]
SELECT
  "t1"."bulan",
  "t1"."pd",
  "t1"."bidang",
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
) AS "t1"
GROUP BY
  1,
  2,
  3

-- ["posisi", ["pd", "program"], [], 1]
SELECT
  "t1"."bulan",
  "t1"."pd",
  "t1"."program",
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
) AS "t1"
GROUP BY
  1,
  2,
  3

-- ["posisi", ["pd", "kegiatan"], [], 1]
SELECT
  "t1"."bulan",
  "t1"."pd",
  "t1"."kegiatan",
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
) AS "t1"
GROUP BY
  1,
  2,
  3

-- ["posisi", ["pd", "sub_kegiatan"], [], 1]
SELECT
  "t1"."bulan",
  "t1"."pd",
  "t1"."sub_kegiatan",
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
) AS "t1"
GROUP BY
  1,
  2,
  3

-- ["ringkas", ["pd", "jenis_belanja"], [], 1]
SELECT
  "t1"."bulan",
  "t1"."pd",
  "t1"."jenis_belanja",
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
) AS "t1"
GROUP BY
  1,
  2,
  3

-- ["ringkas", ["pd", "sumber_dana"], [], 1]
SELECT
  "t1"."bulan",
  "t1"."pd",
  "t1"."sumber_dana",
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
) AS "t1"
GROUP BY
  1,
  2,
  3

-- ["posisi_sub", ["pd"], [], 1]
SELECT
  "t1"."bulan",
  "t1"."pd",
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
  2

-- ["ringkas", ["pd"], [["pd", 1]], 1]
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
    "t0"."bulan" IN ($bulan_0) AND "t0"."pd" IN ($pd_0)
) AS "t1"
GROUP BY
  1,
  2

-- ["ringkas", ["pd"], [["pd", 1]], 12]
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
    "t0"."bulan" IN (
      $bulan_0,
      $bulan_1,
      $bulan_2,
      $bulan_3,
      $bulan_4,
      $bulan_5,
      $bulan_6,
      $bulan_7,
      $bulan_8,
      $bulan_9,
      $bulan_10,
      $bulan_11
    )
    AND "t0"."pd" IN ($pd_0)
) AS "t1"
GROUP BY
  1,
  2

-- ["posisi", ["pd", "urusan"], [["pd", 1]], 1]
SELECT
  "t1"."bulan",
  "t1"."pd",
  "t1"."urusan",
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
    "t0"."bulan" IN ($bulan_0) AND "t0"."pd" IN ($pd_0)
) AS "t1"
GROUP BY
  1,
  2,
  3

-- ["posisi", ["pd", "bidang"], [["pd", 1]], 1]
SELECT
  "t1"."bulan",
  "t1"."pd",
  "t1"."bidang",
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
    "t0"."bulan" IN ($bulan_0) AND "t0"."pd" IN ($pd_0)
) AS "t1"
GROUP BY
  1,
  2,
  3

-- ["posisi", ["pd", "program"], [["pd", 1]], 1]
SELECT
  "t1"."bulan",
  "t1"."pd",
  "t1"."program",
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
    "t0"."bulan" IN ($bulan_0) AND "t0"."pd" IN ($pd_0)
) AS "t1"
GROUP BY
  1,
  2,
  3

-- ["posisi", ["pd", "kegiatan"], [["pd", 1]], 1]
SELECT
  "t1"."bulan",
  "t1"."pd",
  "t1"."kegiatan",
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
    "t0"."bulan" IN ($bulan_0) AND "t0"."pd" IN ($pd_0)
) AS "t1"
GROUP BY
  1,
  2,
  3

-- ["posisi", ["pd", "sub_kegiatan"], [["pd", 1]], 1]
SELECT
  "t1"."bulan",
  "t1"."pd",
  "t1"."sub_kegiatan",
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
    "t0"."bulan" IN ($bulan_0) AND "t0"."pd" IN ($pd_0)
) AS "t1"
GROUP BY
  1,
  2,
  3

-- ["ringkas", ["pd", "jenis_belanja"], [["pd", 1]], 1]
SELECT
  "t1"."bulan",
  "t1"."pd",
  "t1"."jenis_belanja",
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
    "t0"."bulan" IN ($bulan_0) AND "t0"."pd" IN ($pd_0)
) AS "t1"
GROUP BY
  1,
  2,
  3

-- ["ringkas", ["pd", "sumber_dana"], [["pd", 1]], 1]
SELECT
  "t1"."bulan",
  "t1"."pd",
  "t1"."sumber_dana",
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
    "t0"."bulan" IN ($bulan_0) AND "t0"."pd" IN ($pd_0)
) AS "t1"
GROUP BY
  1,
  2,
  3

-- ["posisi_sub", ["pd"], [["pd", 1]], 1]
SELECT
  "t1"."bulan",
  "t1"."pd",
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
    "t0"."bulan" IN ($bulan_0) AND "t0"."pd" IN ($pd_0)
) AS "t1"
GROUP BY
  1,
  2
