"""Luring: the service worker, the manifest, and the page that lists what a browser still holds."""

from __future__ import annotations

import json
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from siap.web.luring.perkakas import SIMPAN, BelumDibangun, naskah_pekerja

_MEREK: Final = "#14507f"


@require_safe
def pekerja(request: HttpRequest) -> HttpResponse:
    """Serve the worker for the whole site; browsers ask each time whether it changed."""
    halaman = tuple(a for n in SIMPAN if (a := _alamat(n)))
    try:
        naskah = naskah_pekerja(halaman)
    except BelumDibangun as salah:
        raise Http404 from salah
    jawaban = HttpResponse(naskah, content_type="text/javascript; charset=utf-8")
    jawaban.headers["Service-Worker-Allowed"] = "/"
    patch_cache_control(jawaban, no_cache=True)
    return jawaban


def _alamat(nama: str) -> str:
    try:
        return reverse(nama)
    except NoReverseMatch:
        return ""


@require_safe
def manifes(request: HttpRequest) -> HttpResponse:
    """Serve what a browser needs to install SIAP like a program."""
    isi = {
        "id": "/",
        "name": "SIAP · Pelaporan Pembangunan",
        "short_name": "SIAP",
        "lang": "id",
        "start_url": _alamat("hari-ini") or reverse("beranda"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#f5f7f9",
        "theme_color": _MEREK,
        "icons": [{"src": static("siap/lambang.svg"), "type": "image/svg+xml", "sizes": "any"}],
    }
    jawaban = HttpResponse(json.dumps(isi, ensure_ascii=False), content_type="application/manifest+json")
    patch_cache_control(jawaban, no_cache=True)
    return jawaban


@require_safe
def luring(request: HttpRequest) -> HttpResponse:
    """Show what waits in this browser, and stand in for a page that cannot be reached.

    It is the same for everybody and names nobody: the browser keeps it and fills it from its own shelves.
    """
    jawaban = render(request, "luring/luring.html")
    patch_cache_control(jawaban, no_cache=True)
    return jawaban
