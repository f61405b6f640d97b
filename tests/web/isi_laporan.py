"""A report for the doors: Dinas Sosial with a real budget, far in the past so that its month is open."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.test import Client
from tests.web.tiruan import DINSOS, PEMDA

from siap.domain.masukan import BarisAngkas, BarisFisik, BarisPagu, BarisRealisasi, Matra, Sifat
from siap.ledger.anggaran.actions import bukukan_anggaran, bukukan_angkas, bukukan_target_fisik
from siap.ledger.jejak.models import Peristiwa
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.pelaporan.models import IsianSel, JawabanSimpan, Kiriman, LaporanBulanan
from siap.ledger.realisasi.actions import bukukan_fisik, bukukan_realisasi
from siap.ledger.realisasi.models import EntriRealisasi, Pembukuan

TAHUN, BULAN = 2025, 9
DIBUKUKAN = datetime(2025, 1, 6, 2, tzinfo=UTC)
SUB_A, SUB_B = "1.06.02.2.01.0001", "1.06.02.2.01.0002"
REK_A, REK_B = "5.1.02.01.01.0024", "5.2.02.05.01.0005"
BARIS = ((SUB_A, REK_A), (SUB_A, REK_B), (SUB_B, REK_A))
KUERI = urlencode({"pemda": PEMDA, "pd": DINSOS, "tahun": TAHUN, "bulan": BULAN})


def rekam() -> dict[str, list[Any]]:
    """Everything that a refusal must leave as it was."""
    tabel = (LaporanBulanan, IsianSel, JawabanSimpan, Kiriman, Pembukuan, EntriRealisasi, Peristiwa)
    return {m.__name__: sorted(m.objects.values_list(), key=repr) for m in tabel}


def bukukan_rencana(baris: tuple[tuple[str, str], ...] = BARIS, *, bulan_lalu: bool = True) -> None:
    """Book a budget of Rp960 a line, a cash plan of 80 a month, a target, and last month's position."""
    umum: dict[str, Any] = {"pemda": PEMDA, "tahun": TAHUN, "pd": DINSOS, "oleh": "uji", "pada": DIBUKUKAN}
    matra = [Matra(s, r, r[:3]) for s, r in baris]
    sub = sorted({s for s, _ in baris})

    def sumber(nama: str) -> Sumber:
        return Sumber(f"{nama}.xlsx", nama.ljust(64, "0"))

    bukukan_anggaran(
        **umum,
        baris=[BarisPagu(DINSOS, m, Decimal(960)) for m in matra],
        tahap="murni",
        berlaku_mulai=1,
        sumber=sumber("a"),
    )
    bukukan_angkas(
        **umum,
        baris=[BarisAngkas(DINSOS, m, b, Decimal(80)) for m in matra for b in range(1, 13)],
        berlaku_mulai=1,
        sumber=sumber("b"),
    )
    bukukan_target_fisik(
        **umum,
        baris=[BarisFisik(DINSOS, b, s, Decimal(b * 8)) for s in sub for b in range(1, 13)],
        berlaku_mulai=1,
        sumber=sumber("c"),
    )
    if bulan_lalu:
        bukukan_realisasi(
            **umum,
            bulan=BULAN - 1,
            baris=[BarisRealisasi(DINSOS, BULAN - 1, m, Decimal(600)) for m in matra],
            sifat=Sifat.KUMULATIF,
            lengkap=True,
            sumber=sumber("d"),
        )
        bukukan_fisik(
            **umum,
            bulan=BULAN - 1,
            baris=[BarisFisik(DINSOS, BULAN - 1, s, Decimal(60)) for s in sub],
            lengkap=True,
            sumber=sumber("e"),
        )


def operasi(
    sub: str = SUB_A,
    rekening: str = REK_A,
    kolom: str = "realisasi",
    nilai: str | None = "650",
    *,
    dilihat: str | None = None,
    versi: int = 0,
) -> dict[str, Any]:
    """One change, as a browser sends it."""
    return {
        "sub_kegiatan": sub,
        "rekening": rekening,
        "sumber_dana": "",
        "kolom": kolom,
        "nilai": nilai,
        "nilai_dilihat": dilihat,
        "versi": versi,
    }


def lengkap() -> list[dict[str, Any]]:
    """Return plausible figures for every cell."""
    uang = [operasi(s, r, "realisasi", f"{680 + n}") for n, (s, r) in enumerate(BARIS)]
    return [*uang, operasi(SUB_A, "", "fisik", "70.5"), operasi(SUB_B, "", "fisik", "71.25")]


def simpan(klien: Client, *isi: dict[str, Any], kunci: str = "k1", kueri: str = KUERI, **lain: Any) -> Any:
    """Send a batch."""
    return klien.post(
        f"/lapor/simpan?{kueri}",
        {"kunci": kunci, "operasi": list(isi)},
        content_type="application/json",
        **lain,
    )
