"""The filled form from any spreadsheet: found by content, guarded like every other file, never a stumble."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.pabrik import xlsx

from siap.domain.laporan.formulir import LetakIsian
from siap.intake.sumber.formulir_bulan import baca_formulir

SUB, REK = "1.06.02.2.01.0001", "5.1.02.01.01.0024"
PENGENAL = ["pemda", "18.04", "perangkat daerah", "1.06", "tahun", "2026", "bulan", "9"]
JUDUL = ["Kode", "Rekening", "Sumber dana", "Realisasi", "Fisik", "Output", "Kendala", "Catatan"]
A = LetakIsian(SUB, REK, "", "realisasi")


def baca(*baris: list[Any], judul: list[str] = JUDUL) -> Any:
    return baca_formulir("a.xlsx", xlsx([PENGENAL, judul, *baris]))


def kode(bacaan: Any) -> list[str]:
    return [t.kode for t in bacaan.temuan if t.kode != "F05"]


def test_a_sheet_typed_by_hand_is_read_by_its_headings() -> None:
    bacaan = baca([SUB, REK, "", "Rp1.250.000,50"], [SUB, "", "", "", "45,5", 12, "Hujan\r\nlebat", ""])

    nilai = {s.letak.kolom: s.nilai for s in bacaan.sel if s.nilai is not None}
    assert nilai == {"realisasi": "1250000.5", "fisik": "45.5", "output": "12", "kendala": "Hujan\nlebat"}
    assert bacaan.pengenal["perangkat daerah"] == "1.06"
    assert bacaan.berpengenal is False
    assert [t.kode for t in bacaan.temuan if t.menolak] == []


def test_csv_is_read_as_well() -> None:
    teks = ";".join(PENGENAL) + "\n" + ";".join(JUDUL) + f"\n{SUB};{REK};;1.250.000,50;;;;\n"

    bacaan = baca_formulir("a.csv", teks.encode())

    assert [s.nilai for s in bacaan.sel if s.letak == A] == ["1250000.5"]


def test_a_missing_column_is_told_and_not_read_as_blank() -> None:
    bacaan = baca([SUB, REK, "", 5], judul=JUDUL[:4])

    assert kode(bacaan) == ["F06"]
    assert {s.letak.kolom for s in bacaan.sel} == {"realisasi"}


@pytest.mark.parametrize("tanpa", ["Kode", "Rekening", "Sumber dana"])
def test_without_a_code_column_no_row_can_be_known(tanpa: str) -> None:
    judul = [j for j in JUDUL if j != tanpa]

    bacaan = baca([SUB, REK, 5], judul=judul)

    assert bacaan.tertolak
    assert kode(bacaan) == ["F01"]


def test_a_form_that_says_nothing_of_its_owner_is_refused() -> None:
    bacaan = baca_formulir("a.xlsx", xlsx([JUDUL, [SUB, REK, "", 5]]))

    assert bacaan.tertolak
    assert "tidak menyebut perangkat daerah" in bacaan.temuan[-1].kalimat


@pytest.mark.parametrize(
    ("nilai", "harap"),
    [("sekian", "M20"), (True, "M20"), ("#REF!", "M22"), (1.234, "M25"), ("1,5E+11", "M27")],
)
def test_a_figure_that_cannot_be_read_leaves_its_cell_out(nilai: Any, harap: str) -> None:
    bacaan = baca([SUB, REK, "", nilai], [SUB, "", "", "", 40])

    assert harap in kode(bacaan)
    assert A in bacaan.ditolak
    assert A not in {s.letak for s in bacaan.sel}
    assert [s.nilai for s in bacaan.sel if s.letak.kolom == "fisik"] == ["40"]
    assert bacaan.temuan[-1].tempat.sel == "D3"


def test_rows_of_sums_are_known_without_their_first_column() -> None:
    bacaan = baca(["1.06.02", "", "", 999], [SUB, "", "", 999], [SUB, REK, "", 5], ["Jumlah", "", "", 999])

    assert {s.letak[:2] for s in bacaan.sel} == {(SUB, ""), (SUB, REK)}
    assert kode(bacaan) == ["F09"]


def test_a_row_for_the_whole_pd_and_one_without_rekening_are_known() -> None:
    bacaan = baca(["PD", "", "", "", 40], ["PD", "5.1.01", "", 5], [SUB, "-", "", 7, 50])

    nilai = {s.letak: s.nilai for s in bacaan.sel if s.nilai is not None}
    assert nilai == {
        LetakIsian("", "", "", "fisik"): "40",
        LetakIsian("", "5.1.01", "", "realisasi"): "5",
        LetakIsian(SUB, "", "", "realisasi"): "7",
        LetakIsian(SUB, "", "", "fisik"): "50",
    }


def test_a_bomb_and_a_lock_are_refused_before_they_are_opened() -> None:
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("xl/workbook.xml", b"<workbook/>")
        arsip.writestr("xl/worksheets/sheet1.xml", b"0" * (200 * 1024 * 1024))
    bacaan = baca_formulir("bom.xlsx", wadah.getvalue())

    assert bacaan.tertolak
    assert kode(bacaan) == ["M05"]


@given(st.binary(max_size=300))
def test_no_bytes_make_the_reader_stumble(isi: bytes) -> None:
    assert baca_formulir("a.xlsx", isi).tertolak
    assert baca_formulir("a.xlsx", b"PK\x03\x04" + isi).tertolak
