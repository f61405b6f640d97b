"""The day begins: Rina goes on where a cell is empty, Sari looks at compliance and hands an admonition on."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.cerita.test_halaman import RUPA

RUANG = {"hari-ini": "/hari-ini", "kepatuhan": "/kepatuhan?tahun=2026", "teguran": "/teguran?tahun=2026"}


@pytest.mark.parametrize("rupa", RUPA)
@pytest.mark.parametrize("siapa", ["rina", "sari"])
def test_the_rooms_of_the_day_are_accessible_and_fit(
    masuk: Callable[[str], Page],
    tema: Callable[[str], None],
    tanpa_pelanggaran: Callable[[Page], None],
    potret: Callable[[Page, str], None],
    rupa: str,
    siapa: str,
) -> None:
    lebar, tinggi, nama_tema = RUPA[rupa]
    tema(nama_tema)
    page = masuk(siapa)
    page.set_viewport_size({"width": lebar, "height": tinggi})
    for nama, alamat in RUANG.items():
        if siapa == "rina" and nama == "teguran":
            continue
        page.goto(alamat)
        tanpa_pelanggaran(page)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= lebar, nama
        assert page.evaluate("() => window.__csp") == [], nama
        potret(page, f"{nama}-{siapa}-{rupa}")


def test_rina_lands_on_her_day_and_goes_on_at_the_first_empty_cell(masuk: Callable[[str], Page]) -> None:
    page = masuk("rina")

    expect(page.get_by_role("heading", level=1)).to_have_text("Hari ini")
    expect(page.get_by_role("link", name="Hari ini")).to_have_attribute("aria-current", "page")
    tugas = page.get_by_role("listitem").filter(has=page.get_by_role("heading", level=3)).first
    expect(tugas.get_by_text(re.compile(r"lewat \d+ hari"))).to_be_visible()
    kosong = page.get_by_role("link", name=re.compile(r"\d+ sel masih kosong")).first
    sel = (kosong.get_attribute("href") or "").split("#")[1]
    kosong.click()

    page.wait_for_url(re.compile(r"/lapor\?.*#sel-"))
    expect(page.locator(f'[id="{sel}"]')).to_be_visible()


def test_sari_goes_from_the_silent_to_compliance_and_hands_an_admonition_on(
    masuk: Callable[[str], Page], tanpa_pelanggaran: Callable[[Page], None]
) -> None:
    page = masuk("sari")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hari ini")
    page.get_by_role("link", name="Kepatuhan setahun").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kepatuhan pelaporan")

    page.get_by_label("Kelompok", exact=True).select_option("Kecamatan")
    page.get_by_role("button", name="Tampilkan").click()
    expect(page.get_by_role("rowheader", name="Kecamatan Suoh")).to_be_visible()
    expect(page.get_by_role("rowheader", name="Dinas Sosial")).to_have_count(0)
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="Unduh CSV").click()
    assert "Kecamatan Suoh" in unduhan.value.path().read_text(encoding="utf-8-sig")

    page.locator("details.menu summary").click()
    page.get_by_role("navigation", name="Ruang lain").get_by_role("link", name="Teguran").click()
    page.get_by_role("checkbox", name=re.compile("Kecamatan Suoh")).check()
    page.get_by_label("Catatan untuk Sekda (boleh kosong)").fill("Sudah diingatkan.")
    page.get_by_role("button", name="Teruskan yang dipilih").click()

    expect(page.get_by_role("status").first).to_have_text("1 usulan diteruskan kepada Sekretaris Daerah.")
    expect(page.get_by_role("heading", name="1 menunggu keputusan")).to_be_visible()
    expect(page.get_by_role("checkbox", name=re.compile("Kecamatan Suoh"))).to_have_count(0)
    tanpa_pelanggaran(page)


def test_paper_shows_the_matrix_without_controls(
    masuk: Callable[[str], Page], potret: Callable[[Page, str], None]
) -> None:
    page = masuk("sari")
    page.goto(RUANG["kepatuhan"])
    page.emulate_media(media="print")

    expect(page.get_by_role("button", name="Cetak")).to_be_hidden()
    expect(page.get_by_role("rowheader", name="Dinas Sosial")).to_be_visible()
    potret(page, "kepatuhan-cetak")
