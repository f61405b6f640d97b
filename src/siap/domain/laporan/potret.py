"""Potret: one report frozen as rules see it: its lines, the two months before, packages, evidence, facts.

Money is ``Decimal`` rupiah to date, progress and output ``Decimal`` with at most four decimals. ``None`` is
unknown or empty, never zero (DESIGN law 1).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from siap.domain.penilaian.pita import Zona
from siap.domain.waktu import Periode


@dataclass(frozen=True, slots=True)
class BarisPotret:
    """One line: a sub kegiatan, or below it (``rinci``) one of its rekening.

    A coarse report (an LRA) has lines with a rekening only, not ``rinci``. Totals add what is not ``rinci``.
    ``catatan_koreksi`` is the note of a contra entry or pengembalian; ``versi`` the budget version that binds
    the line.
    """

    sub_kegiatan: str = ""
    rekening: str = ""
    nama: str = ""
    rinci: bool = False
    versi: str = ""
    sumber_dana: str = ""
    pagu: Decimal | None = None
    angkas: Decimal | None = None
    angkas_setahun: Decimal | None = None
    spd: Decimal | None = None
    realisasi: Decimal | None = None
    realisasi_lalu: Decimal | None = None
    realisasi_lalu2: Decimal | None = None
    fisik: Decimal | None = None
    fisik_lalu: Decimal | None = None
    fisik_lalu2: Decimal | None = None
    target_fisik: Decimal | None = None
    output_target: Decimal | None = None
    output_jadi: Decimal | None = None
    ada_kendala: bool = False
    uang_muka: bool = False
    ada_bast: bool | None = None
    catatan_koreksi: str = ""
    catatan: str = ""

    @property
    def kunci(self) -> str:
        """Key of the line within its report, as findings name it."""
        return "/".join(k for k in (self.sub_kegiatan, self.rekening, self.sumber_dana) if k) or "PD"


@dataclass(frozen=True, slots=True)
class PaketPotret:
    """One procurement package."""

    kode: str
    nama: str
    sub_kegiatan: str = ""
    pagu: Decimal | None = None
    hps: Decimal | None = None
    nilai_kontrak: Decimal | None = None
    mulai: date | None = None
    selesai: date | None = None
    tahun_jamak: bool = False
    rencana: Decimal | None = None
    fisik: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Sp2dPotret:
    """One payment document: number and amount, once per document."""

    nomor: str
    nilai: Decimal


@dataclass(frozen=True, slots=True)
class BuktiPotret:
    """One piece of evidence as its bytes tell it.

    ``dipakai_di`` names places that used the same bytes before, ``mirip_di`` those with a picture that looks
    the same. ``waktu_sesuai`` tells whether it was taken in the reported month, None when it does not say.
    """

    nama: str
    sidik: str
    kunci: str = ""
    foto: bool = True
    ada_waktu: bool = True
    ada_letak: bool = True
    dalam_wilayah: bool | None = None
    dipakai_di: tuple[str, ...] = ()
    mirip_di: tuple[str, ...] = ()
    waktu_sesuai: bool | None = None


@dataclass(frozen=True, slots=True)
class DakPotret:
    """DAK fisik of one bidang: ``tahap_salur`` is the last stage disbursed (0 none, 1, 2, 3).

    ``dokumen_lengkap`` tells whether the documents for the next stage are in.
    """

    bidang: str
    tahap_salur: int
    disalurkan: Decimal | None = None
    realisasi: Decimal | None = None
    output: Decimal | None = None
    dokumen_lengkap: bool = False
    sekaligus: bool = False


@dataclass(frozen=True, slots=True)
class AngkaTerbit:
    """A printed percentage with the rupiah it was made of, in the table that prints it."""

    nama: str
    persen: Decimal
    pembilang: Decimal
    penyebut: Decimal
    tabel: str = ""
    nama_penyebut: str = ""
    versi: str = ""


@dataclass(frozen=True, slots=True)
class JumlahTerbit:
    """A printed sum and its printed parts."""

    nama: str
    jumlah: Decimal
    bagian: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class FaktaPD:
    """What is known of the PD besides its report. Every part that is not known stays silent.

    ``kode_dikenal`` holds the nomenclature of that year; ``bpkad`` realisation as BPKAD books it, by
    rekening or by "sub kegiatan/rekening" (key "" is the total); ``selisih_dijelaskan`` the reconciled ones
    with their explanation; ``sp2d_lain`` numbers used elsewhere and where; ``kelas`` the published class
    counts; ``zona`` the published bands.
    """

    kode_dikenal: frozenset[str] | None = None
    pagu_apbd: Decimal | None = None
    angkas_setahun: Decimal | None = None
    bpkad: Mapping[str, Decimal] = field(default_factory=dict)
    selisih_dijelaskan: Mapping[str, str] = field(default_factory=dict)
    sp2d_lain: Mapping[str, str] = field(default_factory=dict)
    paket_lain: Mapping[str, str] = field(default_factory=dict)
    dak: tuple[DakPotret, ...] = ()
    angka_terbit: tuple[AngkaTerbit, ...] = ()
    jumlah_terbit: tuple[JumlahTerbit, ...] = ()
    kelas: Mapping[str, int] = field(default_factory=dict)
    zona: Mapping[str, tuple[Zona, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Potret:
    """One PD's report of one month, whole. ``pada`` is the day on which it is looked at."""

    pd: str
    periode: Periode
    pada: date
    baris: tuple[BarisPotret, ...] = ()
    versi: str = ""
    nama: str = ""
    paket: tuple[PaketPotret, ...] = ()
    sp2d: tuple[Sp2dPotret, ...] = ()
    bukti: tuple[BuktiPotret, ...] = ()
    fakta: FaktaPD = field(default_factory=FaktaPD)
    jatuh_tempo: date | None = None
    diterima_pertama: date | None = None
    diperbarui: date | None = None

    @property
    def pokok(self) -> tuple[BarisPotret, ...]:
        """The lines that totals add: every line that is not a detail of another."""
        return tuple(b for b in self.baris if not b.rinci)


def jumlah(nilai: Iterable[Decimal | None]) -> Decimal | None:
    """Add up; None when one is unknown or there is none: a partial sum is never shown as the whole."""
    semua = list(nilai)
    if not semua or any(n is None for n in semua):
        return None
    return sum((n for n in semua if n is not None), Decimal(0))
