"""Periksa: what a report says before it is handed in: totals, changes, blanks, findings and their reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from siap.domain.aturan.pemeriksaan import TemuanLaporan, putuskan
from siap.domain.laporan.keadaan import KeadaanLaporan, PerbuatanLaporan
from siap.domain.laporan.potret import jumlah
from siap.flows import pelaporan as alur
from siap.ledger.jejak.galat import GalatBuku
from siap.ledger.nomenklatur.queries import nama_kode
from siap.ledger.pelaporan.galat import BelumBolehDiajukan
from siap.ledger.pelaporan.isian import Kolom, LetakSel, rapikan
from siap.ledger.pelaporan.queries import Lembar, daftar_kiriman, lembar_untuk
from siap.ledger.pelaporan.queries.riwayat import sel_kiriman
from siap.web.keadaan import Keadaan, baca, ruang
from siap.web.lapor.jangkar import NAMA_KOLOM, PetaSel, jangkar, peta_sel
from siap.web.lapor.kata import nada_keadaan, tenggat
from siap.web.lapor.susunan import tampil_nilai
from siap.web.lapor.titik import Titik, baca_titik

AWAL_ALASAN: Final = "alasan:"
#: so many cells of a kind are named; the others are counted
_SEBUT: Final = 12


@dataclass(frozen=True, slots=True)
class TemuanTampil:
    """A finding on the page: its cell, and the reason that was given so far."""

    kunci: str
    kode: str
    kalimat: str
    tindakan: str
    diberikan: str
    diharapkan: str
    sel: str
    jangkar: str
    alasan: str
    kurang: bool


@dataclass(frozen=True, slots=True)
class BedaTampil:
    """A cell that changed since the last submission."""

    sel: str
    jangkar: str
    sebelum: str
    sesudah: str


@dataclass(frozen=True, slots=True)
class Jumlah:
    """Money of the report: what is known of it, now and a month ago, and how much of it is known."""

    kini: Decimal | None
    lalu: Decimal | None
    terisi: int
    baris: int

    @property
    def selisih(self) -> Decimal | None:
        """Return what this month added; None while a part is not known."""
        if self.kini is None or self.lalu is None or self.terisi < self.baris:
            return None
        return self.kini - self.lalu


@require_GET
@ruang
def periksa(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Show the report as it would be handed in."""
    return _halaman(request, keadaan, baca_titik(request))


def halaman_periksa(request: HttpRequest, *, galat: GalatBuku) -> HttpResponse:
    """Show the same page after a refusal: what stands in the way, and nothing lost of what was typed."""
    return _halaman(request, baca(request), baca_titik(request), galat=galat)


def alasan_terketik(request: HttpRequest) -> dict[str, str]:
    """Return the reasons of a form by the key of their finding."""
    isi = request.POST.items()
    return {k.removeprefix(AWAL_ALASAN): str(v).strip() for k, v in isi if k.startswith(AWAL_ALASAN)}


def _halaman(
    request: HttpRequest, keadaan: Keadaan, titik: Titik, *, galat: GalatBuku | None = None
) -> HttpResponse:
    lembar = lembar_untuk(**titik.untuk)
    draf = alur.temuan_draf(titik.alamat, alasan=alasan_terketik(request))
    temuan, putusan, alasan = _lengkapi(draf, galat), draf.putusan, draf.alasan
    if temuan != draf.temuan:
        putusan = putuskan(temuan, alasan)
    peta = peta_sel(b.letak for b in lembar.baris)
    kurang = {t.kunci for t in putusan.perlu_alasan} if galat else set()

    nama = nama_kode_lembar(lembar)
    nomor = lembar.laporan.nomor if lembar.laporan else 0
    beda = _beda(titik, lembar, nama) if nomor else []

    def tampil(daftar: tuple[TemuanLaporan, ...]) -> list[TemuanTampil]:
        return [_tampil(t, peta, nama, alasan.get(t.kunci, ""), kurang=t.kunci in kurang) for t in daftar]

    jelaskan = tuple(t for t in temuan if t in putusan.perlu_alasan or t in putusan.dijelaskan)
    isi: dict[str, Any] = {
        "keadaan": keadaan,
        "ruang": "lapor",
        "titik": titik,
        "lembar": lembar,
        "status": nada_keadaan(lembar.keadaan),
        "tenggat": _tenggat(lembar, titik.pada),
        "menolak": tampil(putusan.menolak),
        "jelaskan": tampil(jelaskan),
        "info": tampil(putusan.info),
        "jumlah": hitung(lembar),
        "kosong": [(sebut(k, nama), jangkar(k)) for k in lembar.kosong[:_SEBUT]],
        "kosong_lain": max(0, len(lembar.kosong) - _SEBUT),
        "beda": beda[:_SEBUT],
        "beda_lain": max(0, len(beda) - _SEBUT),
        "nomor": nomor,
        "versi": lembar.laporan.versi if lembar.laporan else "",
        "boleh_isi": PerbuatanLaporan.SIMPAN in lembar.terbuka,
        "boleh_ajukan": PerbuatanLaporan.AJUKAN in lembar.terbuka,
        "boleh_tarik": PerbuatanLaporan.TARIK in lembar.terbuka,
        "terbuka_diisi": lembar.keadaan in (KeadaanLaporan.DRAF, KeadaanLaporan.DIKEMBALIKAN),
        "dapat_nihil": dapat_nihil(lembar),
        "nihil": request.POST.get("nihil") == "ya",
        "galat": str(galat) if galat else "",
        "alamat": {
            "ajukan": titik.ke("lapor-ajukan"),
            "tarik": titik.ke("lapor-tarik"),
            "lembar": titik.ke("lapor"),
            "terkirim": titik.ke("lapor-terkirim", nomor=nomor),
        },
    }
    return render(request, "lapor/periksa.html", isi, status=422 if galat else 200)


