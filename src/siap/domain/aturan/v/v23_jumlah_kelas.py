"""V23: class counts add up to the number of sub kegiatan."""

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
    "V23",
    Keparahan.JELASKAN,
    "Jumlah kelas tidak sama",
    "Kelas sub kegiatan berjumlah {diberikan}, sub kegiatannya {diharapkan} (selisih {selisih}).",
    "Periksa sub kegiatan yang tidak masuk kelas mana pun, misalnya yang belum diisi.",
    "280 + 495 + 546 + 352 = 1.673",
    "Sub kegiatan pada 50,4 % tanpa kelas",
    "DOMAIN 5, butir 23",
)


def periksa(potret: Potret, _ambang: AmbangAturan) -> Iterator[Pelanggaran]:
    """Yield what breaks the rule."""
    if potret.fakta.kelas:
        ada = sum(potret.fakta.kelas.values())
        seharusnya = len({b.sub_kegiatan for b in potret.baris if b.sub_kegiatan})
        if ada != seharusnya:
            yield Pelanggaran(
                "kelas",
                Tempat(medan="kelas"),
                tampil_angka(ada),
                tampil_angka(seharusnya),
                tampil_angka(ada - seharusnya),
            )


V23: Final = AturanLaporan(
    ATURAN,
    {"kelas": Keparahan.JELASKAN},
    periksa=periksa,
)
