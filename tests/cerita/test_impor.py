"""Dewi reports September: preview, confirmation, and the figure on the board."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect
from tests.cerita.isi_pangkalan import realisasi
from tests.web.orang import DISHUB
from tests.web.tiruan import DINSOS


def test_a_report_goes_from_file_to_board_after_confirmation(
    masuk: Callable[[str], Page],
    tmp_path: Path,
    tanpa_pelanggaran: Callable[[Page], None],
    potret: Callable[[Page, str], None],
) -> None:
    baik, rusak = tmp_path / "realisasi-september.csv", tmp_path / "realisasi-rusak.csv"
    baik.write_bytes(realisasi(9, hanya=DISHUB, persen=100))
    rusak.write_bytes(realisasi(9, hanya=DISHUB).replace(b"5.2,", b"5.2,sekian "))
    page = masuk("dewi")
    # an operator's bar begins with the report; importing is in the own menu
    page.get_by_label(re.compile("^Menu pengguna")).click()
    page.get_by_role("link", name="Impor", exact=True).click()
    expect(page.get_by_label("Perangkat daerah")).to_have_value(DISHUB)

    page.get_by_label("Pilih berkas").set_input_files([baik, rusak])
    expect(page.get_by_text("2 berkas dipilih")).to_be_visible()
    page.get_by_role("button", name="Baca dan perlihatkan").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Pratinjau: belum ada yang dibukukan")
    expect(page.get_by_role("row").filter(has_text="realisasi-september.csv")).to_contain_text(
        "Dapat dibukukan"
    )
    expect(page.get_by_role("row").filter(has_text="realisasi-rusak.csv").first).to_contain_text("Ditolak")
    expect(page.get_by_role("table", name=re.compile("realisasi-rusak.csv"))).to_contain_text("sekian")
    tanpa_pelanggaran(page)
    potret(page, "impor-pratinjau")
    page.set_viewport_size({"width": 390, "height": 844})
    tanpa_pelanggaran(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    potret(page, "impor-pratinjau-ponsel")
    page.set_viewport_size({"width": 1440, "height": 900})
    belum = page.request.get(f"/pd/{DISHUB}?bulan=9").text()
    assert "Belum ada laporan September 2026" in belum

    page.get_by_role("button", name="Bukukan 1 berkas").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("1 berkas dibukukan")
    tanpa_pelanggaran(page)
    potret(page, "impor-hasil")
    page.goto(f"/pd/{DISHUB}?bulan=9")
    expect(page.get_by_text("Belum ada laporan September 2026")).to_have_count(0)
    expect(page.get_by_text("belum diverifikasi").first).to_be_visible()


def test_the_same_file_again_is_known(masuk: Callable[[str], Page], tmp_path: Path) -> None:
    berkas = tmp_path / "realisasi-agustus.csv"
    berkas.write_bytes(realisasi(8, hanya=DISHUB, persen=95))
    page = masuk("dewi")
    for kali in (1, 2):
        page.goto("/impor")
        page.get_by_label("Pilih berkas").set_input_files(berkas)
        page.get_by_role("button", name="Baca dan perlihatkan").click()
        if kali == 1:
            page.get_by_role("button", name="Bukukan 1 berkas").click()
            expect(page.get_by_role("heading", level=1)).to_have_text("1 berkas dibukukan")

    expect(page.get_by_text("Semua berkas ini sudah pernah dibukukan.")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Bukukan"))).to_have_count(0)


def test_an_operator_cannot_book_for_another_pd(masuk: Callable[[str], Page], tmp_path: Path) -> None:
    berkas = tmp_path / "realisasi-orang-lain.csv"
    berkas.write_bytes(realisasi(10, hanya=DINSOS))
    page = masuk("dewi")
    page.goto("/impor")
    page.get_by_label("Perangkat daerah").select_option("")
    page.get_by_label("Pilih berkas").set_input_files(berkas)
    page.get_by_role("button", name="Baca dan perlihatkan").click()

    expect(page.get_by_role("row").filter(has_text="realisasi-orang-lain.csv").first).to_contain_text(
        "Ditolak"
    )
    expect(page.get_by_role("button", name=re.compile("Bukukan"))).to_have_count(0)


def test_dewi_finds_nothing_at_dinas_sosial(masuk: Callable[[str], Page]) -> None:
    page = masuk("dewi")

    jawaban = page.goto(f"/pd/{DINSOS}")

    assert jawaban is not None
    assert jawaban.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Halaman tidak ditemukan")
