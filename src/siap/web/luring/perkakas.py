"""The worker's script: the built bundle, with the list of files of this version put in front."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static
from django.urls import reverse

_BANGUN: Final = "siap/bangun/"
_PEKERJA: Final = f"{_BANGUN}pekerja.js"
#: beside what was built: what every page asks for
_LAIN: Final = ("siap/lambang.svg", "django_htmx/htmx-2.min.js")
#: pages that work offline, by their address
SIMPAN: Final = ("lapor", "luring", "hari-ini")


class BelumDibangun(RuntimeError):
    """The front end was not built."""


def naskah_pekerja(halaman: tuple[str, ...]) -> str:
    """Return the script; ``halaman`` are the addresses whose pages it keeps.

    Other bytes mean another worker to a browser, so the hash of every file it keeps is in it.
    """
    bundel = _baca(_PEKERJA)
    if bundel is None:
        raise BelumDibangun(_PEKERJA)
    nama = [*_terbangun(), *(n for n in _LAIN if _baca(n) is not None)]
    sidik = hashlib.sha256(bundel)
    for satu in nama:
        sidik.update(_baca(satu) or b"")
    isi = {
        "versi": sidik.hexdigest()[:16],
        "berkas": [static(n) for n in nama],
        "statis": settings.STATIC_URL,
        "luring": reverse("luring"),
        "simpan": list(halaman),
    }
    return f"self.SIAP={json.dumps(isi)};\n{bundel.decode()}"


def _terbangun() -> list[str]:
    """Name the built files: those of the manifest in service, those in the sources in a workshop."""
    manifes: dict[str, str] = getattr(staticfiles_storage, "hashed_files", {})
    nama = manifes or {f"{_BANGUN}{p.name}" for p in _bengkel() if not p.name.startswith(".")}
    return sorted(n for n in nama if n.startswith(_BANGUN) and n != _PEKERJA)


def _bengkel() -> list[Path]:
    sendiri = finders.find(_PEKERJA)
    return [p for p in Path(sendiri).parent.iterdir() if p.is_file()] if sendiri else []


@lru_cache(maxsize=32)
def _baca(nama: str) -> bytes | None:
    # what was collected belongs together; sources may be newer than it
    if staticfiles_storage.exists(nama):
        isi: bytes = staticfiles_storage.open(nama).read()
        return isi
    ketemu = finders.find(nama)
    return Path(ketemu).read_bytes() if ketemu else None
