"""Sel: one cell to one exact value, with a finding at its address when that is impossible."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final, NamedTuple, NoReturn

from siap.domain.kode import KodeTidakTerbaca
from siap.domain.temuan import Tempat
from siap.domain.uang import (
    AlasanAngka,
    AngkaTidakTerbaca,
    baca_persen_atau_kosong,
    tampil_angka,
    tampil_rupiah,
    telaah_rupiah,
)
from siap.domain.waktu import baca_bulan
from siap.intake.catatan import Pencatat
from siap.intake.wadah.lembar import Lembar, Sel, SelRusak, tulis_teks

_TANGGAL_TEKS: Final = re.compile(
    r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})|(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})"
)
_RIBUAN_TUNGGAL: Final = re.compile(r"^\s*-?\d{1,3}[.,]\d{3}\s*$")
_KODE_NAMA: Final = re.compile(r"^(\d[\d. \n]*\d|\d)\.?(?:\s*[-–]\s*|\s+)(\D.*)$", re.DOTALL)
_KODE_ALASAN: Final = {
    AlasanAngka.GALAT_RUMUS: "M22",
    AlasanAngka.NOTASI_ILMIAH: "M27",
    AlasanAngka.DESIMAL: "M25",
}


class Di(NamedTuple):
    """Where a cell stands; its ``Tempat`` is written only when a finding needs it."""

    lembar: Lembar
    baris: int
    kolom: int
    medan: str = ""

    @property
    def nilai(self) -> Sel:
        """Value of the cell."""
        return self.lembar.sel(self.baris, self.kolom)

    @property
    def tempat(self) -> Tempat:
        """Place for a finding."""
        return self.lembar.tempat(self.baris, self.kolom, self.medan)


class NilaiDitolak(Exception):
    """A cell that refuses its row; the finding is already noted."""


@dataclass
class PembacaSel:
    """Reads cells of one file into values; remarks that repeat per column are made once."""

    catat: Pencatat
    dari_teks: bool = False
    _sudah: set[tuple[str, str, int]] = field(default_factory=set)
    _kode: dict[tuple[Callable[[str], str], str], tuple[str, str]] = field(default_factory=dict)

    def uang(self, di: Di) -> Decimal | None:
        """Return rupiah, None for a blank; raises ``NilaiDitolak``."""
        siap = self._angka_mentah(di)
        try:
            hasil = telaah_rupiah(_bersih(siap))
        except AngkaTidakTerbaca as salah:
            self._tolak_angka(salah, siap, di)
        if hasil.nilai is None:
            return None
        if hasil.mendua:
            self.catat.catat(
                "M21", tempat=di.tempat, diberikan=str(siap), diharapkan=tampil_angka(hasil.nilai)
            )
        elif isinstance(siap, str) and not self.dari_teks:
            self.sekali("M31", di, diberikan=siap.strip(), diharapkan=tampil_rupiah(hasil.nilai))
        return hasil.nilai

    def persen(self, di: Di) -> Decimal | None:
        """Return a physical percentage of 0 to 100, None for a blank; raises ``NilaiDitolak``."""
        nilai = di.nilai
        siap = nilai.strftime("%H:%M") if isinstance(nilai, time) else self._angka_mentah(di)
        try:
            hasil = baca_persen_atau_kosong(_bersih(siap, desimal=4))
        except AngkaTidakTerbaca as salah:
            self._tolak_angka(salah, siap, di)
        if hasil is not None and not 0 <= hasil <= 100:
            self.catat.catat("M32", tempat=di.tempat, diberikan=tampil_angka(hasil))
            raise NilaiDitolak
        return hasil

    def banyak(self, di: Di) -> Decimal | None:
        """Return a count with at most four decimals, None for a blank; raises ``NilaiDitolak``.

        A text such as "1.500" may be one and a half or fifteen hundred: it is refused, not guessed.
        """
        siap = self._angka_mentah(di)
        try:
            hasil = baca_persen_atau_kosong(_bersih(siap, desimal=4))
        except AngkaTidakTerbaca as salah:
            self._tolak_angka(salah, siap, di)
        if isinstance(siap, str) and _RIBUAN_TUNGGAL.search(siap):
            self.catat.catat(
                "M20", tempat=di.tempat, diberikan=siap, sebab=f"“{siap.strip()}” dapat dibaca dua cara."
            )
            raise NilaiDitolak
        return hasil

    def bulan(self, di: Di) -> tuple[int, int | None] | None:
        """Return (month, year or None) from a number, a name, a date or a date typed as text."""
        nilai = di.nilai
        if isinstance(nilai, SelRusak):
            self._tolak_rusak(nilai, di)
        if isinstance(nilai, datetime | date):
            return nilai.month, nilai.year
        teks = tulis_teks(nilai)
        if not teks:
            return None
        if cocok := _TANGGAL_TEKS.search(teks):
            return self._tanggal_teks(teks, cocok, di)
        bulan = baca_bulan(teks)
        if bulan is None:
            self.catat.catat("M44", tempat=di.tempat, diberikan=f"“{teks}”")
            raise NilaiDitolak
        tahun = re.search(r"\b(20\d\d)\b", teks)
        return bulan, int(tahun[1]) if tahun else None

    def kode(self, di: Di, normal: Callable[[str], str]) -> tuple[str, str]:
        """Return (code, name) of a cell that holds a code, alone or as "code name"; ("", "") for a blank."""
        nilai = di.nilai
        if isinstance(nilai, SelRusak):
            self._tolak_rusak(nilai, di)
        teks = nilai if isinstance(nilai, str) else tulis_teks(nilai)
        if not teks.strip():
            return "", ""
        kunci = (normal, teks)
        if kunci not in self._kode:
            kode, nama = pisah_kode(teks)
            try:
                self._kode[kunci] = normal(kode), nama
            except KodeTidakTerbaca as salah:
                self.catat.catat("M49", tempat=di.tempat, sebab=salah.kalimat, diberikan=tulis_teks(teks))
                raise NilaiDitolak from salah
        return self._kode[kunci]

    def sekali(self, kode: str, di: Di, **isi: str) -> None:
        """Note a remark once per column; the first cell is the example."""
        kunci = (kode, di.lembar.nama, di.kolom)
        if kunci not in self._sudah:
            self._sudah.add(kunci)
            self.catat.catat(kode, tempat=di.tempat, **isi)  # type: ignore[arg-type]

    def _angka_mentah(self, di: Di) -> str | int | float | None:
        nilai = di.nilai
        if isinstance(nilai, SelRusak):
            self._tolak_rusak(nilai, di)
        if isinstance(nilai, bool | date | datetime | time | timedelta):
            sebutan = "pilihan benar/salah" if isinstance(nilai, bool) else "tanggal atau jam"
            self.catat.catat(
                "M20",
                tempat=di.tempat,
                diberikan=str(nilai),
                sebab=f"Sel berisi {sebutan} ({nilai}), bukan angka.",
            )
            raise NilaiDitolak
        return nilai

    def _tolak_rusak(self, nilai: SelRusak, di: Di) -> NoReturn:
        self.catat.catat("M23" if nilai.rumus else "M22", tempat=di.tempat, diberikan=nilai.teks)
        raise NilaiDitolak

    def _tolak_angka(self, salah: AngkaTidakTerbaca, nilai: object, di: Di) -> NoReturn:
        self.catat.catat(
            _KODE_ALASAN.get(salah.alasan, "M20"), tempat=di.tempat, diberikan=str(nilai), sebab=salah.kalimat
        )
        raise NilaiDitolak from salah

    def _tanggal_teks(self, teks: str, cocok: re.Match[str], di: Di) -> tuple[int, int | None]:
        """Read a date typed as text; day and month that could be swapped are refused."""
        if cocok[4]:
            tahun, bulan, hari = int(cocok[4]), int(cocok[5]), int(cocok[6])
        else:
            hari, bulan, tahun = int(cocok[1]), int(cocok[2]), int(cocok[3])
            if hari <= 12 and bulan <= 12 and hari != bulan:
                self.catat.catat("M29", tempat=di.tempat, diberikan=teks)
                raise NilaiDitolak
            if bulan > 12:
                hari, bulan = bulan, hari
        try:
            hasil = date(tahun, bulan, hari)
        except ValueError as salah:
            self.catat.catat("M29", tempat=di.tempat, diberikan=teks)
            raise NilaiDitolak from salah
        self.catat.catat("M28", tempat=di.tempat, diberikan=teks, diharapkan=f"bulan {bulan} tahun {tahun}")
        return hasil.month, hasil.year


def pisah_kode(teks: str) -> tuple[str, str]:
    """Split "5.1.02 Belanja Barang" into code and name; a text without a name comes back whole."""
    rapi = teks.strip()
    cocok = _KODE_NAMA.match(rapi)
    return (re.sub(r"\s", "", cocok[1]), " ".join(cocok[2].split())) if cocok else (rapi, "")


def _bersih(nilai: str | float | None, desimal: int = 2) -> str | int | float | Decimal | None:
    """Take off the binary noise of a computed cell, as the spreadsheet does when it shows 15 digits."""
    if isinstance(nilai, float) and math.isfinite(nilai) and not nilai.is_integer():
        tepat = Decimal(repr(nilai))
        if _desimal(tepat) > desimal:
            tampak = Decimal(f"{nilai:.15g}")
            bising = abs(tampak - tepat) <= Decimal(math.ulp(nilai)) * 8
            return tampak if bising and _desimal(tampak) <= desimal else tepat
    return nilai


def _desimal(angka: Decimal) -> int:
    return -int(angka.as_tuple().exponent)
