"""Daftar: the list that says of many files at once whose they are and which month they report.

A CSV with columns ``berkas,pd,bulan`` (``jenis`` optional); the file name is matched without its folder.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PureWindowsPath

from siap.domain.waktu import baca_bulan
from siap.flows.galat import GalatPemakai

_SINONIM = {
    "berkas": ("berkas", "file", "nama_berkas", "nama berkas"),
    "pd": ("pd", "kode_pd", "kode pd", "kode", "id_skpd", "kode_skpd"),
    "bulan": ("bulan", "bln"),
}


@dataclass(frozen=True, slots=True)
class BarisDaftar:
    """One line of the list; ``bulan`` is None when the cell is blank, and may be an impossible number."""

    pd: str
    bulan: int | None
    baris: int


@dataclass(frozen=True, slots=True)
class Daftar:
    """The list by file name."""

    nama: str
    isi: Mapping[str, BarisDaftar]

    def cari(self, berkas: str) -> BarisDaftar | None:
        """Find the line of a file, by its name without folder."""
        return self.isi.get(_nama(berkas))


def baca_daftar(nama: str, isi: bytes) -> Daftar:
    """Read the list; a missing column or an unreadable month is a sentence with its line."""
    try:
        teks = isi.decode("utf-8-sig")
    except UnicodeDecodeError as salah:
        raise GalatPemakai(f"Daftar “{nama}” bukan teks UTF-8. Simpan ulang sebagai CSV UTF-8.") from salah
    pemisah = max(",;\t", key=teks.split("\n", 1)[0].count)
    pembaca = csv.DictReader(io.StringIO(teks), delimiter=pemisah)
    kolom = _kolom(nama, [k or "" for k in pembaca.fieldnames or []])
    hasil: dict[str, BarisDaftar] = {}
    for nomor, baris in enumerate(pembaca, start=2):
        berkas = _nama((baris.get(kolom["berkas"]) or "").strip())
        if not berkas:
            continue
        satu = BarisDaftar(
            (baris.get(kolom["pd"]) or "").strip(), _bulan(nama, nomor, baris.get(kolom["bulan"])), nomor
        )
        lama = hasil.get(berkas)
        if lama and (lama.pd, lama.bulan) != (satu.pd, satu.bulan):
            raise GalatPemakai(
                f"Daftar “{nama}” menyebut {berkas} dua kali dengan isi berbeda "
                f"(baris {lama.baris} dan {nomor}). "
                "Sisakan satu baris."
            )
        hasil[berkas] = satu
    return Daftar(nama, hasil)


def _nama(jalur: str) -> str:
    """Name without folder, whichever way the slashes lean."""
    return PureWindowsPath(jalur).name


def _kolom(nama: str, ada: list[str]) -> dict[str, str]:
    rapi = {k.strip().lower(): k for k in ada}
    hasil = {}
    for kunci, ejaan in _SINONIM.items():
        cocok = next((rapi[e] for e in ejaan if e in rapi), None)
        if cocok is None:
            raise GalatPemakai(
                f"Daftar “{nama}” tidak punya kolom “{kunci}”; yang ada: {', '.join(ada) or 'tidak ada'}. "
                "Pakai judul kolom berkas,pd,bulan."
            )
        hasil[kunci] = cocok
    return hasil


def _bulan(nama: str, nomor: int, teks: str | None) -> int | None:
    rapi = (teks or "").strip()
    if not rapi:
        return None
    if rapi.lstrip("-").isdecimal():
        return int(rapi)
    bulan = baca_bulan(rapi)
    if bulan is None:
        raise GalatPemakai(f"Daftar “{nama}” baris {nomor}: bulan “{rapi}” bukan nama bulan atau angka 1-12.")
    return bulan
