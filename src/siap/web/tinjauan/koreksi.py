"""Koreksi: change cells of a locked month, with a reason; what changes is shown before it is booked."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from siap.domain.laporan.keadaan import PerbuatanLaporan
from siap.flows import pelaporan as alur
from siap.ledger.jejak.galat import GalatBuku, TidakBerwenang, TidakDitemukan
from siap.ledger.pelaporan.galat import LaporanBerubah
from siap.ledger.pelaporan.queries import RincianKiriman
from siap.web.alamat import alamat
from siap.web.keadaan import Keadaan, ruang
from siap.web.tinjauan.isian_koreksi import Isian, baca, cari
from siap.web.tinjauan.laporan import dasar, nomor_terkirim
from siap.web.tinjauan.naskah import nama_isi
from siap.web.tinjauan.titik import alamat_laporan, baca_kiriman, kode_pd

_BERUBAH = "Laporan ini berubah sejak Anda buka. Pilih lagi selnya pada kiriman terbaru."
_AWALAN_TEMUAN = "temuan:"


@require_http_methods(["GET", "POST"])
@ruang
def koreksi(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Choose cells, give values and a reason, look at the effect, book. Only the last step writes."""
    pd = kode_pd(request, keadaan)
    rincian = baca_kiriman(request, keadaan, pd)
    nama = nama_isi(rincian)
    if request.method == "GET":
        return _halaman(request, keadaan, rincian, nama, baca(request.GET, rincian, nama))
    if PerbuatanLaporan.KOREKSI not in rincian.terbuka:
        # ask the book itself, which says whether the state or the role is in the way
        return _tolak(request, keadaan, rincian, nama, pd)
    if nomor_terkirim(request) != rincian.kiriman.nomor:
        kosong = baca(request.GET, rincian, nama)
        return _halaman(request, keadaan, rincian, nama, kosong, galat=_BERUBAH, status=409)
    return _langkah(request, keadaan, rincian, nama, baca(request.POST, rincian, nama), pd)


def _langkah(
    request: HttpRequest,
    keadaan: Keadaan,
    rincian: RincianKiriman,
    nama: dict[str, str],
    isian: Isian,
    pd: str,
) -> HttpResponse:
    langkah = request.POST.get("langkah", "")
    if langkah not in ("lihat", "bukukan"):
        return _halaman(request, keadaan, rincian, nama, isian)
    salah = isian.galat()
    if salah:
        return _halaman(request, keadaan, rincian, nama, isian, galat=salah, status=422)
    if langkah == "lihat":
        return _halaman(request, keadaan, rincian, nama, isian, tinjau=True)
    return _bukukan(request, keadaan, rincian, nama, isian, pd)


def _bukukan(
    request: HttpRequest,
    keadaan: Keadaan,
    rincian: RincianKiriman,
    nama: dict[str, str],
    isian: Isian,
    pd: str,
) -> HttpResponse:
    alasan_temuan = {
        k.removeprefix(_AWALAN_TEMUAN): str(v)[:2_000]
        for k, v in request.POST.items()
        if k.startswith(_AWALAN_TEMUAN)
    }
    try:
        hasil = alur.koreksi(
            alamat_laporan(request, keadaan, pd),
            sel=isian.perubahan,
            alasan=isian.alasan,
            alasan_temuan=alasan_temuan,
            nomor=rincian.kiriman.nomor,
        )
    except (TidakBerwenang, TidakDitemukan):
        raise
    except GalatBuku as salah:
        return _halaman(
            request,
            keadaan,
            rincian,
            nama,
            isian,
            galat=salah,
            tinjau=True,
            alasan_temuan=alasan_temuan,
            status=409 if isinstance(salah, LaporanBerubah) else 422,
        )
    nomor = hasil.nomor.rsplit("/", 1)[-1]
    return redirect(alamat("kiriman", keadaan, pd=pd, nomor=nomor, baru="ya"))


def _tolak(
    request: HttpRequest, keadaan: Keadaan, rincian: RincianKiriman, nama: dict[str, str], pd: str
) -> HttpResponse:
    """Let the book refuse: 404, 403, or the sentence about the state on the same page."""
    isian = baca(request.POST, rincian, nama)
    try:
        alur.koreksi(alamat_laporan(request, keadaan, pd), sel=(), alasan=isian.alasan or "-")
    except (TidakBerwenang, TidakDitemukan):
        raise
    except GalatBuku as salah:
        return _halaman(request, keadaan, rincian, nama, isian, galat=salah, status=422)
    raise AssertionError("a correction without a cell was booked")


def _halaman(
    request: HttpRequest,
    keadaan: Keadaan,
    rincian: RincianKiriman,
    nama: dict[str, str],
    isian: Isian,
    *,
    galat: GalatBuku | str | None = None,
    tinjau: bool = False,
    alasan_temuan: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    terketik = alasan_temuan or {}
    isi: dict[str, Any] = {
        **dasar(keadaan, rincian, nama),
        "ruang": "koreksi",
        "isian": isian,
        "ditemukan": cari(isian, rincian, nama),
        "boleh": PerbuatanLaporan.KOREKSI in rincian.terbuka,
        "tinjau": tinjau,
        "galat": galat,
        "menolak": getattr(galat, "menolak", ()),
        "perlu_alasan": [
            {"t": t, "medan": f"{_AWALAN_TEMUAN}{t.kunci}", "alasan": terketik.get(t.kunci, "")}
            for t in getattr(galat, "perlu_alasan", ())
        ],
    }
    return render(request, "tinjauan/koreksi.html", isi, status=status)
