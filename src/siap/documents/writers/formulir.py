"""Formulir bulan as XLSX: one PD's month to be filled in anywhere, with live sums, rules and findings.

What a person fills is unlocked and tinted; the rest is locked without a password. No macros. A hidden sheet
says whose form it is and what stood in every cell, so that an upload finds conflicts.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from siap.documents.blocks import Gaya, Jenis
from siap.documents.packs.formulir import (
    DINILAI,
    KEGIATAN,
    MEDAN_BANYAK,
    MEDAN_UANG,
    PROGRAM,
    RINCI,
    UANG,
    AturanSel,
    BarisLembar,
    aturan_sel,
    susun_lembar,
    tetapan,
)
from siap.documents.writers.aturan_xlsx import SALAH, rumus_logika
from siap.documents.writers.gaya_xlsx import Gudang
from siap.documents.writers.grafik_xlsx import satu_halaman
from siap.documents.writers.petunjuk_formulir import tulis_petunjuk
from siap.documents.writers.rumus_xlsx import MAKS_RUMUS, rumus_jumlah
from siap.documents.writers.tabel_xlsx import muat
from siap.documents.writers.xlsx import buku_kosong
from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.register import aturan
from siap.domain.laporan.formulir import (
    CATATAN,
    FISIK,
    JUMLAH,
    KENDALA,
    KOLOM,
    LEMBAR_ISIAN,
    LEMBAR_PENGENAL,
    LEMBAR_TEMUAN,
    OUTPUT,
    REALISASI,
    TANDA,
    Formulir,
    LetakIsian,
)
from siap.domain.temuan import Temuan
from siap.domain.uang import tampil_angka
from siap.domain.waktu import Periode

KEPALA: Final = 3  # row of the headings, from 0
_BADAN: Final = KEPALA + 1
_BEKU: Final = 4  # frozen columns: up to the name
_UANG: Final = (*UANG, "bulan_ini", "selisih_angkas")
_BILANGAN: Final = ("target_fisik", "fisik_lalu", FISIK, OUTPUT)
_RUPIAH: Final = '[$-421]#,##0.00;[$-421]"−"#,##0.00'
_PERSEN: Final = "[$-421]0.00##"
_WARNA: Final = {"tolak": "#FBE3E0", "jelaskan": "#FBEFCF", "info": "#E0EBF7"}
_ISIAN: Final[dict[str, Any]] = {
    "bg_color": "#FFF9E6",
    "border": 1,
    "border_color": "#AAB2BD",
    "locked": False,
    "text_wrap": True,
}
_GARIS: Final[dict[str, Any]] = {"border": 1, "border_color": "#AAB2BD"}
_PERIKSA: Final[dict[str, Any]] = {**_GARIS, "text_wrap": True, "font_color": "#8F1D14", "font_size": 9}
_MAKS_KOMENTAR: Final = 400
_MAKS_RUPIAH: Final = 10**13  # beyond this a number cell no longer holds the sen


@dataclass(frozen=True, slots=True)
class TemuanSel:
    """A finding, and the cell of the report that it is about; None: the form as a whole, or a line of it."""

    temuan: Temuan
    letak: LetakIsian | None = None


@dataclass(frozen=True, slots=True)
class IsiTemuan:
    """What the error sheet shows: the findings, and values as given that no cell of a report can hold."""

    daftar: Sequence[TemuanSel] = ()
    mentah: Mapping[LetakIsian, str] = field(default_factory=dict)


def tulis_formulir(
    formulir: Formulir, *, ambang: AmbangAturan, waktu: datetime, temuan: IsiTemuan | None = None
) -> bytes:
    """Return the workbook; with ``temuan`` also the error sheet, and the cells it names marked."""
    keluar = io.BytesIO()
    judul = f"Formulir {Periode(formulir.tahun, formulir.bulan).nama}: {formulir.nama_pd}"
    buku = buku_kosong(keluar, judul, formulir.nama_pemda, waktu)
    penulis = _Penulis(buku, formulir, ambang, temuan or IsiTemuan())
    penulis.tulis_isian(judul)
    if temuan is not None:
        penulis.tulis_temuan()
    tulis_petunjuk(buku, penulis.gudang, formulir, penulis.aturan, penulis.terpasang)
    _tulis_pengenal(buku.add_worksheet(LEMBAR_PENGENAL), formulir)
    buku.close()
    return keluar.getvalue()


def _tulis_pengenal(lembar: Worksheet, formulir: Formulir) -> None:
    """Write whose form this is and what stood in every cell that showed something."""
    lembar.very_hidden()
    lembar.write_string(0, 0, TANDA)
    for n, (kunci, isi) in enumerate(formulir.pengenal.items(), 1):
        lembar.write_string(n, 0, kunci)
        lembar.write_string(n, 1, isi)
    mulai = len(formulir.pengenal) + 2
    for i, teks in enumerate(("kode", "rekening", "sumber_dana", "kolom", "nilai", "versi")):
        lembar.write_string(mulai, i, teks)
    # what follows from other cells is kept too, so that an upload tells a locked cell that was changed
    semua = (*formulir.letak(), *formulir.dihitung())
    terlihat = [(letak, formulir.sel[letak]) for letak in semua if letak in formulir.sel]
    for n, (letak, sel) in enumerate(terlihat, mulai + 1):
        for i, teks in enumerate((*letak, sel.nilai or "", str(sel.versi))):
            lembar.write_string(n, i, teks)


class _Penulis:
    """Writes the sheets of one form; ``terpasang`` are the codes that the sheet itself can check."""

    def __init__(self, buku: Workbook, formulir: Formulir, ambang: AmbangAturan, temuan: IsiTemuan) -> None:
        self._buku, self._formulir, self._temuan = buku, formulir, temuan
        self.gudang = Gudang(buku)
        self.aturan = aturan_sel(ambang)
        self.terpasang: set[str] = set()
        self._baris = susun_lembar(formulir, ambang)
        self._di = {k.kunci: i for i, k in enumerate(KOLOM)}
        self._tanda = self._bobot()
        self._komentar = 0
        self.alamat: dict[LetakIsian, str] = {}

    def _bobot(self) -> dict[LetakIsian, list[Temuan]]:
        hasil: dict[LetakIsian, list[Temuan]] = {}
        for t in self._temuan.daftar:
            if t.letak is not None:
                hasil.setdefault(t.letak, []).append(t.temuan)
        return hasil

    # -- the sheet to fill in ----------------------------------------------------------------------------

    def tulis_isian(self, judul: str) -> None:
        lembar = self._buku.add_worksheet(LEMBAR_ISIAN)
        lembar.write_string(0, 0, TANDA, self.gudang.redup())
        lembar.write_string(0, _BEKU - 1, judul, self.gudang.judul(2))
        for i, (kunci, isi) in enumerate(self._formulir.pengenal.items()):
            lembar.write_string(1, 2 * i, kunci, self.gudang.buat(font_color="#4B5563", align="right"))
            lembar.write_string(1, 2 * i + 1, isi, self.gudang.buat(bold=True, num_format="@"))
        lembar.write_string(2, 0, self._ajakan(), self.gudang.buat(font_color="#4B5563"))
        for i, kolom in enumerate(KOLOM):
            lembar.set_column(i, i, kolom.lebar)
            gaya = self.gudang.kepala()
            if kolom.isian:
                gaya = self.gudang.buat(
                    **{**_ISIAN, "locked": True}, bold=True, align="center", valign="vcenter"
                )
            lembar.write_string(KEPALA, i, kolom.judul, gaya)
        lembar.set_row(KEPALA, 42)
        for n, b in enumerate(self._baris):
            self._tulis_baris(lembar, _BADAN + n, b)
        akhir = _BADAN + len(self._baris) - 1
        self._pasang_periksa(lembar, akhir)
        self._siapkan(lembar, akhir)

    def _ajakan(self) -> str:
        if not self._formulir.dapat_diisi:
            return "Laporan bulan ini tidak sedang dapat diisi; formulir ini untuk dibaca saja."
        return "Isi sel berwarna kuning; angka selalu sampai dengan bulan ini. Baca lembar Petunjuk."

    def _tulis_baris(self, lembar: Worksheet, r: int, b: BarisLembar) -> None:
        gaya = {JUMLAH: Gaya.TOTAL, PROGRAM: Gaya.INDUK, KEGIATAN: Gaya.INDUK}.get(b.jenis, Gaya.BIASA)
        if b.isian is not None and b.isian.rekening is None:
            gaya = Gaya.INDUK
        banyak = -(-max(len(b.nama) + b.tingkat, 1) // 38)
        lembar.set_row(r, 13.5 * banyak + 2)
        isian = b.isian.kolom if b.isian is not None and self._formulir.dapat_diisi else ()
        teks = {"jenis": b.jenis, "kode": b.kode[0], "rekening": b.kode[1], "sumber_dana": b.kode[2]}
        for i, kolom in enumerate(KOLOM):
            k = kolom.kunci
            if b.isian is not None and k in b.isian.kolom:
                self._tulis_isian_sel(lembar, r, i, b, k, terbuka=k in isian)
            elif b.isian is not None and b.isian.bagian and k in _UANG:
                lembar.write_string(r, i, "", self.gudang.sel(Jenis.TEKS, gaya))
            elif k in _UANG:
                self._tulis_uang(lembar, r, i, b, k, self.gudang.sel(Jenis.UANG, gaya, sen=True))
            elif k in _BILANGAN:
                self._tulis_bilangan(lembar, r, i, b, k, self.gudang.sel(Jenis.PERSEN, gaya))
            elif k == "periksa":
                self._tulis_periksa(lembar, r, i, b, gaya)
            else:
                isi = b.nama if k == "uraian" else teks.get(k, "")
                inden = b.tingkat if k == "uraian" else 0
                lembar.write_string(r, i, isi, self.gudang.sel(Jenis.TEKS, gaya, inden=inden))

    def _tulis_isian_sel(
        self, lembar: Worksheet, r: int, i: int, b: BarisLembar, kolom: str, *, terbuka: bool
    ) -> None:
        assert b.isian is not None  # noqa: S101 - only rows of the report have cells to fill
        letak = b.isian.letak(kolom)
        self.alamat[letak] = xl_rowcol_to_cell(r, i)
        gaya = self._gaya_isian(letak, terbuka=terbuka)
        mentah = self._temuan.mentah.get(letak)
        nilai = self._formulir.nilai(letak)
        if mentah is not None:
            lembar.write_string(r, i, mentah, gaya)
        elif nilai is None:
            lembar.write_blank(r, i, None, gaya)
        elif kolom in (KENDALA, CATATAN):
            lembar.write_string(r, i, nilai, gaya)
        else:
            _tulis_angka(lembar, r, i, Decimal(nilai), gaya)
        if letak in self._tanda and self._komentar < _MAKS_KOMENTAR:
            self._komentar += 1
            lembar.write_comment(r, i, "\n".join(f"{t.kode}: {t.kalimat}" for t in self._tanda[letak])[:1000])

    def _gaya_isian(self, letak: LetakIsian, *, terbuka: bool) -> Format:
        sifat = {**_ISIAN, "locked": not terbuka}
        if not terbuka:
            sifat["bg_color"] = "#FFFFFF"
        if letak in self._tanda:
            berat = {t.keparahan.value for t in self._tanda[letak]}
            sifat["bg_color"] = next(warna for b, warna in _WARNA.items() if b in berat)
            sifat["bold"] = True
        if letak.kolom in (KENDALA, CATATAN):
            return self.gudang.buat(**sifat, num_format="@")
        bentuk = _RUPIAH if letak.kolom == REALISASI else _PERSEN
        return self.gudang.buat(**sifat, num_format=bentuk, align="right")

    def _tulis_uang(
        self, lembar: Worksheet, r: int, i: int, b: BarisLembar, kolom: str, gaya: Format
    ) -> None:
        hasil = self._selisih(b, kolom) if kolom not in UANG else b.angka.get(kolom)
        rumus = self._rumus_selisih(r, kolom) if kolom not in UANG else self._rumus_jumlah(b, i)
        if rumus:
            lembar.write_formula(r, i, rumus, gaya, "" if hasil is None else float(hasil))
        elif hasil is None:
            lembar.write_string(r, i, "-", gaya)
        else:
            _tulis_angka(lembar, r, i, hasil, gaya)

    def _rumus_selisih(self, r: int, kolom: str) -> str:
        kini = xl_rowcol_to_cell(r, self._di[REALISASI])
        lain = xl_rowcol_to_cell(r, self._di["realisasi_lalu" if kolom == "bulan_ini" else "angkas"])
        return f'=IF(COUNT({kini},{lain})=2,{kini}-{lain},"")'

    @staticmethod
    def _selisih(b: BarisLembar, kolom: str) -> Decimal | None:
        kini, lain = (
            b.angka.get(REALISASI),
            b.angka.get("realisasi_lalu" if kolom == "bulan_ini" else "angkas"),
        )
        return None if kini is None or lain is None else kini - lain

    def _rumus_jumlah(self, b: BarisLembar, i: int) -> str:
        """Return the sum of the rows below; blank while none of them is known, never zero."""
        if not b.jumlah_dari:
            return ""
        kolom = xl_rowcol_to_cell(0, i)[:-1]
        jumlah = rumus_jumlah(kolom, [_BADAN + n + 1 for n in b.jumlah_dari])[1:]
        rumus = f'=IF({jumlah.replace("SUM(", "COUNT(")}=0,"",{jumlah})'
        # COUNT of a nested COUNT would count one number for each of them, and never be zero
        if jumlah.count("SUM(") > 1:
            rumus = f"={jumlah}"
        return rumus if len(rumus) <= MAKS_RUMUS else ""

    def _tulis_bilangan(
        self, lembar: Worksheet, r: int, i: int, b: BarisLembar, kolom: str, gaya: Format
    ) -> None:
        milik = b.isian is not None and KENDALA in b.isian.kolom and kolom != OUTPUT
        nilai = getattr(b.isian, kolom) if milik else None
        if isinstance(nilai, Decimal):
            _tulis_angka(lembar, r, i, nilai, gaya)
        else:
            lembar.write_string(r, i, "-" if milik else "", gaya)

    # -- rules -------------------------------------------------------------------------------------------

    def _tulis_periksa(self, lembar: Worksheet, r: int, i: int, b: BarisLembar, gaya: Gaya) -> None:
        rupa = self.gudang.sel(Jenis.TEKS, gaya)
        if b.jenis not in DINILAI:
            lembar.write_string(r, i, "", rupa)
            return
        kata: dict[str, list[str]] = {}
        for a in self.aturan:
            rumus = rumus_logika(a.bagian.bila, lambda nama: self._medan(r, b, nama))
            if rumus != SALAH:
                self.terpasang.add(a.kode)
                kata.setdefault(a.kata, []).append(rumus)
        uji = [f'IF(OR({",".join(c)}),"{teks} ","")' for teks, c in kata.items()]
        rumus = f"=TRIM({'&'.join(uji)})"
        if uji and len(rumus) <= MAKS_RUMUS:
            lembar.write_formula(r, i, rumus, self.gudang.buat(**_PERIKSA), b.periksa)
        else:
            lembar.write_string(r, i, b.periksa, rupa)

    def _medan(self, r: int, b: BarisLembar, nama: str) -> tuple[str, tuple[str, ...]] | None:
        """Return the formula of a rule's field on a row, and the cells that must hold a number for it."""
        tetap = tetapan(self._formulir.bulan)
        if nama in tetap:
            return str(tetap[nama]), ()
        if nama == "rinci":
            return str(int(b.jenis == RINCI)), ()
        if nama in ("ada_kendala", "ada_koreksi"):
            return self._ada_teks(r, b, KENDALA if nama == "ada_kendala" else CATATAN), ()
        if nama in MEDAN_UANG:
            i = self._di[MEDAN_UANG[nama]]
            sel = xl_rowcol_to_cell(r, i)
            # a sub kegiatan is known when all its lines are
            rinci = b.jumlah_dari if nama == REALISASI else ()
            perlu = tuple(xl_rowcol_to_cell(_BADAN + n, i) for n in rinci) or (sel,)
            return f"ROUND({sel}*100,0)", perlu
        if nama in MEDAN_BANYAK and b.isian is not None and KENDALA in b.isian.kolom:
            sel = xl_rowcol_to_cell(r, self._di[MEDAN_BANYAK[nama]])
            return f"ROUND({sel}*10000,0)", (sel,)
        return None

    def _ada_teks(self, r: int, b: BarisLembar, kolom: str) -> str:
        i = self._di[kolom]
        baris = [r] if b.isian is not None and kolom in b.isian.kolom else []
        baris += [
            _BADAN + n
            for n in b.jumlah_dari
            if (isi := self._baris[n].isian) is not None and kolom in isi.kolom
        ]
        if not baris:
            return "0"
        sel = f"{xl_rowcol_to_cell(baris[0], i)}:{xl_rowcol_to_cell(baris[-1], i)}"
        return f"IF(COUNTA({sel})>0,1,0)"

    def _pasang_periksa(self, lembar: Worksheet, akhir: int) -> None:
        """Stop what a cell cannot hold, and tint the cells of which a rule says something."""
        for i, kolom in enumerate(KOLOM):
            if kolom.isian and self._formulir.dapat_diisi:
                lembar.data_validation(_BADAN, i, akhir, i, _validasi(kolom.kunci, i))
        periksa = xl_rowcol_to_cell(_BADAN, self._di["periksa"], col_abs=True)
        for i, kolom in enumerate(KOLOM):
            for berat, warna in _WARNA.items():
                kata = {a.kata for a in self._pada(kolom.kunci, berat)}
                if kolom.isian and kata:
                    cari = [f'ISNUMBER(SEARCH("{k.rstrip(".")}",{periksa}))' for k in sorted(kata)]
                    lembar.conditional_format(
                        *(_BADAN, i, akhir, i),
                        {
                            "type": "formula",
                            "criteria": f"=OR({','.join(cari)})",
                            "format": self._buku.add_format({"bg_color": warna, "bold": True}),
                            "stop_if_true": True,
                        },
                    )

    def _pada(self, kolom: str, berat: str) -> list[AturanSel]:
        medan = {OUTPUT: "output_jadi"}.get(kolom, kolom)
        ada = [a for a in self.aturan if a.kode in self.terpasang]
        return [a for a in ada if a.bagian.medan == medan and a.berat == berat]

    def _siapkan(self, lembar: Worksheet, akhir: int) -> None:
        lembar.freeze_panes(_BADAN, _BEKU)
        lembar.autofilter(KEPALA, 0, akhir, len(KOLOM) - 1)
        lembar.repeat_rows(KEPALA)
        satu_halaman(lembar)
        lembar.set_margins(left=0.4, right=0.4, top=0.4, bottom=0.6)
        f = self._formulir
        kaki = f"{f.nama_pd}, {Periode(f.tahun, f.bulan).nama}, {f.versi_anggaran}".replace("&", "&&")[:180]
        lembar.set_footer(f"&L&7{kaki}&R&7Halaman &P dari &N")
        lembar.hide_gridlines(2)
        boleh = dict.fromkeys(("format_columns", "format_rows", "sort", "autofilter"), True)
        lembar.protect("", boleh)

    # -- the error sheet ---------------------------------------------------------------------------------

    def tulis_temuan(self) -> None:
        lembar = self._buku.add_worksheet(LEMBAR_TEMUAN)
        satu_halaman(lembar)
        kepala = ("Kode", "Berat", "Sel", "Diberikan", "Diharapkan", "Selisih", "Temuan", "Tindakan")
        for i, (teks, lebar) in enumerate(zip(kepala, (7, 11, 24, 24, 24, 20, 60, 60), strict=True)):
            lembar.set_column(i, i, lebar)
            lembar.write_string(0, i, teks, self.gudang.kepala())
        badan = self.gudang.sel(Jenis.TEKS, Gaya.BIASA)
        tautan = self.gudang.buat(font_color="#1D4F8A", underline=1, **_GARIS)
        for n, t in enumerate(self._temuan.daftar, 1):
            isi = t.temuan
            warna = self.gudang.buat(bg_color=_WARNA[isi.keparahan.value], bold=True, **_GARIS)
            lembar.write_string(n, 0, isi.kode, badan)
            lembar.write_string(n, 1, isi.keparahan.value, warna)
            sel = self.alamat.get(t.letak) if t.letak is not None else None
            if sel is None:
                lembar.write_string(n, 2, str(isi.tempat) or "-", badan)
            else:
                lembar.write_url(n, 2, f"internal:'{LEMBAR_ISIAN}'!{sel}", tautan, f"{LEMBAR_ISIAN} {sel}")
            lain = (isi.diberikan, isi.diharapkan, isi.selisih, isi.kalimat, isi.tindakan)
            for i, teks in enumerate(lain, 3):
                lembar.write_string(n, i, teks, badan)
        if not self._temuan.daftar:
            lembar.write_string(1, 0, "Tidak ada temuan.", badan)
        lembar.freeze_panes(1, 0)
        lembar.autofilter(0, 0, max(len(self._temuan.daftar), 1), len(kepala) - 1)
        lembar.activate()
        lembar.set_first_sheet()


