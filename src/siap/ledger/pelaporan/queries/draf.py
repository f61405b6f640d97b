"""What a door needs before a report moves: its snapshot as it stands, and which reports were ever sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from siap.domain.laporan.keadaan import KeadaanLaporan
from siap.domain.laporan.potret import FaktaPD, Potret
from siap.domain.waktu import Periode
from siap.ledger.akun.queries import Pelaku
from siap.ledger.pelaporan.izin import unit_untuk
from siap.ledger.pelaporan.jadwal import jadwal_sistem
from siap.ledger.pelaporan.models import LaporanBulanan
from siap.ledger.pelaporan.pegangan import cari
from siap.ledger.pelaporan.pemeriksaan import alasan_berlaku, potret_laporan
from siap.ledger.pelaporan.potret import baca_naskah, susun_potret


@dataclass(frozen=True, slots=True)
class Draf:
    """A report as it stands now, opened or not; ``alasan`` are the reasons that travel with it."""

    potret: Potret
    keadaan: KeadaanLaporan | None
    alasan: dict[str, str]


def draf_untuk(
    *,
    oleh: Pelaku,
    pada: datetime,
    pemda: str,
    pd: str,
    tahun: int,
    bulan: int,
    fakta: FaktaPD | None = None,
) -> Draf:
    """Return what the rules would judge, also of a month that nobody opened; raises TidakDitemukan."""
    unit = unit_untuk(pemda=pemda, pd=pd, oleh=oleh, pada=pada)
    laporan = cari(unit, tahun, bulan)
    if laporan is not None:
        potret = potret_laporan(laporan, pada=pada, fakta=fakta)
        return Draf(potret, KeadaanLaporan(laporan.keadaan), alasan_berlaku(laporan))
    periode = Periode(tahun, bulan)
    jadwal = jadwal_sistem(pemda, periode)
    potret = susun_potret(
        baca_naskah(unit, None, periode), jadwal=jadwal, pada=jadwal.tanggal_setempat(pada), fakta=fakta
    )
    return Draf(potret, None, {})


def terkirim_sistem(pemda: str, tahun: int) -> dict[tuple[str, int], KeadaanLaporan]:
    """Return the state of every report that was ever submitted, by PD and month (system read).

    One that was taken back is a draft again, but its figures stay booked: it is among them.
    """
    milik = LaporanBulanan.objects.filter(pd__pemda__kode=pemda, tahun=tahun, nomor__gte=1)
    return {
        (pd, bulan): KeadaanLaporan(keadaan)
        for pd, bulan, keadaan in milik.values_list("pd__kode", "bulan", "keadaan")
    }
