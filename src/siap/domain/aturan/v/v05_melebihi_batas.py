"""V05: realisation stays within the pagu, the SPD and the cash plan to date."""

from __future__ import annotations

from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.bentuk_laporan import AturanBaris, AturanLaporan, BentukTampil, Tampil
from siap.domain.aturan.ungkapan import banding, kurang, m
from siap.domain.temuan import Keparahan

ATURAN: Final = Aturan(
    "V05",
    Keparahan.TOLAK,
    "Realisasi melebihi batasnya",
    "Realisasi {diberikan} melebihi {batas} {diharapkan} sebesar {selisih}.",
    "Periksa realisasi dan {batas}; bila benar, mintalah perubahan {batas} lebih dahulu.",
    "Realisasi Rp90, pagu Rp100",
    "Realisasi Rp101, pagu Rp100",
    "DOMAIN 5, butir 5; PP 12/2019",
)


def baris(_ambang: AmbangAturan) -> tuple[AturanBaris, ...]:
    """Return the parts, with the limits in force."""
    return tuple(
        AturanBaris(
            medan,
            "realisasi",
            banding(m("realisasi"), ">", m(medan)),
            {
                "diberikan": Tampil(BentukTampil.RUPIAH, m("realisasi")),
                "diharapkan": Tampil(BentukTampil.RUPIAH, m(medan)),
                "selisih": Tampil(BentukTampil.RUPIAH, kurang(m("realisasi"), m(medan))),
            },
            {"batas": nama},
        )
        for medan, nama in (("pagu", "pagu"), ("spd", "SPD"), ("angkas", "anggaran kas s.d. bulan ini"))
    )


V05: Final = AturanLaporan(
    ATURAN, {"pagu": Keparahan.TOLAK, "spd": Keparahan.JELASKAN, "angkas": Keparahan.JELASKAN}, baris=baris
)
