"""What the book refuses becomes what a browser understands: not there, or not yours, is 404 (law 12)."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from siap.ledger.jejak.galat import TidakBerwenang, TidakDitemukan


class TidakTerlihatMenjadi404:
    """Middleware: a domain refusal that a view let through becomes the HTTP answer of the same meaning."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Raise the HTTP form of the refusal; anything else stays what it is."""
        if isinstance(exception, TidakDitemukan):
            raise Http404(str(exception)) from exception
        if isinstance(exception, TidakBerwenang):
            raise PermissionDenied(str(exception)) from exception
