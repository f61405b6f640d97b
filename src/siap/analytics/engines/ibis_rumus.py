"""Reads the metric algebra as Ibis: to filter and to order rows where they lie, never to print a number.

Two rules make this safe. A quotient always carries NULLIF, because engines give infinity for
x / 0. A comparison is never compiled with a division: "R / P x 100 >= 65" becomes "R x 100 >= 65 x P" in
exact decimals, because a quotient in doubles misjudges amounts that lie on the edge of a band. Columns are
those of the mart, so money is sen. The importer of this module has imported Ibis already.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Literal

from siap.domain.metrik.rumus import Bagi, Kali, Kurang, Rumus, Satuan, Tambah, Tetap, Ukuran

if TYPE_CHECKING:
    import ibis.expr.types as ir

Banding = Literal["<", "<=", ">", ">="]
_BALIK: Final[dict[Banding, Banding]] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_DESIMAL: Final = "decimal(38, 6)"
_SEN: Final = Decimal(100)


def urutan(rumus: Rumus, baris: ir.Table) -> Any:
    """Give an approximate value to order by; whoever shows the rows sorts them again by the exact one.

    Unknown measures and zero denominators give NULL.
    """
    match rumus:
        case Ukuran(kode=kode):
            return baris[kode].cast("float64")
        case Tetap(nilai=tetap):
            return _tetap(tetap).cast("float64")
        case Tambah(kiri=kiri, kanan=kanan):
            return urutan(kiri, baris) + urutan(kanan, baris)
        case Kurang(kiri=kiri, kanan=kanan):
            return urutan(kiri, baris) - urutan(kanan, baris)
        case Kali(kiri=kiri, kanan=kanan):
            return urutan(kiri, baris) * urutan(kanan, baris)
        case Bagi(kiri=kiri, kanan=kanan):
            return urutan(kiri, baris) / urutan(kanan, baris).nullif(0)


def syarat(rumus: Rumus, banding: Banding, batas: Decimal, baris: ir.Table) -> Any:
    """Give the exact predicate "formula <banding> batas"; NULL (so: not selected) where it is unknown.

    ``batas`` is in the formula's unit: rupiah, or percent points.
    """
    pembilang, penyebut = _pecahan(rumus, baris)
    tepi = batas * _SEN if rumus.satuan is Satuan.RUPIAH else batas
    if penyebut is None:
        return _banding(pembilang, banding, _tetap(tepi))
    kanan = penyebut * _tetap(tepi)
    # both sides were multiplied by the denominator, so a negative one turns the comparison round
    return ((penyebut > 0) & _banding(pembilang, banding, kanan)) | (
        (penyebut < 0) & _banding(pembilang, _BALIK[banding], kanan)
    )


def _tetap(nilai: Decimal) -> Any:
    import ibis

    bulat = nilai == nilai.to_integral_value()
    return ibis.literal(int(nilai)) if bulat else ibis.literal(nilai, type=_desimal(nilai))


def _desimal(nilai: Decimal) -> str:
    angka = nilai.as_tuple()
    skala = -int(angka.exponent)
    return f"decimal({max(len(angka.digits), skala) + 1}, {skala})"


def _banding(kiri: Any, banding: Banding, kanan: Any) -> Any:
    match banding:
        case "<":
            return kiri < kanan
        case "<=":
            return kiri <= kanan
        case ">":
            return kiri > kanan
        case ">=":
            return kiri >= kanan


def _pecahan(rumus: Rumus, baris: ir.Table) -> tuple[Any, Any | None]:
    """Bring a formula to one fraction without dividing; a denominator of None is 1."""
    match rumus:
        case Ukuran(kode=kode):
            return baris[kode].cast(_DESIMAL), None
        case Tetap(nilai=tetap):
            return _tetap(tetap), None
        case Kali(kiri=kiri, kanan=kanan):
            (a, b), (c, d) = _pecahan(kiri, baris), _pecahan(kanan, baris)
            return a * c, _kali(b, d)
        case Bagi(kiri=kiri, kanan=kanan):
            (a, b), (c, d) = _pecahan(kiri, baris), _pecahan(kanan, baris)
            return _kali(a, d), _kali(b, c)
        case Tambah(kiri=kiri, kanan=kanan) | Kurang(kiri=kiri, kanan=kanan):
            (a, b), (c, d) = _pecahan(kiri, baris), _pecahan(kanan, baris)
            a, c = _kali(a, d), _kali(c, b)
            return (a + c if isinstance(rumus, Tambah) else a - c), _kali(b, d)


def _kali(kiri: Any, kanan: Any | None) -> Any:
    if kiri is None:
        return kanan
    return kiri if kanan is None else kiri * kanan
