"""V20: a package or an SP2D number appears once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.bentuk_laporan import AturanLaporan, Pelanggaran
from siap.domain.laporan.potret import Potret
from siap.domain.temuan import Keparahan, Tempat

ATURAN: Final = Aturan(
    "V20",
    Keparahan.TOLAK,
    "Nomor ganda",
    "{jenis} {diberikan} tercatat lebih dari sekali ({diharapkan}).",
    "Hapus yang ganda, atau perbaiki nomornya.",
    "SP2D 001 dan 002",
    "SP2D 001 dua kali",
    "DOMAIN 5, butir 20",
)


def periksa(potret: Potret, _ambang: AmbangAturan) -> Iterator[Pelanggaran]:
    """Yield what breaks the rule."""
    daftar = (
        ("paket", "Paket", [p.kode for p in potret.paket], potret.fakta.paket_lain),
        ("sp2d", "SP2D", [s.nomor for s in potret.sp2d], potret.fakta.sp2d_lain),
    )
    for bagian, jenis, nomor, lain in daftar:
        banyak = Counter(_baku(n) for n in nomor)
        di_tempat_lain = {_baku(n): dimana for n, dimana in lain.items()}
        for n in sorted(banyak):
            di_sini = f"{banyak[n]} kali di sini" if banyak[n] > 1 else ""
            di_sana = f"juga di {di_tempat_lain[n]}" if n in di_tempat_lain else ""
            if di_sini or di_sana:
                dimana = ", ".join(d for d in (di_sini, di_sana) if d)
                yield Pelanggaran(bagian, Tempat(sel=n, medan=bagian), n, dimana, isi={"jenis": jenis})


def _baku(nomor: str) -> str:
    """Spellings differ in blanks and capitals only."""
    return "".join(nomor.split()).upper()


V20: Final = AturanLaporan(
    ATURAN,
    {"paket": Keparahan.TOLAK, "sp2d": Keparahan.TOLAK},
    periksa=periksa,
)
