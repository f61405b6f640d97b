"""What must never be opened, and what is opened but lies: each a finding, nothing read."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from tests.intake.pabrik import (
    csv_teks,
    dari_sel,
    ganti_bagian,
    lembar_xml,
    lra_sel,
    ole,
    penuh,
    templat_xlsx,
    xls,
    xlsx,
)

from siap.domain.masukan import Bacaan, JenisBerkas
from siap.intake import Konteks, baca, kenali

LRA = dari_sel(lra_sel(penuh(), penuh(300, 100)))
LEMBAR = "xl/worksheets/sheet1.xml"
JUDUL_XML = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>pd</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>pagu</t></is></c></row>'
)


def kode(bacaan: Bacaan) -> list[str]:
    return [t.kode for t in bacaan.temuan]


def ditolak(isi: bytes, dengan: str, nama: str = "berkas.xlsx") -> Bacaan:
    bacaan = baca(None, nama, isi)
    assert bacaan.isi is None
    assert bacaan.tertolak
    assert bacaan.dibaca == bacaan.diterima == 0
    assert dengan in kode(bacaan)
    assert all(t.tempat.berkas == nama for t in bacaan.temuan)
    return bacaan


@pytest.mark.parametrize("bagian", [0.02, 0.3, 0.6, 0.9, 0.999])
def test_a_truncated_workbook_is_named_broken(bagian: float) -> None:
    ditolak(LRA[: int(len(LRA) * bagian)], "M03")


def test_a_workbook_with_a_damaged_part_is_named_broken() -> None:
    rusak = bytearray(LRA)
    with zipfile.ZipFile(io.BytesIO(LRA)) as arsip:
        awal = arsip.getinfo(LEMBAR).header_offset + 30 + len(LEMBAR)
    rusak[awal : awal + 40] = b"\xff" * 40
    ditolak(bytes(rusak), "M03")


def test_a_password_is_recognised_in_both_generations() -> None:
    ditolak(ole("EncryptedPackage"), "M04", "rahasia.xlsx")
    bof = struct.pack("<HHHHHHII", 0x0809, 16, 0x0600, 5, 0, 0, 0, 0)
    terkunci = bof + struct.pack("<HH", 0x002F, 4) + b"\0" * 4 + struct.pack("<HH", 0x000A, 0)
    ditolak(ole("Workbook", terkunci.ljust(5000, b"\0")), "M04", "rahasia.xls")


def test_an_encrypted_archive_entry_is_a_password_too() -> None:
    terkunci = bytearray(LRA)
    for tanda, letak in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        di = terkunci.find(tanda)
        while di >= 0:
            terkunci[di + letak] |= 1
            di = terkunci.find(tanda, di + 4)
    ditolak(bytes(terkunci), "M04")


@pytest.mark.slow
def test_a_bomb_that_tells_its_size_is_refused_before_it_is_inflated() -> None:
    bom = ganti_bagian(LRA, {LEMBAR: lembar_xml("<row/>" * 40_000_000)})
    assert len(bom) < 2_000_000
    bacaan = ditolak(bom, "M05")
    assert "MB" in bacaan.temuan[0].kalimat


@pytest.mark.slow
def test_a_bomb_that_hides_its_size_is_caught_while_it_is_counted() -> None:
    bom = bytearray(ganti_bagian(LRA, {LEMBAR: lembar_xml("<row/>" * 10_000_000)}))
    with zipfile.ZipFile(io.BytesIO(bytes(bom))) as arsip:
        nyata = struct.pack("<I", arsip.getinfo(LEMBAR).file_size)
    bohong = bytes(bom).replace(nyata, struct.pack("<I", 5_000))
    ditolak(bohong, "M19")


def test_an_extreme_ratio_is_refused() -> None:
    ditolak(ganti_bagian(LRA, {"xl/media/a.bin": b"\0" * 60_000_000}), "M05")


def test_two_cells_at_opposite_corners_do_not_reserve_the_whole_grid() -> None:
    pojok = lembar_xml(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    )
    ditolak(ganti_bagian(LRA, {LEMBAR: pojok}), "M05")
    tanpa_alamat = lembar_xml(
        "<row>" + "<c><v>1</v></c>" * 16_000 + "</row>" + "<row><c><v>1</v></c></row>" * 2_000
    )
    ditolak(ganti_bagian(LRA, {LEMBAR: tanpa_alamat}), "M05")


def test_entities_in_the_xml_are_refused() -> None:
    with zipfile.ZipFile(io.BytesIO(LRA)) as arsip:
        asli = arsip.read(LEMBAR)
    ledak = asli.replace(b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;">]><worksheet', 1)
    ditolak(ganti_bagian(LRA, {LEMBAR: ledak}), "M19")


@pytest.mark.parametrize(
    ("isi", "sebutan"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "PNG"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 40, "foto"),
        (b"<html><table><tr><td>LRA</td></tr></table></html>", "HTML"),
        (b'<?xml version="1.0"?><Workbook/>', "XML"),
        (b"\x00\x01\x02\x03" * 50, "biner"),
        (b"SQLite format 3\x00" + b"\0" * 80, "SQLite"),
    ],
)
def test_a_wrong_kind_is_told_by_what_it_is(isi: bytes, sebutan: str) -> None:
    bacaan = ditolak(isi, "M01", "laporan.xlsx")
    assert sebutan in bacaan.temuan[0].kalimat


def test_other_office_files_are_told_apart() -> None:
    for bagian, sebutan in (
        ("word/document.xml", "Word"),
        ("content.xml", "OpenDocument"),
        ("a.txt", "zip biasa"),
    ):
        wadah = io.BytesIO()
        with zipfile.ZipFile(wadah, "w") as arsip:
            arsip.writestr(bagian, "x")
        assert sebutan in ditolak(wadah.getvalue(), "M01").temuan[0].kalimat


def test_an_empty_file_is_told() -> None:
    for isi in (b"", b"  \r\n"):
        assert kode(baca(None, "kosong.csv", isi)) == ["M06"]


def test_macros_do_not_matter() -> None:
    bermakro = ganti_bagian(LRA, {"xl/vbaProject.bin": b"\x01" * 500})
    bacaan = baca(None, "lra.xlsm", bermakro)
    assert bacaan.jenis is JenisBerkas.LRA
    assert not bacaan.tertolak


def test_the_extension_does_not_decide() -> None:
    assert baca(None, "lra.xls", LRA).total["pagu"] == 1000
    assert baca(None, "lra.xlsx", xls(lra_sel(penuh(), penuh(300, 100)))).total["realisasi"] == 400


def test_a_file_of_another_kind_is_refused_with_what_it_is() -> None:
    bacaan = baca(JenisBerkas.ANGKAS, "x.xlsx", LRA)
    assert kode(bacaan) == ["M02"]
    assert "LRA" in bacaan.temuan[0].kalimat
    assert bacaan.isi is None


def test_an_unknown_workbook_says_how_it_begins() -> None:
    dikenali = kenali("x.xlsx", xlsx([["Buku tamu", "Paraf"], ["Sari", ""]]))
    assert dikenali.jenis is None
    assert "Buku tamu | Paraf" in dikenali.kalimat


def test_error_cells_are_reported_where_they_stand() -> None:
    def isi(_: object, ws: object) -> None:
        for r, baris in enumerate((["pd", "pagu"], ["9", None], ["10", None], ["11", 5])):
            for k, nilai in enumerate(baris):
                if nilai is not None:
                    ws.write(r, k, nilai)  # type: ignore[attr-defined]
        ws.write_formula("B2", "=Lain!A1", None, "#REF!")  # type: ignore[attr-defined]
        ws.write_string("B3", "#ERROR!")  # type: ignore[attr-defined]
        ws.write_formula("D4", "=1/0", None, "#DIV/0!")  # type: ignore[attr-defined]

    bacaan = baca(None, "x.xlsx", xlsx(isi))
    galat = [(t.kode, t.tempat.sel, t.diberikan) for t in bacaan.temuan if t.kode in ("M22", "M37")]
    assert galat == [("M37", "D4", "#DIV/0!"), ("M22", "B2", "#REF!"), ("M22", "B3", "#ERROR!")]
    assert bacaan.tertolak
    assert bacaan.diterima == 1


def test_error_cells_of_an_old_workbook_are_not_read_as_blank() -> None:
    bacaan = baca(None, "x.xls", xls({(0, 0): "pd", (0, 1): "pagu", (1, 0): "9", (1, 1): "#REF!"}))
    assert [(t.kode, t.tempat.sel) for t in bacaan.temuan] == [("M22", "B2")]


@pytest.mark.parametrize(
    "sel", ['<c r="B2"><f>1+1</f></c>', '<c r="B2"><f>1+1</f><v/></c>', '<c r="B2"><f>1+1</f><v></v></c>']
)
def test_a_formula_without_a_stored_result_is_not_read_as_blank(sel: str) -> None:
    isi = lembar_xml(JUDUL_XML + f'<row r="2"><c r="A2"><v>9</v></c>{sel}</row>')
    bacaan = baca(None, "x.xlsx", ganti_bagian(xlsx([["pd"]]), {LEMBAR: isi}))
    assert [(t.kode, t.tempat.sel, t.diberikan) for t in bacaan.temuan] == [("M23", "B2", "=1+1")]


def test_a_formula_whose_result_is_the_empty_text_is_blank() -> None:
    isi = lembar_xml(
        JUDUL_XML + '<row r="2"><c r="A2"><v>9</v></c><c r="B2" t="str"><f>IF(1,"")</f><v></v></c></row>'
        '<row r="3"><c r="A3"><v>10</v></c><c r="B3"><f>2+3</f><v>5</v></c></row>'
    )
    bacaan = baca(None, "x.xlsx", ganti_bagian(xlsx([["pd"]]), {LEMBAR: isi}))
    assert bacaan.total["pagu"] == 5
    assert kode(bacaan) == ["M36"]


def test_an_uncomputed_old_workbook_is_not_read_as_blank() -> None:
    import xlwt

    isi = xls({(0, 0): "pd", (0, 1): "pagu", (1, 0): "9", (1, 1): xlwt.Formula("1+1")})
    assert [(t.kode, t.tempat.sel) for t in baca(None, "x.xls", isi).temuan] == [("M23", "B2")]


def test_a_sheet_with_prefixed_tags_and_scattered_addresses_is_scanned_too() -> None:
    isi = (
        b'<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>pd</x:t></x:is></x:c>'
        b'<x:c r="B1" t="inlineStr"><x:is><x:t>pagu</x:t></x:is></x:c></x:row><x:row r="2">'
        b'<x:c r="A2"><x:v>9</x:v></x:c><x:c s="1" r="B2" t="e"><x:f>A9</x:f><x:v>#N/A</x:v></x:c>'
        b"</x:row></x:sheetData></x:worksheet>"
    )
    bacaan = baca(JenisBerkas.DPA, "x.xlsx", ganti_bagian(xlsx([["pd"]]), {LEMBAR: isi}))
    assert [(t.kode, t.tempat.sel, t.diberikan) for t in bacaan.temuan] == [("M22", "B2", "#N/A")]


def test_cells_merged_over_data_are_refused() -> None:
    def isi(_: object, ws: object) -> None:
        for r, baris in enumerate((["pd", "pagu"], ["9", 1], [None, 2])):
            for k, nilai in enumerate(baris):
                ws.write(r, k, nilai)  # type: ignore[attr-defined]
        ws.merge_range("A2:A3", "9")  # type: ignore[attr-defined]

    bacaan = baca(None, "x.xlsx", xlsx(isi))
    assert [(t.kode, t.diberikan) for t in bacaan.temuan if t.kode == "M24"] == [("M24", "A2:A3")]
    assert bacaan.tertolak


TABEL = csv_teks([["kode", "nama"], ["9", "Satuan Polisi “Praja”"], ["11", "Dinas Sosial"]])


@pytest.mark.parametrize(
    ("sandi", "temuan"),
    [("utf-8", []), ("utf-8-sig", []), ("cp1252", ["M12"]), ("utf-16", ["M12"]), ("utf-16-le", ["M12"])],
)
def test_encodings_are_guessed_and_told(sandi: str, temuan: list[str]) -> None:
    bacaan = baca(JenisBerkas.PD, "pd.csv", TABEL.encode(sandi))
    assert bacaan.isi is not None
    assert bacaan.isi.baris[0].nama == "Satuan Polisi “Praja”"  # type: ignore[union-attr]
    assert kode(bacaan) == temuan


@pytest.mark.parametrize(("pemisah", "temuan"), [(",", []), (";", ["M13"]), ("\t", ["M13"]), ("|", ["M13"])])
def test_separators_are_guessed_and_told(pemisah: str, temuan: list[str]) -> None:
    bacaan = baca(JenisBerkas.PD, "pd.csv", TABEL.replace(",", pemisah).encode())
    assert (bacaan.diterima, kode(bacaan)) == (2, temuan)


def test_a_comma_as_decimal_mark_does_not_hide_the_semicolon() -> None:
    isi = csv_teks([["pd", "pagu"], ["9", "1.500,50"], ["10", "2.000,25"]], ";")
    bacaan = baca(None, "dpa.csv", isi.encode())
    assert bacaan.total["pagu"] * 100 == 350_075


def test_a_separator_line_for_excel_is_obeyed() -> None:
    assert baca(JenisBerkas.PD, "pd.csv", b"sep=;\r\nkode;nama\r\n9;Satpol, PP\r\n").diterima == 1


def test_rows_quoted_as_a_whole_are_opened() -> None:
    isi = b'kode,nama\r\n9,Satpol PP\r\n"11,""Dinas Sosial, Kab."""\r\n'
    bacaan = baca(JenisBerkas.PD, "pd.csv", isi)
    assert bacaan.isi is not None
    assert bacaan.isi.baris[1].nama == "Dinas Sosial, Kab."  # type: ignore[union-attr]
    assert kode(bacaan) == ["M38"]


