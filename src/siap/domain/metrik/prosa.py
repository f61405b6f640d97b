"""Prosa: a formula as people read it, in words and with the numbers in it (id-ID)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from siap.domain.metrik.rumus import Bagi, Kali, Kurang, Rumus, Satuan, Tambah, Tetap, Ukuran
from siap.domain.uang import MINUS, tampil_angka, tampil_persen, tampil_rupiah

_LAMBANG: Final = {Tambah: "+", Kurang: MINUS, Kali: "×", Bagi: "÷"}


def prosa(rumus: Rumus) -> str:
    """Return the formula in words: "(Realisasi − Anggaran kas) ÷ Pagu × 100 %"."""
    return _baca(rumus, lambda ukuran: ukuran.nama)


def prosa_angka(rumus: Rumus, nilai: Mapping[str, Decimal | None]) -> str:
    """Return the formula with its numbers: "(Rp5 − Rp7) ÷ Rp10 × 100 %"; "-" for an unknown number."""
    return _baca(rumus, lambda ukuran: _kurungi_negatif(tampil_bersatuan(nilai[ukuran.kode], ukuran.satuan)))


def tampil_bersatuan(nilai: Decimal | None, satuan: Satuan, desimal: int = 2) -> str:
    """Print a value with its unit: "Rp5.000", "38,47 %", "12"; "-" when unknown."""
    if nilai is None:
        return "-"
    match satuan:
        case Satuan.RUPIAH:
            return tampil_rupiah(nilai)
        case Satuan.PERSEN:
            return f"{tampil_persen(nilai, desimal)} %"
        case Satuan.BANYAK | Satuan.POLOS:  # pragma: no branch - mypy proves that it is the last
            return tampil_angka(nilai)


def _kurungi_negatif(tulisan: str) -> str:
    return f"({tulisan})" if tulisan.startswith(MINUS) else tulisan


def _tetap(simpul: Tetap) -> str:
    tulisan = tampil_angka(simpul.nilai)
    return f"{tulisan} %" if simpul.satuan is Satuan.PERSEN else _kurungi_negatif(tulisan)


def _baca(rumus: Rumus, sebut: Callable[[Ukuran], str]) -> str:
    match rumus:
        case Ukuran():
            return sebut(rumus)
        case Tetap():
            return _tetap(rumus)
        case Tambah() | Kurang() | Kali() | Bagi():  # pragma: no branch - mypy proves that it is the last
            kiri = _baca(rumus.kiri, sebut)
            kanan = _baca(rumus.kanan, sebut)
            if isinstance(rumus, Kali | Bagi):
                if isinstance(rumus.kiri, Tambah | Kurang):
                    kiri = f"({kiri})"
                # a product or quotient on the right keeps its own brackets: a ÷ (b ÷ c)
                if isinstance(rumus.kanan, Tambah | Kurang | Kali | Bagi):
                    kanan = f"({kanan})"
            elif isinstance(rumus, Kurang) and isinstance(rumus.kanan, Tambah | Kurang):
                kanan = f"({kanan})"
            return f"{kiri} {_LAMBANG[type(rumus)]} {kanan}"
