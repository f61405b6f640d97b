"""Preset: band sets in real use, ready to load. The first is the default."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from siap.domain.penilaian.pita import Penanda, Pita, Zona

_D = Decimal


def _menaik(*zona: tuple[str, str, str, str | None]) -> tuple[Zona, ...]:
    """Build half-open zones [bawah, atas) from (code, label, colour, lower limit), lowest first."""
    batas = [None if b is None else _D(b) for *_, b in zona]
    atas = [*batas[1:], None]
    return tuple(
        Zona(kode, label, warna, bawah, sampai)
        for (kode, label, warna, _), bawah, sampai in zip(zona, batas, atas, strict=True)
    )


LAMPUNG_BARAT: Final = Pita(
    "lampung-barat",
    "Zona Lampung Barat",
    "persen_angkas",
    "Rakor POP Kabupaten Lampung Barat",
    _menaik(
        ("merah", "Merah", "merah", None),
        ("kuning", "Kuning", "kuning", "65"),
        ("hijau", "Hijau", "hijau", "85"),
    ),
)

LEBONG: Final = Pita(
    "lebong-tepra",
    "TEPRA Lebong",
    "deviasi_keu",
    "Rapat TEPRA Kabupaten Lebong, dasar SP2D",
    _menaik(
        ("merah", "Merah", "merah", None),
        ("kuning", "Kuning", "kuning", "-30"),
        ("hijau", "Hijau", "hijau", "-20"),
        ("biru", "Biru", "biru", "-10"),
    ),
)

_UNGU = Zona("ungu", "Tidak wajar", "ungu")


def _simbangda(kode: str, nama: str, metrik: str) -> Pita:
    return Pita(
        kode,
        nama,
        metrik,
        "SIMBANGDA, praktik pengendalian pembangunan daerah",
        (
            Zona("merah", "Merah", "merah", None, _D(-10)),
            Zona("kuning", "Kuning", "kuning", _D(-10), _D(-5)),
            Zona("hijau", "Hijau", "hijau", _D(-5), _D(0), atas_termasuk=True),
            Zona("biru", "Melampaui target", "biru", _D(0), None, bawah_termasuk=False),
        ),
        penanda=(
            Penanda(_UNGU, "fisik", "persen_pagu"),
            Penanda(Zona("ungu-target", "Target tidak wajar", "ungu"), "target_fisik", "target_persen"),
        ),
    )


SIMBANGDA_KEUANGAN: Final = _simbangda("simbangda-keuangan", "SIMBANGDA keuangan", "deviasi_keu")
SIMBANGDA_FISIK: Final = _simbangda("simbangda-fisik", "SIMBANGDA fisik", "deviasi_fisik")


def _simonev(triwulan: int, rendah: str, sedang: str, tinggi: str, sangat_tinggi: str) -> Pita:
    return Pita(
        f"simonev-tw{triwulan}",
        f"SIMONEV triwulan {('I', 'II', 'III', 'IV')[triwulan - 1]}",
        "persen_pagu",
        "SIMONEV, capaian kumulatif per triwulan",
        _menaik(
            ("sangat-rendah", "Sangat rendah", "merah", None),
            ("rendah", "Rendah", "jingga", rendah),
            ("sedang", "Sedang", "kuning", sedang),
            ("tinggi", "Tinggi", "hijau", tinggi),
            ("sangat-tinggi", "Sangat tinggi", "biru", sangat_tinggi),
        ),
        triwulan=(triwulan,),
    )


SIMONEV: Final = (
    _simonev(1, "13", "17", "20", "23"),
    _simonev(2, "26", "33", "39", "45"),
    _simonev(3, "51", "61", "70", "79"),
    _simonev(4, "88", "92", "95", "98"),
)

LIMA_PITA: Final = Pita(
    "lima-pita",
    "Lima pita capaian",
    "persen_angkas",
    "Permendagri 54/2010 dan 86/2017",
    _menaik(
        ("sangat-rendah", "Sangat rendah", "merah", None),
        ("rendah", "Rendah", "jingga", "51"),
        ("sedang", "Sedang", "kuning", "66"),
        ("tinggi", "Tinggi", "hijau", "76"),
        ("sangat-tinggi", "Sangat tinggi", "biru", "91"),
    ),
)

#: Judges an IKPA score, which is no metric of the catalogue: it is computed by scoring, not by division.
IKPA: Final = Pita(
    "ikpa",
    "IKPA",
    "nilai_ikpa",
    "PER-5/PB/2024",
    _menaik(
        ("kurang", "Kurang", "merah", None),
        ("cukup", "Cukup", "kuning", "70"),
        ("baik", "Baik", "hijau", "89"),
        ("sangat-baik", "Sangat baik", "biru", "95"),
    ),
)

#: Name of a preset -> its sets; more than one where the limits differ by quarter.
PRESET: Final[Mapping[str, tuple[Pita, ...]]] = MappingProxyType(
    {
        "lampung-barat": (LAMPUNG_BARAT,),
        "lebong-tepra": (LEBONG,),
        "simbangda-keuangan": (SIMBANGDA_KEUANGAN,),
        "simbangda-fisik": (SIMBANGDA_FISIK,),
        "simonev": SIMONEV,
        "lima-pita": (LIMA_PITA,),
        "ikpa": (IKPA,),
    }
)


def pita_bawaan(bulan: int, nama: str = "lampung-barat") -> Pita:
    """Return the set of a preset for a month (1-12); an unknown name is a ``KeyError``."""
    triwulan = (bulan + 2) // 3
    return next(p for p in PRESET[nama] if triwulan in p.triwulan)
