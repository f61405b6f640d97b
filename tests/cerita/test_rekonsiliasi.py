"""Bayu and Hadi reconcile: a difference is found, handed over and explained, with a name to every step."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect
from tests.cerita.isi_pangkalan import realisasi
from tests.web.tiruan import DINSOS

RUANG = f"/rekonsiliasi?bulan=11&pd={DINSOS}"


def bergeser(isi: bytes, tambah: int) -> bytes:
    """The same file, with the first amount changed."""
    baris = list(csv.DictReader(io.StringIO(isi.decode())))
    kolom = next(k for k in baris[0] if "realisasi" in k)
    baris[0][kolom] = str(int(baris[0][kolom]) + tambah)
    keluaran = io.StringIO()
    tulis = csv.DictWriter(keluaran, list(baris[0]))
    tulis.writeheader()
    tulis.writerows(baris)
    return keluaran.getvalue().encode()


def impor(page: Page, nama: str, isi: bytes, folder: Path) -> None:
    berkas = folder / nama
    berkas.write_bytes(isi)
    page.goto("/impor")
    page.get_by_label("Perangkat daerah").select_option(DINSOS)
    page.get_by_label("Pilih berkas").set_input_files(berkas)
    page.get_by_role("button", name="Baca dan perlihatkan").click()
    page.get_by_role("button", name="Bukukan 1 berkas").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 berkas dibukukan")


def keluar(page: Page) -> None:
    page.context.clear_cookies()


def test_a_difference_is_found_explained_and_handed_over(
    masuk: Callable[[str], Page],
    tmp_path: Path,
    tanpa_pelanggaran: Callable[[Page], None],
    potret: Callable[[Page, str], None],
    tema: Callable[[str], None],
) -> None:
    isi = realisasi(11, hanya=DINSOS, persen=100)
    page = masuk("bayu")
    impor(page, "bpkad-november.csv", isi, tmp_path)
    keluar(page)
    page = masuk("rina")
    impor(page, "pd-november.csv", bergeser(isi, 2), tmp_path)
    page.goto(RUANG)
    expect(page.get_by_text("1 terbuka")).to_be_visible()
    expect(page.get_by_role("checkbox")).to_have_count(0)
    tanpa_pelanggaran(page)
    keluar(page)

    page = masuk("bayu")
    page.goto(RUANG)
    expect(page.get_by_role("heading", level=1)).to_have_text("Rekonsiliasi dengan BPKAD")
    tanpa_pelanggaran(page)
    potret(page, "rekonsiliasi")
    page.get_by_role("checkbox").first.press("Space")
    page.get_by_label("Serahkan yang dipilih kepada").select_option("hadi")
    page.get_by_role("button", name="Serahkan").click()
    expect(page.get_by_role("status").first).to_contain_text("1 selisih berpindah tugas.")
    keluar(page)

    page = masuk("hadi")
    page.goto(f"{RUANG}&milik=saya")
    page.get_by_role("checkbox").first.press("Space")
    page.get_by_role("button", name="Jelaskan yang dipilih").click()
    expect(page.get_by_role("alert")).to_contain_text("Tulis penyebab selisihnya")
    expect(page.get_by_role("checkbox").first).to_be_checked()
    tanpa_pelanggaran(page)
    page.get_by_label("Penjelasan untuk yang dipilih").fill("SP2D 77 terbit 1 Desember; Kasno menyelesaikan.")
    page.get_by_role("button", name="Jelaskan yang dipilih").click()
    expect(page.get_by_text("1 selisih dijelaskan atas nama Anda.")).to_be_visible()
    expect(page.get_by_text("0 terbuka")).to_be_visible()
    page.get_by_role("table").get_by_role("link").first.click()
    expect(page.get_by_text(re.compile("Hadi Prasetyo menjelaskan"))).to_be_visible()
    expect(page.get_by_text(re.compile("menyerahkan kepada Hadi Prasetyo"))).to_be_visible()
    tanpa_pelanggaran(page)
    potret(page, "rekonsiliasi-rincian")
    for nama, alamat in (("rekonsiliasi-ponsel", RUANG), ("rekonsiliasi-rincian-ponsel", page.url)):
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(alamat)
        tanpa_pelanggaran(page)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
        potret(page, nama)
    tema("gelap")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(RUANG)
    tanpa_pelanggaran(page)
    potret(page, "rekonsiliasi-gelap")


def test_dewi_does_not_find_the_differences_of_dinas_sosial(masuk: Callable[[str], Page]) -> None:
    page = masuk("dewi")
    jawaban = page.goto(RUANG)
    assert jawaban is not None
    assert jawaban.status == 404
