"""XLSX: the blocks of a document as a workbook that can be checked by clicking; same values, same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from siap.documents.blocks import (
    BarisGrafik,
    Berdampingan,
    Blok,
    BlokTandaTangan,
    Catatan,
    Dokumen,
    Judul,
    Kaki,
    Paragraf,
    Rincian,
    Tabel,
)
from siap.documents.charts import Grafik
from siap.documents.packs.kalimat import pukul
from siap.documents.writers.gaya_xlsx import Gudang
from siap.documents.writers.grafik_xlsx import satu_halaman, tulis_grafik
from siap.documents.writers.halaman import baris_kaki
from siap.documents.writers.tabel_xlsx import TERLALU_PANJANG, Letak, PenulisTabel
from siap.domain.metrik.prosa import prosa

#: columns over which running text is spread, and how many letters fit on a line of it
_LEBAR_PROSA: Final = 10
_HURUF_PROSA: Final = 175
_TINGGI_BARIS: Final = 15
_TENTANG_RUMUS: Final = (
    "Jumlah dan persentase dihitung di sel dari pagu, anggaran kas, realisasi, dan ukuran pembentuk fisik di "
    "kolom paling kanan. Angka tanpa rumus berasal langsung dari pembukuan."
)


def _aman(teks: str) -> str:
    """Return text for the page footer, where "&" begins a command; Excel takes 255 letters."""
    return teks.replace("&", "&&")[:200]


def buku_kosong(keluar: io.BytesIO, judul: str, pemda: str, waktu: datetime) -> Workbook:
    """Open a workbook whose bytes depend on its content alone; text is never taken for a formula or link."""
    pilihan = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    buku = Workbook(keluar, pilihan)
    dibuat = waktu.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    buku.set_properties({"title": judul, "author": pemda, "created": dibuat})
    return buku


class _Buku:
    """A workbook in the making: tables first, then charts, then the notes."""

    def __init__(self, buku: Workbook, dokumen: Dokumen) -> None:
        self._buku, self._dokumen = buku, dokumen
        self._gudang = Gudang(buku)
        self._grafik: list[Grafik] = []
        self._catatan: list[Catatan] = []
        self._nama: set[str] = set()
        self._teks_panjang = False

    def _lembar(self, nama: str) -> Worksheet:
        """Add a sheet; Excel allows 31 letters, and no name twice."""
        calon, n = nama[:31], 1
        while calon.lower() in self._nama:
            n += 1
            calon = f"{nama[:28]} {n}"
        self._nama.add(calon.lower())
        return self._buku.add_worksheet(calon)

    def tulis(self) -> None:
        tunda: list[Blok] = []
        utama: tuple[Worksheet, int] | None = None
        for blok in _rata(self._dokumen.blok):
            match blok:
                case Tabel():
                    letak = self._tabel(blok, tunda)
                    utama, tunda = utama or letak, []
                case BarisGrafik():
                    self._grafik += blok.grafik
                case Catatan():
                    self._catatan.append(blok)
                case BlokTandaTangan():
                    lembar, baris = utama or (self._lembar("Laporan"), 0)
                    self._tanda_tangan(lembar, baris + 2, blok)
                case _:
                    tunda.append(blok)
        for grafik in self._grafik:
            tulis_grafik(self._buku, self._lembar, self._gudang, grafik)
        self._lembar_catatan()

    def _tabel(self, tabel: Tabel, pembuka: list[Blok]) -> tuple[Worksheet, int]:
        lembar = self._lembar(tabel.lembar)
        baris = 0
        for blok in pembuka:
            baris = self._teks(lembar, baris, blok)
        lembar.write_string(baris, 0, tabel.judul, self._gudang.judul(3))
        penulis = PenulisTabel(lembar, self._gudang, tabel, baris + 1)
        letak = penulis.tulis()
        self._teks_panjang |= penulis.ada_teks
        akhir = letak.akhir + 1
        if not tabel.baris:
            lembar.write_string(letak.badan, 0, tabel.kosong, self._gudang.prosa())
        if tabel.keterangan:
            akhir = self._prosa(lembar, akhir, tabel.keterangan)
        self._siapkan_cetak(lembar, tabel, letak)
        return lembar, akhir

    def _siapkan_cetak(self, lembar: Worksheet, tabel: Tabel, letak: Letak) -> None:
        """Set up the sheet for A4 landscape, one page wide, header on every page."""
        beku = next((i for i, k in enumerate(tabel.kolom) if k.lebar > 40), 0)
        lembar.freeze_panes(letak.badan, beku + 1)
        lembar.repeat_rows(letak.kepala, letak.badan - 1)
        satu_halaman(lembar)
        lembar.set_margins(left=0.4, right=0.4, top=0.4, bottom=0.6)
        lembar.outline_settings(symbols_below=False)
        lembar.hide_gridlines(2)
        kaki = _aman(baris_kaki(self._dokumen.kaki))
        lembar.set_footer(f"&L&7{kaki}&R&7Halaman &P dari &N")
        tercetak = [i for i, k in enumerate(tabel.kolom) if k.cetak]
        if len(tercetak) < len(tabel.kolom):
            # measures behind the percentages are for the screen; signatures follow the table
            lembar.print_area(0, 0, letak.akhir + 14, tercetak[-1])

    def _teks(self, lembar: Worksheet, baris: int, blok: Blok) -> int:
        match blok:
            case Judul():
                lembar.write_string(baris, 0, blok.teks, self._gudang.judul(blok.tingkat))
                lembar.set_row(baris, 22 if blok.tingkat == 1 else 18)
                if blok.anak:
                    lembar.write_string(baris + 1, 0, blok.anak, self._gudang.buat(font_color="#4B5563"))
                return baris + (2 if blok.anak else 1)
            case Paragraf():
                return self._prosa(lembar, baris, blok.teks)
            case Rincian():
                for nama, nilai in blok.pasangan:
                    lembar.write_string(baris, 0, f"{nama}: {nilai}", self._gudang.buat())
                    baris += 1
        return baris

    def _prosa(self, lembar: Worksheet, baris: int, teks: str) -> int:
        gaya = self._gudang.prosa()
        lembar.merge_range(baris, 0, baris, _LEBAR_PROSA - 1, "", gaya)
        lembar.write_string(baris, 0, teks, gaya)
        lembar.set_row(baris, _TINGGI_BARIS * (1 + len(teks) // _HURUF_PROSA))
        return baris + 1

    def _tanda_tangan(self, lembar: Worksheet, baris: int, blok: BlokTandaTangan) -> None:
        gaya, tebal = self._gudang.buat(), self._gudang.buat(bold=True)
        for i, p in enumerate(blok.penanda):
            kolom = 1 + 6 * i if len(blok.penanda) > 1 else 9
            tempat = f"{p.kota or '.' * 16}, {p.tanggal or '.' * 24}"
            lembar.write_string(baris, kolom, p.didahului or tempat, gaya)
            lembar.write_string(baris + 1, kolom, p.jabatan, tebal)
            lembar.write_string(baris + 6, kolom, p.nama or "." * 40, tebal)
            lembar.write_string(baris + 7, kolom, p.pangkat, gaya)
            lembar.write_string(baris + 8, kolom, f"NIP {p.nip or '.' * 30}", gaya)

    def _lembar_catatan(self) -> None:
        lembar = self._lembar("Catatan")
        satu_halaman(lembar)
        lembar.set_column(0, 0, 28)
        lembar.set_column(1, 1, 120)
        prosa_, tebal = self._gudang.prosa(), self._gudang.buat(bold=True)
        baris = 0
        lembar.write_string(baris, 0, "Catatan", self._gudang.judul(1))
        for nama, nilai in (*_asal(self._dokumen.kaki), *self._batas()):
            baris += 1
            lembar.write_string(baris, 0, nama, tebal)
            lembar.write_string(baris, 1, nilai, prosa_)
        baris += 1
        for catatan in self._catatan:
            for butir in catatan.butir:
                baris += 1
                lembar.write_string(baris, 1, butir, prosa_)
        baris += 1
        for nama, nilai in self._rumus_kolom():
            baris += 1
            lembar.write_string(baris, 0, nama, tebal)
            lembar.write_string(baris, 1, nilai, prosa_)

    def _batas(self) -> Iterator[tuple[str, str]]:
        cakupan = [t.keterangan for t in self._dokumen.tabel() if t.keterangan]
        if cakupan:
            yield "Cakupan", " ".join(cakupan)
        yield "Rumus", _TENTANG_RUMUS
        if self._teks_panjang:
            yield "Angka panjang", TERLALU_PANJANG

    def _rumus_kolom(self) -> Iterator[tuple[str, str]]:
        sudah: set[str] = set()
        for tabel in self._dokumen.tabel():
            for kolom in tabel.kolom:
                nama = f"{kolom.grup}: {kolom.judul}" if kolom.grup else kolom.judul
                if kolom.rumus is not None and nama not in sudah:
                    sudah.add(nama)
                    yield nama, prosa(kolom.rumus)


def _rata(blok: tuple[Blok, ...]) -> Iterator[Blok]:
    """Yield blocks one below the other: a sheet has no columns of text."""
    for b in blok:
        if isinstance(b, Berdampingan):
            yield from b.kiri
            yield BarisGrafik(b.kanan)
        else:
            yield b


def _asal(kaki: Kaki) -> tuple[tuple[str, str], ...]:
    return (
        ("Rujukan", kaki.rujukan),
        ("Keadaan s.d.", kaki.keadaan),
        ("Versi anggaran", kaki.versi_anggaran),
        ("Terbitan", kaki.terbitan),
        ("Ditarik", pukul(kaki.waktu_tarik)),
        ("Kode periksa", kaki.kode_periksa),
    )


def tulis_xlsx(dokumen: Dokumen) -> bytes:
    """Return the workbook of a document: a sheet per table, native charts with their data, and the notes."""
    keluar = io.BytesIO()
    buku = buku_kosong(keluar, dokumen.judul, dokumen.pemda, dokumen.kaki.waktu_tarik)
    _Buku(buku, dokumen).tulis()
    buku.close()
    return keluar.getvalue()
