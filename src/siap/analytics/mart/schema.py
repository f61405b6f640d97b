"""The tables of the mart: names, types and what NULL means in them.

Every measure is "s.d. bulan" (to date), so a question is one month, a group, a sum. Money is BIGINT
sen. ``nilai_*`` (pagu x percent) is DECIMAL(38,6) of sen: percent has four decimals and a further two
come from "per hundred", so six decimals hold every product exactly and a sum of any length stays exact;
an integer sen would need rounding before summing, which law 2 forbids. NULL is unknown, 0 is a
known zero (the rules are in ``siap.domain.posisi``). All text is plain, never a dictionary column:
Spark-compatible engines refuse those. ``pemda`` and ``tahun`` stand in the file as well as in the folder
name, because a reader that infers folder types makes the number 12.1 of the code "12.10".
"""

from __future__ import annotations

from typing import Final

import pyarrow as pa

TEKS: Final = pa.string()
KECIL: Final = pa.int32()
SEN: Final = pa.int64()
NILAI: Final = pa.decimal128(38, 6)

#: levels above sub kegiatan and how many segments of the code each takes
TINGKAT: Final[dict[str, int]] = {"urusan": 1, "bidang": 2, "program": 3, "kegiatan": 5}

UKURAN_SEN: Final = ("pagu", "angkas", "realisasi", "pagu_fisik", "pagu_target")
UKURAN_NILAI: Final = ("nilai_fisik", "nilai_target", "nilai_target_lapor")
#: the additive measures of ``siap.domain.rekap.Ukuran``, in its order
UKURAN: Final = (
    "pagu",
    "angkas",
    "realisasi",
    "nilai_fisik",
    "pagu_fisik",
    "nilai_target",
    "pagu_target",
    "nilai_target_lapor",
)
#: number of rows with physical progress but without a physical target: while it is not zero, the
#: difference of the two is unknown (``nilai_target_lapor`` must cover exactly ``pagu_fisik``)
TANPA_TARGET: Final = "tanpa_target"

KELAS: Final = ("nol", "sampai_50", "sampai_75", "sampai_100", "lebih_100", "tidak_diketahui")
KELAS_FISIK: Final = tuple(f"fisik_{k}" for k in KELAS)
KELAS_KEU: Final = tuple(f"keu_{k}" for k in KELAS)

_KEPALA: Final = [("pemda", TEKS), ("tahun", KECIL), ("bulan", KECIL), ("pd", TEKS)]
_UKURAN: Final = [(u, NILAI if u in UKURAN_NILAI else SEN) for u in UKURAN] + [(TANPA_TARGET, SEN)]
_TINGKAT: Final = [(t, TEKS) for t in TINGKAT]

#: one row per month, PD, sub kegiatan (or coarser: ""), jenis belanja, sumber dana
POSISI: Final = pa.schema(
    [
        *_KEPALA,
        *_TINGKAT,
        ("sub_kegiatan", TEKS),
        ("jenis_belanja", TEKS),
        ("sumber_dana", TEKS),
        *_UKURAN,
        ("lapor", KECIL),
    ]
)
#: one row per month, PD and sub kegiatan, with class flags as 0/1 so that a count is a sum
POSISI_SUB: Final = pa.schema(
    [
        *_KEPALA,
        *_TINGKAT,
        ("sub_kegiatan", TEKS),
        *((k, KECIL) for k in KELAS_FISIK),
        *((k, KECIL) for k in KELAS_KEU),
        ("lapor", KECIL),
    ]
)
#: ``posisi`` without sub kegiatan, one file per pemda and year: answers whole-government questions
RINGKAS: Final = pa.schema(
    [*_KEPALA, ("jenis_belanja", TEKS), ("sumber_dana", TEKS), *_UKURAN, ("lapor", KECIL)]
)

TABEL: Final[dict[str, pa.Schema]] = {"posisi": POSISI, "posisi_sub": POSISI_SUB, "ringkas": RINGKAS}

#: raised whenever a column, its meaning or the fill rules change: older editions then stay as they are
VERSI_SKEMA: Final = 1
