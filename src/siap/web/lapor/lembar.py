"""Lembar: the entry grid of one unit and month. The server prints it whole; the browser makes it live."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.views.decorators.http import require_GET

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.baris import angka_baris, sebagai_json
from siap.domain.laporan.keadaan import KeadaanLaporan, PerbuatanLaporan
from siap.domain.laporan.potret import Potret
from siap.flows import pelaporan as alur
from siap.ledger.pelaporan.isian import LetakSel
from siap.ledger.pelaporan.queries import Lembar, lembar_untuk
from siap.web.alamat import alamat
from siap.web.keadaan import Keadaan, ruang
from siap.web.lapor.jangkar import jangkar
from siap.web.lapor.kata import nada_keadaan, tenggat
from siap.web.lapor.periksa import nama_kode_lembar, sebut
from siap.web.lapor.susunan import susun
from siap.web.lapor.titik import baca_titik

#: what the browser's rules read of a line besides what is typed
_TETAP: Final = (
    *("pagu", "angkas", "angkas_setahun", "spd", "realisasi_lalu", "realisasi_lalu2"),
    *("fisik_lalu", "fisik_lalu2", "target_fisik", "output_target", "uang_muka", "ada_bast"),
)


@require_GET
@ruang
def lembar(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Show the grid; without a unit in the address, the one unit that the reader has."""
    if not request.GET.get("pd") or not request.GET.get("tahun") or not request.GET.get("bulan"):
        pd = request.GET.get("pd") or next((kode for kode, _nama in keadaan.hak.pilihan_pd), "")
        return redirect(alamat("lapor" if pd else "daftar-pd", keadaan, pd=pd))
    titik = baca_titik(request)
    isi = lembar_untuk(**titik.untuk)
    potret = alur.temuan_draf(titik.alamat).potret
    nama = nama_kode_lembar(isi)
    baris = susun(isi, nama)
    nomor = isi.laporan.nomor if isi.laporan else 0
    terbuka_diisi = isi.keadaan in (KeadaanLaporan.DRAF, KeadaanLaporan.DIKEMBALIKAN)
    konteks: dict[str, Any] = {
        "keadaan": keadaan,
        "ruang": "lapor",
        "titik": titik,
        "lembar": isi,
        "baris": baris,
        "status": nada_keadaan(isi.keadaan),
        "tenggat": tenggat(isi.jadwal, titik.pada, nomor=nomor),
        "boleh_isi": PerbuatanLaporan.SIMPAN in isi.terbuka,
        "boleh_ajukan": PerbuatanLaporan.AJUKAN in isi.terbuka,
        "terbuka_diisi": terbuka_diisi,
        "belum_buka": isi.jadwal.tanggal_setempat(titik.pada) < isi.jadwal.buka,
        "nomor": nomor,
        "catatan": _catatan(isi, nama),
        "bahan": bahan_aturan(potret, alur.ambang_berlaku(titik.alamat)),
        "alamat": {
            "simpan": titik.ke("lapor-simpan"),
            "sel": titik.ke("lapor-sel"),
            "periksa": titik.ke("lapor-periksa"),
            "terkirim": titik.ke("lapor-terkirim", nomor=nomor),
            "lembar": titik.ke("lapor"),
            "masuk": resolve_url("masuk"),
        },
    }
    return render(request, "lapor/lembar.html", konteks)


def _catatan(isi: Lembar, nama: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Return what came back: the cell in words ("" for the whole report), its address, the reason."""
    hasil = []
    for c in isi.catatan:
        letak = LetakSel(c.sub_kegiatan, c.rekening, c.sumber_dana, c.kolom)
        hasil.append((sebut(letak, nama) if c.kolom else "", jangkar(letak) if c.kolom else "", c.alasan))
    return hasil


def bahan_aturan(potret: Potret, ambang: AmbangAturan) -> dict[str, object]:
    """Return what the browser needs to judge a line: the declared rules, and the figures nobody types here.

    Lines are [sub kegiatan, rekening, detail of another line?, figures...]; unknown ones at the end are cut.
    """
    bulan = potret.periode.bulan
    baris: list[list[object]] = []
    for b in potret.baris:
        angka = angka_baris(b, bulan)
        satu: list[object] = [b.sub_kegiatan, b.rekening, int(b.rinci), *(angka.get(n) for n in _TETAP)]
        while satu[-1] is None:
            satu.pop()
        baris.append(satu)
    return {"bulan": bulan, "medan": _TETAP, "baris": baris, "deklarasi": sebagai_json(ambang)}
