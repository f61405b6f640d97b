"""V04: realisation to date does not fall without a correction note."""

from __future__ import annotations

from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.bentuk_laporan import AturanBaris, AturanLaporan, BentukTampil, Tampil
from siap.domain.aturan.ungkapan import Angka, Logika, banding, bukan, dan, kosong, kurang, m, tetap, ya
from siap.domain.temuan import Keparahan

ATURAN: Final = Aturan(
    "V04",
    Keparahan.TOLAK,
    "Realisasi turun tanpa catatan koreksi",
    "Realisasi s.d. bulan ini {diberikan}, kurang dari {diharapkan} ({selisih}), tanpa catatan koreksi.",
    "Perbaiki angkanya, atau tulis catatan pengembalian atau koreksinya.",
    "Realisasi Rp100 sesudah Rp90",
    "Realisasi Rp90 sesudah Rp100 tanpa catatan",
    "DOMAIN 5, butir 4; DESIGN 1, hukum 3",
)


def baris(_ambang: AmbangAturan) -> tuple[AturanBaris, ...]:
    """Return the parts, with the limits in force."""

    def bagian(nama: str, bila: Logika, pembanding: Angka) -> AturanBaris:
        return AturanBaris(
            nama,
            "realisasi",
            dan(bila, bukan(ya("ada_koreksi"))),
            {
                "diberikan": Tampil(BentukTampil.RUPIAH, m("realisasi")),
                "diharapkan": Tampil(BentukTampil.RUPIAH, pembanding),
                "selisih": Tampil(BentukTampil.RUPIAH, kurang(m("realisasi"), pembanding)),
            },
        )

    lalu, nol = m("realisasi_lalu"), tetap(0)
    return (
        bagian("turun", banding(m("realisasi"), "<", lalu), lalu),
        bagian("negatif", dan(banding(m("realisasi"), "<", nol), kosong("realisasi_lalu")), nol),
    )


V04: Final = AturanLaporan(ATURAN, {"turun": Keparahan.TOLAK, "negatif": Keparahan.JELASKAN}, baris=baris)
