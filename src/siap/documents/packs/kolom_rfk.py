"""Columns of the RFK, as Form B and the recap per PD are printed (widths are shares of the page)."""

from __future__ import annotations

from typing import Final

from siap.documents.blocks import Jenis, Kolom
from siap.domain.metrik.katalog import metrik
from siap.domain.metrik.rumus import SERATUS, Rumus
from siap.domain.metrik.ukuran import PAGU

_FISIK: Final = "Fisik (%)"
_TARGET: Final = "Target keuangan"
_REALISASI: Final = "Realisasi keuangan"
_SISA: Final = "Sisa anggaran"


def _rumus(kode: str) -> Rumus:
    return metrik(kode).rumus


#: Form B prints what is left in percent too: the catalogue's rest over the pagu
PERSEN_SISA: Final[Rumus] = _rumus("sisa") / PAGU * SERATUS

#: additive measures behind the physical percentages: in workbooks, so that a click shows the formula
UKURAN: Final = tuple(
    Kolom(judul, Jenis.UANG, 24, "Ukuran pembentuk fisik (Rp)", kunci, cetak=False)
    for judul, kunci in (
        ("Nilai fisik", "nilai_fisik"),
        ("Pagu berfisik", "pagu_fisik"),
        ("Nilai target", "nilai_target"),
        ("Pagu bertarget", "pagu_target"),
        ("Nilai target yang sudah lapor", "nilai_target_lapor"),
    )
)

FORM_B: Final = (
    Kolom("Kode", Jenis.TEKS, 21),
    Kolom("Uraian", Jenis.TEKS, 60),
    Kolom("Pagu (Rp)", Jenis.UANG, 25, ukuran="pagu"),
    Kolom("Bobot (%)", Jenis.PERSEN, 11, rumus=_rumus("bobot")),
    Kolom("Target", Jenis.PERSEN, 11, _FISIK, rumus=_rumus("target_fisik")),
    Kolom("Realisasi", Jenis.PERSEN, 12, _FISIK, rumus=_rumus("fisik")),
    Kolom("Tertimbang", Jenis.PERSEN, 14, _FISIK, rumus=_rumus("fisik_tertimbang")),
    Kolom("Rp", Jenis.UANG, 25, _TARGET, ukuran="angkas"),
    Kolom("% pagu", Jenis.PERSEN, 11, _TARGET, rumus=_rumus("target_persen")),
    Kolom("Rp", Jenis.UANG, 25, _REALISASI, ukuran="realisasi"),
    Kolom("% pagu", Jenis.PERSEN, 11, _REALISASI, rumus=_rumus("persen_pagu")),
    Kolom("Tertimbang", Jenis.PERSEN, 14, _REALISASI, rumus=_rumus("keu_tertimbang")),
    Kolom("Lokasi", Jenis.TEKS, 20),
    Kolom("Rp", Jenis.UANG, 25, _SISA, rumus=_rumus("sisa")),
    Kolom("% pagu", Jenis.PERSEN, 11, _SISA, rumus=PERSEN_SISA),
    *UKURAN,
)

_KEUANGAN: Final = "Realisasi keuangan"
_TERTIMBANG: Final = "Tertimbang (%)"
_DEVIASI: Final = "Deviasi (poin)"

REKAP_PD: Final = (
    Kolom("No", Jenis.URUT, 8),
    Kolom("Unit kerja", Jenis.TEKS, 62),
    Kolom("Anggaran (Rp)", Jenis.UANG, 28, ukuran="pagu"),
    Kolom("Bobot (%)", Jenis.PERSEN, 12, rumus=_rumus("bobot")),
    Kolom("Anggaran kas s.d. bulan ini (Rp)", Jenis.UANG, 28, ukuran="angkas"),
    Kolom("Rp", Jenis.UANG, 28, _KEUANGAN, ukuran="realisasi"),
    Kolom("% pagu", Jenis.PERSEN, 12, _KEUANGAN, rumus=_rumus("persen_pagu")),
    Kolom("% angkas", Jenis.PERSEN, 13, _KEUANGAN, rumus=_rumus("persen_angkas")),
    Kolom("Fisik (%)", Jenis.PERSEN, 12, rumus=_rumus("fisik")),
    Kolom("Keu", Jenis.PERSEN, 12, _TERTIMBANG, rumus=_rumus("keu_tertimbang")),
    Kolom("Fisik", Jenis.PERSEN, 12, _TERTIMBANG, rumus=_rumus("fisik_tertimbang")),
    Kolom("Keu", Jenis.POIN, 12, _DEVIASI, rumus=_rumus("deviasi_keu")),
    Kolom("Fisik", Jenis.POIN, 12, _DEVIASI, rumus=_rumus("deviasi_fisik")),
    Kolom("Zona", Jenis.ZONA, 13),
    Kolom("Prk", Jenis.URUT, 9),
    Kolom("Ket", Jenis.TEKS, 19),
    *UKURAN,
)

BELUM_LAPOR: Final = (
    Kolom("No", Jenis.URUT, 8),
    Kolom("Unit kerja", Jenis.TEKS, 95),
    Kolom("Anggaran (Rp)", Jenis.UANG, 32),
    Kolom("Anggaran kas s.d. bulan ini (Rp)", Jenis.UANG, 32),
    Kolom("Realisasi terakhir (Rp)", Jenis.UANG, 32),
    Kolom("Keadaan", Jenis.TEKS, 25),
    Kolom("Status", Jenis.TEKS, 30),
)
