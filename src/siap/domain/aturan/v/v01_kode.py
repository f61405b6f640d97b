"""V01: every code is written with the right digits and stands in that year's nomenclature."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.bentuk_laporan import AturanLaporan, Pelanggaran, tempat_baris
from siap.domain.kode import KodeTidakTerbaca, dengan_x_xx, normal_rekening, normal_sub_kegiatan
from siap.domain.laporan.potret import Potret
from siap.domain.temuan import Keparahan

ATURAN: Final = Aturan(
    "V01",
    Keparahan.TOLAK,
    "Kode salah atau tidak ada di nomenklatur",
    "Kode {diberikan} {masalah}.",
    "Pakai kode menurut nomenklatur tahun anggaran itu, lalu isi lagi barisnya.",
    "1.02.02.2.02.0001 ada di nomenklatur",
    "1.02.02.2.99.0001, atau kode tanpa digit terakhir",
    "DOMAIN 5, butir 1; Permendagri 90/2019",
)


def periksa(potret: Potret, _ambang: AmbangAturan) -> Iterator[Pelanggaran]:
    """Yield what breaks the rule."""
    dikenal = potret.fakta.kode_dikenal
    for nomor, baris in enumerate(potret.baris, start=1):
        for medan, kode, normal in (
            ("sub_kegiatan", baris.sub_kegiatan, normal_sub_kegiatan),
            ("rekening", baris.rekening, normal_rekening),
        ):
            if not kode:
                continue
            try:
                baku = normal(kode)
            except KodeTidakTerbaca:
                tempat, masalah = tempat_baris(nomor, baris, medan), "salah jumlah atau jenis angkanya"
                yield Pelanggaran("bentuk", tempat, kode, isi={"masalah": masalah})
                continue
            if dikenal is not None and not {baku, dengan_x_xx(baku)} & dikenal:
                masalah = f"tidak ada di nomenklatur {potret.periode.tahun}"
                tempat = tempat_baris(nomor, baris, medan)
                yield Pelanggaran("nomenklatur", tempat, kode, isi={"masalah": masalah})


V01: Final = AturanLaporan(
    ATURAN,
    {"bentuk": Keparahan.TOLAK, "nomenklatur": Keparahan.TOLAK},
    periksa=periksa,
)
