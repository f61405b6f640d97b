"""Unit: the `pd` list (kode, nama, jenis, induk)."""

from __future__ import annotations

from decimal import Decimal

from siap.domain.masukan import BarisUnit, IsiUnit, JenisBerkas
from siap.domain.organisasi import JenisPD
from siap.intake.catatan import Pencatat, menolak
from siap.intake.konteks import Hasil, Konteks
from siap.intake.sumber.kepala import Kepala, cari_kepala, periksa_kepala
from siap.intake.wadah.lembar import Lembar, SelRusak


def cocok(lembar: Lembar) -> bool:
    """True when the sheet has the headings kode and nama, in any known spelling."""
    kepala = cari_kepala(lembar, JenisBerkas.PD)
    return kepala is not None and {"kode", "nama"} <= kepala.letak.keys()


def baca_unit(lembar: Lembar, konteks: Konteks, catat: Pencatat) -> Hasil:
    """Read the units; a row without code or name, or a code that stands twice, is refused."""
    kepala = cari_kepala(lembar, JenisBerkas.PD)
    if kepala is None:
        raise menolak("M14", diharapkan="kode, nama", diberikan="-")
    periksa_kepala(lembar, kepala, konteks, catat)
    hasil: list[BarisUnit] = []
    pertama: dict[str, int] = {}
    dibaca = 0
    for baris in range(kepala.data, len(lembar.baris)):
        if not lembar.terisi(baris):
            continue
        dibaca += 1
        if unit := _satu(lembar, kepala, baris, pertama, catat):
            hasil.append(unit)
    if not dibaca:
        raise menolak("M06")
    total = {"unit": Decimal(len(hasil))}
    return Hasil(IsiUnit(tuple(hasil)), dibaca, len(hasil), dibaca - len(hasil), total)


def _satu(
    lembar: Lembar, kepala: Kepala, baris: int, pertama: dict[str, int], catat: Pencatat
) -> BarisUnit | None:
    sah = True
    isi: dict[str, str] = {}
    for nama, kolom in kepala.letak.items():
        nilai = lembar.sel(baris, kolom)
        if isinstance(nilai, SelRusak):
            kode = "M23" if nilai.rumus else "M22"
            catat.catat(kode, tempat=lembar.tempat(baris, kolom, nama), diberikan=nilai.teks)
            sah = False
        isi[nama] = lembar.teks(baris, kolom)
    for wajib in ("kode", "nama"):
        if not isi[wajib]:
            catat.catat("M30", tempat=lembar.tempat(baris, kepala.letak[wajib], wajib), medan=wajib)
            sah = False
    jenis = isi.get("jenis", "").lower() or None
    if jenis and jenis not in tuple(JenisPD):
        di = lembar.tempat(baris, kepala.letak["jenis"], "jenis")
        catat.catat("M33", tempat=di, diberikan=jenis, diharapkan=", ".join(JenisPD), medan="jenis")
        sah = False
    kode = isi["kode"]
    if kode and kode in pertama:
        catat.catat(
            "M50", tempat=lembar.tempat(baris), diberikan=str(pertama[kode] + 1), kunci=f"kode {kode}"
        )
        sah = False
    pertama.setdefault(kode, baris)
    if not sah:
        return None
    return BarisUnit(kode, isi["nama"], jenis, isi.get("induk") or None, lembar.tempat(baris))
