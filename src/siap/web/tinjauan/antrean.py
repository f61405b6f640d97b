"""Antrean: what waits to be verified, exceptions first; the states of the month; what can be locked."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from siap.domain.laporan.keadaan import KeadaanLaporan, PerbuatanLaporan, perbuatan_terbuka
from siap.domain.waktu import Periode, tampil_tanggal
from siap.ledger.akun.queries import nama_pengguna_sistem
from siap.ledger.pelaporan.queries import Antre, KeadaanUnit, antrian, keadaan_bulan
from siap.web.keadaan import Keadaan, ruang
from siap.web.tinjauan.kata import hitung_keadaan, menunggu, nada_kiriman, nama_bulan, sebab
from siap.web.tinjauan.titik import untuk
from siap.web.zona import Nada


@dataclass(frozen=True, slots=True)
class BarisAntre:
    """One row of the queue. ``tanda`` names the submission in a form: month, number, unit."""

    antre: Antre
    tanda: str
    bulan: str
    sebab: tuple[Nada, ...]
    status: Nada
    menunggu: str
    oleh: str


@dataclass(frozen=True, slots=True)
class HasilSatu:
    """What became of one report of many: done, or refused and why."""

    nama: str
    bulan: str
    berhasil: bool
    kalimat: str = ""
    pd: str = ""
    nomor_bulan: int = 0


def tanda(bulan: int, nomor: int, pd: str) -> str:
    """Name a submission in a form; the code of the unit is free text and stands last."""
    return f"{bulan}:{nomor}:{pd}"


@require_GET
@ruang
def verifikasi(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Show the queue; to who does not see the whole Pemda it does not exist."""
    keadaan.hak.wajib_semua_pd()
    return halaman(request, keadaan)


def halaman(
    request: HttpRequest,
    keadaan: Keadaan,
    *,
    hasil: tuple[HasilSatu, ...] = (),
    perbuatan: str = "",
    galat: str = "",
    status: int = 200,
) -> HttpResponse:
    """Return the page of the queue, with what just happened above it."""
    daftar = antrian(**untuk(request, keadaan))
    unit = keadaan_bulan(**untuk(request, keadaan), bulan=keadaan.bulan)
    nama = nama_pengguna_sistem(a.kiriman.diajukan_oleh for a in daftar)
    baris = [_baris(a, keadaan, nama) for a in daftar]
    bersih = [b for b in baris if b.antre.bersih]
    isi = {
        "keadaan": keadaan,
        "ruang": "verifikasi",
        "perlu": [b for b in baris if not b.antre.bersih],
        "bersih": bersih,
        "lama": max((b.menunggu for b in baris if b.menunggu != "hari ini"), default="", key=_hari),
        "hitung": hitung_keadaan(unit),
        "terverifikasi": [_terverifikasi(u) for u in unit if u.keadaan is KeadaanLaporan.DIVERIFIKASI],
        "boleh": boleh(keadaan),
        "hasil": hasil,
        "berhasil": sum(h.berhasil for h in hasil),
        "perbuatan": perbuatan,
        "galat": galat,
    }
    return render(request, "tinjauan/antrean.html", isi, status=status)


def boleh(keadaan: Keadaan) -> bool:
    """Tell whether this reader judges reports of the whole Pemda, or only looks on."""
    if keadaan.hak.pengelola:
        return True
    return any(
        not kode and PerbuatanLaporan.VERIFIKASI in perbuatan_terbuka(KeadaanLaporan.DIAJUKAN, jenis)
        for jenis, kode, _nama in keadaan.hak.peran
    )


def _hari(kata: str) -> int:
    return int(kata.split(maxsplit=1)[0])


def _baris(a: Antre, keadaan: Keadaan, nama: dict[str, str]) -> BarisAntre:
    kiriman = a.kiriman
    laporan = kiriman.laporan
    return BarisAntre(
        antre=a,
        tanda=tanda(laporan.bulan, kiriman.nomor, laporan.pd.kode),
        bulan=nama_bulan(laporan.bulan),
        sebab=tuple(sebab(a)),
        status=nada_kiriman(kiriman.status),
        menunggu=menunggu(kiriman.diajukan_pada, keadaan.hak.pada),
        oleh=nama.get(kiriman.diajukan_oleh, kiriman.diajukan_oleh),
    )


def _terverifikasi(u: KeadaanUnit) -> dict[str, object]:
    laporan = u.laporan
    assert laporan is not None  # noqa: S101 - a state other than None has a report
    return {
        "pd": u.pd,
        "tanda": tanda(laporan.bulan, laporan.nomor, u.pd.kode),
        "sejak": tampil_tanggal(localtime(laporan.diubah_pada).date()),
        "periode": Periode(laporan.tahun, laporan.bulan).nama,
    }
