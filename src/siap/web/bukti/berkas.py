"""Berkas: pictures and originals handed to a browser so that nothing in them can run or tell too much.

Pages show copies that were drawn anew and hold no metadata. The original leaves by a POST only, as a file to
keep, and the jejak notes who took it.
"""

from __future__ import annotations

from typing import Any, Final, cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from siap.domain.laporan.bukti import JenisBukti
from siap.flows import bukti as alur
from siap.flows.jam import kini
from siap.ledger.akun.queries import melihat_semua
from siap.ledger.bukti.queries import BuktiTercatat, bukti_untuk

_JENIS_ISI: Final = {
    JenisBukti.JPEG: ("image/jpeg", "jpg"),
    JenisBukti.PNG: ("image/png", "png"),
    JenisBukti.WEBP: ("image/webp", "webp"),
    JenisBukti.PDF: ("application/pdf", "pdf"),
}
#: Nothing inside may load, run or send anything, even when a browser shows it as a page of its own; that page
#: is drawn by the browser with styles in line, and they alone are let be.
_TERKURUNG: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'none'"
)


@require_GET
@login_required
def lihat(request: HttpRequest, nomor: int) -> HttpResponse:
    """Show the copy of a photo without metadata; a document has none (404)."""
    return _gambar(request, nomor, sebagai_kecil=False)


@require_GET
@login_required
def kecil(request: HttpRequest, nomor: int) -> HttpResponse:
    """Show the small copy."""
    return _gambar(request, nomor, sebagai_kecil=True)


@require_POST
@login_required
def asli(request: HttpRequest, nomor: int) -> HttpResponse:
    """Hand out the original as a file to keep; the jejak notes it."""
    bukti = ambil(request, nomor)
    pengguna = cast("Any", request.user)
    isi = alur.asli(bukti, oleh=pengguna, pada=kini())
    jenis, akhiran = _JENIS_ISI[JenisBukti(bukti.jenis)]
    jawaban = _terkurung(HttpResponse(isi, content_type=jenis))
    jawaban.headers["Content-Disposition"] = f'attachment; filename="bukti-{bukti.pk}.{akhiran}"'
    jawaban.headers["Cache-Control"] = "private, no-store"
    return jawaban


def ambil(request: HttpRequest, nomor: int) -> BuktiTercatat:
    """Return evidence that the reader may see; what was withdrawn only who sees the whole pemda (404)."""
    pengguna, pada = cast("Any", request.user), kini()
    if nomor >= 2**63:
        raise Http404
    bukti = bukti_untuk(pengguna=pengguna, pada=pada, nomor=nomor)
    if getattr(bukti, "dicabut", None) is not None and not melihat_semua(
        pengguna=pengguna, pada=pada, pemda=bukti.pd.pemda.kode
    ):
        raise Http404
    return bukti


def _gambar(request: HttpRequest, nomor: int, *, sebagai_kecil: bool) -> HttpResponse:
    bukti = ambil(request, nomor)
    if not bukti.foto:
        raise Http404
    tanda = f'"{bukti.sha256[:32]}{"k" if sebagai_kecil else "l"}"'
    if request.headers.get("If-None-Match") == tanda:
        jawaban = HttpResponse(status=304)
    else:
        jawaban = HttpResponse(alur.salinan(bukti, kecil=sebagai_kecil), content_type="image/jpeg")
        jawaban.headers["Content-Disposition"] = f'inline; filename="bukti-{bukti.pk}.jpg"'
    jawaban.headers["ETag"] = tanda
    # asked for anew every time: after leaving, the next person at the machine sees nothing
    jawaban.headers["Cache-Control"] = "private, no-cache"
    jawaban.headers["Vary"] = "Cookie"
    return _terkurung(jawaban)


def _terkurung(jawaban: HttpResponse) -> HttpResponse:
    jawaban.headers["X-Content-Type-Options"] = "nosniff"
    jawaban.headers["Content-Security-Policy"] = _TERKURUNG
    jawaban.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return jawaban
