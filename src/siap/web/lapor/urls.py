"""Addresses of lapor: the entry grid, saving, checking and handing in."""

from __future__ import annotations

from django.urls import URLPattern, path

from siap.web.lapor.kirim import ajukan, tarik, terkirim
from siap.web.lapor.lembar import lembar
from siap.web.lapor.periksa import periksa
from siap.web.lapor.sel import sel
from siap.web.lapor.simpan import simpan

urlpatterns: list[URLPattern] = [
    path("lapor", lembar, name="lapor"),
    path("lapor/sel", sel, name="lapor-sel"),
    path("lapor/simpan", simpan, name="lapor-simpan"),
    path("lapor/periksa", periksa, name="lapor-periksa"),
    path("lapor/ajukan", ajukan, name="lapor-ajukan"),
    path("lapor/tarik", tarik, name="lapor-tarik"),
    path("lapor/terkirim", terkirim, name="lapor-terkirim"),
]
