"""The floors of the house are real: a planted breach breaks the contract that forbids it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow


def _periksa(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts of a copy of the house; its own source comes before the installed one."""
    return subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as j; j()", "--no-cache"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def rumah(tmp_path: Path) -> Path:
    """A copy of the house that may be broken."""
    shutil.copytree(
        AKAR / "src" / "siap",
        tmp_path / "src" / "siap",
        ignore=lambda _, isi: [n for n in isi if n in ("static", "aset", "templates", "__pycache__")],
    )
    shutil.copy(AKAR / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_house_keeps_its_contracts_and_four_planted_breaches_do_not(rumah: Path) -> None:
    utuh = _periksa(rumah)
    assert utuh.returncode == 0, utuh.stdout
    pelanggaran = {
        "domain/uang.py": "from django.db import models",
        "web/beranda/views.py": "from siap.ledger.realisasi.models import Pembukuan",
        "analytics/rekap/kelas.py": "from siap.ledger.jejak import rantai",
        "documents/blocks.py": "from siap.web import urls",
    }
    for berkas, baris in pelanggaran.items():
        tempat = rumah / "src" / "siap" / berkas
        tempat.write_text(f"{tempat.read_text(encoding='utf-8')}\n{baris}\n", encoding="utf-8")

    hasil = _periksa(rumah)

    assert hasil.returncode == 1
    for nama in (
        "Floors: config",
        "The domain is pure",
        "Only the book and the doors know Django",
        "Models stay inside the ledger",
    ):
        baris = next(b for b in hasil.stdout.splitlines() if b.startswith(nama))
        assert baris.endswith("BROKEN"), baris
