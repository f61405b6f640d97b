"""Run every benchmark of bench/ and print its ratios.

One file per claim; each prints one line per ratio, medians of several runs in one process tree, and
the peak memory of each side. Nothing here asserts: the numbers go to docs/reference/benchmarks.md.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run the benchmarks named on the command line, or all; stop at none that fails."""
    ditunjuk = set(sys.argv[1:])
    subprocess.run(
        [sys.executable, AKAR / "scripts" / "siapkan.py", "--kelompok", "bench"], check=True, cwd=AKAR
    )
    gagal = []
    for berkas in sorted((AKAR / "bench").glob("[a-z]*.py")):
        if ditunjuk and berkas.stem not in ditunjuk:
            continue
        sys.stdout.write(f"\n== bench/{berkas.name}\n")
        sys.stdout.flush()
        if subprocess.run([sys.executable, berkas], cwd=AKAR, check=False).returncode:
            gagal.append(berkas.stem)
    if gagal:
        sys.stderr.write(f"ukur: gagal berjalan: {', '.join(gagal)}\n")
    return 1 if gagal else 0


if __name__ == "__main__":
    raise SystemExit(main())
