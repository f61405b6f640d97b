"""Berkas: one file, opened safely once: sheets on demand, or records."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

import python_calamine as calamine

from siap.intake.catatan import Ditolak, Pencatat, menolak
from siap.intake.wadah import batas
from siap.intake.wadah.arsip import periksa_xlsx
from siap.intake.wadah.biff import periksa_xls
from siap.intake.wadah.dokumen_json import Catatan, baca_json
from siap.intake.wadah.lembar import Lembar, SelRusak
from siap.intake.wadah.lembar_xml import PetaSel
from siap.intake.wadah.rupa import Rupa, kenali_rupa
from siap.intake.wadah.teks_csv import baca_csv

T = TypeVar("T")
_LEMBAR_DIPERIKSA = 40


class Berkas:
    """An opened file. Raises ``Ditolak`` on opening when it must not or cannot be read at all."""

    def __init__(self, nama: str, isi: bytes, catat: Pencatat) -> None:
        self.nama = nama
        self.isi = isi
        self.catat = catat
        self.rupa, self.tampak = kenali_rupa(isi)
        if not isi.strip():
            raise menolak("M06")
        if self.rupa is None:
            raise menolak("M01", tampak=self.tampak)
        self._peta: Mapping[str, PetaSel] = {}
        if self.rupa in (Rupa.XLSX, Rupa.XLS) and len(isi) > batas.BUKU:
            raise menolak(
                "M05", diberikan=f"{len(isi) // batas.MB} MB", diharapkan=f"{batas.BUKU // batas.MB} MB"
            )
        if self.rupa is Rupa.XLSX:
            self._peta = periksa_xlsx(isi)
        elif self.rupa is Rupa.XLS:
            self._peta = periksa_xls(isi)
        self._terakhir: tuple[str, Lembar] | None = None

    @cached_property
    def sha256(self) -> str:
        """Hash of the bytes."""
        return hashlib.sha256(self.isi).hexdigest()

    @cached_property
    def catatan(self) -> list[Catatan]:
        """Records of a JSON file; [] for any other kind."""
        return baca_json(self.isi) if self.rupa is Rupa.JSON else []

    @cached_property
    def _buku(self) -> calamine.CalamineWorkbook:
        return _jaga(lambda: calamine.load_workbook(io.BytesIO(self.isi)))

    @cached_property
    def nama_lembar(self) -> list[str]:
        """Names of the visible sheets; hidden ones are not read."""
        if self.rupa not in (Rupa.XLSX, Rupa.XLS):
            return [""] if self.rupa is Rupa.TEKS else []
        terlihat = [
            m.name
            for m in self._buku.sheets_metadata
            if m.typ is calamine.SheetTypeEnum.WorkSheet and m.visible is calamine.SheetVisibleEnum.Visible
        ]
        return terlihat or list(self._buku.sheet_names)

    @property
    def lembar_tersembunyi(self) -> list[str]:
        """Names of the sheets that a person does not see."""
        if self.rupa not in (Rupa.XLSX, Rupa.XLS):
            return []
        return [n for n in self._buku.sheet_names if n not in self.nama_lembar]

    def lembar(self, nama: str) -> Lembar:
        """Return one sheet; the last one asked for is kept."""
        if self._terakhir is None or self._terakhir[0] != nama:
            self._terakhir = None
            ini = (
                baca_csv(self.nama, self.isi, self.catat) if self.rupa is Rupa.TEKS else self._dari_buku(nama)
            )
            self._terakhir = (nama, ini)
        return self._terakhir[1]

    def semua_lembar(self) -> Iterator[Lembar]:
        """Yield the visible sheets, one in memory at a time."""
        for nama in self.nama_lembar[:_LEMBAR_DIPERIKSA]:
            yield self.lembar(nama)

    def _dari_buku(self, nama: str) -> Lembar:
        peta = self._peta.get(nama, PetaSel())
        rusak = {di: SelRusak(teks) for di, teks in peta.galat.items()}
        rusak |= {di: SelRusak(teks, rumus=True) for di, teks in peta.tanpa_hasil.items()}
        lembar = _jaga(lambda: self._buku.get_sheet_by_name(nama))
        gabungan = tuple((a[0], a[1], z[0], z[1]) for a, z in lembar.merged_cell_ranges or ())
        baris = _jaga(lambda: lembar.to_python(skip_empty_area=False))
        return Lembar(berkas=self.nama, nama=nama, baris=baris, gabungan=gabungan, rusak=rusak)


def _jaga(buka: Callable[[], T]) -> T:
    """Run a calamine call; whatever it raises is a broken or locked file."""
    try:
        return buka()
    except calamine.PasswordError as salah:
        raise menolak("M04") from salah
    except calamine.CalamineError as salah:
        raise menolak("M03", sebab="lembarnya tidak dapat diuraikan") from salah
    except (KeyboardInterrupt, SystemExit, MemoryError, Ditolak):
        raise
    except BaseException as salah:  # calamine's panics derive from BaseException
        raise menolak("M03", sebab="lembarnya tidak dapat diuraikan") from salah
