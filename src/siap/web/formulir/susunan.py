"""Susunan: changed cells as people read them: the line, the column, from what to what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from siap.domain.laporan.formulir import BAGIAN, FISIK, KOLOM, OUTPUT, REALISASI
from siap.domain.uang import tampil_angka, tampil_rupiah
from siap.flows.formulir import PerubahanIsian

_JUDUL: Final[Mapping[str, str]] = {k.kunci: k.judul for k in KOLOM}


@dataclass(frozen=True, slots=True)
class BarisPerubahan:
    """One changed cell on the page."""

    kode: str
    nama: str
    kolom: str
    sel: str
    server: str
    berkas: str
    oleh: str = ""
    pada: datetime | None = None


def tampil_isian(kolom: str, nilai: str | None) -> str:
    """Print the value of a cell; a blank is a word, never nothing."""
    if nilai is None:
        return "kosong"
    if kolom == REALISASI:
        return tampil_rupiah(Decimal(nilai))
    if kolom in (FISIK, OUTPUT, BAGIAN):
        angka = Decimal(nilai)
        desimal = max(0, -int(angka.as_tuple().exponent))
        return f"{tampil_angka(angka, desimal)}{'' if kolom == OUTPUT else ' %'}"
    return nilai


def baris_perubahan(daftar: Iterable[PerubahanIsian]) -> list[BarisPerubahan]:
    """Return changes for the page."""
    return [
        BarisPerubahan(
            kode=" · ".join(k for k in (p.sub_kegiatan, p.rekening, p.sumber_dana) if k) or "PD",
            nama=p.nama,
            kolom=_JUDUL[p.kolom],
            sel=p.sel,
            server=tampil_isian(p.kolom, p.server),
            berkas=tampil_isian(p.kolom, p.nilai),
            oleh=p.oleh,
            pada=datetime.fromisoformat(p.pada) if p.pada else None,
        )
        for p in daftar
    ]


def nama_hasil(daftar: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Return cells that were not saved after all: where, what stands there, and why."""
    return [
        {
            "kode": " · ".join(k for k in (h["sub_kegiatan"], h["rekening"], h["sumber_dana"]) if k) or "PD",
            "kolom": _JUDUL[h["kolom"]],
            "nilai": tampil_isian(h["kolom"], h["nilai"]),
            "kalimat": h["kalimat"],
        }
        for h in daftar
    ]
