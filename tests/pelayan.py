"""A warm parent: holds SIAP imported, and forks `siap serve` from it as often as asked.

Each server is a process group of its own with fresh connections, sockets and workers; only the time to import
is saved. One command per line: "mulai PORTA PEKERJA" answers with the id of the group; "rantai" with the
number of events of the chain, or "putus" where it does not hold.
"""

from __future__ import annotations

import os
import sys


def _cabang(kerja: object) -> int:
    """Fork; the child does the work and never comes back."""
    pid = os.fork()
    if pid:
        return pid
    try:
        os.setsid()
        kerja()  # type: ignore[operator]
    finally:
        os._exit(1)


def _sajikan(porta: str, pekerja: str) -> None:
    from siap.jobs.perintah.serve import sajikan

    sys.argv = ["siap"]  # gunicorn must not read what started this program
    diam = os.open(os.devnull, os.O_RDWR)
    os.dup2(diam, 0)
    os.dup2(2, 1)
    sajikan(f"127.0.0.1:{porta}", int(pekerja))


def _rantai(pemda: str, tulis: int) -> None:
    from siap.ledger.jejak.queries import periksa_rantai

    hasil = periksa_rantai(pemda)
    os.write(tulis, (str(hasil.jumlah) if hasil.utuh else "putus").encode())
    os._exit(0)


def main() -> None:
    """Import everything once, then obey."""
    from siap.jobs.perintah.dasar import mulai_django

    mulai_django()
    from importlib import import_module

    from django.conf import settings
    from django.db import connections
    from django.urls import get_resolver

    import_module(settings.ROOT_URLCONF)
    _ = get_resolver().url_patterns
    import_module("siap.jobs.perintah.serve")
    import_module("gunicorn.app.base")
    connections.close_all()
    sys.stdout.write("siap\n")
    sys.stdout.flush()
    for baris in sys.stdin:
        perintah, *isi = baris.split()
        if perintah == "mulai":
            jawab = str(_cabang(lambda isi=isi: _sajikan(*isi)))
        else:
            baca, tulis = os.pipe()
            pid = _cabang(lambda isi=isi, tulis=tulis: _rantai(isi[0], tulis))
            os.close(tulis)
            with os.fdopen(baca) as pipa:
                jawab = pipa.read()
            os.waitpid(pid, 0)
        sys.stdout.write(f"{jawab}\n")
        sys.stdout.flush()
        _sapu()


def _sapu() -> None:
    """Bury servers that were killed."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


if __name__ == "__main__":
    main()
