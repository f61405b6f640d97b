"""Pengguna: the people of the demo, one for each role. Passwords are made when the demo is loaded."""

from __future__ import annotations

from typing import Final

from siap.jobs.demo.nilai import Pengguna
from siap.jobs.demo.perangkat import DINSOS, DISHUB

ORANG: Final[tuple[Pengguna, ...]] = (
    Pengguna("rina", "Rina Kartika", "operator", DINSOS),
    Pengguna("hadi", "Hadi Prasetyo", "kepala_pd", DINSOS),
    Pengguna("dewi", "Dewi Anggraini", "operator", DISHUB),
    Pengguna("sari", "Sari Wulandari", "adbang"),
    Pengguna("bayu", "Bayu Nugroho", "bpkad"),
)
