"""Rekonsiliasi: the differences between PD and BPKAD, largest first; explain one or many, give them away."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from siap.domain.laporan.rekonsiliasi import KeadaanSelisih, LetakSelisih
from siap.flows.rekonsiliasi import Meja, TempatSelisih
from siap.ledger.jejak.galat import IsiTidakSah
from siap.ledger.nomenklatur.queries import nama_kode_terpakai
from siap.ledger.organisasi.queries import pemda_sistem
from siap.ledger.realisasi.actions import SelisihBerubah
from siap.ledger.realisasi.queries import (
    TugasRekonsiliasi,
    calon_pemilik,
    milik_sendiri,
    pd_boleh_jelaskan,
    riwayat_selisih,
)
from siap.web.alamat import alamat
from siap.web.keadaan import Keadaan, ruang
from siap.web.rekonsiliasi.susunan import (
    NADA,
    SEHALAMAN,
    Baris,
    TempatTidakTerbaca,
    baca_tempat,
    csv_selisih,
    jumlahkan,
    tulis_tempat,
)
from siap.web.unduh import sebagai_unduhan

#: filters of the list, kept from page to page
_SARING = ("pd", "sepanjang", "status", "milik")


@require_GET
@ruang
def rekonsiliasi(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """List the differences that this reader may see."""
    return _daftar(request, keadaan)


def _daftar(
    request: HttpRequest,
    keadaan: Keadaan,
    *,
    galat: str = "",
    teks: str = "",
    dipilih: frozenset[str] = frozenset(),
    status: int = 200,
) -> HttpResponse:
    saring = {n: request.GET.get(n, "") for n in _SARING}
    semua, tampil = _saring(keadaan, saring)
    halaman = Paginator(tampil, SEHALAMAN).get_page(request.GET.get("halaman"))
    boleh = _boleh(keadaan)
    satu_pd = saring["pd"] or (keadaan.hak.pilihan_pd[0][0] if len(keadaan.hak.pilihan_pd) == 1 else "")
    isi = {
        "keadaan": keadaan,
        "ruang": "rekonsiliasi",
        "halaman": halaman,
        "baris": _baris(keadaan, halaman.object_list, boleh),
        "jumlah": jumlahkan(tampil, semua),
        "semua": len(semua),
        "tampil": len(tampil),
        "saring": saring,
        "tersaring": any(saring[n] for n in ("pd", "status", "milik")),
        "pilihan_status": [(k.value, NADA[k].kata) for k in KeadaanSelisih],
        "boleh": bool(boleh),
        "calon": _calon(keadaan, satu_pd) if satu_pd in boleh else (),
        "kueri_saring": urlencode({k: v for k, v in saring.items() if v}),
        "galat": galat,
        "teks": teks,
        "dipilih": dipilih,
    }
    return render(request, "rekonsiliasi/daftar.html", isi, status=status)


@require_GET
@ruang
def rincian(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Show one place: both figures, its state, what was said and done about it."""
    return _rincian(request, keadaan)


def _rincian(
    request: HttpRequest, keadaan: Keadaan, *, galat: str = "", teks: str = "", status: int = 200
) -> HttpResponse:
    letak = LetakSelisih(request.GET.get("sub", ""), request.GET.get("rek", ""))
    pd = request.GET.get("pd", "")
    if not pd or "\x00" in pd + "".join(letak):
        raise Http404
    keadaan.hak.wajib_melihat(pd)
    tugas = next((t for t in _meja(keadaan).daftar(pd=pd) if t.letak == letak), None)
    riwayat = riwayat_selisih(
        pengguna=keadaan.hak.pengguna,
        pada=keadaan.hak.pada,
        pemda=keadaan.pemda.kode,
        pd=pd,
        tahun=keadaan.tahun,
        bulan=keadaan.bulan,
        letak=letak,
    )
    if tugas is None and not riwayat:
        raise Http404
    boleh = _boleh(keadaan)
    isi = {
        "keadaan": keadaan,
        "ruang": "rekonsiliasi",
        "baris": _baris(keadaan, [tugas] if tugas else [], boleh),
        "kode_pd": pd,
        "nama_pd": dict(keadaan.hak.pilihan_pd).get(pd, pd),
        "letak": letak,
        "riwayat": riwayat,
        "calon": _calon(keadaan, pd) if pd in boleh else (),
        "galat": galat,
        "teks": teks,
    }
    return render(request, "rekonsiliasi/rincian.html", isi, status=status)


