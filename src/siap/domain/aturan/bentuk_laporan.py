"""Bentuk laporan: the shape of one validity rule: its entry, its parts, what it checks and how.

A rule about one line declares it as data (``AturanBaris``), evaluated by the server and by the browser; a
rule about the whole report is a function that yields ``Pelanggaran``. Neither makes sentences: that is done
from the register, in one place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.ungkapan import Angka, Logika
from siap.domain.laporan.potret import BarisPotret, Potret
from siap.domain.temuan import Keparahan, Tempat


class BentukTampil(StrEnum):
    """How a figure of a sentence is printed."""

    RUPIAH = "rupiah"
    PERSEN = "persen"
    BANYAK = "banyak"
    NISBAH = "nisbah"


@dataclass(frozen=True, slots=True)
class Tampil:
    """A figure in a sentence. ``penyebut`` only for a ratio, which is divided at print alone."""

    bentuk: BentukTampil
    nilai: Angka
    penyebut: Angka | None = None


@dataclass(frozen=True, slots=True)
class AturanBaris:
    """One part of a rule about one line: it is broken when ``bila`` holds; ``medan`` is the cell to look at.

    ``tampil`` fills the sentence with figures, ``kata`` with fixed words.
    """

    bagian: str
    medan: str
    bila: Logika
    tampil: Mapping[str, Tampil] = field(default_factory=dict)
    kata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pelanggaran:
    """What a rule found, before it becomes a sentence."""

    bagian: str
    tempat: Tempat
    diberikan: str = ""
    diharapkan: str = ""
    selisih: str = ""
    isi: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AturanLaporan:
    """One of the validity rules. ``bagian`` names its parts and how much each weighs.

    ``verifikasi`` holds parts that weigh otherwise once the report is to be verified.
    """

    aturan: Aturan
    bagian: Mapping[str, Keparahan]
    baris: Callable[[AmbangAturan], tuple[AturanBaris, ...]] | None = None
    periksa: Callable[[Potret, AmbangAturan], Iterator[Pelanggaran]] | None = None
    verifikasi: Mapping[str, Keparahan] = field(default_factory=dict)


def tempat_baris(nomor: int, baris: BarisPotret, medan: str) -> Tempat:
    """Return the place of a cell: number of the line in the report (from 1), its key, the column."""
    return Tempat(baris=nomor, sel=baris.kunci, medan=medan)
