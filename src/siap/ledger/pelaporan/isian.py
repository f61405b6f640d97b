"""One cell: where it stands, what it may hold, and how its value is written for a browser. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from siap.domain.uang import dari_sen, persen_ke_fakta, sen
from siap.ledger.pelaporan.models import KOLOM_BARIS as KOLOM_BARIS
from siap.ledger.pelaporan.models import IsianSel
from siap.ledger.pelaporan.models import Kolom as Kolom

_POLA: Final = {
    Kolom.REALISASI: re.compile(r"-?\d{1,17}(\.\d{1,2})?"),
    Kolom.FISIK: re.compile(r"\d{1,3}(\.\d{1,4})?"),
    Kolom.OUTPUT: re.compile(r"\d{1,12}(\.\d{1,4})?"),
    Kolom.BAGIAN: re.compile(r"\d{1,3}(\.\d{1,4})?"),
}
_CONTOH: Final = {
    Kolom.REALISASI: "rupiah seperti 1250000 atau 1250000.50",
    Kolom.FISIK: "persen dari 0 sampai 100, seperti 45 atau 45.5",
    Kolom.OUTPUT: "banyaknya keluaran, seperti 12 atau 2.5",
    Kolom.BAGIAN: "persen dari 0 sampai 100, seperti 45 atau 45.5",
}
_BILANGAN: Final = (Kolom.FISIK, Kolom.OUTPUT, Kolom.BAGIAN)
#: columns in percent
KOLOM_PERSEN: Final = frozenset({Kolom.FISIK, Kolom.BAGIAN})
_PANJANG_TEKS: Final = 2_000
_SERATUS: Final = Decimal(100)


class LetakSel(NamedTuple):
    """Where a cell stands; ``rekening`` and ``sumber_dana`` are "" in columns of a sub kegiatan.

    The progress of a part of the plan has the code of the part as its ``rekening``.
    """

    sub_kegiatan: str
    rekening: str
    sumber_dana: str
    kolom: str


class LetakBaris(NamedTuple):
    """A budget line: sub kegiatan, rekening (or jenis belanja), sumber dana."""

    sub_kegiatan: str
    rekening: str
    sumber_dana: str


@dataclass(frozen=True, slots=True)
class Operasi:
    """One change that a browser asks for: the cell, the value, and what the person saw before.

    Values are plain text: "1250000.50", "45.5", words; None is blank. ``versi`` 0: the cell was never filled.
    """

    sub_kegiatan: str
    rekening: str
    kolom: str
    nilai: str | None
    nilai_dilihat: str | None
    versi: int
    sumber_dana: str = ""

    @property
    def letak(self) -> LetakSel:
        """Where the cell stands."""
        return LetakSel(self.sub_kegiatan, self.rekening, self.sumber_dana, self.kolom)


class SelDitolak(ValueError):
    """A value or a place that a cell cannot have. ``kalimat`` is for the user."""

    def __init__(self, kalimat: str) -> None:
        super().__init__(kalimat)
        self.kalimat = kalimat


def rapikan(kolom: str, nilai: str | None) -> str | None:
    """Return a value in the one way in which cells write it; blank text is None, never zero.

    Raises SelDitolak.
    """
    if kolom not in Kolom.values:
        raise SelDitolak(f"Kolom “{kolom}” tidak dikenal. Pilih: {', '.join(Kolom.values)}.")
    teks = (nilai or "").strip()
    if not teks:
        return None
    if kolom not in _POLA:
        if len(teks) > _PANJANG_TEKS:
            raise SelDitolak(f"Teks {len(teks)} huruf terlalu panjang; paling banyak {_PANJANG_TEKS} huruf.")
        if "\x00" in teks:
            raise SelDitolak("Teks memuat huruf yang tidak dapat disimpan. Ketik ulang tanpa huruf itu.")
        return teks
    pola = _POLA[Kolom(kolom)]
    if not teks.isascii() or not pola.fullmatch(teks):
        raise SelDitolak(f"“{teks[:40]}” tidak dapat disimpan. Isi {_CONTOH[Kolom(kolom)]}.")
    angka = Decimal(teks)
    try:
        return tulis_angka(dari_sen(sen(angka))) if kolom == Kolom.REALISASI else _bilangan(kolom, angka)
    except ValueError as salah:
        raise SelDitolak(str(salah)) from None


def _bilangan(kolom: str, angka: Decimal) -> str:
    if kolom in KOLOM_PERSEN and angka > _SERATUS:
        raise SelDitolak(f"Fisik {angka} di luar 0 sampai 100. Isi {_CONTOH[Kolom.FISIK]}.")
    persen_ke_fakta(angka)
    return tulis_angka(angka)


def tulis_angka(angka: Decimal) -> str:
    """Write a number without trailing zeros: "1250000.5", "45", "0"."""
    teks = format(angka, "f")
    teks = teks.rstrip("0").rstrip(".") if "." in teks else teks
    return "0" if teks in ("-0", "") else teks


def periksa_letak(letak: LetakSel) -> None:
    """Refuse a rekening or sumber dana in a column of the whole sub kegiatan; raises SelDitolak."""
    if letak.kolom == Kolom.BAGIAN:
        if not letak.rekening or letak.sumber_dana:
            raise SelDitolak("Kemajuan bagian diisi pada kode tahapan atau paketnya.")
        return
    if letak.kolom not in KOLOM_BARIS and (letak.rekening or letak.sumber_dana):
        raise SelDitolak(f"Kolom {letak.kolom} diisi pada sub kegiatan, bukan pada rekening.")


def letak_sel(sel: IsianSel) -> LetakSel:
    """Return where a stored cell stands."""
    return LetakSel(sel.sub_kegiatan, sel.rekening, sel.sumber_dana, sel.kolom)


def nilai_sel(sel: IsianSel) -> str | None:
    """Return the value of a stored cell as text, None when it is blank."""
    if sel.kolom == Kolom.REALISASI:
        return None if sel.uang is None else tulis_angka(sel.uang)
    if sel.kolom in _BILANGAN:
        return None if sel.bilangan is None else tulis_angka(sel.bilangan)
    return sel.teks or None


def medan_sel(kolom: str, nilai: str | None) -> dict[str, Decimal | str | None]:
    """Return the database fields of a value that was tidied."""
    medan: dict[str, Decimal | str | None] = {"uang": None, "bilangan": None, "teks": ""}
    if nilai is None:
        return medan
    if kolom == Kolom.REALISASI:
        medan["uang"] = Decimal(nilai)
    elif kolom in _BILANGAN:
        medan["bilangan"] = Decimal(nilai)
    else:
        medan["teks"] = nilai
    return medan
