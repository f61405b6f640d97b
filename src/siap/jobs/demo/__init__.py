"""The demo kabupaten: sixty PD, a year to September, and every trouble a Rakor has to deal with."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from siap.jobs.demo.bangkit import bangkitkan
from siap.jobs.demo.nilai import Demo, Gangguan, Kiriman, Pengguna, Perihal

if TYPE_CHECKING:
    from siap.jobs.demo.siapkan import DemoSiap

__all__ = ["Demo", "Gangguan", "Kiriman", "Pengguna", "Perihal", "bangkitkan", "siapkan_demo"]


def siapkan_demo(*, pada: datetime) -> DemoSiap:
    """Make the demo in this installation, or find it; see ``siap.jobs.demo.siapkan``."""
    # imported late: the values above need neither Django nor a database
    from siap.jobs.demo.siapkan import siapkan_demo as siapkan

    return siapkan(pada=pada)
