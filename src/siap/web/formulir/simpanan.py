"""Simpanan: an upload that waits for a decision: its bytes and what was shown, bound to a person."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import Http404

from siap.flows.formulir import PratinjauFormulir
from siap.flows.impor import BerkasMasuk
from siap.web.impor.tumpukan import Tumpukan, TumpukanTidakAda, buka
from siap.web.impor.tumpukan import simpan as simpan_tumpukan
from siap.web.lapor.titik import Titik


def simpan_unggahan(titik: Titik, berkas: BerkasMasuk, dilihat: PratinjauFormulir) -> Tumpukan:
    """Keep an upload with its preview."""
    return simpan_tumpukan(
        _akar(),
        (berkas,),
        pengguna=titik.oleh.pk,
        pada=titik.pada,
        laporan=titik.laporan,
        pratinjau=dilihat.sebagai_catatan(),
        hasil=None,
    )


def buka_unggahan(titik: Titik, token: str) -> Tumpukan:
    """Return the upload of a token when it is this person's, and about this report; else 404."""
    try:
        tumpukan = buka(_akar(), token, pengguna=titik.oleh.pk)
    except TumpukanTidakAda as salah:
        raise Http404 from salah
    if tumpukan.catatan["laporan"] != titik.laporan:
        raise Http404
    return tumpukan


def pratinjau_dari(tumpukan: Tumpukan) -> PratinjauFormulir:
    """Return what was shown."""
    return PratinjauFormulir.dari_catatan(tumpukan.catatan["pratinjau"])


def _akar() -> Path:
    return Path(settings.SIAP_DATA) / "tumpukan-formulir"
