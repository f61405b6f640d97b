"""V16: a works contract that has become critical is explained."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.bentuk_laporan import AturanLaporan, Pelanggaran
from siap.domain.laporan.potret import Potret
from siap.domain.temuan import Keparahan, Tempat
from siap.domain.uang import tampil_angka, tampil_persen

ATURAN: Final = Aturan(
    "V16",
    Keparahan.JELASKAN,
    "Kontrak kritis",
    "Paket {nama} terlambat {selisih} poin: fisik {diberikan} % "
    "dari rencana {diharapkan} % (batas {batas} poin).",
    "Adakan rapat pembuktian keterlambatan dan tulis hasilnya.",
    "Rencana 60 %, fisik 50 %",
    "Rencana 60 %, fisik 49 %; rencana 80 %, fisik 74 %",
    "DOMAIN 5, butir 16; ketentuan kontrak kritis",
)


def periksa(potret: Potret, ambang: AmbangAturan) -> Iterator[Pelanggaran]:
    """Yield what breaks the rule."""
    for p in potret.paket:
        if p.rencana is None or p.fisik is None:
            continue
        batas = ambang.kritis_awal if p.rencana < ambang.kritis_rencana else ambang.kritis_akhir
        terlambat = p.rencana - p.fisik
        if terlambat > batas:
            yield Pelanggaran(
                "kritis",
                Tempat(sel=p.kode, medan="fisik"),
                tampil_persen(p.fisik),
                tampil_persen(p.rencana),
                tampil_persen(terlambat),
                {"nama": p.nama, "batas": tampil_angka(batas)},
            )


V16: Final = AturanLaporan(
    ATURAN,
    {"kritis": Keparahan.JELASKAN},
    periksa=periksa,
)
