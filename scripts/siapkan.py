"""Set the project up on a machine that has Python >= 3.11, git and make, and nothing else.

Idempotent: what has not changed is not done again, so the second run takes well under a second.
Standard library only, because it runs before anything is installed.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
ALAT = AKAR / ".alat"
LINGKUNGAN = AKAR / ".venv"
UV = "uv==0.13.9"


def main() -> int:
    """Run the steps that are asked for; print one Indonesian sentence when something cannot be had."""
    pilihan = argparse.ArgumentParser(description=__doc__)
    pilihan.add_argument(
        "--peramban", action="store_true", help="also see to Chromium for the browser stories"
    )
    pilihan.add_argument("--kelompok", action="append", default=[], help="extra dependency group, e.g. bench")
    arg = pilihan.parse_args()
    if sys.version_info < (3, 11):  # noqa: UP036  -- this script is what tells people so
        versi = sys.version.split()[0]
        return gagal(f"SIAP memerlukan Python 3.11 atau lebih baru; `{sys.executable}` adalah {versi}.")
    try:
        pasang_uv()
        pasang_paket(arg.kelompok)
        bangun_aset()
        if arg.peramban:
            pasang_peramban()
    except subprocess.CalledProcessError as salah:
        return gagal(f"Langkah berikut gagal (kode {salah.returncode}): {' '.join(map(str, salah.cmd))}")
    return 0


def gagal(kalimat: str) -> int:
    """Say what is wrong and what to do, on standard error."""
    sys.stderr.write(f"siapkan: {kalimat}\n")
    return 2


def sidik(*berkas: Path, tambahan: str = "") -> str:
    """Hash of the inputs of a step; the step runs again only when this changes."""
    isi = hashlib.sha256(tambahan.encode())
    for b in berkas:
        isi.update(b.read_bytes() if b.exists() else b"")
    return isi.hexdigest()


def sudah(cap: Path, sidik_baru: str) -> bool:
    """True when the stamp says that this very input was dealt with."""
    return cap.exists() and cap.read_text() == sidik_baru


def pasang_uv() -> None:
    """Put a pinned uv into a small virtual environment of its own."""
    if (ALAT / "bin" / "uv").exists() and sudah(ALAT / "cap", UV):
        return
    try:
        venv.create(ALAT, with_pip=True, clear=True)
    except (subprocess.CalledProcessError, OSError) as salah:
        # Debian's python3 comes without ensurepip
        raise SystemExit(gagal("Modul venv tidak lengkap; pasang paket python3-venv lalu ulangi.")) from salah
    jalankan([ALAT / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", UV])
    (ALAT / "cap").write_text(UV)


def pasang_paket(kelompok: list[str]) -> None:
    """Bring .venv in line with uv.lock, with the Python that runs this script.

    A group that was installed once stays, so that `make bench` and `make test` do not undo each other.
    Bytecode is compiled here, once, because a read-only or shared installation never writes it later.
    """
    cap = LINGKUNGAN / "cap-siap"
    dasar = sidik(AKAR / "uv.lock", AKAR / "pyproject.toml")
    lama, _, punya = (cap.read_text() if cap.exists() else "").partition(" ")
    semua = sorted({*kelompok, *punya.split()})
    if lama == dasar and set(kelompok) <= set(punya.split()):
        return
    pilihan = [a for k in semua for a in ("--group", k)]
    jalankan(
        [ALAT / "bin" / "uv", "sync", "--frozen", "--quiet", "--compile-bytecode", *pilihan],
        UV_PYTHON_DOWNLOADS="never",
        UV_PYTHON=penerjemah(),
    )
    cap.write_text(" ".join([dasar, *semua]))


def penerjemah() -> str:
    """The Python that runs this script; inside a virtual environment, the one it was made from."""
    return getattr(sys, "_base_executable", sys.executable)


def bangun_aset() -> None:
    """Build CSS and JavaScript; the builder knows itself whether anything changed."""
    jalankan([LINGKUNGAN / "bin" / "python", AKAR / "scripts" / "bangun_aset.py"])


def pasang_peramban() -> None:
    """See to it that Chromium is there: from Debian when root, else say what to install."""
    if any(shutil.which(n) for n in ("chromium", "chromium-browser", "google-chrome")):
        return
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        raise SystemExit(gagal("Uji peramban memerlukan Chromium: pasang paket chromium lalu ulangi."))
    tenang = {"DEBIAN_FRONTEND": "noninteractive"}
    jalankan(["apt-get", "update", "-qq"], **tenang)
    jalankan(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], diam=True, **tenang)


def jalankan(perintah: list[str | Path], *, diam: bool = False, **lingkungan: str) -> None:
    """Run one step in the project's folder; the environment is passed through (npm needs its CA)."""
    subprocess.run(
        [str(p) for p in perintah],
        cwd=AKAR,
        check=True,
        env={**os.environ, **lingkungan},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL if diam else None,
    )


if __name__ == "__main__":
    raise SystemExit(main())
