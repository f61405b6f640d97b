"""What the demo says, read the way the book reads it."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from siap.domain.masukan import IsiAnggaran, IsiAngkas, IsiRealisasi, Matra, Sifat
from siap.jobs.demo import Demo, Kiriman, Perihal


def pagu(kiriman: Kiriman) -> dict[Matra, Decimal]:
    assert isinstance(kiriman.isi, IsiAnggaran)
    return {b.matra: b.pagu for b in kiriman.isi.baris}


def angkas(kiriman: Kiriman) -> dict[Matra, Decimal]:
    assert isinstance(kiriman.isi, IsiAngkas)
    hasil: dict[Matra, Decimal] = defaultdict(Decimal)
    for b in kiriman.isi.baris:
        hasil[b.matra] += b.nilai
    return dict(hasil)


def berlaku(demo: Demo, perihal: Perihal, pd: str, bulan: int) -> Kiriman:
    return [k for k in demo.pilih(perihal, pd) if k.bulan <= bulan][-1]


def posisi(demo: Demo, pd: str, bulan: int) -> dict[Matra, Decimal]:
    """Realisation to date of every line, the way the book counts it: the last delivery of a month stands."""
    sah = {k.bulan: k.isi for k in demo.pilih(Perihal.REALISASI, pd) if k.bulan <= bulan}
    hasil: dict[Matra, Decimal] = defaultdict(Decimal)
    for urut in sorted(sah):
        isi = sah[urut]
        assert isinstance(isi, IsiRealisasi)
        if isi.sifat is Sifat.KUMULATIF:
            hasil.clear()
        for b in isi.baris:
            hasil[b.matra] += b.nilai
    return dict(hasil)
