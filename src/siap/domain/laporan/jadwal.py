"""Jadwal: when a month opens, reminds, is due, is verified and is locked; who owes it, and who was on time.

The days are dated configuration of a Pemda. Nothing reads a clock: receipts and today are passed in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum

from siap.domain.setelan import baca_setelan, tulis_setelan
from siap.domain.waktu import Periode, Tenggat, hari_kerja_berikut, jatuh_tempo


class JadwalDitolak(ValueError):
    """A calendar whose days contradict each other. ``kalimat`` is for the user."""

    def __init__(self, kalimat: str) -> None:
        super().__init__(kalimat)
        self.kalimat = kalimat


@dataclass(frozen=True, slots=True)
class AturanJadwal:
    """Days of the month after the reported one; ``zona_jam`` is 7 (WIB), 8 (WITA) or 9 (WIT).

    With ``desember_di_tahun_sama`` December is due on the 31st of December: its window opens and reminds
    as many days before that as in other months.
    """

    berlaku_mulai: date = date(2000, 1, 1)
    dasar: str = "Bawaan SIAP"
    buka: int = 1
    pengingat: tuple[int, ...] = (5, 8)
    tenggat: int = 10
    geser: bool = True
    desember_di_tahun_sama: bool = True
    verifikasi: int = 15
    kunci: int = 20
    zona_jam: int = 7

    def __post_init__(self) -> None:
        """Refuse days out of order: open, remind, due, verify, lock."""
        hari = (self.buka, *self.pengingat, self.tenggat, self.verifikasi, self.kunci)
        if not all(1 <= h <= 28 for h in hari):
            raise JadwalDitolak("Jadwal ditolak: setiap tanggal harus dari 1 sampai 28.")
        if list(self.pengingat) != sorted(set(self.pengingat)):
            raise JadwalDitolak("Jadwal ditolak: tanggal pengingat harus urut dan tidak berulang.")
        if any(not self.buka <= h <= self.tenggat for h in self.pengingat):
            raise JadwalDitolak(
                f"Jadwal ditolak: pengingat harus antara tanggal buka {self.buka} dan tenggat {self.tenggat}."
            )
        if not self.buka <= self.tenggat < self.verifikasi < self.kunci:
            raise JadwalDitolak(
                f"Jadwal ditolak: urutannya harus buka {self.buka}, tenggat {self.tenggat}, "
                f"verifikasi {self.verifikasi}, kunci {self.kunci}."
            )
        if self.zona_jam not in (7, 8, 9):
            raise JadwalDitolak("Jadwal ditolak: zona waktu harus 7 (WIB), 8 (WITA), atau 9 (WIT).")
        if not self.dasar.strip():
            raise JadwalDitolak("Jadwal ditolak: dasar hukumnya kosong.")

    @property
    def tenggat_waktu(self) -> Tenggat:
        """The due date in the words of ``siap.domain.waktu``."""
        return Tenggat(self.tenggat, self.geser, self.desember_di_tahun_sama)


@dataclass(frozen=True, slots=True)
class JadwalBulan:
    """The calendar of one reported month."""

    periode: Periode
    buka: date
    pengingat: tuple[date, ...]
    jatuh_tempo: date
    verifikasi_sampai: date
    kunci: date
    zona_jam: int = 7

    def tanggal_setempat(self, saat: datetime) -> date:
        """Return the local day of a moment; a moment without a zone is refused."""
        if saat.tzinfo is None:
            raise ValueError("Waktu penerimaan harus menyebut zona waktunya.")
        return saat.astimezone(timezone(timedelta(hours=self.zona_jam))).date()

    def sisa_hari(self, pada: date) -> int:
        """Return the days left until it is due; negative when overdue."""
        return (self.jatuh_tempo - pada).days


class Ketepatan(StrEnum):
    """Was the month reported on time? Judged on the first submission's receipt."""

    BELUM_WAKTUNYA = "belum waktunya"
    BELUM = "belum"
    TEPAT = "tepat"
    TERLAMBAT = "terlambat"


@dataclass(frozen=True, slots=True)
class NilaiWaktu:
    """The verdict, and how many days late: of the first receipt, or until today when nothing came."""

    ketepatan: Ketepatan
    hari_terlambat: int = 0
    diterima: datetime | None = None


@dataclass(frozen=True, slots=True)
class UnitPelapor:
    """A unit and the days between which it exists; None is without end."""

    kode: str
    berlaku_dari: date | None = None
    berlaku_sampai: date | None = None


