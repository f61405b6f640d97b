"""Realisasi SIPD: SPP and TBP documents of SIPD Penatausahaan, line by line.

A line is booked in the month of its document, with its own amount. The SP2D of an UP is an advance, never
a sum of its TBP; the month a payment is *for* is told where the description names it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from siap.domain.kode import jenis_belanja_dari, normal_rekening, normal_sub_kegiatan
from siap.domain.masukan import BarisRealisasi, DokumenRealisasi, IsiRealisasi, Matra, Sifat, UnitTerbaca
from siap.domain.temuan import Keparahan
from siap.domain.uang import tampil_rupiah
from siap.domain.waktu import Periode, baca_bulan
from siap.intake.catatan import Pencatat
from siap.intake.catatan_json import BarisJson, wajib_ada
from siap.intake.konteks import Hasil, Konteks
from siap.intake.sel import NilaiDitolak

_WAJIB: Final = ("nomor_dokumen", "nilai_realisasi", "kode_sub_giat", "tanggal_dokumen", "kode_skpd")
_LAYANAN: Final = re.compile(r"\bbulan\s+([A-Za-z]+)\s+(20\d\d)\b", re.IGNORECASE)
_NAMA: Final = (
    ("kode_skpd", "nama_skpd"),
    ("kode_urusan", "nama_urusan"),
    ("kode_bidang_urusan", "nama_bidang_urusan"),
    ("kode_program", "nama_program"),
    ("kode_giat", "nama_giat"),
)


def cocok(catatan: Sequence[Mapping[str, Any]]) -> bool:
    """True for document lines."""
    return all(k in catatan[0] for k in ("nomor_dokumen", "nilai_realisasi")) if catatan else False


def baca_realisasi_sipd(catatan: Sequence[Mapping[str, Any]], konteks: Konteks, catat: Pencatat) -> Hasil:
    """Read the lines; what SIPD leaves open (no SP2D yet) is told, not guessed."""
    wajib_ada(catatan, _WAJIB)
    uraian: dict[str, str] = {}
    dokumen: list[DokumenRealisasi] = []
    for nomor, isi in enumerate(catatan, start=1):
        if nomor % 2000 == 0:
            konteks.maju(nomor, len(catatan))
        try:
            dokumen.append(_satu(BarisJson(isi, nomor, catat), konteks, uraian))
        except NilaiDitolak:
            continue
    konteks.maju(len(catatan), len(catatan))
    _ringkas(dokumen, catat)
    tahun = _tahun(dokumen, konteks, catat)
    baris = tuple(BarisRealisasi(d.pd, d.tanggal.month, d.matra, d.nilai, d.tempat) for d in dokumen)
    isi_realisasi = IsiRealisasi(
        tahun=tahun,
        sifat=Sifat.BULANAN,
        unit=tuple(UnitTerbaca(pd, uraian.get(pd, "")) for pd in dict.fromkeys(d.pd for d in dokumen)),
        baris=baris,
        dokumen=tuple(dokumen),
        uraian=uraian,
    )
    total = {
        "realisasi": sum((d.nilai for d in dokumen), Decimal(0)),
        "baris": Decimal(len(dokumen)),
        "dokumen": Decimal(len({d.nomor for d in dokumen})),
        "sub kegiatan": Decimal(len({d.matra.sub_kegiatan for d in dokumen})),
        "rekening": Decimal(len({d.matra.rekening for d in dokumen})),
    }
    return Hasil(isi_realisasi, len(catatan), len(dokumen), len(catatan) - len(dokumen), total)


@dataclass
class _Kumpul:
    """Reads field after field of one line, so that every bad one is named."""

    gagal: bool = False

    def coba(self, baca: Any, *medan: Any) -> Any:
        try:
            return baca(*medan)
        except NilaiDitolak:
            self.gagal = True
            return None


def _satu(b: BarisJson, konteks: Konteks, uraian: dict[str, str]) -> DokumenRealisasi:
    k = _Kumpul()
    nilai = k.coba(b.uang_wajib, "nilai_realisasi")
    sub = k.coba(b.kode, "kode_sub_giat", normal_sub_kegiatan)
    rekening = k.coba(b.kode, "kode_rekening", normal_rekening)
    tanggal = k.coba(b.tanggal, "tanggal_dokumen")
    tanggal_sp2d = k.coba(b.tanggal, "tanggal_sp2d")
    nilai_sp2d = k.coba(b.uang, "nilai_sp2d")
    nilai_spd = k.coba(b.uang, "nilai_spd_detail")
    pd = b.teks("kode_skpd") or konteks.pd or ""
    nomor = b.teks("nomor_dokumen")
    for medan, isi in (
        ("kode_skpd", pd),
        ("nomor_dokumen", nomor),
        ("kode_sub_giat", sub),
        ("tanggal_dokumen", tanggal),
    ):
        if isi in ("", None) and not k.gagal:
            b.catat.catat("M30", tempat=b.tempat(medan), medan=medan)
            k.gagal = True
    if k.gagal:
        raise NilaiDitolak
    if nilai < 0:
        b.catat.catat("M26", tempat=b.tempat("nilai_realisasi"), diberikan=tampil_rupiah(nilai))
    for medan_kode, medan_nama in _NAMA:
        if (kode := b.teks(medan_kode)) and (nama := b.teks(medan_nama)):
            uraian.setdefault(kode, nama)
    uraian.setdefault(sub, b.teks("nama_sub_giat"))
    if rekening:
        uraian.setdefault(rekening, b.teks("nama_rekening"))
    keterangan = b.teks("keterangan_dokumen")
    layanan = _layanan(keterangan)
    return DokumenRealisasi(
        pd=pd,
        nomor=nomor,
        jenis=b.teks("jenis_dokumen"),
        transaksi=b.teks("jenis_transaksi"),
        tanggal=tanggal,
        matra=Matra(sub, rekening, jenis_belanja_dari(rekening)),
        nilai=nilai,
        uraian=keterangan,
        nomor_sp2d=b.teks("nomor_sp2d"),
        tanggal_sp2d=tanggal_sp2d,
        nilai_sp2d=nilai_sp2d,
        nomor_spd=b.teks("nomor_spd"),
        nilai_spd=nilai_spd,
        tahun_layanan=layanan.tahun if layanan else None,
        bulan_layanan=layanan.bulan if layanan else None,
        tempat=b.tempat(),
    )


def _layanan(keterangan: str) -> Periode | None:
    """Return the month a payment is for, where the text says "Bulan Desember 2024"."""
    for cocok_ in _LAYANAN.finditer(keterangan):
        if bulan := baca_bulan(cocok_[1]):
            return Periode(int(cocok_[2]), bulan)
    return None


def _jumlah(dokumen: Sequence[DokumenRealisasi]) -> Decimal:
    return sum((d.nilai for d in dokumen), Decimal(0))


def _ringkas(dokumen: Sequence[DokumenRealisasi], catat: Pencatat) -> None:
    nomor = {d.nomor for d in dokumen}
    if len(nomor) < len(dokumen):
        catat.catat("M89", jumlah=len(dokumen), dokumen=len(nomor))
    belum = [d for d in dokumen if d.nilai_sp2d is None]
    if belum:
        catat.catat("M84", jumlah=len(belum), diberikan=tampil_rupiah(_jumlah(belum)))
    lain: dict[Periode, list[DokumenRealisasi]] = defaultdict(list)
    for d in dokumen:
        if d.tahun_layanan and d.bulan_layanan:
            layanan = Periode(d.tahun_layanan, d.bulan_layanan)
            if layanan != Periode(d.tanggal.year, d.tanggal.month):
                lain[layanan].append(d)
    for layanan, isi in sorted(lain.items()):
        catat.catat("M85", jumlah=len(isi), diberikan=tampil_rupiah(_jumlah(isi)), bulan=layanan.nama)
    _periksa_sp2d(dokumen, catat)
    _periksa_spd(dokumen, catat)


def _periksa_sp2d(dokumen: Sequence[DokumenRealisasi], catat: Pencatat) -> None:
    """An LS SP2D must equal its lines; that of an UP, GU or TU is an advance and need not."""
    per_sp2d: dict[str, list[DokumenRealisasi]] = defaultdict(list)
    for d in dokumen:
        if d.nomor_sp2d and d.nilai_sp2d is not None:
            per_sp2d[d.nomor_sp2d].append(d)
    for nomor, isi in per_sp2d.items():
        nilai, jumlah = isi[0].nilai_sp2d or Decimal(0), _jumlah(isi)
        rincian = {"diberikan": tampil_rupiah(nilai), "diharapkan": tampil_rupiah(jumlah)}
        if isi[0].transaksi.upper() != "LS":
            catat.catat("M86", nomor=nomor, **rincian)  # type: ignore[arg-type]
        elif nilai != jumlah:
            catat.catat("M87", nomor=nomor, selisih=tampil_rupiah(nilai - jumlah), **rincian)  # type: ignore[arg-type]


def _periksa_spd(dokumen: Sequence[DokumenRealisasi], catat: Pencatat) -> None:
    """No pair of sub kegiatan and rekening may be realised beyond its SPD."""
    pasangan: dict[tuple[str, str, str], list[DokumenRealisasi]] = defaultdict(list)
    for d in dokumen:
        pasangan[d.pd, d.matra.sub_kegiatan, d.matra.rekening].append(d)
    for (_, sub, rekening), isi in pasangan.items():
        spd = max((d.nilai_spd for d in isi if d.nilai_spd is not None), default=None)
        if spd is not None and _jumlah(isi) > spd:
            catat.catat(
                "M88",
                bagian=f"{sub} {rekening}",
                diberikan=tampil_rupiah(_jumlah(isi)),
                diharapkan=tampil_rupiah(spd),
                selisih=tampil_rupiah(_jumlah(isi) - spd),
            )


def _tahun(dokumen: Sequence[DokumenRealisasi], konteks: Konteks, catat: Pencatat) -> int | None:
    """Return the year of the documents; lines of another year beside it would land in the wrong month."""
    banyak = Counter(d.tanggal.year for d in dokumen)
    if not banyak:
        return konteks.tahun
    tahun = banyak.most_common(1)[0][0]
    for d in dokumen:
        if d.tanggal.year != tahun:
            catat.catat(
                "M45",
                tempat=d.tempat,
                diberikan=f"{d.tanggal.year} ({d.tanggal.isoformat()})",
                diharapkan=str(tahun),
                keparahan=Keparahan.TOLAK,
            )
    if konteks.tahun is not None and tahun != konteks.tahun:
        catat.catat("M45", diberikan=str(tahun), diharapkan=str(konteks.tahun))
    return tahun
