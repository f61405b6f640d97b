"""Katalog: every metric, as a frozen record with its formula, denominator and legal basis.

Rows, totals, tooltips, the methodology annex and live XLSX cells all read this one list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from siap.domain.metrik import ukuran as u
from siap.domain.metrik.prosa import prosa_angka, tampil_bersatuan
from siap.domain.metrik.rumus import SERATUS, Pembaca, Rumus, Satuan, susun_pembaca
from siap.domain.rekap import Ukuran


class Arah(StrEnum):
    """Which way is good."""

    NAIK = "naik"
    TURUN = "turun"
    MENDEKATI_NOL = "mendekati nol"
    NETRAL = "netral"


@dataclass(frozen=True, slots=True)
class Metrik:
    """One metric. ``penyebut`` is printed after the number: "% pagu" is not "% anggaran kas"."""

    kode: str
    nama: str
    rumus: Rumus
    penyebut: str
    arah: Arah
    dasar: str
    berlaku_sejak: date
    desimal: int = 2
    #: the formula as a function, put together once
    pembaca: Pembaca = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Put the reading together."""
        object.__setattr__(self, "pembaca", susun_pembaca(self.rumus))

    @property
    def satuan(self) -> Satuan:
        """Unit, as the formula gives it."""
        return self.rumus.satuan

    def hitung(self, nilai: Mapping[str, Decimal | None]) -> Decimal | None:
        """Return the unrounded value; None is unknown."""
        return self.pembaca(nilai)

    def tampil(self, nilai: Decimal | None) -> str:
        """Print a value with unit and denominator: "72,19 % anggaran kas", "Rp5.000", "-"."""
        if nilai is None or not self.penyebut:
            return tampil_bersatuan(nilai, self.satuan, self.desimal)
        return f"{tampil_bersatuan(nilai, self.satuan, self.desimal).removesuffix(' %')} {self.penyebut}"

    def hitungan(self, nilai: Mapping[str, Decimal | None]) -> str:
        """Return the formula with numbers and its result: "Rp1 ÷ Rp2 × 100 % = 50,00 % pagu"."""
        return f"{prosa_angka(self.rumus, nilai)} = {self.tampil(self.hitung(nilai))}"


_PMDN_77 = "Permendagri 77/2020"
_SEJAK_77 = date(2021, 1, 1)
_PP_39 = "PP 39/2006"
_SEJAK_39 = date(2006, 11, 29)
_TEPRA = "Praktik TEPRA: deviasi dalam poin atas pagu"

_FISIK = u.NILAI_FISIK / u.PAGU_FISIK * SERATUS
_CACAH: Final = (
    ("kelas_nol", u.KELAS_NOL),
    ("kelas_sampai_50", u.KELAS_SAMPAI_50),
    ("kelas_sampai_75", u.KELAS_SAMPAI_75),
    ("kelas_sampai_100", u.KELAS_SAMPAI_100),
    ("kelas_lebih_100", u.KELAS_LEBIH_100),
    ("kelas_tidak_diketahui", u.KELAS_TIDAK_DIKETAHUI),
)

