"""Pengguna: the people of the demo, one for each role. Passwords are made when the demo is loaded."""

from __future__ import annotations

from typing import Final

from siap.jobs.demo.gangguan import PELITA
from siap.jobs.demo.nilai import Pengguna
from siap.jobs.demo.perangkat import DINSOS, DISHUB

#: the second operator belongs to another PD: she must never see what is Rina's
ORANG: Final[tuple[Pengguna, ...]] = (
    Pengguna("rina", "Rina Kartika", "operator", "Operator Dinas Sosial", DINSOS),
    Pengguna("wati", "Wati Susilowati", "kasubag_program", "Kasubag Program Dinas Sosial", DINSOS),
    Pengguna("joko", "Joko Santoso", "kasubag_keuangan", "Kasubag Keuangan Dinas Sosial", DINSOS),
    Pengguna("hadi", "Hadi Prasetyo", "kepala_pd", "Kepala Dinas Sosial", DINSOS),
    Pengguna("dewi", "Dewi Anggraini", "operator", "Operator Dinas Perhubungan", DISHUB),
    Pengguna("ratna", "Ratna Puspita", "kepala_unit", "Kepala Puskesmas Gunung Pelita", PELITA),
    Pengguna("sari", "Sari Wulandari", "adbang", "Analis Bagian Administrasi Pembangunan"),
    Pengguna("bayu", "Bayu Nugroho", "bpkad", "Analis Perbendaharaan BPKAD"),
    Pengguna("lestari", "Lestari Handayani", "bappeda", "Perencana Badan Perencanaan Pembangunan"),
    Pengguna("irwan", "Irwan Maulana", "inspektorat", "Auditor Inspektorat"),
    Pengguna("fajar", "Fajar Hidayat", "asisten", "Asisten Perekonomian dan Pembangunan"),
    Pengguna("mulyono", "Mulyono Adi", "sekda", "Sekretaris Daerah"),
    Pengguna("bupati", "Ayu Pertiwi", "bupati", "Bupati Contoh"),
    Pengguna("gilang", "Gilang Ramadhan", "mitra", "Peneliti Universitas Mitra"),
)
