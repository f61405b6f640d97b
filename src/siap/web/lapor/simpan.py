"""Simpan: the door for batches of cells. It speaks JSON in every case, also when it refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from functools import wraps
from typing import Any, cast
from urllib.parse import unquote

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import resolve_url
from django.utils.decorators import decorator_from_middleware
from django.views.decorators.csrf import csrf_exempt

from siap.ledger.jejak.galat import GalatBuku, TidakBerwenang, TidakDitemukan
from siap.ledger.pelaporan import actions
from siap.web.lapor.bentuk import BentukSalah, baca_batch
from siap.web.lapor.titik import baca_titik


def tolak(status: int, kalimat: str, **lain: str) -> JsonResponse:
    """Return a refusal with its sentence."""
    return JsonResponse({"kalimat": kalimat, **lain}, status=status)


class _CsrfJson(CsrfViewMiddleware):
    """The check of every form, with an answer that a script can read."""

    def process_view(
        self,
        request: HttpRequest,
        callback: Callable[..., HttpResponseBase],
        callback_args: tuple[Any, ...],
        callback_kwargs: dict[str, Any],
    ) -> HttpResponseForbidden | None:
        """Answer a missing or stale token with a sentence."""
        if super().process_view(request, callback, callback_args, callback_kwargs) is None:
            return None
        kalimat = "Tanda aman halaman ini sudah tidak berlaku. Masuk lagi, lalu lanjutkan."
        return HttpResponseForbidden(
            json.dumps({"kalimat": kalimat, "sebab": "csrf"}), content_type="application/json"
        )


def pintu_json(view: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Make a view a JSON door: POST, signed in, CSRF by header, never cached; refusals have a sentence."""

    @wraps(view)
    def pintu(request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            jawaban: HttpResponse = tolak(405, "Alamat ini hanya menerima kiriman isian.")
            jawaban.headers["Allow"] = "POST"
        elif not request.user.is_authenticated:
            masuk = resolve_url(settings.LOGIN_URL)
            jawaban = tolak(
                401, "Masa masuk Anda berakhir. Masuk lagi; isian yang belum terkirim tetap ada.", masuk=masuk
            )
        else:
            jawaban = cast("HttpResponse", _terperiksa(request, view=view))
        jawaban.headers["Cache-Control"] = "no-store, private"
        return jawaban

    # the outer check would answer with a page; the same check runs inside
    return csrf_exempt(pintu)


@decorator_from_middleware(_CsrfJson)
def _terperiksa(request: HttpRequest, view: Callable[[HttpRequest], HttpResponse]) -> HttpResponse:
    try:
        return view(request)
    except (TidakDitemukan, Http404) as salah:
        return tolak(404, str(salah) or "Laporan itu tidak ada atau tidak dapat Anda buka.")
    except TidakBerwenang as salah:
        return tolak(403, str(salah))
    except BentukSalah as salah:
        return tolak(400, salah.kalimat)
    except GalatBuku as salah:
        return tolak(422, str(salah))
    except RequestDataTooBig:
        return tolak(413, "Kiriman ini terlalu besar. Kirim lebih sedikit sel sekaligus.")


@pintu_json
def simpan(request: HttpRequest) -> HttpResponse:
    """Save a batch and answer for each cell."""
    if request.content_type != "application/json":
        return tolak(415, "Kiriman isian harus berupa application/json.")
    titik = baca_titik(request)
    if not _penulis(request, titik.oleh.username):
        return tolak(401, "Isian ini diketik orang lain. Masuk sebagai orang itu untuk mengirimnya.")
    kunci, operasi = baca_batch(request.body)
    jawaban = actions.simpan_sel(
        **titik.laporan, operasi=operasi, kunci=kunci, oleh=titik.oleh, pada=titik.pada
    )
    isi: dict[str, Any] = asdict(jawaban)
    return JsonResponse(isi)


def _penulis(request: HttpRequest, username: str) -> bool:
    """Tell whether the page that sends belongs to who is signed in: another tab may have changed that."""
    penulis = request.headers.get("X-Siap-Pengguna")
    return penulis is None or unquote(penulis) == username
