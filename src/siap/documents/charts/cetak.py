"""Charts for paper: the same geometry in points, ink in attributes, told apart without colour too."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from siap.documents.charts.geometri import BidangKurva, Label, Tanda, bidang_batang, bidang_kurva
from siap.documents.charts.model import BatangPeringkat, Grafik, Kurva
from siap.documents.charts.unsur import angka, ringkas, tulisan, unsur
from siap.documents.huruf import KELUARGA
from siap.domain.uang import tampil_persen

#: dark enough to differ in grey as well; plans are dashed, money is round, work is square
TINTA: Final = {"angkas": "#5a6472", "target-fisik": "#8a94a3", "fisik": "#157f77", "keuangan": "#12436d"}
PUTUS: Final = {"angkas": "4 2.5", "target-fisik": "1 2.2"}
ISI_ZONA: Final = {
    "merah": "#b3382c",
    "jingga": "#c2601c",
    "kuning": "#c58a14",
    "hijau": "#2f7d54",
    "biru": "#2b6ca3",
    "ungu": "#6b4c9a",
}
NETRAL: Final = "#6b7684"
HITAM: Final = "#1b2430"
REDUP: Final = "#5a6472"

_ATAS: Final = 14  # room for the label of the reference or of the highest line
_TINGGI_BARIS: Final = 17


def svg_cetak(grafik: Grafik, *, lebar: int = 380, tinggi: int | None = None) -> str:
    """Return the chart with absolute coordinates in points, ready to be placed on paper."""
    if isinstance(grafik, Kurva):
        return _Kertas(lebar, tinggi or 170).kurva(grafik)
    return _Kertas(lebar, tinggi or _TINGGI_BARIS * max(1, len(grafik.batang)) + _ATAS).batang(grafik)


class _Kertas:
    """A sheet of given size; maps the plane of 100 by 100 onto it."""

    def __init__(self, lebar: int, tinggi: int) -> None:
        self.lebar, self.tinggi = lebar, tinggi
        self.luas = Decimal(lebar) * Decimal("0.84")  # the rest is for labels of lines that end in December
        self.dalam = Decimal(tinggi - _ATAS - 16)

    def x(self, x: Decimal) -> Decimal:
        return self.luas * x / 100

    def y(self, y: Decimal) -> Decimal:
        return _ATAS + self.dalam * y / 100

    def bungkus(self, isi: list[str]) -> str:
        return unsur(
            "svg",
            *isi,
            xmlns="http://www.w3.org/2000/svg",
            width=self.lebar,
            height=self.tinggi,
            viewBox=f"0 0 {self.lebar} {self.tinggi}",
            font_family=KELUARGA,
            font_size=8,
        )

    def kurva(self, kurva: Kurva) -> str:
        bidang = bidang_kurva(kurva)
        return self.bungkus(
            [
                *self._sumbu(bidang),
                *self._langkah(bidang),
                *self._garis(bidang),
                *(self._tanda(t) for t in bidang.tanda),
                *(self._label(la) for la in bidang.label),
            ]
        )

    def _sumbu(self, bidang: BidangKurva) -> list[str]:
        hasil: list[str] = []
        for y, teks in bidang.kisi:
            tinggi = self.y(y)
            hasil.append(
                unsur("line", x1=0, x2=self.luas, y1=tinggi, y2=tinggi, stroke="#d5dae1", stroke_width="0.5")
            )
            hasil.append(unsur("text", teks, x=0, y=tinggi - 2, font_size=7, fill=REDUP))
        dasar = self.y(Decimal(100)) + 11
        for x, teks, kini in bidang.bulan:
            hasil.append(
                unsur(
                    "text",
                    teks,
                    x=self.x(x),
                    y=dasar,
                    text_anchor="middle",
                    font_size="7.5",
                    fill=HITAM if kini else REDUP,
                    font_weight=700 if kini else 400,
                )
            )
        return hasil

    def _langkah(self, bidang: BidangKurva) -> list[str]:
        hasil: list[str] = []
        atas, bawah = self.y(Decimal(0)), self.y(Decimal(100))
        for x, teks in bidang.langkah:
            sisi, geser = ("start", 3) if x <= 60 else ("end", -3)
            di = self.x(x)
            hasil.append(
                unsur(
                    "line",
                    x1=di,
                    x2=di,
                    y1=atas,
                    y2=bawah,
                    stroke=REDUP,
                    stroke_width="0.6",
                    stroke_dasharray="1.5 1.5",
                )
            )
            if not teks:
                continue
            hasil.append(
                unsur(
                    "text",
                    tulisan(teks),
                    x=di + geser,
                    y=bawah - 4,
                    text_anchor=sisi,
                    font_size=7,
                    fill=REDUP,
                )
            )
        return hasil

    def _garis(self, bidang: BidangKurva) -> list[str]:
        return [
            unsur(
                "polyline",
                points=" ".join(f"{angka(self.x(x))},{angka(self.y(y))}" for x, y in s.titik),
                fill="none",
                stroke=TINTA[s.kelas],
                stroke_width="1.2",
                stroke_linejoin="round",
                stroke_dasharray=PUTUS.get(s.kelas),
            )
            for s in bidang.segmen
        ]

    def _tanda(self, t: Tanda) -> str:
        jari = Decimal("2.4") if t.akhir else Decimal("1.7")
        x, y = self.x(t.x), self.y(t.y)
        if t.kelas == "keuangan":
            return unsur("circle", cx=x, cy=y, r=jari, fill=TINTA[t.kelas], stroke="#fff", stroke_width="0.6")
        return unsur(
            "rect",
            x=x - jari,
            y=y - jari,
            width=jari * 2,
            height=jari * 2,
            fill=TINTA[t.kelas],
            stroke="#fff",
            stroke_width="0.6",
        )

    def _label(self, label: Label) -> str:
        x, y = self.x(label.x) + 6, self.y(label.y) + Decimal("2.6")
        baris: list[str] = []
        for i, teks in enumerate(label.teks):
            isi, di = tulisan(teks), y + 9 * i
            # a white rim keeps the words readable where a line passes behind them
            baris.append(
                unsur(
                    "text",
                    isi,
                    x=x,
                    y=di,
                    font_weight=600,
                    fill=TINTA[label.kelas],
                    stroke="#fff",
                    stroke_width="2.2",
                    stroke_linejoin="round",
                    paint_order="stroke",
                )
            )
        return "".join(baris)

    def batang(self, grafik: BatangPeringkat) -> str:
        bidang = bidang_batang(grafik)
        kiri, luas = Decimal(self.lebar) * Decimal("0.44"), Decimal(self.lebar) * Decimal("0.34")
        tiap = Decimal(self.tinggi - _ATAS) / max(1, len(grafik.batang))
        isi: list[str] = []
        for i, (b, (awal, panjang)) in enumerate(zip(grafik.batang, bidang.batang, strict=True)):
            tengah = _ATAS + tiap * i + tiap / 2
            dasar, atas = tengah + 3, tengah - 4
            warna = ISI_ZONA.get(b.warna, NETRAL)
            nilai = f"{tampil_persen(b.nilai)}%"
            ujung = kiri + luas + 44
            isi += [
                unsur("text", tulisan(ringkas(b.nama)), x=0, y=dasar, font_size="8.5", fill=HITAM),
                unsur("rect", x=kiri, y=atas, width=luas, height=8, fill="#e9ecf0"),
                unsur(
                    "rect",
                    x=kiri + luas * awal / 100,
                    y=atas,
                    width=luas * panjang / 100,
                    height=8,
                    fill=warna,
                ),
                unsur("text", nilai, x=ujung, y=dasar, font_weight=600, text_anchor="end", fill=HITAM),
                unsur("text", tulisan(b.zona), x=ujung + 6, y=dasar, fill=HITAM),
            ]
        if bidang.acuan is not None:
            x = kiri + luas * bidang.acuan / 100
            isi.append(
                unsur("line", x1=x, x2=x, y1=_ATAS - 4, y2=self.tinggi, stroke=HITAM, stroke_width="0.9")
            )
            teks = tulisan(grafik.nama_acuan)
            isi.append(unsur("text", teks, x=x, y=7, font_size="7.5", text_anchor="middle", fill=HITAM))
        return self.bungkus(isi)
