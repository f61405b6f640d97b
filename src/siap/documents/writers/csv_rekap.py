"""CSV of a recap: one line per row, plain figures with a dot, unknown left empty."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import Final

from siap.documents.packs.tabel import MEDAN
from siap.domain.rekap import BarisRekap, Rekap
from siap.domain.uang import bulat

_ASAL: Final = ("pemda", "tahun", "bulan", "terbitan", "per")
#: a spreadsheet takes text that begins like this for a formula and runs it
_AWAL_RUMUS: Final = ("=", "+", "-", "@", "\t", "\r")


def _teks(nilai: object) -> str:
    if nilai is None:
        return ""
    if isinstance(nilai, Decimal):
        return f"{bulat(nilai):f}"
    tulisan = str(nilai)
    return f"'{tulisan}" if tulisan.startswith(_AWAL_RUMUS) else tulisan


def _baris(b: BarisRekap) -> list[str]:
    return [*(_teks(getattr(b, m)) for m in MEDAN), " ".join(t.kode for t in b.temuan)]


def tulis_csv(rekap: Rekap) -> bytes:
    """Return the rows of a recap; the total is left out, so that nobody sums it along.

    Every line says of which pemda, month and edition it is: a line cut out of the file still tells.
    """
    keluar = io.StringIO(newline="")
    penulis = csv.writer(keluar, lineterminator="\r\n")
    penulis.writerow([*_ASAL, *MEDAN, "temuan"])
    asal = [_teks(getattr(rekap, m)) for m in _ASAL]
    penulis.writerows([*asal, *_baris(b)] for b in rekap.baris)
    return b"\xef\xbb\xbf" + keluar.getvalue().encode()
