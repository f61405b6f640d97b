"""The entry grid in a browser: keys, a wide paste and its undo, marks, phone width, no violation anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.cerita.conftest import isi_folder, layani
from tests.web.orang import DISHUB, SANDI
from tests.web.tiruan import DINSOS, PEMDA


@pytest.fixture(scope="module")
def peladen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of its own: two wide reports of September 2025."""
    with layani(isi_folder(tmp_path_factory, "isi_lapor")) as alamat:
        yield alamat


@pytest.fixture
def lembar(page: Page, peladen: str) -> Callable[..., Page]:
    """Sign in and open the sheet of a person's unit."""

    def buka(nama: str, pd: str, jalan: str = "/lapor", lain: str = "") -> Page:
        page.goto(f"{peladen}/masuk")
        page.get_by_label("Nama pengguna").fill(nama)
        page.get_by_label("Kata sandi").fill(SANDI)
        page.get_by_role("button", name="Masuk").click()
        page.wait_for_url(lambda alamat: "/masuk" not in alamat)
        page.goto(f"{peladen}{jalan}?pemda={PEMDA}&pd={pd}&tahun=2025&bulan=9{lain}")
        return page

    return buka


def uang(page: Page, nomor: int) -> Any:
    return page.locator('td[data-k="realisasi"]').nth(nomor)


def tersimpan(page: Page) -> None:
    expect(page.locator("#simpan-kata")).to_have_text("Semua tersimpan", timeout=30_000)


def tempel(page: Page, teks: str) -> None:
    """Paste as a spreadsheet does: the clipboard's text into the cell that has the focus."""
    page.evaluate(
        """(teks) => {
            const isi = new DataTransfer();
            isi.setData("text/plain", teks);
            document.activeElement.dispatchEvent(
                new ClipboardEvent("paste", { clipboardData: isi, bubbles: true, cancelable: true }));
        }""",
        teks,
    )


def test_a_sheet_is_filled_by_keyboard_and_kept(lembar: Callable[..., Page]) -> None:
    page = lembar("rina", DINSOS)
    uang(page, 0).focus()

    page.keyboard.type("7500000")
    page.keyboard.press("Enter")
    expect(uang(page, 1)).to_be_focused()
    page.keyboard.type("Rp 12.600.000,50")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("F2")
    page.keyboard.press("End")
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    page.keyboard.type("75")
    page.keyboard.press("Tab")
    expect(uang(page, 2)).to_be_focused()
    page.keyboard.type("banyak")
    page.keyboard.press("Escape")
    expect(uang(page, 2)).to_have_text("")
    page.keyboard.press("ArrowUp")
    tersimpan(page)

    expect(page.locator("tr.k-sub .jml").first).to_have_text("20.100.000,75")
    page.reload()
    expect(uang(page, 0)).to_contain_text("7.500.000")
    expect(uang(page, 1)).to_contain_text("12.600.000,75")


def test_keys_move_and_nothing_traps(lembar: Callable[..., Page]) -> None:
    page = lembar("rina", DINSOS)
    uang(page, 0).focus()

    page.keyboard.press("Control+Home")
    expect(page.locator("td[data-k]").first).to_be_focused()
    page.keyboard.press("End")
    expect(page.locator("td[data-k=kendala]").first).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("td[data-k=output]").first).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    expect(page.locator("td[data-k=fisik]").nth(1)).to_be_focused()
    page.keyboard.press("PageDown")
    expect(page.locator("td[data-k=fisik]").nth(11)).to_be_focused()
    page.keyboard.press("Control+End")
    expect(uang(page, 399)).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")  # around the end, to the first blank figure
    expect(page.locator("td[data-k=fisik]").first).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Pintasan papan ketik")).to_be_visible()
    page.keyboard.press("Escape")

    page.locator("td[data-k=fisik]").first.focus()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('#kisi')") is None
    page.keyboard.press("Shift+Tab")
    expect(page.locator("td[data-k=fisik]").first).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("() => document.activeElement.closest('#kisi')") is None


def test_500_by_4_cells_are_pasted_and_taken_back(lembar: Callable[..., Page]) -> None:
    page = lembar("dewi", DISHUB)
    blok = [[f"{9_000_000 + n:,}".replace(",", "."), "72,5", str(n % 9), "Aman"] for n in range(500)]
    blok[3][0], blok[8][1] = "tidak ada", "101"
    blok[5][3] = '"Hujan,\nlalu ""longsor"""'
    uang(page, 0).focus()

    tempel(page, "\r\n".join("\t".join(b) for b in blok) + "\r\n")

    kabar = page.locator("#kabar-tempel")
    expect(kabar).to_contain_text("1.998 sel ditempel (format Indonesia), 2 bukan angka")
    expect(uang(page, 3)).to_have_attribute("aria-invalid", "true")
    expect(uang(page, 3)).to_contain_text("tidak ada")
    tersimpan(page)
    page.reload()
    expect(uang(page, 499)).to_contain_text("9.000.499")
    expect(uang(page, 3)).to_have_text("")
    expect(page.locator("td[data-k=kendala]").nth(5)).to_contain_text('lalu "longsor"')

    uang(page, 0).focus()
    tempel(page, "1,234.50\n2,000.00")
    expect(kabar).to_contain_text("2 sel ditempel (format Inggris)")
    expect(uang(page, 0)).to_contain_text("1.234,50")
    kabar.get_by_role("button", name="Urungkan tempelan").click()
    expect(uang(page, 0)).to_contain_text("9.000.000")
    tersimpan(page)
    page.reload()
    expect(uang(page, 0)).to_contain_text("9.000.000")


