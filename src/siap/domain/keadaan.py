"""Keadaan: the states of a report. ``laporan.keadaan`` says who moves it from one to the other."""

from __future__ import annotations

from enum import StrEnum


class KeadaanLaporan(StrEnum):
    """State of one PD's report of one month."""

    DRAF = "draf"
    DIAJUKAN = "diajukan"
    DIKEMBALIKAN = "dikembalikan"
    DIVERIFIKASI = "diverifikasi"
    DIKUNCI = "dikunci"
