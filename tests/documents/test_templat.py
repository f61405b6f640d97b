"""The forms that SIAP hands out are the forms that it reads."""

from __future__ import annotations

import io

import openpyxl
import pytest

from siap.documents.writers.templat import tulis_csv, tulis_xlsx
from siap.domain.masukan import JenisBerkas
from siap.domain.templat import TEMPLAT, Templat, TipeKolom, baca_tanda

SEMUA = pytest.mark.parametrize("templat", TEMPLAT.values(), ids=[t.jenis.value for t in TEMPLAT.values()])


def isi_contoh(templat: Templat) -> dict[str, object]:
    nilai: dict[TipeKolom, object] = {
        TipeKolom.TEKS: "Dinas Kesehatan",
        TipeKolom.RUPIAH: 1250000.5,
        TipeKolom.PERSEN: 12.5,
        TipeKolom.BANYAK: 12,
        TipeKolom.BULAN: "6",
    }
    kode = {
        "kode": "1.02",
        "pd": "1.02",
        "induk": None,
        "sub_kegiatan": "1.02.02.2.02.0001",
        "rekening": "5.1.02.01.01.0024",
        "jenis_belanja": "5.1.02",
        "sumber_dana": "1.2.01.08",
        "jenis": "dinas",
        "cara": "tahapan",
        "bobot": 100,
        "sifat": "kumulatif",
    }
    return {k.nama: kode.get(k.nama, nilai.get(k.tipe)) for k in templat.kolom}


def terisi(templat: Templat) -> bytes:
    """Fill one row into the form, as an operator would."""
    buku = openpyxl.load_workbook(io.BytesIO(tulis_xlsx(templat)))
    lembar = buku[templat.lembar]
    for i, kunci in enumerate(templat.keterangan, 2):
        lembar.cell(i, 2).value = {"tahun": "2023", "sifat": "kumulatif"}[kunci]
    data = len(templat.keterangan) + 4
    for i, nilai in enumerate(isi_contoh(templat).values(), 1):
        lembar.cell(data, i).value = nilai  # type: ignore[assignment]
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


@SEMUA
def test_form_carries_its_mark_its_header_and_no_example(templat: Templat) -> None:
    lembar = openpyxl.load_workbook(io.BytesIO(tulis_xlsx(templat)))[templat.lembar]
    assert baca_tanda(str(lembar["A1"].value)) == (templat.jenis.value, templat.versi)
    kepala = len(templat.keterangan) + 3
    assert [c.value for c in lembar[kepala]][: len(templat.kolom)] == [k.nama for k in templat.kolom]
    assert [lembar.cell(i, 1).value for i in range(2, kepala - 1)] == list(templat.keterangan)
    assert lembar.max_row == kepala
    assert lembar.freeze_panes == f"B{kepala + 1}"


@SEMUA
def test_every_column_has_help_a_check_and_text_format_for_codes(templat: Templat) -> None:
    lembar = openpyxl.load_workbook(io.BytesIO(tulis_xlsx(templat)))[templat.lembar]
    kepala = len(templat.keterangan) + 3
    periksa = " ".join(str(v.sqref) for v in lembar.data_validations.dataValidation)
    for i, kolom in enumerate(templat.kolom, 1):
        sel = lembar.cell(kepala, i)
        assert kolom.bantuan in sel.comment.text
        assert f"{sel.column_letter}{kepala + 1}:" in periksa
        if kolom.tipe is TipeKolom.KODE:
            assert lembar.column_dimensions[sel.column_letter].number_format == "@"


@SEMUA
def test_help_sheet_explains_every_column_with_an_example(templat: Templat) -> None:
    lembar = openpyxl.load_workbook(io.BytesIO(tulis_xlsx(templat)))["Petunjuk"]
    isi = {b[0]: b for b in lembar.iter_rows(values_only=True) if b[0]}
    for kolom in templat.kolom:
        assert isi[kolom.nama][3] == kolom.bantuan
        if kolom.wajib:
            assert isi[kolom.nama][4]


@SEMUA
def test_forms_are_the_same_bytes_every_time(templat: Templat) -> None:
    assert tulis_xlsx(templat) == tulis_xlsx(templat)


@SEMUA
def test_csv_form_is_its_header(templat: Templat) -> None:
    assert tulis_csv(templat).decode("utf-8-sig") == ",".join(k.nama for k in templat.kolom) + "\r\n"


@SEMUA
def test_filled_form_is_read_back(templat: Templat) -> None:
    baca = pytest.importorskip("siap.intake").baca
    for jenis in (templat.jenis, None):
        bacaan = baca(jenis, "isi.xlsx", terisi(templat))
        assert bacaan.jenis is templat.jenis
        assert not bacaan.tertolak, bacaan.temuan
        assert bacaan.ditolak == 0
        assert bacaan.diterima == 1 if templat.jenis is not JenisBerkas.ANGKAS else bacaan.diterima


@SEMUA
def test_filled_csv_is_read_back(templat: Templat) -> None:
    baca = pytest.importorskip("siap.intake").baca
    isi = ["" if v is None else str(v) for v in isi_contoh(templat).values()]
    bacaan = baca(templat.jenis, "isi.csv", tulis_csv(templat) + (",".join(isi) + "\r\n").encode())
    assert not bacaan.tertolak, bacaan.temuan
    assert bacaan.diterima >= 1


@SEMUA
def test_empty_form_is_refused_with_a_finding_not_booked(templat: Templat) -> None:
    baca = pytest.importorskip("siap.intake").baca
    bacaan = baca(templat.jenis, "kosong.xlsx", tulis_xlsx(templat))
    assert bacaan.diterima == 0
    assert bacaan.temuan
