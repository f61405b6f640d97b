"""Alamat: links between rooms that keep the cut-off."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from siap.web.keadaan import Keadaan


def alamat(nama: str, keadaan: Keadaan | None, *, kode: str | None = None, **kueri: str) -> str:
    """Return the address of a room at this cut-off; ``kode`` is part of the path, the rest of the query."""
    jalan = reverse(nama, kwargs={"kode": kode} if kode is not None else None)
    isi = {**(keadaan.parameter if keadaan else {}), **{k: v for k, v in kueri.items() if v}}
    return f"{jalan}?{urlencode(isi)}" if isi else jalan
