"""What every test may ask for."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

AKAR = Path(__file__).resolve().parent.parent

# One profile: reproducible, no deadline (the machine is noisy), large enough to find edges.
settings.register_profile("siap", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
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
