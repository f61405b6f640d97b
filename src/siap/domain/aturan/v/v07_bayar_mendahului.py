"""V07: money does not run ahead of the work, nor the work far ahead of its bill."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.bentuk_laporan import AturanBaris, AturanLaporan, BentukTampil, Tampil
from siap.domain.aturan.ungkapan import Angka, Logika, banding, bukan, dan, kali, kurang, m, tetap, ya
from siap.domain.temuan import Keparahan
from siap.domain.uang import persen_ke_fakta, tampil_angka

ATURAN: Final = Aturan(
    "V07",
    Keparahan.JELASKAN,
    "Keuangan dan fisik berjauhan",
    "Fisik {diberikan} % {arah} realisasi keuangan {diharapkan} % pagu lebih dari {batas} poin.",
    "Periksa fisik dan uang mukanya; jelaskan mengapa keduanya berjauhan.",
    "Fisik 40 %, keuangan 44 % pagu",
    "Fisik 40 %, keuangan 46 % pagu tanpa uang muka",
    "DOMAIN 5, butir 7",
)


def baris(ambang: AmbangAturan) -> tuple[AturanBaris, ...]:
    """Return the parts, with the limits in force."""
    # percent x 10^4 of R against P is R x 10^6 / P; both sides are multiplied by P instead
    uang, kerja = kali(m("realisasi"), tetap(1_000_000)), kali(m("fisik"), m("pagu"))
    ada_pagu = banding(m("pagu"), ">", tetap(0))

    def lebih(kiri: Angka, kanan: Angka, batas: Decimal) -> Logika:
        return banding(kurang(kiri, kanan), ">", kali(tetap(persen_ke_fakta(batas)), m("pagu")))

    tampil = {
        "diberikan": Tampil(BentukTampil.PERSEN, m("fisik")),
        "diharapkan": Tampil(BentukTampil.NISBAH, m("realisasi"), m("pagu")),
    }
    tertinggal, mendahului = ambang.fisik_tertinggal, ambang.fisik_mendahului
    return (
        AturanBaris(
            "mendahului",
            "fisik",
            dan(ada_pagu, bukan(ya("uang_muka")), lebih(uang, kerja, tertinggal)),
            tampil,
            {"arah": "tertinggal dari", "batas": tampil_angka(tertinggal)},
        ),
        AturanBaris(
            "belum_ditagih",
            "realisasi",
            dan(ada_pagu, lebih(kerja, uang, mendahului)),
            tampil,
            {"arah": "mendahului", "batas": tampil_angka(mendahului)},
        ),
    )


V07: Final = AturanLaporan(
    ATURAN, {"mendahului": Keparahan.JELASKAN, "belum_ditagih": Keparahan.INFO}, baris=baris
)
