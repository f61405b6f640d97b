"""Renja SIPD: the work-plan list of SIPD-RI, one JSON per PD, and its list of ceilings (skpd.json).

Rows carry the code of the sub unit that spends; the PD is the unit (``id_unit``) that the file stands for.
Funds named together without amounts stay one combined fund; nothing is split that the source does not split.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import PurePath
from typing import Any, Final

from siap.domain.kode import KodeTidakTerbaca, normal_sub_kegiatan, normal_sumber_dana
from siap.domain.masukan import BarisPagu, IsiAnggaran, Matra, UnitTerbaca
from siap.domain.uang import tampil_rupiah
from siap.intake.catatan import Pencatat, menolak
from siap.intake.catatan_json import BarisJson, wajib_ada
from siap.intake.konteks import Hasil, Konteks
from siap.intake.sel import NilaiDitolak

_WAJIB: Final = ("kode_sub_giat", "pagu", "kode_skpd")
_KODE_PD: Final = re.compile(r"\d\.\d{2}\.\d\.\d{2}\.\d\.\d{2}\.\d{2}\.\d{4}")
_NAMA: Final = (
    ("kode_urusan", "nama_urusan"),
    ("kode_bidang_urusan", "nama_bidang_urusan"),
    ("kode_program", "nama_program"),
    ("kode_giat", "nama_giat"),
    ("kode_sub_skpd", "nama_sub_skpd"),
)


def cocok(catatan: Sequence[Mapping[str, Any]]) -> bool:
    """True for work-plan rows."""
    return all(k in catatan[0] for k in ("kode_sub_giat", "pagu")) if catatan else False


def cocok_plafon(catatan: Sequence[Mapping[str, Any]]) -> bool:
    """True for the list of ceilings per PD."""
    return all(k in catatan[0] for k in ("kode_skpd", "set_pagu_skpd")) if catatan else False


def baca_renja(nama: str, catatan: Sequence[Mapping[str, Any]], konteks: Konteks, catat: Pencatat) -> Hasil:
    """Read work-plan rows into budget lines of their PD."""
    wajib_ada(catatan, _WAJIB)
    pd_unit = _pd_per_unit(nama, catatan, konteks)
    uraian: dict[str, str] = {}
    hitung: Counter[str] = Counter()
    hasil: list[BarisPagu] = []
    for nomor, isi in enumerate(catatan, start=1):
        if nomor % 2000 == 0:
            konteks.maju(nomor, len(catatan))
        b = BarisJson(isi, nomor, catat)
        try:
            hasil.append(_satu(b, pd_unit, uraian, hitung))
        except NilaiDitolak:
            continue
    for kode, kunci in (("M80", "gabungan"), ("M81", "tanpa dana"), ("M82", "nol"), ("M83", "indikatif")):
        if hitung[kunci]:
            catat.catat(kode, jumlah=hitung[kunci])
    _unit_bawahan(hasil, catat)
    _periksa_indikatif(catatan, catat)
    konteks.maju(len(catatan), len(catatan))
    unit = {b.pd: uraian.get(b.pd, "") for b in hasil}
    isi_anggaran = IsiAnggaran(
        tahun=_tahun(catatan, konteks, catat),
        unit=tuple(UnitTerbaca(k, n) for k, n in unit.items()),
        baris=tuple(hasil),
        uraian=uraian,
    )
    total = {"pagu": sum((b.pagu for b in hasil), Decimal(0)), "baris sub kegiatan": Decimal(len(hasil))}
    return Hasil(isi_anggaran, len(catatan), len(hasil), len(catatan) - len(hasil), total)


def _pd_per_unit(nama: str, catatan: Sequence[Mapping[str, Any]], konteks: Konteks) -> dict[object, str]:
    """Return the PD code of every ``id_unit``: its own row, else the file's name, else its first code."""
    unit = list(dict.fromkeys(str(c.get("id_unit", "")) for c in catatan))
    if konteks.pd and len(unit) == 1:
        return {unit[0]: konteks.pd}
    sendiri = {
        str(c["id_unit"]): " ".join(str(c.get("kode_sub_skpd", "")).split())
        for c in catatan
        if c.get("id_unit") is not None and c.get("id_sub_skpd") == c["id_unit"]
    }
    batang = PurePath(nama).stem
    dari_nama = batang if _KODE_PD.fullmatch(batang) and len(unit) == 1 else ""
    hasil: dict[object, str] = {}
    for u in unit:
        kode = sorted(str(c.get("kode_skpd") or "") for c in catatan if str(c.get("id_unit", "")) == u)
        hasil[u] = sendiri.get(u) or dari_nama or next((k for k in kode if k), "")
    return hasil


