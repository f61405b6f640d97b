"""Rencana fisik: the parts by which the progress of a sub kegiatan is measured, and what a plan must keep.

A plan is checked here for the file and for the book alike, so both refuse with the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from siap.domain.laporan.fisik import (
    CaraFisik,
    FisikPaket,
    HasilFisik,
    Keluaran,
    Tahapan,
    turunkan,
)
from siap.domain.masukan import BarisRencanaFisik
from siap.domain.uang import tampil_angka, tampil_persen, tampil_rupiah

#: ways that a plan can give; a typed value needs none
CARA_RENCANA: Final = (CaraFisik.TAHAPAN, CaraFisik.PAKET, CaraFisik.KELUARAN)
#: longest code of a part: it is kept where a cell keeps its rekening
PANJANG_KODE: Final = 32
_UKURAN: Final[Mapping[str, str]] = {
    CaraFisik.TAHAPAN: "bobot",
    CaraFisik.PAKET: "nilai",
    CaraFisik.KELUARAN: "target",
}
_SERATUS: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class Bagian:
    """One part: ``ukuran`` is its weight in percent, its value in rupiah, or the target in ``satuan``."""

    kode: str
    nama: str
    ukuran: Decimal
    satuan: str = ""


@dataclass(frozen=True, slots=True)
class RencanaSub:
    """The plan of one sub kegiatan: one way, and its parts in order."""

    cara: CaraFisik
    bagian: tuple[Bagian, ...]

    @property
    def diisi(self) -> tuple[Bagian, ...]:
        """Parts whose progress a person fills in; counted output is filled in the column of output."""
        return () if self.cara is CaraFisik.KELUARAN else self.bagian

    @property
    def target_output(self) -> Decimal | None:
        """Planned output units, None where progress follows from something else."""
        return self.bagian[0].ukuran if self.cara is CaraFisik.KELUARAN else None

    def sebelum(self, persen: Decimal) -> HasilFisik:
        """Return a figure from before there was this plan."""
        kalimat = (
            f"{tampil_persen(persen)} % diketik sebelum ada rencana; isi {self.cara} untuk menghitungnya."
        )
        return HasilFisik(persen, CaraFisik.KETIKAN, kalimat)

    def hasil(self, selesai: Mapping[str, Decimal | None], jadi: Decimal | None) -> HasilFisik:
        """Return the progress that follows from what was filled in (by code of the part, and output)."""
        if self.cara is CaraFisik.TAHAPAN:
            return turunkan(
                tahapan=[Tahapan(b.nama, b.ukuran, selesai.get(b.kode)) for b in self.bagian], cara=self.cara
            )
        if self.cara is CaraFisik.PAKET:
            return turunkan(
                paket=[FisikPaket(b.nama, b.ukuran, selesai.get(b.kode)) for b in self.bagian], cara=self.cara
            )
        satu = self.bagian[0]
        return turunkan(keluaran=Keluaran(satu.ukuran, jadi, satu.satuan), cara=self.cara)


class Kekurangan(NamedTuple):
    """What is wrong with a plan: the rule, the row, and the fields of the rule's sentence."""

    kode: str
    baris: BarisRencanaFisik
    isi: Mapping[str, str]


def tinjau_rencana(baris: Iterable[BarisRencanaFisik]) -> Iterator[Kekurangan]:
    """Yield everything that keeps the rows from being a plan, in the order of the rows."""
    per_sub: dict[tuple[str, str], list[BarisRencanaFisik]] = {}
    for b in baris:
        per_sub.setdefault((b.pd, b.sub_kegiatan), []).append(b)
    for milik in per_sub.values():
        yield from _tinjau_sub(milik)


def _tinjau_sub(milik: Sequence[BarisRencanaFisik]) -> Iterator[Kekurangan]:
    pertama = milik[0]
    sub = pertama.sub_kegiatan
    satu_cara = True
    kode: set[str] = set()
    for b in milik:
        if b.cara != pertama.cara:
            satu_cara = False
            yield Kekurangan("M105", b, {"sub": sub, "diberikan": b.cara, "diharapkan": pertama.cara})
            continue
        if b.kode in kode:
            sebab = "kode kosong lebih dari satu" if not b.kode else f"kode {b.kode} sudah dipakai"
            yield Kekurangan("M107", b, {"sub": sub, "diberikan": b.kode, "sebab": sebab})
        kode.add(b.kode)
        yield from _tinjau_baris(b)
    if satu_cara and pertama.cara == CaraFisik.KELUARAN and len(milik) > 1:
        yield Kekurangan("M108", milik[1], {"sub": sub, "diberikan": str(len(milik))})
    if satu_cara and pertama.cara == CaraFisik.TAHAPAN:
        jumlah = sum((b.bobot or Decimal(0) for b in milik), Decimal(0))
        if jumlah != _SERATUS:
            isi = {"sub": sub, "diberikan": tampil_angka(jumlah, _desimal(jumlah)), "diharapkan": "100"}
            yield Kekurangan("M104", pertama, isi)


def _tinjau_baris(b: BarisRencanaFisik) -> Iterator[Kekurangan]:
    if not b.kode and b.cara != CaraFisik.KELUARAN:
        yield Kekurangan("M109", b, {"sub": b.sub_kegiatan, "cara": b.cara})
    if len(b.kode) > PANJANG_KODE:
        isi = {
            "sub": b.sub_kegiatan,
            "diberikan": b.kode[:40],
            "sebab": f"kode {b.kode[:40]} lebih dari 32 huruf",
        }
        yield Kekurangan("M107", b, isi)
    ukuran = ukuran_baris(b)
    if ukuran is None or ukuran <= 0:
        tampak = "kosong" if ukuran is None else _tampil(b.cara, ukuran)
        sebutan = " ".join(x for x in (_UKURAN[b.cara], b.kode or b.nama) if x)
        yield Kekurangan("M106", b, {"sub": b.sub_kegiatan, "bagian": sebutan, "diberikan": tampak})


def ukuran_baris(b: BarisRencanaFisik) -> Decimal | None:
    """Return the one figure that counts for the way of a row."""
    return {CaraFisik.TAHAPAN: b.bobot, CaraFisik.PAKET: b.nilai}.get(CaraFisik(b.cara), b.target)


def _tampil(cara: str, ukuran: Decimal) -> str:
    return tampil_rupiah(ukuran) if cara == CaraFisik.PAKET else tampil_angka(ukuran, _desimal(ukuran))


def _desimal(angka: Decimal) -> int:
    return max(0, -int(angka.normalize().as_tuple().exponent))


def susun_rencana(baris: Iterable[tuple[str, str, Bagian]]) -> dict[str, RencanaSub]:
    """Return the plan per sub kegiatan out of (sub kegiatan, way, part) in order."""
    cara: dict[str, CaraFisik] = {}
    bagian: dict[str, list[Bagian]] = {}
    for sub, satu_cara, satu in baris:
        cara[sub] = CaraFisik(satu_cara)
        bagian.setdefault(sub, []).append(satu)
    return {sub: RencanaSub(cara[sub], tuple(isi)) for sub, isi in bagian.items()}
