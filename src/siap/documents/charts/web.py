"""Charts for a page: percentages from the geometry, looks from classes alone.

The outer ``<svg>`` has no viewBox, so text keeps its size at every width; lines lie in a nested one that
stretches. The content security policy allows no inline style, so a stylesheet must give:

* ``grafik grafik-kurva|grafik-batang`` on the outer element; ``kisi``, ``sumbu``, ``sumbu-kini`` for grid
  and month names; ``langkah``, ``langkah-teks`` for the step of a budget version;
* ``garis garis-X``, ``tanda tanda-X`` (``tanda-akhir`` for the last), ``label label-X`` with X one of
  angkas, target-fisik, fisik, keuangan;
* ``nama``, ``nilai``, ``lajur``, ``batang batang-Z`` with Z the colour of the band or "netral"; ``acuan``,
  ``acuan-teks`` for the line to be reached.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from siap.documents.charts.geometri import BidangKurva, Label, bidang_batang, bidang_kurva
from siap.documents.charts.model import Batang, BatangPeringkat, Grafik, Kurva
from siap.documents.charts.unsur import persen, ringkas, tulisan, unsur
from siap.domain.uang import tampil_persen

#: key of a mark ("6" for June, a PD code for a bar) -> address of the rows behind it, None for no link
Tautan = Callable[[str], str | None]

_TINGGI_KURVA: Final = 240
_TINGGI_BATANG: Final = 28
_KEPALA_BATANG: Final = 22
#: where the bars stand in the width, in percent
_KIRI_BATANG: Final = 46
_LEBAR_BATANG: Final = 36


def svg_web(grafik: Grafik, *, tautan: Tautan | None = None, tinggi: int | None = None) -> str:
    """Return the chart for a page: fills the width of its container, every mark has a name and may be a link.

    The finding (``grafik.judul``) is its accessible name; print it as the heading above. All text is
    escaped, so the result may be marked safe.
    """
    if isinstance(grafik, Kurva):
        return _kurva(grafik, tautan, tinggi or _TINGGI_KURVA)
    return _batang(grafik, tautan, tinggi)


def _luar(grafik: Grafik, kelas: str, tinggi: int, isi: list[str]) -> str:
    return unsur(
        "svg",
        *isi,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"grafik grafik-{kelas}",
        width="100%",
        height=tinggi,
        role="group",
        aria_label=grafik.judul,
    )


def _bernama(isi: str, kunci: str, ujaran: str, tautan: Tautan | None) -> str:
    """Give a mark its name: a link to the rows behind it, or an image where there is nowhere to go."""
    alamat = tautan(kunci) if tautan else None
    if alamat is None:
        return unsur("g", isi, role="img", aria_label=ujaran)
    return unsur("a", isi, href=alamat, aria_label=ujaran)


def _kurva(kurva: Kurva, tautan: Tautan | None, tinggi: int) -> str:
    bidang = bidang_kurva(kurva)
    tanda = [
        _bernama(
            unsur(
                "circle",
                class_=f"tanda tanda-{t.kelas}" + (" tanda-akhir" if t.akhir else ""),
                cx=persen(t.x),
                cy=persen(t.y),
                r=4 if t.akhir else 3,
            ),
            str(t.bulan),
            t.ujaran,
            tautan,
        )
        for t in bidang.tanda
    ]
    isi = [*_sumbu(bidang), *_langkah(bidang), _garis(bidang), *tanda, *map(_label, bidang.label)]
    dalam = unsur("svg", *isi, x="0", y="9%", width="82%", height="79%", overflow="visible")
    return _luar(kurva, "kurva", tinggi, [dalam])


def _sumbu(bidang: BidangKurva) -> list[str]:
    hasil: list[str] = []
    for y, teks in bidang.kisi:
        hasil.append(unsur("line", class_="kisi", x1="0", x2="100%", y1=persen(y), y2=persen(y)))
        hasil.append(unsur("text", tulisan(teks), class_="sumbu", x="0", y=persen(y), dy=-4))
    for x, teks, kini in bidang.bulan:
        kelas = "sumbu sumbu-kini" if kini else "sumbu"
        hasil.append(
            unsur("text", tulisan(teks), class_=kelas, x=persen(x), y="100%", dy=18, text_anchor="middle")
        )
    return hasil


def _langkah(bidang: BidangKurva) -> list[str]:
    hasil: list[str] = []
    for x, teks in bidang.langkah:
        sisi, geser = ("start", 4) if x <= 60 else ("end", -4)
        hasil.append(unsur("line", class_="langkah", x1=persen(x), x2=persen(x), y1="0", y2="100%"))
        if not teks:
            continue
        hasil.append(
            unsur(
                "text",
                tulisan(teks),
                class_="langkah-teks",
                x=persen(x),
                y="100%",
                dx=geser,
                dy=-6,
                text_anchor=sisi,
            )
        )
    return hasil


def _garis(bidang: BidangKurva) -> str:
    garis = [
        unsur(
            "polyline",
            class_=f"garis garis-{s.kelas}",
            vector_effect="non-scaling-stroke",
            fill="none",
            points=" ".join(f"{x:f},{y:f}" for x, y in s.titik),
        )
        for s in bidang.segmen
    ]
    return unsur(
        "svg",
        "".join(garis),
        viewBox="0 0 100 100",
        preserveAspectRatio="none",
        overflow="visible",
        aria_hidden="true",
    )


def _label(label: Label) -> str:
    # the first line stands beside the point, further ones below it
    baris = [
        unsur("tspan", tulisan(teks), x=persen(label.x), dx=8, dy=14 if i else 4)
        for i, teks in enumerate(label.teks)
    ]
    return unsur("text", *baris, class_=f"label label-{label.kelas}", x=persen(label.x), y=persen(label.y))


def _kelas_warna(warna: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", warna.lower()).strip("-") or "netral"


def ujaran_batang(batang: Batang) -> str:
    """Say a bar in words: "Peringkat 3: Dinas Sosial 43,10%, zona merah"."""
    awal = f"Peringkat {batang.peringkat}: " if batang.peringkat else ""
    akhir = f", zona {batang.zona.lower()}" if batang.zona else ""
    return f"{awal}{batang.nama} {tampil_persen(batang.nilai)}%{akhir}"


def _batang(grafik: BatangPeringkat, tautan: Tautan | None, tinggi: int | None) -> str:
    bidang = bidang_batang(grafik)
    kepala = 0 if bidang.acuan is None else _KEPALA_BATANG
    banyak = max(1, len(grafik.batang))
    penuh = tinggi or _TINGGI_BATANG * banyak + kepala
    tiap = Decimal(penuh - kepala) / banyak
    isi: list[str] = []
    for i, (b, (kiri, lebar)) in enumerate(zip(grafik.batang, bidang.batang, strict=True)):
        tengah = kepala + tiap * i + tiap / 2
        lajur = unsur(
            "svg",
            unsur("rect", class_="lajur", width="100%", height=10, rx=3),
            unsur(
                "rect",
                class_=f"batang batang-{_kelas_warna(b.warna)}",
                x=persen(kiri),
                width=persen(lebar),
                height=10,
                rx=3,
            ),
            x=f"{_KIRI_BATANG}%",
            y=tengah - 5,
            width=f"{_LEBAR_BATANG}%",
            height=10,
            overflow="visible",
        )
        # a nested svg cuts off what does not fit, so that on a phone the name ends before its bar
        tulisan_nama = unsur("text", tulisan(ringkas(b.nama)), class_="nama", x="0", y="50%", dy=4)
        nama = unsur("svg", tulisan_nama, x="0", y=tengah - 12, width=f"{_KIRI_BATANG - 2}%", height=24)
        nilai = unsur(
            "text",
            f"{tampil_persen(b.nilai, 1)}%",
            class_="nilai",
            x="100%",
            y=tengah,
            dy=4,
            text_anchor="end",
        )
        isi.append(_bernama(nama + lajur + nilai, b.kode, ujaran_batang(b), tautan))
    if bidang.acuan is not None:
        x = persen(_KIRI_BATANG + bidang.acuan * _LEBAR_BATANG / 100)
        isi.append(unsur("line", class_="acuan", x1=x, x2=x, y1=kepala - 4, y2=penuh))
        teks = tulisan(grafik.nama_acuan)
        isi.append(unsur("text", teks, class_="acuan-teks", x=x, y=12, text_anchor="middle"))
    return _luar(grafik, "batang", penuh, isi)
