"""Bangkit: put the whole demo kabupaten together, from plans to the last delivery."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from siap.domain.anggaran import Tahap
from siap.jobs.demo import gangguan as g
from siap.jobs.demo.daftar_gangguan import daftar_gangguan
from siap.jobs.demo.isi import isi_anggaran, isi_angkas, isi_target, matra, sha256_isi, uraian_pd
from siap.jobs.demo.laporan import WIB, kiriman_bulanan
from siap.jobs.demo.nilai import Demo, IsiKiriman, Kiriman, Perihal
from siap.jobs.demo.pelaksanaan import Pelaksanaan, laksanakan
from siap.jobs.demo.pengguna import ORANG
from siap.jobs.demo.perangkat import DAFTAR, IBU_KOTA, KODE_PEMDA, NAMA_PEMDA, TAHUN
from siap.jobs.demo.perjalanan import perjalanan_pd
from siap.jobs.demo.rencana import JENIS_BELANJA, SUMBER_DANA, Rencana, Versi, rencanakan
from siap.jobs.demo.susunan import uraian_susunan

_DASAR = {
    Tahap.MURNI: ("Peraturan Bupati Contoh tentang Penjabaran APBD TA 2026", date(2025, 12, 29)),
    Tahap.PERGESERAN: ("Persetujuan Sekretaris Daerah Contoh atas pergeseran DPA", date(2026, 5, 4)),
    Tahap.PERUBAHAN: ("Peraturan Bupati Contoh tentang Penjabaran Perubahan APBD TA 2026", date(2026, 8, 3)),
}


def bangkitkan() -> Demo:
    """Give the demo kabupaten. Same code, same values: no clock, no hash order, no outside data."""
    semua = [laksanakan(rencanakan(pd)) for pd in DAFTAR]
    kiriman = [k for urutan, hasil in enumerate(semua) for k in _kiriman(urutan, hasil)]
    kiriman.sort(key=lambda k: (k.pada, k.pd, k.perihal))
    tiba = {(k.pd, k.bulan): k.pada for k in kiriman if k.perihal is Perihal.REALISASI and not k.koreksi}
    ulang = {(k.pd, k.bulan): k for k in kiriman if k.perihal is Perihal.REALISASI and k.koreksi}
    langkah = [x for nomor, hasil in enumerate(semua) for x in perjalanan_pd(nomor, hasil, tiba, ulang)]
    langkah.sort(key=lambda x: (x.pada, x.pd, x.bulan))
    return Demo(
        kode=KODE_PEMDA,
        nama=NAMA_PEMDA,
        ibu_kota=IBU_KOTA,
        tahun=TAHUN,
        sampai_bulan=g.SAMPAI_BULAN,
        unit=tuple(pd.baris for pd in DAFTAR),
        kiriman=tuple(kiriman),
        pengguna=ORANG,
        gangguan=tuple(daftar_gangguan({hasil.rencana.pd.kode: hasil for hasil in semua})),
        uraian=uraian_susunan(DAFTAR) | JENIS_BELANJA | SUMBER_DANA,
        langkah=tuple(langkah),
    )


def _kiriman(urutan: int, hasil: Pelaksanaan) -> Iterator[Kiriman]:
    """Give plans first, then the months; every PD has its own minute, so that arrival is a strict order."""
    rencana = hasil.rencana
    tempat = matra(rencana)
    uraian = uraian_pd(rencana)
    for nomor, versi in enumerate(rencana.versi, start=1):
        pada = _tiba_versi(versi) + timedelta(minutes=3 * urutan)
        isi = isi_anggaran(rencana, tempat, versi, uraian)
        yield _kirim_versi(Perihal.ANGGARAN, rencana, versi, nomor, pada, isi)
        if versi.kas is not None:
            kas = isi_angkas(rencana, tempat, versi)
            yield _kirim_versi(Perihal.ANGKAS, rencana, versi, nomor, pada + timedelta(minutes=1), kas)
        if nomor == 1:
            target = isi_target(rencana)
            yield _kirim_versi(Perihal.TARGET, rencana, versi, nomor, pada + timedelta(minutes=2), target)
    yield from kiriman_bulanan(hasil, tempat)


def _tiba_versi(versi: Versi) -> datetime:
    if versi.berlaku_mulai == 1:
        return datetime(TAHUN, 1, 5, 8, tzinfo=WIB)
    return datetime(TAHUN, versi.berlaku_mulai, 12 if versi.berlaku_mulai < 10 else 2, 9, tzinfo=WIB)


def _kirim_versi(
    perihal: Perihal, rencana: Rencana, versi: Versi, nomor: int, pada: datetime, isi: IsiKiriman
) -> Kiriman:
    nama = {Perihal.ANGGARAN: "dpa", Perihal.ANGKAS: "angkas"}.get(perihal, "target-fisik")
    dasar, tanggal = _DASAR[versi.tahap]
    return Kiriman(
        perihal,
        rencana.pd.kode,
        versi.berlaku_mulai,
        pada,
        "sari" if perihal is Perihal.TARGET else "bayu",
        f"{nama}-{rencana.pd.kode}-{TAHUN}-v{nomor}.xlsx",
        sha256_isi(isi),
        isi,
        tahap=versi.tahap,
        dasar=dasar,
        tanggal_dasar=tanggal,
    )
