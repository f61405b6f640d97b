"""V25: a report sent after its due date, or not touched for long, is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.bentuk_laporan import AturanLaporan, Pelanggaran
from siap.domain.laporan.potret import Potret
from siap.domain.temuan import Keparahan, Tempat
from siap.domain.waktu import tampil_tanggal

ATURAN: Final = Aturan(
    "V25",
    Keparahan.INFO,
    "Terlambat atau basi",
    "{masalah}: {diberikan}, {pembanding} {diharapkan}.",
    "Kirim sebelum jatuh tempo bulan berikutnya; perbarui isinya setiap bulan.",
    "Diterima pada jatuh temponya",
    "Diterima sehari sesudah jatuh tempo",
    "DOMAIN 5, butir 25; usulan SIAP",
)


def periksa(potret: Potret, ambang: AmbangAturan) -> Iterator[Pelanggaran]:
    """Yield what breaks the rule."""
    terima, tempo, perbarui = potret.diterima_pertama, potret.jatuh_tempo, potret.diperbarui
    if terima is not None and tempo is not None and terima > tempo:
        isi = {"masalah": "Laporan terlambat diterima", "pembanding": "jatuh temponya"}
        yield Pelanggaran(
            "terlambat",
            Tempat(medan="laporan"),
            tampil_tanggal(terima),
            tampil_tanggal(tempo),
            f"{(terima - tempo).days} hari",
            isi,
        )
    if perbarui is not None and (potret.pada - perbarui).days > ambang.hari_basi:
        isi = {"masalah": "Pembaruan terakhir sudah lama", "pembanding": "paling lama"}
        yield Pelanggaran(
            "basi",
            Tempat(medan="laporan"),
            tampil_tanggal(perbarui),
            f"{ambang.hari_basi} hari",
            f"{(potret.pada - perbarui).days} hari",
            isi,
        )


V25: Final = AturanLaporan(
    ATURAN,
    {"terlambat": Keparahan.INFO, "basi": Keparahan.INFO},
    periksa=periksa,
)
