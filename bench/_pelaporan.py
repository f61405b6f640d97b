"""What the benchmarks of reporting share: a filled installation on either database, clocks, one line out."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

AKAR = Path(__file__).resolve().parent.parent
PANGKALAN = ("sqlite", "postgresql")
sys.path[:0] = [str(AKAR), str(AKAR / "src")]


def kedua_pangkalan(berkas: str, *argumen: str) -> None:
    """Run a benchmark once on each database, each in a process and a data folder of its own."""
    for pangkalan in PANGKALAN:
        with tempfile.TemporaryDirectory(prefix="siap-bench-") as folder:
            lingkungan = {k: v for k, v in os.environ.items() if not k.startswith("SIAP_")}
            lingkungan |= {"SIAP_DATA": f"{folder}/data", "SIAP_BENCH": pangkalan}
            if pangkalan == "postgresql":
                from scripts.postgres_uji import mulai

                lingkungan["SIAP_DATABASE_URL"] = os.environ.get("SIAP_TEST_DATABASE_URL") or mulai()
                _kosongkan(lingkungan["SIAP_DATABASE_URL"])
            print(f"-- {pangkalan}", flush=True)
            subprocess.run([sys.executable, berkas, *argumen], env=lingkungan, check=True, cwd=AKAR)


def _kosongkan(alamat: str) -> None:
    """Begin with an empty database."""
    import psycopg

    with psycopg.connect(alamat, autocommit=True) as pg:
        pg.execute("DROP SCHEMA public CASCADE")
        pg.execute("CREATE SCHEMA public")


def siapkan(banyak_pd: int, baris: int) -> dict[str, Any]:
    """Start Django and fill the book; returns units and sessions."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "siap.config.settings"
    from siap.jobs.perintah.dasar import mulai_django

    mulai_django()
    from django.conf import settings
    from tests.isi_laporan import DIBUKUKAN, PEMDA, TAHUN, isi

    from siap.flows.mart import isi_mart

    settings.ALLOWED_HOSTS = ["*"]
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    hasil = isi(banyak_pd, baris)
    isi_mart(PEMDA, TAHUN, pada=DIBUKUKAN)
    return hasil


def klien(sesi: str) -> Any:
    """Return a client of Django itself, signed in: all middleware, no network."""
    from django.test import Client

    satu = Client()
    satu.cookies["sessionid"] = sesi
    return satu


def lama(kerja: Callable[[], Any]) -> float:
    """Return how long a piece of work takes, in milliseconds."""
    mulai = time.perf_counter()
    kerja()
    return (time.perf_counter() - mulai) * 1000


def cetak(nama: str, siap: list[float], lawan: list[float], batas: float) -> None:
    """Print the medians and their ratio."""
    a, b = statistics.median(siap), statistics.median(lawan)
    print(f"{nama}: SIAP {a:.1f} ms, minimal {b:.1f} ms, ratio {a / b:.2f} (promised: at most {batas:g})")


def kueri(pd: str) -> str:
    """Return the query string of a unit's report."""
    from urllib.parse import urlencode

    from tests.isi_laporan import BULAN, PEMDA, TAHUN

    return urlencode({"pemda": PEMDA, "pd": pd, "tahun": TAHUN, "bulan": BULAN})


def sebagai_json(isi: object) -> dict[str, Any]:
    """Return the arguments of a JSON post."""
    return {"data": json.dumps(isi), "content_type": "application/json"}


def tambah_alamat(nama: str, view: Callable[..., Any]) -> None:
    """Give the opponent an address beside those of SIAP."""
    from django.urls import clear_url_caches, get_resolver, path

    get_resolver().url_patterns.append(path(nama, view))
    clear_url_caches()
    import siap.config.urls as utama

    utama.urlpatterns = get_resolver().url_patterns
