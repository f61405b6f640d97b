"""Kirim: submit a report, take it back, and the page that says it arrived."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from siap.domain.laporan.keadaan import KeadaanLaporan
from siap.domain.waktu import tampil_tanggal
from siap.flows import pelaporan as alur
from siap.ledger.akun.queries import nama_pengguna_sistem
from siap.ledger.jejak.galat import GalatBuku, TidakBerwenang, TidakDitemukan
from siap.ledger.pelaporan.actions import BARU
from siap.ledger.pelaporan.galat import LangkahTidakSesuai
from siap.ledger.pelaporan.queries import kiriman_untuk, laporan_untuk, lembar_untuk
from siap.web.keadaan import Keadaan, pastikan_terbaca, ruang
from siap.web.lapor.kata import nada_keadaan, saat
from siap.web.lapor.periksa import alasan_terketik, halaman_periksa
from siap.web.lapor.titik import Titik, baca_titik


@require_POST
@login_required
def ajukan(request: HttpRequest) -> HttpResponse:
    """Submit what the person looked at; a refusal shows the same page again, with every reason typed."""
    pastikan_terbaca(request)
    titik = baca_titik(request)
    try:
        hasil = alur.ajukan(
            titik.alamat,
            alasan=alasan_terketik(request),
            nihil=request.POST.get("nihil") == "ya",
            versi=_bilangan(request.POST.get("versi", "")) or BARU,
        )
    except (TidakBerwenang, TidakDitemukan):
        raise
    except LangkahTidakSesuai as salah:
        sampai = _sudah_sampai(titik)
        return redirect(sampai) if sampai else halaman_periksa(request, galat=salah)
    except GalatBuku as salah:
        return halaman_periksa(request, galat=salah)
    return redirect(titik.ke("lapor-terkirim", nomor=hasil.nomor.rsplit("/", 1)[-1]))


def _sudah_sampai(titik: Titik) -> str:
    """Return where a submission is shown that this very person has made: a second click asks for it again."""
    laporan = laporan_untuk(**titik.untuk)
    if laporan is None or laporan.keadaan != KeadaanLaporan.DIAJUKAN:
        return ""
    kiriman = kiriman_untuk(**titik.untuk, nomor=laporan.nomor)
    milik = kiriman.diajukan_oleh == titik.oleh.username
    return titik.ke("lapor-terkirim", nomor=kiriman.nomor) if milik else ""


@require_POST
@login_required
def tarik(request: HttpRequest) -> HttpResponse:
    """Take a submission back, with a reason; the report is a draft again."""
    pastikan_terbaca(request)
    titik = baca_titik(request)
    try:
        alur.tarik(titik.alamat, alasan=request.POST.get("alasan", ""))
    except (TidakBerwenang, TidakDitemukan):
        raise
    except GalatBuku as salah:
        return halaman_periksa(request, galat=salah)
    return redirect(titik.ke("lapor"))


@require_GET
@ruang
def terkirim(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Say that a submission arrived: number, moment, on time or not, hash, receipt, what comes next."""
    titik = baca_titik(request)
    nomor = _bilangan(request.GET.get("nomor", ""))
    if nomor is None:
        raise Http404
    kiriman = kiriman_untuk(**titik.untuk, nomor=nomor)
    lembar = lembar_untuk(**titik.untuk)
    isi = {
        "keadaan": keadaan,
        "ruang": "lapor",
        "titik": titik,
        "lembar": lembar,
        "kiriman": kiriman,
        "status": nada_keadaan(lembar.keadaan),
        "diterima": saat(kiriman.diajukan_pada, lembar.jadwal.zona_jam),
        "terakhir": lembar.laporan is not None and lembar.laporan.nomor == nomor,
        "jatuh_tempo": tampil_tanggal(kiriman.jatuh_tempo),
        "verifikasi": tampil_tanggal(lembar.jadwal.verifikasi_sampai),
        "kunci": tampil_tanggal(lembar.jadwal.kunci),
        "oleh": nama_pengguna_sistem([kiriman.diajukan_oleh]).get(
            kiriman.diajukan_oleh, kiriman.diajukan_oleh
        ),
        "alamat_lembar": titik.ke("lapor"),
        "alamat_periksa": titik.ke("lapor-periksa"),
    }
    return render(request, "lapor/terkirim.html", isi)


def _bilangan(teks: str) -> int | None:
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else None
