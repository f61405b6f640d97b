"""Chart model: what a chart says, without a size, a colour or a file format."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Garis:
    """One line over twelve months. None is no figure: the line stops or has a gap there.

    ``kelas`` picks the stroke ("angkas", "target-fisik", "fisik", "keuangan"); lines that hold a plan are
    drawn without marks.
    """

    nama: str
    kelas: str
    nilai: tuple[Decimal | None, ...]
    rencana: bool = False


@dataclass(frozen=True, slots=True)
class Kurva:
    """A curve in percent of ``penyebut``; ``judul`` is the finding, not the topic.

    ``langkah`` marks the months from which another budget version is the denominator.
    """

    judul: str
    anak: str
    tahun: int
    sampai_bulan: int
    garis: tuple[Garis, ...]
    langkah: tuple[tuple[int, str], ...] = ()
    penyebut: str = "pagu"


@dataclass(frozen=True, slots=True)
class Batang:
    """One bar of a ranking; ``zona`` is the word of its band, ``warna`` the colour beside the word."""

    kode: str
    nama: str
    nilai: Decimal
    zona: str = ""
    warna: str = ""
    peringkat: int | None = None


@dataclass(frozen=True, slots=True)
class BatangPeringkat:
    """A ranking as bars, one scale for all, with an optional line to be reached."""

    judul: str
    anak: str
    batang: tuple[Batang, ...]
    acuan: Decimal | None = None
    nama_acuan: str = ""


Grafik = Kurva | BatangPeringkat
