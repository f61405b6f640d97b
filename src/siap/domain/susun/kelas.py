"""Kelas: how many sub kegiatan stand at 0; (0,50]; (50,75]; (75,100]; over 100 percent; unknown.

The limits are half-open on the other side than colour bands: the printed "51-75" left 50.4 homeless.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from siap.domain.rekap import KelasSub


def kelas_dari(persen: Decimal | None) -> str:
    """Return the class of one percentage, as its field name in ``KelasSub``; a refund counts as 0."""
    if persen is None:
        return "tidak_diketahui"
    if persen <= 0:
        return "nol"
    batas = ((50, "sampai_50"), (75, "sampai_75"), (100, "sampai_100"))
    return next((nama for atas, nama in batas if persen <= atas), "lebih_100")


def hitung_kelas(persen: Iterable[Decimal | None], dasar: str) -> KelasSub:
    """Count sub kegiatan per class; ``dasar`` is "fisik" or "keuangan"."""
    cacah = Counter(kelas_dari(p) for p in persen)
    return KelasSub(
        dasar=dasar,
        nol=cacah["nol"],
        sampai_50=cacah["sampai_50"],
        sampai_75=cacah["sampai_75"],
        sampai_100=cacah["sampai_100"],
        lebih_100=cacah["lebih_100"],
        tidak_diketahui=cacah["tidak_diketahui"],
        jumlah=cacah.total(),
    )
