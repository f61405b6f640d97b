"""The Bupati's five minutes: how far, who is behind, why; down to one PD and back."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect
from tests.web.tiruan import DINSOS


def test_from_the_four_numbers_to_why_a_dinas_is_red(
    masuk: Callable[[str], Page],
    tanpa_pelanggaran: Callable[[Page], None],
    potret: Callable[[Page, str], None],
) -> None:
    page = masuk("bupati")
    page.get_by_label("Keadaan s.d.").select_option("Juni")
    page.get_by_role("button", name="Tampilkan").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Keadaan s.d. Juni 2026")
    expect(page.get_by_text("40,12%", exact=True)).to_be_visible()
    expect(page.get_by_text("7,43 poin di bawah target kas 47,55%")).to_be_visible()
    expect(page.get_by_role("heading", name="3 PD belum lapor")).to_be_visible()

    pupr = page.get_by_role("listitem").filter(has_text="Pekerjaan Umum").first
    pupr.get_by_role("link", name=re.compile("Merah")).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name=re.compile("Pekerjaan Umum"))).to_be_visible()
    expect(dialog.get_by_text("Rp15.003.540.000 ÷ Rp36.594.000.000")).to_be_visible()
    expect(dialog.get_by_text(re.compile("Menjadi Kuning pada realisasi Rp23.786.100.000"))).to_be_visible()
    tanpa_pelanggaran(page)
    potret(page, "dialog-kenapa")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(pupr.get_by_role("link", name=re.compile("Merah"))).to_be_focused()

    pupr.get_by_role("link", name="Dinas Pekerjaan Umum dan Penataan Ruang", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dinas Pekerjaan Umum dan Penataan Ruang")
    expect(page.get_by_role("row").filter(has_text="Penyediaan Gaji dan Tunjangan ASN")).to_be_visible()


def test_filters_push_an_address_that_reproduces_the_view(masuk: Callable[[str], Page]) -> None:
    page = masuk("sari")
    page.goto("/peringkat?bulan=6")
    tabel = page.get_by_role("table")

    page.get_by_label("Kelompok").select_option("Kecamatan")

    expect(tabel.get_by_role("rowheader", name="Dinas Sosial")).to_have_count(0)
    expect(page).to_have_url(re.compile("kelompok=Kecamatan"))
    page.get_by_role("link", name="Realisasi", exact=True).click()
    expect(page).to_have_url(re.compile("kelompok=Kecamatan.*urut=-realisasi"))
    expect(page.get_by_role("columnheader", name="Realisasi", exact=True)).to_have_attribute(
        "aria-sort", "descending"
    )
    page.get_by_label("Keadaan s.d.").select_option("Mei")
    page.get_by_role("button", name="Tampilkan").click()
    expect(page).to_have_url(re.compile("bulan=5.*urut=-realisasi.*kelompok=Kecamatan"))
    page.go_back()
    page.reload()
    expect(tabel.get_by_role("rowheader", name="Kecamatan Balik Bukit")).to_be_visible()
    expect(page.get_by_label("Kelompok")).to_have_value("Kecamatan")

    page.go_back()
    expect(page.get_by_role("columnheader", name="No.")).to_have_attribute("aria-sort", "ascending")
    page.go_back()

    expect(tabel.get_by_role("rowheader", name="Dinas Sosial")).to_be_visible()
    expect(page.get_by_label("Kelompok")).to_have_value("")


def test_the_theme_changes_at_once_and_stays(
    masuk: Callable[[str], Page], tanpa_pelanggaran: Callable[[Page], None]
) -> None:
    page = masuk("bupati")

    page.get_by_role("button", name="Mode gelap").click()

    expect(page.locator("html")).to_have_attribute("data-tema", "gelap")
    tanpa_pelanggaran(page)
    page.goto("/peringkat")
    expect(page.locator("html")).to_have_attribute("data-tema", "gelap")
    page.get_by_role("button", name="Mode terang").click()
    expect(page.locator("html")).to_have_attribute("data-tema", "terang")


def test_keyboard_alone_reaches_content_menu_and_dialog(masuk: Callable[[str], Page]) -> None:
    page = masuk("bupati")
    page.goto("/?bulan=6")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Langsung ke isi")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "isi"
    menu = page.locator("details.menu")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Keluar")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Keluar")).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()
    page.get_by_role("link", name=re.compile("Kuning.*kenapa")).first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_a_pd_page_searches_and_folds_its_tree(masuk: Callable[[str], Page]) -> None:
    page = masuk("rina")
    page.goto(f"/pd/{DINSOS}?bulan=6")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dinas Sosial")
    gaji = page.get_by_role("row").filter(has_text="Penyediaan Gaji")

    page.get_by_label("Tampilkan sampai").select_option("Program")
    expect(gaji).to_be_hidden()
    page.get_by_label("Tampilkan sampai").select_option("Sub kegiatan")
    page.get_by_label("Cari kode atau nama").fill("gaji")

    expect(gaji).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="1 dari 9 baris")).to_be_visible()


def test_it_works_without_javascript(
    browser: object, base_url: str, browser_context_args: dict[str, object]
) -> None:
    from tests.web.orang import SANDI

    konteks = browser.new_context(
        **{**browser_context_args, "java_script_enabled": False, "base_url": base_url}
    )  # type: ignore[attr-defined]
    page = konteks.new_page()
    page.goto("/peringkat?bulan=6")
    page.get_by_label("Nama pengguna").fill("sari")
    page.get_by_label("Kata sandi").fill(SANDI)
    page.get_by_role("button", name="Masuk").click()
    page.get_by_label("Kelompok").select_option("Kecamatan")
    page.get_by_role("button", name="Terapkan").click()
    expect(page.get_by_role("rowheader", name="Kecamatan Suoh")).to_have_count(0)
    page.get_by_role("link", name=re.compile("Merah.*kenapa")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kecamatan Sumber Jaya")
    page.get_by_role("button", name="Mode gelap").click()
    expect(page.locator("html")).to_have_attribute("data-tema", "gelap")
    konteks.close()
