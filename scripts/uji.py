"""Run the tests: the domain to the last branch, all else on SQLite, the book on PostgreSQL, the browser.

Every part runs even when an earlier one failed, so that one run shows everything; the exit code is 1
when any part failed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
PYTEST = [sys.executable, "-m", "pytest", "-q"]

#: part -> (arguments of pytest, environment)
BAGIAN: dict[str, tuple[list[str], dict[str, str]]] = {
    "domain": (
        [
            "-n",
            "2",
            "tests/domain",
            "tests/aturan",
            "--cov=siap.domain",
            "--cov-branch",
            "--cov-fail-under=100",
            "--cov-report=term:skip-covered",
        ],
        {},
    ),
    "sqlite": (
        ["-n", "2", "-m", "not cerita", "--ignore=tests/domain", "--ignore=tests/aturan"],
        {},
    ),
    "postgresql": (
        [
            "-n",
            "2",
            "-m",
            "not cerita",
            "tests/ledger",
            "tests/flows",
            "tests/jobs",
            "tests/bunuh",
            "tests/serentak",
            "tests/web",
        ],
        {"SIAP_UJI_PANGKALAN": "postgresql"},
    ),
    "cerita": (["-m", "cerita", "tests/cerita"], {}),
}


def main() -> int:
    """Run the parts and say at the end which of them failed."""
    pilihan = argparse.ArgumentParser(description=__doc__)
    pilihan.add_argument("--hanya", choices=sorted(BAGIAN), help="only this part")
    arg = pilihan.parse_args()
    gagal = []
    with tempfile.TemporaryDirectory(prefix="siap-uji-") as data:
        for nama, (argumen, lingkungan) in BAGIAN.items():
            if arg.hanya and arg.hanya != nama:
                continue
            sys.stdout.write(f"\n== {nama}: pytest {' '.join(argumen)}\n")
            sys.stdout.flush()
            hasil = subprocess.run(
                [*PYTEST, *argumen],
                cwd=AKAR,
                env={**os.environ, "SIAP_DATA": str(Path(data) / nama), **lingkungan},
                check=False,
                stdin=subprocess.DEVNULL,
            )
            if hasil.returncode != 0:
                gagal.append(nama)
    if gagal:
        sys.stderr.write(f"uji: bagian yang gagal: {', '.join(gagal)}\n")
    return 1 if gagal else 0


if __name__ == "__main__":
    raise SystemExit(main())
