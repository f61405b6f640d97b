"""Pengenal: which kind of file this is, by what is in it; a name or an extension proves nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

from siap.domain.masukan import JenisBerkas
from siap.intake.catatan import Ditolak, Pencatat
from siap.intake.konteks import Hasil, Konteks
from siap.intake.sumber import (
    anggaran_kas,
    daftar_kode,
    kanonik,
    lra,
    nomenklatur,
    realisasi_sipd,
    rencana_fisik,
    renja_sipd,
    unit,
    wilayah,
)
from siap.intake.sumber.kepala import tanda
from siap.intake.wadah.berkas import Berkas
from siap.intake.wadah.lembar import Lembar
from siap.intake.wadah.rupa import Rupa


class Dikenali(NamedTuple):
    """Kind (None: unknown) and, in words, what the file looks like."""

    jenis: JenisBerkas | None
    kalimat: str


Pembaca = Callable[[Lembar, Konteks, Pencatat], Hasil]


@dataclass(frozen=True, slots=True)
class Bentuk:
    """One layout: its kind, its name for a person, how it is told and how it is read."""

    jenis: JenisBerkas
    sebutan: str
    cocok: Callable[[Lembar], bool]
    baca: Pembaca


def _kanonik(jenis: JenisBerkas, sebutan: str) -> Bentuk:
    return Bentuk(
        jenis,
        sebutan,
        lambda lembar: kanonik.cocok(lembar, jenis),
        lambda lembar, konteks, catat: kanonik.baca_kanonik(lembar, jenis, konteks, catat),
    )


#: Order matters: what is told by more of its content comes first.
BENTUK: Final = (
    Bentuk(JenisBerkas.LRA, "LRA bulanan satu unit", lra.cocok, lra.baca_lra),
    Bentuk(
        JenisBerkas.ANGKAS,
        "buku kerja anggaran kas satu unit",
        anggaran_kas.cocok,
        anggaran_kas.baca_anggaran_kas,
    ),
    Bentuk(
        JenisBerkas.NOMENKLATUR,
        "daftar nomenklatur sub kegiatan",
        lambda lembar: nomenklatur.susunan(lembar) is not None,
        nomenklatur.baca_nomenklatur,
    ),
    Bentuk(
        JenisBerkas.NOMENKLATUR,
        "daftar rekening atau sumber dana",
        lambda lembar: daftar_kode.susunan(lembar) is not None,
        daftar_kode.baca_daftar_kode,
    ),
    Bentuk(JenisBerkas.WILAYAH, "daftar kode wilayah", wilayah.cocok, wilayah.baca_wilayah),
    # before the budget form, which takes any column "nilai" for money
    Bentuk(
        JenisBerkas.RENCANA_FISIK,
        "templat rencana fisik",
        lambda lembar: kanonik.cocok(lembar, JenisBerkas.RENCANA_FISIK),
        rencana_fisik.baca_rencana_fisik,
    ),
    _kanonik(JenisBerkas.REALISASI, "templat realisasi keuangan"),
    _kanonik(JenisBerkas.FISIK, "templat realisasi fisik"),
    _kanonik(JenisBerkas.DPA, "templat pagu (DPA)"),
    _kanonik(JenisBerkas.ANGKAS, "templat anggaran kas"),
    _kanonik(JenisBerkas.TARGET_FISIK, "templat target fisik"),
    Bentuk(JenisBerkas.PD, "daftar perangkat daerah", unit.cocok, unit.baca_unit),
)
_SERUPA: Final = {JenisBerkas.ANGKAS, JenisBerkas.TARGET_FISIK}


def kenali(nama: str, isi: bytes) -> Dikenali:
    """Return the kind of a file and what it looks like; never raises."""
    catat = Pencatat(nama)
    try:
        berkas = Berkas(nama, isi, catat)
        if berkas.rupa is Rupa.JSON:
            return kenali_catatan(berkas)
        cocok = cari_bentuk(berkas, None)
    except Ditolak as ditolak:
        return Dikenali(None, ditolak.temuan.kalimat)
    if cocok is None:
        return Dikenali(None, sebut_isi(berkas))
    return Dikenali(cocok[0].jenis, cocok[0].sebutan)


def kenali_catatan(berkas: Berkas) -> Dikenali:
    """Tell the kind of a JSON file by the fields of its records."""
    catatan = berkas.catatan
    if realisasi_sipd.cocok(catatan):
        return Dikenali(JenisBerkas.REALISASI_SIPD, "dokumen SPP/TBP dari SIPD Penatausahaan")
    if renja_sipd.cocok(catatan):
        return Dikenali(JenisBerkas.RENJA_SIPD, "daftar renja SIPD satu PD")
    if renja_sipd.cocok_plafon(catatan):
        return Dikenali(JenisBerkas.RENJA_SIPD, "daftar plafon PD dari SIPD")
    return Dikenali(None, f"JSON dengan isian {', '.join(list(catatan[0])[:5])}")


def cari_bentuk(berkas: Berkas, jenis: JenisBerkas | None) -> tuple[Bentuk, Lembar] | None:
    """Return the layout of a file and the sheet it is on; with a kind named, a layout of that kind first."""
    cadangan: tuple[Bentuk, Lembar] | None = None
    for lembar in berkas.semua_lembar():
        bertanda = tanda(lembar)
        for bentuk in BENTUK:
            if bertanda and bentuk.jenis.value != bertanda[0]:
                continue
            if not bentuk.cocok(lembar):
                continue
            if jenis is not None and bentuk.jenis is jenis:
                return bentuk, lembar
            if cadangan is None and not (jenis is None and _mendua(bentuk, lembar, bertanda is not None)):
                cadangan = (_menurut_nama(bentuk, lembar), lembar)
        if jenis is None and cadangan:
            return cadangan
    return cadangan


def _petunjuk(lembar: Lembar) -> str:
    atas = " ".join(t for _, sel in lembar.cuplik(5) for t in sel)
    return f"{lembar.berkas} {lembar.nama} {atas}".lower()


def _mendua(bentuk: Bentuk, lembar: Lembar, bertanda: bool) -> bool:
    """Twelve months without a mark may be money or percent: only a word can tell."""
    if bertanda or bentuk.jenis not in _SERUPA or bentuk.sebutan.startswith("buku"):
        return False
    return not any(kata in _petunjuk(lembar) for kata in ("fisik", "kas"))


def _menurut_nama(bentuk: Bentuk, lembar: Lembar) -> Bentuk:
    if bentuk.jenis is JenisBerkas.ANGKAS and not bentuk.sebutan.startswith("buku"):
        petunjuk = _petunjuk(lembar)
        if tanda(lembar) is None and "fisik" in petunjuk and "kas" not in petunjuk:
            return next(b for b in BENTUK if b.jenis is JenisBerkas.TARGET_FISIK)
    return bentuk


def sebut_isi(berkas: Berkas) -> str:
    """Describe an unknown file by its first words, for the person who handed it in."""
    for lembar in berkas.semua_lembar():
        if any(b.cocok(lembar) and _mendua(b, lembar, tanda(lembar) is not None) for b in BENTUK):
            return "tabel dua belas bulan, anggaran kas (angkas) atau target fisik (target-fisik)"
        for _, sel in lembar.cuplik(10):
            isi = [t for t in sel if t]
            if isi:
                di = f"lembar “{lembar.nama}”" if lembar.nama else "baris pertama"
                return f"{berkas.tampak}; {di} dimulai dengan “{' | '.join(isi[:5])[:120]}”"
    return f"{berkas.tampak} tanpa isi"


__all__ = ["BENTUK", "Bentuk", "Dikenali", "cari_bentuk", "kenali", "kenali_catatan", "sebut_isi"]
