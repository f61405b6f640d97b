"""A terminal for tests: the real `siap`, in its own process, on its own data folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


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

    def __call__(self, *argumen: str | Path, masuk: str | None = None) -> Jawab:
        lingkungan = {k: v for k, v in os.environ.items() if not k.startswith("SIAP_")}
        lingkungan |= {
            "SIAP_DATA": str(self.data),
            "SIAP_SEKARANG": "2026-11-20T09:00:00+07:00",
            "COLUMNS": "200",
        }
        if self.pangkalan:
            lingkungan["SIAP_DATABASE_URL"] = self.pangkalan
        hasil = subprocess.run(
            [sys.executable, "-m", "siap.jobs.cli", *map(str, argumen)],
            capture_output=True,
            text=True,
            env=lingkungan,
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
