"""Organisasi: kinds of Perangkat Daerah and the groups in which they are ranked."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final


class JenisPD(StrEnum):
    """Kind of unit, as its establishing regulation names it."""

    DINAS = "dinas"
    BADAN = "badan"
    INSPEKTORAT = "inspektorat"
    SEKRETARIAT = "sekretariat"
    BAGIAN = "bagian"
    KECAMATAN = "kecamatan"
    KELURAHAN = "kelurahan"
    PUSKESMAS = "puskesmas"
    RSUD = "rsud"


#: Ranking groups in the order in which tables print them (law 7).
KELOMPOK: Final = ("Dinas dan Badan", "Bagian", "Kecamatan", "Kelurahan", "Puskesmas", "RSUD")

_KELOMPOK_JENIS: Final = {
    JenisPD.DINAS: "Dinas dan Badan",
    JenisPD.BADAN: "Dinas dan Badan",
    JenisPD.INSPEKTORAT: "Dinas dan Badan",
    JenisPD.SEKRETARIAT: "Dinas dan Badan",
    JenisPD.BAGIAN: "Bagian",
    JenisPD.KECAMATAN: "Kecamatan",
    JenisPD.KELURAHAN: "Kelurahan",
    JenisPD.PUSKESMAS: "Puskesmas",
    JenisPD.RSUD: "RSUD",
}

# First match wins: "UPTD RSUD" is a hospital, "Sekretariat DPRD" no dinas.
_POLA_NAMA: Final = (
    (JenisPD.RSUD, r"\brsud\b|\brumah sakit\b"),
    (JenisPD.PUSKESMAS, r"\bpuskesmas\b|\bpusat kesehatan masyarakat\b"),
    (JenisPD.KELURAHAN, r"^(kelurahan|kel)\b"),
    (JenisPD.KECAMATAN, r"^(kecamatan|kec|distrik)\b"),
    (JenisPD.BAGIAN, r"^(bagian|bag|biro)\b"),
    (JenisPD.SEKRETARIAT, r"^(sekretariat|setda|setwan|sekwan)\b"),
    (JenisPD.INSPEKTORAT, r"^(inspektorat|itda|itkab)\b"),
    (JenisPD.BADAN, r"^(badan|bappeda\w*|bpkad|bkad|bkpsdm|bkd|bpbd|bapenda|bkpp|bpkd|kesbangpol)\b"),
)


def kelompok_dari(jenis: str) -> str:
    """Return the ranking group of a kind of unit; an unknown kind is a ``ValueError`` with a sentence."""
    try:
        return _KELOMPOK_JENIS[JenisPD(jenis.strip().lower())]
    except ValueError:
        pilihan = ", ".join(JenisPD)
        raise ValueError(
            f"Jenis perangkat daerah “{jenis}” tidak dikenal. Pilih salah satu: {pilihan}."
        ) from None


def tebak_jenis(nama: str) -> JenisPD:
    """Return the kind that a name tells; a name that tells nothing (Satpol PP) counts as a dinas."""
    rapi = " ".join(nama.lower().split())
    for jenis, pola in _POLA_NAMA:
        if re.search(pola, rapi):
            return jenis
    return JenisPD.DINAS


def urutan_kelompok(kelompok: str) -> tuple[int, str]:
    """Return the sort key of a group: the known ones in table order, others after them by name."""
    return (KELOMPOK.index(kelompok), "") if kelompok in KELOMPOK else (len(KELOMPOK), kelompok)


def nama_sama(satu: str, lain: str) -> bool:
    """Return True when two spellings name the same unit: case, blanks, punctuation, "Kec."/"Kecamatan"."""
    return _nama_inti(satu) == _nama_inti(lain)


def _nama_inti(nama: str) -> str:
    kata = re.findall(r"[a-z0-9]+", nama.lower().replace("&", " dan "))
    return " ".join(_SINGKATAN.get(k, k) for k in kata)


_SINGKATAN: Final = {"kec": "kecamatan", "kel": "kelurahan", "kab": "kabupaten", "bag": "bagian"}
