"""Dimensions for the mart: names, groups, states of reports and the configuration in force (system read)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.utils.timezone import localtime

from siap.domain.fakta import Dimensi, DimensiPD
from siap.domain.kode import TINGKAT, induk_kode
from siap.domain.penilaian.pita import simpan
from siap.domain.rekap import StatusLapor
from siap.domain.waktu import Periode, jatuh_tempo
from siap.ledger.anggaran.models import BarisAngkas, BarisPagu
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.nomenklatur.queries import nama_kode
from siap.ledger.organisasi.models import PerangkatDaerah
from siap.ledger.organisasi.queries import (
    daftar_pd_sistem,
    libur_sistem,
    pemda_sistem,
    pita_sistem,
    tenggat_sistem,
)
from siap.ledger.realisasi.models import EntriFisik, EntriRealisasi
from siap.ledger.realisasi.queries.ikatan import Ikatan, baca_ikatan

_BULAN = range(1, 13)
_TINGKAT_NOMENKLATUR = ("urusan", "bidang", "program", "kegiatan", "sub_kegiatan")


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
        uraian=nama_kode(
            pemda=pemda, tahun=tahun, jenis_pemda=pemilik.jenis_nomenklatur, kode=_kode_terpakai(pemda, tahun)
        ),
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


def _kode_terpakai(pemda: str, tahun: int) -> set[str]:
    """Return every code that a table of this year may print, with all the codes above it."""
    sub: set[str] = set()
    lain: set[str] = set()
    for versi in (BarisPagu, BarisAngkas):
        milik = versi.objects.filter(versi__tahun=tahun, versi__pd__pemda__kode=pemda).order_by()
        _kumpulkan(milik.values_list("sub_kegiatan", "jenis_belanja", "sumber_dana").distinct(), sub, lain)
    entri = EntriRealisasi.objects.filter(pembukuan__tahun=tahun, pembukuan__pd__pemda__kode=pemda).order_by()
    _kumpulkan(entri.values_list("sub_kegiatan", "jenis_belanja", "sumber_dana").distinct(), sub, lain)
    fisik = EntriFisik.objects.filter(pembukuan__tahun=tahun, pembukuan__pd__pemda__kode=pemda).order_by()
    sub.update(fisik.values_list("sub_kegiatan", flat=True).distinct())
    induk = {induk_kode(k, t) for k in sub for t in _TINGKAT_NOMENKLATUR if t in TINGKAT}
    jenis = {".".join(k.split(".")[:n]) for k in lain for n in (1, 2, 3) if k[:1].isdigit()}
    return (sub | lain | induk | jenis) - {""}


def _kumpulkan(baris: Iterable[tuple[str, str, str]], sub: set[str], lain: set[str]) -> None:
    for kode_sub, jenis, sumber in baris:
        sub.add(kode_sub)
        lain.update((jenis, sumber))
