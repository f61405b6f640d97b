"""Jam: the clock that doors read, once per request or command, and hand down.

``SIAP_SEKARANG`` (ISO 8601) sets it for rehearsals and for the demo, whose year does not move on.
``SIAP_SEKARANG_SEJAK`` (seconds since 1970) is when it was set: from then on it runs; without it, it stands.
"""

from __future__ import annotations

import os
import time
from datetime import datetime, timedelta

from django.utils import timezone

from siap.flows.galat import GalatPemakai


def kini() -> datetime:
    """Return the moment, with a time zone; raises GalatPemakai when it was set to something else."""
    tetap = os.environ.get("SIAP_SEKARANG")
    if not tetap:
        return timezone.now()
    try:
        pada = datetime.fromisoformat(tetap)
        sejak = os.environ.get("SIAP_SEKARANG_SEJAK")
        # without it not even a microsecond: at midnight that would be the day before
        berjalan = time.time() - float(sejak) if sejak else 0.0
    except ValueError as salah:
        raise GalatPemakai(
            f"SIAP_SEKARANG berisi “{tetap}”, bukan waktu ISO 8601. Tulis misalnya 2026-10-05T08:00:00+07:00."
        ) from salah
    pada = pada if pada.tzinfo else timezone.make_aware(pada)
    return pada + timedelta(seconds=berjalan)


def setel(pada: datetime) -> None:
    """Set the clock of this process and of those that it starts; it runs from there."""
    os.environ["SIAP_SEKARANG"] = pada.isoformat()
    os.environ["SIAP_SEKARANG_SEJAK"] = repr(time.time())
