"""Two processes that add events at the same time cannot fork the chain."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from siap.ledger.jejak.queries import periksa_rantai

AKAR = Path(__file__).resolve().parents[3]

_PROSES = """
import sys
from datetime import UTC, datetime
import django
django.setup()
from siap.ledger.jejak.actions import catat
for i in range(int(sys.argv[2])):
    catat(rantai="18.04", perbuatan="uji.serentak", objek=f"{sys.argv[1]}={i}", isi={"i": i},
          oleh=sys.argv[1], pada=datetime(2025, 1, 1, tzinfo=UTC))
"""


def _url(koneksi: BaseDatabaseWrapper) -> str:
    s = koneksi.settings_dict
    if koneksi.vendor == "sqlite":
        return f"sqlite:///{s['NAME']}"
    tempat = f"{s['HOST']}:{s['PORT']}" if s["HOST"] else ""
    soket = s.get("OPTIONS", {}).get("host", "")
    ekor = f"?host={soket}" if soket else ""
    return f"postgresql://{s['USER']}:{s['PASSWORD']}@{tempat}/{s['NAME']}{ekor}"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_processes_appending_at_once_keep_one_chain(tmp_path: Path) -> None:
    connection.close()
    lingkungan = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "siap.config.settings",
        "SIAP_DATABASE_URL": _url(connection),
        "SIAP_DATA": str(tmp_path),
        "SIAP_SECRET_KEY": settings.SECRET_KEY,
    }
    proses = [
        subprocess.Popen(
            [sys.executable, "-c", _PROSES, nama, "40"],
            env=lingkungan,
            cwd=AKAR,
            stderr=subprocess.PIPE,
            text=True,
        )
        for nama in ("rina", "dewi", "bayu")
    ]
    for p in proses:
        _, salah = p.communicate(timeout=120)
        assert p.returncode == 0, salah
    hasil = periksa_rantai("18.04")
    assert hasil.utuh
    assert hasil.jumlah == 120
