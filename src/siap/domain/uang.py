"""Uang: exact rupiah, percentages, rounding and the only id-ID formatter.

Money is ``Decimal`` rupiah with two places; every store keeps integer sen (law 4). Nothing here
rounds silently: a figure with more than two decimals is refused, rounding happens at display only.
Reading of amounts as people and spreadsheets spell them is in ``siap.domain.tulisan_angka`` and offered
here too, so that callers need one import.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import Final

from num2words import num2words

from siap.domain.tulisan_angka import (
    AlasanAngka,
    AngkaTidakTerbaca,
    TulisanAngka,
    baca_persen,
    baca_persen_atau_kosong,
    baca_rupiah,
    baca_rupiah_atau_kosong,
    telaah_rupiah,
)

__all__ = [
    "KONTEKS",
    "MINUS",
    "AlasanAngka",
    "AngkaTidakTerbaca",
    "TulisanAngka",
    "baca_persen",
    "baca_persen_atau_kosong",
    "baca_rupiah",
    "baca_rupiah_atau_kosong",
    "bulat",
    "dari_sen",
    "persen_dari_fakta",
    "persen_ke_fakta",
    "ringkas_rupiah",
    "sen",
    "tampil_angka",
    "tampil_persen",
    "tampil_rupiah",
    "telaah_rupiah",
    "terbilang",
]

#: All money arithmetic runs with 60 digits: the sum of a nation's sen times a percentage stays exact.
KONTEKS: Final = Context(prec=60, rounding=ROUND_HALF_UP)
MINUS: Final = "\N{MINUS SIGN}"

_SATU: Final = Decimal(1)
_SERATUS: Final = Decimal(100)
_SKALA_PERSEN: Final = Decimal(10_000)
_MAKS_INT64: Final = 2**63 - 1
_SATUAN_RINGKAS: Final = (
    (Decimal(10) ** 12, "triliun"),
    (Decimal(10) ** 9, "miliar"),
    (Decimal(10) ** 6, "juta"),
)


def _bilangan_bulat(nilai: Decimal, kali: Decimal, sebutan: str) -> int:
    if not nilai.is_finite():
        raise ValueError(f"{sebutan} harus berupa angka, bukan {nilai}.")
    terskala = KONTEKS.multiply(nilai, kali)
    if terskala != terskala.to_integral_value():
        raise ValueError(f"{sebutan} {nilai} memiliki desimal lebih dari yang dapat disimpan.")
    if abs(terskala) > _MAKS_INT64:
        raise ValueError(f"{sebutan} {nilai} terlalu besar untuk disimpan.")
    return int(terskala)


def sen(nilai: Decimal) -> int:
    """Return the amount in sen, exactly; raises ``ValueError`` for more than two decimals."""
    return _bilangan_bulat(nilai, _SERATUS, "Nilai rupiah")


def dari_sen(nilai: int) -> Decimal:
    """Return the rupiah amount of an integer number of sen, with two places."""
    return Decimal(nilai).scaleb(-2, KONTEKS)


def persen_ke_fakta(persen: Decimal) -> int:
    """Return a physical percentage as the integer that facts hold (12.5 % = 125000)."""
    return _bilangan_bulat(persen, _SKALA_PERSEN, "Persentase")


def persen_dari_fakta(nilai: int) -> Decimal:
    """Return the percentage of an integer as facts hold it; the inverse of ``persen_ke_fakta``."""
    return Decimal(nilai).scaleb(-4, KONTEKS)


def bulat(nilai: Decimal, desimal: int = 2) -> Decimal:
    """Round half-up (ties away from zero). For display only: nothing computes on with the result."""
    with localcontext(KONTEKS):
        hasil = nilai.quantize(_SATU.scaleb(-desimal))
        return hasil if hasil else abs(hasil)  # never "minus nol"


def _kelompokkan(nilai: Decimal, desimal: int) -> str:
    """Print a non-negative number with Indonesian separators."""
    inggris = f"{bulat(nilai, desimal):,.{desimal}f}"
    return inggris.translate(str.maketrans(",.", ".,"))


def tampil_angka(nilai: Decimal | int | None, desimal: int | None = None) -> str:
    """Print a number: "984.959.704.911"; "-" when unknown.

    Without ``desimal``, two decimals appear only when the number is not whole.
    """
    if nilai is None:
        return "-"
    angka = Decimal(nilai)
    if desimal is None:
        terbulat = bulat(angka)
        desimal = 0 if terbulat == terbulat.to_integral_value() else 2
    tanda = MINUS if bulat(angka, desimal) < 0 else ""
    return tanda + _kelompokkan(abs(angka), desimal)


def tampil_rupiah(nilai: Decimal | None) -> str:
    """Print rupiah: "Rp984.959.704.911", sen only when there are any, "-" when unknown."""
    if nilai is None:
        return "-"
    tulisan = tampil_angka(nilai)
    return f"{MINUS}Rp{tulisan[1:]}" if tulisan.startswith(MINUS) else f"Rp{tulisan}"


def tampil_persen(nilai: Decimal | None, desimal: int = 2) -> str:
    """Print a percentage half-up, without the sign: "38,47"; "-" when unknown."""
    return tampil_angka(nilai, desimal)


def ringkas_rupiah(nilai: Decimal | None) -> str:
    """Print rupiah in short: "Rp532,05 miliar"; amounts under a million in full."""
    if nilai is None:
        return "-"
    besar = abs(nilai)
    for skala, nama in _SATUAN_RINGKAS:
        # compare the rounded figure, so that 999,999 miliar becomes 1,00 triliun
        if bulat(besar / skala) >= 1:
            tanda = MINUS if nilai < 0 else ""
            return f"{tanda}Rp{_kelompokkan(besar / skala, 2)} {nama}"
    return tampil_rupiah(nilai)


def _eja(bilangan: int) -> str:
    # num2words says "satu juta satu ribu" where a receipt says "satu juta seribu"
    return re.sub(
        r"(juta|miliar|triliun|kuadriliun) satu ribu\b", r"\1 seribu", num2words(bilangan, lang="id")
    )


def terbilang(nilai: Decimal | int) -> str:
    """Spell rupiah in words: "seribu rupiah lima puluh sen"; refuses more than two decimals."""
    jumlah_sen = sen(Decimal(nilai))
    rupiah, sisa = divmod(abs(jumlah_sen), 100)
    kata = [_eja(rupiah), "rupiah"]
    if sisa:
        kata += [_eja(sisa), "sen"]
    if jumlah_sen < 0:
        kata.insert(0, "minus")
    return " ".join(kata)
