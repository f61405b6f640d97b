"""Asking the rules about a report: its snapshot as it stands, and the reasons that already explain it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from siap.domain.aturan.pemeriksaan import SaatPeriksa, TemuanLaporan
from siap.domain.laporan.jadwal import JadwalBulan
from siap.domain.laporan.potret import FaktaPD, Potret
from siap.ledger.pelaporan.isian import LetakBaris
from siap.ledger.pelaporan.jadwal import jadwal_sistem
from siap.ledger.pelaporan.models import AlasanTemuan, Kiriman, LaporanBulanan
from siap.ledger.pelaporan.potret import Naskah, baca_naskah, susun_potret

#: The rules: a snapshot and the step for which it is judged -> every finding with its key.
Pemeriksa = Callable[[Potret, SaatPeriksa], Sequence[TemuanLaporan]]


def potret_laporan(
    laporan: LaporanBulanan,
    *,
    pada: datetime,
    fakta: FaktaPD | None = None,
    naskah: Naskah | None = None,
    koreksi: Mapping[LetakBaris, str] | None = None,
    jadwal: JadwalBulan | None = None,
) -> Potret:
    """Return the snapshot of a report as it stands."""
    jadwal = jadwal or jadwal_sistem(laporan.pd.pemda.kode, laporan.periode)
    pertama = None
    if laporan.nomor:
        kiriman = Kiriman.objects.filter(laporan=laporan, nomor=1).order_by("id")
        pertama = kiriman.values_list("diajukan_pada", flat=True).first()
    return susun_potret(
        naskah or baca_naskah(laporan.pd, laporan, laporan.periode),
        jadwal=jadwal,
        pada=jadwal.tanggal_setempat(pada),
        diterima_pertama=None if pertama is None else jadwal.tanggal_setempat(pertama),
        fakta=fakta,
        koreksi=koreksi,
    )


def alasan_berlaku(laporan: LaporanBulanan) -> dict[str, str]:
    """Return the reasons of the last submission by the key of their finding: they travel with the report."""
    if not laporan.nomor:
        return {}
    milik = AlasanTemuan.objects.filter(kiriman__laporan=laporan, kiriman__nomor=laporan.nomor)
    return dict(milik.values_list("kunci", "alasan"))
