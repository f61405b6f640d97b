"""A terminal for tests: the real `siap`, in its own process, on its own data folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

#: The day on which these tests happen.
SEKARANG = "2026-11-20T09:00:00+07:00"


def pasang(folder: Path) -> Terminal:
    """Make an empty installation: SQLite in the folder, or a new database of the PostgreSQL under test."""
    if os.environ.get("SIAP_UJI_PANGKALAN", "sqlite") != "postgresql":
        return Terminal(folder)
    server, _, _ = os.environ["SIAP_TEST_DATABASE_URL"].rpartition("/")
    nama = f"siap_terminal_{uuid.uuid4().hex}"
    with psycopg.connect(os.environ["SIAP_TEST_DATABASE_URL"], autocommit=True) as sambungan:
        sambungan.execute(f'CREATE DATABASE "{nama}"')
    return Terminal(folder, f"{server}/{nama}")


@dataclass(frozen=True)
class Jawab:
    """What a command answered."""

    kode: int
    keluaran: str
    galat: str

    @property
    def json(self) -> Any:
        """The answer of a command that was asked for JSON."""
        return json.loads(self.keluaran)


@dataclass(frozen=True)
class Terminal:
    """`siap` on one data folder; every call is a new process, as on a real machine."""

    data: Path
    pangkalan: str = ""

    @property
    def lingkungan(self) -> dict[str, str]:
        """Environment of a process on this installation: nothing of the test run's own settings."""
        hasil = {k: v for k, v in os.environ.items() if not k.startswith("SIAP_")}
        hasil |= {"SIAP_DATA": str(self.data), "SIAP_SEKARANG": SEKARANG, "COLUMNS": "200"}
        if self.pangkalan:
            hasil["SIAP_DATABASE_URL"] = self.pangkalan
        return hasil

    def __call__(self, *argumen: str | Path, masuk: str | None = None) -> Jawab:
        hasil = subprocess.run(
            [sys.executable, "-m", "siap.jobs.cli", *map(str, argumen)],
            capture_output=True,
            text=True,
            env=self.lingkungan,
            check=False,
            input=masuk,
            timeout=600,
        )
        return Jawab(hasil.returncode, hasil.stdout, hasil.stderr)

    def impor(self, *argumen: str | Path) -> Any:
        """Import with --json; the exit code must agree with the statuses."""
        jawab = self("impor", *argumen, "--json")
        assert jawab.keluaran, jawab.galat
        ditolak = any(b["status"] == "ditolak" for b in jawab.json["berkas"])
        assert jawab.kode == (2 if ditolak else 0), jawab.galat
        return jawab.json

    def rekap(self, *argumen: str | Path) -> Any:
        """Ask for the control table as JSON."""
        jawab = self("rekap", *argumen, "--json")
        assert jawab.kode == 0, jawab.galat
        return jawab.json
