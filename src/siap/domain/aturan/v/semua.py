"""Semua: the validity rules, in order of code."""

from __future__ import annotations

from typing import Final

from siap.domain.aturan.bentuk_laporan import AturanLaporan
from siap.domain.aturan.v.v01_kode import V01
from siap.domain.aturan.v.v02_jumlah_pagu import V02
from siap.domain.aturan.v.v03_angkas import V03
from siap.domain.aturan.v.v04_kumulatif_turun import V04
from siap.domain.aturan.v.v05_melebihi_batas import V05
from siap.domain.aturan.v.v06_fisik_di_luar import V06
from siap.domain.aturan.v.v07_bayar_mendahului import V07
from siap.domain.aturan.v.v08_sebelah_nol import V08
from siap.domain.aturan.v.v09_lonjakan import V09
from siap.domain.aturan.v.v10_salin_bulan_lalu import V10
from siap.domain.aturan.v.v11_selesai_dini import V11
from siap.domain.aturan.v.v12_masih_nol import V12
from siap.domain.aturan.v.v13_deviasi_tanpa_kendala import V13
from siap.domain.aturan.v.v14_selisih_bpkad import V14
from siap.domain.aturan.v.v15_kontrak import V15
from siap.domain.aturan.v.v16_kontrak_kritis import V16
from siap.domain.aturan.v.v17_gerbang_dak import V17
from siap.domain.aturan.v.v18_angka_terbit import V18
from siap.domain.aturan.v.v19_satuan_terpeleset import V19
from siap.domain.aturan.v.v20_nomor_ganda import V20
from siap.domain.aturan.v.v21_bukti import V21
from siap.domain.aturan.v.v22_penyebut_campur import V22
from siap.domain.aturan.v.v23_jumlah_kelas import V23
from siap.domain.aturan.v.v24_pita_berlubang import V24
from siap.domain.aturan.v.v25_terlambat import V25
from siap.domain.aturan.v.v26_fisik_tebakan import V26

SEMUA: Final[tuple[AturanLaporan, ...]] = (
    V01,
    V02,
    V03,
    V04,
    V05,
    V06,
    V07,
    V08,
    V09,
    V10,
    V11,
    V12,
    V13,
    V14,
    V15,
    V16,
    V17,
    V18,
    V19,
    V20,
    V21,
    V22,
    V23,
    V24,
    V25,
    V26,
)
DAFTAR: Final = tuple(a.aturan for a in SEMUA)
