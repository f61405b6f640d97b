"""Jejak: who changed which cell when, from what to what; one event whole; the chain and its proof."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_POST

from siap.domain.peran import JenisPeran
from siap.flows import rantai as alur
from siap.ledger.akun.jejak import (
    Kejadian,
    SaringJejak,
    SelTercatat,
    jejak_untuk,
    kejadian_untuk,
    pengguna_bernama_sistem,
    perbuatan_tercatat_sistem,
    semua_jejak_untuk,
)
from siap.ledger.akun.queries import nama_pengguna_sistem
from siap.ledger.nomenklatur.queries import nama_kode
from siap.ledger.organisasi.queries import pemda_sistem
from siap.web.alamat import alamat
from siap.web.jejak.kata import (
    bagian_objek,
    nama_kolom,
    nama_perbuatan,
    rincian,
    ringkasan,
    sebut_nilai,
    sebut_objek,
)
from siap.web.keadaan import Keadaan, ruang
from siap.web.unduh import aman

PER_HALAMAN: Final = 50
#: cells of one event on the list; the event's own page shows all
_SEL_RINGKAS: Final = 6
_PEMERIKSA: Final = frozenset({JenisPeran.ADBANG, JenisPeran.INSPEKTORAT})
_KOLOM_CSV: Final = (
    "urut",
    "pada",
    "oleh",
    "perbuatan",
    "objek",
    "pd",
    "tahun",
    "bulan",
    "sub_kegiatan",
    "rekening",
    "sumber_dana",
    "kolom",
    "sebelum",
    "sesudah",
    "hash",
)


@dataclass(frozen=True, slots=True)
class SelTampil:
    """One changed cell in words."""

    kode: str
    nama: str
    kolom: str
    sebelum: str
    sesudah: str


@dataclass(frozen=True, slots=True)
class KejadianTampil:
    """One event in words."""

    k: Kejadian
    oleh: str
    perbuatan: str
    objek: str
    sel: tuple[SelTampil, ...]
    lebih: int
    rincian: tuple[tuple[str, str], ...]
    ringkasan: tuple[str, ...]


@require_GET
@ruang
def jejak(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Show a page of events; who has one unit sees what concerns it."""
    saring = baca_saring(request, keadaan)
    halaman = jejak_untuk(
        **_untuk(request, keadaan),
        saring=saring,
        sebelum=_bilangan(request.GET.get("sebelum", "")),
        banyak=PER_HALAMAN,
    )
    kueri = _kueri(request)
    isi = {
        "keadaan": keadaan,
        "ruang": "jejak",
        "kejadian": tampilkan(keadaan, halaman.kejadian, ringkas=True),
        "terpilih": {**kueri, "hanya_bulan": "ya" if saring.bulan else ""},
        "perbuatan": [(p, nama_perbuatan(p)) for p in perbuatan_tercatat_sistem(keadaan.pemda.kode)],
        "lanjut": alamat("jejak", keadaan, **kueri, sebelum=str(halaman.berikut)) if halaman.berikut else "",
        "awal": alamat("jejak", keadaan, **kueri) if request.GET.get("sebelum") else "",
        "csv": alamat("jejak-csv", keadaan, **kueri),
        "tersaring": bool(kueri),
        **_rantai(keadaan),
    }
    return render(request, "jejak/jejak.html", isi)


@require_GET
@ruang
def peristiwa(request: HttpRequest, keadaan: Keadaan, urut: int) -> HttpResponse:
    """Show one event whole, with the fields that its hash covers."""
    kejadian = kejadian_untuk(**_untuk(request, keadaan), urut=urut)
    isi = {"keadaan": keadaan, "ruang": "jejak", "e": tampilkan(keadaan, (kejadian,), ringkas=False)[0]}
    return render(request, "jejak/peristiwa.html", isi)


