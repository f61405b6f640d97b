"""Addresses of jejak."""

from __future__ import annotations

from django.urls import URLPattern, path

from siap.web.jejak.views import jejak, periksa, peristiwa, unduh

urlpatterns: list[URLPattern] = [
    path("jejak", jejak, name="jejak"),
    path("jejak.csv", unduh, name="jejak-csv"),
    path("jejak/periksa", periksa, name="jejak-periksa"),
    path("jejak/<int:urut>", peristiwa, name="jejak-peristiwa"),
]
