"""Flows on a real book and a real mart in a folder of the test's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from siap.flows.impor import BerkasMasuk, HasilImpor, Permintaan, bukukan
from siap.ledger.organisasi.actions import catat_pd, tetapkan_pemda

PEMDA, TAHUN = "18.04", 2025
PADA = datetime(2026, 2, 20, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Path) -> None:
    """A data folder of the test's own."""
    settings.SIAP_DATA = tmp_path


@pytest.fixture
def kabupaten(db: None) -> str:
    """Lampung Barat with two PD."""
    tetapkan_pemda(kode=PEMDA, nama="Kabupaten Lampung Barat", ibu_kota="Liwa", oleh="uji", pada=PADA)
    catat_pd(pemda=PEMDA, kode="1.06", nama="Dinas Sosial", oleh="uji", pada=PADA)
    catat_pd(pemda=PEMDA, kode="3.25", nama="Dinas Perikanan", oleh="uji", pada=PADA)
    return PEMDA


Impor = Callable[..., HasilImpor]


@pytest.fixture
def impor(kabupaten: str) -> Impor:
    """Book small CSV texts: ``impor({"a.csv": "pd,bulan,..."}, bulan=3)``."""

    def jalankan(berkas: dict[str, str], **minta: Any) -> HasilImpor:
        masuk = [BerkasMasuk(n, t.encode()) for n, t in berkas.items()]
        permintaan = Permintaan(**{"pemda": kabupaten, "tahun": TAHUN, **minta})
        return bukukan(masuk, permintaan, oleh="uji", pada=PADA)

    return jalankan
