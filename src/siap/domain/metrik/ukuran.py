"""Ukuran: the additive measures, the only things that an engine sums.

The codes are the field names of ``siap.domain.rekap`` (Ukuran, Cakupan, KelasSub); ``pagu_total`` is the
pagu of the whole table, against which a row's weight is taken.
"""

from __future__ import annotations

from typing import Final

from siap.domain.metrik.rumus import Satuan, Ukuran

PAGU: Final = Ukuran("pagu", "Pagu", Satuan.RUPIAH)
ANGKAS: Final = Ukuran("angkas", "Anggaran kas s.d. bulan", Satuan.RUPIAH)
REALISASI: Final = Ukuran("realisasi", "Realisasi s.d. bulan", Satuan.RUPIAH)
NILAI_FISIK: Final = Ukuran("nilai_fisik", "Nilai fisik (pagu × % fisik)", Satuan.RUPIAH)
PAGU_FISIK: Final = Ukuran("pagu_fisik", "Pagu yang fisiknya diketahui", Satuan.RUPIAH)
NILAI_TARGET: Final = Ukuran("nilai_target", "Nilai target fisik (pagu × % target)", Satuan.RUPIAH)
PAGU_TARGET: Final = Ukuran("pagu_target", "Pagu yang target fisiknya diketahui", Satuan.RUPIAH)
NILAI_TARGET_LAPOR: Final = Ukuran(
    "nilai_target_lapor", "Nilai target fisik atas pagu yang fisiknya diketahui", Satuan.RUPIAH
)
PAGU_TOTAL: Final = Ukuran("pagu_total", "Jumlah pagu", Satuan.RUPIAH)

PD_WAJIB: Final = Ukuran("pd_wajib", "PD wajib lapor", Satuan.BANYAK)
PD_LAPOR: Final = Ukuran("pd_lapor", "PD sudah lapor", Satuan.BANYAK)
PD_VERIFIKASI: Final = Ukuran("pd_verifikasi", "PD sudah diverifikasi", Satuan.BANYAK)
PAGU_WAJIB: Final = Ukuran("pagu_wajib", "Pagu PD wajib lapor", Satuan.RUPIAH)
PAGU_LAPOR: Final = Ukuran("pagu_lapor", "Pagu PD sudah lapor", Satuan.RUPIAH)

KELAS_NOL: Final = Ukuran("nol", "Sub kegiatan 0 %", Satuan.BANYAK)
KELAS_SAMPAI_50: Final = Ukuran("sampai_50", "Sub kegiatan di atas 0 sampai 50 %", Satuan.BANYAK)
KELAS_SAMPAI_75: Final = Ukuran("sampai_75", "Sub kegiatan di atas 50 sampai 75 %", Satuan.BANYAK)
KELAS_SAMPAI_100: Final = Ukuran("sampai_100", "Sub kegiatan di atas 75 sampai 100 %", Satuan.BANYAK)
KELAS_LEBIH_100: Final = Ukuran("lebih_100", "Sub kegiatan di atas 100 %", Satuan.BANYAK)
KELAS_TIDAK_DIKETAHUI: Final = Ukuran("tidak_diketahui", "Sub kegiatan belum diketahui", Satuan.BANYAK)

#: Measures of a row, in the order of ``siap.domain.rekap.Ukuran``.
UKURAN_BARIS: Final = (
    PAGU,
    ANGKAS,
    REALISASI,
    NILAI_FISIK,
    PAGU_FISIK,
    NILAI_TARGET,
    PAGU_TARGET,
    NILAI_TARGET_LAPOR,
)
UKURAN_CAKUPAN: Final = (PD_WAJIB, PD_LAPOR, PAGU_WAJIB, PAGU_LAPOR, PD_VERIFIKASI)
UKURAN_KELAS: Final = (
    KELAS_NOL,
    KELAS_SAMPAI_50,
    KELAS_SAMPAI_75,
    KELAS_SAMPAI_100,
    KELAS_LEBIH_100,
    KELAS_TIDAK_DIKETAHUI,
)
