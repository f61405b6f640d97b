"""Cell formats of workbooks: Indonesian numbers, quiet lines, zones by word and tint."""

from __future__ import annotations

from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from siap.documents.blocks import Cap, Gaya, Jenis

#: 0421 is Indonesian: separators as in 1.234,56 where the program follows the cell
_ANGKA_BULAT: Final = '[$-421]#,##0;[$-421]"−"#,##0'
_ANGKA_SEN: Final = '[$-421]#,##0.00;[$-421]"−"#,##0.00'
_WARNA_ZONA: Final = {
    "merah": ("#FBE3E0", "#8F1D14"),
    "jingga": ("#FBE6D6", "#853A08"),
    "kuning": ("#FBEFCF", "#6F4700"),
    "hijau": ("#DFF1E6", "#14603A"),
    "biru": ("#E0EBF7", "#1D4F8A"),
    "ungu": ("#ECE4F6", "#55308F"),
}
_LATAR: Final = {Gaya.INDUK: "#F3F5F8", Gaya.KELOMPOK: "#E8EDF2", Gaya.TOTAL: "#E8EDF2"}
_DASAR: Final = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
_BERGARIS: Final = {"border": 1, "border_color": "#AAB2BD"}


class Gudang:
    """Formats of one workbook, each made once and on demand."""

    def __init__(self, buku: Workbook) -> None:
        self._buku = buku
        self._ada: dict[tuple[tuple[str, Any], ...], Format] = {}

    def buat(self, **sifat: Any) -> Format:
        """Return the format with these properties."""
        lengkap = {**_DASAR, **sifat}
        kunci = tuple(sorted(lengkap.items()))
        if kunci not in self._ada:
            self._ada[kunci] = self._buku.add_format(lengkap)
        return self._ada[kunci]

    def judul(self, tingkat: int) -> Format:
        """Return the format of a heading."""
        return self.buat(bold=True, font_size={1: 15, 2: 12}.get(tingkat, 11))

    def redup(self) -> Format:
        """Return the format of what explains."""
        return self.buat(font_color="#4B5563", text_wrap=True)

    def prosa(self) -> Format:
        """Return the format of running text."""
        return self.buat(text_wrap=True)

    def kepala(self) -> Format:
        """Return the format of a header cell."""
        return self.buat(
            bold=True, bg_color="#E8EDF2", align="center", valign="vcenter", text_wrap=True, **_BERGARIS
        )

    def sel(self, jenis: Jenis, gaya: Gaya, *, sen: bool = False, inden: int = 0) -> Format:
        """Return the format of a body cell."""
        sifat: dict[str, Any] = dict(_BERGARIS)
        if gaya is not Gaya.BIASA:
            sifat |= {"bold": True, "bg_color": _LATAR[gaya]}
        if jenis is Jenis.TEKS:
            # "@": a code that a person edits keeps its leading zeros
            sifat |= {"text_wrap": True, "num_format": "@"} | (
                {"indent": inden, "align": "left"} if inden else {}
            )
        elif jenis in (Jenis.URUT, Jenis.ZONA):
            sifat |= {"align": "center"}
        else:
            pecahan = sen if jenis is Jenis.UANG else jenis in (Jenis.PERSEN, Jenis.POIN)
            sifat |= {"align": "right", "num_format": _ANGKA_SEN if pecahan else _ANGKA_BULAT}
        return self.buat(**sifat)

    def cap(self, cap: Cap, gaya: Gaya) -> Format:
        """Return the format of a zone: its word on a tint of its colour."""
        latar, tinta = _WARNA_ZONA.get(cap.warna, (_LATAR.get(gaya, "#FFFFFF"), "#1B2430"))
        return self.buat(bold=True, align="center", bg_color=latar, font_color=tinta, **_BERGARIS)
