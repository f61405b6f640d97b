"""Hari ini: the first screen of the day. It needs no mart: who has no figures yet owes reports too."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from siap.domain.laporan.jadwal import JadwalBulan
from siap.domain.waktu import Periode, tampil_tanggal
from siap.ledger.akun.wewenang import PERAN_PD, JenisPeran
from siap.ledger.pelaporan.jadwal import jadwal_sistem
from siap.ledger.pelaporan.queries import hari_ini as tugas_hari_ini
from siap.ledger.pengendalian.queries import teguran_menunggu
from siap.ledger.realisasi.queries import HitunganRekonsiliasi, tugas_rekonsiliasi
from siap.web.keadaan import Keadaan, ruang
from siap.web.menu import peran
from siap.web.tugas.pengawasan import susun_pengawasan
from siap.web.tugas.susunan import KartuTugas, kalimat_utama, susun_tugas

#: whose day reconciling is
_SELISIH: Final = frozenset({JenisPeran.KASUBAG_KEUANGAN, JenisPeran.BPKAD})
NAMA_HARI: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


@require_safe
@ruang
def hari_ini(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Show what is owed, what came back and what waits for a signature; for Adbang the queue."""
    hak = keadaan.hak
    jenis = peran(hak)
    kartu = _kartu(keadaan) if jenis & PERAN_PD else ()
    kini = localtime(hak.pada)
    isi = {
        "keadaan": keadaan,
        "ruang": "hari-ini",
        "hari": f"{NAMA_HARI[kini.weekday()]}, {tampil_tanggal(kini.date())}",
        "pelapor": bool(jenis & PERAN_PD),
        "kartu": [k for k in kartu if not k.siap],
        "tanda_tangan": [k for k in kartu if k.siap],
        "kalimat": kalimat_utama(kartu),
        "banyak_unit": len({k.kode for k in kartu}) > 1,
        "pengawasan": susun_pengawasan(keadaan) if hak.pengelola or JenisPeran.ADBANG in jenis else None,
        "teguran": teguran_menunggu(pengguna=hak.pengguna, pada=hak.pada, pemda=keadaan.pemda.kode),
        "selisih": _selisih(keadaan, kini.year) if jenis & _SELISIH else None,
        "tahun_ini": kini.year,
        "jadwal": jadwal_sistem(keadaan.pemda.kode, _berjalan(keadaan)),
        "berikut": _berikut(keadaan),
    }
    return render(request, "tugas/hari_ini.html", isi)


def _selisih(keadaan: Keadaan, tahun: int) -> HitunganRekonsiliasi | None:
    """Return what still differs from BPKAD this year; None when nothing does."""
    hak = keadaan.hak
    hitungan = tugas_rekonsiliasi(pengguna=hak.pengguna, pada=hak.pada, pemda=keadaan.pemda.kode, tahun=tahun)
    return hitungan if hitungan.terbuka or hitungan.milik_saya else None


def _kartu(keadaan: Keadaan) -> tuple[KartuTugas, ...]:
    hak = keadaan.hak
    semua = tugas_hari_ini(pengguna=hak.pengguna, pada=hak.pada)
    return tuple(
        susun_tugas(t, hak.pengguna, hak.pada) for t in semua if t.pd.pemda.kode == keadaan.pemda.kode
    )


def _berjalan(keadaan: Keadaan) -> Periode:
    """Return the latest month that is open for reporting."""
    kini = localtime(keadaan.hak.pada)
    periode = Periode(kini.year, kini.month)
    buka = jadwal_sistem(keadaan.pemda.kode, periode).buka
    return periode if buka <= kini.date() else periode.sebelum


def _berikut(keadaan: Keadaan) -> JadwalBulan:
    """Return the calendar of the next month to open: what an empty page tells."""
    return jadwal_sistem(keadaan.pemda.kode, _berjalan(keadaan).berikut)
