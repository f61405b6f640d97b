"""One fill at a time per pemda and year, whichever process it runs in; a killed fill lets go by itself."""

from __future__ import annotations

import fcntl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from siap.analytics.mart.terbitan import folder_terbitan

_dipegang = threading.local()


@contextmanager
def kunci_isi(akar: Path, pemda: str, tahun: int) -> Iterator[None]:
    """Hold the fill lock of a pemda and year, waiting for whoever holds it.

    Take it before the facts are read, so that a fill never puts older facts over newer ones; ``isi``
    takes it again without harm. The kernel frees it when the process dies.
    """
    folder = folder_terbitan(akar, pemda, tahun)
    nama = str(folder.absolute())
    punya: set[str] = _dipegang.__dict__.setdefault("nama", set())
    if nama in punya:
        yield
        return
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "kunci").open("a") as f:
        fcntl.flock(f, fcntl.LOCK_EX)
        punya.add(nama)
        try:
            yield
        finally:
            punya.discard(nama)
