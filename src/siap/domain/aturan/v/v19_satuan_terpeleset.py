"""V19: a figure many times last month's, or a tiny part of it, is probably in another unit."""

from __future__ import annotations

from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.bentuk_laporan import AturanBaris, AturanLaporan, BentukTampil, Tampil
from siap.domain.aturan.ungkapan import banding, dan, kali, m, tetap
from siap.domain.temuan import Keparahan

ATURAN: Final = Aturan(
    "V19",
    Keparahan.JELASKAN,
    "Satuan angka terpeleset",
    "Realisasi {diberikan} {arah} bulan lalu {diharapkan}; mungkin ditulis dalam ribu atau juta.",
    "Tulis nilai dalam rupiah penuh; bila memang begitu, jelaskan.",
    "Realisasi Rp500 sesudah Rp100",
    "Realisasi Rp501 sesudah Rp100; Rp1 sesudah Rp501",
    "DOMAIN 5, butir 19; usulan SIAP",
)


def baris(ambang: AmbangAturan) -> tuple[AturanBaris, ...]:
    """Return the parts, with the limits in force."""
    kini, lalu, nol = m("realisasi"), m("realisasi_lalu"), tetap(0)
    keduanya = dan(banding(kini, ">", nol), banding(lalu, ">", nol))
    tampil = {"diberikan": Tampil(BentukTampil.RUPIAH, kini), "diharapkan": Tampil(BentukTampil.RUPIAH, lalu)}
    besar, kecil = ambang.lipat_besar, ambang.lipat_kecil
    return (
        AturanBaris(
            "membesar",
            "realisasi",
            dan(keduanya, banding(kini, ">", kali(lalu, tetap(besar)))),
            tampil,
            {"arah": f"lebih dari {besar} kali"},
        ),
        AturanBaris(
            "mengecil",
            "realisasi",
            dan(keduanya, banding(kali(kini, tetap(kecil)), "<", lalu)),
            tampil,
            {"arah": f"kurang dari seper-{kecil}"},
        ),
    )


V19: Final = AturanLaporan(
    ATURAN, {"membesar": Keparahan.JELASKAN, "mengecil": Keparahan.JELASKAN}, baris=baris
)
