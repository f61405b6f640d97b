"""Addresses of bukti."""

from __future__ import annotations

from django.urls import path

from siap.web.bukti.berkas import asli, kecil, lihat
from siap.web.bukti.views import bukti, cabut

urlpatterns = [
    path("bukti", bukti, name="bukti"),
    path("bukti/<int:nomor>", lihat, name="bukti-berkas"),
    path("bukti/<int:nomor>/kecil", kecil, name="bukti-kecil"),
    path("bukti/<int:nomor>/asli", asli, name="bukti-asli"),
    path("bukti/<int:nomor>/cabut", cabut, name="bukti-cabut"),
]
