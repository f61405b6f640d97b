"""Settings: what they promise to the machine's keeper."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404
from django.test import RequestFactory

from siap.config.pintu import TidakTerlihatMenjadi404
from siap.config.rahasia import baca_atau_buat
from siap.ledger.jejak.galat import IsiTidakSah, TidakBerwenang, TidakDitemukan


def test_the_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    berkas = tmp_path / "data" / "rahasia"
    pertama = baca_atau_buat(berkas)
    assert len(pertama) > 50
    assert baca_atau_buat(berkas) == pertama
    assert stat.S_IMODE(berkas.stat().st_mode) == 0o600
    assert [p.name for p in berkas.parent.iterdir()] == ["rahasia"]


def test_a_broken_secret_is_told_not_replaced(tmp_path: Path) -> None:
    berkas = tmp_path / "rahasia"
    berkas.write_text("pendek")
    with pytest.raises(ValueError, match="rusak atau terlalu pendek"):
        baca_atau_buat(berkas)
    assert berkas.read_text() == "pendek"


def test_pages_may_load_from_here_only_and_nothing_inline() -> None:
    aturan = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert aturan["default-src"] == ["'none'"]
    assert aturan["frame-ancestors"] == aturan["base-uri"] == ["'none'"]
    semua = [nilai for daftar in aturan.values() for nilai in daftar]
    assert set(semua) == {"'none'", "'self'"}


@pytest.mark.django_db
def test_sqlite_is_set_up_for_many_writers() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("hanya untuk SQLite")
    with connection.cursor() as kursor:
        nilai = {
            p: kursor.execute(f"PRAGMA {p}").fetchone()[0]
            for p in ("journal_mode", "foreign_keys", "recursive_triggers")
        }
    assert nilai == {"journal_mode": "wal", "foreign_keys": 1, "recursive_triggers": 1}


_LIHAT = """
from django.conf import settings as s
db = s.DATABASES["default"]
opsi = db.get("OPTIONS", {})
print(s.DEBUG, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0, s.ALLOWED_HOSTS,
      opsi.get("transaction_mode"), db["NAME"], s.SIAP_DATA)
print("synchronous=FULL" in opsi.get("init_command", ""))
"""


def lihat(tmp_path: Path, **lingkungan: str) -> list[str]:
    bersih = {k: v for k, v in os.environ.items() if not k.startswith(("SIAP_", "DJANGO_"))}
    hasil = subprocess.run(
        [sys.executable, "-c", _LIHAT],
        env={**bersih, "DJANGO_SETTINGS_MODULE": "siap.config.settings", **lingkungan},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    return hasil.stdout.splitlines()


def test_defaults_are_for_one_office_machine(tmp_path: Path) -> None:
    baris = lihat(tmp_path)
    data = tmp_path / "siap-data"
    assert baris[0].startswith("False False False False ['localhost'")
    assert baris[0].endswith(f"IMMEDIATE {data / 'siap.sqlite3'} {data}")
    assert baris[1] == "True"
    assert list(data.iterdir()) == []  # looking at settings leaves no secret behind


def test_https_and_another_database_are_one_variable_each(tmp_path: Path) -> None:
    baris = lihat(
        tmp_path,
        SIAP_HTTPS="1",
        SIAP_HOSTS="siap.example.go.id",
        SIAP_DATA="data",
        SIAP_DATABASE_URL="postgresql://siap@/buku",
    )
    assert baris[0] == f"False True True True ['siap.example.go.id'] None buku {tmp_path / 'data'}"


def test_a_refusal_of_the_book_becomes_the_answer_of_the_same_meaning() -> None:
    pintu = TidakTerlihatMenjadi404(lambda _: pytest.fail("tidak dipanggil"))
    permintaan = RequestFactory().get("/")
    with pytest.raises(Http404):
        pintu.process_exception(permintaan, TidakDitemukan("tidak ada"))
    with pytest.raises(PermissionDenied):
        pintu.process_exception(permintaan, TidakBerwenang("bukan wewenang"))
    assert pintu.process_exception(permintaan, IsiTidakSah("salah")) is None
