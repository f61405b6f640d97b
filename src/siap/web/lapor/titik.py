"""Titik: which report an address of this room means. Nothing is guessed: a save goes where it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, cast

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from siap.flows.jam import kini
from siap.flows.pelaporan import Alamat
from siap.ledger.akun.queries import Pengguna

#: no code of a Pemda is longer, and the chain of one that does not exist is not looked for
_PANJANG_KODE: Final = 8


@dataclass(frozen=True, slots=True)
class Titik:
    """One report, one person, one moment."""

    pemda: str
    pd: str
    tahun: int
    bulan: int
    oleh: Pengguna
    pada: datetime

    @property
    def laporan(self) -> dict[str, Any]:
        """Return the report as actions and queries name it."""
        return {"pemda": self.pemda, "pd": self.pd, "tahun": self.tahun, "bulan": self.bulan}

    @property
    def alamat(self) -> Alamat:
        """Return the same for ``flows.pelaporan``."""
        return Alamat(**self.laporan, oleh=self.oleh, pada=self.pada)

    @property
    def untuk(self) -> dict[str, Any]:
        """Return the arguments of an access-checked query."""
        return {**self.laporan, "pengguna": self.oleh, "pada": self.pada}

    def ke(self, nama: str, **lain: object) -> str:
        """Return the address of a page about this report."""
        return f"{reverse(nama)}?{urlencode({**self.laporan, **lain})}"

    @property
    def kueri(self) -> str:
        """Return the report as a query string, for rooms beside this one."""
        return urlencode(self.laporan)


def baca_titik(request: HttpRequest) -> Titik:
    """Read the query string; anything missing or impossible does not exist (404)."""
    kueri = request.GET
    pemda, pd = kueri.get("pemda", ""), kueri.get("pd", "")
    if not pemda or not pd or "\x00" in pemda + pd or len(pemda) > _PANJANG_KODE:
        raise Http404
    tahun, bulan = _bilangan(kueri.get("tahun", "")), _bilangan(kueri.get("bulan", ""))
    if not 2000 <= tahun <= 2100 or not 1 <= bulan <= 12:
        raise Http404
    # the doors of this room are open to signed-in people only
    return Titik(pemda, pd, tahun, bulan, cast("Pengguna", request.user), kini())


def _bilangan(teks: str) -> int:
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) <= 4 else 0
