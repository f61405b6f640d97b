"""Banyak: verify or lock many reports at once; each stands for itself, one bad one stops no other."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from siap.flows import pelaporan as alur
from siap.flows.pelaporan import Alamat
from siap.ledger.jejak.galat import GalatBuku
from siap.ledger.pelaporan.queries import antrian
from siap.web.keadaan import Keadaan
from siap.web.tinjauan.antrean import HasilSatu, halaman
from siap.web.tinjauan.antrean import tanda as tulis_tanda
from siap.web.tinjauan.kata import nama_bulan
from siap.web.tinjauan.titik import alamat_laporan, bilangan, untuk

_BUKAN_BERSIH = (
    "Kiriman ini tidak lagi bersih atau sudah berubah sejak daftar dibuka. "
    "Buka laporannya, lalu putuskan satu per satu."
)
_TIDAK_ADA = "Laporan ini tidak ada atau bukan wewenang Anda. Muat ulang daftarnya."
#: more than the units of any Pemda times its months
_PALING_BANYAK = 2_000


def setujui(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Verify the chosen submissions that are clean at this moment, each asked of the rules again."""
    bersih = {
        tulis_tanda(a.kiriman.laporan.bulan, a.kiriman.nomor, a.kiriman.laporan.pd.kode)
        for a in antrian(**untuk(request, keadaan))
        if a.bersih
    }

    def satu(alamat: Alamat, nomor: int, tanda: str) -> str:
        if tanda not in bersih:
            return _BUKAN_BERSIH
        alur.verifikasi(alamat, nomor=nomor)
        return ""

    return _jalankan(request, keadaan, satu, "diverifikasi")


def kunci(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Lock the chosen months."""

    def satu(alamat: Alamat, nomor: int, _tanda: str) -> str:
        alur.kunci(alamat, nomor=nomor)
        return ""

    return _jalankan(request, keadaan, satu, "dikunci")


def _jalankan(
    request: HttpRequest, keadaan: Keadaan, satu: Callable[[Alamat, int, str], str], perbuatan: str
) -> HttpResponse:
    dipilih = list(dict.fromkeys(request.POST.getlist("laporan")))[:_PALING_BANYAK]
    if not dipilih:
        kalimat = "Belum ada laporan yang dipilih. Centang paling sedikit satu."
        return halaman(request, keadaan, galat=kalimat, status=422)
    nama = dict(keadaan.hak.pilihan_pd)
    hasil = []
    with alur.sekaligus():
        for tanda in dipilih:
            teks_bulan, _, sisa = tanda.partition(":")
            teks_nomor, _, pd = sisa.partition(":")
            bulan, nomor = bilangan(teks_bulan), bilangan(teks_nomor)
            if bulan is None or nomor is None or not 1 <= bulan <= 12 or pd not in nama:
                hasil.append(HasilSatu(pd[:64] or "?", "", berhasil=False, kalimat=_TIDAK_ADA))
                continue
            try:
                kalimat = satu(alamat_laporan(request, keadaan, pd, bulan), nomor, tanda)
            except GalatBuku as salah:
                kalimat = str(salah)
            hasil.append(HasilSatu(nama[pd], nama_bulan(bulan), not kalimat, kalimat, pd, bulan))
    status = 200 if any(h.berhasil for h in hasil) else 422
    return halaman(request, keadaan, hasil=tuple(hasil), perbuatan=perbuatan, status=status)
