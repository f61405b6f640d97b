"""V24: published bands give every number exactly one zone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.bentuk_laporan import AturanLaporan, Pelanggaran
from siap.domain.laporan.potret import Potret
from siap.domain.penilaian.pita import Pita, PitaDitolak
from siap.domain.temuan import Keparahan, Tempat

ATURAN: Final = Aturan(
    "V24",
    Keparahan.JELASKAN,
    "Pita berlubang atau bertumpuk",
    "{sebab}",
    "Perbaiki batas zonanya sehingga setiap angka memiliki tepat satu zona.",
    "Kurang dari 65; 65 sampai kurang dari 85; 85 atau lebih",
    "Sampai 60; dari 61: angka 60,5 tanpa zona",
    "DOMAIN 5, butir 24; DESIGN 1, hukum 8",
)


def periksa(potret: Potret, _ambang: AmbangAturan) -> Iterator[Pelanggaran]:
    """Yield what breaks the rule."""
    for nama, zona in sorted(potret.fakta.zona.items()):
        try:
            Pita(nama, nama, "persen_pagu", "terbitan", zona)
        except PitaDitolak as galat:
            yield Pelanggaran("pita", Tempat(lembar=nama, medan="pita"), nama, isi={"sebab": galat.kalimat})


V24: Final = AturanLaporan(
    ATURAN,
    {"pita": Keparahan.JELASKAN},
    periksa=periksa,
)
