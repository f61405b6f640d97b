"""Huruf: the typeface of printed pages, taken from its own package and never from the machine.

The package holds every style twice (OTF and TTF) under the same names; which of the two a folder scan
finds first differs between file systems, and with it the bytes of the PDF. So exactly one file per
style is offered, in a folder of this process alone.
"""

from __future__ import annotations

import shutil
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

#: family name as the font files give it
KELUARGA: Final = "Source Sans Pro"
GAYA: Final = ("Regular", "Semibold", "Bold", "It")


@lru_cache(maxsize=1)
def _wadah() -> TemporaryDirectory[str]:
    """Keep the folder for the life of the process: fonts are opened late, when a glyph is needed."""
    wadah = TemporaryDirectory(prefix="siap-huruf-")
    for gaya in GAYA:
        nama = f"SourceSansPro-{gaya}.ttf"
        with as_file(files("font_source_sans_pro") / "files" / nama) as asal:
            shutil.copyfile(asal, Path(wadah.name) / nama)
    return wadah


def folder_huruf() -> Path:
    """Return a folder that holds exactly the four styles that documents use."""
    return Path(_wadah().name)
