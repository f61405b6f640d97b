"""Fixtures of the command line: a terminal on an empty data folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.jobs.terminal import Terminal, pasang


@pytest.fixture
def siap(tmp_path: Path) -> Terminal:
    """An empty installation."""
    return pasang(tmp_path / "data")


@pytest.fixture(scope="module")
def siap_modul(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """One installation for a whole module: for cases whose import takes seconds."""
    return pasang(tmp_path_factory.mktemp("data"))
