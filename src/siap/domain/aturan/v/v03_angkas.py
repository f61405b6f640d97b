"""V03: the twelve months of the cash plan add up to the pagu of the same version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.bentuk_laporan import AturanBaris, AturanLaporan, BentukTampil, Pelanggaran, Tampil
from siap.domain.aturan.ungkapan import banding, kurang, m
from siap.domain.laporan.potret import Potret, jumlah
from siap.domain.temuan import Keparahan, Tempat
from siap.domain.uang import tampil_rupiah

ATURAN: Final = Aturan(
    "V03",
    Keparahan.TOLAK,
    "Anggaran kas setahun tidak sama dengan pagu",
    "Dua belas bulan anggaran kas berjumlah {diberikan}, "
    "sedangkan pagu versi yang sama {diharapkan} (selisih {selisih}).",
    "Samakan anggaran kas dengan pagu versi yang sama.",
    "Jumlah 12 bulan Rp100, pagu Rp100",
    "Jumlah 12 bulan Rp102, pagu Rp100",
    "DOMAIN 5, butir 3; Permendagri 77/2020",
)


def baris(_ambang: AmbangAturan) -> tuple[AturanBaris, ...]:
    """Return the parts, with the limits in force."""
    selisih = kurang(m("angkas_setahun"), m("pagu"))
    return (
        AturanBaris(
            "baris",
            "angkas_setahun",
            banding(m("angkas_setahun"), "!=", m("pagu")),
            {
                "diberikan": Tampil(BentukTampil.RUPIAH, m("angkas_setahun")),
                "diharapkan": Tampil(BentukTampil.RUPIAH, m("pagu")),
                "selisih": Tampil(BentukTampil.RUPIAH, selisih),
            },
        ),
    )


def periksa(potret: Potret, _ambang: AmbangAturan) -> Iterator[Pelanggaran]:
    """Yield the difference of the whole PD where the plan is not known line by line."""
    rencana, pagu = potret.fakta.angkas_setahun, jumlah(b.pagu for b in potret.pokok)
    per_baris = any(b.angkas_setahun is not None for b in potret.baris)
    if rencana is not None and pagu is not None and rencana != pagu and not per_baris:
        yield Pelanggaran(
            "pd",
            Tempat(medan="angkas_setahun"),
            tampil_rupiah(rencana),
            tampil_rupiah(pagu),
            tampil_rupiah(rencana - pagu),
        )


V03: Final = AturanLaporan(
    ATURAN, {"baris": Keparahan.TOLAK, "pd": Keparahan.TOLAK}, baris=baris, periksa=periksa
)
