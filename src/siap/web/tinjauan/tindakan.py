"""Tindakan: verify, return, lock, reopen. A refusal shows the same page again and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from siap.flows import pelaporan as alur
from siap.ledger.jejak.galat import GalatBuku, TidakBerwenang, TidakDitemukan
from siap.ledger.pelaporan.actions import CatatanSel
from siap.ledger.pelaporan.galat import LaporanBerubah
from siap.web.alamat import alamat
from siap.web.keadaan import Keadaan, ruang
from siap.web.tinjauan import banyak
from siap.web.tinjauan.antrean import boleh
from siap.web.tinjauan.catatan import baca
from siap.web.tinjauan.laporan import halaman, nomor_terkirim
from siap.web.tinjauan.naskah import nama_isi, susun
from siap.web.tinjauan.titik import alamat_laporan, baca_kiriman, kode_pd


def _pintu(request: HttpRequest, keadaan: Keadaan) -> None:
    """Let pass who judges reports; who sees one PD only learns nothing of this page."""
    keadaan.hak.wajib_semua_pd()
    if not boleh(keadaan):
        raise PermissionDenied


@require_POST
@ruang
def setujui(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Verify one submission (``pd`` in the address), or the many that were ticked in the queue."""
    _pintu(request, keadaan)
    if "pd" not in request.GET:
        return banyak.setujui(request, keadaan)
    pd, nomor = kode_pd(request, keadaan), nomor_terkirim(request)
    return _satu(
        request,
        keadaan,
        pd,
        "diverifikasi",
        lambda: alur.verifikasi(alamat_laporan(request, keadaan, pd), nomor=nomor),
    )


@require_POST
@ruang
def kunci(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Lock one month (``pd`` in the address), or the many that were ticked."""
    _pintu(request, keadaan)
    if "pd" not in request.GET:
        return banyak.kunci(request, keadaan)
    pd, nomor = kode_pd(request, keadaan), nomor_terkirim(request)
    return _satu(
        request,
        keadaan,
        pd,
        "dikunci",
        lambda: alur.kunci(alamat_laporan(request, keadaan, pd), nomor=nomor),
    )


@require_POST
@ruang
def buka(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Open a locked month again, with the reason that the PD will read."""
    _pintu(request, keadaan)
    pd, nomor, alasan = kode_pd(request, keadaan), nomor_terkirim(request), request.POST.get("alasan", "")
    return _satu(
        request,
        keadaan,
        pd,
        "dibuka",
        lambda: alur.buka_kembali(alamat_laporan(request, keadaan, pd), alasan=alasan, nomor=nomor),
        alasan_buka=alasan,
    )


@require_POST
@ruang
def kembalikan(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Return a submission with its notes; the buttons that add or drop a note only show the page again."""
    _pintu(request, keadaan)
    pd, nomor = kode_pd(request, keadaan), nomor_terkirim(request)
    rincian = baca_kiriman(request, keadaan, pd)
    nama = nama_isi(rincian)
    catatan = baca(request.POST, susun(rincian.isi, nama), nama)
    umum = request.POST.get("umum", "")[:2_000]
    ketikan: dict[str, Any] = {"catatan": catatan, "umum": umum}
    if rincian.kiriman.nomor != nomor:
        # the keys of rows belong to the submission that was seen: notes must not slip to other cells
        kalimat = "Laporan ini berubah sejak Anda buka. Periksa kiriman terbaru di bawah, lalu putuskan."
        return halaman(request, keadaan, rincian, galat=kalimat, umum=umum, status=409)
    if "tambah" in request.POST or "hapus" in request.POST:
        return halaman(request, keadaan, rincian, **ketikan)
    isi = [c.sebagai_catatan for c in catatan]
    if umum.strip():
        isi.append(CatatanSel(umum))
    return _satu(
        request,
        keadaan,
        pd,
        "dikembalikan",
        lambda: alur.kembalikan(alamat_laporan(request, keadaan, pd), catatan=isi, nomor=nomor),
        **ketikan,
    )


def _satu(
    request: HttpRequest,
    keadaan: Keadaan,
    pd: str,
    selesai: str,
    perbuatan: Callable[[], str],
    **ketikan: Any,
) -> HttpResponse:
    try:
        perbuatan()
    except (TidakBerwenang, TidakDitemukan):
        raise
    except GalatBuku as salah:
        status = 409 if isinstance(salah, LaporanBerubah) else 422
        rincian = baca_kiriman(request, keadaan, pd)
        return halaman(request, keadaan, rincian, galat=salah, status=status, **ketikan)
    return redirect(alamat("verifikasi-laporan", keadaan, pd=pd, selesai=selesai))
