"""Peran: the roles people hold. The book grants them, the domain says what each may do."""

from __future__ import annotations

from enum import StrEnum


class JenisPeran(StrEnum):
    """A role, held for one Perangkat Daerah or for the whole Pemda (DOMAIN 4)."""

    OPERATOR = "operator"
    KASUBAG_PROGRAM = "kasubag_program"
    KASUBAG_KEUANGAN = "kasubag_keuangan"
    KEPALA_PD = "kepala_pd"
    KEPALA_UNIT = "kepala_unit"
    ADBANG = "adbang"
    BPKAD = "bpkad"
    BAPPEDA = "bappeda"
    INSPEKTORAT = "inspektorat"
    ASISTEN = "asisten"
    SEKDA = "sekda"
    BUPATI = "bupati"
    MITRA = "mitra"
