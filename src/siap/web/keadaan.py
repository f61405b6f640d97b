"""Keadaan: which pemda, year and month a request asks for; every link carries them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.timezone import localdate

from siap.domain.waktu import NAMA_BULAN, Periode
from siap.flows import tanya
from siap.flows.galat import BelumAdaTerbitan, TidakDikenal
from siap.flows.jam import kini
from siap.web.hak import Hak, hak_atas

if TYPE_CHECKING:
    from collections.abc import Callable

    from siap.flows.tanya import PilihanPemda

KUNCI: Final = ("pemda", "tahun", "bulan")


class BelumAdaPemda(Exception):
    """The user holds no role in any pemda."""


@dataclass(frozen=True, slots=True)
class Keadaan:
    """The cut-off that a page shows, and what its reader may see."""

    pemda: PilihanPemda
    tahun: int
    bulan: int
    daftar: tuple[PilihanPemda, ...]
    hak: Hak
    lain: tuple[tuple[str, str], ...] = ()

    @property
    def titik(self) -> tuple[str, int, int]:
        """Return pemda, year and month: the first three arguments of every question."""
        return self.pemda.kode, self.tahun, self.bulan

    @property
    def periode(self) -> Periode:
        """Return the month as the domain knows it."""
        return Periode(self.tahun, self.bulan)

    @property
    def parameter(self) -> dict[str, str]:
        """Return what every link carries."""
        return {"pemda": self.pemda.kode, "tahun": str(self.tahun), "bulan": str(self.bulan)}

    @property
    def kueri(self) -> str:
        """Return the same as a query string."""
        return urlencode(self.parameter)

    @property
    def semua_tahun(self) -> tuple[int, ...]:
        """Return the years to choose from, newest first; the one shown is always among them."""
        return tuple(sorted({*self.pemda.tahun, self.tahun}, reverse=True))

    @property
    def semua_bulan(self) -> tuple[tuple[int, str], ...]:
        """Return the months to choose from."""
        return tuple(enumerate(NAMA_BULAN, start=1))


def baca(request: HttpRequest) -> Keadaan:
    """Read the query string; what is missing becomes the latest month, what is not theirs is 404."""
    daftar = tuple(tanya.pemda_tersedia(request.user))
    if not daftar:
        raise BelumAdaPemda
    kode = request.GET.get("pemda") or daftar[0].kode
    pemda = next((p for p in daftar if p.kode == kode), None)
    if pemda is None:
        raise Http404
    tahun = _bilangan(request.GET, "tahun", 2000, 2100) or max(pemda.tahun, default=localdate(kini()).year)
    bulan = _bilangan(request.GET, "bulan", 1, 12) or pemda.bulan_terakhir or 12
    lain = tuple((k, v) for k, v in request.GET.items() if k not in KUNCI and isinstance(v, str) and v)
    return Keadaan(pemda, tahun, bulan, daftar, hak_atas(request.user, pemda.kode), lain)


def _bilangan(kueri: Mapping[str, Any], nama: str, kecil: int, besar: int) -> int | None:
    teks = kueri.get(nama) or ""
    if not teks:
        return None
    if not (teks.isascii() and teks.isdigit() and kecil <= int(teks[:6]) <= besar):
        raise Http404
    return int(teks)


def pastikan_terbaca(request: HttpRequest) -> None:
    """Refuse what no database can hold, before anything is asked of one: no page of ours sends a NUL."""
    if any("\x00" in satu for daftar in request.GET.lists() for satu in (daftar[0], *daftar[1])):
        raise Http404
    if any("\x00" in str(satu) for daftar in request.POST.lists() for satu in (daftar[0], *daftar[1])):
        raise BadRequest


def ruang(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Make a view a room: signed-in readers only, with a Keadaan, never kept by a shared cache."""

    @login_required
    @wraps(view)
    def pintu(request: HttpRequest, *isi: Any, **nama: Any) -> HttpResponse:
        keadaan = None
        pastikan_terbaca(request)
        try:
            keadaan = baca(request)
            jawaban = view(request, keadaan, *isi, **nama)
        except (BelumAdaPemda, BelumAdaTerbitan):
            jawaban = render(request, "kosong.html", {"keadaan": keadaan})
        except TidakDikenal as salah:
            raise Http404 from salah
        patch_cache_control(jawaban, private=True, no_cache=True)
        # one address answers with a page or with a part of it
        patch_vary_headers(jawaban, ("HX-Request", "Cookie"))
        return jawaban

    return pintu
