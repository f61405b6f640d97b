"""Tulisan angka: amounts and percentages as people, exports and spreadsheets really spell them.

Strict by design: what has two meanings is flagged, what has lost digits or is no number is refused with
a sentence. The spellings come from real files: "Rp. 2.334.880.409", "1,234.50", "(10.597.435.500^00)",
"7.381.011.000.00", "14:11" for 14.11 percent.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final


class AlasanAngka(StrEnum):
    """Why a text is not taken as a number; importers choose their finding by it."""

    KOSONG = "kosong"
    GALAT_RUMUS = "galat rumus"
    NOTASI_ILMIAH = "notasi ilmiah"
    BUKAN_ANGKA = "bukan angka"
    DESIMAL = "terlalu banyak desimal"
    KELOMPOK = "kelompok ribuan tidak rapi"
    TANDA = "tanda ganda"
    TERLALU_BESAR = "terlalu besar"


class AngkaTidakTerbaca(ValueError):
    """A text or cell that cannot be taken as an exact number. ``kalimat`` is for the user."""

    def __init__(self, kalimat: str, alasan: AlasanAngka) -> None:
        super().__init__(kalimat)
        self.kalimat = kalimat
        self.alasan = alasan


@dataclass(frozen=True, slots=True)
class TulisanAngka:
    """What a spelling means. ``mendua``: "6.474" was read as thousands but may have meant a decimal."""

    nilai: Decimal | None
    mendua: bool = False


Tertulis = str | int | float | Decimal | None

#: Largest amount that fits in 64-bit sen; beyond it a figure is a typing error.
_MAKS_RUPIAH: Final = Decimal(2**63 - 1).scaleb(-2)
_TANPA_LEBAR: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_TANDA_KURANG: Final = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_MATA_UANG: Final = re.compile(r"^(-?)\s*(\(?)\s*(?:rp|idr)\s*\.?\s*", re.IGNORECASE)
_EKOR_KOSONG: Final = re.compile(r"(?<=\d)[.,]\s*-{1,2}(?=\)?$)")  # "5.000,-"
_ILMIAH: Final = re.compile(r"^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$", re.IGNORECASE)
_PANGKAT: Final = re.compile(r"\^(\d{1,2})$")
_SPASI_RIBUAN: Final = re.compile(r"^\d{1,3}(?: \d{3})+(?:[.,]\d+)?$")
_RIBUAN_TITIK: Final = re.compile(r"^\d{1,3}(?:\.\d{3})+(?:,(\d+))?$")
_RIBUAN_KOMA: Final = re.compile(r"^\d{1,3}(?:,\d{3})+(?:\.(\d+))?$")
_GANDA: Final = re.compile(r"^(\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*)\2(\d{2})$")  # 7.381.011.000.00
_SATU_PEMISAH: Final = re.compile(r"^(\d+)[.,](\d+)$")


def _gagal(tulisan: object, sebab: str, alasan: AlasanAngka) -> AngkaTidakTerbaca:
    return AngkaTidakTerbaca(f"“{tulisan}” {sebab}", alasan)


def _rapikan(teks: str) -> str:
    """Bring blanks, minus signs and full-width digits to one form."""
    rapi = unicodedata.normalize("NFKC", teks).translate(_TANPA_LEBAR).translate(_TANDA_KURANG)
    return " ".join(rapi.split())


def _tanda(badan: str, asli: str) -> tuple[int, str]:
    """Take off one sign: "-5", "5-", "(5)"; two signs are refused."""
    arah, banyak = 1, 0
    if badan.startswith("(") and badan.endswith(")"):
        badan, arah, banyak = badan[1:-1].strip(), -1, 1
    if badan[:1] in ("-", "+"):
        arah, banyak, badan = (-1 if badan[0] == "-" else 1), banyak + 1, badan[1:].strip()
    if badan.endswith("-"):
        badan, arah, banyak = badan[:-1].strip(), -1, banyak + 1
    if banyak > 1 or badan[:1] in ("-", "+") or (badan.startswith("(") and badan.endswith(")")):
        raise _gagal(asli, "memuat lebih dari satu tanda kurang. Tulis satu saja.", AlasanAngka.TANDA)
    return arah, badan


def _tolak_bukan_angka(badan: str, asli: str) -> None:
    if badan.startswith("#"):
        raise _gagal(
            asli,
            "adalah galat rumus, bukan angka. Perbaiki rumus atau ketik nilainya.",
            AlasanAngka.GALAT_RUMUS,
        )
    if _ILMIAH.match(badan):
        raise _gagal(
            asli,
            "ditulis dengan notasi ilmiah sehingga angka di belakangnya sudah hilang. Tulis semua angkanya.",
            AlasanAngka.NOTASI_ILMIAH,
        )


def _urai(badan: str, asli: str, ribuan_tunggal: bool) -> tuple[Decimal, bool]:
    """Turn an unsigned body into a number; ``ribuan_tunggal``: "6.474" means thousands."""
    if _SPASI_RIBUAN.match(badan):
        badan = badan.replace(" ", "")
    if badan.isdecimal() and badan.isascii():
        return Decimal(badan), False
    if ganda := _GANDA.match(badan):
        return Decimal(re.sub(r"[.,]", "", ganda[1]) + "." + ganda[3]), False
    satu = _SATU_PEMISAH.match(badan)
    if satu and not (ribuan_tunggal and len(satu[2]) == 3 and len(satu[1]) <= 3 and satu[1][0] != "0"):
        return Decimal(f"{satu[1]}.{satu[2]}"), False
    for pola in (_RIBUAN_TITIK, _RIBUAN_KOMA):
        if cocok := pola.match(badan):
            bulat = re.sub(r"\D", "", badan[: cocok.start(1) - 1] if cocok[1] else badan)
            return Decimal(f"{bulat}.{cocok[1] or 0}"), satu is not None
    if badan and re.fullmatch(r"[\d., ]+", badan) and badan.isascii():
        raise _gagal(
            asli,
            "memakai titik, koma, atau spasi yang tidak rapi. Tulis seperti 1.234.567,89.",
            AlasanAngka.KELOMPOK,
        )
    raise _gagal(asli, "bukan angka. Isi dengan angka saja atau kosongkan.", AlasanAngka.BUKAN_ANGKA)


def _dari_bilangan(nilai: float | Decimal, asli: object) -> Decimal:
    if isinstance(nilai, bool):
        raise _gagal(asli, "bukan angka. Isi dengan angka saja atau kosongkan.", AlasanAngka.BUKAN_ANGKA)
    # repr gives the shortest decimal of a spreadsheet's binary number: what the user typed
    angka = Decimal(repr(nilai)) if isinstance(nilai, float) else Decimal(nilai)
    if not angka.is_finite():
        raise _gagal(asli, "bukan angka. Isi dengan angka saja atau kosongkan.", AlasanAngka.BUKAN_ANGKA)
    return angka


def _bertanda(arah: int, angka: Decimal) -> Decimal:
    return angka.copy_negate() if arah < 0 else angka  # multiplying would round to the context


def _batasi(angka: Decimal, asli: object, desimal: int) -> Decimal:
    """Refuse more decimals than can be kept, and figures no government has."""
    if abs(angka) > _MAKS_RUPIAH:
        raise _gagal(asli, "terlalu besar. Periksa jumlah angkanya.", AlasanAngka.TERLALU_BESAR)
    terpangkas = angka.quantize(Decimal(1).scaleb(-desimal))
    if terpangkas != angka:
        raise _gagal(
            asli,
            f"memiliki lebih dari {'dua' if desimal == 2 else 'empat'} angka di belakang koma. "
            "Tulis nilai yang tepat.",
            AlasanAngka.DESIMAL,
        )
    return terpangkas if terpangkas else abs(terpangkas)


def telaah_rupiah(nilai: Tertulis) -> TulisanAngka:
    """Read rupiah and say whether the spelling had two meanings; blank, "-" and "Rp. " give None."""
    if nilai is None:
        return TulisanAngka(None)
    if not isinstance(nilai, str):
        return TulisanAngka(_batasi(_dari_bilangan(nilai, nilai), nilai, 2))
    badan = _rapikan(nilai)
    tanpa_rp = _EKOR_KOSONG.sub("", _MATA_UANG.sub(r"\1\2", badan))
    berlabel = tanpa_rp != badan
    badan = tanpa_rp
    if not badan.strip("- "):
        return TulisanAngka(None)
    _tolak_bukan_angka(badan, nilai)
    arah, badan = _tanda(badan, nilai)
    badan = _PANGKAT.sub(r",\1", badan)
    angka, mendua = _urai(badan, nilai, ribuan_tunggal=True)
    return TulisanAngka(_batasi(_bertanda(arah, angka), nilai, 2), mendua and not berlabel)


def baca_rupiah_atau_kosong(nilai: Tertulis) -> Decimal | None:
    """Read rupiah; None for a blank (empty, "-", "Rp. "). Raises ``AngkaTidakTerbaca`` otherwise."""
    return telaah_rupiah(nilai).nilai


def _wajib(hasil: Decimal | None, nilai: Tertulis) -> Decimal:
    if hasil is None:
        raise _gagal(
            "" if nilai is None else nilai,
            "kosong. Isi dengan angka; tulis 0 bila memang nol.",
            AlasanAngka.KOSONG,
        )
    return hasil


def baca_rupiah(nilai: Tertulis) -> Decimal:
    """Read rupiah with two places; a blank is refused, because blank is not zero."""
    return _wajib(baca_rupiah_atau_kosong(nilai), nilai)


def baca_persen_atau_kosong(nilai: Tertulis) -> Decimal | None:
    """Read a percentage with at most four decimals ("14,11 %", "14:11", 14.11); None for a blank."""
    if nilai is None:
        return None
    if not isinstance(nilai, str):
        return _batasi(_dari_bilangan(nilai, nilai), nilai, 4)
    badan = _rapikan(nilai).removesuffix("%").strip()
    if not badan.strip("- "):
        return None
    _tolak_bukan_angka(badan, nilai)
    arah, badan = _tanda(badan.removesuffix("%").strip(), nilai)
    badan = re.sub(r"^(\d+):(\d{1,2})$", r"\1,\2", badan)  # a spreadsheet took 14.11 for a time
    angka, _ = _urai(badan, nilai, ribuan_tunggal=False)
    return _batasi(_bertanda(arah, angka), nilai, 4)


def baca_persen(nilai: Tertulis) -> Decimal:
    """Read a percentage with four places; a blank is refused."""
    return _wajib(baca_persen_atau_kosong(nilai), nilai)
