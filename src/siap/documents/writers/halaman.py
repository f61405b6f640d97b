"""Halaman: blocks become the plain data that the Typst template places. Every figure is printed here."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Final

import segno

from siap.documents.blocks import (
    Baris,
    BarisGrafik,
    Berdampingan,
    Blok,
    BlokTandaTangan,
    Cap,
    Catatan,
    Dokumen,
    Gaya,
    Jenis,
    Judul,
    Kaki,
    Kolom,
    Nilai,
    Paragraf,
    Rincian,
    Tabel,
)
from siap.documents.charts import BatangPeringkat, Grafik, Kurva, svg_cetak
from siap.documents.charts.web import ujaran_batang
from siap.documents.huruf import KELUARGA
from siap.documents.packs.kalimat import pukul
from siap.domain.uang import tampil_angka, tampil_persen

#: inner width of A4 landscape, in millimetres
LEBAR_MM: Final = 277
#: width of a chart in points: two of them stand beside each other
_LEBAR_GRAFIK: Final = 380
_UKURAN: Final = Decimal("7.4")
#: advance of a tabular digit of the face, in em, and what a point is in millimetres
_LEBAR_DIGIT: Final = Decimal("0.5")
_TITIK_MM: Final = Decimal("0.3528")
_SELA_MM: Final = Decimal("1.6")
_RATA: Final = {Jenis.TEKS: "kiri", Jenis.ZONA: "tengah", Jenis.URUT: "tengah"}
_PENANDA_LEBIH: Final = "*"
_CATATAN_LEBIH: Final = "* lebih dari 100%, ditampilkan apa adanya."

Isi = dict[str, Any]


def tampil(nilai: Nilai, jenis: Jenis) -> str:
    """Print one cell; unknown is "-", a share above 100 carries a mark."""
    if nilai is None:
        return "-"
    if isinstance(nilai, str):
        return nilai
    if isinstance(nilai, Cap):
        return nilai.teks
    if jenis is Jenis.PERSEN:
        return tampil_persen(Decimal(nilai)) + (_PENANDA_LEBIH if nilai > 100 else "")
    if jenis is Jenis.POIN:
        return tampil_persen(Decimal(nilai))
    return tampil_angka(nilai)


def alt_grafik(grafik: Grafik) -> str:
    """Say a chart in words for those who cannot see it: the finding, then its last figures."""
    if isinstance(grafik, BatangPeringkat):
        return f"{grafik.judul}. {'; '.join(ujaran_batang(b) for b in grafik.batang)}."
    return f"{grafik.judul}. {_akhir_garis(grafik)}."


def _akhir_garis(kurva: Kurva) -> str:
    akhir = ((g.nama, [n for n in g.nilai if n is not None]) for g in kurva.garis)
    return "; ".join(f"{nama} {tampil_persen(nilai[-1])}%" for nama, nilai in akhir if nilai)


def _grafik(grafik: Grafik, lebar: int) -> Isi:
    return {
        "judul": grafik.judul,
        "anak": grafik.anak,
        "svg": svg_cetak(grafik, lebar=lebar),
        "lebar": lebar,
        "alt": alt_grafik(grafik),
    }


def _kepala(kolom: Sequence[Kolom]) -> list[Isi]:
    """Return the header cells: groups over their columns, then names, then the customary column numbers."""

    def sel(teks: str, lajur: int = 1, lapis: int = 1, *, nomor: bool = False) -> Isi:
        return {"teks": teks, "lajur": lajur, "lapis": lapis, "nomor": nomor}

    bergrup = any(k.grup for k in kolom)
    atas: list[Isi] = []
    bawah: list[Isi] = []
    i = 0
    while i < len(kolom):
        grup = kolom[i].grup
        if not grup:
            atas.append(sel(kolom[i].judul, lapis=2 if bergrup else 1))
            i += 1
            continue
        akhir = i
        while akhir < len(kolom) and kolom[akhir].grup == grup:
            bawah.append(sel(kolom[akhir].judul))
            akhir += 1
        atas.append(sel(grup, lajur=akhir - i))
        i = akhir
    return [*atas, *bawah, *(sel(str(n), nomor=True) for n in range(1, len(kolom) + 1))]


def _ukuran_huruf(
    baris: Iterable[Sequence[str]], kolom: Sequence[Kolom], lebar: Sequence[Decimal]
) -> Decimal:
    """Return the largest size at which every figure fits its column: numbers never wrap and never overlap."""
    ukuran = _UKURAN
    angka = [i for i, k in enumerate(kolom) if k.jenis.bilangan]
    terpanjang = dict.fromkeys(angka, 1)
    for sel in baris:
        for i in angka:
            # separators are half as wide as digits
            teks = sel[i]
            panjang = len(teks) * 2 - teks.count(".") - teks.count(",")
            terpanjang[i] = max(terpanjang[i], panjang)
    for i, setengah in terpanjang.items():
        muat = (lebar[i] - _SELA_MM) / (Decimal(setengah) / 2 * _LEBAR_DIGIT * _TITIK_MM)
        ukuran = min(ukuran, muat)
    return max(Decimal("4.5"), ukuran.quantize(Decimal("0.1")) - Decimal("0.1"))


def _tabel(tabel: Tabel) -> Isi:
    pakai = [i for i, k in enumerate(tabel.kolom) if k.cetak]
    kolom = [tabel.kolom[i] for i in pakai]
    bagian = sum(k.lebar for k in kolom)
    lebar = [(Decimal(LEBAR_MM) * k.lebar / bagian).quantize(Decimal("0.01")) for k in kolom]
    # a total without rows is still worth its line when it holds a figure (a budget known only as a whole)
    bernilai = tabel.total and any(isinstance(s, Decimal) for s in tabel.total.sel)
    semua: list[Baris] = [*tabel.baris, *([tabel.total] if tabel.total and (tabel.baris or bernilai) else [])]
    zona = next((i for i, k in enumerate(kolom) if k.jenis is Jenis.ZONA), -1)
    inden = next((i for i, k in enumerate(kolom) if k.jenis is Jenis.TEKS and k.lebar > 40), -1)
    isi: list[Isi] = []
    for b in semua:
        sel = [tampil(b.sel[i], tabel.kolom[i].jenis) for i in pakai]
        cap = b.sel[pakai[zona]] if zona >= 0 else None
        isi.append(
            {
                "gaya": b.gaya.value,
                "tingkat": b.tingkat,
                "sel": sel,
                "zona": cap.warna if isinstance(cap, Cap) else "",
            }
        )
    angka = [r["sel"] for r in isi if r["gaya"] != Gaya.KELOMPOK.value]
    lebih = any(s.endswith(_PENANDA_LEBIH) for sel in angka for s in sel)
    return {
        "blok": "tabel",
        "judul": tabel.judul,
        "keterangan": tabel.keterangan,
        "kosong": tabel.kosong,
        "lebar": [float(x) for x in lebar],  # millimetres, not money
        "rata": [_RATA.get(k.jenis, "kanan") for k in kolom],
        "kepala": _kepala(kolom),
        "baris": isi,
        "ukuran": float(_ukuran_huruf(angka, kolom, lebar)),
        "kolom_zona": zona,
        "kolom_inden": inden,
        "catatan_kaki": _CATATAN_LEBIH if lebih else "",
    }


def _teks(blok: Judul | Paragraf | Rincian | Catatan) -> Isi:
    match blok:
        case Judul():
            return {"blok": "judul", "teks": blok.teks, "anak": blok.anak, "tingkat": blok.tingkat}
        case Paragraf():
            return {"blok": "paragraf", "teks": blok.teks, "penting": blok.penting}
        case Rincian():
            return {"blok": "rincian", "pasangan": [list(p) for p in blok.pasangan]}
        case Catatan():
            return {"blok": "catatan", "judul": blok.judul, "butir": list(blok.butir)}


def _blok(blok: Blok) -> Isi:
    match blok:
        case Tabel():
            return _tabel(blok)
        case BarisGrafik():
            return {"blok": "grafik", "grafik": [_grafik(g, _LEBAR_GRAFIK) for g in blok.grafik]}
        case Berdampingan():
            return {
                "blok": "berdampingan",
                "kiri": [_teks(b) for b in blok.kiri],
                "kanan": [_grafik(g, _LEBAR_GRAFIK) for g in blok.kanan],
            }
        case BlokTandaTangan():
            medan = ("jabatan", "kota", "tanggal", "nama", "pangkat", "nip", "didahului")
            return {
                "blok": "tanda-tangan",
                "penanda": [{m: getattr(p, m) for m in medan} for p in blok.penanda],
            }
        case _:
            return _teks(blok)


def _qr(kaki: Kaki) -> str:
    keluar = io.BytesIO()
    segno.make(kaki.isi_qr, error="m", micro=False).save(keluar, kind="svg", border=0, xmldecl=False)
    return keluar.getvalue().decode()


def baris_kaki(kaki: Kaki) -> str:
    """Return the line at the foot of every page."""
    bagian = (
        f"Keadaan s.d. {kaki.keadaan}",
        f"Versi anggaran: {kaki.versi_anggaran}",
        f"Terbitan {kaki.terbitan}",
        f"Ditarik {pukul(kaki.waktu_tarik)}",
        f"Kode {kaki.kode_periksa}",
    )
    return " · ".join(bagian)


def isi_halaman(dokumen: Dokumen) -> Isi:
    """Return everything that the template prints, as JSON-ready values."""
    kaki = dokumen.kaki
    return {
        "judul": dokumen.judul,
        "pemda": dokumen.pemda,
        "kata_kunci": [kaki.rujukan, f"terbitan {kaki.terbitan}", f"kode {kaki.kode_periksa}"],
        "huruf": KELUARGA,
        "kaki": {
            "baris": baris_kaki(kaki),
            "kode": kaki.kode_periksa,
            "rujukan": kaki.rujukan,
            "qr": _qr(kaki),
            "qr_alt": f"Kode QR: {kaki.isi_qr}",
        },
        "blok": [_blok(b) for b in dokumen.blok],
    }
