"""Rincian: a total handed in together with its own details would be booked twice; this finds it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from siap.domain.masukan import Matra
from siap.domain.uang import tampil_rupiah
from siap.intake.catatan import Pencatat
from siap.intake.wadah.lembar import Lembar


@dataclass(frozen=True, slots=True)
class Rincian:
    """One row of money: where it stands, the group it adds up in (PD, month), its line and amount."""

    baris: int
    kelompok: Hashable
    matra: Matra
    nilai: Decimal


def periksa_rincian(semua: Iterable[Rincian], lembar: Lembar, catat: Pencatat) -> None:
    """Refuse rows that equal the sum of finer rows beside them: a PD, sub kegiatan or parent account."""
    kelompok: dict[Hashable, list[Rincian]] = defaultdict(list)
    for r in semua:
        kelompok[r.kelompok].append(r)
    for anggota in kelompok.values():
        _tanpa_sub(anggota, lembar, catat)
        per_sub: dict[str, list[Rincian]] = defaultdict(list)
        for r in anggota:
            per_sub[r.matra.sub_kegiatan].append(r)
        for sesub in per_sub.values():
            _akun_induk(sesub, lembar, catat)


def _tanpa_sub(anggota: list[Rincian], lembar: Lembar, catat: Pencatat) -> None:
    rinci = sum((r.nilai for r in anggota if r.matra.sub_kegiatan), Decimal(0))
    jumlah = [r for r in anggota if not r.matra.sub_kegiatan]
    if jumlah and rinci and sum(r.nilai for r in jumlah) == rinci:
        _tolak(jumlah[0], rinci, "sub_kegiatan", lembar, catat)


def _akun_induk(sesub: list[Rincian], lembar: Lembar, catat: Pencatat) -> None:
    """Find parent accounts ("5.1" beside "5.1.02.01.01.0024") whose amount is the sum of their leaves."""
    jalur = {(r.matra.rekening or r.matra.jenis_belanja) for r in sesub}
    if len(jalur) < 2:
        return
    induk = {i for j in jalur if j for i in _leluhur(j)} & jalur
    bawah: dict[str, Decimal] = defaultdict(Decimal)
    for r in sesub:
        sendiri = r.matra.rekening or r.matra.jenis_belanja
        if sendiri not in induk:
            for i in _leluhur(sendiri):
                if i in induk:
                    bawah[i] += r.nilai
    for r in sesub:
        sendiri = r.matra.rekening or r.matra.jenis_belanja
        if sendiri in induk and bawah[sendiri] and r.nilai == bawah[sendiri]:
            _tolak(r, r.nilai, "rekening" if not sendiri else "rincian rekening", lembar, catat)


def _leluhur(jalur: str) -> list[str]:
    bagian = jalur.split(".") if jalur else []
    return ["", *(".".join(bagian[:n]) for n in range(1, len(bagian)))] if bagian else []


def _tolak(r: Rincian, nilai: Decimal, medan: str, lembar: Lembar, catat: Pencatat) -> None:
    catat.catat("M55", tempat=lembar.tempat(r.baris), medan=medan, diberikan=tampil_rupiah(nilai))
