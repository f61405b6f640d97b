"""Rooms are tested with made-up figures; the book, the roles and the sessions are real."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.web import tiruan_impor
from tests.web.orang import daftarkan_orang, daftarkan_unit
from tests.web.tiruan import Tiruan

from siap.flows import impor, pack, tanya


@pytest.fixture(autouse=True)
def _lingkungan(settings: Any, tmp_path: Path) -> None:
    """Static names without a manifest, cheap password hashes, a data folder of the test's own."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SIAP_DATA = tmp_path
    settings.STATIC_ROOT = tmp_path / "statis"
    settings.STATIC_ROOT.mkdir()


@pytest.fixture
def tiruan(monkeypatch: pytest.MonkeyPatch) -> Tiruan:
    """Answer every question about figures by made-up ones."""
    hasil = Tiruan()
    for nama in ("rekap", "kurva", "kelas", "pohon_pd", "kenapa", "pemda_tersedia"):
        monkeypatch.setattr(tanya, nama, getattr(hasil, nama))
    return hasil


@pytest.fixture
def alur_impor(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Read and book nothing; remember what was asked."""
    tiruan_impor.dipanggil.clear()
    monkeypatch.setattr(impor, "pratinjau", tiruan_impor.pratinjau)
    monkeypatch.setattr(impor, "bukukan", tiruan_impor.bukukan)
    return tiruan_impor


@pytest.fixture
def alur_pack(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Write no paper; remember what was asked."""
    dipanggil: list[tuple[Any, ...]] = []

    def rfk(*isi: Any, pd: str | None = None, bentuk: str = "pdf", oleh: str = "") -> tuple[str, bytes]:
        dipanggil.append((*isi, pd, bentuk, oleh))
        return f"rfk.{bentuk}", b"%PDF-1.7"

    monkeypatch.setattr(pack, "rfk", rfk)
    return dipanggil


@pytest.fixture
def orang(db: None) -> dict[str, Any]:
    """The people of the stories, with the units of the pemda."""
    daftarkan_unit()
    return daftarkan_orang()


@pytest.fixture
def sebagai(orang: dict[str, Any], tiruan: Tiruan) -> Callable[[str], Client]:
    """Give a browser in which a person is signed in."""

    def masuk(nama: str, **pilihan: Any) -> Client:
        klien = Client(**pilihan)
        klien.force_login(orang[nama], backend="django.contrib.auth.backends.ModelBackend")
        return klien

    return masuk
