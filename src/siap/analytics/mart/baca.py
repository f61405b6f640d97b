"""Open an edition of the mart: its names and its files. Nothing is read from Parquet here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from siap.analytics.mart.terbitan import (
    Manifes,
    MartKosong,
    baca_manifes,
    folder_tabel,
    folder_terbitan,
    rakit_dimensi,
)
from siap.domain.fakta import Dimensi

_KODE_AMAN = re.compile(r"[0-9A-Za-z.]{1,20}")
_TERBITAN_AMAN = re.compile(r"[0-9a-f]{6,64}")


@dataclass(frozen=True)
class Mart:
    """One edition: what its codes are called and where its columns lie."""

    pemda: str
    tahun: int
    terbitan: str
    dimensi: Dimensi
    posisi: Mapping[str, Path]  # pd -> file
    posisi_sub: Mapping[str, Path]
    ringkas: Path | None  # None: an edition in which no PD has a figure yet

    def berkas(self, tabel: str, pd: tuple[str, ...] | None = None) -> tuple[Path, ...]:
        """List the files of a table, only those of some PD when named; file order is PD order."""
        if tabel == "ringkas":
            return (self.ringkas,) if self.ringkas else ()
        semua = self.posisi if tabel == "posisi" else self.posisi_sub
        return tuple(semua[kode] for kode in sorted(semua) if pd is None or kode in pd)


def buka(akar: Path, pemda: str, tahun: int, terbitan: str | None = None) -> Mart:
    """Open the edition in force of a pemda and year, or a named older one.

    Raises MartKosong with a sentence for the user when it is not there.
    """
    if not _KODE_AMAN.fullmatch(pemda):
        raise MartKosong(f"Kode pemda “{pemda}” tidak dikenal: tulis seperti 18.04 (kode Kemendagri).")
    if terbitan is not None and not _TERBITAN_AMAN.fullmatch(terbitan):
        raise MartKosong(f"“{terbitan}” bukan nomor terbitan: salin dari kaki laporan, mis. 3fa9c1d2b704.")
    manifes = baca_manifes(akar, pemda, tahun, terbitan)
    if manifes is None:
        raise MartKosong(
            f"Belum ada data pemda {pemda} tahun {tahun}: impor anggaran atau realisasinya dahulu."
            if terbitan is None
            else f"Terbitan {terbitan} pemda {pemda} tahun {tahun} tidak ada di mart ini."
        )
    return _rakit(akar, manifes)


def utuh(akar: Path, pemda: str, tahun: int) -> bool:
    """Tell whether the edition in force can be opened: a manifest, and every file it lists."""
    try:
        mart = buka(akar, pemda, tahun)
    except (MartKosong, OSError, ValueError):
        return False
    return all(f.exists() for t in ("posisi", "posisi_sub", "ringkas") for f in mart.berkas(t))


def daftar_terisi(akar: Path) -> tuple[tuple[str, int], ...]:
    """List (pemda, tahun) that have an edition in force."""
    pola = sorted((akar / "terbitan").glob("pemda=*/tahun=*/kini.json"))
    return tuple(
        (f.parent.parent.name.removeprefix("pemda="), int(f.parent.name.removeprefix("tahun="))) for f in pola
    )


def _rakit(akar: Path, manifes: Manifes) -> Mart:
    pemda, tahun = manifes.pemda, manifes.tahun
    tempat = {t: folder_tabel(akar, t, pemda, tahun) for t in ("posisi", "posisi_sub", "ringkas")}
    folder = folder_terbitan(akar, pemda, tahun)
    return Mart(
        pemda=pemda,
        tahun=tahun,
        terbitan=manifes.terbitan,
        dimensi=_dimensi(
            folder / f"dimensi-{manifes.dimensi}.json", folder / f"uraian-{manifes.uraian}.json"
        ),
        posisi={pd: tempat["posisi"] / nama for pd, nama in manifes.posisi.items()},
        posisi_sub={pd: tempat["posisi_sub"] / nama for pd, nama in manifes.posisi_sub.items()},
        ringkas=tempat["ringkas"] / manifes.ringkas if manifes.ringkas else None,
    )


@lru_cache(maxsize=16)
def _dimensi(isi: Path, uraian: Path) -> Dimensi:
    """Read the names of an edition; the file names are hashes, so what was read once stays true."""
    return rakit_dimensi(isi.read_text(encoding="utf-8"), uraian.read_text(encoding="utf-8"))
