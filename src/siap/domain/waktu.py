"""Waktu: reporting months, quarters, working days and due dates. No clock: today is always passed in."""

from __future__ import annotations

import calendar
import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

NAMA_BULAN: Final = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
NAMA_TRIWULAN: Final = ("I", "II", "III", "IV")

# Spellings found in real sheets (Peb, Agust, Nopember), then the English ones that spreadsheets produce.
_EJAAN: Final = (
    "januari jan january",
    "februari pebruari feb peb pebr febr february",
    "maret mar mrt march",
    "april apr",
    "mei may",
    "juni jun june",
    "juli jul july",
    "agustus agust agus agt ags agst agu august aug",
    "september sept sep",
    "oktober okt october oct",
    "november nopember nov nop",
    "desember des december dec",
)
_BULAN: Final = {kata: nomor for nomor, baris in enumerate(_EJAAN, start=1) for kata in baris.split()}


@dataclass(frozen=True, slots=True, order=True)
class Periode:
    """One reporting month."""

    tahun: int
    bulan: int

    def __post_init__(self) -> None:
        """Refuse a month that does not exist."""
        if not 1 <= self.bulan <= 12:
            raise ValueError(f"Bulan {self.bulan} tidak ada; isi 1 sampai 12.")

    @property
    def triwulan(self) -> int:
        """Quarter, 1 to 4."""
        return (self.bulan + 2) // 3

    @property
    def nama(self) -> str:
        """Return the name as printed: "Juni 2023"."""
        return f"{NAMA_BULAN[self.bulan - 1]} {self.tahun}"

    @property
    def awal(self) -> date:
        """First day."""
        return date(self.tahun, self.bulan, 1)

    @property
    def akhir(self) -> date:
        """Last day, the "keadaan s.d." of a report."""
        return date(self.tahun, self.bulan, calendar.monthrange(self.tahun, self.bulan)[1])

    @property
    def berikut(self) -> Periode:
        """The month after."""
        return Periode(self.tahun + self.bulan // 12, self.bulan % 12 + 1)

    @property
    def sebelum(self) -> Periode:
        """The month before."""
        return Periode(self.tahun - (self.bulan == 1), (self.bulan - 2) % 12 + 1)


@dataclass(frozen=True, slots=True, order=True)
class Triwulan:
    """One quarter of a budget year."""

    tahun: int
    nomor: int

    def __post_init__(self) -> None:
        """Refuse a quarter that does not exist."""
        if not 1 <= self.nomor <= 4:
            raise ValueError(f"Triwulan {self.nomor} tidak ada; isi 1 sampai 4.")

    @property
    def nama(self) -> str:
        """Return the name as printed: "Triwulan II 2023"."""
        return f"Triwulan {NAMA_TRIWULAN[self.nomor - 1]} {self.tahun}"

    @property
    def bulan(self) -> tuple[int, int, int]:
        """Its three months."""
        akhir = self.nomor * 3
        return (akhir - 2, akhir - 1, akhir)


@dataclass(frozen=True, slots=True)
class Tenggat:
    """When a month's report is due: dated configuration of a Pemda.

    Day ``tanggal`` of the next month, moved to the next working day when ``geser``; December's on 31
    December of the same year (Permendagri 77/2020), never moved past the year.
    """

    tanggal: int = 10
    geser: bool = True
    desember_di_tahun_sama: bool = True


def baca_bulan(teks: str | int) -> int | None:
    """Return the month that a text ends on: "Peb" is 2, "s.d Oktober" and "1 Januari s.d 31 Oktober" are 10.

    A bare number from 1 to 12 is taken as the month; None when no month is named.
    """
    if isinstance(teks, int):
        return teks if 1 <= teks <= 12 else None
    rapi = teks.strip().lower()
    if re.fullmatch(r"0?[1-9]|1[0-2]", rapi, re.ASCII):
        return int(rapi)
    bulan = [_BULAN[kata] for kata in re.findall(r"[a-z]+", rapi) if kata in _BULAN]
    return bulan[-1] if bulan else None


def tampil_tanggal(tanggal: date) -> str:
    """Print a date: "30 Juni 2023"."""
    return f"{tanggal.day} {NAMA_BULAN[tanggal.month - 1]} {tanggal.year}"


def hari_kerja(tanggal: date, libur: AbstractSet[date] = frozenset()) -> bool:
    """Return True on Monday to Friday outside the holiday table."""
    return tanggal.weekday() < 5 and tanggal not in libur


def hari_kerja_berikut(tanggal: date, libur: AbstractSet[date] = frozenset()) -> date:
    """Return the date itself when it is a working day, else the next working day."""
    while not hari_kerja(tanggal, libur):
        tanggal += timedelta(days=1)
    return tanggal


def tambah_hari_kerja(tanggal: date, banyak: int, libur: AbstractSet[date] = frozenset()) -> date:
    """Return the day that lies ``banyak`` working days after the date (the date itself not counted)."""
    if banyak < 0:
        raise ValueError("Jumlah hari kerja tidak boleh negatif.")
    for _ in range(banyak):
        tanggal = hari_kerja_berikut(tanggal + timedelta(days=1), libur)
    return tanggal


def jatuh_tempo(
    periode: Periode, tenggat: Tenggat | None = None, libur: AbstractSet[date] = frozenset()
) -> date:
    """Return the day on which the report of a month is due."""
    aturan = tenggat or Tenggat()
    if periode.bulan == 12 and aturan.desember_di_tahun_sama:
        return periode.akhir
    berikut = periode.berikut
    tanggal = date(berikut.tahun, berikut.bulan, min(aturan.tanggal, berikut.akhir.day))
    return hari_kerja_berikut(tanggal, libur) if aturan.geser else tanggal
