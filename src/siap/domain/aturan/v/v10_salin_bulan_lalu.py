"""V10: a line, or half of a report, that repeats last month is explained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.bentuk_laporan import AturanBaris, AturanLaporan, BentukTampil, Pelanggaran, Tampil
from siap.domain.aturan.ungkapan import atau, banding, bukan, dan, kosong, m, tetap
from siap.domain.laporan.potret import BarisPotret, Potret
from siap.domain.temuan import Keparahan, Tempat
from siap.domain.uang import tampil_angka

_SERATUS: Final = Decimal(100)

ATURAN: Final = Aturan(
    "V10",
    Keparahan.JELASKAN,
    "Sama dengan bulan lalu",
    "{apa} sama dengan bulan lalu{rinci}.",
    "Perbarui angkanya; bila memang tidak ada kemajuan, jelaskan sebabnya.",
    "Satu dari tiga baris sama",
    "Dua dari empat baris sama; satu baris sama tiga bulan berturut-turut",
    "DOMAIN 5, butir 10; usulan SIAP",
)


def periksa(potret: Potret, ambang: AmbangAturan) -> Iterator[Pelanggaran]:
    """Yield what breaks the rule."""
    sama, banding_ = salinan(potret.pokok)
    if banding_ >= ambang.baris_salinan and sama * 100 >= ambang.bagian_salinan * banding_:
        yield Pelanggaran(
            "salinan",
            Tempat(medan="laporan"),
            f"{sama} dari {banding_}",
            f"kurang dari {tampil_angka(ambang.bagian_salinan)} %",
            isi={
                "apa": "Laporan ini",
                "rinci": f" pada {sama} dari {banding_} baris yang dapat dibandingkan",
            },
        )


def baris(_ambang: AmbangAturan) -> tuple[AturanBaris, ...]:
    """Return the part about one line: the same figure for the third month."""
    r, f = m("realisasi"), m("fisik")
    uang_sama = dan(
        banding(r, "=", m("realisasi_lalu")),
        banding(r, "=", m("realisasi_lalu2")),
        banding(r, "!=", tetap(0)),
    )
    fisik_sama = dan(
        banding(f, "=", m("fisik_lalu")),
        banding(f, "=", m("fisik_lalu2")),
        banding(f, "!=", tetap(1_000_000)),
    )
    return (
        AturanBaris(
            "baris",
            "realisasi",
            dan(
                banding(m("rinci"), "=", tetap(0)),
                uang_sama,
                atau(fisik_sama, dan(kosong("fisik"), bukan(banding(r, "=", m("pagu"))))),
            ),
            {"diberikan": Tampil(BentukTampil.RUPIAH, r)},
            {"apa": "Baris ini", "rinci": " dan bulan sebelumnya"},
        ),
    )


def salinan(daftar: Iterable[BarisPotret]) -> tuple[int, int]:
    """Return how many lines repeat last month, of how many that can be compared.

    Lines that are still zero or already finished stay as they are by nature and are not compared.
    """
    sama = banding_ = 0
    for b in daftar:
        pasangan = [(b.realisasi, b.realisasi_lalu), (b.fisik, b.fisik_lalu)]
        ada = [(kini, lalu) for kini, lalu in pasangan if kini is not None and lalu is not None]
        if not ada or all(not kini and not lalu for kini, lalu in ada) or _selesai(b):
            continue
        banding_ += 1
        sama += all(kini == lalu for kini, lalu in ada)
    return sama, banding_


def _selesai(b: BarisPotret) -> bool:
    habis = b.realisasi is not None and b.realisasi == b.realisasi_lalu == b.pagu
    return (b.fisik == b.fisik_lalu == _SERATUS) or (habis and b.fisik is None)


V10: Final = AturanLaporan(
    ATURAN,
    {"baris": Keparahan.JELASKAN, "salinan": Keparahan.JELASKAN},
    baris=baris,
    periksa=periksa,
)
