"""Charts: a small model of what is drawn, one geometry, and a mapper per medium."""

from siap.documents.charts.cetak import svg_cetak
from siap.documents.charts.model import Batang, BatangPeringkat, Garis, Grafik, Kurva
from siap.documents.charts.susun import grafik_kurva_s, grafik_peringkat, kalimat_deviasi, sebutan_zona
from siap.documents.charts.web import Tautan, svg_web

__all__ = [
    "Batang",
    "BatangPeringkat",
    "Garis",
    "Grafik",
    "Kurva",
    "Tautan",
    "grafik_kurva_s",
    "grafik_peringkat",
    "kalimat_deviasi",
    "sebutan_zona",
    "svg_cetak",
    "svg_web",
]