def test_an_error_marks_its_cell_and_the_summary_leads_to_it(lembar: Callable[..., Page]) -> None:
    page = lembar("rina", DINSOS)
    sel = uang(page, 8)
    sel.focus()

    page.keyboard.type("1")  # less than a month ago, without a note
    page.keyboard.press("Enter")

    expect(sel).to_have_attribute("aria-invalid", "true")
    expect(sel).to_contain_text("harus diperbaiki")
    tersimpan(page)  # it is saved all the same: only handing in waits
    ringkas = page.locator("#ringkas-galat")
    ringkas.locator("summary").click()
    ringkas.get_by_role("link").first.click()
    expect(sel).to_be_focused()
    expect(page.locator("#panel-isi")).to_contain_text("V04")
    expect(page.locator("#panel-isi")).to_contain_text("Wajarnya")

    page.get_by_label("Catatan koreksi").fill("Pengembalian belanja.")
    page.get_by_label("Catatan koreksi").press("Tab")
    expect(sel).not_to_have_attribute("aria-invalid", "true")
    tersimpan(page)


@pytest.mark.parametrize("nama_tema", ["terang", "gelap"])
@pytest.mark.parametrize("lebar", [1440, 390])
def test_sheet_and_check_page_break_no_rule_of_access(
    lembar: Callable[..., Page],
    peladen: str,
    context: BrowserContext,
    tanpa_pelanggaran: Callable[[Page], None],
    potret: Callable[[Page, str], None],
    nama_tema: str,
    lebar: int,
) -> None:
    context.add_cookies([{"name": "tema", "value": nama_tema, "url": peladen}])
    page = lembar("hadi", DINSOS)
    page.set_viewport_size({"width": lebar, "height": 900})
    page.reload()
    sel = uang(page, 20)
    sel.click()
    if lebar > 1000:
        page.keyboard.type("abc")
        page.keyboard.press("Tab")
        sel.focus()
        expect(page.locator("#panel-isi")).to_contain_text("Belum pernah diisi", timeout=10_000)
    tanpa_pelanggaran(page)
    potret(page, f"kisi-{lebar}-{nama_tema}")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")

    page.goto(page.url.split("#")[0].replace("/lapor?", "/lapor/periksa?"))
    tanpa_pelanggaran(page)
    potret(page, f"periksa-{lebar}-{nama_tema}")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_a_tap_on_a_phone_opens_a_large_field_for_figures(lembar: Callable[..., Page]) -> None:
    page = lembar("rina", DINSOS)
    page.set_viewport_size({"width": 390, "height": 844})
    sel = uang(page, 30)
    kotak = sel.bounding_box()
    assert kotak is not None
    assert kotak["height"] >= 52

    sel.click()

    medan = page.locator(".penyunting")
    expect(medan).to_be_focused()
    expect(medan).to_have_attribute("inputmode", "decimal")
    medan.fill("33.000.000")
    medan.press("Enter")
    expect(sel).to_contain_text("33.000.000")
    tersimpan(page)


def test_offline_edits_wait_and_arrive(lembar: Callable[..., Page], context: BrowserContext) -> None:
    page = lembar("rina", DINSOS)
    context.set_offline(True)
    sel = uang(page, 40)
    sel.focus()
    page.keyboard.type("45000000")
    page.keyboard.press("Enter")

    expect(page.locator("#simpan-kata")).to_contain_text("Luring: 1 isian")
    expect(sel).to_contain_text("menunggu")
    context.set_offline(False)
    tersimpan(page)
    expect(sel).not_to_contain_text("menunggu")


def test_two_people_one_cell_and_a_person_decides(
    lembar: Callable[..., Page], peladen: str, context: BrowserContext
) -> None:
    page = lembar("rina", DINSOS)
    uang(page, 50).scroll_into_view_if_needed()
    asal = context.browser
    assert asal is not None
    lain = asal.new_context(locale="id-ID")
    hadi = lain.new_page()
    hadi.goto(f"{peladen}/masuk")
    hadi.get_by_label("Nama pengguna").fill("hadi")
    hadi.get_by_label("Kata sandi").fill(SANDI)
    hadi.get_by_role("button", name="Masuk").click()
    hadi.wait_for_url(lambda alamat: "/masuk" not in alamat)
    hadi.goto(page.url)
    uang(hadi, 50).focus()
    hadi.keyboard.type("52000000")
    hadi.keyboard.press("Enter")
    tersimpan(hadi)
    lain.close()

    uang(page, 50).focus()
    page.keyboard.type("51000000")
    page.keyboard.press("Enter")

    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Hadi Prasetyo")
    dialog.get_by_role("button", name="Pakai punya server").click()
    expect(uang(page, 50)).to_contain_text("52.000.000")
    tersimpan(page)
