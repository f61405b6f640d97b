"""`siap serve`: the web, by gunicorn with synchronous workers (measured best for our write load)."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from siap.jobs.perintah.dasar import mulai_django

NAMA = "serve"


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
    from django.core.management import call_command
    from gunicorn.app.base import BaseApplication

    call_command("collectstatic", interactive=False, verbosity=0)

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
