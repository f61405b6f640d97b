"""Addresses of tugas."""

from __future__ import annotations

from django.urls import URLPattern, path

from siap.web.tugas.hari_ini import hari_ini
from siap.web.tugas.kepatuhan import kepatuhan, kepatuhan_csv
from siap.web.tugas.teguran import putuskan, teguran, teruskan

urlpatterns: list[URLPattern] = [
    path("hari-ini", hari_ini, name="hari-ini"),
    path("kepatuhan", kepatuhan, name="kepatuhan"),
    path("kepatuhan.csv", kepatuhan_csv, name="kepatuhan-csv"),
    path("teguran", teguran, name="teguran"),
    path("teguran/teruskan", teruskan, name="teguran-teruskan"),
    path("teguran/putuskan", putuskan, name="teguran-putuskan"),
]
