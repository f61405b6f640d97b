"""The month's form as a workbook: locked but for what is filled, live sums and rules, and read back whole."""

from __future__ import annotations

import io
import time
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from siap.documents.packs.formulir import TINDAK
from siap.documents.writers.formulir import IsiTemuan, TemuanSel, tulis_formulir
from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.baris import angka_baris, pasang, periksa_baris
from siap.domain.aturan.register import temuan
from siap.domain.aturan.v.semua import SEMUA
from siap.domain.laporan.formulir import (
    KOLOM,
    LEMBAR_ISIAN,
    LEMBAR_PENGENAL,
    LEMBAR_TEMUAN,
    BarisFormulir,
    Formulir,
    LetakIsian,
    SelFormulir,
)
from siap.domain.laporan.potret import BarisPotret
from siap.domain.temuan import Tempat
from siap.intake.sumber.formulir_bulan import baca_formulir

WAKTU = datetime(2026, 10, 1, tzinfo=UTC)
DI = {k.kunci: i for i, k in enumerate(KOLOM, 1)}
SUB_A, SUB_B = "1.06.02.2.01.0001", "1.06.02.2.01.0002"
REK_A, REK_B = "5.1.02.01.01.0024", "5.2.02.05.01.0005"
A1 = LetakIsian(SUB_A, REK_A, "", "realisasi")


def contoh(**ubah: Any) -> Formulir:
    """Two sub kegiatan: one with two lines, one that is its own line."""
    uang = {"pagu": Decimal(1000), "angkas": Decimal(700), "realisasi_lalu": Decimal(500)}
    fisik = {"target_fisik": Decimal(60), "fisik_lalu": Decimal(50)}
    isi: dict[str, Any] = {
        "pemda": "18.04",
        "nama_pemda": "Kabupaten Lampung Barat",
        "pd": "1.06",
        "nama_pd": "Dinas Sosial",
        "tahun": 2026,
        "bulan": 9,
        "versi_anggaran": "Murni",
        "baris": (
            BarisFormulir(SUB_A, None, nama="Sub A", **fisik),
            BarisFormulir(SUB_A, REK_A, nama="Alat tulis", **uang),
            BarisFormulir(SUB_A, REK_B, nama="Modal", **uang),
            BarisFormulir(SUB_B, "", nama="Sub B", sendiri=True, **uang, **fisik),
        ),
        "sel": {A1: SelFormulir("600", 2), LetakIsian(SUB_A, "", "", "fisik"): SelFormulir("55.5", 1)},
    }
    return Formulir(**{**isi, **ubah})


def tulis(formulir: Formulir, temuan: IsiTemuan | None = None) -> bytes:
    return tulis_formulir(formulir, ambang=AmbangAturan(), waktu=WAKTU, temuan=temuan)


def buka(bita: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(bita))


def kolom(lembar: Worksheet, nama: str) -> list[Any]:
    return [lembar.cell(r, DI[nama]).value for r in range(5, lembar.max_row + 1)]


def test_rows_are_those_of_the_grid_with_sums_above_and_the_total_last() -> None:
    lembar = buka(tulis(contoh()))[LEMBAR_ISIAN]

    assert kolom(lembar, "jenis") == [
        "program",
        "kegiatan",
        "sub kegiatan",
        "rekening",
        "rekening",
        "sub kegiatan",
        "Jumlah",
    ]
    assert kolom(lembar, "kode")[:3] == ["1.06.02", "1.06.02.2.01", SUB_A]
    assert kolom(lembar, "pagu")[2] == '=IF(COUNT(F8:F9)=0,"",SUM(F8:F9))'
    assert kolom(lembar, "pagu")[6] == '=IF(COUNT(F5)=0,"",SUM(F5))'
    assert kolom(lembar, "bulan_ini")[3] == '=IF(COUNT(I8,H8)=2,I8-H8,"")'
    assert lembar.freeze_panes == "E5"
    assert (lembar.page_setup.orientation, int(lembar.page_setup.paperSize)) == ("landscape", 9)


