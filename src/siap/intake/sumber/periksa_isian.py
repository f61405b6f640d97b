"""Periksa isian: what must hold over all rows of a filled form together."""

from __future__ import annotations

from decimal import Decimal

from siap.domain.masukan import JenisBerkas, Matra
from siap.domain.temuan import Keparahan
from siap.domain.uang import tampil_angka, tampil_rupiah
from siap.domain.waktu import NAMA_BULAN
from siap.intake.sumber.isian import PERSEN, Isian, kolom_nilai
from siap.intake.sumber.rincian import Rincian, periksa_rincian


def periksa_isian(b: Isian) -> None:
    """Note what only shows over all rows: totals, doubles, percentages that are none, mixed kinds."""
    if b.jenis in PERSEN:
        _periksa_pecahan(b)
        if b.jenis is JenisBerkas.TARGET_FISIK:
            _periksa_target(b)
        return
    per_baris: dict[int, Rincian] = {}
    for pd, bulan, matra, nilai, nomor in b.baris:
        kelompok = (pd, bulan if b.jenis is JenisBerkas.REALISASI else 0)
        lama = per_baris.get(nomor)
        per_baris[nomor] = Rincian(nomor, kelompok, matra, nilai + (lama.nilai if lama else 0))
    periksa_rincian(per_baris.values(), b.lembar, b.catat)
    _bandingkan_jumlah(b)
    if len(b.sifat) > 1:
        b.catat.catat("M34")


def _bandingkan_jumlah(b: Isian) -> None:
    """Compare the file's own totals with what was read."""
    bulan = {nama: bulan for _, bulan, nama in kolom_nilai(b)}
    for nomor, nama, tertulis in b.tertulis:
        terbaca = sum((n for _, m, _, n, _ in b.baris if not bulan[nama] or m == bulan[nama]), Decimal(0))
        if terbaca != tertulis:
            b.catat.catat(
                "M73",
                tempat=b.lembar.tempat(nomor, b.kepala.letak[nama], nama),
                bagian=f"jumlah {nama}",
                diberikan=tampil_rupiah(terbaca),
                diharapkan=tampil_rupiah(tertulis),
                selisih=tampil_rupiah(terbaca - tertulis),
                # a subtotal above the header follows whatever filter was on when it was saved
                keparahan=Keparahan.JELASKAN if nomor < b.kepala.baris else None,
            )


def _periksa_pecahan(b: Isian) -> None:
    nilai = [n for *_, n, _ in b.baris]
    terbesar = max(nilai, default=Decimal(0))
    if 0 < terbesar <= 1 and any(n % 1 for n in nilai):
        b.catat.catat("M35", diberikan=tampil_angka(terbesar))


def _periksa_target(b: Isian) -> None:
    lalu: dict[tuple[str, Matra], Decimal] = {}
    for pd, bulan, matra, nilai, nomor in b.baris:
        sebelum = lalu.get((pd, matra))
        if sebelum is not None and nilai < sebelum:
            b.catat.catat(
                "M79",
                tempat=b.lembar.tempat(nomor),
                bulan=NAMA_BULAN[bulan - 1],
                diberikan=tampil_angka(nilai),
                diharapkan=tampil_angka(sebelum),
            )
        lalu[pd, matra] = nilai
