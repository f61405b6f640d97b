"""Compliance: PD x month, who was on time, late, silent, with nothing to report, or sent back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from siap.domain.laporan.jadwal import (
    Kepatuhan,
    Ketepatan,
    NilaiWaktu,
    UnitPelapor,
    jumlahkan,
    kepatuhan,
    nilai_waktu,
)
from siap.domain.laporan.keadaan import KeadaanLaporan
from siap.domain.metrik.katalog import metrik
from siap.domain.organisasi import urutan_kelompok
from siap.domain.rekap import StatusLapor
from siap.domain.waktu import Periode
from siap.ledger.akun.models import Pengguna
from siap.ledger.akun.queries import pd_terlihat, pemda_untuk
from siap.ledger.organisasi.models import PerangkatDaerah
from siap.ledger.pelaporan.jadwal import jadwal_banyak_sistem
from siap.ledger.pelaporan.models import Kiriman, LaporanBulanan
from siap.ledger.realisasi.models import Pembukuan


@dataclass(frozen=True, slots=True)
class SelKepatuhan:
    """One PD in one month. ``terbuku``: the book has money of the month, by whatever way it came."""

    wajib: bool
    ketepatan: Ketepatan
    hari_terlambat: int
    keadaan: KeadaanLaporan | None
    nihil: bool
    terbuku: bool

    @property
    def kata(self) -> str:
        """The one word of the cell: what needs an act comes before what is merely known."""
        if self.keadaan is KeadaanLaporan.DIKEMBALIKAN:
            return KeadaanLaporan.DIKEMBALIKAN.value
        if self.ketepatan is Ketepatan.TEPAT and self.nihil:
            return StatusLapor.NIHIL.value
        if not self.wajib and self.ketepatan in (Ketepatan.BELUM, Ketepatan.BELUM_WAKTUNYA):
            return "-"
        return self.ketepatan.value


@dataclass(frozen=True, slots=True)
class BarisKepatuhan:
    """Twelve months of one PD, and what they come to."""

    pd: PerangkatDaerah
    sel: tuple[SelKepatuhan, ...]
    jumlah: Kepatuhan


@dataclass(frozen=True, slots=True)
class MatriksKepatuhan:
    """All PD that a person may see, or one ranking group of them.

    Counts of a month hold once its window is open; it counts in the sums once it is overdue (``lewat``), so
    that nobody looks late while there is still time.
    """

    tahun: int
    baris: tuple[BarisKepatuhan, ...]
    bulan: tuple[Kepatuhan, ...]
    jumlah: Kepatuhan
    lewat: tuple[bool, ...]
    kelompok: tuple[str, ...]


def persen_lapor(jumlah: Kepatuhan) -> Decimal | None:
    """Return reports given per report owed, in percent; None when none was owed. Never over 100."""
    return _persen(jumlah.lapor, jumlah.wajib)


def persen_tepat(jumlah: Kepatuhan) -> Decimal | None:
    """Return reports given on time per report owed, in percent; None when none was owed."""
    return _persen(jumlah.tepat, jumlah.wajib)


def _persen(bagian: int, wajib: int) -> Decimal | None:
    isi: dict[str, Decimal | None] = {"pd_lapor": Decimal(bagian), "pd_wajib": Decimal(wajib)}
    return metrik("cakupan_pd").hitung(isi)


def matriks_kepatuhan(
    *, pengguna: Pengguna, pada: datetime, pemda: str, tahun: int, kelompok: str = "", pd: str = ""
) -> MatriksKepatuhan:
    """Return the matrix of a year for the PD that a person may see; raises TidakDitemukan.

    An unknown ``kelompok`` is no filter; with ``pd`` it has the one row.
    """
    pemda_untuk(pengguna=pengguna, pada=pada, kode=pemda)
    terlihat = pd_terlihat(pengguna=pengguna, pada=pada, pemda=pemda).filter(
        pk__in=PerangkatDaerah.objects.berlaku(tahun)
    )
    semua = list((terlihat.filter(kode=pd) if pd else terlihat).order_by("kode"))
    nama_kelompok = tuple(sorted({u.kelompok for u in semua}, key=urutan_kelompok))
    unit = [u for u in semua if kelompok not in nama_kelompok or u.kelompok == kelompok]
    periode = [Periode(tahun, b) for b in range(1, 13)]
    jadwal = jadwal_banyak_sistem(pemda, periode)
    hari = {p: jadwal[p].tanggal_setempat(pada) for p in periode}
    keadaan, pertama, nihil, terbuku = _baca(unit, tahun)
    sel: dict[tuple[int, Periode], SelKepatuhan] = {}
    for u in unit:
        for p in periode:
            kunci = (u.pk, p.bulan)
            terima = pertama.get(kunci)
            nilai: NilaiWaktu = nilai_waktu(jadwal[p], [terima] if terima else [], hari[p])
            sel[u.pk, p] = SelKepatuhan(
                wajib=u.wajib_lapor(p),
                ketepatan=nilai.ketepatan,
                hari_terlambat=nilai.hari_terlambat,
                keadaan=keadaan.get(kunci),
                nihil=kunci in nihil,
                terbuku=kunci in terbuku,
            )
    lewat = {p: jadwal[p].jatuh_tempo < hari[p] for p in periode}
    baris = tuple(
        BarisKepatuhan(
            u,
            tuple(sel[u.pk, p] for p in periode),
            jumlahkan(_hitung([u], p, sel, lewat[p]) for p in periode),
        )
        for u in unit
    )
    bulan = tuple(_hitung(unit, p, sel, jadwal[p].buka <= hari[p]) for p in periode)
    jumlah = jumlahkan(b for p, b in zip(periode, bulan, strict=True) if lewat[p])
    return MatriksKepatuhan(tahun, baris, bulan, jumlah, tuple(lewat.values()), nama_kelompok)


def _hitung(
    unit: list[PerangkatDaerah],
    periode: Periode,
    sel: dict[tuple[int, Periode], SelKepatuhan],
    dihitung: bool,
) -> Kepatuhan:
    """Count one month; before its time nothing is owed."""
    if not dihitung:
        return Kepatuhan(0, 0, 0)
    wajib = [UnitPelapor(u.kode, u.berlaku_dari, u.berlaku_sampai) for u in unit if u.lapor_sendiri]
    sudah = {u.kode: sel[u.pk, periode].ketepatan for u in unit}
    lapor = [k for k, n in sudah.items() if n in (Ketepatan.TEPAT, Ketepatan.TERLAMBAT)]
    return kepatuhan(wajib, periode, lapor, [k for k, n in sudah.items() if n is Ketepatan.TEPAT])


Kunci = tuple[int, int]


def _baca(
    unit: list[PerangkatDaerah], tahun: int
) -> tuple[dict[Kunci, KeadaanLaporan], dict[Kunci, datetime], set[Kunci], set[Kunci]]:
    """Return states, first receipts, months with nothing, and months with money, per unit and month."""
    kunci = [u.pk for u in unit]
    laporan = LaporanBulanan.objects.filter(pd__in=kunci, tahun=tahun)
    keadaan = {(p, b): KeadaanLaporan(k) for p, b, k in laporan.values_list("pd", "bulan", "keadaan")}
    pertama: dict[Kunci, datetime] = {}
    status: dict[Kunci, str] = {}
    kiriman = Kiriman.objects.filter(laporan__in=laporan).order_by("nomor")
    for p, b, saat, s in kiriman.values_list("laporan__pd", "laporan__bulan", "diajukan_pada", "status"):
        pertama.setdefault((p, b), saat)
        status[p, b] = s
    buku = Pembukuan.objects.filter(pd__in=kunci, tahun=tahun, aspek=Pembukuan.Aspek.KEUANGAN)
    nihil = {k for k, s in status.items() if s == StatusLapor.NIHIL.value}
    return keadaan, pertama, nihil, {(p, b) for p, b in buku.values_list("pd", "bulan")}
