"""`siap serve`: the web, by gunicorn with synchronous workers (measured best for our write load)."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Annotated, Final

import typer

from siap.jobs.perintah.dasar import mulai_django

NAMA = "serve"
_SIDIK: Final = ".sidik"


def perintah(
    alamat: Annotated[str, typer.Option("--alamat", help="host:porta.")] = "127.0.0.1:8000",
    pekerja: Annotated[int, typer.Option("--pekerja", help="Jumlah proses; bawaan: inti + 1.", min=1)] = (
        os.cpu_count() or 1
    )
    + 1,
) -> None:
    """Sajikan SIAP di alamat ini."""
    mulai_django()
    sajikan(alamat, pekerja)


def sajikan(alamat: str, pekerja: int) -> None:
    """Collect static files once, then run gunicorn until stopped. Django must have been started."""
    from django.conf import settings
    from gunicorn.app.base import BaseApplication

    settings.SIAP_ISI_NANTI = True
    kumpulkan_aset()

    class Layanan(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
        def load_config(self) -> None:
            for nama, nilai in {
                "bind": alamat,
                "workers": pekerja,
                "worker_class": "sync",
                "timeout": 120,  # a 60,000-line import may take its time; deadline night is slow
                "preload_app": False,  # DuckDB and SQLite handles must not cross a fork
                "accesslog": None,
                "errorlog": "-",
                "loglevel": "warning",
            }.items():
                self.cfg.set(nama, nilai)

        def load(self) -> object:
            from django.core.wsgi import get_wsgi_application

            return get_wsgi_application()

    Layanan().run()


def kumpulkan_aset() -> bool:
    """Collect and compress static files when any of them changed; a restart then takes moments.

    The mark is written last: a start that was killed half way collects again.
    """
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    sidik = hashlib.sha256(repr(settings.STORAGES).encode())
    for pencari in get_finders():
        for nama, gudang in pencari.list([]):
            keadaan = Path(gudang.path(nama)).stat()
            sidik.update(f"{nama} {keadaan.st_size} {keadaan.st_mtime_ns}\n".encode())
    tanda = Path(settings.STATIC_ROOT) / _SIDIK
    if tanda.is_file() and tanda.read_text(encoding="ascii") == sidik.hexdigest():
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    tanda.parent.mkdir(parents=True, exist_ok=True)
    tanda.write_text(sidik.hexdigest(), encoding="ascii")
    return True
