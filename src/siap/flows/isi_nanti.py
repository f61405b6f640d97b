"""Isi nanti: refill the mart after the answer was given, once for all units that gathered meanwhile.

A person waits for the book, not for the boards. What dies with this process is not lost: the next question
sees that the book moved on, and refills (``flows.mart``).
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Collection
from datetime import datetime
from typing import Final

from django.db import connections

from siap.flows.mart import isi_mart

_CATATAN = logging.getLogger(__name__)
#: seconds in which the answer leaves this process, and others gather
_JEDA: Final = 0.1
_GEMBOK = threading.Lock()
#: (pemda, year) -> the latest moment and the units to refill
_ANTRE: dict[tuple[str, int], tuple[datetime, set[str]]] = {}
_PEKERJA: list[threading.Thread] = []


def isi_nanti(pemda: str, tahun: int, *, pada: datetime, pd: Collection[str]) -> None:
    """Have units refilled soon, by the one thread that does this here."""
    with _GEMBOK:
        lama = _ANTRE.get((pemda, tahun), (pada, set()))
        _ANTRE[pemda, tahun] = max(lama[0], pada), {*lama[1], *pd}
        if not _PEKERJA:
            _PEKERJA.append(threading.Thread(target=_kerjakan, name="isi-mart", daemon=True))
            _PEKERJA[0].start()


def tunggu(detik: float = 60) -> None:
    """Wait until nothing is left to refill."""
    for pekerja in list(_PEKERJA):
        pekerja.join(detik)


def _kerjakan() -> None:
    while True:
        time.sleep(_JEDA)
        with _GEMBOK:
            if not _ANTRE:
                # under the lock: whoever comes later finds nobody and starts a new thread
                _PEKERJA.clear()
                break
            (pemda, tahun), (pada, pd) = _ANTRE.popitem()
        try:
            isi_mart(pemda, tahun, pada=pada, pd=pd)
        except Exception:
            _CATATAN.exception("mart %s %s belum terisi ulang", pemda, tahun)
        finally:
            connections.close_all()
