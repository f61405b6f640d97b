"""V12: nothing done and nothing spent after the second quarter is explained."""

from __future__ import annotations

from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.bentuk_laporan import AturanBaris, AturanLaporan, BentukTampil, Tampil
from siap.domain.aturan.ungkapan import atau, banding, dan, kosong, m, tetap
from siap.domain.temuan import Keparahan

ATURAN: Final = Aturan(
    "V12",
    Keparahan.JELASKAN,
    "Masih nol sesudah triwulan II",
    "Realisasi dan fisik masih nol dari pagu {diharapkan}, padahal bulan ke-{batas} sudah lewat.",
    "Jelaskan sebabnya dan kapan dimulai, atau usulkan pergeseran.",
    "Realisasi Rp1 pada Juli",
    "Realisasi dan fisik 0 pada Juli",
    "DOMAIN 5, butir 12; usulan SIAP",
)


def baris(ambang: AmbangAturan) -> tuple[AturanBaris, ...]:
    """Return the parts, with the limits in force."""
    nol = tetap(0)
    return (
        AturanBaris(
            "nol",
            "realisasi",
            dan(
                banding(m("rinci"), "=", nol),
                banding(m("bulan"), ">", tetap(ambang.bulan_nol)),
                banding(m("pagu"), ">", nol),
                banding(m("realisasi"), "=", nol),
                atau(kosong("fisik"), banding(m("fisik"), "=", nol)),
            ),
            {"diharapkan": Tampil(BentukTampil.RUPIAH, m("pagu"))},
            {"batas": str(ambang.bulan_nol)},
        ),
    )


V12: Final = AturanLaporan(ATURAN, {"nol": Keparahan.JELASKAN}, baris=baris)
