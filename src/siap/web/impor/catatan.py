"""Catatan: a request as plain values and back, so that a confirmation repeats exactly what was previewed."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from siap.domain.masukan import JenisBerkas
from siap.flows.daftar import BarisDaftar, Daftar
from siap.flows.impor import Permintaan
from siap.web.hak import Hak


def ke_catatan(permintaan: Permintaan) -> dict[str, Any]:
    """Return what was asked as JSON values. The PD limit is not kept: it is asked again at confirmation."""
    isi = asdict(permintaan)
    isi["jenis"] = permintaan.jenis.value if permintaan.jenis else None
    isi.pop("hanya_pd")
    return isi


def dari_catatan(catatan: dict[str, Any], *, hak: Hak) -> Permintaan:
    """Return the request of a note, with the PD limit that holds now."""
    isi = dict(catatan)
    daftar = isi.pop("daftar")
    jenis = isi.pop("jenis")
    jenis_berkas = JenisBerkas(jenis) if jenis else None
    return Permintaan(
        jenis=jenis_berkas,
        daftar=Daftar(daftar["nama"], {k: BarisDaftar(**v) for k, v in daftar["isi"].items()})
        if daftar
        else None,
        hanya_pd=hak.hanya_pd(jenis_berkas),
        **isi,
    )