DAFTAR: Final = (
    Metrik("pagu", "Pagu", u.PAGU, "", Arah.NETRAL, _PMDN_77, _SEJAK_77),
    Metrik("angkas", "Anggaran kas s.d. bulan", u.ANGKAS, "", Arah.NETRAL, _PMDN_77, _SEJAK_77),
    Metrik("realisasi", "Realisasi s.d. bulan", u.REALISASI, "", Arah.NAIK, _PMDN_77, _SEJAK_77),
    Metrik("sisa", "Sisa pagu", u.PAGU - u.REALISASI, "", Arah.TURUN, _PMDN_77, _SEJAK_77),
    Metrik(
        "persen_pagu",
        "Realisasi atas pagu",
        u.REALISASI / u.PAGU * SERATUS,
        "% pagu",
        Arah.NAIK,
        _PMDN_77,
        _SEJAK_77,
    ),
    Metrik(
        "persen_angkas",
        "Realisasi atas anggaran kas",
        u.REALISASI / u.ANGKAS * SERATUS,
        "% anggaran kas",
        Arah.NAIK,
        _PMDN_77,
        _SEJAK_77,
    ),
    Metrik(
        "target_persen",
        "Target keuangan",
        u.ANGKAS / u.PAGU * SERATUS,
        "% pagu",
        Arah.NETRAL,
        _PMDN_77,
        _SEJAK_77,
    ),
    Metrik(
        "deviasi_keu",
        "Deviasi keuangan",
        (u.REALISASI - u.ANGKAS) / u.PAGU * SERATUS,
        "poin atas pagu",
        Arah.MENDEKATI_NOL,
        _TEPRA,
        _SEJAK_77,
    ),
    Metrik("fisik", "Realisasi fisik", _FISIK, "% fisik tertimbang pagu", Arah.NAIK, _PP_39, _SEJAK_39),
    Metrik(
        "target_fisik",
        "Target fisik",
        u.NILAI_TARGET / u.PAGU_TARGET * SERATUS,
        "% fisik tertimbang pagu",
        Arah.NETRAL,
        _PP_39,
        _SEJAK_39,
    ),
    Metrik(
        "deviasi_fisik",
        "Deviasi fisik",
        (u.NILAI_FISIK - u.NILAI_TARGET_LAPOR) / u.PAGU_FISIK * SERATUS,
        "poin fisik",
        Arah.MENDEKATI_NOL,
        _PP_39,
        _SEJAK_39,
    ),
    Metrik(
        "bobot", "Bobot", u.PAGU / u.PAGU_TOTAL * SERATUS, "% jumlah pagu", Arah.NETRAL, _PP_39, _SEJAK_39
    ),
    # bobot x (realisasi / pagu), reduced: so that the rows add up to the total even where a pagu is 0
    Metrik(
        "keu_tertimbang",
        "Keuangan tertimbang",
        u.REALISASI / u.PAGU_TOTAL * SERATUS,
        "% jumlah pagu",
        Arah.NAIK,
        _PP_39,
        _SEJAK_39,
    ),
    Metrik(
        "fisik_tertimbang",
        "Fisik tertimbang",
        u.PAGU / u.PAGU_TOTAL * _FISIK,
        "% jumlah pagu",
        Arah.NAIK,
        _PP_39,
        _SEJAK_39,
    ),
    Metrik(
        "cakupan_pd",
        "Cakupan laporan",
        u.PD_LAPOR / u.PD_WAJIB * SERATUS,
        "% PD wajib lapor",
        Arah.NAIK,
        _PP_39,
        _SEJAK_39,
    ),
    Metrik(
        "cakupan_pagu",
        "Cakupan pagu",
        u.PAGU_LAPOR / u.PAGU_WAJIB * SERATUS,
        "% pagu wajib lapor",
        Arah.NAIK,
        _PP_39,
        _SEJAK_39,
    ),
    *(
        Metrik(kode, ukuran.nama, ukuran, "sub kegiatan", Arah.NETRAL, _PP_39, _SEJAK_39)
        for kode, ukuran in _CACAH
    ),
)

KATALOG: Final[Mapping[str, Metrik]] = MappingProxyType({m.kode: m for m in DAFTAR})

#: Metrics of one row of a control table, in the order of ``BarisRekap``.
METRIK_BARIS: Final = (
    "pagu",
    "angkas",
    "realisasi",
    "sisa",
    "persen_pagu",
    "persen_angkas",
    "target_persen",
    "deviasi_keu",
    "fisik",
    "target_fisik",
    "deviasi_fisik",
    "bobot",
    "keu_tertimbang",
    "fisik_tertimbang",
)


def metrik(kode: str) -> Metrik:
    """Return one metric; an unknown code is a ``KeyError``."""
    return KATALOG[kode]


def nilai_ukuran(ukuran: Ukuran, pagu_total: Decimal | None = None) -> dict[str, Decimal | None]:
    """Return the measures of a row under their codes, as formulas want them."""
    nilai: dict[str, Decimal | None] = {m.kode: getattr(ukuran, m.kode) for m in u.UKURAN_BARIS}
    nilai[u.PAGU_TOTAL.kode] = pagu_total
    return nilai


def hitung_baris(ukuran: Ukuran, pagu_total: Decimal | None = None) -> dict[str, Decimal | None]:
    """Return every metric of a row, unrounded; None is unknown."""
    nilai = nilai_ukuran(ukuran, pagu_total)
    return {kode: KATALOG[kode].hitung(nilai) for kode in METRIK_BARIS}
