"""Pengawasan: what Adbang sees of the day: the queue, who has not reported, admonitions that wait."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.timezone import localtime

from siap.domain.laporan.jadwal import Kepatuhan, Ketepatan
from siap.domain.waktu import Periode, tampil_tanggal
from siap.ledger.pelaporan.jadwal import jadwal_sistem
from siap.ledger.pelaporan.queries import Antre, MatriksKepatuhan, antrian, matriks_kepatuhan, persen_lapor
from siap.ledger.pengendalian.queries import usulan_terhitung
from siap.web.keadaan import Keadaan
from siap.web.tugas.susunan import kata_sisa, sebab

BANYAK_ANTRE: Final = 6
BANYAK_BELUM: Final = 10


@dataclass(frozen=True, slots=True)
class BarisAntre:
    """One submission that asks for a closer look, and why."""

    antre: Antre
    sebab: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RingkasanAntrean:
    """The queue in three numbers, and its first exceptions."""

    semua: int
    bersih: int
    teratas: tuple[BarisAntre, ...]

    @property
    def dilihat(self) -> int:
        """Return how many ask for a closer look."""
        return self.semua - self.bersih

    @property
    def sisanya(self) -> int:
        """Return how many exceptions are not printed here."""
        return self.dilihat - len(self.teratas)


@dataclass(frozen=True, slots=True)
class BulanBerjalan:
    """The month that is being reported: how many have, who has not, and until when."""

    periode: Periode
    tempo: str
    sisa: str
    lewat: bool
    jumlah: Kepatuhan
    persen: Decimal | None
    belum: tuple[tuple[str, str, int], ...]

    @property
    def banyak_belum(self) -> int:
        """Return how many units still owe it."""
        return self.jumlah.wajib - self.jumlah.lapor

    @property
    def sisanya(self) -> int:
        """Return how many of them are not named here."""
        return self.banyak_belum - len(self.belum)


@dataclass(frozen=True, slots=True)
class Pengawasan:
    """Adbang's day."""

    antrean: RingkasanAntrean
    bulan: BulanBerjalan
    usulan: int


def susun_pengawasan(keadaan: Keadaan) -> Pengawasan:
    """Ask the book what waits for Adbang in this pemda."""
    hak, pemda = keadaan.hak, keadaan.pemda.kode
    kini = localtime(hak.pada)
    periode = Periode(kini.year, kini.month).sebelum
    matriks = matriks_kepatuhan(pengguna=hak.pengguna, pada=hak.pada, pemda=pemda, tahun=periode.tahun)
    usulan = usulan_terhitung(
        pengguna=hak.pengguna, pada=hak.pada, pemda=pemda, tahun=periode.tahun, matriks=matriks
    )
    return Pengawasan(
        _antrean(keadaan, {kini.year, periode.tahun}), _bulan(keadaan, matriks, periode), len(usulan)
    )


def _antrean(keadaan: Keadaan, tahun: set[int]) -> RingkasanAntrean:
    hak = keadaan.hak
    semua = [
        a
        for t in sorted(tahun)
        for a in antrian(pengguna=hak.pengguna, pada=hak.pada, pemda=keadaan.pemda.kode, tahun=t)
    ]
    dilihat = [a for a in semua if not a.bersih]
    teratas = tuple(BarisAntre(a, tuple(sebab(a))) for a in dilihat[:BANYAK_ANTRE])
    return RingkasanAntrean(len(semua), len(semua) - len(dilihat), teratas)


def _bulan(keadaan: Keadaan, matriks: MatriksKepatuhan, periode: Periode) -> BulanBerjalan:
    jadwal = jadwal_sistem(keadaan.pemda.kode, periode)
    sisa = jadwal.sisa_hari(jadwal.tanggal_setempat(keadaan.hak.pada))
    belum = [
        (b.pd.kode, b.pd.nama, sel.hari_terlambat)
        for b in matriks.baris
        if (sel := b.sel[periode.bulan - 1]).wajib and sel.ketepatan is Ketepatan.BELUM
    ]
    jumlah = matriks.bulan[periode.bulan - 1]
    return BulanBerjalan(
        periode=periode,
        tempo=tampil_tanggal(jadwal.jatuh_tempo),
        sisa=kata_sisa(sisa),
        lewat=sisa < 0,
        jumlah=jumlah,
        persen=persen_lapor(jumlah),
        belum=tuple(sorted(belum, key=lambda b: b[1])[:BANYAK_BELUM]),
    )
