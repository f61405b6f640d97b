"""Addresses of rekonsiliasi."""

from __future__ import annotations

from django.urls import URLPattern, path

from siap.web.rekonsiliasi.views import rekonsiliasi, rincian, simpan, unduh_csv

urlpatterns: list[URLPattern] = [
    path("rekonsiliasi", rekonsiliasi, name="rekonsiliasi"),
    path("rekonsiliasi.csv", unduh_csv, name="rekonsiliasi-csv"),
    path("rekonsiliasi/rincian", rincian, name="rekonsiliasi-rincian"),
    path("rekonsiliasi/simpan", simpan, name="rekonsiliasi-simpan"),
]
