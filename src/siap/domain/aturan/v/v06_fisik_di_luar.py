"""V06: physical progress lies between 0 and 100 and does not fall."""

from __future__ import annotations

from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.bentuk_laporan import AturanBaris, AturanLaporan, BentukTampil, Tampil
from siap.domain.aturan.ungkapan import atau, banding, m, tetap
from siap.domain.temuan import Keparahan

ATURAN: Final = Aturan(
    "V06",
    Keparahan.TOLAK,
    "Fisik di luar 0-100 atau turun",
    "Fisik {diberikan} % {masalah} {diharapkan}.",
    "Periksa angkanya; bila fisik memang turun, jelaskan apa yang dibongkar atau diukur ulang.",
    "Fisik 60 % sesudah 50 %",
    "Fisik 101 %; fisik 40 % sesudah 50 %",
    "DOMAIN 5, butir 6",
)


def baris(_ambang: AmbangAturan) -> tuple[AturanBaris, ...]:
    """Return the parts, with the limits in force."""
    fisik = m("fisik")
    return (
        AturanBaris(
            "luar",
            "fisik",
            atau(banding(fisik, "<", tetap(0)), banding(fisik, ">", tetap(1_000_000))),
            {"diberikan": Tampil(BentukTampil.PERSEN, fisik)},
            {"masalah": "berada di luar", "diharapkan": "0 sampai 100"},
        ),
        AturanBaris(
            "turun",
            "fisik",
            banding(fisik, "<", m("fisik_lalu")),
            {
                "diberikan": Tampil(BentukTampil.PERSEN, fisik),
                "diharapkan": Tampil(BentukTampil.PERSEN, m("fisik_lalu")),
            },
            {"masalah": "turun dari bulan lalu yang sudah"},
        ),
    )


V06: Final = AturanLaporan(ATURAN, {"luar": Keparahan.TOLAK, "turun": Keparahan.JELASKAN}, baris=baris)
