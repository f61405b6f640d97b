"""Kepatuhan: PD x month, who was on time, who was late, who is silent; rates, trend, CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from siap.documents.charts import Garis, Kurva, svg_web
from siap.domain.laporan.jadwal import Kepatuhan, Ketepatan
from siap.domain.laporan.keadaan import KeadaanLaporan
from siap.domain.rekap import StatusLapor
from siap.domain.uang import tampil_persen
from siap.domain.waktu import NAMA_BULAN
from siap.ledger.pelaporan.queries import (
    BarisKepatuhan,
    MatriksKepatuhan,
    SelKepatuhan,
    matriks_kepatuhan,
    persen_lapor,
    persen_tepat,
)
from siap.web.keadaan import Keadaan, ruang
from siap.web.unduh import aman, sebagai_unduhan

URUT: Final = {
    "terburuk": gettext_lazy("Terburuk dahulu"),
    "kode": gettext_lazy("Kode"),
    "nama": gettext_lazy("Nama"),
}
BULAN_PENDEK: Final = tuple(nama[:3] for nama in NAMA_BULAN)
_TINGGI: Final = 220


@dataclass(frozen=True, slots=True)
class Sel:
    """One cell of the matrix: a short word, the whole sentence for who cannot see the colour, its tone."""

    bulan: str
    kata: str
    kalimat: str
    nada: str
    terbuku: bool


@dataclass(frozen=True, slots=True)
class Baris:
    """One PD: its months and what they come to."""

    kode: str
    nama: str
    kelompok: str
    sel: tuple[Sel, ...]
    wajib: int
    lapor: Decimal | None
    tepat: Decimal | None
    hari: int


@dataclass(frozen=True, slots=True)
class BulanMatriks:
    """The foot of one month."""

    nama: str
    jumlah: Kepatuhan
    lapor: Decimal | None
    tepat: Decimal | None


@dataclass(frozen=True, slots=True)
class Pilihan:
    """What the reader chose: year, group, order."""

    tahun: int
    kelompok: str
    urut: str


@require_safe
@ruang
def kepatuhan(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Show the matrix of a year; a reader of one PD sees the own rows."""
    matriks, pilihan = _tanya(request, keadaan)
    bulan = tuple(
        BulanMatriks(nama, j, persen_lapor(j), persen_tepat(j))
        for nama, j in zip(BULAN_PENDEK, matriks.bulan, strict=True)
    )
    kini = localtime(keadaan.hak.pada).year
    isi: dict[str, Any] = {
        "keadaan": keadaan,
        "ruang": "kepatuhan",
        "pilihan": pilihan,
        "urutan": URUT.items(),
        "semua_kelompok": matriks.kelompok,
        "semua_tahun": sorted({*keadaan.semua_tahun, kini, kini - 1, pilihan.tahun}, reverse=True),
        "baris": susun_baris(matriks, pilihan.urut),
        "bulan": bulan,
        "jumlah": matriks.jumlah,
        "lapor": persen_lapor(matriks.jumlah),
        "tepat": persen_tepat(matriks.jumlah),
        "tren": _tren(matriks),
        "ada_terbuku": any(
            s.terbuku and s.ketepatan is Ketepatan.BELUM for b in matriks.baris for s in b.sel
        ),
    }
    return render(request, "tugas/kepatuhan.html", isi)


