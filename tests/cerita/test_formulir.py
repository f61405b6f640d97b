"""Dewi fills the month in a spreadsheet: down, filled, up, a conflict chosen, saved, axe at each step."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect
from tests.cerita.isi_pangkalan import GARIS
from tests.flows.test_formulir import baris
from tests.web.orang import DISHUB
from tests.web.tiruan import PEMDA, TAHUN

from siap.domain.laporan.formulir import KOLOM, LEMBAR_ISIAN, LetakIsian

DI = {k.kunci: i for i, k in enumerate(KOLOM, 1)}
KUERI = f"pemda={PEMDA}&pd={DISHUB}&tahun={TAHUN}&bulan=10"
SUB = [".".join(DISHUB.split(".")[:2]) + f".{akhir}" for akhir, *_ in GARIS]
REALISASI = LetakIsian(SUB[0], "5.1.01", "", "realisasi")
FISIK = LetakIsian(SUB[0], "", "", "fisik")


def _isi(berkas: Path, nilai: dict[LetakIsian, object]) -> Path:
    buku = openpyxl.load_workbook(berkas)
    for letak, satu in nilai.items():
        lembar = buku[LEMBAR_ISIAN]
        lembar.cell(baris(lembar, letak), DI[letak.kolom]).value = satu
    tujuan = berkas.with_name("terisi.xlsx")
    buku.save(tujuan)
    return tujuan


def test_a_month_goes_out_to_a_spreadsheet_and_comes_back(
    masuk: Callable[[str], Page],
    tmp_path: Path,
    tanpa_pelanggaran: Callable[[Page], None],
    potret: Callable[[Page, str], None],
) -> None:
    page = masuk("dewi")
    page.goto(f"/lapor/unggah?{KUERI}")
    tanpa_pelanggaran(page)
    potret(page, "formulir-unggah")
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="Formulir XLSX").click()
    berkas = tmp_path / unduhan.value.suggested_filename
    unduhan.value.save_as(berkas)
    terisi = _isi(berkas, {REALISASI: 1_250_000.5, FISIK: 45.5, REALISASI._replace(kolom="catatan"): "Baru"})

    # meanwhile a colleague types into one of the cells
    token = page.context.cookies()
    csrf = next(c["value"] for c in token if "csrf" in c["name"].lower())
    operasi = {**REALISASI._asdict(), "nilai": "999", "nilai_dilihat": None, "versi": 0}
    jawaban = page.request.post(
        f"/lapor/simpan?{KUERI}",
        data={"kunci": "rekan-1", "operasi": [operasi]},
        headers={"X-CSRFToken": csrf, "Referer": page.url},
    )
    assert jawaban.ok, jawaban.text()

    page.get_by_label("Pilih formulir terisi").set_input_files(terisi)
    page.get_by_role("button", name="Baca dan perlihatkan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pratinjau: belum ada yang tersimpan")
    expect(page.get_by_text(re.compile("berubah 2, bentrok 1, ditolak 0"))).to_be_visible()
    tanpa_pelanggaran(page)
    potret(page, "formulir-pratinjau")
    page.set_viewport_size({"width": 390, "height": 844})
    tanpa_pelanggaran(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    potret(page, "formulir-pratinjau-ponsel")
    page.set_viewport_size({"width": 1440, "height": 900})

    # by keyboard: the server's value is chosen beforehand, the arrow takes the other
    page.get_by_role("radio", name="Server: Rp999").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Berkas saya: Rp1.250.000,50")).to_be_checked()
    page.get_by_role("button", name="Simpan pilihan saya").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("3 sel tersimpan")
    tanpa_pelanggaran(page)
    potret(page, "formulir-hasil")
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="Unduh kembali dengan lembar Temuan").click()
    kembali = tmp_path / "temuan.xlsx"
    unduhan.value.save_as(kembali)
    lembar = openpyxl.load_workbook(kembali)[LEMBAR_ISIAN]
    assert lembar.cell(baris(lembar, REALISASI), DI["realisasi"]).value == 1_250_000.5


def test_a_broken_form_is_refused_in_words(
    masuk: Callable[[str], Page], tmp_path: Path, tanpa_pelanggaran: Callable[[Page], None]
) -> None:
    berkas = tmp_path / "catatan.xlsx"
    berkas.write_bytes(b"bukan buku kerja")
    page = masuk("dewi")
    page.goto(f"/lapor/unggah?{KUERI}")
    page.get_by_label("Pilih formulir terisi").set_input_files(berkas)
    page.get_by_role("button", name="Baca dan perlihatkan").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Formulir ditolak")
    expect(page.get_by_role("button", name=re.compile("Simpan"))).to_have_count(0)
    tanpa_pelanggaran(page)
