"""Sari judges June: the queue, a return on one cell, the lock, a correction, the jejak and the catalogue."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.cerita.conftest import AKAR, _lingkungan
from tests.web.tiruan import DINSOS

BAPPEDA = "5.01.0.00.0.00.01.0000"
JUNI = "tahun=2026&bulan=6"
Periksa = Callable[[Page], None]
Potret = Callable[[Page, str], None]


@pytest.fixture(scope="module", autouse=True)
def _terkirim(data_siap: Path, base_url: str) -> None:
    """The reports of June, submitted while the server runs."""
    hasil = subprocess.run(
        [sys.executable, "-m", "tests.cerita.isi_tinjauan"],
        cwd=AKAR,
        env=_lingkungan(data_siap),
        capture_output=True,
        text=True,
        check=False,
    )
    assert hasil.returncode == 0, hasil.stderr


@pytest.fixture
def periksa(tanpa_pelanggaran: Periksa, potret: Potret) -> Callable[[Page, str], None]:
    """Ask axe on a desktop and on a phone, where nothing may stick out; photograph both."""

    def jalan(page: Page, nama: str) -> None:
        tanpa_pelanggaran(page)
        potret(page, nama)
        page.set_viewport_size({"width": 390, "height": 844})
        tanpa_pelanggaran(page)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 390, nama
        potret(page, f"{nama}-ponsel")
        page.set_viewport_size({"width": 1440, "height": 900})

    return jalan


def test_a_cell_goes_back_and_the_month_is_locked_and_corrected(
    masuk: Callable[[str], Page], periksa: Callable[[Page, str], None]
) -> None:
    page = masuk("sari")
    page.goto(f"/verifikasi?{JUNI}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Verifikasi laporan")
    periksa(page, "verifikasi")

    page.get_by_role("table", name=re.compile("Perlu dibaca|Bersih")).get_by_role(
        "link", name="Dinas Sosial"
    ).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dinas Sosial")
    tombol = page.get_by_role("button", name=re.compile("^Kembalikan (?!kepada)")).nth(1)
    tombol.focus()
    page.keyboard.press("Enter")
    catatan = page.get_by_label(re.compile("^Catatan untuk PD tentang"))
    expect(catatan).to_be_focused()
    page.keyboard.type("Cocokkan dengan SP2D nomor 0123.")
    expect(page.get_by_text("1 catatan pada sel.")).to_be_visible()
    periksa(page, "verifikasi-laporan")
    page.get_by_role("button", name="Kembalikan kepada PD").last.click()
    expect(page.get_by_text("Laporan dikembalikan.")).to_be_visible()
    expect(page.get_by_text("Cocokkan dengan SP2D nomor 0123.")).to_be_visible()

    page.goto(f"/verifikasi/laporan?{JUNI}&pd={BAPPEDA}")
    page.get_by_role("button", name="Verifikasi", exact=True).click()
    expect(page.get_by_text("Laporan diverifikasi.")).to_be_visible()
    page.goto(f"/verifikasi?{JUNI}")
    page.get_by_label("Pilih semua laporan terverifikasi").check()
    page.get_by_role("button", name="Kunci bulan").click()
    expect(page.get_by_role("status").first).to_contain_text("laporan dikunci")
    periksa(page, "verifikasi-hasil")

    page.goto(f"/koreksi?{JUNI}&pd={BAPPEDA}")
    page.get_by_role("button", name=re.compile(r"^Pilih .*Rp")).first.click()
    uang = page.get_by_label(re.compile("^Realisasi sekarang"))
    lama = uang.input_value()
    uang.fill(lama[:-1] + ("1" if lama[-1] != "1" else "2"))
    page.get_by_label("Alasan koreksi (wajib)").fill("Pengembalian belanja, STS 12/2026.")
    page.get_by_role("button", name="Lihat pengaruhnya").last.click()
    expect(page.get_by_role("heading", name="Pengaruh koreksi, belum dibukukan")).to_be_visible()
    periksa(page, "koreksi")
    page.get_by_role("button", name="Bukukan koreksi").click()
    # a rule may ask for a word first; the reason is given on the same page
    for medan in page.locator("textarea[name^='temuan:']").all():
        medan.fill("Sesuai berita acara.")
    if page.get_by_role("button", name="Bukukan koreksi").count():
        page.get_by_role("button", name="Bukukan koreksi").click()
    expect(page.get_by_text("Koreksi dibukukan.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Koreksi, kiriman ke-2")
    periksa(page, "kiriman")
    page.get_by_role("link", name="Kiriman ke-1").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kiriman ke-1")
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="Bukti kirim PDF").click()
    assert Path(unduhan.value.path()).read_bytes().startswith(b"%PDF-")


def test_jejak_and_catalogue_are_read_and_the_chain_is_proved(
    masuk: Callable[[str], Page], periksa: Callable[[Page, str], None]
) -> None:
    page = masuk("sari")
    page.goto(f"/jejak?{JUNI}")
    page.get_by_role("button", name="Periksa seluruh rantai").click()
    expect(page.get_by_text("Utuh", exact=True)).to_be_visible()
    periksa(page, "jejak")
    page.get_by_label("Perbuatan").select_option("pelaporan.ajukan")
    page.get_by_role("button", name="Saring").click()
    expect(page.get_by_text("Mengajukan laporan").nth(1)).to_be_visible()
    page.get_by_role("link", name=re.compile("^ke-")).first.click()
    periksa(page, "jejak-peristiwa")

    page.goto(f"/aturan?{JUNI}")
    page.get_by_label("Cari kode atau kata").fill("V07")
    expect(page.get_by_role("heading", name=re.compile("^V07"))).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("^V08"))).to_be_hidden()
    page.get_by_label("Cari kode atau kata").fill("")
    periksa(page, "aturan")


def test_dewi_finds_none_of_it(masuk: Callable[[str], Page]) -> None:
    page = masuk("dewi")
    for jalan in ("verifikasi/laporan", "koreksi", "kiriman", "jejak"):
        jawaban = page.goto(f"/{jalan}?{JUNI}&pd={DINSOS}")
        assert jawaban is not None
        assert jawaban.status == 404, jalan
