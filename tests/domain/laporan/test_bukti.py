"""When a photo fits its month, and when two pictures are the same."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.domain.laporan.bukti import BEDA_MIRIP, JenisBukti, beda_rupa, mirip, pita_rupa, waktu_sesuai
from siap.domain.waktu import Periode

SEPTEMBER = Periode(2025, 9)


@pytest.mark.parametrize(
    ("diambil", "diunggah", "sesuai"),
    [
        ("2025-09-01", "2025-10-05", True),
        ("2025-09-30", "2025-10-05", True),
        ("2025-10-04", "2025-10-05", True),
        ("2025-10-10", "2025-10-10", True),
        ("2025-10-11", "2025-10-20", False),
        ("2025-08-31", "2025-10-05", False),
        ("2025-10-06", "2025-10-05", False),
        (None, "2025-10-05", None),
    ],
)
def test_a_photo_belongs_to_the_month_and_the_days_of_reporting(
    diambil: str | None, diunggah: str, sesuai: bool | None
) -> None:
    saat = None if diambil is None else datetime.fromisoformat(f"{diambil}T08:00:00")
    assert waktu_sesuai(saat, SEPTEMBER, date.fromisoformat(diunggah)) is sesuai


@given(st.integers(0, 2**128 - 1), st.sets(st.integers(0, 127), max_size=BEDA_MIRIP))
def test_pictures_that_are_alike_always_share_a_band(rupa: int, beda: set[int]) -> None:
    lain = rupa
    for bit in beda:
        lain ^= 1 << bit
    satu, dua = f"{rupa:032x}", f"{lain:032x}"
    assert beda_rupa(satu, dua) == len(beda)
    assert mirip(satu, dua)
    assert set(pita_rupa(satu)) & set(pita_rupa(dua))


def test_a_plain_picture_is_like_nothing() -> None:
    assert beda_rupa("", "0" * 32) is None
    assert not mirip("", "")
    assert pita_rupa("") == ()
    with pytest.raises(ValueError, match="128"):
        pita_rupa("00")


def test_only_a_document_is_no_photo() -> None:
    assert [j.value for j in JenisBukti if not j.foto] == ["pdf"]