def test_text_that_is_no_text_is_refused() -> None:
    ditolak(b"kode,nama\r\n\x81\x8d\x8f,\x90\r\n", "M03", "x.csv")


@pytest.mark.parametrize("isi", [b'[{"a": 1', b"{]", b"[" * 100_000, b'{"pesan": "token habis"}', b"[1, 2]"])
def test_json_that_is_no_list_of_records_is_refused(isi: bytes) -> None:
    bacaan = baca(None, "x.json", isi)
    assert bacaan.isi is None
    assert set(kode(bacaan)) & {"M03", "M16", "M01", "M05"}


def test_hidden_sheets_are_not_read() -> None:
    def isi(buku: object, ws: object) -> None:
        ws.write_row(0, 0, ["pd", "pagu"])  # type: ignore[attr-defined]
        ws.write_row(1, 0, ["9", 5])  # type: ignore[attr-defined]
        lama = buku.add_worksheet("lama")  # type: ignore[attr-defined]
        lama.write_row(0, 0, ["pd", "pagu"])
        lama.write_row(1, 0, ["9", 7])
        lama.hide()

    assert baca(None, "x.xlsx", xlsx(isi)).total["pagu"] == 5


def test_progress_is_told_to_the_end() -> None:
    langkah: list[tuple[int, int]] = []
    isi = templat_xlsx(
        JenisBerkas.DPA,
        [{"pd": "9", "sub_kegiatan": f"1.02.02.2.02.{n:04d}", "pagu": 1} for n in range(1, 4500)],
    )
    konteks = Konteks(kemajuan=lambda sudah, semua: langkah.append((sudah, semua)))
    baca(None, "x.xlsx", isi, konteks=konteks)
    assert len(langkah) >= 3
    assert langkah == sorted(langkah)
    assert langkah[-1][0] == langkah[-1][1]