@dataclass(frozen=True, slots=True)
class Kepatuhan:
    """How many reports were owed, given and given on time. ``di_luar``: given by who did not owe one."""

    wajib: int
    lapor: int
    tepat: int
    di_luar: tuple[str, ...] = ()


def jadwal_bulan(
    periode: Periode, aturan: AturanJadwal | None = None, libur: AbstractSet[date] = frozenset()
) -> JadwalBulan:
    """Return the calendar of a month. Each stage ends after the one before, however the holidays fall."""
    a = aturan or AturanJadwal()
    lalu = periode.berikut
    due = jatuh_tempo(periode, a.tenggat_waktu, libur)
    if periode.bulan == 12 and a.desember_di_tahun_sama:
        buka = due - timedelta(days=a.tenggat - a.buka)
        pengingat = tuple(due - timedelta(days=a.tenggat - h) for h in a.pengingat)
    else:
        buka = date(lalu.tahun, lalu.bulan, a.buka)
        pengingat = tuple(date(lalu.tahun, lalu.bulan, h) for h in a.pengingat)

    def akhir(hari: int, sesudah: date) -> date:
        paling_awal = max(date(lalu.tahun, lalu.bulan, hari), sesudah + timedelta(days=1))
        return hari_kerja_berikut(paling_awal, libur) if a.geser else paling_awal

    verifikasi = akhir(a.verifikasi, due)
    return JadwalBulan(periode, buka, pengingat, due, verifikasi, akhir(a.kunci, verifikasi), a.zona_jam)


def nilai_waktu(jadwal: JadwalBulan, kiriman: Iterable[datetime], pada: date) -> NilaiWaktu:
    """Judge a month by its first receipt; later submissions, returned or corrected, change nothing."""
    pertama = min(kiriman, default=None)
    if pertama is not None:
        lambat = max(0, (jadwal.tanggal_setempat(pertama) - jadwal.jatuh_tempo).days)
        return NilaiWaktu(Ketepatan.TERLAMBAT if lambat else Ketepatan.TEPAT, lambat, pertama)
    if pada < jadwal.buka:
        return NilaiWaktu(Ketepatan.BELUM_WAKTUNYA)
    return NilaiWaktu(Ketepatan.BELUM, max(0, -jadwal.sisa_hari(pada)))


def wajib_lapor(unit: UnitPelapor, periode: Periode) -> bool:
    """Return True when the unit existed on any day of the month: it owes that month's report."""
    return (unit.berlaku_dari is None or unit.berlaku_dari <= periode.akhir) and (
        unit.berlaku_sampai is None or unit.berlaku_sampai >= periode.awal
    )


def kepatuhan(
    unit: Collection[UnitPelapor], periode: Periode, lapor: Collection[str], tepat: Collection[str]
) -> Kepatuhan:
    """Count one month. A report of a unit that owed none stands apart, so no rate passes 100 %."""
    wajib = {u.kode for u in unit if wajib_lapor(u, periode)}
    sudah = wajib & set(lapor)
    return Kepatuhan(len(wajib), len(sudah), len(sudah & set(tepat)), tuple(sorted(set(lapor) - wajib)))


def jumlahkan(bulanan: Iterable[Kepatuhan]) -> Kepatuhan:
    """Add months up: unit-months owed, given and given on time."""
    semua = tuple(bulanan)
    return Kepatuhan(
        sum(k.wajib for k in semua),
        sum(k.lapor for k in semua),
        sum(k.tepat for k in semua),
        tuple(sorted({kode for k in semua for kode in k.di_luar})),
    )


def jadwal_berlaku(daftar: Iterable[AturanJadwal], pada: date) -> AturanJadwal | None:
    """Return the configuration in force on a day: the one with the latest start."""
    return max((a for a in daftar if a.berlaku_mulai <= pada), key=lambda a: a.berlaku_mulai, default=None)


def simpan(aturan: AturanJadwal) -> str:
    """Return the JSON text of a configuration; ``muat`` reads it back to an equal one."""
    return tulis_setelan(aturan)


def muat(teks: str) -> AturanJadwal:
    """Read a configuration; an unknown word, a wrong kind or days out of order are ``JadwalDitolak``."""
    try:
        isi = baca_setelan(teks, AturanJadwal())
    except ValueError as galat:
        raise JadwalDitolak(f"Jadwal ditolak: {galat}.") from galat
    return AturanJadwal(**isi)
