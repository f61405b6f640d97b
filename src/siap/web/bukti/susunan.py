"""Susunan: the evidence of a report as its page shows it, with words for what is doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from siap.domain.laporan.keadaan import KeadaanLaporan
from siap.domain.uang import tampil_angka
from siap.domain.waktu import tampil_tanggal
from siap.ledger.bukti.queries import BarisBukti, BuktiTercatat, Serupa
from siap.web.impor.batas import megabita
from siap.web.zona import Nada

#: on the page of all sub kegiatan each shows so many; the rest is one click away
PER_SUB: Final = 6

NADA_KEADAAN: Final = {
    KeadaanLaporan.DRAF: "netral",
    KeadaanLaporan.DIAJUKAN: "info",
    KeadaanLaporan.DIKEMBALIKAN: "waspada",
    KeadaanLaporan.DIVERIFIKASI: "baik",
    KeadaanLaporan.DIKUNCI: "baik",
}


@dataclass(frozen=True, slots=True)
class Kartu:
    """One piece of evidence on the page."""

    baris: BarisBukti
    lencana: tuple[Nada, ...]
    waktu: str
    ukuran: str

    @property
    def bukti(self) -> BuktiTercatat:
        """The row."""
        return self.baris.bukti


@dataclass(frozen=True, slots=True)
class Kelompok:
    """One sub kegiatan ("" the PD as a whole) with its evidence; ``jumlah`` counts what is not withdrawn."""

    kode: str
    nama: str
    kartu: tuple[Kartu, ...]
    jumlah: int
    tersisa: int


def susun(daftar: Iterable[BarisBukti], nama: Mapping[str, str], *, semua: bool) -> tuple[Kelompok, ...]:
    """Group evidence by sub kegiatan in the order of the codes; doubtful and valid before withdrawn."""
    wadah: dict[str, list[BarisBukti]] = {}
    for baris in daftar:
        wadah.setdefault(baris.bukti.sub_kegiatan, []).append(baris)
    hasil = []
    for kode in sorted(wadah):
        urut = sorted(wadah[kode], key=lambda b: (b.dicabut, -b.bukti.pk))
        tampak = urut if semua else urut[:PER_SUB]
        hasil.append(
            Kelompok(
                kode,
                nama.get(kode, ""),
                tuple(_kartu(b) for b in tampak),
                sum(1 for b in urut if not b.dicabut),
                len(urut) - len(tampak),
            )
        )
    return tuple(hasil)


def _kartu(baris: BarisBukti) -> Kartu:
    saat = baris.diambil
    waktu = "" if saat is None else f"{tampil_tanggal(saat.date())}, {saat:%H.%M}"
    return Kartu(baris, _lencana(baris), waktu, megabita(baris.bukti.ukuran))


def _lencana(b: BarisBukti) -> tuple[Nada, ...]:
    if b.dicabut:
        return (Nada(_("Dicabut"), "netral"),)
    if not b.bukti.foto:
        return (Nada(_("Dokumen"), "info"), *_ulang(b.ulang))
    return (*_letak(b), *_waktu(b), *_ulang(b.ulang))


def _letak(b: BarisBukti) -> tuple[Nada, ...]:
    if b.letak is None:
        return (Nada(_("Tanpa letak"), "waspada"),)
    if b.dalam is None:
        return (Nada(_("Batas wilayah belum dimuat"), "netral"),)
    if b.dalam:
        return (Nada(_("Di dalam wilayah"), "baik"),)
    return (Nada(_("Di luar wilayah, %(jarak)s") % {"jarak": jarak(b.jarak_m or 0)}, "buruk"),)


def _waktu(b: BarisBukti) -> tuple[Nada, ...]:
    if b.diambil is None:
        return (Nada(_("Tanpa waktu"), "waspada"),)
    return () if b.sesuai else (Nada(_("Di luar bulan laporan"), "waspada"),)


def _ulang(ulang: Sequence[Serupa]) -> tuple[Nada, ...]:
    if not ulang:
        return ()
    persis = any(s.persis for s in ulang)
    return (Nada(_("Sudah pernah dipakai") if persis else _("Serupa dengan yang lain"), "buruk"),)


def jarak(meter: int) -> str:
    """Print a distance: "850 m", "12 km"."""
    return f"{meter} m" if meter < 1_000 else f"{tampil_angka(round(meter / 1_000))} km"
