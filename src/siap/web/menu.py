"""Menu: which rooms a person finds in the bar, which in the own menu. What is not theirs is not named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.urls import NoReverseMatch
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from siap.domain.laporan.teguran import PEMUTUS, PENERUS
from siap.ledger.akun.wewenang import PERAN_PD, JenisPeran
from siap.web.alamat import alamat
from siap.web.hak import Hak
from siap.web.keadaan import Keadaan

_ADBANG: Final = frozenset({JenisPeran.ADBANG})
_KEPALA: Final = frozenset({JenisPeran.KEPALA_PD, JenisPeran.KEPALA_UNIT})
#: who has a day of work here, and so lands on it after signing in
BEKERJA: Final = PERAN_PD | _ADBANG
#: who finds something to do on the first screen, though the board is where they begin
_DITUNGGU: Final = BEKERJA | PEMUTUS | {JenisPeran.BPKAD}
_TEGURAN: Final = PENERUS | PEMUTUS | _KEPALA | {JenisPeran.BUPATI, JenisPeran.INSPEKTORAT}
_SELISIH: Final = _ADBANG | _KEPALA | {JenisPeran.BPKAD, JenisPeran.KASUBAG_KEUANGAN}


@dataclass(frozen=True, slots=True)
class Butir:
    """One entry: where it leads, its word, whether it is the room that is shown."""

    href: str
    kata: str | Promise
    kini: bool


@dataclass(frozen=True, slots=True)
class Menu:
    """The few entries of the bar, and the rest."""

    utama: tuple[Butir, ...]
    lain: tuple[Butir, ...]


@dataclass(frozen=True, slots=True)
class _Ruang:
    """A room: name of its route, the word for people, the mark that its pages set, who may open it."""

    nama: str
    kata: Promise
    ruang: str
    boleh: Callable[[Hak], bool]


def peran(hak: Hak) -> frozenset[JenisPeran]:
    """Return the roles of a person in this pemda."""
    return frozenset(jenis for jenis, _kode, _nama in hak.peran)


def _untuk(jenis: frozenset[JenisPeran]) -> Callable[[Hak], bool]:
    return lambda hak: hak.pengelola or bool(peran(hak) & jenis)


def _siapa_pun(_hak: Hak) -> bool:
    return True


_UTAMA: Final = (
    _Ruang("hari-ini", _("Hari ini"), "hari-ini", _untuk(_DITUNGGU)),
    _Ruang("beranda", _("Beranda"), "beranda", lambda hak: hak.semua_pd),
    _Ruang("lapor", _("Laporan"), "lapor", lambda hak: bool(peran(hak) & PERAN_PD)),
    _Ruang("verifikasi", _("Verifikasi"), "verifikasi", _untuk(_ADBANG)),
    _Ruang("kepatuhan", _("Kepatuhan"), "kepatuhan", _siapa_pun),
    _Ruang("peringkat", _("Peringkat"), "peringkat", _siapa_pun),
    _Ruang("daftar-pd", _("Perangkat daerah"), "pd", _siapa_pun),
    _Ruang("impor", _("Impor"), "impor", lambda hak: hak.boleh_impor and hak.semua_pd),
)
_LAIN: Final = (
    _Ruang("impor", _("Impor"), "impor", lambda hak: hak.boleh_impor and not hak.semua_pd),
    _Ruang("bukti", _("Bukti foto dan dokumen"), "bukti", _siapa_pun),
    _Ruang("rekonsiliasi", _("Rekonsiliasi dengan BPKAD"), "rekonsiliasi", _untuk(_SELISIH)),
    _Ruang("teguran", _("Teguran"), "teguran", _untuk(_TEGURAN)),
    _Ruang("jejak", _("Jejak perubahan"), "jejak", _siapa_pun),
    _Ruang("aturan", _("Aturan pemeriksaan"), "aturan", _siapa_pun),
    _Ruang("luring", _("Data belum terkirim"), "luring", lambda hak: bool(peran(hak) & PERAN_PD)),
    _Ruang("tentang", _("Tentang angka ini"), "tentang", _siapa_pun),
)
#: the bar of a page that knows no pemda (an address that does not exist, an account without a role)
_UMUM: Final = frozenset({"beranda", "peringkat", "daftar-pd", "tentang"})


def susun_menu(keadaan: Keadaan | None, ruang: str = "") -> Menu:
    """Return the menu of a person at this cut-off."""

    def susun(daftar: tuple[_Ruang, ...]) -> tuple[Butir, ...]:
        hasil = []
        for r in daftar:
            if r.nama in _UMUM if keadaan is None else r.boleh(keadaan.hak):
                href = _href(r.nama, keadaan)
                if href:
                    hasil.append(Butir(href, r.kata, r.ruang == ruang))
        return tuple(hasil)

    return Menu(susun(_UTAMA), susun(_LAIN))


def _href(nama: str, keadaan: Keadaan | None) -> str:
    try:
        return alamat(nama, keadaan)
    except NoReverseMatch:
        return ""


def halaman_awal(hak: Hak) -> str:
    """Return the name of the room in which a person begins: the day's work, or the board."""
    return "hari-ini" if peran(hak) & BEKERJA or not hak.semua_pd else "beranda"
