"""The demo is made once per run: it is values only, so tests may share it."""

from __future__ import annotations

import pytest

from siap.jobs.demo import Demo, bangkitkan


@pytest.fixture(scope="session")
def demo() -> Demo:
    return bangkitkan()
