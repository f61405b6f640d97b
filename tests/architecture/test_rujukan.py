"""The generated pages of docs/reference say what the registers say."""

from __future__ import annotations

import pytest
from scripts.buat_rujukan import RUJUKAN, halaman


@pytest.mark.parametrize("nama", ["metrik.md", "temuan.md", "perintah.md"])
def test_a_generated_page_is_fresh(nama: str) -> None:
    assert (RUJUKAN / nama).read_text(encoding="utf-8") == halaman()[nama], "jalankan `make rujukan`"


def test_every_generated_page_says_so() -> None:
    assert all("scripts/buat_rujukan.py" in isi for isi in halaman().values())


def test_generated_pages_hold_no_value_of_one_machine() -> None:
    for isi in halaman().values():
        assert "/home/" not in isi
        assert "/work/" not in isi
