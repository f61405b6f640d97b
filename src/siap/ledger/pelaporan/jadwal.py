"""The calendar of a month in one Pemda: its dated configuration and its days off, asked of the book."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from siap.domain.laporan.jadwal import AturanJadwal, JadwalBulan, JadwalDitolak, jadwal_bulan, muat
from siap.domain.waktu import Periode, Tenggat
from siap.ledger.jejak.galat import IsiTidakSah
from siap.ledger.organisasi.queries import RiwayatSetelan, libur_sistem, riwayat_setelan_sistem


def aturan_sistem(pemda: str, periode: Periode) -> AturanJadwal:
    """Return the calendar rules in force at the end of a month.

    A Pemda that has set only the due date keeps the other days in their usual distance from it.
    """
    return _aturan(_setelan(pemda), periode)


def _setelan(pemda: str) -> RiwayatSetelan:
    return riwayat_setelan_sistem(pemda, "jadwal", "tenggat")


def _aturan(setelan: RiwayatSetelan, periode: Periode) -> AturanJadwal:
    isi = setelan.isi("jadwal", periode.akhir)
    if isi is not None:
        return muat(json.dumps(isi))
    tenggat, bawaan = Tenggat(**(setelan.isi("tenggat", periode.akhir) or {})), AturanJadwal()
    geser = tenggat.tanggal - bawaan.tenggat
    try:
        return replace(
            bawaan,
            tenggat=tenggat.tanggal,
            geser=tenggat.geser,
            desember_di_tahun_sama=tenggat.desember_di_tahun_sama,
            pengingat=tuple(sorted({max(bawaan.buka, h + geser) for h in bawaan.pengingat})),
            verifikasi=min(27, bawaan.verifikasi + geser),
            kunci=min(28, bawaan.kunci + geser),
        )
    except JadwalDitolak as salah:
        raise IsiTidakSah(salah.kalimat) from None


def jadwal_sistem(pemda: str, periode: Periode) -> JadwalBulan:
    """Return the calendar of one month."""
    return jadwal_bulan(periode, aturan_sistem(pemda, periode), _libur(pemda, periode, periode))


def jadwal_banyak_sistem(pemda: str, periode: Iterable[Periode]) -> Mapping[Periode, JadwalBulan]:
    """Return the calendars of some months; settings and days off are read once."""
    semua = sorted(set(periode))
    if not semua:
        return {}
    libur, setelan = _libur(pemda, semua[0], semua[-1]), _setelan(pemda)
    return {p: jadwal_bulan(p, _aturan(setelan, p), libur) for p in semua}


def _libur(pemda: str, dari: Periode, sampai: Periode) -> frozenset[date]:
    return libur_sistem(pemda, dari.awal, sampai.berikut.berikut.akhir)
