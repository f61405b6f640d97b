"""Small parts of pages: badges, bars, gaps, links that keep the cut-off."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import template
from django.template.context import RequestContext

from siap.domain.rekap import BarisRekap, Cakupan, Verifikasi
from siap.web.alamat import alamat
from siap.web.menu import Menu, susun_menu
from siap.web.zona import nada_berkas, nada_keparahan, nada_status, nada_verifikasi, nada_zona

register = template.Library()


@register.simple_tag(takes_context=True)
def tautan(context: RequestContext, nama: str, kode: str | None = None, **kueri: Any) -> str:
    """Return the address of a room at the cut-off of this page."""
    return alamat(nama, context.get("keadaan"), kode=kode, **{k: str(v) for k, v in kueri.items() if v})


@register.simple_tag(takes_context=True)
def menu(context: RequestContext) -> Menu:
    """Return the entries of the bar and of the own menu for the reader of this page."""
    return susun_menu(context.get("keadaan"), context.get("ruang") or "")


@register.inclusion_tag("bagian/zona.html", takes_context=True)
def lencana_zona(
    context: RequestContext, baris: BarisRekap, metrik: str = "", total: str = ""
) -> dict[str, Any]:
    """Show a row's zone as word and colour, one click from *Kenapa?*; a missing report says so instead."""
    isi: dict[str, Any] = {"nama": total or baris.nama}
    if baris.zona is not None:
        isi["nada"] = nada_zona(baris.zona)
    elif baris.status_lapor is not None and not baris.status_lapor.sudah_lapor:
        isi["nada"] = nada_status(baris.status_lapor)
    kode = "" if total else baris.kode
    isi["href"] = alamat("kenapa", context.get("keadaan"), pd=kode, metrik=metrik)
    return isi


@register.inclusion_tag("bagian/lencana.html")
def lencana_kode(kode: str) -> dict[str, Any]:
    """Show a band code as a badge without a link."""
    return {"nada": nada_zona(kode)}


@register.inclusion_tag("bagian/zona.html", takes_context=True)
def lencana_garis(context: RequestContext, baris: BarisRekap, kode_pd: str) -> dict[str, Any]:
    """Show the zone of a line of a PD's tree, one click from *Kenapa?*."""
    nada = nada_zona(baris.zona) if baris.zona is not None else None
    href = alamat("kenapa", context.get("keadaan"), pd=kode_pd, garis=baris.kode)
    return {"nama": baris.nama, "nada": nada, "href": href}


@register.inclusion_tag("bagian/zona.html", takes_context=True)
def lencana_lapor(context: RequestContext, baris: BarisRekap) -> dict[str, Any]:
    """Show the report state of a PD, one click from *Kenapa?*."""
    nada = nada_status(baris.status_lapor) if baris.status_lapor is not None else None
    return {"nama": baris.nama, "nada": nada, "href": alamat("kenapa", context.get("keadaan"), pd=baris.kode)}


@register.inclusion_tag("bagian/lencana.html")
def lencana_keparahan(keparahan: str) -> dict[str, Any]:
    """Show a finding's severity."""
    return {"nada": nada_keparahan(keparahan)}


@register.inclusion_tag("bagian/verifikasi.html")
def tanda_verifikasi(verifikasi: Verifikasi | None, cakupan: Cakupan | None = None) -> dict[str, Any]:
    """Mark figures as verified or not; with a coverage also how many of the reports are."""
    nada = nada_verifikasi(verifikasi or None)
    return {"kata": nada.kata, "rupa": nada.nada, "cakupan": cakupan or None}


@register.inclusion_tag("bagian/batang.html")
def batang(nilai: Decimal | None, zona: str | None = None, sasaran: Decimal | None = None) -> dict[str, Any]:
    """Draw a bar of 0-100 with an optional target mark; an arrow beyond 100, empty below 0."""
    return {"nilai": nilai, "nada": nada_zona(zona).nada if zona else "netral", "sasaran": sasaran}


@register.inclusion_tag("bagian/selisih.html")
def selisih(nilai: Decimal | None, target: Decimal | None, nama: str) -> dict[str, Any]:
    """Say a gap to a target in points and words."""
    return {"nilai": nilai, "target": target, "nama": nama}


@register.filter
def pendek(terbitan: str) -> str:
    """Shorten an edition's hash for print; the full one stands on the page about figures."""
    return terbitan[:12]


@register.filter
def inisial(pengguna: Any) -> str:
    """Return up to two initials of a person."""
    nama = pengguna.get_full_name() or pengguna.get_username()
    return "".join(kata[0] for kata in nama.split()[:2]).upper()


@register.inclusion_tag("bagian/kepala_urut.html", takes_context=True)
def kepala_urut(context: RequestContext, kolom: str, label: str, kelas: str) -> dict[str, Any]:
    """Head a column that can be ordered by; the first click brings the worst or the largest to the top."""
    urut = context.get("urut") or ""
    naik = kolom in (
        "peringkat",
        "nama",
        "persen_pagu",
        "persen_angkas",
        "deviasi_keu",
        "fisik",
        "deviasi_fisik",
    )
    pertama, kedua = (kolom, f"-{kolom}") if naik else (f"-{kolom}", kolom)
    arah = {kolom: "ascending", f"-{kolom}": "descending"}.get(urut, "")
    if not urut and kolom == "peringkat":
        arah = "ascending"
    terpilih = context.get("terpilih") or {}
    baru = kedua if urut == pertama else pertama
    href = alamat("peringkat", context.get("keadaan"), **terpilih, urut=baru)
    # a percent sign in a template's own translated literal arrives doubled
    return {"label": str(label).replace("%%", "%"), "kelas": kelas, "arah": arah, "href": href}


@register.inclusion_tag("bagian/lencana.html")
def status_berkas(status: str, selesai: bool) -> dict[str, Any]:
    """Show what happens, or happened, to one file."""
    return {"nada": nada_berkas(status, selesai=selesai)}


@register.filter
def tanpa_awal(tempat: str, berkas: str) -> str:
    """Drop the file name from a place that stands under the file's own heading."""
    return tempat.removeprefix(berkas).lstrip(", ")
