"""What every test may ask for."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db.backends.base.operations import BaseDatabaseOperations
from hypothesis import HealthCheck, settings
from tests.buku import buku_terbuka

AKAR = Path(__file__).resolve().parent.parent

# One profile: reproducible, no deadline (the machine is noisy), large enough to find edges.
settings.register_profile(
    "siap", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("siap")


@pytest.fixture(scope="session")
def shared_data() -> Callable[[str], Path]:
    """Give a set of real files beside the project, or skip with a message that names what is missing."""
    dasar = Path(os.environ.get("SIAP_SHARED_DATA", AKAR.parent / "shared" / "data"))

    def folder(nama: str) -> Path:
        tempat = dasar / nama
        if not tempat.exists():
            pytest.skip(f"../shared/data/{nama} not found")
        return tempat

    return folder


@pytest.fixture(scope="session", autouse=True)
def _perintah_memakai_pengaturan_biasa() -> None:
    """Let a command that a test starts run with the settings of service, on the data folder of the tests."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "siap.config.settings"


@pytest.fixture(scope="session", autouse=True)
def _buku_dapat_dikosongkan_antar_uji() -> None:
    """Let tests with real transactions (live server) be flushed: the book itself refuses to be emptied."""
    asli = BaseDatabaseOperations.execute_sql_flush

    def kosongkan(ops: Any, sql_list: list[str]) -> None:
        with buku_terbuka(ops.connection):
            asli(ops, sql_list)

    BaseDatabaseOperations.execute_sql_flush = kosongkan  # type: ignore[method-assign]
