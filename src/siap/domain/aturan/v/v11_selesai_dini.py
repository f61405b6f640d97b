"""V11: work is 100 % only after its BAST and with its output met."""

from __future__ import annotations

from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.bentuk_laporan import AturanBaris, AturanLaporan, BentukTampil, Tampil
from siap.domain.aturan.ungkapan import banding, dan, m, tetap
from siap.domain.temuan import Keparahan

ATURAN: Final = Aturan(
    "V11",
    Keparahan.JELASKAN,
    "Fisik 100 % sebelum waktunya",
    "Fisik {diberikan} %, tetapi {masalah}.",
    "Turunkan fisiknya, lengkapi BAST atau keluarannya, atau jelaskan.",
    "Fisik 100 % dengan BAST dan keluaran 3 dari 3",
    "Fisik 100 %, keluaran 2 dari 3",
    "DOMAIN 5, butir 11",
)


def baris(_ambang: AmbangAturan) -> tuple[AturanBaris, ...]:
    """Return the parts, with the limits in force."""
    penuh = banding(m("fisik"), "=", tetap(1_000_000))
    fisik = {"diberikan": Tampil(BentukTampil.PERSEN, m("fisik"))}
    return (
        AturanBaris(
            "bast",
            "fisik",
            dan(penuh, banding(m("ada_bast"), "=", tetap(0))),
            fisik,
            {"masalah": "BAST belum ada"},
        ),
        AturanBaris(
            "keluaran",
            "output_jadi",
            dan(penuh, banding(m("output_jadi"), "<", m("output_target"))),
            fisik,
            {"masalah": "keluaran belum mencapai targetnya"},
        ),
    )


V11: Final = AturanLaporan(ATURAN, {"bast": Keparahan.JELASKAN, "keluaran": Keparahan.JELASKAN}, baris=baris)
