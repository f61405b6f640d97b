"""Zona: the word and the tone of a band, a report state or a finding. Status is never colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from siap.domain.rekap import StatusLapor, Verifikasi
from siap.domain.temuan import Keparahan


@dataclass(frozen=True, slots=True)
class Nada:
    """What is shown: a word, and one of the tones that the design layer knows."""

    kata: str | Promise
    nada: str


#: tones of the band codes in ``siap.domain.penilaian.preset``, worst first; any other code is shown neutral
_NADA_ZONA: Final = {
    "merah": "buruk",
    "sangat-rendah": "buruk",
    "kurang": "buruk",
    "rendah": "buruk",
    "kuning": "waspada",
    "sedang": "waspada",
    "cukup": "waspada",
    "hijau": "baik",
    "tinggi": "baik",
    "baik": "baik",
    "biru": "info",
    "sangat-tinggi": "info",
    "sangat-baik": "info",
    "ungu": "ungu",
    "ungu-target": "ungu",
}
_KATA_ZONA: Final = {"ungu": _("Tidak wajar"), "ungu-target": _("Target tidak wajar")}
_URUTAN: Final = tuple(_NADA_ZONA)

_STATUS: Final = {
    StatusLapor.BELUM_WAKTUNYA: Nada(_("Belum waktunya"), "netral"),
    StatusLapor.BELUM_LAPOR: Nada(_("Belum lapor"), "netral"),
    StatusLapor.NIHIL: Nada(_("Nihil"), "info"),
    StatusLapor.SEBAGIAN: Nada(_("Lapor sebagian"), "info"),
    StatusLapor.LENGKAP: Nada(_("Lapor lengkap"), "info"),
}

_VERIFIKASI: Final = {
    Verifikasi.BELUM: Nada(_("belum diverifikasi"), ""),
    Verifikasi.DIKEMBALIKAN: Nada(_("dikembalikan"), "kembali"),
    Verifikasi.DIVERIFIKASI: Nada(_("diverifikasi"), "sah"),
}

_KEPARAHAN: Final = {
    Keparahan.TOLAK.value: Nada(_("Ditolak"), "buruk"),
    Keparahan.JELASKAN.value: Nada(_("Perlu penjelasan"), "waspada"),
    Keparahan.INFO.value: Nada(_("Info"), "info"),
}


def nada_zona(kode: str) -> Nada:
    """Return word and tone of a band code or label ("sangat-rendah" -> "Sangat rendah", buruk)."""
    rapi = kode.lower().replace(" ", "-")
    kata = _KATA_ZONA.get(rapi) or rapi.replace("-", " ").capitalize()
    return Nada(kata, _NADA_ZONA.get(rapi, "netral"))


def urutan_zona(kode: str | None) -> int:
    """Return a sort key, worst first; unknown bands after the known ones, no band last."""
    if kode is None:
        return len(_URUTAN) + 1
    return _URUTAN.index(kode) if kode in _URUTAN else len(_URUTAN)


def zona_baik(kode: str | None) -> bool:
    """Tell whether a band asks for no attention."""
    return kode is not None and nada_zona(kode).nada in ("baik", "info")


def nada_verifikasi(verifikasi: Verifikasi | None) -> Nada:
    """Return word and look of the mark beside a figure; what nobody reported is not verified either."""
    return _VERIFIKASI[verifikasi or Verifikasi.BELUM]


def nada_status(status: StatusLapor) -> Nada:
    """Return word and tone of a report state: a missing report is never red."""
    return _STATUS[status]


def nada_keparahan(keparahan: str) -> Nada:
    """Return word and tone of a finding's severity."""
    return _KEPARAHAN[keparahan]


def nada_berkas(status: str, *, selesai: bool) -> Nada:
    """Return word and tone of what happens (or happened) to an uploaded file."""
    if status == "diterima":
        return Nada(_("Dibukukan") if selesai else _("Dapat dibukukan"), "baik")
    if status == "ditolak":
        return Nada(_("Ditolak"), "buruk")
    return Nada(_("Sudah ada"), "info")
