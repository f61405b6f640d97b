"""V08: money without any work, or finished work without any money, is explained."""

from __future__ import annotations

from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.bentuk_laporan import AturanBaris, AturanLaporan, BentukTampil, Tampil
from siap.domain.aturan.ungkapan import banding, dan, m, tetap
from siap.domain.temuan import Keparahan

ATURAN: Final = Aturan(
    "V08",
    Keparahan.JELASKAN,
    "Uang tanpa fisik atau fisik tanpa uang",
    "Realisasi {diberikan}, tetapi fisik {diharapkan} %.",
    "Isi fisik atau realisasinya; bila memang begitu, jelaskan.",
    "Realisasi Rp10, fisik 5 %",
    "Realisasi Rp10, fisik 0 %",
    "DOMAIN 5, butir 8",
)


def baris(_ambang: AmbangAturan) -> tuple[AturanBaris, ...]:
    """Return the parts, with the limits in force."""
    nol = tetap(0)
    tampil = {
        "diberikan": Tampil(BentukTampil.RUPIAH, m("realisasi")),
        "diharapkan": Tampil(BentukTampil.PERSEN, m("fisik")),
    }
    tanpa_fisik = dan(banding(m("realisasi"), ">", nol), banding(m("fisik"), "=", nol))
    tanpa_uang = dan(banding(m("fisik"), "=", tetap(1_000_000)), banding(m("realisasi"), "=", nol))
    return (
        AturanBaris("tanpa_fisik", "fisik", tanpa_fisik, tampil),
        AturanBaris("tanpa_uang", "realisasi", tanpa_uang, tampil),
    )


V08: Final = AturanLaporan(
    ATURAN, {"tanpa_fisik": Keparahan.JELASKAN, "tanpa_uang": Keparahan.JELASKAN}, baris=baris
)
