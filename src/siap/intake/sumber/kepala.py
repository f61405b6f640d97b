"""Kepala: the header of a filled form, found by its headings wherever it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from siap.domain.masukan import JenisBerkas
from siap.domain.templat import TEMPLAT, Kolom, Templat, baca_tanda
from siap.intake.catatan import Pencatat, menolak
from siap.intake.konteks import Konteks
from siap.intake.wadah.lembar import Lembar

_CARI_SAMPAI = 40


@dataclass(frozen=True, slots=True)
class Kepala:
    """Header row, first data row, column name -> column, and what stands above the header."""

    templat: Templat
    baris: int
    data: int
    letak: Mapping[str, int]
    keterangan: Mapping[str, str]

    def kolom(self, nama: str) -> int | None:
        """Return where a column stands; None when the file does not have it."""
        return self.letak.get(nama)


def tanda(lembar: Lembar) -> tuple[str, int] | None:
    """Return kind and version from the mark of a SIAP form on this sheet."""
    for _, sel in lembar.cuplik(5):
        for teks in sel[:3]:
            if hasil := baca_tanda(teks):
                return hasil
    return None


def cari_kepala(lembar: Lembar, jenis: JenisBerkas) -> Kepala | None:
    """Return the header of a form; None when no row has at least two of its headings."""
    templat = TEMPLAT[jenis]
    terbaik: tuple[int, int, dict[str, int]] | None = None
    for nomor, sel in lembar.cuplik(_CARI_SAMPAI):
        letak = _letak(templat, sel)
        if len(letak) >= 2 and (terbaik is None or len(letak) > terbaik[0]):
            terbaik = (len(letak), nomor, letak)
    if terbaik is None:
        return None
    _, baris, letak = terbaik
    akhir = max((z for a, _, z, _ in lembar.gabungan if a <= baris <= z), default=baris)
    return Kepala(templat, baris, akhir + 1, letak, _keterangan(lembar, baris, templat))


def _letak(templat: Templat, sel: list[str]) -> dict[str, int]:
    """Map columns to positions; a heading spelled as the form spells it wins over a synonym."""
    hasil: dict[str, int] = {}
    for nomor, teks in enumerate(sel):
        kolom = templat.cari(teks) if teks else None
        if kolom and (kolom.nama not in hasil or teks.lower() == kolom.nama):
            hasil[kolom.nama] = nomor
    return hasil


def _keterangan(lembar: Lembar, sampai: int, templat: Templat) -> dict[str, str]:
    hasil = {}
    for nomor in range(sampai):
        kunci = lembar.teks(nomor, 0).lower().rstrip(": ")
        if kunci in templat.keterangan and (isi := lembar.teks(nomor, 1)):
            hasil[kunci] = isi
    return hasil


def kolom_hilang(kepala: Kepala, konteks: Konteks) -> list[Kolom]:
    """Return required columns that neither the file nor the person gave."""
    diberi = {nama for nama, nilai in (("pd", konteks.pd), ("bulan", konteks.bulan)) if nilai is not None}
    return [
        k for k in kepala.templat.kolom if k.wajib and k.nama not in kepala.letak and k.nama not in diberi
    ]


def periksa_kepala(lembar: Lembar, kepala: Kepala, konteks: Konteks, catat: Pencatat) -> None:
    """Refuse a form without its required columns; tell what is not read and what was merged."""
    hilang = kolom_hilang(kepala, konteks)
    judul = [lembar.teks(kepala.baris, k) for k in range(len(lembar.baris[kepala.baris]))]
    if hilang:
        raise menolak(
            "M14",
            tempat=lembar.tempat(kepala.baris),
            diharapkan=", ".join(k.nama for k in hilang),
            diberikan=", ".join(j for j in judul if j)[:200],
        )
    dipakai = set(kepala.letak.values())
    if asing := [j for n, j in enumerate(judul) if j and n not in dipakai]:
        catat.catat("M15", tempat=lembar.tempat(kepala.baris), diberikan=", ".join(asing)[:200])
    versi = tanda(lembar)
    if versi and versi[1] != kepala.templat.versi:
        catat.catat("M18", diberikan=str(versi[1]), diharapkan=str(kepala.templat.versi))
    for awal, kiri, akhir, kanan in lembar.gabungan:
        if akhir >= kepala.data and any(kiri <= k <= kanan for k in dipakai):
            di = lembar.tempat(awal, kiri)
            catat.catat("M24", tempat=di, diberikan=f"{di.sel}:{lembar.tempat(akhir, kanan).sel}")
    for (baris, kolom), rusak in lembar.rusak.items():
        if not rusak.rumus and (baris < kepala.data or kolom not in dipakai):
            catat.catat("M37", tempat=lembar.tempat(baris, kolom), diberikan=rusak.teks)
