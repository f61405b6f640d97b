"""Susunan: the rows of a rekap in the order in which a leader reads them. Sorts and counts, nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.utils.translation import gettext as _

from siap.domain.rekap import BarisRekap, KelasSub, Rekap
from siap.web.zona import urutan_zona, zona_baik

BANYAK_TERBURUK = 8


@dataclass(frozen=True, slots=True)
class JumlahZona:
    """How many of the reporting PD stand in one zone."""

    zona: str
    jumlah: int
    dari: int

    @property
    def bagian(self) -> Decimal:
        """Return the length of its bar: a share of the PD counted here, not a figure that is printed."""
        return Decimal(self.jumlah * 100) / self.dari


@dataclass(frozen=True, slots=True)
class Kelompok:
    """A ranking group and its rows."""

    nama: str
    baris: tuple[BarisRekap, ...]


def sudah_lapor(rekap: Rekap) -> tuple[BarisRekap, ...]:
    """Return the rows that have a report (rows of other groupings have no state and count as having one)."""
    return tuple(b for b in rekap.baris if b.status_lapor is None or b.status_lapor.sudah_lapor)


def belum_lapor(rekap: Rekap) -> tuple[BarisRekap, ...]:
    """Return the rows that stand apart: never summed, ranked or coloured (law 1)."""
    return tuple(b for b in rekap.baris if b.status_lapor is not None and not b.status_lapor.sudah_lapor)


def hitung_zona(rekap: Rekap) -> tuple[JumlahZona, ...]:
    """Return the number of reporting PD per zone, worst zone first."""
    zona = [b.zona for b in sudah_lapor(rekap) if b.zona is not None]
    return tuple(
        JumlahZona(kode, jumlah, len(zona))
        for kode, jumlah in sorted(Counter(zona).items(), key=lambda pasang: urutan_zona(pasang[0]))
    )


def terburuk(rekap: Rekap, banyak: int = BANYAK_TERBURUK) -> tuple[BarisRekap, ...]:
    """Return the reporting PD with the lowest ranking figure first, without those in a good zone."""
    nilai = [(nilai_dasar(rekap, b), b) for b in sudah_lapor(rekap) if not zona_baik(b.zona)]
    berisi = [(n, b) for n, b in nilai if n is not None]
    return tuple(b for _n, b in sorted(berisi, key=lambda pasang: (pasang[0], pasang[1].kode))[:banyak])


def nilai_dasar(rekap: Rekap, baris: BarisRekap) -> Decimal | None:
    """Return the figure by which this table ranks."""
    return baris.persen_angkas if rekap.dasar_peringkat == "persen_angkas" else baris.persen_pagu


def per_kelompok(rekap: Rekap) -> tuple[Kelompok, ...]:
    """Return the reporting rows by ranking group, in the order in which the rekap gives them."""
    urut = groupby(sudah_lapor(rekap), key=lambda b: b.kelompok)
    wadah: dict[str, list[BarisRekap]] = {}
    for nama, baris in urut:
        wadah.setdefault(nama, []).extend(baris)
    return tuple(Kelompok(nama, tuple(baris)) for nama, baris in wadah.items())


@dataclass(frozen=True, slots=True)
class JumlahKelas:
    """How many sub kegiatan stand in one class of progress; ``bagian`` is the length of its bar."""

    nama: str
    jumlah: int
    bagian: Decimal


def baris_kelas(kelas: KelasSub) -> tuple[JumlahKelas, ...]:
    """Return the classes in order; the one over 100 % only when somebody is in it."""
    isi = (
        (_("0%"), kelas.nol),
        (_("di atas 0 s.d. 50%"), kelas.sampai_50),
        (_("di atas 50 s.d. 75%"), kelas.sampai_75),
        (_("di atas 75 s.d. 100%"), kelas.sampai_100),
        (_("di atas 100%"), kelas.lebih_100),
        (_("belum diketahui"), kelas.tidak_diketahui),
    )
    semua = max(kelas.jumlah, 1)
    return tuple(
        JumlahKelas(str(nama), jumlah, Decimal(jumlah * 100) / semua)
        for nama, jumlah in isi
        if jumlah or nama != isi[4][0]
    )
