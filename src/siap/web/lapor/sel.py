"""Sel: what is known beside one cell: the range that would not surprise, and who changed it when."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import resolve_url

from siap.domain.laporan.fisik import FisikDitolak, turunkan
from siap.domain.laporan.wajar import RentangWajar, kenaikan, wajar_fisik, wajar_realisasi
from siap.ledger.akun.queries import nama_pengguna_sistem
from siap.ledger.jejak.galat import TidakDitemukan
from siap.ledger.pelaporan.isian import Kolom, LetakBaris, LetakSel
from siap.ledger.pelaporan.queries import Lembar, lembar_untuk, potret_untuk, riwayat_sel
from siap.ledger.pelaporan.queries.lembar import SubLembar
from siap.web.lapor.kata import saat
from siap.web.lapor.simpan import tolak
from siap.web.lapor.susunan import tampil_nilai
from siap.web.lapor.titik import Titik, baca_titik

_DIKETIK: Final = "Fisik ini diketik, karena tidak ada tahapan, paket, atau keluaran dalam rencana fisik."
#: newest first; older changes stand in the jejak
_TERBARU: Final = 8


def sel(request: HttpRequest) -> HttpResponse:
    """Answer with JSON, also when there is nothing to see."""
    if request.method != "GET":
        jawaban: HttpResponse = tolak(405, "Alamat ini hanya untuk dibaca.")
    elif not request.user.is_authenticated:
        jawaban = tolak(401, "Masa masuk Anda berakhir. Masuk lagi.", masuk=resolve_url(settings.LOGIN_URL))
    else:
        try:
            jawaban = JsonResponse(_isi(request))
        except (TidakDitemukan, Http404):
            jawaban = tolak(404, "Sel itu tidak ada atau tidak dapat Anda buka.")
    jawaban.headers["Cache-Control"] = "no-store, private"
    return jawaban


def _isi(request: HttpRequest) -> dict[str, Any]:
    titik, kueri = baca_titik(request), request.GET
    kolom = kueri.get("kolom", "")
    teks = (kueri.get("sub", ""), kueri.get("rekening", ""), kueri.get("sumber", ""))
    if kolom not in Kolom.values or any("\x00" in t for t in teks):
        raise Http404
    letak = LetakSel(*teks, kolom)
    lembar = lembar_untuk(**titik.untuk)
    wajar, dasar = _wajar(lembar, letak, titik)
    return {"wajar": wajar.dasar if wajar else "", "fisik": dasar, "riwayat": _riwayat(lembar, letak, titik)}


def _wajar(lembar: Lembar, letak: LetakSel, titik: Titik) -> tuple[RentangWajar | None, str]:
    """Return the expected range, and for progress how it came about."""
    potret = potret_untuk(**titik.untuk)
    dari_potret = {(b.sub_kegiatan, b.rekening): b for b in potret.baris} if potret else {}
    if letak.kolom == Kolom.REALISASI:
        rencana = next((b for b in lembar.baris if b.letak == LetakBaris(*letak[:3])), None)
        if rencana is None:
            raise Http404
        p = dari_potret.get(letak[:2])
        langkah = kenaikan([p.realisasi_lalu2, p.realisasi_lalu]) if p else ()
        return (
            wajar_realisasi(
                bulan_lalu=rencana.realisasi_lalu,
                anggaran_kas=rencana.angkas,
                pagu=rencana.pagu,
                kenaikan=langkah,
            ),
            "",
        )
    info = next((s for s in lembar.sub if s.sub_kegiatan == letak.sub_kegiatan), None)
    if info is None:
        raise Http404
    if letak.kolom == Kolom.BAGIAN:
        return None, _dasar_bagian(info, letak.rekening)
    if letak.kolom != Kolom.FISIK:
        return None, ""
    sub = next((b for b in potret.pokok if b.sub_kegiatan == letak.sub_kegiatan), None) if potret else None
    langkah = kenaikan([sub.fisik_lalu2, sub.fisik_lalu]) if sub else ()
    rentang = wajar_fisik(bulan_lalu=info.fisik_lalu, target=info.target_fisik, kenaikan=langkah)
    if info.hasil is not None:
        return rentang, info.hasil.kalimat
    isi = lembar.sel.get(letak)
    return rentang, _dasar_fisik(Decimal(isi.nilai) if isi and isi.nilai else None)


def _dasar_bagian(info: SubLembar, kode: str) -> str:
    """Say what the progress of a part counts for; a part that the plan does not have is not there."""
    if info.rencana is None or info.hasil is None or kode not in {b.kode for b in info.rencana.diisi}:
        raise Http404
    return f"Fisik sub kegiatan dihitung dari {info.rencana.cara}. {info.hasil.kalimat}"


def _dasar_fisik(ketikan: Decimal | None) -> str:
    if ketikan is None:
        return _DIKETIK
    try:
        return turunkan(ketikan=ketikan).kalimat
    except FisikDitolak as salah:
        return salah.kalimat


def _riwayat(lembar: Lembar, letak: LetakSel, titik: Titik) -> list[dict[str, str]]:
    semua = riwayat_sel(**titik.untuk, letak=letak)[: -_TERBARU - 1 : -1]
    nama = nama_pengguna_sistem(p.oleh for p in semua)

    def tampil(nilai: str | None) -> str:
        return tampil_nilai(letak.kolom, nilai or "") or "kosong"

    return [
        {
            "pada": saat(p.pada, lembar.jadwal.zona_jam),
            "oleh": nama.get(p.oleh, p.oleh),
            "sebelum": tampil(p.sebelum),
            "sesudah": tampil(p.sesudah),
        }
        for p in semua
    ]