@require_GET
@ruang
def unduh(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Stream every event that fits as CSV, one line per cell; no cell of it is a formula."""
    semua = semua_jejak_untuk(**_untuk(request, keadaan), saring=baca_saring(request, keadaan))
    jawaban = StreamingHttpResponse(_csv(semua), content_type="text/csv; charset=utf-8")
    jawaban.headers["Content-Disposition"] = f'attachment; filename="jejak-{keadaan.pemda.kode}.csv"'
    jawaban.headers["X-Content-Type-Options"] = "nosniff"
    return jawaban


@require_POST
@ruang
def periksa(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Check the chain now; that it was checked, and what was found, becomes an event too."""
    keadaan.hak.wajib_semua_pd()
    if not _boleh_periksa(keadaan):
        raise PermissionDenied
    alur.periksa_pemda(
        keadaan.pemda.kode,
        oleh=request.user,  # type: ignore[arg-type]  # a room is open to signed-in people only
        pada=keadaan.hak.pada,
        seluruhnya=request.POST.get("cara") != "lanjut",
    )
    return redirect(f"{alamat('jejak', keadaan)}#rantai")


def baca_saring(request: HttpRequest, keadaan: Keadaan) -> SaringJejak:
    """Read the filters; a text that no field can hold finds nothing."""
    g = {
        k: request.GET.get(k, "").strip()[:160].replace("\x00", "")
        for k in ("pd", "oleh", "perbuatan", "sel")
    }
    return SaringJejak(
        pd=g["pd"],
        bulan=keadaan.bulan if request.GET.get("hanya_bulan") == "ya" else None,
        oleh=pengguna_bernama_sistem(g["oleh"]) if g["oleh"] else frozenset(),
        perbuatan=g["perbuatan"],
        sel=g["sel"],
    )


def tampilkan(keadaan: Keadaan, daftar: Iterable[Kejadian], *, ringkas: bool) -> list[KejadianTampil]:
    """Return events in words; names of people, units and codes are asked once for the whole page."""
    kejadian = list(daftar)
    orang = nama_pengguna_sistem(k.oleh for k in kejadian)
    pd = dict(keadaan.hak.pilihan_pd)
    terlihat = [k.sel[:_SEL_RINGKAS] if ringkas else k.sel for k in kejadian]
    kode = {x for sel in terlihat for s in sel for x in (s.sub_kegiatan, s.rekening)}
    nama = _nama(keadaan, kode)
    return [
        KejadianTampil(
            k=k,
            oleh=orang.get(k.oleh, k.oleh),
            perbuatan=nama_perbuatan(k.perbuatan),
            objek=sebut_objek(k.objek, pd),
            sel=tuple(_sel(s, nama) for s in sel),
            lebih=len(k.sel) - len(sel),
            rincian=tuple(rincian(k.medan)),
            ringkasan=tuple(ringkasan(k.medan)),
        )
        for k, sel in zip(kejadian, terlihat, strict=True)
    ]


def _nama(keadaan: Keadaan, kode: set[str]) -> dict[str, str]:
    kode.discard("")
    if not kode:
        return {}
    pemda = pemda_sistem(keadaan.pemda.kode)
    return nama_kode(pemda=pemda.kode, tahun=keadaan.tahun, jenis_pemda=pemda.jenis_nomenklatur, kode=kode)


def _sel(s: SelTercatat, nama: dict[str, str]) -> SelTampil:
    kode = " / ".join(k for k in (s.sub_kegiatan, s.rekening) if k) or "PD"
    milik = nama.get(s.rekening, "") if s.rekening else nama.get(s.sub_kegiatan, "")
    dana = f"{milik} · {s.sumber_dana}".strip(" ·") if s.sumber_dana else milik
    return SelTampil(kode, dana, nama_kolom(s.kolom), sebut_nilai(s, s.sebelum), sebut_nilai(s, s.sesudah))


def _rantai(keadaan: Keadaan) -> dict[str, Any]:
    """Return what the page says of the chain; who sees one unit only is not told of all."""
    if not keadaan.hak.semua_pd:
        return {"rantai": None}
    urut, hash_ = alur.ujung(keadaan.pemda.kode)
    terakhir = alur.pemeriksaan_terakhir(keadaan.pemda.kode)
    oleh = nama_pengguna_sistem([terakhir.oleh]).get(terakhir.oleh, terakhir.oleh) if terakhir else ""
    return {
        "rantai": {"urut": urut, "hash": hash_},
        "terakhir": terakhir,
        "terakhir_oleh": oleh,
        "baru": urut - terakhir.sampai if terakhir else urut,
        "boleh_periksa": _boleh_periksa(keadaan),
    }


def _boleh_periksa(keadaan: Keadaan) -> bool:
    return keadaan.hak.pengelola or any(
        jenis in _PEMERIKSA and not kode for jenis, kode, _nama_pd in keadaan.hak.peran
    )


class _Gema:
    """A file that gives back what is written to it, so that rows go out as they are made."""

    def write(self, teks: str) -> str:
        """Return the text."""
        return teks


def _csv(semua: Iterator[Kejadian]) -> Iterator[str]:
    tulis = csv.writer(_Gema(), lineterminator="\r\n")
    yield "\ufeff"  # the mark at the front makes Excel read UTF-8
    yield str(tulis.writerow(_KOLOM_CSV))
    for k in semua:
        objek = bagian_objek(k.objek)
        kepala = (
            str(k.urut),
            localtime(k.pada).isoformat(timespec="seconds"),
            k.oleh,
            k.perbuatan,
            k.objek,
            objek.get("laporan") or objek.get("pd", ""),
            objek.get("tahun", ""),
            objek.get("bulan", ""),
        )
        for s in k.sel or (SelTercatat("", "", "", "", None, None),):
            sel = (s.sub_kegiatan, s.rekening, s.sumber_dana, s.kolom, s.sebelum or "", s.sesudah or "")
            yield str(tulis.writerow([aman(str(x)) for x in (*kepala, *sel, k.hash)]))


def _kueri(request: HttpRequest) -> dict[str, str]:
    medan = ("pd", "oleh", "perbuatan", "sel", "hanya_bulan")
    return {k: v for k in medan if (v := request.GET.get(k, "").strip())}


def _bilangan(teks: str) -> int | None:
    if not teks:
        return None
    if not (teks.isascii() and teks.isdigit() and len(teks) < 16):
        raise Http404
    return int(teks)


def _untuk(request: HttpRequest, keadaan: Keadaan) -> dict[str, Any]:
    return {
        "pengguna": request.user,
        "pada": keadaan.hak.pada,
        "pemda": keadaan.pemda.kode,
        "tahun": keadaan.tahun,
    }
