"""Short words for putting evidence on the table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from tests import foto as contoh
from tests.ledger.conftest import PADA, PEMDA, TAHUN

from siap.domain.laporan.bukti import IsiBukti
from siap.domain.wilayah import BatasWilayah
from siap.intake.bukti.baca import baca_bukti
from siap.ledger.bukti.actions import TempatBukti, catat_bukti
from siap.ledger.bukti.models import Bukti, BuktiDicabut, BuktiSerupa, GarisBatas, PitaRupa
from siap.ledger.jejak.models import Peristiwa

SUB = "1.06.02.2.01.0001"
KOTAK = BatasWilayah(
    ((tuple((round(x * 1_000_000), round(y * 1_000_000)) for x, y in contoh.KOTAK["coordinates"][0][:-1]),),)
)
TABEL = (Bukti, BuktiDicabut, BuktiSerupa, PitaRupa, GarisBatas, Peristiwa)
_TERBACA: dict[bytes, IsiBukti] = {}


def rekam() -> dict[str, list[tuple[object, ...]]]:
    """Everything that a refusal must leave as it was."""
    return {m.__name__: sorted(m.objects.values_list(), key=repr) for m in TABEL}


def isi(bita: bytes) -> IsiBukti:
    if bita not in _TERBACA:
        _TERBACA[bita] = baca_bukti(bita).isi
    return _TERBACA[bita]


Unggah = Callable[..., tuple[Bukti, bool]]


@pytest.fixture
def unggah(kabupaten: str) -> Unggah:
    """Add evidence: ``unggah(bytes, oleh=..., pd=..., bulan=..., sub=...)``."""

    def jalankan(
        bita: bytes | None = None,
        *,
        oleh: Any = "uji",
        pd: str = "1.06",
        bulan: int = 9,
        sub: str = SUB,
        paket: str = "",
        nama: str = "foto.jpg",
        keterangan: str = "Balai desa tampak depan",
        pada: datetime = PADA,
        **lain: Any,
    ) -> tuple[Bukti, bool]:
        return catat_bukti(
            tempat=TempatBukti(PEMDA, pd, TAHUN, bulan, sub, paket),
            isi=isi(contoh.foto() if bita is None else bita),
            nama=nama,
            keterangan=keterangan,
            oleh=oleh,
            pada=pada,
            **lain,
        )

    return jalankan
