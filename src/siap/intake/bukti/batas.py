"""Batas: how large evidence may be. Chosen so that opening one file stays below 300 MB of memory."""

from __future__ import annotations

from typing import Final

MB: Final = 1024 * 1024

SEBERKAS: Final = 10 * MB
SEKALI: Final = 20  # files in one upload
TITIK_JPEG: Final = 64_000_000  # pixels; a JPEG is decoded at a fraction of its size
TITIK_LAIN: Final = 25_000_000  # a PNG or WEBP stands in memory whole
SISI: Final = 20_000  # pixels of one side
GEOJSON: Final = 32 * MB
SUDUT: Final = 1_500  # corners of an outline after it was simplified
