"""Addresses of the rooms. Names are used everywhere; the words in them are for people."""

from __future__ import annotations

from django.urls import include, path

from siap.web.beranda.views import beranda
from siap.web.impor.views import bukukan, impor, templat, temuan_csv, tumpukan
from siap.web.kenapa.views import kenapa
from siap.web.masuk.views import Keluar, Masuk, tema
from siap.web.pd.views import daftar_pd, satu_pd, unduh_rfk
from siap.web.peringkat.views import peringkat, unduh_csv, unduh_xlsx
from siap.web.tentang.views import tentang

urlpatterns = [
    path("", beranda, name="beranda"),
    path("masuk", Masuk.as_view(), name="masuk"),
    path("keluar", Keluar.as_view(), name="keluar"),
    path("tema", tema, name="tema"),
    path("peringkat", peringkat, name="peringkat"),
    path("peringkat.csv", unduh_csv, name="peringkat-csv"),
    path("peringkat.xlsx", unduh_xlsx, name="peringkat-xlsx"),
    path("pd", daftar_pd, name="daftar-pd"),
    # PD codes are free text and may hold a slash
    path("pd/<path:kode>", satu_pd, name="pd"),
    path("rfk.pdf", unduh_rfk, {"bentuk": "pdf"}, name="rfk-pdf"),
    path("rfk.xlsx", unduh_rfk, {"bentuk": "xlsx"}, name="rfk-xlsx"),
    path("kenapa", kenapa, name="kenapa"),
    path("impor", impor, name="impor"),
    path("impor/templat/<slug:jenis>.xlsx", templat, name="impor-templat"),
    path("impor/<slug:token>", tumpukan, name="impor-tumpukan"),
    path("impor/<slug:token>/bukukan", bukukan, name="impor-bukukan"),
    path("impor/<slug:token>/temuan.csv", temuan_csv, name="impor-temuan"),
    path("tentang", tentang, name="tentang"),
    path("", include("siap.web.lapor.urls")),
    path("", include("siap.web.tugas.urls")),
    path("", include("siap.web.tinjauan.urls")),
    path("", include("siap.web.jejak.urls")),
    path("", include("siap.web.aturan.urls")),
    path("", include("siap.web.bukti.urls")),
    path("", include("siap.web.rekonsiliasi.urls")),
    path("", include("siap.web.formulir.urls")),
    path("", include("siap.web.luring.urls")),
]
