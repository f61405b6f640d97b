"""Unggahan: a filled form in: what it would change first, then a decision, then what happened."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from siap.flows import formulir as alur
from siap.flows.formulir import PratinjauFormulir
from siap.flows.impor import BerkasMasuk
from siap.ledger.jejak.galat import GalatBuku, TidakBerwenang, TidakDitemukan
from siap.ledger.pelaporan.queries import lembar_untuk
from siap.web.formulir.simpanan import buka_unggahan, pratinjau_dari, simpan_unggahan
from siap.web.formulir.susunan import baris_perubahan, nama_hasil
from siap.web.impor.batas import BATAS_BITA, megabita, terbatas
from siap.web.impor.tumpukan import Tumpukan
from siap.web.keadaan import Keadaan, ruang
from siap.web.lapor.titik import Titik, baca_titik

_SALAH: Final = 422
#: so many changes and findings are shown on the page; the workbook holds all
_TAMPIL: Final = 300


@terbatas
@ruang
def unggah(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Show the way in; a file that was sent is read, played through, kept, and shown at its own address."""
    titik = baca_titik(request)
    if request.method != "POST":
        return _formulir(request, keadaan, titik)
    berkas = request.FILES.get("berkas")
    if berkas is None or not berkas.name:
        return _formulir(request, keadaan, titik, galat=str(_("Pilih dahulu formulir yang sudah diisi.")))
    masuk = BerkasMasuk(berkas.name, berkas.read())
    try:
        dilihat = alur.pratinjau(titik.alamat, masuk.nama, masuk.isi)
    except (TidakBerwenang, TidakDitemukan):
        raise
    except GalatBuku as salah:
        return _formulir(request, keadaan, titik, galat=str(salah))
    return redirect(_alamat(titik, "formulir-pratinjau", simpan_unggahan(titik, masuk, dilihat)))


@require_GET
@ruang
def pratinjau(request: HttpRequest, keadaan: Keadaan, token: str) -> HttpResponse:
    """Show what the upload would change or, once decided, what happened."""
    titik = baca_titik(request)
    return _halaman(request, keadaan, titik, buka_unggahan(titik, token))


@require_POST
@ruang
def simpan(request: HttpRequest, keadaan: Keadaan, token: str) -> HttpResponse:
    """Save what was shown, with the choices made; a second click finds the result."""
    titik = baca_titik(request)
    with buka_unggahan(titik, token).terkunci() as kini:
        if not kini.selesai:
            dilihat = pratinjau_dari(kini)
            menimpa = [
                p.letak for n, p in enumerate(dilihat.bentrok) if request.POST.get(f"pilih-{n}") == "berkas"
            ]
            try:
                hasil = alur.simpan(titik.alamat, dilihat, menimpa)
            except (TidakBerwenang, TidakDitemukan):
                raise
            except GalatBuku as salah:
                return _halaman(request, keadaan, titik, kini, galat=str(salah), status=_SALAH)
            kini.tulis(hasil=asdict(hasil), selesai_pada=titik.pada.isoformat()).buang_isi()
    return redirect(_alamat(titik, "formulir-pratinjau", kini))


def _alamat(titik: Titik, nama: str, tumpukan: Tumpukan) -> str:
    return f"{reverse(nama, kwargs={'token': tumpukan.token})}?{urlencode(titik.laporan)}"


def _formulir(request: HttpRequest, keadaan: Keadaan, titik: Titik, galat: str = "") -> HttpResponse:
    lembar = lembar_untuk(**titik.untuk)
    isi = {
        "keadaan": keadaan,
        "ruang": "lapor",
        "lembar": lembar,
        "titik": titik,
        "galat": galat,
        "boleh_isi": alur.boleh_diisi(lembar),
        "batas": BATAS_BITA,
        "batas_kata": megabita(BATAS_BITA),
        "alamat": _tautan(titik),
    }
    return render(request, "formulir/unggah.html", isi, status=_SALAH if galat else 200)


def _tautan(titik: Titik, token: str = "") -> dict[str, str]:
    lain = {"unggahan": token} if token else {}
    return {
        "lembar": titik.ke("lapor"),
        "periksa": titik.ke("lapor-periksa"),
        "unggah": titik.ke("formulir-unggah"),
        "formulir": titik.ke("formulir-xlsx"),
        "temuan": titik.ke("formulir-temuan", **lain),
    }


def _halaman(
    request: HttpRequest,
    keadaan: Keadaan,
    titik: Titik,
    tumpukan: Tumpukan,
    galat: str = "",
    status: int = 200,
) -> HttpResponse:
    dilihat: PratinjauFormulir = pratinjau_dari(tumpukan)
    hasil: dict[str, Any] | None = tumpukan.catatan["hasil"]
    aturan = hasil["aturan"] if hasil else [asdict(t) for t in dilihat.aturan]
    isi = {
        "keadaan": keadaan,
        "ruang": "lapor",
        "lembar": lembar_untuk(**titik.untuk),
        "titik": titik,
        "galat": galat,
        "pratinjau": dilihat,
        "hasil": hasil,
        "belum_jadi": nama_hasil([*hasil["bentrok"], *hasil["lain"]]) if hasil else [],
        "berubah": baris_perubahan(dilihat.berubah[:_TAMPIL]),
        "sisa_berubah": max(0, len(dilihat.berubah) - _TAMPIL),
        "bentrok": baris_perubahan(dilihat.bentrok),
        "temuan": [t for t in dilihat.temuan if t.kode != "F12"][:_TAMPIL],
        "aturan": aturan[:_TAMPIL],
        "banyak_aturan": len(aturan),
        "alamat": {
            **_tautan(titik, tumpukan.token),
            "simpan": _alamat(titik, "formulir-simpan", tumpukan),
        },
    }
    return render(request, "formulir/pratinjau.html", isi, status=status)
