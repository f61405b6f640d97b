"""Laporan: one submission before the eyes of who judges it: findings, reasons, changes, every cell."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from siap.domain.laporan.keadaan import KeadaanLaporan, PerbuatanLaporan
from siap.domain.temuan import Keparahan
from siap.ledger.akun.queries import nama_pengguna_sistem
from siap.ledger.jejak.galat import GalatBuku
from siap.ledger.pelaporan.isian import LetakSel
from siap.ledger.pelaporan.queries import RincianKiriman, berikut_menunggu
from siap.web.alamat import alamat
from siap.web.keadaan import Keadaan, ruang
from siap.web.tinjauan.catatan import CatatanTerketik, pilihan_kolom
from siap.web.tinjauan.kata import nada_keadaan, nada_kiriman, nada_waktu, nama_bulan, saat
from siap.web.tinjauan.naskah import SEBUTAN_KOLOM, nama_isi, sebut, susun, tampil_beda
from siap.web.tinjauan.temuan import kelompok_temuan
from siap.web.tinjauan.titik import baca_kiriman, bilangan, kode_pd, untuk


@require_GET
@ruang
def laporan(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Show the last submission of one report; PD read theirs at the page of submissions."""
    keadaan.hak.wajib_semua_pd()
    pd = kode_pd(request, keadaan)
    return halaman(request, keadaan, baca_kiriman(request, keadaan, pd))


def halaman(
    request: HttpRequest,
    keadaan: Keadaan,
    rincian: RincianKiriman,
    *,
    galat: GalatBuku | str | None = None,
    catatan: list[CatatanTerketik] | None = None,
    umum: str = "",
    alasan_buka: str = "",
    status: int = 200,
) -> HttpResponse:
    """Return the page; what was typed stays in its fields when something was refused."""
    nama = nama_isi(rincian)
    perbuatan = {p.name.lower(): p in rincian.terbuka for p in PerbuatanLaporan}
    isi = {
        **dasar(keadaan, rincian, nama),
        "ruang": "verifikasi",
        "boleh": perbuatan,
        "galat": galat,
        "penghalang": getattr(galat, "temuan", ()),
        "catatan_terketik": _menurut_baris(catatan or []),
        "banyak_catatan": len(catatan or []),
        "umum": umum,
        "alasan_buka": alasan_buka,
        "kolom_garis": pilihan_kolom("b0"),
        "kolom_sub": pilihan_kolom("s0"),
        "berikut": _berikut(request, keadaan, rincian),
        "kerja": perbuatan["kembalikan"],
        "selesai": _SELESAI.get(request.GET.get("selesai", ""), ""),
    }
    return render(request, "tinjauan/laporan.html", isi, status=status)


_SELESAI = {
    "diverifikasi": "Laporan diverifikasi.",
    "dikembalikan": "Laporan dikembalikan. PD melihat catatan Anda pada selnya.",
    "dikunci": "Bulan ini dikunci. Sesudah ini hanya koreksi beralasan.",
    "dibuka": "Bulan ini dibuka kembali. PD dapat memperbaiki dan mengajukan lagi.",
}


def _menurut_baris(catatan: list[CatatanTerketik]) -> dict[str, list[CatatanTerketik]]:
    """Put every note under its row, in the order of the page."""
    hasil: dict[str, list[CatatanTerketik]] = {}
    for c in catatan:
        hasil.setdefault(c.baris, []).append(c)
    return hasil


def dasar(keadaan: Keadaan, rincian: RincianKiriman, nama: dict[str, str]) -> dict[str, Any]:
    """Return what every page about one submission shows."""
    kiriman = rincian.kiriman
    pd = rincian.laporan.pd
    tampilan = susun(rincian.isi, nama)
    orang = nama_pengguna_sistem(
        [*(k.diajukan_oleh for k in rincian.semua), *(c.oleh for c in rincian.catatan)]
    )
    return {
        "keadaan": keadaan,
        "rincian": rincian,
        "kiriman": kiriman,
        "pd": pd,
        "tampilan": tampilan,
        "temuan": rincian.temuan,
        "kelompok_temuan": kelompok_temuan(rincian.temuan, tampilan, nama),
        "perlu_dibaca": sum(t.temuan.keparahan is not Keparahan.INFO for t in rincian.temuan),
        "beda": tampil_beda(rincian.beda, nama),
        "catatan": [
            {
                "c": c,
                "di": sebut(_letak(c), nama) if c.kolom else ("", ""),
                "kolom": SEBUTAN_KOLOM[c.kolom],
                "oleh": orang.get(c.oleh, c.oleh),
                "pada": saat(c.pada),
            }
            for c in rincian.catatan
        ],
        "kiriman_lain": [
            {
                "nomor": k.nomor,
                "pada": saat(k.diajukan_pada),
                "oleh": orang.get(k.diajukan_oleh, k.diajukan_oleh),
                "koreksi": k.perbuatan == PerbuatanLaporan.KOREKSI,
                "status": nada_kiriman(k.status),
                "ini": k.nomor == kiriman.nomor,
            }
            for k in rincian.semua
        ],
        "diterima": saat(kiriman.diajukan_pada),
        "oleh": orang.get(kiriman.diajukan_oleh, kiriman.diajukan_oleh),
        "nada_keadaan": nada_keadaan(KeadaanLaporan(rincian.laporan.keadaan)),
        "nada_waktu": nada_waktu(tepat=kiriman.tepat_waktu),
        "nada_status": nada_kiriman(kiriman.status),
    }


def _letak(c: Any) -> LetakSel:
    return LetakSel(c.sub_kegiatan, c.rekening, c.sumber_dana, c.kolom)


def _berikut(request: HttpRequest, keadaan: Keadaan, rincian: RincianKiriman) -> dict[str, str] | None:
    """Return where to go on: the submission that waits longest."""
    lain = berikut_menunggu(**untuk(request, keadaan), selain=rincian.laporan)
    if lain is None:
        return None
    href = alamat("verifikasi-laporan", keadaan, pd=lain.pd.kode, bulan=str(lain.bulan))
    return {"href": href, "nama": f"{lain.pd.nama}, {nama_bulan(lain.bulan)}"}


def nomor_terkirim(request: HttpRequest) -> int:
    """Return the number of the submission that the person looked at; 0 fits none and is refused."""
    return bilangan(request.POST.get("nomor", "")) or 0
