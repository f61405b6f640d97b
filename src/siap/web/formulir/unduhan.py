"""Unduhan: the form as it stands, and the form with its error sheet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from siap.flows import formulir as alur
from siap.web.formulir.simpanan import buka_unggahan, pratinjau_dari
from siap.web.keadaan import Keadaan, ruang
from siap.web.lapor.titik import baca_titik
from siap.web.unduh import sebagai_unduhan


@require_GET
@ruang
def formulir_xlsx(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Hand out the form of one unit and month."""
    return sebagai_unduhan(*alur.unduh(baca_titik(request).alamat))


@require_GET
@ruang
def temuan_xlsx(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Hand out the form with its findings: of the draft, or of an upload (``unggahan``) with its values."""
    titik = baca_titik(request)
    token = request.GET.get("unggahan", "")
    dilihat = pratinjau_dari(buka_unggahan(titik, token)) if token else None
    return sebagai_unduhan(*alur.unduh_temuan(titik.alamat, dilihat))
