"""Dimensions for the mart: names, groups, states of reports and the configuration in force (system read)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils.timezone import localtime

from siap.domain.fakta import Dimensi, DimensiPD
from siap.domain.penilaian.pita import simpan
from siap.domain.rekap import StatusLapor
from siap.domain.waktu import Periode, jatuh_tempo
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.nomenklatur.queries import nama_kode_terpakai
from siap.ledger.organisasi.models import PerangkatDaerah
from siap.ledger.organisasi.queries import (
    daftar_pd_sistem,
    libur_sistem,
    pemda_sistem,
    pita_sistem,
    tenggat_sistem,
)
from siap.ledger.realisasi.queries.ikatan import Ikatan, baca_ikatan

_BULAN = range(1, 13)


def dimensi(pemda: str, tahun: int, pada: datetime) -> Dimensi:
    """Return what an edition needs besides sums, as things stand at ``pada``."""
    pemilik = pemda_sistem(pemda)
    unit = daftar_pd_sistem(pemda, tahun)
    ikatan = baca_ikatan(unit, tahun)
    tempo = _jatuh_tempo(pemda, tahun)
    hari_ini = localtime(pada).date()
    return Dimensi(
        pemda=pemda,
        nama_pemda=pemilik.nama,
        tahun=tahun,
        pd=tuple(_dimensi_pd(u, tahun, ikatan, tempo, hari_ini) for u in unit),
        uraian=nama_kode_terpakai(pemda=pemda, tahun=tahun, jenis_pemda=pemilik.jenis_nomenklatur),
        pita=tuple(simpan(pita_sistem(pemda, Periode(tahun, b))) for b in _BULAN),
        ibu_kota=pemilik.ibu_kota,
    )


def _dimensi_pd(
    unit: PerangkatDaerah, tahun: int, ikatan: Ikatan, tempo: tuple[date, ...], hari_ini: date
) -> DimensiPD:
    def label(versi: object) -> str:
        return getattr(versi, "label", "")

    buku = [ikatan.keuangan.get((unit.pk, b)) for b in _BULAN]
    return DimensiPD(
        kode=unit.kode,
        nama=unit.nama,
        jenis=unit.jenis,
        kelompok=unit.kelompok,
        induk=unit.induk.kode if unit.induk else "",
        # who reports owes a report, whatever the list of units says
        wajib=tuple(unit.wajib_lapor(Periode(tahun, b)) or buku[b - 1] is not None for b in _BULAN),
        status=tuple(
            p.status if p is not None else _tanpa_laporan(t, hari_ini)
            for p, t in zip(buku, tempo, strict=True)
        ),
        versi_anggaran=tuple(label(ikatan.anggaran.get((unit.pk, b))) for b in _BULAN),
        versi_angkas=tuple(label(ikatan.angkas.get((unit.pk, b))) for b in _BULAN),
        sumber=tuple("" if p is None else str(Sumber(p.sumber_nama, p.sumber_sha256)) for p in buku),
    )


def _tanpa_laporan(tempo: date, hari_ini: date) -> str:
    """A month is late only after its due date has passed."""
    return (StatusLapor.BELUM_WAKTUNYA if hari_ini <= tempo else StatusLapor.BELUM_LAPOR).value


def _jatuh_tempo(pemda: str, tahun: int) -> tuple[date, ...]:
    """Return the due date of every month, by the rule in force at the end of that month."""
    libur = libur_sistem(pemda, date(tahun, 1, 1), date(tahun + 1, 1, 31) + timedelta(days=31))
    bulan = [Periode(tahun, b) for b in _BULAN]
    return tuple(jatuh_tempo(p, tenggat_sistem(pemda, p.akhir), libur) for p in bulan)
