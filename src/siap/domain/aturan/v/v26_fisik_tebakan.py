"""V26: physical figures that are all alike or all round are probably guessed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.bentuk_laporan import AturanLaporan, Pelanggaran
from siap.domain.laporan.potret import Potret
from siap.domain.temuan import Keparahan, Tempat
from siap.domain.uang import tampil_angka

ATURAN: Final = Aturan(
    "V26",
    Keparahan.JELASKAN,
    "Fisik tampak ditebak",
    "Fisik {diharapkan} baris {masalah} ({diberikan}).",
    "Turunkan fisik dari tahapan, paket, atau keluaran; bila memang begitu, jelaskan.",
    "10; 25; 30; 45; 60",
    "10; 20; 30; 40; 50",
    "DOMAIN 5, butir 26; usulan SIAP",
)


def periksa(potret: Potret, ambang: AmbangAturan) -> Iterator[Pelanggaran]:
    """Yield what breaks the rule."""
    # 0 and 100 are no guesses: not begun and finished
    fisik = [b.fisik for b in potret.baris if b.fisik is not None and b.fisik not in (0, 100)]
    if len(fisik) < ambang.baris_tebakan:
        return
    contoh = "; ".join(tampil_angka(f) for f in sorted(set(fisik))[:5])
    seragam = len(set(fisik)) == 1
    if seragam or all(f % ambang.kelipatan_tebakan == 0 for f in fisik):
        masalah = "sama semua" if seragam else f"kelipatan {ambang.kelipatan_tebakan} semua"
        yield Pelanggaran(
            "seragam" if seragam else "bulat",
            Tempat(medan="fisik"),
            contoh,
            str(len(fisik)),
            isi={"masalah": masalah},
        )


V26: Final = AturanLaporan(
    ATURAN,
    {"seragam": Keparahan.JELASKAN, "bulat": Keparahan.JELASKAN},
    periksa=periksa,
)