def test_only_the_cells_to_fill_are_unlocked_and_tinted() -> None:
    lembar = buka(tulis(contoh()))[LEMBAR_ISIAN]

    terbuka = {c.coordinate for baris in lembar.iter_rows() for c in baris if not c.protection.locked}
    assert terbuka == {"N7", "O7", "P7", "I8", "Q8", "I9", "Q9", "I10", "N10", "O10", "P10", "Q10"}
    assert {lembar[s].fill.fgColor.rgb for s in terbuka} == {"FFFFF9E6"}
    assert lembar.protection.sheet is True
    assert lembar.protection.password is None
    periksa = {str(v.sqref): v for v in lembar.data_validations.dataValidation}
    assert periksa["N5:N11"].error == "Periksa angkanya; fisik tidak dapat melampaui 100."
    tertutup = buka(tulis(contoh(dapat_diisi=False)))[LEMBAR_ISIAN]
    assert all(c.protection.locked for baris in tertutup.iter_rows() for c in baris)


def test_hidden_sheet_and_help_are_there() -> None:
    buku = buka(tulis(contoh()))

    assert buku.sheetnames == [LEMBAR_ISIAN, "Petunjuk", LEMBAR_PENGENAL]
    assert buku[LEMBAR_PENGENAL].sheet_state == "veryHidden"
    teks = {str(c.value) for baris in buku["Petunjuk"].iter_rows() for c in baris if c.value}
    assert {a.aturan.kode for a in SEMUA} <= teks
    assert {a.aturan.judul for a in SEMUA} <= teks


def test_the_same_form_has_the_same_bytes() -> None:
    assert tulis(contoh()) == tulis(contoh())


def test_the_rules_speak_in_the_row_as_the_register_does() -> None:
    sel = {A1: SelFormulir("1200", 1), LetakIsian(SUB_B, "", "", "realisasi"): SelFormulir("400", 1)}
    lembar = buka(tulis(contoh(sel=sel)))[LEMBAR_ISIAN]
    nilai = openpyxl.load_workbook(io.BytesIO(tulis(contoh(sel=sel))), data_only=True)[LEMBAR_ISIAN]

    assert (
        kolom(nilai, "periksa")[3]
        == "V05 Realisasi melebihi batasnya (perbaiki). V05 Realisasi melebihi batasnya (jelaskan)."
    )
    assert kolom(nilai, "periksa")[5].startswith("V04 Realisasi turun tanpa catatan koreksi (perbaiki).")
    assert "ROUND(I8*100,0)>ROUND(F8*100,0)" in kolom(lembar, "periksa")[3]
    assert set(TINDAK.values()) == {"perbaiki", "jelaskan", "info"}


rupiah = st.none() | st.decimals(min_value=0, max_value=2_000, places=2)
persen = st.none() | st.decimals(min_value=0, max_value=100, places=1)


@pytest.mark.slow
@settings(max_examples=150)
@given(
    st.fixed_dictionaries(
        dict.fromkeys(("pagu", "angkas", "realisasi_lalu", "realisasi"), rupiah)
        | dict.fromkeys(("target_fisik", "fisik_lalu", "fisik"), persen)
    ),
    st.booleans(),
    st.booleans(),
)
def test_a_row_says_what_the_rule_book_says_of_the_same_figures(
    angka: dict[str, Decimal | None], kendala: bool, koreksi: bool
) -> None:
    """The cached words of the sheet are those of the rules of the server on the same line."""
    milik = {k: angka[k] for k in ("pagu", "angkas", "realisasi_lalu", "target_fisik", "fisik_lalu")}
    isian = {"realisasi": angka["realisasi"], "fisik": angka["fisik"]}
    teks = {"kendala": "Hujan" if kendala else None, "catatan": "STS" if koreksi else None}
    sel = {
        LetakIsian(SUB_B, "", "", k): SelFormulir(str(v), 1)
        for k, v in {**isian, **teks}.items()
        if v is not None
    }
    formulir = contoh(baris=(BarisFormulir(SUB_B, "", nama="B", sendiri=True, **milik),), sel=sel)
    lembar = openpyxl.load_workbook(io.BytesIO(tulis(formulir)), data_only=True)[LEMBAR_ISIAN]
    potret = BarisPotret(
        sub_kegiatan=SUB_B, **milik, **isian, ada_kendala=kendala, catatan_koreksi=teks["catatan"] or ""
    )
    langgar = periksa_baris(angka_baris(potret, 9), Tempat(), pasang(AmbangAturan()))

    tertulis = kolom(lembar, "periksa")[2] or ""
    assert {a.aturan.kode for a, _ in langgar} == {
        k for k in tertulis.split() if k[:1] == "V" and k[1:].isdigit()
    }


