"""Recomputes a workbook from its constants alone, as a spreadsheet would, in exact arithmetic."""

from __future__ import annotations

import ast
import io
import operator
import re
from decimal import Decimal, DivisionByZero, InvalidOperation

import openpyxl
from python_calamine import CalamineWorkbook

_OPERASI = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}
_SEL = re.compile(r"\$?([A-Z]+)\$?(\d+)")
Isi = dict[str, object]


class BukanAngka(Exception):
    """A formula met text or a zero denominator."""


class BukuKerja:
    """One workbook: ``rumus`` as written, ``tersimpan`` the cached values, ``hitung`` a fresh computation."""

    def __init__(self, berkas: bytes) -> None:
        buku = openpyxl.load_workbook(io.BytesIO(berkas))
        self.lembar = buku.sheetnames
        self.buku = buku
        self.rumus: dict[str, Isi] = {
            s.title: {c.coordinate: c.value for baris in s.iter_rows() for c in baris if c.value is not None}
            for s in buku.worksheets
        }
        baca = CalamineWorkbook.from_filelike(io.BytesIO(berkas))
        self.tersimpan: dict[str, list[list[object]]] = {
            n: baca.get_sheet_by_name(n).to_python(skip_empty_area=False) for n in baca.sheet_names
        }

    def nilai_tersimpan(self, lembar: str, sel: str) -> object:
        kolom, baris = _SEL.fullmatch(sel).groups()  # type: ignore[union-attr]
        return self.tersimpan[lembar][int(baris) - 1][openpyxl.utils.column_index_from_string(kolom) - 1]

    def sel_berumus(self, lembar: str) -> list[str]:
        return [s for s, v in self.rumus[lembar].items() if isinstance(v, str) and v.startswith("=")]

    def hitung(self, lembar: str, sel: str) -> object:
        isi = self.rumus[lembar].get(sel)
        if not (isinstance(isi, str) and isi.startswith("=")):
            return Decimal(repr(isi)) if isinstance(isi, int | float) else isi
        if isi.startswith("=SUM("):
            return self._jumlah(lembar, isi[5:-1])
        cocok = re.fullmatch(r'=IFERROR\((.*),"-"\)', isi)
        assert cocok, isi
        try:
            return self._ungkap(lembar, cocok[1])
        except BukanAngka:
            return "-"

    def _jumlah(self, lembar: str, argumen: str) -> Decimal:
        total = Decimal(0)
        for bagian in argumen.replace("SUM(", "").replace(")", "").split(","):
            ujung = [_SEL.fullmatch(u) for u in bagian.split(":")]
            assert all(ujung), bagian
            kolom, awal = ujung[0].groups()  # type: ignore[union-attr]
            for baris in range(int(awal), int(ujung[-1][2]) + 1):  # type: ignore[index]
                nilai = self.hitung(lembar, f"{kolom}{baris}")
                total += nilai if isinstance(nilai, Decimal) else 0
        return total

    def _ungkap(self, lembar: str, teks: str) -> Decimal:
        pohon = ast.parse(_SEL.sub(r"\1\2", teks), mode="eval").body

        def baca(simpul: ast.expr) -> Decimal:
            match simpul:
                case ast.BinOp():
                    try:
                        hasil = _OPERASI[type(simpul.op)](baca(simpul.left), baca(simpul.right))
                    except (DivisionByZero, InvalidOperation) as galat:
                        raise BukanAngka from galat
                    assert isinstance(hasil, Decimal)
                    return hasil
                case ast.Constant():
                    return Decimal(repr(simpul.value))
                case ast.Name():
                    nilai = self.hitung(lembar, simpul.id)
                    if not isinstance(nilai, Decimal):
                        raise BukanAngka
                    return nilai
            raise AssertionError(ast.dump(simpul))

        return baca(pohon)
