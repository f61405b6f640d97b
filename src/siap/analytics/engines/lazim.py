"""Writes ``lazim.sql``: the SQL of the questions that every process asks, compiled beforehand by Ibis.

Run ``python -m siap.analytics.engines.lazim`` after a change of the mart's columns, of the expression or of
the pinned Ibis; a test says when that is due. The file is what runs, so it is what a reviewer reads.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from siap.analytics.engines.base import SUMBU
from siap.analytics.engines.ungkapan import LAZIM, Bentuk, susun_sql

_PD = (("pd", 1),)


def bentuk_lazim() -> Iterator[Bentuk]:
    """List the shapes: tables of one month, curves, class counts; of the government and of one PD."""
    for saring in ((), _PD):
        for bulan in (1, 12):
            yield "ringkas", ("pd",), saring, bulan
        for kolom in SUMBU["posisi"]:
            if kolom != "pd":
                yield "ringkas" if kolom in SUMBU["ringkas"] else "posisi", ("pd", kolom), saring, 1
        yield "posisi_sub", ("pd",), saring, 1


def isi_berkas() -> str:
    """Give the text of the file."""
    return "\n\n".join(f"-- {json.dumps(rupa)}\n{susun_sql(rupa)}" for rupa in bentuk_lazim()) + "\n"


def main() -> None:
    """Write the file."""
    LAZIM.write_text(isi_berkas(), encoding="utf-8")


if __name__ == "__main__":
    main()
