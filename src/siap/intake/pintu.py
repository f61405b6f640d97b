"""Pintu: the one way in. Bytes become a ``Bacaan``; whatever is wrong with them becomes findings."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from siap.domain.masukan import Bacaan, JenisBerkas
from siap.domain.temuan import Tempat
from siap.intake.catatan import Ditolak, Pencatat, menolak
from siap.intake.konteks import Hasil, Konteks
from siap.intake.pengenal import cari_bentuk, kenali_catatan, sebut_isi
from siap.intake.sumber import realisasi_sipd, renja_sipd
from siap.intake.wadah.berkas import Berkas
from siap.intake.wadah.lembar import Lembar, SelRusak
from siap.intake.wadah.rupa import Rupa

__all__ = ["Konteks", "baca"]

_TANPA_KONTEKS = Konteks()


def baca(jenis: JenisBerkas | None, nama: str, isi: bytes, *, konteks: Konteks = _TANPA_KONTEKS) -> Bacaan:
    """Read one file. Never raises for what is in it: an unreadable file is a ``Bacaan`` without content.

    ``jenis`` None means: recognise it. A file of another kind than the one named is refused with what it
    looks like. With a refusing finding ``isi`` still holds what could be read, for the preview.
    """
    catat = Pencatat(nama)
    try:
        ketemu, hasil = _baca(jenis, nama, isi, konteks, catat)
    except Ditolak as ditolak:
        ini = ditolak.temuan
        catat.tambah(ini if ini.tempat.berkas else replace(ini, tempat=Tempat(berkas=nama)))
        return Bacaan(jenis, nama, hashlib.sha256(isi).hexdigest(), temuan=catat.semua())
    return Bacaan(
        jenis=ketemu,
        nama=nama,
        sha256=hashlib.sha256(isi).hexdigest(),
        dibaca=hasil.dibaca,
        diterima=hasil.diterima,
        ditolak=hasil.ditolak,
        total=hasil.total,
        temuan=catat.semua(),
        isi=hasil.isi,
    )


def _baca(
    jenis: JenisBerkas | None, nama: str, isi: bytes, konteks: Konteks, catat: Pencatat
) -> tuple[JenisBerkas, Hasil]:
    berkas = Berkas(nama, isi, catat)
    if berkas.rupa is Rupa.JSON:
        return _baca_json(jenis, berkas, konteks, catat)
    cocok = cari_bentuk(berkas, jenis)
    if cocok is None:
        _catat_rusak(berkas, catat)
        raise menolak("M01", tampak=sebut_isi(berkas))
    bentuk, lembar = cocok
    if jenis is not None and bentuk.jenis is not jenis:
        raise menolak("M02", diharapkan=jenis.value, diberikan=f"{bentuk.sebutan} ({bentuk.jenis.value})")
    return bentuk.jenis, bentuk.baca(lembar, konteks, catat)


def _baca_json(
    jenis: JenisBerkas | None, berkas: Berkas, konteks: Konteks, catat: Pencatat
) -> tuple[JenisBerkas, Hasil]:
    catatan = berkas.catatan
    dikenali = kenali_catatan(berkas)
    if dikenali.jenis is None:
        raise menolak("M01", tampak=dikenali.kalimat)
    if jenis is not None and dikenali.jenis is not jenis:
        raise menolak("M02", diharapkan=jenis.value, diberikan=f"{dikenali.kalimat} ({dikenali.jenis.value})")
    if dikenali.jenis is JenisBerkas.REALISASI_SIPD:
        return dikenali.jenis, realisasi_sipd.baca_realisasi_sipd(catatan, konteks, catat)
    if renja_sipd.cocok(catatan):
        return dikenali.jenis, renja_sipd.baca_renja(berkas.nama, catatan, konteks, catat)
    return dikenali.jenis, renja_sipd.baca_plafon(catatan, konteks, catat)


def _catat_rusak(berkas: Berkas, catat: Pencatat) -> None:
    """Name the error cells of a workbook that nobody knows: they are often why it is not recognised."""
    for lembar in berkas.semua_lembar():
        for baris, kolom, rusak in _sel_rusak(lembar):
            catat.catat("M37", tempat=lembar.tempat(baris, kolom), diberikan=rusak.teks)


def _sel_rusak(lembar: Lembar) -> list[tuple[int, int, SelRusak]]:
    ketemu = [(b, k, r) for (b, k), r in lembar.rusak.items() if not r.rumus]
    for nomor, baris in enumerate(lembar.baris):
        for kolom, nilai in enumerate(baris):
            if isinstance(nilai, str) and nilai[:1] == "#":
                sel = lembar.sel(nomor, kolom)
                if isinstance(sel, SelRusak):
                    ketemu.append((nomor, kolom, sel))
    return ketemu
