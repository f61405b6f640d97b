"""Teguran: what the figures propose, who handed it on, what the named official decided."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from siap.domain.laporan.teguran import TahapTeguran
from siap.domain.waktu import NAMA_BULAN
from siap.ledger.jejak.galat import IsiTidakSah
from siap.ledger.pengendalian import queries
from siap.ledger.pengendalian.actions import putuskan_teguran, teruskan_teguran
from siap.web.alamat import alamat
from siap.web.keadaan import Keadaan, ruang
from siap.web.zona import Nada

#: longest note or reason, and most proposals in one go
_PANJANG: Final = 2000
_PALING_BANYAK: Final = 600
NADA: Final = {
    TahapTeguran.DITERUSKAN: Nada(gettext_lazy("Menunggu keputusan"), "waspada"),
    TahapTeguran.DITERIMA: Nada(gettext_lazy("Diterima"), "baik"),
    TahapTeguran.DITOLAK: Nada(gettext_lazy("Tidak diterima"), "netral"),
}


@require_safe
@ruang
def teguran(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """List proposals with the figures behind them, what waits for a decision, and the history."""
    hak = keadaan.hak
    siapa = {"pengguna": hak.pengguna, "pada": hak.pada, "pemda": keadaan.pemda.kode}
    if not queries.boleh_melihat_teguran(**siapa):
        raise PermissionDenied
    tahun = _tahun(request, keadaan)
    semua = queries.daftar_teguran(**siapa, tahun=tahun)
    kini = localtime(hak.pada).year
    isi: dict[str, Any] = {
        "keadaan": keadaan,
        "ruang": "teguran",
        "tahun": tahun,
        "semua_tahun": sorted({kini, kini - 1, tahun}, reverse=True),
        "usulan": [_usulan(u) for u in queries.usulan_terhitung(**siapa, tahun=tahun)],
        "menunggu": [t for t in semua if t.tahap is TahapTeguran.DITERUSKAN],
        "riwayat": [(t, NADA[t.tahap]) for t in semua if t.tahap is not TahapTeguran.DITERUSKAN],
        "boleh_meneruskan": queries.boleh_meneruskan(**siapa),
        "boleh_memutus": queries.boleh_memutus(**siapa),
        "menyimak": queries.menyimak_semua(**siapa),
        "aturan": queries.aturan_teguran_sistem(keadaan.pemda.kode, localtime(hak.pada).date()),
    }
    return render(request, "tugas/teguran.html", isi)


def _usulan(u: queries.UsulanTerhitung) -> dict[str, Any]:
    terlambat = [(NAMA_BULAN[b.bulan - 1], b) for b in u.usulan.terlambat]
    return {
        "pd": u.pd,
        "usulan": u.usulan,
        "tingkat": u.usulan.tingkat.nama,
        "bulan": NAMA_BULAN[u.usulan.bulan - 1],
        "terlambat": terlambat,
    }


@require_POST
@ruang
def teruskan(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Hand the chosen proposals on to the Sekda; one that has changed meanwhile is named, the others go."""
    hak = keadaan.hak
    dipilih = [_usulan_dipilih(p) for p in request.POST.getlist("pilih")[:_PALING_BANYAK]]
    tahun = _bilangan(request.POST.get("untuk_tahun", ""))
    # one that does not exist refuses them all, before the first is handed on
    if not {kode for _bulan, _tingkat, kode in dipilih} <= dict(hak.pilihan_pd).keys():
        raise Http404
    diteruskan = 0
    for bulan, tingkat, kode in dipilih:
        try:
            teruskan_teguran(
                pemda=keadaan.pemda.kode,
                pd=kode,
                tahun=tahun,
                bulan=bulan,
                tingkat=tingkat,
                catatan=request.POST.get("catatan", "")[:_PANJANG],
                oleh=hak.pengguna,
                pada=hak.pada,
            )
            diteruskan += 1
        except IsiTidakSah as salah:
            messages.error(request, str(salah))
    if diteruskan:
        messages.success(request, _("%(n)s usulan diteruskan kepada Sekretaris Daerah.") % {"n": diteruskan})
    elif not dipilih:
        messages.error(request, _("Belum ada usulan yang dipilih. Centang paling sedikit satu."))
    return _kembali(request, keadaan)


def _usulan_dipilih(teks: str) -> tuple[int, int, str]:
    """Read month, level and unit; the code is free text and stands last."""
    bulan, _titik, sisa = teks.partition(":")
    tingkat, _titik, kode = sisa.partition(":")
    return _bilangan(bulan), _bilangan(tingkat), kode


@require_POST
@ruang
def putuskan(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Decide on one admonition under one's own name."""
    putusan = request.POST.get("putusan", "")
    if putusan not in ("terima", "tolak"):
        raise Http404
    hak = keadaan.hak
    try:
        hasil = putuskan_teguran(
            pemda=keadaan.pemda.kode,
            usulan=_bilangan(request.POST.get("usulan", "")),
            diterima=putusan == "terima",
            alasan=request.POST.get("alasan", "")[:_PANJANG],
            oleh=hak.pengguna,
            pada=hak.pada,
        )
    except IsiTidakSah as salah:
        messages.error(request, str(salah))
    else:
        kata = _("Keputusan atas %(tingkat)s untuk %(pd)s tercatat atas nama Anda.")
        isi = {"tingkat": hasil.usulan.nama_tingkat, "pd": hasil.usulan.pd.nama}
        messages.success(request, kata % isi)
    return _kembali(request, keadaan)


def _tahun(request: HttpRequest, keadaan: Keadaan) -> int:
    return keadaan.tahun if request.GET.get("tahun") else localtime(keadaan.hak.pada).year


def _bilangan(teks: str) -> int:
    if not (teks.isascii() and teks.isdigit() and len(teks) < 10):
        raise Http404
    return int(teks)


def _kembali(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    tahun = str(_tahun(request, keadaan))
    return HttpResponseRedirect(alamat("teguran", keadaan, tahun=tahun))
