"""Sisi: whose figures an imported file fills: the PD's, BPKAD's, both, or nobody's any more.

Until a PD has submitted a month, an import is booked, so that nobody types what a system knows. From then
on the PD's figures stand: what BPKAD's file says is kept as its reference, and where both differ somebody
has to explain. A locked month that the file contradicts refuses the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from siap.domain.aturan.register import temuan
from siap.domain.laporan.keadaan import KeadaanLaporan
from siap.domain.laporan.rekonsiliasi import (
    BATAS_SELISIH,
    LetakSelisih,
    Pasangan,
    samakan,
)
from siap.domain.masukan import BarisFisik, BarisRealisasi, Sifat
from siap.domain.temuan import Temuan
from siap.domain.uang import tampil_rupiah
from siap.domain.waktu import NAMA_BULAN, Periode
from siap.flows.tujuan import Tujuan
from siap.ledger.akun.queries import seluruh_pemda
from siap.ledger.akun.wewenang import Perbuatan
from siap.ledger.organisasi.queries import pd_sistem
from siap.ledger.pelaporan.queries import terkirim_sistem
from siap.ledger.realisasi.actions import catat_acuan
from siap.ledger.realisasi.queries import acuan_sistem, buku_sistem, fisik_sistem


@dataclass(frozen=True, slots=True)
class Sisi:
    """One file before it is booked: does its bringer speak for BPKAD, and which months were submitted."""

    tujuan: Tujuan
    bpkad: bool
    terkirim: Mapping[tuple[str, int], KeadaanLaporan]

    @classmethod
    def baca(cls, tujuan: Tujuan) -> Sisi:
        """Ask the book; call inside the transaction that books."""
        bpkad = seluruh_pemda(
            oleh=tujuan.oleh,
            pada=tujuan.pada,
            pemda=tujuan.pemda,
            perbuatan=Perbuatan.BUKUKAN_REALISASI,
        )
        return cls(tujuan, bpkad, terkirim_sistem(tujuan.pemda, tujuan.tahun or 0))

    def keadaan(self, pd: str, bulan: int) -> KeadaanLaporan | None:
        """Return the state of a month that was submitted, None for one that never was."""
        return self.terkirim.get((pd, bulan))


@dataclass(frozen=True, slots=True)
class Tercatat:
    """What became of a PD-month or a file: what was found, and whether anything in the book is new."""

    temuan: tuple[Temuan, ...] = ()
    baru: bool = True

    def __add__(self, lain: Tercatat) -> Tercatat:
        """Both together."""
        return Tercatat((*self.temuan, *lain.temuan), self.baru or lain.baru)


def simpan_acuan(sisi: Sisi, pd: str, bulan: int, sifat: Sifat, baris: Sequence[BarisRealisasi]) -> bool:
    """Keep what BPKAD says of a PD-month; False when it was said before, or when nobody spoke for BPKAD."""
    tujuan = sisi.tujuan
    if not sisi.bpkad:
        return False
    acuan = catat_acuan(
        pemda=tujuan.pemda,
        tahun=tujuan.tahun or 0,
        pd=pd,
        bulan=bulan,
        sifat=sifat,
        baris=baris,
        sumber=tujuan.sumber,
        oleh=tujuan.oleh,
        pada=tujuan.pada,
    )
    return acuan.baru


def uang_terkirim(
    sisi: Sisi,
    keadaan: KeadaanLaporan,
    pd: str,
    bulan: int,
    sifat: Sifat,
    baris: Sequence[BarisRealisasi],
    *,
    lengkap: bool,
) -> Tercatat:
    """Take money for a month that the PD has submitted: the book stays as it is.

    A file that leaves lines of the budget out is no reference: its silence is no zero.
    """
    unit, periode = pd_sistem(sisi.tujuan.pemda, pd), Periode(sisi.tujuan.tahun or 0, bulan)
    buku = buku_sistem(unit, periode) or {}
    kata: dict[str, Any] = {"bulan": NAMA_BULAN[bulan - 1], "pd": unit.nama}
    if not (sisi.bpkad and lengkap):
        if sifat is Sifat.KUMULATIF and not _beda(samakan(buku, _uang(baris))):
            return Tercatat(baru=False)
        return Tercatat((temuan("M102", keadaan=keadaan.value, **kata),))
    sebelum = acuan_sistem(unit, periode)
    baru = simpan_acuan(sisi, pd, bulan, sifat, baris)
    acuan = acuan_sistem(unit, periode) or {}
    pasangan = samakan(buku, acuan)
    berbeda, angka = _beda(pasangan), _angka(pasangan)
    if not berbeda and keadaan is KeadaanLaporan.DIKUNCI:
        return Tercatat(baru=baru and sifat is Sifat.BULANAN)
    if not baru or (keadaan is KeadaanLaporan.DIKUNCI and sebelum == acuan):
        return Tercatat(baru=False)  # said before, explained or corrected since
    if keadaan is KeadaanLaporan.DIKUNCI:
        return Tercatat((temuan("M100", **angka, **kata),))
    return Tercatat((temuan("M101", jumlah=len(berbeda), **angka, **kata),))


def fisik_terkirim(
    sisi: Sisi, keadaan: KeadaanLaporan, pd: str, bulan: int, baris: Sequence[BarisFisik]
) -> Tercatat:
    """Take progress for a month that the PD has submitted: only the same again passes."""
    tujuan = sisi.tujuan
    unit = pd_sistem(tujuan.pemda, pd)
    if fisik_sistem(unit, Periode(tujuan.tahun or 0, bulan)) == {b.sub_kegiatan: b.persen for b in baris}:
        return Tercatat(baru=False)
    kata: dict[str, Any] = {"bulan": NAMA_BULAN[bulan - 1], "pd": unit.nama, "keadaan": keadaan.value}
    return Tercatat((temuan("M102", **kata),))


def _beda(pasangan: Sequence[Pasangan]) -> list[Pasangan]:
    return [p for p in pasangan if abs(p.selisih) > BATAS_SELISIH]


def _angka(pasangan: Sequence[Pasangan]) -> dict[str, Any]:
    pd = sum((p.menurut_pd for p in pasangan), Decimal(0))
    bpkad = sum((p.menurut_bpkad for p in pasangan), Decimal(0))
    return {
        "diberikan": tampil_rupiah(bpkad),
        "diharapkan": tampil_rupiah(pd),
        "selisih": tampil_rupiah(bpkad - pd),
    }


def _uang(baris: Sequence[BarisRealisasi]) -> dict[LetakSelisih, Decimal]:
    hasil: dict[LetakSelisih, Decimal] = {}
    for b in baris:
        if b.matra.jenis_belanja[:1] in ("", "5"):
            letak = LetakSelisih(b.matra.sub_kegiatan, b.matra.rekening or b.matra.jenis_belanja)
            hasil[letak] = hasil.get(letak, Decimal(0)) + b.nilai
    return hasil