uang = st.decimals(min_value=-(10**13), max_value=10**16, places=2, allow_nan=False)
tulisan = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60).map(
    lambda t: " ".join(t.split())
)
isi_sel = st.fixed_dictionaries(
    {},
    optional={
        "realisasi": uang,
        "fisik": st.decimals(min_value=0, max_value=100, places=4, allow_nan=False),
        "output": st.decimals(min_value=0, max_value=10**10, places=4, allow_nan=False),
        "kendala": tulisan,
        "catatan": tulisan,
    },
)


def _teks(nilai: object) -> str | None:
    if isinstance(nilai, Decimal):
        teks = format(nilai, "f").rstrip("0").rstrip(".")
        return "0" if teks in ("", "-0") else teks
    return str(nilai) or None


@pytest.mark.slow
@given(st.lists(isi_sel, min_size=4, max_size=4), st.integers(0, 9))
def test_what_is_written_is_read_back_the_same(isi: list[dict[str, object]], versi: int) -> None:
    polos = contoh(sel={})
    sel = {
        b.letak(k): SelFormulir(_teks(satu[k]), versi)
        for b, satu in zip(polos.baris, isi, strict=True)
        for k in b.kolom
        if k in satu and _teks(satu[k]) not in _GALAT
    }
    formulir = contoh(sel=sel)

    bacaan = baca_formulir("a.xlsx", tulis(formulir))

    assert [t.kode for t in bacaan.temuan if t.menolak] == []
    assert bacaan.dilihat == sel
    assert {s.letak: s.nilai for s in bacaan.sel} == {k: formulir.nilai(k) for k in formulir.letak()}
    assert bacaan.pengenal == formulir.pengenal


_GALAT = {"#REF!", "#ERROR!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}


def test_the_error_sheet_links_and_marks_the_cell() -> None:
    t = temuan("M20", tempat=Tempat("a.xlsx", sel="I8"), diberikan="sekian", sebab="“sekian” bukan angka.")
    umum = temuan("F05", diharapkan=LEMBAR_PENGENAL)
    buku = buka(tulis(contoh(), IsiTemuan([TemuanSel(t, A1), TemuanSel(umum)], {A1: "sekian"})))

    lembar, daftar = buku[LEMBAR_ISIAN], buku[LEMBAR_TEMUAN]
    assert lembar["I8"].value == "sekian"
    assert lembar["I8"].fill.fgColor.rgb == "FFFBE3E0"
    assert "M20: “sekian” bukan angka." in lembar["I8"].comment.text
    assert [c.value for c in daftar[2]] == [
        *("M20", "tolak", "Isian I8", "sekian", "", ""),
        *(t.kalimat, t.tindakan),
    ]
    assert daftar["C2"].hyperlink.location == "'Isian'!I8"
    assert daftar["C3"].hyperlink is None
    kosong = buka(tulis(contoh(), IsiTemuan()))[LEMBAR_TEMUAN]
    assert kosong["A2"].value == "Tidak ada temuan."


@pytest.mark.slow
def test_five_hundred_rows_are_written_and_read_in_three_seconds() -> None:
    uang = {"pagu": Decimal(1000), "angkas": Decimal(700), "realisasi_lalu": Decimal(500)}
    baris: list[BarisFormulir] = []
    for n in range(170):
        sub = f"1.06.{n // 40 + 1:02d}.2.{n // 8 % 9 + 1:02d}.{n % 8 + 1:04d}"
        baris.append(BarisFormulir(sub, None, nama="Sub", target_fisik=Decimal(60), fisik_lalu=Decimal(50)))
        baris += [BarisFormulir(sub, r, nama="Belanja", **uang) for r in (REK_A, REK_B)]
    sel = {b.letak(k): SelFormulir("7", 1) for b in baris for k in b.kolom}
    formulir = contoh(baris=tuple(baris), sel=sel)

    mulai = time.process_time()
    bacaan = baca_formulir("a.xlsx", tulis(formulir))
    lama = time.process_time() - mulai

    assert len(formulir.baris) == 510
    assert bacaan.dilihat == sel
    assert lama < 3
