"""Fill an empty data folder with two wide reports: 500 lines to type in, and 500 x 4 cells to paste into.

Run as ``python -m tests.cerita.isi_lapor`` with SIAP_DATA set. Dinas Sosial has rekening under its sub
kegiatan; Dinas Perhubungan knows its budget by sub kegiatan only, so every row holds all four columns.
"""

from __future__ import annotations

import os
from decimal import Decimal
from typing import Any

TAHUN, BULAN = 2025, 9
NAMA = (
    "Penyediaan Gaji dan Tunjangan ASN",
    "Koordinasi dan Penyusunan Laporan Capaian Kinerja",
    "Pengadaan Sarana dan Prasarana Gedung Kantor",
    "Fasilitasi Bantuan Sosial Kesejahteraan Keluarga",
    "Pemeliharaan Jalan Lingkungan Kawasan Permukiman Terpencil",
)
REKENING = (
    ("5.1.02.01.01.0024", "Belanja Alat Tulis Kantor"),
    ("5.1.02.02.01.0003", "Honorarium Narasumber"),
    ("5.1.02.04.01.0001", "Belanja Perjalanan Dinas Biasa"),
    ("5.2.02.05.01.0005", "Belanja Modal Alat Kantor Lainnya"),
)


def _baris(bidang: str, banyak: int, rekening: bool) -> list[tuple[str, str]]:
    sub = [f"{bidang}.{2 + n // 50:02d}.2.{1 + n // 10 % 5:02d}.{1 + n % 10:04d}" for n in range(banyak)]
    return [(s, r) for s in sub for r in ([k for k, _ in REKENING] if rekening else [""])]


def main() -> int:
    """Fill the folder."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "siap.config.settings"
    django.setup()
    from datetime import UTC, datetime

    from django.core.management import call_command
    from tests.web.orang import DISHUB, daftarkan_orang, daftarkan_unit
    from tests.web.tiruan import DINSOS, PEMDA

    from siap.domain.masukan import BarisAngkas, BarisFisik, BarisPagu, BarisRealisasi, Matra, Sifat
    from siap.ledger.anggaran.actions import bukukan_anggaran, bukukan_angkas, bukukan_target_fisik
    from siap.ledger.jejak.sumber import Sumber
    from siap.ledger.nomenklatur.actions import catat_nama
    from siap.ledger.realisasi.actions import bukukan_fisik, bukukan_realisasi

    call_command("migrate", verbosity=0, interactive=False)
    pada = datetime(2025, 1, 6, 2, tzinfo=UTC)
    daftarkan_unit(pada)
    daftarkan_orang(pada)
    umum: dict[str, Any] = {"pemda": PEMDA, "tahun": TAHUN, "oleh": "uji", "pada": pada}
    for pd, daftar in ((DINSOS, _baris("1.06", 100, True)), (DISHUB, _baris("2.15", 500, False))):
        matra = [Matra(s, r, r[:3] if r else "5.1") for s, r in daftar]
        pagu = {m: Decimal(12_000_000 + 1_236_000 * (n * 7 % 90)) for n, m in enumerate(matra)}
        sub = sorted({s for s, _ in daftar})
        nama = {s: NAMA[n % len(NAMA)] for n, s in enumerate(sub)} | dict(REKENING)
        for s in sub:
            nama[".".join(s.split(".")[:3])] = "Program Pemberdayaan dan Perlindungan"
            nama[".".join(s.split(".")[:5])] = "Perencanaan, Penganggaran, dan Evaluasi Kinerja"
        catat_nama(pemda=PEMDA, tahun=TAHUN, uraian=nama)

        def sumber(apa: str, pd: str = pd) -> Sumber:
            return Sumber(f"{apa}-{pd}.xlsx", f"{apa}{pd}".encode().hex().ljust(64, "0")[:64])

        isi: dict[str, Any] = {**umum, "pd": pd}
        bukukan_anggaran(
            **isi,
            baris=[BarisPagu(pd, m, n) for m, n in pagu.items()],
            tahap="murni",
            berlaku_mulai=1,
            sumber=sumber("pagu"),
        )
        bukukan_angkas(
            **isi,
            baris=[BarisAngkas(pd, m, b, n / 12) for m, n in pagu.items() for b in range(1, 13)],
            berlaku_mulai=1,
            sumber=sumber("angkas"),
        )
        bukukan_target_fisik(
            **isi,
            baris=[BarisFisik(pd, b, s, Decimal(b * 8)) for s in sub for b in range(1, 13)],
            berlaku_mulai=1,
            sumber=sumber("target"),
        )
        bukukan_realisasi(
            **isi,
            bulan=BULAN - 1,
            baris=[BarisRealisasi(pd, BULAN - 1, m, n * 60 // 100) for m, n in pagu.items()],
            sifat=Sifat.KUMULATIF,
            lengkap=True,
            sumber=sumber("uang"),
        )
        bukukan_fisik(
            **isi,
            bulan=BULAN - 1,
            baris=[BarisFisik(pd, BULAN - 1, s, Decimal(61)) for s in sub],
            lengkap=True,
            sumber=sumber("fisik"),
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
