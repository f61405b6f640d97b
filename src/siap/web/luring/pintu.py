"""Whose page: each page says whose it is, and a change from another person's page is turned away.

One browser, several people, several tabs: what the first one typed must never be saved in the name of the
second, and what was kept for the first must be thrown away when the second signs in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, JsonResponse

MEDAN_PENGGUNA: Final = "X-Siap-Pengguna"
#: no name of a person has a star in it
TANPA_PENGGUNA: Final = "*"
#: what encodeURIComponent leaves as it is, beside what quote leaves
_DIBIARKAN: Final = "!'()*"


class PenggunaHalaman:
    """Middleware: name the reader of a page in a header; 401 to what another person's page sends."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Turn away, or answer and say whose answer it is."""
        pengirim = request.headers.get(MEDAN_PENGGUNA)
        if pengirim is not None and pengirim != nama_pengguna(request):
            kalimat = (
                "Sesi sudah berakhir atau orang lain yang masuk. Masuk lagi; isian tetap di peramban ini."
            )
            return JsonResponse({"kalimat": kalimat}, status=401)
        jawaban = self.get_response(request)
        if jawaban.get("Content-Type", "").startswith("text/html"):
            jawaban.headers[MEDAN_PENGGUNA] = nama_pengguna(request)
        return jawaban


def nama_pengguna(request: HttpRequest) -> str:
    """Return who reads, as a header can carry it."""
    if not request.user.is_authenticated:
        return TANPA_PENGGUNA
    return quote(request.user.get_username(), safe=_DIBIARKAN)