def _tulis_angka(lembar: Worksheet, r: int, i: int, nilai: Decimal, gaya: Format) -> None:
    """Write a number; one that a number cell would round is written as text, which is read back whole."""
    if muat(nilai):
        lembar.write_number(r, i, float(nilai), gaya)  # checked: every digit of it survives
    else:
        lembar.write_string(r, i, tampil_angka(nilai), gaya)


def _validasi(kolom: str, i: int) -> dict[str, Any]:
    """Return the check of a column to fill: it stops what cannot be read back, in the register's words."""
    sel = xl_rowcol_to_cell(_BADAN, i)
    kode = "M20"
    match kolom:
        case "realisasi":
            uji: dict[str, Any] = {
                "validate": "custom",
                "value": f"=AND(ISNUMBER({sel}),ABS({sel})<{_MAKS_RUPIAH},ABS({sel}-ROUND({sel},2))<0.00001)",
            }
        case "fisik":
            kode = "M32"
            uji = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100}
        case "output":
            uji = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 10**12 - 1}
        case _:
            kode = "F07"
            uji = {"validate": "length", "criteria": "<=", "value": 2_000}
    entri = aturan(kode)
    satu = next(k for k in KOLOM if k.kunci == kolom)
    return {
        **uji,
        "input_title": satu.judul[:32],
        "input_message": satu.bantuan[:255],
        "error_title": entri.judul[:32],
        "error_message": entri.tindakan[:255],
        "ignore_blank": True,
    }
