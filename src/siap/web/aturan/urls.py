"""Addresses of aturan."""

from __future__ import annotations

from django.urls import URLPattern, path

from siap.web.aturan.views import aturan

urlpatterns: list[URLPattern] = [path("aturan", aturan, name="aturan")]