def _satu(
    b: BarisJson, pd_unit: Mapping[object, str], uraian: dict[str, str], hitung: Counter[str]
) -> BarisPagu:
    pd = pd_unit.get(str(b.isi.get("id_unit", "")), "")
    if not pd:
        b.catat.catat("M30", tempat=b.tempat("kode_skpd"), medan="kode_skpd")
        raise NilaiDitolak
    gagal = False
    sub = pagu = None
    try:
        sub = b.kode("kode_sub_giat", normal_sub_kegiatan)
        if not sub:
            b.catat.catat("M30", tempat=b.tempat("kode_sub_giat"), medan="kode_sub_giat")
    except NilaiDitolak:
        gagal = True
    try:
        pagu = b.uang_wajib("pagu")
    except NilaiDitolak:
        gagal = True
    if gagal or not sub or pagu is None:
        raise NilaiDitolak
    if pagu < 0:
        b.catat.catat("M26", tempat=b.tempat("pagu"), diberikan=tampil_rupiah(pagu))
    hitung["nol"] += pagu == 0
    hitung["indikatif"] += _indikatif(b, pagu) != pagu
    for medan_kode, medan_nama in _NAMA:
        if (kode := b.teks(medan_kode)) and (nama := b.teks(medan_nama)):
            uraian.setdefault(kode, nama)
    uraian.setdefault(sub, b.teks("nama_sub_giat"))
    dana = _sumber_dana(b, uraian, hitung)
    sub_unit = b.teks("kode_sub_skpd") or b.teks("kode_skpd")
    return BarisPagu(
        pd, Matra(sub_kegiatan=sub, sumber_dana=dana), pagu, b.tempat(), sub_unit if sub_unit != pd else ""
    )


def _indikatif(b: BarisJson, pagu: Decimal) -> Decimal:
    try:
        nilai = b.uang("pagu_indikatif")
    except NilaiDitolak:
        return pagu
    return pagu if nilai is None else nilai


def _sumber_dana(b: BarisJson, uraian: dict[str, str], hitung: Counter[str]) -> str:
    """Return one fund normalised, several as the text they came in, none as ""."""
    teks = b.teks("kode_dana")
    hitung["tanpa dana"] += not teks
    hitung["gabungan"] += "," in teks
    if not teks:
        return ""
    try:
        kode = teks if "," in teks else normal_sumber_dana(teks)
    except KodeTidakTerbaca:
        kode = teks
    uraian.setdefault(kode, b.teks("nama_dana"))
    return kode


def _unit_bawahan(baris: Sequence[BarisPagu], catat: Pencatat) -> None:
    bawahan = {b.sub_unit for b in baris if b.sub_unit}
    if bawahan:
        catat.catat("M95", jumlah=len(bawahan), diharapkan=", ".join(sorted({b.pd for b in baris})))


def _periksa_indikatif(catatan: Sequence[Mapping[str, Any]], catat: Pencatat) -> None:
    """Compare SIPD's own total per sub unit (of pagu indikatif) with the rows: a lost row shows here."""
    jumlah: Counter[str] = Counter()
    tertulis: dict[str, Decimal] = {}
    bisu = Pencatat(catat.berkas)
    for nomor, isi in enumerate(catatan, start=1):
        b = BarisJson(isi, nomor, bisu)
        kunci = b.teks("kode_sub_skpd")
        try:
            jumlah[kunci] += b.uang("pagu_indikatif") or Decimal(0)  # type: ignore[assignment]
            if (total := b.uang("total_pagu_indikatif_sub_skpd")) is not None:
                tertulis.setdefault(kunci, total)
        except NilaiDitolak:
            return
    for kunci, nilai in tertulis.items():
        terbaca = Decimal(jumlah[kunci])
        if terbaca != nilai:
            catat.catat(
                "M73",
                bagian=f"pagu indikatif {kunci}",
                diberikan=tampil_rupiah(terbaca),
                diharapkan=tampil_rupiah(nilai),
                selisih=tampil_rupiah(terbaca - nilai),
            )


def _tahun(catatan: Sequence[Mapping[str, Any]], konteks: Konteks, catat: Pencatat) -> int | None:
    tahun = {int(c["tahun"]) for c in catatan if re.fullmatch(r"20\d\d", str(c.get("tahun", "")))}
    if not tahun:
        return konteks.tahun
    if konteks.tahun is not None and tahun != {konteks.tahun}:
        catat.catat("M45", diberikan=", ".join(str(t) for t in sorted(tahun)), diharapkan=str(konteks.tahun))
    return max(tahun)


def baca_plafon(catatan: Sequence[Mapping[str, Any]], konteks: Konteks, catat: Pencatat) -> Hasil:
    """Read the ceilings per PD: no budget lines, only figures to compare with."""
    plafon: dict[str, Decimal] = {}
    unit: list[UnitTerbaca] = []
    for nomor, isi in enumerate(catatan, start=1):
        b = BarisJson(isi, nomor, catat)
        kode = b.teks("kode_skpd")
        try:
            nilai = b.uang_wajib("set_pagu_skpd")
        except NilaiDitolak:
            continue
        if not kode or kode in plafon:
            rincian = {"medan": "kode_skpd"} if not kode else {"diberikan": "sebelumnya", "kunci": kode}
            catat.catat("M30" if not kode else "M50", tempat=b.tempat("kode_skpd"), **rincian)  # type: ignore[arg-type]
            continue
        plafon[kode] = nilai
        unit.append(UnitTerbaca(kode, b.teks("nama_skpd")))
    if not plafon:
        raise menolak("M06")
    catat.catat("M93", jumlah=len(plafon))
    total = {"plafon": sum(plafon.values(), Decimal(0)), "PD": Decimal(len(plafon))}
    isi_anggaran = IsiAnggaran(_tahun(catatan, konteks, catat), tuple(unit), (), plafon=plafon)
    return Hasil(isi_anggaran, len(catatan), len(plafon), len(catatan) - len(plafon), total)
