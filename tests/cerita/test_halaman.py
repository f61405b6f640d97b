"""Every page, light, dark and on a phone: no axe or CSP violation, nothing wider than the screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from tests.web.tiruan import DINSOS

HALAMAN = {
    "beranda": "/?bulan=6",
    "beranda-semua-belum": "/?bulan=7",
    "peringkat": "/peringkat?bulan=6",
    "daftar-pd": "/pd?bulan=6",
    "pd": f"/pd/{DINSOS}?bulan=6",
    "pd-nama-panjang": "/pd/2.13.0.00.0.00.01.0000?bulan=6",
    "pd-belum-lapor": "/pd/2.15.0.00.0.00.01.0000?bulan=6",
    "pd-negatif": "/pd/6.01.0.00.0.00.01.0000?bulan=6",
    "kenapa": f"/kenapa?pd={DINSOS}&bulan=6",
    "kenapa-total": "/kenapa?bulan=6",
    "tentang": "/tentang?bulan=6",
    "impor": "/impor",
    "kosong": "/?tahun=2024",
    "tidak-ada": "/tidak-ada",
}
RUPA = {
    "terang": (1440, 900, "terang"),
    "gelap": (1440, 900, "gelap"),
    "ponsel": (390, 844, "terang"),
    "ponsel-gelap": (360, 780, "gelap"),
}


@pytest.mark.parametrize("rupa", RUPA)
def test_every_page_is_accessible_and_fits(
    masuk: Callable[[str], Page],
    tema: Callable[[str], None],
    tanpa_pelanggaran: Callable[[Page], None],
    potret: Callable[[Page, str], None],
    rupa: str,
) -> None:
    lebar, tinggi, nama_tema = RUPA[rupa]
    tema(nama_tema)
    page = masuk("sari")
    page.set_viewport_size({"width": lebar, "height": tinggi})
    for nama, alamat in HALAMAN.items():
        page.goto(alamat)
        tanpa_pelanggaran(page)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= lebar, nama
        assert page.evaluate("() => window.__csp") == [], nama
        potret(page, f"{nama}-{rupa}")


def test_the_door_is_accessible(
    page: Page, tanpa_pelanggaran: Callable[[Page], None], potret: Callable[[Page, str], None]
) -> None:
    page.goto("/masuk")
    tanpa_pelanggaran(page)
    potret(page, "masuk-terang")
    page.get_by_label("Nama pengguna").fill("sari")
    page.get_by_label("Kata sandi").fill("keliru")
    page.get_by_role("button", name="Masuk").click()

    assert page.get_by_role("alert").inner_text() == (
        "Nama pengguna atau kata sandi tidak cocok. Periksa huruf besar-kecil lalu ulangi."
    )
    tanpa_pelanggaran(page)
    potret(page, "masuk-keliru")


@pytest.mark.parametrize("alamat", ["/?bulan=6", "/peringkat?bulan=6", f"/pd/{DINSOS}?bulan=6"])
def test_a_page_stays_within_its_byte_budget(masuk: Callable[[str], Page], alamat: str) -> None:
    """Budgets: script 60 KB, style 25 KB, page 150 KB, all as sent (compressed)."""
    page = masuk("sari")
    sesi = page.context.new_cdp_session(page)
    sesi.send("Network.enable")
    sesi.send("Network.setCacheDisabled", {"cacheDisabled": True})
    jenis: dict[str, str] = {}
    bita: dict[str, int] = {}
    sesi.on("Network.responseReceived", lambda p: jenis.update({p["requestId"]: p["type"]}))
    sesi.on(
        "Network.loadingFinished",
        lambda p: bita.update({p["requestId"]: int(p["encodedDataLength"])}),
    )

    page.goto(alamat)
    page.wait_for_load_state("networkidle")

    besar = {j: sum(bita.get(k, 0) for k, n in jenis.items() if n == j) for j in set(jenis.values())}
    assert besar["Script"] <= 60_000
    assert besar["Stylesheet"] <= 25_000
    assert sum(besar.values()) <= 150_000


def test_paper_shows_figures_without_controls(
    masuk: Callable[[str], Page], potret: Callable[[Page, str], None]
) -> None:
    page = masuk("bupati")
    page.goto("/peringkat?bulan=6")
    page.emulate_media(media="print")

    assert not page.get_by_role("navigation").is_visible()
    assert not page.get_by_role("button", name="Cetak").is_visible()
    assert page.get_by_role("cell", name="103,00").is_visible()
    potret(page, "peringkat-cetak")
    page.goto("/?bulan=6")
    potret(page, "beranda-cetak")
