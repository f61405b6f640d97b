"""Register: the one list of rules, and the only way to make a finding.

The catalogue page, form messages and XLSX error sheets are printed from here. A new family is a module
with ``DAFTAR: tuple[Aturan, ...]``, added to ``_KELUARGA``.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from siap.domain.aturan import formulir, masukan, rekap
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.v import semua as keabsahan
from siap.domain.temuan import Keparahan, Tempat, Temuan

__all__ = ["Aturan", "aturan", "daftar", "temuan"]

_KELUARGA: Final = (formulir.DAFTAR, masukan.DAFTAR, rekap.DAFTAR, keabsahan.DAFTAR)
_MENURUT_KODE: Final = MappingProxyType({a.kode: a for keluarga in _KELUARGA for a in keluarga})


def daftar() -> tuple[Aturan, ...]:
    """Return every rule, in order of code."""
    return tuple(sorted((a for keluarga in _KELUARGA for a in keluarga), key=lambda a: a.kode))


def aturan(kode: str) -> Aturan:
    """Return one rule; an unregistered code is a ``KeyError``: findings without a rule do not exist."""
    return _MENURUT_KODE[kode]


def temuan(
    kode: str,
    *,
    tempat: Tempat | None = None,
    diberikan: str = "",
    diharapkan: str = "",
    selisih: str = "",
    keparahan: Keparahan | None = None,
    **isi: object,
) -> Temuan:
    """Return a finding of a registered rule, its sentences filled in.

    The fields of the templates are ``isi`` plus ``diberikan``, ``diharapkan`` and ``selisih``;
    ``keparahan`` overrides the registered weight where a Pemda's configuration says so.
    """
    entri = aturan(kode)
    isian = {**isi, "diberikan": diberikan, "diharapkan": diharapkan, "selisih": selisih}
    return Temuan(
        kode=kode,
        keparahan=keparahan or entri.keparahan,
        kalimat=entri.kalimat.format_map(isian),
        tindakan=entri.tindakan.format_map(isian),
        tempat=tempat or Tempat(),
        diberikan=diberikan,
        diharapkan=diharapkan,
        selisih=selisih,
    )
