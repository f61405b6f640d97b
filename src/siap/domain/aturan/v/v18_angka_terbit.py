"""V18: a published percentage follows from its rupiah, a published sum from its parts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.bentuk_laporan import AturanLaporan, Pelanggaran
from siap.domain.laporan.potret import Potret
from siap.domain.temuan import Keparahan, Tempat
from siap.domain.uang import tampil_persen, tampil_rupiah

ATURAN: Final = Aturan(
    "V18",
    Keparahan.JELASKAN,
    "Angka terbit tidak cocok",
    "{nama} tertulis {diberikan}, hitungannya {diharapkan} (selisih {selisih}).",
    "Perbaiki angka yang diterbitkan, atau sebutkan sumbernya.",
    "38,28 % dari Rp38,28 / Rp100",
    "93,42 % padahal 99,00 %",
    "DOMAIN 5, butir 18",
)


def periksa(potret: Potret, ambang: AmbangAturan) -> Iterator[Pelanggaran]:
    """Yield what breaks the rule."""
    for a in potret.fakta.angka_terbit:
        # |p - 100 n/d| > limit, cross-multiplied by d
        if abs(a.persen * a.penyebut - 100 * a.pembilang) > ambang.persen_terbit * abs(a.penyebut):
            hitung = a.pembilang * 100 / a.penyebut if a.penyebut else None
            yield Pelanggaran(
                "persen",
                Tempat(lembar=a.tabel, sel=a.nama, medan="persen"),
                f"{tampil_persen(a.persen)} %",
                f"{tampil_persen(hitung)} %",
                "-" if hitung is None else f"{tampil_persen(a.persen - hitung)} poin",
                {"nama": a.nama},
            )
    for j in potret.fakta.jumlah_terbit:
        seharusnya = sum(j.bagian, Decimal(0))
        if seharusnya != j.jumlah:
            yield Pelanggaran(
                "jumlah",
                Tempat(sel=j.nama, medan="jumlah"),
                tampil_rupiah(j.jumlah),
                tampil_rupiah(seharusnya),
                tampil_rupiah(j.jumlah - seharusnya),
                {"nama": j.nama},
            )


V18: Final = AturanLaporan(
    ATURAN,
    {"persen": Keparahan.JELASKAN, "jumlah": Keparahan.JELASKAN},
    periksa=periksa,
)
