"""V13: a large deviation comes with a problem entry."""

from __future__ import annotations

from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.bentuk_laporan import AturanBaris, AturanLaporan, BentukTampil, Tampil
from siap.domain.aturan.ungkapan import Angka, Logika, atau, banding, bukan, dan, kali, kurang, m, tetap, ya
from siap.domain.temuan import Keparahan
from siap.domain.uang import persen_ke_fakta, tampil_angka

ATURAN: Final = Aturan(
    "V13",
    Keparahan.JELASKAN,
    "Deviasi besar tanpa kendala",
    "{ukuran} {diberikan} menyimpang dari rencana {diharapkan} "
    "lebih dari {batas} poin, tetapi kendala kosong.",
    "Isi kendala: penyebab, tindak lanjut, penanggung jawab, dan tenggatnya.",
    "Deviasi 10 poin, atau kendala terisi",
    "Deviasi -11 poin, kendala kosong",
    "DOMAIN 5, butir 13",
)


def baris(ambang: AmbangAturan) -> tuple[AturanBaris, ...]:
    """Return the parts, with the limits in force."""
    batas = tetap(persen_ke_fakta(ambang.deviasi))

    def jauh(kiri: Angka, kanan: Angka, kelipatan: Angka) -> Logika:
        ambang_kali = kali(batas, kelipatan)
        return atau(
            banding(kurang(kiri, kanan), ">", ambang_kali), banding(kurang(kanan, kiri), ">", ambang_kali)
        )

    sejuta, nol = tetap(1_000_000), tetap(0)
    kata = {"batas": tampil_angka(ambang.deviasi)}
    return (
        AturanBaris(
            "keuangan",
            "kendala",
            dan(
                banding(m("rinci"), "=", nol),
                banding(m("pagu"), ">", nol),
                bukan(ya("ada_kendala")),
                jauh(kali(m("realisasi"), sejuta), kali(m("angkas"), sejuta), m("pagu")),
            ),
            {
                "diberikan": Tampil(BentukTampil.RUPIAH, m("realisasi")),
                "diharapkan": Tampil(BentukTampil.RUPIAH, m("angkas")),
            },
            {**kata, "ukuran": "Realisasi"},
        ),
        AturanBaris(
            "fisik",
            "kendala",
            dan(bukan(ya("ada_kendala")), jauh(m("fisik"), m("target_fisik"), tetap(1))),
            {
                "diberikan": Tampil(BentukTampil.PERSEN, m("fisik")),
                "diharapkan": Tampil(BentukTampil.PERSEN, m("target_fisik")),
            },
            {**kata, "ukuran": "Fisik (persen)"},
        ),
    )


V13: Final = AturanLaporan(ATURAN, {"keuangan": Keparahan.JELASKAN, "fisik": Keparahan.JELASKAN}, baris=baris)
