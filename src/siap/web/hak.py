"""Hak: what the reader of a page may see and do, as the book's access-checked queries answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from siap.domain.masukan import JenisBerkas
from siap.domain.rekap import Rekap
from siap.flows.jam import kini
from siap.ledger.akun import queries as akun
from siap.ledger.akun.wewenang import PERAN_PD, WEWENANG, JenisPeran, Perbuatan

#: What booking a kind of file does. Nomenclature and regions belong to the nation: the machine's keeper only.
PERBUATAN_JENIS: Final = {
    JenisBerkas.PD: Perbuatan.ATUR_ORGANISASI,
    JenisBerkas.RENJA_SIPD: Perbuatan.BUKUKAN_ANGGARAN,
    JenisBerkas.DPA: Perbuatan.BUKUKAN_ANGGARAN,
    JenisBerkas.ANGKAS: Perbuatan.BUKUKAN_ANGKAS,
    JenisBerkas.TARGET_FISIK: Perbuatan.BUKUKAN_TARGET,
    JenisBerkas.RENCANA_FISIK: Perbuatan.BUKUKAN_TARGET,
    JenisBerkas.LRA: Perbuatan.BUKUKAN_REALISASI,
    JenisBerkas.REALISASI_SIPD: Perbuatan.BUKUKAN_REALISASI,
    JenisBerkas.REALISASI: Perbuatan.BUKUKAN_REALISASI,
    JenisBerkas.FISIK: Perbuatan.BUKUKAN_FISIK,
}

SEBUTAN: Final = {
    JenisPeran.OPERATOR: _("Operator"),
    JenisPeran.KASUBAG_PROGRAM: _("Kasubag Program"),
    JenisPeran.KASUBAG_KEUANGAN: _("Kasubag Keuangan"),
    JenisPeran.KEPALA_PD: _("Kepala Perangkat Daerah"),
    JenisPeran.KEPALA_UNIT: _("Kepala Unit"),
    JenisPeran.ADBANG: _("Admin Administrasi Pembangunan"),
    JenisPeran.BPKAD: _("BPKAD"),
    JenisPeran.BAPPEDA: _("Bappeda"),
    JenisPeran.INSPEKTORAT: _("Inspektorat"),
    JenisPeran.ASISTEN: _("Asisten"),
    JenisPeran.SEKDA: _("Sekretaris Daerah"),
    JenisPeran.BUPATI: _("Kepala Daerah"),
    JenisPeran.MITRA: _("Mitra"),
}


@dataclass(frozen=True)
class Hak:
    """The rights of one person in one pemda at one moment. ``peran``: (role, PD code or "", PD name)."""

    pengguna: Any
    pemda: str
    pada: datetime
    pengelola: bool
    peran: tuple[tuple[JenisPeran, str, str], ...]

    @property
    def semua_pd(self) -> bool:
        """Tell whether this person sees every unit, and so the totals."""
        return self.pengelola or any(not kode for _jenis, kode, _nama in self.peran)

    @cached_property
    def kode_pd(self) -> frozenset[str]:
        """Return the codes of the units that are visible; ask only when ``semua_pd`` is False."""
        terlihat = akun.pd_terlihat(pengguna=self.pengguna, pada=self.pada, pemda=self.pemda)
        return frozenset(terlihat.values_list("kode", flat=True))

    @cached_property
    def pilihan_pd(self) -> tuple[tuple[str, str], ...]:
        """Return code and name of the visible units, for a list to choose from."""
        terlihat = akun.pd_terlihat(pengguna=self.pengguna, pada=self.pada, pemda=self.pemda)
        return tuple(terlihat.order_by("nama").values_list("kode", "nama"))

    @property
    def sebutan(self) -> str:
        """Name the roles in the words of the office."""
        if self.pengelola:
            return str(_("Pengelola sistem"))
        return ", ".join(f"{SEBUTAN[jenis]} {nama}".strip() for jenis, _kode, nama in self.peran)

    @property
    def jenis_boleh(self) -> frozenset[str]:
        """Return the kinds of file that this person may book, anywhere in the pemda."""
        if self.pengelola:
            return frozenset(JenisBerkas)
        punya = {jenis for jenis, _kode, _nama in self.peran}
        return frozenset(j.value for j, perbuatan in PERBUATAN_JENIS.items() if WEWENANG[perbuatan] & punya)

    @property
    def boleh_impor(self) -> bool:
        """Tell whether the import room is open at all."""
        return bool(self.jenis_boleh)

    def hanya_pd(self, jenis: JenisBerkas | None) -> frozenset[str] | None:
        """Return the units for which a kind may be booked; None: all. For an unnamed kind, the narrowest."""
        if self.pengelola:
            return None
        perbuatan = {PERBUATAN_JENIS[JenisBerkas(j)] for j in ([jenis] if jenis else self.jenis_boleh)}
        sempit = [self._kode_boleh(p) for p in perbuatan if not self._seluruh_pemda(p)]
        return frozenset.intersection(*sempit) if sempit else None

    def _seluruh_pemda(self, perbuatan: Perbuatan) -> bool:
        return any(j in WEWENANG[perbuatan] and j not in PERAN_PD for j, _kode, _nama in self.peran)

    def _kode_boleh(self, perbuatan: Perbuatan) -> frozenset[str]:
        boleh = akun.pd_boleh(pengguna=self.pengguna, pada=self.pada, pemda=self.pemda, perbuatan=perbuatan)
        return frozenset(boleh.values_list("kode", flat=True))

    def terlihat(self, rekap: Rekap) -> Rekap:
        """Return the recap with the rows of this reader only; findings may name others and stay out."""
        if self.semua_pd:
            return rekap
        return replace(rekap, baris=tuple(b for b in rekap.baris if b.kode in self.kode_pd), temuan=())

    def wajib_melihat(self, kode: str) -> None:
        """Let pass who may see this unit; for anybody else it does not exist."""
        if not self.semua_pd and kode not in self.kode_pd:
            raise Http404

    def wajib_semua_pd(self) -> None:
        """Let pass who may see the totals of the pemda."""
        if not self.semua_pd:
            raise Http404

    def wajib_impor(self) -> None:
        """Let pass who may book anything."""
        if not self.boleh_impor:
            raise PermissionDenied


def hak_atas(pengguna: Any, pemda: str) -> Hak:
    """Return the rights of a signed-in person in a pemda, now."""
    pada = kini()
    dipegang = akun.peran_pada(pengguna=pengguna, pada=pada)
    peran = tuple(
        (JenisPeran(p.jenis), p.pd.kode if p.pd else "", p.pd.nama if p.pd else "")
        for p in dipegang
        if p.pemda.kode == pemda
    )
    return Hak(pengguna, pemda, pada, pengguna.is_active and pengguna.is_superuser, peran)
