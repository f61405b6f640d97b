"""Starting the server: static files are collected once, and again when one of them changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core import management

from siap.jobs.perintah.serve import kumpulkan_aset


def test_static_files_are_collected_only_when_one_changed(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sumber = tmp_path / "sumber"
    sumber.mkdir()
    (sumber / "a.css").write_text("a {}")
    settings.STATIC_ROOT = tmp_path / "statis"
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [sumber]
    dipanggil: list[str] = []
    monkeypatch.setattr(management, "call_command", lambda nama, **_: dipanggil.append(nama))

    assert [kumpulkan_aset(), kumpulkan_aset()] == [True, False]
    (sumber / "b.css").write_text("b {}")
    assert kumpulkan_aset() is True
    (settings.STATIC_ROOT / ".sidik").write_text("setengah")
    assert kumpulkan_aset() is True
    assert dipanggil == ["collectstatic"] * 3
