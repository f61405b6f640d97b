"""Batas: how much may be sent at once, refused with a sentence before anything is read into memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from siap.domain.uang import tampil_angka

#: one upload; 88 LRA workbooks of a year are about 9 MB
BATAS_BITA: Final = 64 * 1024 * 1024
BATAS_BERKAS: Final = 100
_CARA: Final = ("GET", "HEAD", "POST")
_HALAMAN: Final = 413
_POTONG: Final = 256 * 1024


def megabita(bita: int) -> str:
    """Print a size: "64 MB", "0,4 MB"."""
    persepuluh = (bita * 10 + 512 * 1024) // (1024 * 1024)
    utuh, sisa = divmod(persepuluh, 10)
    return f"{tampil_angka(utuh)}{f',{sisa}' if sisa else ''} MB"


def terbatas(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Look at the size before the form is parsed, then protect the view against forged posts as usual.

    Django's CSRF check reads the whole form, so it must come after the look at the size.
    """
    terlindung = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def pintu(request: HttpRequest, *isi: Any, **nama: Any) -> HttpResponse:
        if request.method not in _CARA:
            return HttpResponseNotAllowed(_CARA)
        besar = int(request.META.get("CONTENT_LENGTH") or 0)
        if besar > BATAS_BITA:
            _buang(request, besar)
            return render(
                request,
                "413.html",
                {
                    "diberikan": megabita(besar),
                    "batas": megabita(BATAS_BITA),
                    "kembali": request.get_full_path(),
                },
                status=_HALAMAN,
            )
        return terlindung(request, *isi, **nama)

    return pintu


def _buang(request: HttpRequest, besar: int) -> None:
    """Read and forget up to four times the limit, so that the browser lives to see the sentence."""
    sisa = min(besar, 4 * BATAS_BITA)
    while sisa > 0 and (potong := request.read(min(_POTONG, sisa))):
        sisa -= len(potong)
