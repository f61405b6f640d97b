"""One table on one sheet: sums and percentages as live formulas, each with the figure the domain computed.

A formula is written only where it gives that very figure from the cells that it names; where it would not
(a part is unknown, an amount too long for a number cell) the figure itself stands in the cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Final

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from siap.documents.blocks import Baris, Cap, Gaya, Jenis, Kolom, Nilai, Tabel
from siap.documents.writers.gaya_xlsx import Gudang
from siap.documents.writers.rumus_xlsx import MAKS_RUMUS, TIDAK_DIKETAHUI, rumus_jumlah, rumus_sel
from siap.domain.metrik.rumus import hitung, ukuran_dipakai
from siap.domain.metrik.ukuran import PAGU, PAGU_TOTAL
from siap.domain.uang import tampil_angka

#: a spreadsheet keeps this many significant digits; beyond them it would drop the sen in silence
DIGIT_SEL: Final = 15
TERLALU_PANJANG: Final = (
    "Lebih dari 15 angka: ditulis sebagai teks, sebab lembar kerja akan membulatkannya dan menghilangkan sen."
)
_TINGGI_BARIS: Final = 13.5
_SETARA: Final = Decimal("1e-9")
_LEBAR: Final = {Jenis.UANG: 20.0, Jenis.PERSEN: 10.5, Jenis.POIN: 10.0, Jenis.ZONA: 12.0, Jenis.URUT: 6.0}


def muat(nilai: Decimal) -> bool:
    """Return True when a number cell holds the figure to its last digit."""
    return len(nilai.normalize().as_tuple().digits) <= DIGIT_SEL


@dataclass(frozen=True, slots=True)
class Letak:
    """Where a table stands: first header row, first body row, row of the total (all from 0)."""

    kepala: int
    badan: int
    total: int

    @property
    def akhir(self) -> int:
        """The last row in use."""
        return self.total


class PenulisTabel:
    """Writes one table; ``ada_teks`` tells afterwards whether an amount had to be written as text."""

    def __init__(self, lembar: Worksheet, gudang: Gudang, tabel: Tabel, mulai: int) -> None:
        self._lembar, self._gudang, self._tabel = lembar, gudang, tabel
        self._bergrup = any(k.grup for k in tabel.kolom)
        badan = mulai + (2 if self._bergrup else 1)
        self.letak = Letak(mulai, badan, badan + len(tabel.baris))
        self._kolom_ukuran = {k.ukuran: i for i, k in enumerate(tabel.kolom) if k.ukuran}
        self._bersen = [self._perlu_sen(i) for i in range(len(tabel.kolom))]
        self.ada_teks = False

    def _semua(self) -> tuple[Baris, ...]:
        return (*self._tabel.baris, *((self._tabel.total,) if self._tabel.total else ()))

    def _perlu_sen(self, i: int) -> bool:
        angka = (b.sel[i] for b in self._semua())
        return any(isinstance(n, Decimal) and n != n.to_integral_value() for n in angka)

    def tulis(self) -> Letak:
        """Write header, body and total."""
        self._tulis_kepala()
        for i, kolom in enumerate(self._tabel.kolom):
            pilihan = {} if kolom.cetak else {"level": 1}
            self._lembar.set_column(i, i, _lebar(kolom), None, pilihan)
        for urutan, baris in enumerate(self._tabel.baris):
            self._tulis_baris(self.letak.badan + urutan, baris)
        if self._tabel.total:
            self._tulis_baris(self.letak.total, self._tabel.total)
        return self.letak

    def _tulis_kepala(self) -> None:
        gaya, atas = self._gudang.kepala(), self.letak.kepala
        i = 0
        for grup, anggota in groupby(self._tabel.kolom, key=lambda k: k.grup):
            kolom = list(anggota)
            if not self._bergrup:
                for k in kolom:
                    self._lembar.write_string(atas, i, k.judul, gaya)
                    i += 1
                continue
            if not grup:
                for k in kolom:
                    self._lembar.merge_range(atas, i, atas + 1, i, k.judul, gaya)
                    i += 1
                continue
            if len(kolom) > 1:
                self._lembar.merge_range(atas, i, atas, i + len(kolom) - 1, grup, gaya)
            else:
                self._lembar.write_string(atas, i, grup, gaya)
            for k in kolom:
                self._lembar.write_string(atas + 1, i, k.judul, gaya)
                i += 1
        self._lembar.set_row(self.letak.badan - 1, 30)

    def _nilai_ukuran(self, baris: Baris) -> dict[str, Decimal | None]:
        nilai = {kode: _angka(baris.sel[i]) for kode, i in self._kolom_ukuran.items()}
        total, pagu = self._tabel.total, self._kolom_ukuran.get(PAGU.kode)
        if total is not None and pagu is not None:
            nilai[PAGU_TOTAL.kode] = _angka(total.sel[pagu])
        return nilai

    def _tulis_baris(self, nomor: int, baris: Baris) -> None:
        nilai = self._nilai_ukuran(baris)
        self._lembar.set_row(nomor, self._tinggi(baris), None, {"level": min(baris.tingkat, 7)})
        for i, (kolom, isi) in enumerate(zip(self._tabel.kolom, baris.sel, strict=True)):
            inden = baris.tingkat if kolom.jenis is Jenis.TEKS and kolom.lebar > 40 else 0
            gaya = self._gudang.sel(kolom.jenis, baris.gaya, sen=self._bersen[i], inden=inden)
            if isinstance(isi, Cap):
                self._lembar.write_string(nomor, i, isi.teks, self._gudang.cap(isi, baris.gaya))
            elif isinstance(isi, str):
                self._lembar.write_string(nomor, i, isi, gaya)
            elif baris.gaya is not Gaya.KELOMPOK and (rumus := self._rumus(nomor, kolom, i, baris, nilai)):
                hasil: float | str = TIDAK_DIKETAHUI if isi is None else float(isi)  # the cell's own form
                self._lembar.write_formula(nomor, i, rumus, gaya, hasil)
            else:
                self._tulis_angka(nomor, i, isi, gaya, kolom)

    def _tinggi(self, baris: Baris) -> float:
        """Return the height of a row: not every program fits it to wrapped text by itself."""
        banyak = 1
        for kolom, isi in zip(self._tabel.kolom, baris.sel, strict=True):
            if kolom.jenis is Jenis.TEKS and isinstance(isi, str):
                muat_huruf = max(8, int(_lebar(kolom) * 1.15) - baris.tingkat)
                banyak = max(banyak, -(-len(isi) // muat_huruf))
        return _TINGGI_BARIS * banyak + 2

    def _tulis_angka(self, nomor: int, i: int, isi: Nilai, gaya: Format, kolom: Kolom) -> None:
        if isi is None:
            self._lembar.write_string(nomor, i, TIDAK_DIKETAHUI, gaya)
            return
        angka = Decimal(str(isi))
        if kolom.jenis is Jenis.UANG and kolom.cetak and not muat(angka):
            self._lembar.write_string(nomor, i, tampil_angka(angka), gaya)
            self._lembar.write_comment(nomor, i, TERLALU_PANJANG)
            self.ada_teks = True
            return
        self._lembar.write_number(nomor, i, float(angka), gaya)  # checked: every digit of it survives

    def _rumus(
        self, nomor: int, kolom: Kolom, i: int, baris: Baris, nilai: Mapping[str, Decimal | None]
    ) -> str:
        """Return the formula of a cell; "" when the figure itself has to stand there."""
        if kolom.ukuran and baris.jumlah_dari:
            return self._jumlah(i, baris)
        if kolom.rumus is None:
            return ""
        pakai = [u.kode for u in ukuran_dipakai(kolom.rumus)]
        if not all(kode in nilai for kode in pakai):
            return ""
        dalam = [nilai[kode] for kode in pakai]
        if any(n is not None and not self._terbaca(kode, n) for kode, n in zip(pakai, dalam, strict=True)):
            return ""
        if not _setara(hitung(kolom.rumus, nilai), _angka(baris.sel[i])):
            return ""
        return rumus_sel(kolom.rumus, lambda kode: self._alamat(nomor, kode))

    def _terbaca(self, kode: str, nilai: Decimal) -> bool:
        """Return True when the cell of a measure holds a number, not the text of a long amount."""
        i = self._kolom_ukuran[PAGU.kode if kode == PAGU_TOTAL.kode else kode]
        return not self._tabel.kolom[i].cetak or muat(nilai)

    def _alamat(self, nomor: int, kode: str) -> str:
        if kode == PAGU_TOTAL.kode:
            return f"${xl_col_to_name(self._kolom_ukuran[PAGU.kode])}${self.letak.total + 1}"
        return f"{xl_col_to_name(self._kolom_ukuran[kode])}{nomor + 1}"

    def _jumlah(self, i: int, baris: Baris) -> str:
        bagian = [_angka(self._tabel.baris[n].sel[i]) for n in baris.jumlah_dari]
        hasil = _angka(baris.sel[i])
        if hasil is None or not _semua_muat([*bagian, hasil], cetak=self._tabel.kolom[i].cetak):
            return ""
        if not _setara(sum((b for b in bagian if b is not None), Decimal(0)), hasil):
            return ""
        rumus = rumus_jumlah(xl_col_to_name(i), [self.letak.badan + n + 1 for n in baris.jumlah_dari])
        return rumus if len(rumus) <= MAKS_RUMUS else ""


def _lebar(kolom: Kolom) -> float:
    return _LEBAR.get(kolom.jenis, max(10.0, kolom.lebar * 0.85))


def _angka(nilai: Nilai) -> Decimal | None:
    return Decimal(nilai) if isinstance(nilai, Decimal | int) else None


def _setara(satu: Decimal | None, lain: Decimal | None) -> bool:
    if satu is None or lain is None:
        return satu is lain
    return abs(satu - lain) < _SETARA


def _semua_muat(bagian: Sequence[Decimal | None], *, cetak: bool) -> bool:
    """Return True when no part is unknown and every one is a number cell."""
    return all(b is not None and (not cetak or muat(b)) for b in bagian)
