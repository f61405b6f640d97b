"""Addresses of luring."""

from __future__ import annotations

from django.urls import URLPattern, path

from siap.web.luring.views import luring, manifes, pekerja

urlpatterns: list[URLPattern] = [
    path("pekerja.js", pekerja, name="pekerja"),
    path("manifest.webmanifest", manifes, name="manifes"),
    path("luring", luring, name="luring"),
]