@require_safe
@ruang
def kepatuhan_csv(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Hand out the same rows for machines: one line per PD and month."""
    matriks, pilihan = _tanya(request, keadaan)
    keluaran = io.StringIO()
    tulis = csv.writer(keluaran, lineterminator="\r\n")
    kepala = ("pemda", "tahun", "bulan", "kode", "nama", "kelompok", "wajib", "ketepatan", "hari_terlambat")
    tulis.writerow((*kepala, "keadaan", "nihil", "terbuku"))
    for b in _urutkan(matriks.baris, pilihan.urut):
        nama = (aman(b.pd.kode), aman(b.pd.nama), aman(b.pd.kelompok))
        for nomor, s in enumerate(b.sel, start=1):
            tulis.writerow(
                (
                    keadaan.pemda.kode,
                    pilihan.tahun,
                    nomor,
                    *nama,
                    _ya(s.wajib),
                    s.ketepatan.value,
                    s.hari_terlambat,
                    s.keadaan.value if s.keadaan else "",
                    _ya(s.nihil),
                    _ya(s.terbuku),
                )
            )
    nama_berkas = f"kepatuhan-{keadaan.pemda.kode}-{pilihan.tahun}.csv"
    return sebagai_unduhan(nama_berkas, keluaran.getvalue().encode("utf-8-sig"))


def _ya(nilai: bool) -> str:
    return "ya" if nilai else "tidak"


def _tanya(request: HttpRequest, keadaan: Keadaan) -> tuple[MatriksKepatuhan, Pilihan]:
    """Return the matrix that was asked for; its totals are those of the rows that it shows."""
    hak = keadaan.hak
    tahun = keadaan.tahun if request.GET.get("tahun") else localtime(hak.pada).year
    kelompok, urut = request.GET.get("kelompok", ""), request.GET.get("urut", "")
    matriks = matriks_kepatuhan(
        pengguna=hak.pengguna, pada=hak.pada, pemda=keadaan.pemda.kode, tahun=tahun, kelompok=kelompok
    )
    dikenal = kelompok if kelompok in matriks.kelompok else ""
    return matriks, Pilihan(tahun, dikenal, urut if urut in URUT else "terburuk")


def susun_baris(matriks: MatriksKepatuhan, urut: str) -> tuple[Baris, ...]:
    """Return the rows as the page prints them, in the order asked for."""
    return tuple(
        Baris(
            b.pd.kode,
            b.pd.nama,
            b.pd.kelompok,
            tuple(susun_sel(nama, s) for nama, s in zip(BULAN_PENDEK, b.sel, strict=True)),
            b.jumlah.wajib,
            persen_lapor(b.jumlah),
            persen_tepat(b.jumlah),
            _hari(b),
        )
        for b in _urutkan(matriks.baris, urut)
    )


def _hari(b: BarisKepatuhan) -> int:
    return sum(s.hari_terlambat for s in b.sel if s.wajib)


def _urutkan(baris: tuple[BarisKepatuhan, ...], urut: str) -> list[BarisKepatuhan]:
    def terburuk(b: BarisKepatuhan) -> Any:
        tepat = persen_tepat(b.jumlah)
        return (tepat is None, tepat or 0, -_hari(b), b.pd.kode)

    cara: dict[str, Callable[[BarisKepatuhan], Any]] = {
        "terburuk": terburuk,
        "kode": lambda b: b.pd.kode,
        "nama": lambda b: (b.pd.nama, b.pd.kode),
    }
    return sorted(baris, key=cara[urut])


_SEL: Final = {
    KeadaanLaporan.DIKEMBALIKAN.value: ("kembali", "dikembalikan untuk diperbaiki", "waspada"),
    StatusLapor.NIHIL.value: ("nihil", "tepat waktu, nihil", "info"),
    Ketepatan.TEPAT.value: ("tepat", "tepat waktu", "baik"),
    Ketepatan.TERLAMBAT.value: ("telat {n}", "terlambat {n} hari", "waspada"),
    Ketepatan.BELUM.value: ("belum {n}", "belum lapor, lewat {n} hari", "buruk"),
    "terbuka": ("terbuka", "belum lapor, belum jatuh tempo", "netral"),
    Ketepatan.BELUM_WAKTUNYA.value: ("·", "belum waktunya", "sunyi"),
    "-": ("-", "tidak wajib lapor", "sunyi"),
}


def susun_sel(bulan: str, s: SelKepatuhan) -> Sel:
    """Return one cell in words; an open month that is not due yet is no fault."""
    kata = s.kata
    if kata == Ketepatan.BELUM.value and not s.hari_terlambat:
        kata = "terbuka"
    pendek, panjang, nada = _SEL[kata]
    hari = s.hari_terlambat
    return Sel(bulan, pendek.format(n=hari), panjang.format(n=hari), nada, _terbuku(s))


def _terbuku(s: SelKepatuhan) -> bool:
    """Tell whether the book has figures of a month that nobody reported: they came by an import."""
    return s.terbuku and s.ketepatan is Ketepatan.BELUM


@dataclass(frozen=True, slots=True)
class Tren:
    """The rates over the months, with the finding as its title."""

    judul: str
    anak: str
    svg: SafeString


def _tren(matriks: MatriksKepatuhan) -> Tren | None:
    """Draw the rates of the months that are overdue; None while there are fewer than two."""
    terisi = [n for n, j in enumerate(matriks.bulan, start=1) if j.wajib and matriks.lewat[n - 1]]
    if len(terisi) < 2:
        return None
    akhir = terisi[-1]
    sampai = tuple(j if n <= akhir else Kepatuhan(0, 0, 0) for n, j in enumerate(matriks.bulan, start=1))
    lapor = tuple(persen_lapor(j) for j in sampai)
    tepat = tuple(persen_tepat(j) for j in sampai)
    kini, lalu = tepat[akhir - 1], tepat[terisi[-2] - 1]
    judul = _("Tepat waktu %(bulan)s %(persen)s%%") % {
        "bulan": NAMA_BULAN[akhir - 1],
        "persen": tampil_persen(kini, 1),
    }
    if kini is not None and lalu is not None and kini != lalu:
        arah = _("turun") if kini < lalu else _("naik")
        judul += _(", %(arah)s %(n)s poin dari bulan sebelumnya") % {
            "arah": arah,
            "n": tampil_persen(abs(kini - lalu), 1),
        }
    kurva = Kurva(
        judul=judul,
        anak=_("Persen dari perangkat daerah yang wajib lapor bulan itu"),
        tahun=matriks.tahun,
        sampai_bulan=akhir,
        garis=(Garis(_("Lapor"), "fisik", lapor), Garis(_("Tepat"), "keuangan", tepat)),
        penyebut=_("PD wajib lapor"),
    )
    svg = mark_safe(svg_web(kurva, tinggi=_TINGGI))  # noqa: S308  -- it escapes every name
    return Tren(kurva.judul, kurva.anak, svg)
