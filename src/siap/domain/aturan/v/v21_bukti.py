"""V21: evidence tells when and where it was taken, in its month and region, and is used once."""

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
    "V21",
    Keparahan.JELASKAN,
    "Bukti meragukan",
    "Bukti {nama} {masalah}.",
    "Unggah foto asli dari lapangan, atau jelaskan asalnya.",
    "Foto dengan waktu dan letak di dalam kabupaten",
    "Foto tanpa letak, foto yang sudah dipakai bulan lalu",
    "DOMAIN 5, butir 21",
)


def periksa(potret: Potret, _ambang: AmbangAturan) -> Iterator[Pelanggaran]:
    """Yield what breaks the rule."""
    dipakai = Counter(b.sidik for b in potret.bukti)
    for b in potret.bukti:
        tempat_lain = ", ".join(b.dipakai_di) or "laporan ini sendiri"
        masalah = (
            ("waktu", b.foto and not b.ada_waktu, "tidak menyimpan waktu pengambilan"),
            ("bulan", b.waktu_sesuai is False, "diambil di luar bulan laporan"),
            ("letak", b.foto and not b.ada_letak, "tidak menyimpan letak (GPS)"),
            ("ulang", bool(b.dipakai_di) or dipakai[b.sidik] > 1, f"sama dengan bukti pada {tempat_lain}"),
            ("mirip", bool(b.mirip_di), f"serupa dengan bukti pada {', '.join(b.mirip_di)}"),
            ("luar", b.dalam_wilayah is False, "diambil di luar wilayah Pemda"),
        )
        for bagian, ada, sebutan in masalah:
            if ada:
                isi = {"nama": b.nama, "masalah": sebutan}
                yield Pelanggaran(bagian, Tempat(berkas=b.nama, sel=b.kunci, medan="bukti"), isi=isi)


V21: Final = AturanLaporan(
    ATURAN,
    {
        "waktu": Keparahan.JELASKAN,
        "bulan": Keparahan.JELASKAN,
        "letak": Keparahan.JELASKAN,
        "ulang": Keparahan.JELASKAN,
        "mirip": Keparahan.JELASKAN,
        "luar": Keparahan.JELASKAN,
    },
    periksa=periksa,
)
