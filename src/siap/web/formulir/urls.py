"""Addresses of formulir: the month's form out, back in, and its findings."""

from __future__ import annotations

from django.urls import URLPattern, path

from siap.web.formulir.unduhan import formulir_xlsx, temuan_xlsx
from siap.web.formulir.unggahan import pratinjau, simpan, unggah

urlpatterns: list[URLPattern] = [
    path("lapor/formulir.xlsx", formulir_xlsx, name="formulir-xlsx"),
    path("lapor/temuan.xlsx", temuan_xlsx, name="formulir-temuan"),
    path("lapor/unggah", unggah, name="formulir-unggah"),
    path("lapor/unggah/<slug:token>", pratinjau, name="formulir-pratinjau"),
    path("lapor/unggah/<slug:token>/simpan", simpan, name="formulir-simpan"),
]