@require_GET
@ruang
def unduh_csv(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Hand out the differences as filtered."""
    saring = {n: request.GET.get(n, "") for n in _SARING}
    _semua, tampil = _saring(keadaan, saring)
    nama = f"rekonsiliasi-{keadaan.tahun}" + ("" if saring["sepanjang"] else f"-{keadaan.bulan:02d}")
    return sebagai_unduhan(f"{nama}.csv", csv_selisih(tampil))


@require_POST
@ruang
def simpan(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Explain the chosen differences, or give them to somebody; refused as a whole or done as a whole."""
    teks = request.POST.get("teks", "")
    pilih = request.POST.getlist("pilih")
    tempat = _tempat(pilih)
    meja = _meja(keadaan)
    try:
        if request.POST.get("langkah") == "tugaskan":
            n = meja.tugaskan(tempat, request.POST.get("kepada", ""), teks)
            kata = _("%(n)s selisih berpindah tugas.")
        else:
            n = meja.jelaskan(tempat, teks)
            kata = _("%(n)s selisih dijelaskan atas nama Anda.")
    except (IsiTidakSah, SelisihBerubah) as salah:
        status = 409 if isinstance(salah, SelisihBerubah) else 422
        if request.GET.get("rincian"):
            return _rincian(request, keadaan, galat=str(salah), teks=teks, status=status)
        return _daftar(request, keadaan, galat=str(salah), teks=teks, dipilih=frozenset(pilih), status=status)
    messages.success(request, kata % {"n": n})
    return HttpResponseRedirect(_kembali(request, keadaan))


def _meja(keadaan: Keadaan) -> Meja:
    return Meja(*keadaan.titik, keadaan.hak.pengguna, keadaan.hak.pada)


def _kembali(request: HttpRequest, keadaan: Keadaan) -> str:
    if request.GET.get("rincian"):
        kueri = {n: request.GET.get(n, "") for n in ("pd", "sub", "rek")}
        return alamat("rekonsiliasi-rincian", keadaan, **kueri)
    kueri = {n: request.GET.get(n, "") for n in (*_SARING, "halaman")}
    return alamat("rekonsiliasi", keadaan, **kueri)


def _saring(
    keadaan: Keadaan, saring: dict[str, str]
) -> tuple[list[TugasRekonsiliasi], list[TugasRekonsiliasi]]:
    """Return all differences of the cut-off, and those that pass the filters."""
    if "\x00" in saring["pd"]:
        raise Http404
    if saring["pd"]:
        keadaan.hak.wajib_melihat(saring["pd"])
    semua = _meja(keadaan).daftar(pd=saring["pd"], sepanjang=bool(saring["sepanjang"]))
    tampil = semua
    if saring["milik"]:
        tampil = milik_sendiri(tampil, pengguna=keadaan.hak.pengguna, pada=keadaan.hak.pada)
    if saring["status"]:
        tampil = [t for t in tampil if t.keadaan.value == saring["status"]]
    return semua, tampil


def _boleh(keadaan: Keadaan) -> frozenset[str]:
    return pd_boleh_jelaskan(pengguna=keadaan.hak.pengguna, pada=keadaan.hak.pada, pemda=keadaan.pemda.kode)


def _calon(keadaan: Keadaan, pd: str) -> list[tuple[str, str]]:
    return calon_pemilik(
        pengguna=keadaan.hak.pengguna, pada=keadaan.hak.pada, pemda=keadaan.pemda.kode, pd=pd
    )


def _baris(keadaan: Keadaan, tugas: Any, boleh: frozenset[str]) -> list[Baris]:
    daftar = list(tugas)
    nama: dict[str, str] = {}
    if daftar:
        jenis = pemda_sistem(keadaan.pemda.kode).jenis_nomenklatur
        nama = nama_kode_terpakai(pemda=keadaan.pemda.kode, tahun=keadaan.tahun, jenis_pemda=jenis)
    return [
        Baris(
            tugas=t,
            nama_sub=nama.get(t.letak.sub_kegiatan, ""),
            nama_rekening=nama.get(t.letak.rekening, ""),
            nilai=tulis_tempat(t),
            boleh=t.pd.kode in boleh and t.keadaan is not KeadaanSelisih.SELESAI,
        )
        for t in daftar
    ]


def _tempat(pilih: list[str]) -> list[TempatSelisih]:
    try:
        return [baca_tempat(p) for p in dict.fromkeys(pilih)]
    except TempatTidakTerbaca as salah:
        raise PermissionDenied from salah
