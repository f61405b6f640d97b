"""Class counts: how many sub kegiatan stand at 0, up to 50, up to 75, up to 100, above, unknown."""

from __future__ import annotations

from siap.analytics.engines.base import Mesin, PertanyaanSalah
from siap.analytics.mart.baca import Mart
from siap.analytics.mart.schema import KELAS
from siap.analytics.rekap.bertanya import Penanya, Saring, periksa_bulan
from siap.domain.rekap import KelasSub
from siap.domain.susun import pd_bulan


def kelas_sub(
    mart: Mart,
    *,
    bulan: int,
    dasar: str = "fisik",
    saring: Saring | None = None,
    mesin: Mesin | None = None,
) -> KelasSub:
    """Count sub kegiatan by physical ("fisik") or financial ("keuangan") percentage.

    Every sub kegiatan of a PD that has not reported is unknown, whatever else is on file of it.
    """
    periksa_bulan(bulan)
    if dasar not in ("fisik", "keuangan"):
        raise PertanyaanSalah(f"Kelas “{dasar}” tidak dikenal: pilih fisik atau keuangan.")
    penanya = Penanya.untuk(mart, saring, mesin)
    lapor = {p.kode for p in pd_bulan(mart.dimensi, bulan) if p.lapor}
    cacah = dict.fromkeys(KELAS, 0)
    for j in penanya.mesin.hitung_kelas(penanya.tanya((bulan,), ("pd",), "posisi_sub")):
        isi = j.fisik if dasar == "fisik" else j.keuangan
        if j.kunci[0] in lapor:
            for kelas, n in zip(KELAS, isi, strict=True):
                cacah[kelas] += n
        else:
            cacah["tidak_diketahui"] += sum(isi)
    return KelasSub(dasar=dasar, jumlah=sum(cacah.values()), **cacah)
