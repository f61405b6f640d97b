"""Bukti: what is known of a photo or document by its bytes, and what makes it doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from siap.domain.waktu import Periode
from siap.domain.wilayah import Titik


class JenisBukti(StrEnum):
    """What a piece of evidence is, as its bytes tell."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    PDF = "pdf"

    @property
    def foto(self) -> bool:
        """True for a picture, which should tell when and where it was taken."""
        return self is not JenisBukti.PDF


@dataclass(frozen=True, slots=True)
class IsiBukti:
    """Evidence as its bytes tell it. ``waktu`` is the clock of the camera, without a zone.

    ``rupa`` is the look of a picture, 128 bits in hex, "" for a document or a picture too plain to compare.
    """

    jenis: JenisBukti
    sha256: str
    ukuran: int
    lebar: int | None = None
    tinggi: int | None = None
    waktu: datetime | None = None
    letak: Titik | None = None
    rupa: str = ""


#: A report is filled in during the days after its month: a photo of those days belongs to it too.
SELANG_LAPOR: Final = timedelta(days=10)
#: Two looks of 128 bits that differ in no more of them show the same picture, shrunk or saved again.
BEDA_MIRIP: Final = 6
_BITA_RUPA: Final = 16
_PITA: Final = 8


def waktu_sesuai(diambil: datetime | None, periode: Periode, diunggah: date) -> bool | None:
    """Tell whether a photo was taken in the reported month or the days of reporting; None: it does not say.

    A time later than the upload is the clock of a camera that is wrong.
    """
    if diambil is None:
        return None
    hari = diambil.date()
    return periode.awal <= hari <= min(periode.akhir + SELANG_LAPOR, diunggah)


def beda_rupa(satu: str, lain: str) -> int | None:
    """Return in how many bits two looks differ; None when one of the pictures is too plain to compare."""
    if not satu or not lain:
        return None
    return (int(satu, 16) ^ int(lain, 16)).bit_count()


def mirip(satu: str, lain: str) -> bool:
    """Return True when two looks show the same picture."""
    beda = beda_rupa(satu, lain)
    return beda is not None and beda <= BEDA_MIRIP


def pita_rupa(rupa: str) -> tuple[int, ...]:
    """Return eight numbers, of which two looks that are alike share at least one: a key to search by.

    More than the bits that may differ, so by the pigeonhole one band has none of them.
    """
    if not rupa:
        return ()
    bita = bytes.fromhex(rupa)
    if len(bita) != _BITA_RUPA:
        raise ValueError("rupa bukan 128 bit")
    return tuple(n << 16 | int.from_bytes(bita[2 * n : 2 * n + 2]) for n in range(_PITA))
