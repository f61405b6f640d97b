"""The sheet of one report: its state, its lines with what the book knows, its cells, what came back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from siap.domain.laporan.fisik import CaraFisik, HasilFisik
from siap.domain.laporan.jadwal import JadwalBulan
from siap.domain.laporan.keadaan import AWAL, KeadaanLaporan, PerbuatanLaporan
from siap.domain.laporan.potret import FaktaPD, Potret
from siap.domain.laporan.rencana_fisik import RencanaSub
from siap.domain.waktu import Periode
from siap.ledger.akun.models import Pengguna
from siap.ledger.akun.queries import pd_untuk
from siap.ledger.organisasi.models import PerangkatDaerah
from siap.ledger.pelaporan.isian import LetakBaris, LetakSel, letak_sel, tulis_angka
from siap.ledger.pelaporan.izin import terbuka_bagi
from siap.ledger.pelaporan.jadwal import jadwal_sistem
from siap.ledger.pelaporan.models import CatatanPengembalian, IsianSel, Kolom, LaporanBulanan
from siap.ledger.pelaporan.pegangan import cari
from siap.ledger.pelaporan.pemeriksaan import potret_laporan
from siap.ledger.pelaporan.potret import Naskah, baca_naskah


@dataclass(frozen=True, slots=True)
class SelLembar:
    """One cell: its value as text, its version (0: never typed in), who typed it and when."""

    nilai: str | None
    versi: int = 0
    oleh: str = ""
    pada: datetime | None = None


@dataclass(frozen=True, slots=True)
class BarisLembar:
    """One budget line with what is known beside its cell."""

    letak: LetakBaris
    pagu: Decimal | None
    angkas: Decimal | None
    realisasi_lalu: Decimal | None


@dataclass(frozen=True, slots=True)
class SubLembar:
    """One sub kegiatan with its target and its progress of last month.

    ``rencana`` and ``hasil``: by which parts progress is measured, and what follows; None where it is typed.
    ``lama`` is the figure from before the plan, which stands while nothing of the plan is filled in.
    """

    sub_kegiatan: str
    target_fisik: Decimal | None
    fisik_lalu: Decimal | None
    rencana: RencanaSub | None = None
    hasil: HasilFisik | None = None
    lama: str | None = None


@dataclass(frozen=True, slots=True)
class Lembar:
    """Everything that an entry grid shows. ``laporan`` is None while nobody has opened the month."""

    pd: PerangkatDaerah
    periode: Periode
    laporan: LaporanBulanan | None
    keadaan: KeadaanLaporan
    jadwal: JadwalBulan
    versi_anggaran: str
    baris: tuple[BarisLembar, ...]
    sub: tuple[SubLembar, ...]
    sel: Mapping[LetakSel, SelLembar]
    kosong: tuple[LetakSel, ...]
    catatan: tuple[CatatanPengembalian, ...]
    terbuka: tuple[PerbuatanLaporan, ...]


def laporan_untuk(
    *, pengguna: Pengguna, pada: datetime, pemda: str, pd: str, tahun: int, bulan: int
) -> LaporanBulanan | None:
    """Return a report that a person may see, None when it was never opened; raises TidakDitemukan."""
    return cari(pd_untuk(pengguna=pengguna, pada=pada, pemda=pemda, kode=pd), tahun, bulan)


def lembar_untuk(
    *, pengguna: Pengguna, pada: datetime, pemda: str, pd: str, tahun: int, bulan: int
) -> Lembar:
    """Return the sheet of a report, also of one that is not opened yet; raises TidakDitemukan."""
    unit = pd_untuk(pengguna=pengguna, pada=pada, pemda=pemda, kode=pd)
    periode = Periode(tahun, bulan)
    laporan = cari(unit, tahun, bulan)
    naskah = baca_naskah(unit, laporan, periode)
    keadaan = KeadaanLaporan(laporan.keadaan) if laporan else AWAL
    lalu, fisik_lalu = naskah.buku.posisi.get(bulan - 1, {}), naskah.buku.fisik.get(bulan - 1, {})
    return Lembar(
        pd=unit,
        periode=periode,
        laporan=laporan,
        keadaan=keadaan,
        jadwal=jadwal_sistem(pemda, periode),
        versi_anggaran="" if naskah.buku.versi is None else naskah.buku.versi.label,
        baris=tuple(
            BarisLembar(b, naskah.buku.pagu.get(b), (naskah.angkas or {}).get(b), lalu.get(b))
            for b in naskah.baris
        ),
        sub=tuple(
            SubLembar(
                s,
                naskah.target.get(s, naskah.target.get("")),
                fisik_lalu.get(s),
                naskah.rencana.get(s),
                naskah.hasil_fisik(s),
                naskah.nilai(LetakSel(s, "", "", Kolom.FISIK)),
            )
            for s in naskah.sub
        ),
        sel=_sel(naskah, laporan),
        kosong=tuple(naskah.kosong),
        catatan=tuple(catatan_terbuka(laporan)) if laporan else (),
        terbuka=terbuka_bagi(unit=unit, keadaan=keadaan, pengguna=pengguna, pada=pada),
    )


def _sel(naskah: Naskah, laporan: LaporanBulanan | None) -> dict[LetakSel, SelLembar]:
    """Return the cells that show something: what was typed, and figures that an import booked."""
    hasil = {
        k: SelLembar(nilai)
        for k in (
            *(LetakSel(*b, Kolom.REALISASI) for b in naskah.baris),
            *(LetakSel(s, "", "", Kolom.FISIK) for s in naskah.sub),
        )
        if (nilai := naskah.buku.nilai(k)) is not None
    }
    for s in IsianSel.objects.filter(laporan=laporan) if laporan else ():
        hasil[letak_sel(s)] = SelLembar(naskah.sel.get(letak_sel(s)), s.versi, s.oleh, s.pada)
    for sub in naskah.sub:
        fisik, letak = naskah.hasil_fisik(sub), LetakSel(sub, "", "", Kolom.FISIK)
        if fisik is not None and fisik.cara is not CaraFisik.KETIKAN:
            # what is derived is shown, whatever was typed or booked before there was a plan
            hasil.pop(letak, None)
            if fisik.persen is not None:
                hasil[letak] = SelLembar(tulis_angka(fisik.persen))
    return hasil


def catatan_terbuka(laporan: LaporanBulanan) -> list[CatatanPengembalian]:
    """Return why the last submission came back, while it is back; the latest return only."""
    if laporan.keadaan not in (KeadaanLaporan.DIKEMBALIKAN, KeadaanLaporan.DRAF):
        return []
    milik = CatatanPengembalian.objects.filter(kiriman__laporan=laporan, kiriman__nomor=laporan.nomor)
    terakhir = milik.order_by("-id").first()
    return [] if terakhir is None else list(milik.filter(pada=terakhir.pada, oleh=terakhir.oleh))


def potret_untuk(
    *,
    pengguna: Pengguna,
    pada: datetime,
    pemda: str,
    pd: str,
    tahun: int,
    bulan: int,
    fakta: FaktaPD | None = None,
) -> Potret | None:
    """Return the snapshot that rules judge while someone types; None when the report is not opened."""
    laporan = laporan_untuk(pengguna=pengguna, pada=pada, pemda=pemda, pd=pd, tahun=tahun, bulan=bulan)
    return None if laporan is None else potret_laporan(laporan, pada=pada, fakta=fakta)
