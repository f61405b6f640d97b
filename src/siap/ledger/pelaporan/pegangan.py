"""Taking hold of one report for a change: lock the chain, find the unit and the report, ask the table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from siap.domain.laporan.keadaan import Langkah, PerbuatanLaporan
from siap.domain.waktu import Periode
from siap.ledger.akun.queries import Pelaku, nama_pelaku
from siap.ledger.anggaran.actions import periksa_bulan
from siap.ledger.jejak.actions import catat, kunci_rantai
from siap.ledger.jejak.galat import IsiTidakSah, TidakDitemukan
from siap.ledger.organisasi.models import PerangkatDaerah
from siap.ledger.pelaporan.galat import LaporanBerubah
from siap.ledger.pelaporan.izin import pastikan_langkah, unit_untuk
from siap.ledger.pelaporan.models import LaporanBulanan

_PANJANG_ALASAN: Final = 2_000


@dataclass(frozen=True, slots=True)
class Pegangan:
    """Whose report of which month, who acts, and when: what every action is told first."""

    pemda: str
    pd: str
    tahun: int
    bulan: int
    oleh: Pelaku
    pada: datetime

    def kunci(self) -> PerangkatDaerah:
        """Lock the chain of the Pemda and return the unit, if the one who acts may see it."""
        periksa_bulan(self.bulan)
        kunci_rantai(self.pemda)
        return unit_untuk(pemda=self.pemda, pd=self.pd, oleh=self.oleh, pada=self.pada)

    def ambil(
        self,
        perbuatan: PerbuatanLaporan,
        *,
        alasan: str = "",
        versi: int | None = None,
        nomor: int | None = None,
    ) -> tuple[LaporanBulanan, Langkah]:
        """Return the report and the move; ``versi`` and ``nomor`` are what the person looked at."""
        unit = self.kunci()
        periksa_panjang(alasan)
        laporan = cari(unit, self.tahun, self.bulan)
        if laporan is None:
            raise TidakDitemukan(
                f"Laporan {self.periode.nama} {unit.nama} belum dibuka. Buka dahulu, lalu isi selnya."
            )
        pindah = pastikan_langkah(
            unit=unit,
            keadaan=laporan.keadaan,
            perbuatan=perbuatan,
            oleh=self.oleh,
            pada=self.pada,
            alasan=alasan,
        )
        if versi not in (None, laporan.versi) or nomor not in (None, laporan.nomor):
            raise LaporanBerubah(
                f"Laporan {self.periode.nama} {unit.nama} berubah sejak Anda buka. Muat ulang, lalu putuskan."
            )
        return laporan, pindah

    @property
    def periode(self) -> Periode:
        """The reported month."""
        return Periode(self.tahun, self.bulan)

    @property
    def objek(self) -> str:
        """The report as the jejak names it."""
        return objek_laporan(self.pd, self.tahun, self.bulan)

    @property
    def pelaku(self) -> str:
        """Name under which the jejak keeps who acted."""
        return nama_pelaku(self.oleh)

    def pindah(
        self, laporan: LaporanBulanan, langkah: Langkah, isi: Mapping[str, object], nomor: int | None = None
    ) -> None:
        """Write the new state and tell the jejak what it was."""
        sebelum = {"keadaan": laporan.keadaan, "nomor": laporan.nomor, "versi": laporan.versi}
        laporan.keadaan = langkah.menjadi.value
        laporan.nomor = laporan.nomor if nomor is None else nomor
        laporan.versi += 1
        laporan.diubah_pada = self.pada
        laporan.save(update_fields=["keadaan", "nomor", "versi", "diubah_pada"])
        sesudah = {"keadaan": laporan.keadaan, "nomor": laporan.nomor, "versi": laporan.versi}
        self.catat(langkah.perbuatan.replace(" ", "_"), {"sebelum": sebelum, "sesudah": sesudah, **isi})

    def catat(self, perbuatan: str, isi: Mapping[str, object]) -> None:
        """Add the event of this report to the jejak."""
        catat(
            rantai=self.pemda,
            perbuatan=f"pelaporan.{perbuatan}",
            objek=self.objek,
            isi=isi,
            oleh=self.pelaku,
            pada=self.pada,
        )


def periksa_panjang(*alasan: str) -> None:
    """Refuse a reason that is a book: it is printed beside its report and kept for ever."""
    panjang = max((len(a.strip()) for a in alasan), default=0)
    if panjang > _PANJANG_ALASAN:
        raise IsiTidakSah(f"Alasan paling panjang 2.000 huruf; yang ini {panjang} huruf. Ringkaskan.")


def objek_laporan(pd: str, tahun: int, bulan: int) -> str:
    """Name a report as the jejak does."""
    return f"laporan={pd};tahun={tahun};bulan={bulan}"


def cari(unit: PerangkatDaerah, tahun: int, bulan: int) -> LaporanBulanan | None:
    """Return the report of a month, None when it was never opened."""
    milik = LaporanBulanan.objects.filter(pd=unit, tahun=tahun, bulan=bulan)
    return milik.select_related("pd__pemda").order_by("id").first()
