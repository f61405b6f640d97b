"""Rina puts photos behind her report; Sari looks at them; Dewi finds nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests import foto as contoh
from tests.web.tiruan import DINSOS

RUANG = f"/bukti?pd={DINSOS}&tahun=2026&bulan=6"
Masuk = Callable[[str], Page]
Periksa = Callable[[Page], None]


@pytest.fixture
def foto(tmp_path: Path) -> Callable[..., Path]:
    def tulis(nama: str, isi: bytes) -> Path:
        (tmp_path / nama).write_bytes(isi)
        return tmp_path / nama

    return tulis


def test_photos_go_up_and_are_looked_at(
    masuk: Masuk,
    foto: Callable[..., Path],
    tanpa_pelanggaran: Periksa,
    potret: Callable[[Page, str], None],
    tema: Callable[[str], None],
) -> None:
    page = masuk("rina")
    page.goto(RUANG)
    tanpa_pelanggaran(page)
    page.get_by_label("Sub kegiatan", exact=True).select_option("1.06.02.2.01.0003")
    page.get_by_label("Keterangan singkat").fill("Balai pelayanan, tampak depan")
    page.get_by_label("Pilih foto atau PDF").set_input_files(
        [
            foto("IMG_1.jpg", contoh.foto(21, waktu="2026:06:14 08:31:05", ukuran=(1600, 1200))),
            foto("wa.jpg", contoh.polos(22)),
            foto("ba.pdf", contoh.pdf("serah terima")),
        ]
    )
    expect(page.get_by_text("3 berkas dipilih")).to_be_visible()
    page.get_by_role("button", name="Unggah", exact=True).click()

    expect(page.get_by_role("status").filter(has_text="3 bukti diterima.")).to_be_visible()
    expect(page.get_by_text("Tanpa letak")).to_be_visible()
    gambar = page.get_by_role("img", name="Balai pelayanan, tampak depan")
    expect(gambar).to_have_count(2)
    for nomor in range(2):
        gambar.nth(nomor).scroll_into_view_if_needed()
        expect(gambar.nth(nomor)).to_have_js_property("complete", value=True)
        assert gambar.nth(nomor).evaluate("g => g.naturalWidth") > 0
    page.get_by_text("Rincian").first.click()
    for nama in ("terang", "gelap"):
        tema(nama)
        page.reload()
        page.get_by_text("Rincian").first.click()
        for lebar in (1440, 390):
            page.set_viewport_size({"width": lebar, "height": 900})
            tanpa_pelanggaran(page)
            assert page.evaluate("() => document.documentElement.scrollWidth") <= lebar
            potret(page, f"bukti-{nama}-{lebar}")
    page.set_viewport_size({"width": 1440, "height": 900})

    foto_pertama = page.get_by_role("listitem").filter(has=page.get_by_role("img")).first
    foto_pertama.get_by_text("Rincian").click()
    with page.expect_download() as unduhan:
        foto_pertama.get_by_role("button", name="Unduh foto asli").click()
    assert unduhan.value.suggested_filename.startswith("bukti-")


def test_a_picture_that_is_a_page_never_runs(
    masuk: Masuk, foto: Callable[..., Path], tanpa_pelanggaran: Periksa
) -> None:
    page = masuk("rina")
    page.goto(RUANG)
    page.get_by_label("Keterangan singkat").fill("<script>alert(1)</script>")
    page.get_by_label("Pilih foto atau PDF").set_input_files(
        [
            foto("halaman.jpg", b"<html><script>document.title='kena'</script></html>"),
            foto("campur.jpg", contoh.foto(23, waktu="2026:06:15 09:00:00") + b"<script>alert(1)</script>"),
        ]
    )
    page.get_by_role("button", name="Unggah", exact=True).click()

    pesan = page.get_by_role("alert")
    expect(pesan).to_contain_text("Tidak semua berkas diterima")
    expect(pesan).to_contain_text("halaman web")
    tanpa_pelanggaran(page)
    expect(page.get_by_text("<script>alert(1)</script>").first).to_be_visible()
    href = page.get_by_role("link", name="<script>alert(1)</script>").first.get_attribute("href")
    jawaban = page.request.get(str(href))
    assert jawaban.headers["content-type"] == "image/jpeg"
    assert "sandbox" in jawaban.headers["content-security-policy"]
    assert b"<script>" not in jawaban.body()
    page.goto(str(href))
    assert page.title() != "kena"
    page.goto(RUANG)


def test_withdrawing_needs_a_reason_and_shows_it(masuk: Masuk, foto: Callable[..., Path]) -> None:
    page = masuk("rina")
    page.goto(RUANG)
    page.get_by_label("Keterangan singkat").fill("Foto yang keliru")
    page.get_by_label("Pilih foto atau PDF").set_input_files(
        foto("k.jpg", contoh.foto(24, waktu="2026:06:16 09:00:00"))
    )
    page.get_by_role("button", name="Unggah", exact=True).click()
    kartu = page.get_by_role("listitem").filter(has_text="Foto yang keliru").first
    kartu.get_by_text("Rincian").click()
    kartu.get_by_label("Alasan mencabut").fill("Bukan kegiatan ini")
    kartu.get_by_role("button", name="Cabut").click()

    expect(page.get_by_text("Bukti dicabut.")).to_be_visible()
    expect(page.get_by_text("Alasan: Bukan kegiatan ini (rina)")).to_be_visible()
    expect(page.get_by_role("img", name="Foto yang keliru")).to_have_count(0)


def test_without_scripts_the_form_still_works(
    browser: object, base_url: str, foto: Callable[..., Path]
) -> None:
    from playwright.sync_api import Browser
    from tests.web.orang import SANDI

    assert isinstance(browser, Browser)
    konteks = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = konteks.new_page()
    page.goto("/masuk")
    page.get_by_label("Nama pengguna").fill("rina")
    page.get_by_label("Kata sandi").fill(SANDI)
    page.get_by_role("button", name="Masuk").click()
    page.goto(RUANG)
    page.get_by_label("Keterangan singkat").fill("Tanpa skrip")
    page.get_by_label("Pilih foto atau PDF").set_input_files(
        foto("t.jpg", contoh.foto(25, waktu="2026:06:17 09:00:00"))
    )
    page.get_by_role("button", name="Unggah", exact=True).click()
    expect(page.get_by_text("1 bukti diterima.")).to_be_visible()
    konteks.close()


def test_sari_reads_and_dewi_finds_nothing(masuk: Masuk, tanpa_pelanggaran: Periksa) -> None:
    page = masuk("sari")
    page.goto("/bukti?tahun=2026&bulan=6")
    tanpa_pelanggaran(page)
    page.get_by_role("link", name="Dinas Sosial").click()
    expect(page.get_by_role("button", name="Unggah", exact=True)).to_have_count(0)
    tanpa_pelanggaran(page)
    page.context.clear_cookies()
    page = masuk("dewi")
    assert page.request.get(RUANG).status == 404
