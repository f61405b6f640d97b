"""The URL shell: the rooms of the web, nothing else."""

from __future__ import annotations

from importlib.util import find_spec

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [path("admin/", admin.site.urls)]
if find_spec("siap.web") is not None and find_spec("siap.web.urls") is not None:
    urlpatterns.append(path("", include("siap.web.urls")))
