"""May evidence be added to, or withdrawn from, a report as it stands? Asked before the book of bukti acts.

What was submitted is what is verified: evidence changes while figures may change, and after the lock only
with the reason of a correction.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from siap.domain.laporan.keadaan import AWAL, KeadaanLaporan, PerbuatanLaporan
from siap.domain.waktu import Periode
from siap.ledger.akun.models import Pengguna
from siap.ledger.akun.queries import Pelaku
from siap.ledger.anggaran.actions import periksa_bulan
from siap.ledger.jejak.galat import IsiTidakSah
from siap.ledger.organisasi.models import PerangkatDaerah
from siap.ledger.pelaporan.galat import LangkahTidakSesuai
from siap.ledger.pelaporan.izin import pastikan_langkah, terbuka_bagi, unit_untuk
from siap.ledger.pelaporan.jadwal import jadwal_sistem
from siap.ledger.pelaporan.pegangan import cari

_TERTUTUP: Final = {
    KeadaanLaporan.DIAJUKAN: "Kepala perangkat daerah dapat menariknya, atau Adbang mengembalikannya.",
    KeadaanLaporan.DIVERIFIKASI: "Mintalah Adbang mengembalikannya.",
}


def keadaan_untuk_bukti(unit: PerangkatDaerah, tahun: int, bulan: int) -> KeadaanLaporan:
    """Return the state of a report, also of one that nobody has opened yet."""
    laporan = cari(unit, tahun, bulan)
    return AWAL if laporan is None else KeadaanLaporan(laporan.keadaan)


def pastikan_bukti_terbuka(
    *, pemda: str, pd: str, tahun: int, bulan: int, oleh: Pelaku, pada: datetime, alasan: str = ""
) -> None:
    """Let pass who may change the evidence of a report now; call it inside the transaction.

    Raises TidakDitemukan, TidakBerwenang, LangkahTidakSesuai, AlasanKosong, IsiTidakSah.
    """
    periksa_bulan(bulan)
    periode = Periode(tahun, bulan)
    unit = unit_untuk(pemda=pemda, pd=pd, oleh=oleh, pada=pada)
    if jadwal_sistem(pemda, periode).tanggal_setempat(pada) < periode.awal:
        raise IsiTidakSah(f"{periode.nama} belum dimulai. Pilih bulan yang sudah berjalan.")
    keadaan = keadaan_untuk_bukti(unit, tahun, bulan)
    if keadaan in _TERTUTUP:
        raise LangkahTidakSesuai(
            f"Laporan {periode.nama} {unit.nama} sudah {keadaan}; buktinya tidak dapat ditambah atau "
            f"dicabut. {_TERTUTUP[keadaan]}"
        )
    terkunci = keadaan is KeadaanLaporan.DIKUNCI
    pastikan_langkah(
        unit=unit,
        keadaan=keadaan,
        perbuatan=PerbuatanLaporan.KOREKSI if terkunci else PerbuatanLaporan.SIMPAN,
        oleh=oleh,
        pada=pada,
        alasan=alasan,
    )


def bukti_terbuka_bagi(
    *, unit: PerangkatDaerah, tahun: int, bulan: int, pengguna: Pengguna, pada: datetime
) -> tuple[KeadaanLaporan, bool]:
    """Return the state of a report, and whether this person may change its evidence."""
    keadaan = keadaan_untuk_bukti(unit, tahun, bulan)
    boleh = terbuka_bagi(unit=unit, keadaan=keadaan, pengguna=pengguna, pada=pada)
    perlu = PerbuatanLaporan.KOREKSI if keadaan is KeadaanLaporan.DIKUNCI else PerbuatanLaporan.SIMPAN
    return keadaan, perlu in boleh
