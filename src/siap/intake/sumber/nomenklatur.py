"""Nomenklatur: lists of urusan, bidang, program, kegiatan and sub kegiatan, in three layouts.

``2027``: one row per sub kegiatan, "code name" in the cells of its parents, PROV and KABKOT apart (the key is
jenis pemda and code). ``1317``: the code split over five number columns, zeros lost. ``2020``: CSV with the
kegiatan written as one part ("1.01.02.201.04").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import PurePath
from typing import Final

from siap.domain.kode import KodeTidakTerbaca, normal_nomenklatur, tingkat_kode
from siap.domain.masukan import BarisNomenklatur, IsiNomenklatur
from siap.intake.catatan import Pencatat, menolak
from siap.intake.konteks import Hasil, Konteks
from siap.intake.wadah.lembar import Lembar

_2027: Final = ("jenis pemda", "bidang", "program", "kegiatan", "subkegiatan")
_1317: Final = ("urusan/unsur", "program", "kegiatan", "sub kegiatan", "nomenklatur urusan")
_2020: Final = ("kode", "jns_pemda", "uraian_program", "uraian_kegiatan", "uraian_sub_kegiatan")
_SUSUNAN: Final = {"2027": _2027, "1317": _1317, "2020": _2020}
_JENIS_PEMDA: Final = {"PROV": "provinsi", "KABKOT": "kabkota", "1": "provinsi", "2": "kabkota"}
_DASAR: Final = {"1317": "900.1.15.5-1317/2023", "2020": "050-3708/2020"}
_KODE_NAMA: Final = re.compile(r"\s*((?:\d|X)[\dX.]*)\s+(.*)", re.DOTALL)
_SETIAP: Final = 1_000
_INDUK_2020: Final = ("nm_urusan", "nm_bidang", "uraian_program", "uraian_kegiatan")

Unsur = tuple[str, str, str, str, str, str]  # code, name, kinerja, indikator, satuan, status


@dataclass
class _Kumpulan:
    """Lines by key; the first name that is in force wins, the rest is counted."""

    catat: Pencatat
    isi: dict[tuple[str, str, str], BarisNomenklatur] = field(default_factory=dict)
    nonaktif: set[tuple[str, str, str]] = field(default_factory=set)
    ganda: set[str] = field(default_factory=set)
    kosong: Counter[str] = field(default_factory=Counter)
    ditolak: int = 0
    sub: Counter[str] = field(default_factory=Counter)


def susunan(lembar: Lembar) -> tuple[str, int, Mapping[str, int]] | None:
    """Return layout, header row and heading -> column; None when it is no such list."""
    for nomor, sel in lembar.cuplik(10):
        judul = {t.lower(): k for k, t in reversed(list(enumerate(sel))) if t}
        for nama, wajib in _SUSUNAN.items():
            if all(w in judul for w in wajib):
                return nama, nomor, judul
    return None


def baca_nomenklatur(lembar: Lembar, konteks: Konteks, catat: Pencatat) -> Hasil:
    """Read a list of any of the three layouts."""
    tata = susunan(lembar)
    if tata is None:
        raise menolak("M16", diharapkan="daftar nomenklatur sub kegiatan", diberikan="susunan lain")
    nama, kepala, judul = tata
    dasar = _dasar(nama, lembar.berkas, konteks, catat)
    k = _Kumpulan(catat)
    pengurai = {"2027": _urai_2027, "1317": _urai_1317, "2020": _urai_2020}[nama]
    dibaca = 0
    for nomor in range(kepala + 1, len(lembar.baris)):
        if nomor % _SETIAP == 0:
            konteks.maju(nomor, len(lembar.baris))
        if not lembar.terisi(nomor):
            continue
        dibaca += 1
        jenis_pemda, unsur = pengurai(lembar, nomor, judul)
        _masukkan(k, lembar, nomor, jenis_pemda, list(unsur))
    konteks.maju(len(lembar.baris), len(lembar.baris))
    if not dibaca:
        raise menolak("M06")
    _ringkas(k, nama)
    baris = tuple(k.isi.values())
    total = {t.replace("_", " "): Decimal(n) for t, n in Counter(b.tingkat for b in baris).items()}
    total |= {f"sub kegiatan {j}": Decimal(n) for j, n in sorted(k.sub.items()) if j}
    return Hasil(IsiNomenklatur(dasar, baris), dibaca, dibaca - k.ditolak, k.ditolak, total)


def _dasar(susunan_: str, berkas: str, konteks: Konteks, catat: Pencatat) -> str:
    """Return the regulation: as said, else as the layout and the file's name tell."""
    if konteks.dasar:
        return konteks.dasar
    tahun = re.search(r"(20\d\d)", PurePath(berkas).stem)
    tebakan = _DASAR.get(susunan_) or f"TA {tahun[1] if tahun else konteks.tahun or 'tidak disebut'}"
    catat.catat("M96", diberikan=tebakan)
    return tebakan


def _rapi(teks: str) -> str:
    """Close up runs of blanks; "[null]" is how one export writes nothing."""
    rapi = re.sub(r"\s*\*+\)$", "", " ".join(teks.split()))  # a footnote mark left by the printed list
    return "" if rapi == "[null]" else rapi


