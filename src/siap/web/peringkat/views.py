"""Peringkat: PD compared at one cut-off, within groups; who has not reported stands apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from siap.domain.organisasi import urutan_kelompok
from siap.domain.rekap import Rekap
from siap.flows import pack, tanya
from siap.web.beranda.susunan import belum_lapor, per_kelompok
from siap.web.keadaan import Keadaan, ruang
from siap.web.unduh import csv_rekap, sebagai_unduhan

#: columns by which a reader may order; "-" in front: largest first
URUT: Final = (
    "peringkat",
    "nama",
    "pagu",
    "angkas",
    "realisasi",
    "persen_pagu",
    "persen_angkas",
    "deviasi_keu",
    "fisik",
    "deviasi_fisik",
)
SARING: Final = ("kelompok", "jenis_belanja", "sumber_dana")


@dataclass(frozen=True, slots=True)
class PilihanSaring:
    """What one filter offers, and what is chosen."""

    nama: str
    label: str
    semua: str
    pilihan: tuple[tuple[str, str], ...]
    terpilih: str


@require_safe
@ruang
def peringkat(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Show the table; htmx gets the table alone, with the address pushed so that it can be shared."""
    rekap = _rekap(request, keadaan)
    isi = {
        "keadaan": keadaan,
        "ruang": "peringkat",
        "rekap": rekap,
        "kelompok": per_kelompok(rekap),
        "belum": belum_lapor(rekap),
        "urut": _urut(request),
        "terpilih": _saring(request),
    }
    if request.htmx and not request.htmx.history_restore_request:  # type: ignore[attr-defined]
        return render(request, "peringkat/tabel.html", isi)
    return render(request, "peringkat/peringkat.html", {**isi, "saring": _pilihan(request, keadaan)})


@require_safe
@ruang
def unduh_csv(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Hand out the same rows for machines."""
    rekap = _rekap(request, keadaan)
    return sebagai_unduhan(f"peringkat-{rekap.pemda}-{rekap.tahun}-{rekap.bulan:02d}.csv", csv_rekap(rekap))


@require_safe
@ruang
def unduh_xlsx(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Hand out the recap of all PD with live formulas, to those who may see all of them."""
    keadaan.hak.wajib_semua_pd()
    return sebagai_unduhan(*pack.rfk(*keadaan.titik, bentuk="xlsx", oleh=request.user.get_username()))


def _saring(request: HttpRequest) -> dict[str, str]:
    return {k: request.GET[k] for k in SARING if request.GET.get(k)}


def _urut(request: HttpRequest) -> str:
    urut = request.GET.get("urut", "")
    return urut if urut.removeprefix("-") in URUT else ""


def _rekap(request: HttpRequest, keadaan: Keadaan) -> Rekap:
    """Return the rows that this reader may see; ranks stay those of the whole group."""
    rekap = tanya.rekap(*keadaan.titik, saring=_saring(request) or None, urut=_urut(request) or None)
    return keadaan.hak.terlihat(rekap)


def _pilihan(request: HttpRequest, keadaan: Keadaan) -> tuple[PilihanSaring, ...]:
    """Return the three filters with what this edition holds."""
    terpilih = _saring(request)
    semua = keadaan.hak.terlihat(tanya.rekap(*keadaan.titik))
    kelompok = sorted({b.kelompok for b in semua.baris if b.kelompok}, key=urutan_kelompok)

    def dari(per: str) -> tuple[tuple[str, str], ...]:
        baris = tanya.rekap(*keadaan.titik, per=per).baris
        return tuple((b.kode, b.nama) for b in baris if b.kode)

    return tuple(
        PilihanSaring(nama, label, kosong, pilihan, terpilih.get(nama, ""))
        for nama, label, kosong, pilihan in (
            ("kelompok", _("Kelompok"), _("Semua kelompok"), tuple((k, k) for k in kelompok)),
            ("jenis_belanja", _("Jenis belanja"), _("Semua jenis belanja"), dari("jenis_belanja")),
            ("sumber_dana", _("Sumber dana"), _("Semua sumber dana"), dari("sumber_dana")),
        )
        if pilihan
    )