def _lengkapi(draf: alur.TemuanDraf, galat: GalatBuku | None) -> tuple[TemuanLaporan, ...]:
    """Return what the rules find now; what refused a submission is part of it."""
    if not isinstance(galat, BelumBolehDiajukan):
        return draf.temuan
    ada = {t.kunci for t in draf.temuan}
    return draf.temuan + tuple(t for t in galat.temuan if t.kunci not in ada)


def _tampil(
    t: TemuanLaporan, peta: PetaSel, nama: Mapping[str, str], alasan: str, *, kurang: bool
) -> TemuanTampil:
    isi, letak = t.temuan, peta.cari(t.temuan.tempat)
    return TemuanTampil(
        kunci=t.kunci,
        kode=isi.kode,
        kalimat=isi.kalimat,
        tindakan=isi.tindakan,
        diberikan=isi.diberikan,
        diharapkan=isi.diharapkan,
        sel="" if letak is None else sebut(letak, nama),
        jangkar="" if letak is None else jangkar(letak),
        alasan=alasan,
        kurang=kurang,
    )


def sebut(letak: LetakSel, nama: Mapping[str, str]) -> str:
    """Name a cell for a person: its row and its column; a rekening with the sub kegiatan it belongs to."""
    bagian = [nama.get(k, k) for k in letak[:2] if k] or ["Seluruh perangkat daerah"]
    return f"{', '.join(bagian)}: {NAMA_KOLOM[letak.kolom]}"


def nama_kode_lembar(lembar: Lembar) -> dict[str, str]:
    """Return the names of every code of a sheet and of the codes above them."""
    pemda = lembar.pd.pemda
    kode = {k for b in lembar.baris for k in b.letak} | {s.sub_kegiatan for s in lembar.sub}
    return nama_kode(
        pemda=pemda.kode, tahun=lembar.periode.tahun, jenis_pemda=pemda.jenis_nomenklatur, kode=kode
    )


def _beda(titik: Titik, lembar: Lembar, nama: Mapping[str, str]) -> list[BedaTampil]:
    """Return the cells that differ from what was handed in last."""
    terkirim = sel_kiriman(daftar_kiriman(**titik.untuk)[-1])
    lama = {k: rapikan(k.kolom, n) for k, n in terkirim.items()}
    kini = {k: s.nilai for k, s in lembar.sel.items()}
    semua = sorted(k for k in lama.keys() | kini.keys() if lama.get(k) != kini.get(k))
    return [
        BedaTampil(
            sebut(k, nama),
            jangkar(k),
            tampil_nilai(k.kolom, lama.get(k) or "") or "kosong",
            tampil_nilai(k.kolom, kini.get(k) or "") or "kosong",
        )
        for k in semua
    ]


def hitung(lembar: Lembar) -> Jumlah:
    """Add up the money of the sheet: what is filled in, beside how many lines there are."""
    uang = [_uang(lembar, LetakSel(*b.letak, Kolom.REALISASI)) for b in lembar.baris]
    terisi = [n for n in uang if n is not None]
    return Jumlah(
        kini=jumlah(terisi),
        lalu=jumlah([b.realisasi_lalu for b in lembar.baris if b.realisasi_lalu is not None]),
        terisi=len(terisi),
        baris=len(uang),
    )


def dapat_nihil(lembar: Lembar) -> bool:
    """Tell whether the report may be handed in as one of nothing: no money now, none a month ago."""
    kini = [_uang(lembar, LetakSel(*b.letak, Kolom.REALISASI)) for b in lembar.baris]
    return not any(kini) and not any(b.realisasi_lalu for b in lembar.baris)


def _uang(lembar: Lembar, letak: LetakSel) -> Decimal | None:
    sel = lembar.sel.get(letak)
    return None if sel is None or sel.nilai is None else Decimal(sel.nilai)


def _tenggat(lembar: Lembar, pada: datetime) -> Any:
    return tenggat(lembar.jadwal, pada, nomor=lembar.laporan.nomor if lembar.laporan else 0)
