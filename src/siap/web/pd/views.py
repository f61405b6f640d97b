"""PD: all units, and one of them from its totals down to sub kegiatan."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from siap.domain.rekap import BarisRekap
from siap.flows import pack, tanya
from siap.flows.galat import BelumAdaTerbitan
from siap.web.alamat import alamat
from siap.web.bagan import gambar_kurva
from siap.web.beranda.susunan import Kelompok, baris_kelas
from siap.web.keadaan import Keadaan, ruang
from siap.web.unduh import sebagai_unduhan


@require_safe
@ruang
def daftar_pd(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """List the units this reader may see, by group and name."""
    rekap = keadaan.hak.terlihat(tanya.rekap(*keadaan.titik, urut="nama"))
    wadah: dict[str, list[BarisRekap]] = {}
    for baris in rekap.baris:
        wadah.setdefault(baris.kelompok, []).append(baris)
    kelompok = tuple(Kelompok(nama, tuple(baris)) for nama, baris in wadah.items())
    isi = {"keadaan": keadaan, "ruang": "pd", "rekap": rekap, "kelompok": kelompok}
    return render(request, "pd/daftar.html", isi)


@require_safe
@ruang
def satu_pd(request: HttpRequest, keadaan: Keadaan, kode: str) -> HttpResponse:
    """Show one unit; to anyone who may not see it, it does not exist (law 12)."""
    keadaan.hak.wajib_melihat(kode)
    saring = {"pd": kode}
    semua = tanya.rekap(*keadaan.titik)
    baris = next((b for b in semua.baris if b.kode == kode), None)
    if baris is None:
        # the own unit exists even when this edition does not know it yet
        raise Http404 if keadaan.hak.semua_pd else BelumAdaTerbitan
    kurva, kelas = tanya.kurva(*keadaan.titik, saring=saring), tanya.kelas(*keadaan.titik, saring=saring)
    isi = {
        "keadaan": keadaan,
        "ruang": "pd",
        # the version printed on this page is the one that this unit is bound to
        "rekap": replace(semua, versi_anggaran=baris.versi_anggaran),
        "baris": baris,
        "satu_pd": True,
        "keluarga": keadaan.hak.terlihat(tanya.rekap(*keadaan.titik, saring={"keluarga": kode}, urut="nama")),
        "sekelompok": sum(1 for b in semua.baris if b.kelompok == baris.kelompok and b.peringkat is not None),
        "kurva": kurva,
        "gambar": gambar_kurva(kurva, lambda bulan: alamat("pd", keadaan, kode=kode, bulan=bulan)),
        "jenis_belanja": tanya.rekap(*keadaan.titik, per="jenis_belanja", saring=saring),
        "sumber_dana": tanya.rekap(*keadaan.titik, per="sumber_dana", saring=saring),
        "kelas": kelas,
        "kelas_sub": baris_kelas(kelas),
        "pohon": tanya.pohon_pd(*keadaan.titik, kode),
    }
    return render(request, "pd/pd.html", isi)


@require_safe
@ruang
def unduh_rfk(request: HttpRequest, keadaan: Keadaan, bentuk: str) -> HttpResponse:
    """Hand out the RFK of one unit, or the recap of all with an empty ``pd``."""
    kode = request.GET.get("pd", "")
    if kode:
        keadaan.hak.wajib_melihat(kode)
    else:
        keadaan.hak.wajib_semua_pd()
    oleh = request.user.get_username()
    return sebagai_unduhan(*pack.rfk(*keadaan.titik, pd=kode or None, bentuk=bentuk, oleh=oleh))
