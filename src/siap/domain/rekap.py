"""Rekap: the hinge. HTML, JSON, PDF and XLSX all receive these frozen values; no face computes.

Money is ``Decimal`` rupiah, percentages are ``Decimal`` percent points, both unrounded: rounding
half-up to two places happens when something is printed. ``None`` is unknown and prints as "-"; it is
never 0 (laws 1 and 2).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from siap.domain.keadaan import KeadaanLaporan
from siap.domain.temuan import Temuan


class StatusLapor(StrEnum):
    """State of one PD's report for one month (law 1)."""

    BELUM_WAKTUNYA = "belum waktunya"
    BELUM_LAPOR = "belum lapor"
    NIHIL = "nihil"
    SEBAGIAN = "sebagian"
    LENGKAP = "lengkap"

    @property
    def sudah_lapor(self) -> bool:
        """True when a report, even a zero one, is in the book."""
        return self in (StatusLapor.NIHIL, StatusLapor.SEBAGIAN, StatusLapor.LENGKAP)


class Verifikasi(StrEnum):
    """What a reader may take a reported figure for; a figure without any report behind it is not verified."""

    BELUM = "belum diverifikasi"
    DIKEMBALIKAN = "dikembalikan"
    DIVERIFIKASI = "diverifikasi"

    @classmethod
    def dari(cls, keadaan: str) -> Verifikasi:
        """Return the mark that a state of a report gives; "" is a figure that came without a report."""
        if keadaan in (KeadaanLaporan.DIVERIFIKASI, KeadaanLaporan.DIKUNCI):
            return cls.DIVERIFIKASI
        return cls.DIKEMBALIKAN if keadaan == KeadaanLaporan.DIKEMBALIKAN else cls.BELUM


@dataclass(frozen=True, slots=True)
class Ukuran:
    """Additive measures of one group to date, in rupiah. None: unknown for at least one part of it.

    ``nilai_fisik`` = sum of pagu x fisik %, over ``pagu_fisik``, the pagu whose physical progress is
    known; ``nilai_target_lapor`` is the physical target over that same pagu, so that the two can be
    subtracted; ``nilai_target`` over ``pagu_target`` is the target of the whole group.
    """

    pagu: Decimal | None = None
    angkas: Decimal | None = None
    realisasi: Decimal | None = None
    nilai_fisik: Decimal | None = None
    pagu_fisik: Decimal | None = None
    nilai_target: Decimal | None = None
    pagu_target: Decimal | None = None
    nilai_target_lapor: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Cakupan:
    """How complete a figure is: PD that owe a report, PD that gave one, and the pagu behind both.

    ``pd_verifikasi`` counts those of ``pd_lapor`` whose report is verified or locked.
    """

    pd_wajib: int
    pd_lapor: int
    pagu_wajib: Decimal | None
    pagu_lapor: Decimal | None
    pd_verifikasi: int = 0

    @property
    def verifikasi(self) -> Verifikasi | None:
        """The mark of a total: verified when every report in it is; None when there is none in it."""
        if not self.pd_lapor:
            return None
        return Verifikasi.DIVERIFIKASI if self.pd_verifikasi == self.pd_lapor else Verifikasi.BELUM


@dataclass(frozen=True, slots=True)
class BarisRekap:
    """One row of a control table, or its total. ``persen_*`` name their denominator.

    ``zona`` is the code of the band ("merah"), None without a figure to judge; ``peringkat`` is shared by
    ties and None for rows that are not ranked (no report, total). ``bobot`` = share of the total pagu, in
    percent; ``keu_tertimbang``/``fisik_tertimbang`` = bobot x persen / 100. ``verifikasi`` is None without
    a report, and for rows that are not of one PD.
    """

    kode: str
    nama: str
    kelompok: str
    ukuran: Ukuran
    pagu: Decimal | None
    angkas: Decimal | None
    realisasi: Decimal | None
    sisa: Decimal | None
    persen_pagu: Decimal | None
    persen_angkas: Decimal | None
    target_persen: Decimal | None
    deviasi_keu: Decimal | None
    fisik: Decimal | None
    target_fisik: Decimal | None
    deviasi_fisik: Decimal | None
    bobot: Decimal | None = None
    keu_tertimbang: Decimal | None = None
    fisik_tertimbang: Decimal | None = None
    zona: str | None = None
    status_lapor: StatusLapor | None = None
    peringkat: int | None = None
    versi_anggaran: str = ""
    terakhir_bulan: int | None = None  # last month with a report, when this month has none
    terakhir_realisasi: Decimal | None = None
    temuan: tuple[Temuan, ...] = ()
    verifikasi: Verifikasi | None = None
    unit_wajib: int = 0  # in a table per induk: who owes a report in this row, and who gave one
    unit_lapor: int = 0


@dataclass(frozen=True, slots=True)
class Rekap:
    """A control table: one cut-off month, one edition, rows in order, unranked rows last.

    ``per`` is the grouping ("pd", "induk", "jenis_belanja", "sumber_dana", "urusan", "program", "kegiatan",
    "sub_kegiatan"); ``dasar_peringkat`` the metric code by which rows are ranked; ``pita`` the name of
    the band set with its legal basis.
    """

    pemda: str
    nama: str
    tahun: int
    bulan: int
    terbitan: str
    versi_anggaran: str
    per: str
    cakupan: Cakupan
    total: BarisRekap
    baris: tuple[BarisRekap, ...]
    dasar_peringkat: str = "persen_pagu"
    pita: str = ""
    saring: tuple[tuple[str, str], ...] = ()
    temuan: tuple[Temuan, ...] = ()


@dataclass(frozen=True, slots=True)
class TitikKurva:
    """One month of an S-curve; percentages of the pagu in force that month. None ends a line."""

    bulan: int
    pagu: Decimal | None
    angkas_persen: Decimal | None
    target_fisik: Decimal | None
    fisik: Decimal | None
    keuangan: Decimal | None
    realisasi: Decimal | None
    pd_lapor: int
    versi_anggaran: str = ""


@dataclass(frozen=True, slots=True)
class KurvaS:
    """Twelve points; ``langkah`` are the months in which the pagu changed (a step is drawn there)."""

    judul: str
    tahun: int
    sampai_bulan: int
    terbitan: str
    titik: tuple[TitikKurva, ...]
    langkah: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class KelasSub:
    """Number of sub kegiatan per physical (or financial) class: 0; (0,50]; (50,75]; (75,100]; over; unknown.

    The six counts sum to ``jumlah``.
    """

    dasar: str  # "fisik" or "keuangan"
    nol: int
    sampai_50: int
    sampai_75: int
    sampai_100: int
    lebih_100: int
    tidak_diketahui: int
    jumlah: int


@dataclass(frozen=True, slots=True)
class Penjelasan:
    """The answer to *Kenapa?*: everything a person needs to check one status.

    ``rumus`` is the formula in words, ``hitungan`` the same with the numbers in it, ``pembalik`` the value
    that would turn the colour, ``sumber`` the file (and hash) of every input.
    """

    judul: str
    nilai: str
    zona: str | None
    rumus: str
    hitungan: str
    pita: str
    batas: tuple[tuple[str, str], ...]
    pembalik: str
    baseline: str
    keadaan: str
    sumber: tuple[tuple[str, str], ...]
    yang_mengubah: str
    verifikasi: Verifikasi | None = None
