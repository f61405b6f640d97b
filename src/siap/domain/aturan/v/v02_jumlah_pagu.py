"""V02: rekening add up to their sub kegiatan, sub kegiatan to the PD's budget."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.bentuk_laporan import AturanLaporan, Pelanggaran, tempat_baris
from siap.domain.laporan.potret import Potret, jumlah
from siap.domain.temuan import Keparahan, Tempat
from siap.domain.uang import tampil_rupiah

ATURAN: Final = Aturan(
    "V02",
    Keparahan.TOLAK,
    "Jumlah pagu tidak sama",
    "Pagu {bagian} berjumlah {diberikan}, seharusnya {diharapkan} (selisih {selisih}).",
    "Samakan rincian pagu dengan versi anggaran yang berlaku.",
    "Rekening Rp60 + Rp40, sub kegiatan Rp100",
    "Rekening Rp60 + Rp41, sub kegiatan Rp100",
    "DOMAIN 5, butir 2; PP 12/2019",
)


def periksa(potret: Potret, _ambang: AmbangAturan) -> Iterator[Pelanggaran]:
    """Yield what breaks the rule."""
    rincian: dict[str, list[Decimal | None]] = {}
    for baris in potret.baris:
        if baris.rinci:
            rincian.setdefault(baris.sub_kegiatan, []).append(baris.pagu)
    for nomor, baris in enumerate(potret.baris, start=1):
        if baris.rinci or baris.rekening:
            continue
        isi = jumlah(rincian.get(baris.sub_kegiatan, ()))
        if isi is not None and baris.pagu is not None and isi != baris.pagu:
            tempat = tempat_baris(nomor, baris, "pagu")
            yield _beda("rekening", tempat, f"rekening {baris.sub_kegiatan}", isi, baris.pagu)
    semua, apbd = jumlah(b.pagu for b in potret.pokok), potret.fakta.pagu_apbd
    if semua is not None and apbd is not None and semua != apbd:
        yield _beda("apbd", Tempat(medan="pagu"), "PD menurut APBD", semua, apbd)


def _beda(bagian: str, tempat: Tempat, sebutan: str, ada: Decimal, seharusnya: Decimal) -> Pelanggaran:
    return Pelanggaran(
        bagian,
        tempat,
        tampil_rupiah(ada),
        tampil_rupiah(seharusnya),
        tampil_rupiah(ada - seharusnya),
        {"bagian": sebutan},
    )


V02: Final = AturanLaporan(
    ATURAN,
    {"rekening": Keparahan.TOLAK, "apbd": Keparahan.TOLAK},
    periksa=periksa,
)
