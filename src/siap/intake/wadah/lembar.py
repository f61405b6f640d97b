"""Lembar: one sheet as rows of cells with addresses, the same for XLSX, XLS and CSV."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from siap.domain.temuan import Tempat


@dataclass(frozen=True, slots=True)
class SelRusak:
    """A cell without a usable value: an error ("#REF!"), or a formula that was never computed ("=A1")."""

    teks: str
    rumus: bool = False


Sel = str | int | float | bool | date | datetime | time | timedelta | SelRusak | None

#: Errors as Google Sheets and others export them: plain text.
GALAT_TEKS = frozenset(
    {"#REF!", "#ERROR!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
)


_LEBAR_CUPLIK = 300


def huruf_kolom(kolom: int) -> str:
    """Return the letters of a 0-based column: 0 is A, 16 is Q."""
    huruf = ""
    kolom += 1
    while kolom:
        kolom, sisa = divmod(kolom - 1, 26)
        huruf = chr(65 + sisa) + huruf
    return huruf


def alamat(baris: int, kolom: int) -> str:
    """Return the address of 0-based row and column: (17, 3) is D18."""
    return f"{huruf_kolom(kolom)}{baris + 1}"


@dataclass(slots=True)
class Lembar:
    """A sheet. Rows and columns are 0-based here and 1-based in every address given to a person."""

    berkas: str
    nama: str
    baris: Sequence[Sequence[Sel]]
    gabungan: Sequence[tuple[int, int, int, int]] = ()
    rusak: Mapping[tuple[int, int], SelRusak] = field(default_factory=dict)

    def sel(self, baris: int, kolom: int) -> Sel:
        """Return the value of a cell; None when blank, ``SelRusak`` when there is none to be had."""
        if self.rusak and (ini := self.rusak.get((baris, kolom))):
            return ini
        if baris >= len(self.baris):
            return None
        isi = self.baris[baris]
        if kolom >= len(isi):
            return None
        nilai = isi[kolom]
        if isinstance(nilai, str):
            if nilai[:1] == "#" and nilai.strip() in GALAT_TEKS:
                return SelRusak(nilai.strip())
            return nilai if nilai.strip() else None
        return nilai

    def teks(self, baris: int, kolom: int) -> str:
        """Return a cell as one line of text; "" when it is blank or broken, whole numbers without ".0"."""
        return tulis_teks(self.sel(baris, kolom))

    def lebar(self) -> int:
        """Return the number of columns of the widest row."""
        return max((len(b) for b in self.baris), default=0)

    def terisi(self, baris: int) -> bool:
        """True when a row holds anything at all."""
        if any(v is not None and v != "" for v in self.baris[baris]):
            return True
        return bool(self.rusak) and any(b == baris for b, _ in self.rusak)

    def cuplik(self, banyak: int) -> Iterator[tuple[int, list[str]]]:
        """Yield the first rows as texts, for recognition."""
        for nomor in range(min(banyak, len(self.baris))):
            lebar = min(len(self.baris[nomor]), _LEBAR_CUPLIK)
            yield nomor, [self.teks(nomor, k) for k in range(lebar)]

    def tempat(self, baris: int, kolom: int | None = None, medan: str = "") -> Tempat:
        """Return the place of a cell or a row."""
        return Tempat(
            berkas=self.berkas,
            lembar=self.nama,
            baris=baris + 1,
            sel=alamat(baris, kolom) if kolom is not None else "",
            medan=medan,
        )


def tulis_teks(nilai: Sel) -> str:
    """Write a cell as text on one line: codes typed as numbers come without ".0"."""
    if nilai is None or isinstance(nilai, SelRusak):
        return ""
    if isinstance(nilai, float) and nilai.is_integer() and abs(nilai) < 1e15:
        return str(int(nilai))
    return " ".join(str(nilai).split())
