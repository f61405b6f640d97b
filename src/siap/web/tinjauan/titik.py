"""Titik: which report a page of this room is about, and who looks at it."""

from __future__ import annotations

from typing import Any, cast

from django.http import Http404, HttpRequest

from siap.flows.pelaporan import Alamat
from siap.ledger.akun.queries import Pelaku
from siap.ledger.pelaporan.queries import RincianKiriman, rincian_kiriman
from siap.web.keadaan import Keadaan


def pelaku(request: HttpRequest) -> Pelaku:
    """The person, not the name: the book checks what a person may do."""
    return cast("Pelaku", request.user)  # a room is open to signed-in people only


def kode_pd(request: HttpRequest, keadaan: Keadaan) -> str:
    """Return the unit of the address; without one, the only unit of a person who has only one."""
    kode = request.GET.get("pd", "")
    if not kode and not keadaan.hak.semua_pd and len(keadaan.hak.pilihan_pd) == 1:
        kode = keadaan.hak.pilihan_pd[0][0]
    if not kode or "\x00" in kode:
        raise Http404
    keadaan.hak.wajib_melihat(kode)
    return kode


def alamat_laporan(request: HttpRequest, keadaan: Keadaan, pd: str, bulan: int | None = None) -> Alamat:
    """Return a report as the flows name it; the moment is the one at which rights were asked."""
    return Alamat(
        keadaan.pemda.kode,
        pd,
        keadaan.tahun,
        keadaan.bulan if bulan is None else bulan,
        pelaku(request),
        keadaan.hak.pada,
    )


def untuk(request: HttpRequest, keadaan: Keadaan) -> dict[str, Any]:
    """Return the first arguments of an access-checked query."""
    return {
        "pengguna": pelaku(request),
        "pada": keadaan.hak.pada,
        "pemda": keadaan.pemda.kode,
        "tahun": keadaan.tahun,
    }


def baca_kiriman(request: HttpRequest, keadaan: Keadaan, pd: str, nomor: int | None = None) -> RincianKiriman:
    """Return a submission of the report of this month; raises TidakDitemukan."""
    return rincian_kiriman(**untuk(request, keadaan), pd=pd, bulan=keadaan.bulan, nomor=nomor)


def bilangan(teks: str) -> int | None:
    """Read a number of an address or a form field; None when it is none."""
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 9 else None
