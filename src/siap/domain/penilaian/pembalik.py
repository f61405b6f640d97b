"""Pembalik: the amount that would turn a colour, for *Kenapa?*."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Final

from siap.domain.metrik.rumus import Rumus, hitung
from siap.domain.penilaian.pita import Pita, Zona
from siap.domain.uang import KONTEKS

_SEN: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Pembalik:
    """The nearest amount of one measure at which the zone becomes ``zona``; ``selisih`` = new - present."""

    zona: Zona
    ukuran: str
    nilai: Decimal
    selisih: Decimal


def pembalik(
    pita: Pita, rumus: Rumus, nilai: Mapping[str, Decimal | None], ukuran: str = "realisasi"
) -> tuple[Pembalik, ...]:
    """Return the amounts that would lift the figure one zone up and let it fall one zone down.

    The formula must be of the first degree in the measure (all of the catalogue are). Up comes first; the
    top zone has only down. Empty when the figure is unknown or does not depend on the measure. Exact to
    the sen: one sen less would not turn it.
    """
    with localcontext(KONTEKS):
        sekarang, kini = hitung(rumus, nilai), nilai[ukuran]
        nol = hitung(rumus, {**nilai, ukuran: Decimal(0)})
        satu = hitung(rumus, {**nilai, ukuran: Decimal(1)})
        if sekarang is None or kini is None or nol is None or satu is None or nol == satu:
            return ()
        letak = next(i for i, z in enumerate(pita.zona) if z.memuat(sekarang))
        tetangga = ((letak + 1, pita.zona[letak].atas), (letak - 1, pita.zona[letak].bawah))
        hasil = []
        for tujuan, batas in tetangga:
            if batas is not None:
                langkah = _SEN if (tujuan > letak) == (satu > nol) else -_SEN
                ambang = ((batas - nol) / (satu - nol)).quantize(_SEN) - langkah
                # walk the last sen: the limit itself may belong to either side
                while _di_zona(pita.zona[letak], rumus, {**nilai, ukuran: ambang}):
                    ambang += langkah
                hasil.append(Pembalik(pita.zona[tujuan], ukuran, ambang, ambang - kini))
        return tuple(hasil)


def _di_zona(zona: Zona, rumus: Rumus, nilai: Mapping[str, Decimal | None]) -> bool:
    terbaca = hitung(rumus, nilai)
    return terbaca is not None and zona.memuat(terbaca)
