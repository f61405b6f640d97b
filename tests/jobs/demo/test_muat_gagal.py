"""A demo that could not be loaded to the end is not there at all."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from siap.jobs.demo import Demo
from siap.jobs.demo.muat import muat
from siap.ledger.organisasi.queries import cari_pemda_sistem

PADA = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_a_load_that_breaks_off_leaves_nothing(demo: Demo) -> None:
    def gagal(_masuk: str) -> str:
        raise RuntimeError("terputus")

    with pytest.raises(RuntimeError, match="terputus"):
        muat(demo, pada=PADA, sandi=gagal)
    assert cari_pemda_sistem(demo.kode) is None
