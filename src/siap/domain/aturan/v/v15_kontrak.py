"""V15: a contract stays within its pagu, near its HPS and inside the year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.bentuk_laporan import AturanLaporan, Pelanggaran
from siap.domain.laporan.potret import Potret
from siap.domain.temuan import Keparahan, Tempat
from siap.domain.uang import tampil_angka, tampil_rupiah
from siap.domain.waktu import tampil_tanggal

ATURAN: Final = Aturan(
    "V15",
    Keparahan.TOLAK,
    "Kontrak tidak wajar",
    "Paket {nama}: {masalah}.",
    "Periksa data kontrak; bila benar, jelaskan atau lengkapi izin tahun jamaknya.",
    "Kontrak Rp90, pagu Rp100, HPS Rp95",
    "Kontrak Rp101, pagu Rp100",
    "DOMAIN 5, butir 15; Perpres 16/2018",
)


def periksa(potret: Potret, ambang: AmbangAturan) -> Iterator[Pelanggaran]:
    """Yield what breaks the rule."""
    for p in potret.paket:
        kontrak = p.nilai_kontrak
        if kontrak is not None and p.pagu is not None and kontrak > p.pagu:
            masalah = f"nilai kontrak {tampil_rupiah(kontrak)} melebihi pagu {tampil_rupiah(p.pagu)}"
            yield Pelanggaran(
                "pagu",
                Tempat(sel=p.kode, medan="nilai_kontrak"),
                tampil_rupiah(kontrak),
                tampil_rupiah(p.pagu),
                tampil_rupiah(kontrak - p.pagu),
                {"nama": p.nama, "masalah": masalah},
            )
        if kontrak is not None and p.hps is not None and kontrak * 100 < ambang.hps_terendah * p.hps:
            masalah = (
                f"nilai kontrak {tampil_rupiah(kontrak)} kurang dari "
                f"{tampil_angka(ambang.hps_terendah)} % HPS {tampil_rupiah(p.hps)}"
            )
            yield Pelanggaran(
                "hps",
                Tempat(sel=p.kode, medan="nilai_kontrak"),
                tampil_rupiah(kontrak),
                tampil_rupiah(p.hps),
                isi={"nama": p.nama, "masalah": masalah},
            )
        for medan, tanggal in (("mulai", p.mulai), ("selesai", p.selesai)):
            if tanggal is not None and tanggal.year != potret.periode.tahun and not p.tahun_jamak:
                masalah = f"tanggal {medan} {tampil_tanggal(tanggal)} di luar tahun {potret.periode.tahun}"
                yield Pelanggaran(
                    "tanggal",
                    Tempat(sel=p.kode, medan=medan),
                    tampil_tanggal(tanggal),
                    str(potret.periode.tahun),
                    isi={"nama": p.nama, "masalah": masalah},
                )


V15: Final = AturanLaporan(
    ATURAN,
    {"pagu": Keparahan.TOLAK, "hps": Keparahan.JELASKAN, "tanggal": Keparahan.JELASKAN},
    periksa=periksa,
)
