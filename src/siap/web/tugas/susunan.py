"""Susunan: what waits, as a page shows it: words for days, counts of findings, where each next step is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from siap.domain.laporan.keadaan import KeadaanLaporan, PerbuatanLaporan
from siap.domain.rekap import StatusLapor
from siap.domain.waktu import Periode, tampil_tanggal
from siap.flows.pelaporan import Alamat, temuan_draf
from siap.ledger.akun.queries import Pengguna
from siap.ledger.pelaporan.isian import LetakSel
from siap.ledger.pelaporan.queries import Antre, Tugas
from siap.web.lapor.jangkar import NAMA_KOLOM, jangkar
from siap.web.zona import Nada

#: days before the due date from which a report is urgent
_MENDESAK: Final = 3


@dataclass(frozen=True, slots=True)
class JumlahTemuan:
    """What the rules say of a draft: refusing, asking for a reason, explained already, telling."""

    menolak: int
    perlu_alasan: int
    dijelaskan: int
    info: int

    @property
    def dijawab(self) -> int:
        """Return how many must be mended or explained before the report can go."""
        return self.menolak + self.perlu_alasan


@dataclass(frozen=True, slots=True)
class Catatan:
    """Why a report came back: the reason, the cell it is about, and the address of that cell."""

    alasan: str
    sel: str
    href: str


@dataclass(frozen=True, slots=True)
class KartuTugas:
    """One report that is owed."""

    pd: str
    kode: str
    periode: Periode
    nada: Nada
    sisa: str
    tempo: str
    kosong: int
    href: str
    href_kosong: str
    href_periksa: str
    temuan: JumlahTemuan | None
    catatan: tuple[Catatan, ...]
    lewat: bool
    siap: bool
    boleh_ajukan: bool
    pernah_dikirim: bool

    @property
    def href_lanjut(self) -> str:
        """Return where to go on: the first cell that was returned, else the first empty one."""
        return next((c.href for c in self.catatan if c.href), self.href_kosong)


def kata_sisa(sisa: int) -> str:
    """Say the days until a due date in words."""
    if sisa < 0:
        return ngettext("lewat %(n)s hari", "lewat %(n)s hari", -sisa) % {"n": -sisa}
    if sisa == 0:
        return _("hari ini")
    if sisa == 1:
        return _("besok")
    return ngettext("%(n)s hari lagi", "%(n)s hari lagi", sisa) % {"n": sisa}


def _nada(tugas: Tugas) -> Nada:
    if tugas.keadaan is KeadaanLaporan.DIKEMBALIKAN:
        return Nada(_("Dikembalikan"), "waspada")
    if tugas.pernah_dikirim:
        return Nada(_("Ditarik"), "info")
    if tugas.sisa_hari < 0:
        return Nada(_("Lewat tempo"), "buruk")
    if tugas.sisa_hari <= _MENDESAK:
        return Nada(_("Segera jatuh tempo"), "waspada")
    return Nada(_("Terbuka"), "info")


def susun_tugas(tugas: Tugas, pengguna: Pengguna, pada: datetime) -> KartuTugas:
    """Return one card; the rules are asked about drafts that somebody began."""
    pemda, pd, periode = tugas.pd.pemda.kode, tugas.pd.kode, tugas.periode
    laporan = {"pemda": pemda, "pd": pd, "tahun": periode.tahun, "bulan": periode.bulan}
    href = _alamat("lapor", laporan)
    temuan = None
    if tugas.dibuka:
        temuan = _temuan(Alamat(pemda, pd, periode.tahun, periode.bulan, pengguna, pada))
    boleh = PerbuatanLaporan.AJUKAN in tugas.terbuka
    return KartuTugas(
        pd=tugas.pd.nama,
        kode=pd,
        periode=periode,
        nada=_nada(tugas),
        sisa=kata_sisa(tugas.sisa_hari),
        tempo=tampil_tanggal(tugas.jatuh_tempo),
        kosong=len(tugas.kosong),
        href=href,
        href_kosong=f"{href}#{jangkar(tugas.kosong[0])}" if tugas.kosong else href,
        href_periksa=_alamat("lapor-periksa", laporan),
        temuan=temuan,
        catatan=tuple(_catatan(c, href) for c in tugas.catatan),
        lewat=tugas.sisa_hari < 0 and not tugas.pernah_dikirim,
        siap=boleh and tugas.diperbaiki and temuan is not None and not tugas.kosong and not temuan.menolak,
        boleh_ajukan=boleh,
        pernah_dikirim=tugas.pernah_dikirim,
    )


def _temuan(alamat: Alamat) -> JumlahTemuan:
    putusan = temuan_draf(alamat).putusan
    return JumlahTemuan(
        len(putusan.menolak), len(putusan.perlu_alasan), len(putusan.dijelaskan), len(putusan.info)
    )


def _catatan(c: Any, href: str) -> Catatan:
    letak = LetakSel(c.sub_kegiatan, c.rekening, c.sumber_dana, c.kolom)
    if not letak.kolom:
        return Catatan(c.alasan, "", "")
    tempat = " ".join(b for b in (letak.sub_kegiatan, letak.rekening) if b)
    return Catatan(c.alasan, f"{NAMA_KOLOM[letak.kolom]} {tempat}".strip(), f"{href}#{jangkar(letak)}")


def _alamat(nama: str, kueri: dict[str, object]) -> str:
    try:
        return f"{reverse(nama)}?{urlencode(kueri)}"
    except NoReverseMatch:
        return ""


def kalimat_utama(kartu: Iterable[KartuTugas]) -> str:
    """Say in one sentence what the day asks for."""
    semua = list(kartu)
    lewat = sum(1 for k in semua if k.lewat)
    kembali = sum(1 for k in semua if k.nada.nada == "waspada" and k.catatan)
    bagian = [
        (lewat, _("%(n)s laporan lewat tempo")),
        (kembali, _("%(n)s laporan dikembalikan")),
        (len(semua) - lewat - kembali, _("%(n)s laporan menunggu diisi atau diajukan")),
    ]
    return ", ".join(kata % {"n": n} for n, kata in bagian if n)


def sebab(a: Antre) -> list[str]:
    """Say why one submission is an exception."""
    hasil = []
    if a.jelaskan:
        hasil.append(_("%(n)s temuan dijelaskan") % {"n": a.jelaskan})
    if not a.kiriman.tepat_waktu:
        hasil.append(_("terlambat"))
    if a.kiriman.status == StatusLapor.SEBAGIAN.value:
        hasil.append(_("belum lengkap"))
    if a.beda:
        hasil.append(_("diperbaiki, %(n)s sel berubah") % {"n": len(a.beda)})
    return hasil
