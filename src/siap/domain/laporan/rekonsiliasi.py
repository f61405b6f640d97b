"""Rekonsiliasi: the PD's figures beside BPKAD's, at the depth that both of them know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

#: More than this is a difference (DOMAIN 5, check 14); the dated limits of a Pemda may say otherwise.
BATAS_SELISIH = Decimal(1)


class KeadaanSelisih(StrEnum):
    """State of one difference: nobody explained it, somebody did, or it is gone."""

    TERBUKA = "terbuka"
    DIJELASKAN = "dijelaskan"
    SELESAI = "selesai"


class LetakSelisih(NamedTuple):
    """Where two figures are compared: a rekening of a sub kegiatan; "" is not known, or not by both."""

    sub_kegiatan: str
    rekening: str

    @property
    def kunci(self) -> str:
        """The place in one word, as V14 and the facts of a report spell it; "" is the PD as a whole."""
        return f"{self.sub_kegiatan}/{self.rekening}" if self.sub_kegiatan else self.rekening


@dataclass(frozen=True, slots=True)
class Pasangan:
    """What both say of one place, in rupiah to date."""

    letak: LetakSelisih
    menurut_pd: Decimal
    menurut_bpkad: Decimal

    @property
    def selisih(self) -> Decimal:
        """How much more the PD says."""
        return self.menurut_pd - self.menurut_bpkad


def samakan(
    pd: Mapping[LetakSelisih, Decimal], bpkad: Mapping[LetakSelisih, Decimal]
) -> tuple[Pasangan, ...]:
    """Return both figures for every place, in order; places are as deep as the coarsest line of either.

    An LRA by jenis belanja is so compared with a report by rekening, and a report by sub kegiatan with
    payments by rekening. What only one side has stands against zero. Without BPKAD there is nothing.
    """
    if not bpkad:
        return ()
    semua = (*pd, *bpkad)
    ber_sub = all(k.sub_kegiatan for k in semua)
    dalam = min(_dalam(k.rekening) for k in semua)
    kiri, kanan = _jumlahkan(pd, ber_sub, dalam), _jumlahkan(bpkad, ber_sub, dalam)
    nol = Decimal(0)
    return tuple(Pasangan(k, kiri.get(k, nol), kanan.get(k, nol)) for k in sorted({*kiri, *kanan}))


def keadaan_selisih(
    selisih: Decimal, dijelaskan: Iterable[Decimal], batas: Decimal = BATAS_SELISIH
) -> KeadaanSelisih:
    """Return the state of a difference; ``dijelaskan`` are the differences that were explained here.

    An explanation is bound to the difference that it explained: it counts while that has not moved by more
    than the limit.
    """
    if abs(selisih) <= batas:
        return KeadaanSelisih.SELESAI
    if any(abs(selisih - dulu) <= batas for dulu in dijelaskan):
        return KeadaanSelisih.DIJELASKAN
    return KeadaanSelisih.TERBUKA


def _dalam(kode: str) -> int:
    return len(kode.split(".")) if kode else 0


def _jumlahkan(isi: Mapping[LetakSelisih, Decimal], ber_sub: bool, dalam: int) -> dict[LetakSelisih, Decimal]:
    hasil: dict[LetakSelisih, Decimal] = {}
    for k, nilai in isi.items():
        letak = LetakSelisih(k.sub_kegiatan if ber_sub else "", ".".join(k.rekening.split(".")[:dalam]))
        hasil[letak] = hasil.get(letak, Decimal(0)) + nilai
    return hasil
