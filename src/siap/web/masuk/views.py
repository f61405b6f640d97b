"""Masuk: sign in, sign out, choose the colour theme."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from siap.flows.jam import kini
from siap.ledger.akun import queries as akun
from siap.web.hak import hak_atas
from siap.web.masuk.forms import FormMasuk
from siap.web.menu import halaman_awal

TEMA: Final = ("terang", "gelap")
_SETAHUN: Final = 365 * 24 * 60 * 60


class Masuk(LoginView):
    """Sign in; after too many wrong passwords a page says how long to wait."""

    http_method_names = ("get", "head", "post")
    template_name = "masuk/masuk.html"
    authentication_form = FormMasuk
    redirect_authenticated_user = True

    def get_success_url(self) -> str:
        """Go where the person was going; who only came to the house begins with the work of the day."""
        tujuan = super().get_success_url()
        if tujuan != reverse("beranda"):
            return tujuan
        return reverse(_halaman_awal(self.request.user))

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show the form with its sentence, or the pause."""
        if getattr(self.request, "axes_locked_out", False):
            # axes answers in English as long as this mark stands; the page below is ours
            self.request.axes_locked_out = False  # type: ignore[attr-defined]
            return terkunci(self.request)
        return super().form_invalid(form)


class Keluar(LogoutView):
    """Sign out (POST only) and go back to the door."""


def _halaman_awal(pengguna: Any) -> str:
    """Return the room of a person's first role; more roles in more places are reached from there."""
    peran = akun.peran_pada(pengguna=pengguna, pada=kini())
    return halaman_awal(hak_atas(pengguna, peran[0].pemda.kode)) if peran else "beranda"


def terkunci(request: HttpRequest) -> HttpResponse:
    """Say that this name is paused from this address, and for how long."""
    menit = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    jawaban = render(
        request, "masuk/terkunci.html", {"menit": menit, "batas": settings.AXES_FAILURE_LIMIT}, status=429
    )
    jawaban.headers["Retry-After"] = str(menit * 60)
    return jawaban


@require_POST
def tema(request: HttpRequest) -> HttpResponse:
    """Keep the theme in a cookie, so that the server renders it and nothing flashes."""
    pilihan = request.POST.get("tema", "")
    if pilihan not in TEMA:
        return HttpResponseBadRequest()
    kembali = request.POST.get("kembali", "")
    aman = url_has_allowed_host_and_scheme(kembali, {request.get_host()}, require_https=request.is_secure())
    jawaban = HttpResponseRedirect(kembali if aman else "/")
    # readable by our script, which changes it without a reload
    jawaban.set_cookie("tema", pilihan, max_age=_SETAHUN, samesite="Lax", secure=request.is_secure())
    return jawaban
