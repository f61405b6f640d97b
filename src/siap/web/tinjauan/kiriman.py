"""Kiriman: a submission as it was sent, printed from its frozen content; and its receipt."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from siap.flows.pelaporan import kunci_publik
from siap.ledger.jejak.galat import TidakDitemukan
from siap.ledger.pelaporan.queries import bukti_untuk
from siap.web.keadaan import Keadaan, ruang
from siap.web.tinjauan.laporan import dasar
from siap.web.tinjauan.naskah import nama_isi
from siap.web.tinjauan.titik import baca_kiriman, bilangan, kode_pd, untuk


@require_GET
@ruang
def kiriman(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Show one submission, the last one without ``nomor``; say so when nothing was sent yet."""
    pd = kode_pd(request, keadaan)
    teks = request.GET.get("nomor", "")
    try:
        rincian = baca_kiriman(request, keadaan, pd, bilangan(teks) or 0 if teks else None)
    except TidakDitemukan:
        if teks:
            raise
        nama_pd = dict(keadaan.hak.pilihan_pd).get(pd)
        if nama_pd is None:
            raise
        isi = {"keadaan": keadaan, "ruang": "kiriman", "pd_kode": pd, "pd_nama": nama_pd}
        return render(request, "tinjauan/belum.html", isi)
    isi = {
        **dasar(keadaan, rincian, nama_isi(rincian)),
        "ruang": "kiriman",
        "bukti_teks": _bukti(request, keadaan, pd, rincian.kiriman.nomor) if rincian.bukti else "",
    }
    return render(request, "tinjauan/kiriman.html", isi)


@require_GET
@ruang
def bukti_txt(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Hand out the receipt as text, exactly as it was signed."""
    pd, nomor = kode_pd(request, keadaan), bilangan(request.GET.get("nomor", "")) or 0
    teks = _bukti(request, keadaan, pd, nomor)
    return _berkas(f"{nama_bukti(keadaan, pd, nomor)}.txt", teks.encode(), "text/plain; charset=utf-8")


@require_GET
@ruang
def bukti_pdf(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Hand out the receipt as a page that holds the same text."""
    from siap.documents.writers.bukti_kirim import tulis_bukti

    pd, nomor = kode_pd(request, keadaan), bilangan(request.GET.get("nomor", "")) or 0
    isi = tulis_bukti(_bukti(request, keadaan, pd, nomor))
    return _berkas(f"{nama_bukti(keadaan, pd, nomor)}.pdf", isi, "application/pdf")


@require_GET
@ruang
def kunci_pem(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Hand out the public key by which every receipt of this installation is proved."""
    return _berkas("kunci.pem", kunci_publik().encode(), "application/x-pem-file")


def nama_bukti(keadaan: Keadaan, pd: str, nomor: int) -> str:
    """Return the name of the file of a receipt; codes are free text."""
    pokok = "".join(h if h.isascii() and (h.isalnum() or h in ".-") else "-" for h in pd)
    return f"bukti-kirim-{pokok}-{keadaan.tahun}-{keadaan.bulan:02d}-{nomor}"


def _bukti(request: HttpRequest, keadaan: Keadaan, pd: str, nomor: int) -> str:
    return bukti_untuk(**untuk(request, keadaan), pd=pd, bulan=keadaan.bulan, nomor=nomor)


def _berkas(nama: str, isi: bytes, jenis: str) -> HttpResponse:
    jawaban = HttpResponse(isi, content_type=jenis)
    jawaban.headers["Content-Disposition"] = f'attachment; filename="{nama}"'
    jawaban.headers["X-Content-Type-Options"] = "nosniff"
    return jawaban