def _urai_2027(lembar: Lembar, nomor: int, judul: Mapping[str, int]) -> tuple[str, Iterator[Unsur]]:
    def sel(nama: str) -> str:
        return _rapi(lembar.teks(nomor, judul[nama])) if nama in judul else ""

    def unsur() -> Iterator[Unsur]:
        for nama in ("bidang", "program", "kegiatan", "subkegiatan"):
            cocok = _KODE_NAMA.match(sel(nama))
            kode, isi = (cocok[1], cocok[2]) if cocok else (sel(nama), "")
            if nama == "subkegiatan":
                yield kode, isi, sel("kinerja"), sel("indikator"), sel("satuan"), ""
            else:
                yield kode, isi, "", "", "", ""

    return _JENIS_PEMDA.get(sel("jenis pemda").upper(), ""), unsur()


def _urai_1317(lembar: Lembar, nomor: int, judul: Mapping[str, int]) -> tuple[str, Iterator[Unsur]]:
    urusan = judul["urusan/unsur"]
    kolom = [urusan, urusan + 1, judul["program"], judul["kegiatan"], judul["sub kegiatan"]]
    kode = ".".join(t for k in kolom if (t := lembar.teks(nomor, k).strip()))

    def sel(nama: str) -> str:
        return _rapi(lembar.teks(nomor, judul[nama])) if nama in judul else ""

    def unsur() -> Iterator[Unsur]:
        yield kode, sel("nomenklatur urusan"), sel("kinerja"), sel("indikator"), sel("satuan"), ""

    return "kabkota", unsur()


def _urai_2020(lembar: Lembar, nomor: int, judul: Mapping[str, int]) -> tuple[str, Iterator[Unsur]]:
    def sel(nama: str) -> str:
        return _rapi(lembar.teks(nomor, judul[nama])) if nama in judul else ""

    def unsur() -> Iterator[Unsur]:
        kode = re.sub(r"\s", "", sel("kode"))
        bagian = kode.split(".")
        for banyak, nama in enumerate(
            ("nm_urusan", "nm_bidang", "uraian_program", "uraian_kegiatan"), start=1
        ):
            yield ".".join(bagian[:banyak]), sel(nama), "", "", "", ""
        yield kode, sel("uraian_sub_kegiatan"), "", "", "", sel("status_data")

    return _JENIS_PEMDA.get(sel("jns_pemda"), ""), unsur()


def _masukkan(k: _Kumpulan, lembar: Lembar, nomor: int, jenis_pemda: str, unsur: list[Unsur]) -> None:
    """Take the elements of one row; its last one is the row's own line."""
    for letak, (kode_mentah, nama, kinerja, indikator, satuan, status) in enumerate(unsur):
        sendiri = letak == len(unsur) - 1
        try:
            kode = _normal(kode_mentah)
        except KodeTidakTerbaca as salah:
            if sendiri:
                k.ditolak += 1
                k.catat.catat("M49", tempat=lembar.tempat(nomor), sebab=salah.kalimat, diberikan=kode_mentah)
            continue
        tingkat = tingkat_kode(kode)
        kunci = (jenis_pemda, tingkat, kode)
        baru = BarisNomenklatur(
            jenis_pemda, tingkat, kode, nama, kinerja, indikator, satuan, lembar.tempat(nomor)
        )
        if sendiri and tingkat == "sub_kegiatan":
            k.sub[jenis_pemda] += 1
            _hitung_kosong(k, baru)
        lama = k.isi.get(kunci)
        if lama is None:
            k.isi[kunci] = baru
        elif sendiri:
            k.ganda.add(kode)
            if kunci in k.nonaktif and status != "0":
                k.isi[kunci] = baru
                k.nonaktif.discard(kunci)
        if status == "0" and k.isi[kunci] is baru:
            k.nonaktif.add(kunci)


def _normal(teks: str) -> str:
    """Normalise a code; "?" for an urusan without a number (Kekhususan Aceh) stays as it is written."""
    if teks.startswith("?."):
        return "?" + normal_nomenklatur("9" + teks[1:])[1:]
    return normal_nomenklatur(teks)


def _hitung_kosong(k: _Kumpulan, baris: BarisNomenklatur) -> None:
    for medan, isi in (("kinerja", baris.kinerja), ("indikator", baris.indikator), ("satuan", baris.satuan)):
        k.kosong[medan] += not isi


def _ringkas(k: _Kumpulan, susunan_: str) -> None:
    if k.ganda:
        k.catat.catat("M90", jumlah=len(k.ganda))
    x_xx = len({kode for _, t, kode in k.isi if t == "sub_kegiatan" and kode.startswith("X.XX")})
    if x_xx:
        k.catat.catat("M91", jumlah=x_xx)
    tanpa_urusan = sum(1 for _, t, kode in k.isi if t == "sub_kegiatan" and kode.startswith("?"))
    if tanpa_urusan:
        k.catat.catat("M59", jumlah=tanpa_urusan)
    if susunan_ != "2020":  # that list has no such columns
        for medan, banyak in k.kosong.items():
            if banyak:
                k.catat.catat("M97", jumlah=banyak, medan=medan)
