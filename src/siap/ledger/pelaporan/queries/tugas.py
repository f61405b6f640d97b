"""What waits for a person who reports: what the own unit owes, overdue ones too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime

from siap.domain.laporan.jadwal import JadwalBulan
from siap.domain.laporan.keadaan import AWAL, KeadaanLaporan, PerbuatanLaporan
from siap.domain.waktu import Periode
from siap.ledger.akun.models import Pengguna
from siap.ledger.akun.queries import peran_pada
from siap.ledger.akun.wewenang import PERAN_PD
from siap.ledger.anggaran.models import VersiAnggaran
from siap.ledger.organisasi.models import PerangkatDaerah
from siap.ledger.pelaporan.isian import LetakSel
from siap.ledger.pelaporan.izin import terbuka_bagi
from siap.ledger.pelaporan.jadwal import jadwal_banyak_sistem
from siap.ledger.pelaporan.models import CatatanPengembalian, LaporanBulanan
from siap.ledger.pelaporan.potret import baca_naskah
from siap.ledger.pelaporan.queries.lembar import catatan_terbuka

_BELUM_SELESAI = (KeadaanLaporan.DRAF, KeadaanLaporan.DIKEMBALIKAN)


@dataclass(frozen=True, slots=True)
class Tugas:
    """One report that a unit owes. ``sisa_hari`` is negative when overdue: it stays on the list.

    ``dibuka``: somebody began it. ``pernah_dikirim``: it was submitted once, so the due date was met or
    missed already. ``diperbaiki``: it was changed since it came back, or never came back.
    """

    pd: PerangkatDaerah
    periode: Periode
    keadaan: KeadaanLaporan
    jatuh_tempo: date
    sisa_hari: int
    dibuka: bool
    pernah_dikirim: bool
    diperbaiki: bool
    kosong: tuple[LetakSel, ...]
    catatan: tuple[CatatanPengembalian, ...]
    terbuka: tuple[PerbuatanLaporan, ...]


def hari_ini(*, pengguna: Pengguna, pada: datetime) -> list[Tugas]:
    """Return what the units of a person owe, the oldest due date first; empty for who reports for none.

    Months of this year whose window is open, and of last year when the unit had a budget then.
    """
    milik = {p.pd_id: p.pemda.kode for p in peran_pada(pengguna=pengguna, pada=pada) if p.jenis in PERAN_PD}
    hasil: list[Tugas] = []
    for pk, pemda in milik.items():
        unit = PerangkatDaerah.objects.select_related("pemda").get(pk=pk)
        hasil += _tugas_unit(unit, pemda, pengguna, pada)
    return sorted(hasil, key=lambda t: (t.jatuh_tempo, t.pd.kode))


def _tugas_unit(unit: PerangkatDaerah, pemda: str, pengguna: Pengguna, pada: datetime) -> list[Tugas]:
    tahun = localtime(pada).year
    berangka = set(VersiAnggaran.objects.filter(pd=unit).values_list("tahun", flat=True))
    laporan = {
        ada.periode: ada
        for ada in LaporanBulanan.objects.filter(pd=unit, tahun__in=(tahun - 1, tahun)).select_related(
            "pd__pemda"
        )
    }
    semua = [
        Periode(t, b)
        for t in (tahun - 1, tahun)
        if t == tahun or t in berangka
        for b in range(1, 13)
        if unit.wajib_lapor(Periode(t, b)) or Periode(t, b) in laporan
    ]
    hasil: list[Tugas] = []
    for periode, jadwal in jadwal_banyak_sistem(pemda, semua).items():
        ada = laporan.get(periode)
        if jadwal.tanggal_setempat(pada) < jadwal.buka or (ada and ada.keadaan not in _BELUM_SELESAI):
            continue
        hasil.append(_tugas(unit, periode, ada, jadwal, pengguna, pada))
    return hasil


def _tugas(
    unit: PerangkatDaerah,
    periode: Periode,
    laporan: LaporanBulanan | None,
    jadwal: JadwalBulan,
    pengguna: Pengguna,
    pada: datetime,
) -> Tugas:
    keadaan = KeadaanLaporan(laporan.keadaan) if laporan else AWAL
    catatan = tuple(catatan_terbuka(laporan)) if laporan else ()
    return Tugas(
        pd=unit,
        periode=periode,
        keadaan=keadaan,
        jatuh_tempo=jadwal.jatuh_tempo,
        sisa_hari=jadwal.sisa_hari(jadwal.tanggal_setempat(pada)),
        dibuka=laporan is not None,
        pernah_dikirim=bool(laporan and laporan.nomor),
        diperbaiki=laporan is None or all(laporan.diubah_pada > c.pada for c in catatan),
        kosong=tuple(baca_naskah(unit, laporan, periode).kosong),
        catatan=catatan,
        terbuka=terbuka_bagi(unit=unit, keadaan=keadaan, pengguna=pengguna, pada=pada),
    )
