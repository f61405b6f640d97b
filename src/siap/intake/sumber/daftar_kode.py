"""Daftar kode: accounts (rekening) and funds (sumber dana), as six number columns or as a CSV of leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from siap.domain.kode import KodeTidakTerbaca, normal_rekening
from siap.domain.masukan import BarisNomenklatur, IsiNomenklatur
from siap.domain.temuan import Tempat
from siap.intake.catatan import Pencatat, menolak
from siap.intake.konteks import Hasil, Konteks
from siap.intake.wadah.lembar import Lembar

_KOLOM: Final = ("kelompok", "jenis", "objek", "rincian objek", "sub rincian objek")
_CSV: Final = ("kode", "nama_kd_rek_2", "nama_kd_rek_6")
_SETIAP: Final = 1_000


def susunan(lembar: Lembar) -> tuple[str, int, Mapping[str, int]] | None:
    """Return ("rekening" | "sumber_dana", header row, heading -> column); None when it is no such list."""
    for nomor, sel in lembar.cuplik(10):
        judul = {t.lower(): k for k, t in reversed(list(enumerate(sel))) if t}
        if all(k in judul for k in _CSV):
            return "rekening", nomor, judul
        if all(k in judul for k in _KOLOM) and "uraian akun" in judul:
            if "akun" in judul:
                return "rekening", nomor, judul
            if "sumber dana" in judul:
                return "sumber_dana", nomor, judul
    return None


def baca_daftar_kode(lembar: Lembar, konteks: Konteks, catat: Pencatat) -> Hasil:
    """Read accounts or funds with their parents; a code that stands twice keeps its first active name."""
    tata = susunan(lembar)
    if tata is None:
        raise menolak("M16", diharapkan="daftar rekening atau sumber dana", diberikan="susunan lain")
    tingkat, kepala, judul = tata
    isi: dict[str, BarisNomenklatur] = {}
    nonaktif: set[str] = set()
    ganda: set[str] = set()
    dibaca = ditolak = 0
    for nomor in range(kepala + 1, len(lembar.baris)):
        if nomor % _SETIAP == 0:
            konteks.maju(nomor, len(lembar.baris))
        if not lembar.terisi(nomor):
            continue
        dibaca += 1
        try:
            unsur = list(_urai(lembar, nomor, judul, tingkat))
        except KodeTidakTerbaca as salah:
            ditolak += 1
            catat.catat("M49", tempat=lembar.tempat(nomor), sebab=salah.kalimat)
            continue
        _masukkan(isi, nonaktif, ganda, unsur, tingkat, lembar.tempat(nomor))
    if not dibaca:
        raise menolak("M06")
    if ganda:
        catat.catat("M90", jumlah=len(ganda))
    dasar = konteks.dasar or ("050-3708/2020" if "nama_kd_rek_2" in judul else "Permendagri 90/2019")
    if not konteks.dasar:
        catat.catat("M96", diberikan=dasar)
    daun = _banyak_daun(isi)
    sebutan = tingkat.replace("_", " ")
    total = {sebutan: Decimal(len(isi)), f"{sebutan} terendah": Decimal(daun)}
    return Hasil(IsiNomenklatur(dasar, tuple(isi.values())), dibaca, dibaca - ditolak, ditolak, total)


def _masukkan(
    isi: dict[str, BarisNomenklatur],
    nonaktif: set[str],
    ganda: set[str],
    unsur: list[tuple[str, str, bool, bool]],
    tingkat: str,
    tempat: Tempat,
) -> None:
    for kode, nama, sendiri, aktif in unsur:
        if sendiri and kode in isi:
            ganda.add(kode)
        if kode not in isi or (sendiri and aktif and kode in nonaktif):
            isi[kode] = BarisNomenklatur("", tingkat, kode, nama, tempat=tempat)
            (nonaktif.discard if aktif else nonaktif.add)(kode)


def _urai(
    lembar: Lembar, nomor: int, judul: Mapping[str, int], tingkat: str
) -> Iterator[tuple[str, str, bool, bool]]:
    """Yield (code, name, the row's own, active) of a row and of the parents that it names."""
    if "nama_kd_rek_2" in judul:
        kode = normal_rekening(lembar.teks(nomor, judul["kode"]))
        bagian = kode.split(".")
        aktif = "status_data" not in judul or lembar.teks(nomor, judul["status_data"]) != "0"
        for banyak in range(2, 6):
            if (kolom := judul.get(f"nama_kd_rek_{banyak}")) is not None and banyak < len(bagian):
                yield ".".join(bagian[:banyak]), lembar.teks(nomor, kolom), False, True
        yield kode, lembar.teks(nomor, judul["nama_kd_rek_6"]), True, aktif
        return
    pertama = judul["akun" if tingkat == "rekening" else "sumber dana"]
    kolom_kode = [pertama, *(judul[k] for k in _KOLOM)]
    mentah = ".".join(t for k in kolom_kode if (t := lembar.teks(nomor, k)))
    yield normal_rekening(mentah), lembar.teks(nomor, judul["uraian akun"]), True, True


def _banyak_daun(isi: Mapping[str, BarisNomenklatur]) -> int:
    anak = Counter(kode.rpartition(".")[0] for kode in isi)
    return sum(1 for kode in isi if not anak[kode])
