"""V09: a jump in one month is explained."""

from __future__ import annotations

from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.bentuk_laporan import AturanBaris, AturanLaporan, BentukTampil, Tampil
from siap.domain.aturan.ungkapan import banding, dan, kali, kurang, m, tetap
from siap.domain.temuan import Keparahan
from siap.domain.uang import persen_ke_fakta, tampil_angka

ATURAN: Final = Aturan(
    "V09",
    Keparahan.JELASKAN,
    "Lonjakan dalam sebulan",
    "{ukuran} naik dari {diharapkan} menjadi {diberikan} dalam sebulan, lebih dari {batas} poin.",
    "Periksa apakah bulan lalu kurang diisi; bila benar, jelaskan.",
    "Fisik 40 % sesudah 10 %",
    "Fisik 41 % sesudah 10 %",
    "DOMAIN 5, butir 9; usulan SIAP",
)


def baris(ambang: AmbangAturan) -> tuple[AturanBaris, ...]:
    """Return the parts, with the limits in force."""
    batas = persen_ke_fakta(ambang.lonjakan)
    uang = kurang(m("realisasi"), m("realisasi_lalu"))
    kata = {"batas": tampil_angka(ambang.lonjakan)}
    return (
        AturanBaris(
            "keuangan",
            "realisasi",
            dan(
                banding(m("rinci"), "=", tetap(0)),
                banding(m("pagu"), ">", tetap(0)),
                banding(kali(uang, tetap(1_000_000)), ">", kali(tetap(batas), m("pagu"))),
            ),
            {
                "diberikan": Tampil(BentukTampil.RUPIAH, m("realisasi")),
                "diharapkan": Tampil(BentukTampil.RUPIAH, m("realisasi_lalu")),
            },
            {**kata, "ukuran": "Realisasi"},
        ),
        AturanBaris(
            "fisik",
            "fisik",
            banding(kurang(m("fisik"), m("fisik_lalu")), ">", tetap(batas)),
            {
                "diberikan": Tampil(BentukTampil.PERSEN, m("fisik")),
                "diharapkan": Tampil(BentukTampil.PERSEN, m("fisik_lalu")),
            },
            {**kata, "ukuran": "Fisik (persen)"},
        ),
    )


V09: Final = AturanLaporan(ATURAN, {"keuangan": Keparahan.JELASKAN, "fisik": Keparahan.JELASKAN}, baris=baris)
