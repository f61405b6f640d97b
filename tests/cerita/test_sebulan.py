"""One month of one unit, with real clicks and keys: from the first cell to a correction after the lock."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.cerita.conftest import AKAR, _lingkungan, isi_folder, layani
from tests.cerita.isi_sebulan import BANYAK_BAGIAN
from tests.web.orang import DISHUB, SANDI
from tests.web.tiruan import PEMDA

TAHUN, BULAN = 2025, 9
KUERI = urlencode({"pemda": PEMDA, "tahun": TAHUN, "bulan": BULAN, "pd": DISHUB})
BANYAK = 500
#: the row whose money runs ahead, so that the rules ask why
JANGGAL = 7


@dataclass
class Tempat:
    """A server of its own, and the folder that it writes to."""

    alamat: str
    data: Path

    def siap(self, *perintah: str) -> str:
        """Run a command of the terminal on the same folder; return what it prints."""
        hasil = subprocess.run(
            [sys.executable, "-m", "siap.jobs.cli", *perintah],
            cwd=AKAR,
            env=_lingkungan(self.data),
            capture_output=True,
            text=True,
            check=False,
        )
        assert hasil.returncode == 0, hasil.stdout + hasil.stderr
        return hasil.stdout

    def rekap(self, *lain: str) -> dict[str, Any]:
        """Return the row of the unit as the terminal prints it, with the edition."""
        teks = self.siap(
            "rekap", "--pemda", PEMDA, "--tahun", str(TAHUN), "--bulan", str(BULAN), "--json", *lain
        )
        isi = json.loads(teks)
        baris = next(b for b in isi["baris"] if b["kode"] == DISHUB)
        return {"terbitan": isi["terbitan"], **baris}


@pytest.fixture(scope="module")
def tempat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tempat]:
    """`siap serve` on 500 rows of September 2025."""
    data = isi_folder(tmp_path_factory, "isi_sebulan")
    with layani(data) as alamat:
        yield Tempat(alamat, data)


class Orang:
    """One person at a machine of her own; script errors and CSP violations are collected."""

    def __init__(self, browser: Browser, alamat: str, nama: str) -> None:
        self.konteks = browser.new_context(
            base_url=alamat, viewport={"width": 1440, "height": 900}, locale="id-ID"
        )
        self.page = self.konteks.new_page()
        self.salah: list[str] = []
        self.page.on("pageerror", lambda e: self.salah.append(f"{nama}: {e}"))
        self.page.on("console", self._dengar)
        self.page.goto("/masuk")
        self.page.get_by_label("Nama pengguna").fill(nama)
        self.page.get_by_label("Kata sandi").fill(SANDI)
        self.page.get_by_role("button", name="Masuk").click()
        self.page.wait_for_url(lambda a: "/masuk" not in a)

    def _dengar(self, pesan: Any) -> None:
        if "Content Security Policy" in pesan.text:
            self.salah.append(pesan.text)

    def buka(self, jalan: str, **lain: str) -> Page:
        """Open a room for the unit and month of the story."""
        self.page.goto(f"{jalan}?{KUERI}{'&' + urlencode(lain) if lain else ''}")
        return self.page

    def sel(self, kolom: str, nomor: int) -> Any:
        """Return a cell of the sheet."""
        return self.page.locator(f'td[data-k="{kolom}"]').nth(nomor)

    def isi(self, kolom: str, nomor: int, nilai: str) -> None:
        """Type over a cell."""
        self.sel(kolom, nomor).focus()
        self.page.keyboard.type(nilai)
        self.page.keyboard.press("Enter")

    def tersimpan(self) -> None:
        """Wait until the sheet says that nothing waits."""
        expect(self.page.locator("#simpan-kata")).to_have_text("Semua tersimpan", timeout=60_000)

    def tempel(self, teks: str) -> None:
        """Paste a text from the clipboard, with the keys of a keyboard."""
        self.konteks.grant_permissions(["clipboard-read", "clipboard-write"])
        self.page.evaluate("async (t) => await navigator.clipboard.writeText(t)", teks)
        self.page.keyboard.press("Control+V")


@pytest.fixture
def panggil(browser: Browser, tempat: Tempat) -> Iterator[Callable[[str], Orang]]:
    """Sit people down at machines; at the end nobody met an error or a violation."""
    with ExitStack() as tutup:

        @contextmanager
        def duduk(nama: str) -> Iterator[Orang]:
            orang = Orang(browser, tempat.alamat, nama)
            yield orang
            orang.konteks.close()
            assert orang.salah == []

        yield lambda nama: tutup.enter_context(duduk(nama))


def _blok() -> str:
    """500 rows x 4 columns, as a spreadsheet copies them: money, progress, output, obstacle."""
    baris = []
    for n in range(BANYAK):
        pagu = 12_000_000 + 1_236_000 * (n * 7 % 90)
        persen = 71 + n % 4 if n != JANGGAL else 96
        uang = f"{pagu * persen // 100:,}".replace(",", ".")
        baris.append(f"{uang}\t{72 + n % 5},{25 + n % 7}\t{n % 9 + 1}\t{'Cuaca' if n % 50 == 3 else ''}")
    return "\n".join(baris)


def test_a_month_from_the_first_cell_to_a_correction_after_the_lock(
    panggil: Callable[[str], Orang],
    tempat: Tempat,
    tanpa_pelanggaran: Callable[[Page], None],
    potret: Callable[[Page, str], None],
) -> None:
    # --- the operator begins the day, fills by keyboard, then pastes 500 x 4 cells
    dewi = panggil("dewi")
    dewi.page.goto("/hari-ini")
    tanpa_pelanggaran(dewi.page)
    expect(dewi.page.get_by_role("main")).to_contain_text("September 2025")
    page = dewi.buka("/lapor")
    dewi.isi("realisasi", 0, "8.520.000")
    expect(dewi.sel("realisasi", 1)).to_be_focused()
    dewi.isi("realisasi", 1, "14731200")
    dewi.tersimpan()
    dewi.sel("realisasi", 0).focus()
    dewi.tempel(_blok())
    expect(page.locator("#kabar-tempel")).to_contain_text("sel ditempel (format Indonesia)", timeout=30_000)
    dewi.tersimpan()
    tanpa_pelanggaran(page)
    potret(page, "sebulan-1-terisi")

    # --- the network goes: what is typed stays, also over a reload
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.reload()
    dewi.konteks.set_offline(True)
    dewi.isi("realisasi", 20, "55.000.000")
    expect(page.locator("#simpan-kata")).to_contain_text("Luring")
    page.reload()
    expect(dewi.sel("realisasi", 20)).to_contain_text("55.000.000")
    expect(dewi.sel("realisasi", 20)).to_contain_text("menunggu")
    dewi.isi("fisik", 20, "74,5")
    expect(page.locator("#simpan-kata")).to_contain_text("Luring: 2 isian")
    tanpa_pelanggaran(page)
    potret(page, "sebulan-2-luring")

    # --- meanwhile her head changes the same cell; she decides
    wati = panggil("wati")
    wati.buka("/lapor")
    wati.isi("realisasi", 20, "54.900.000")
    wati.tersimpan()
    dewi.konteks.set_offline(False)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Wati Lestari", timeout=60_000)
    expect(dialog).to_contain_text("54.900.000")
    tanpa_pelanggaran(page)
    potret(page, "sebulan-3-bentrok")
    dialog.get_by_role("button", name="Pakai punya saya").click()
    dewi.tersimpan()
    page.reload()
    expect(dewi.sel("realisasi", 20)).to_contain_text("55.000.000")
    expect(dewi.sel("fisik", 20)).to_contain_text("74,5")

    # --- the head signs: first without the reason that a rule asks for, then with it
    page = wati.buka("/lapor/periksa")
    tanpa_pelanggaran(page)
    alasan = page.locator('textarea[name^="alasan:"]')
    expect(alasan).not_to_have_count(0)
    page.get_by_role("button", name="Ajukan laporan").click()
    expect(page.get_by_role("alert")).to_contain_text("Laporan belum terkirim")
    tanpa_pelanggaran(page)
    potret(page, "sebulan-4-alasan")
    for n in range(alasan.count()):
        if not alasan.nth(n).input_value():
            alasan.nth(n).fill("Uang muka pengadaan sesuai kontrak 12/2025.")
            for sama in page.get_by_role("button", name=re.compile("^Pakai alasan ini untuk semua")).all():
                sama.click()
    page.get_by_role("button", name="Ajukan laporan").click()
    expect(page.get_by_role("heading", name=re.compile("sudah diterima"))).to_be_visible(timeout=30_000)
    tanpa_pelanggaran(page)
    potret(page, "sebulan-5-terkirim")

    # --- Adbang sends one cell back
    sari = panggil("sari")
    page = sari.buka("/verifikasi")
    tanpa_pelanggaran(page)
    page.get_by_role("link", name="Dinas Perhubungan").first.click()
    expect(page.get_by_role("main")).to_contain_text("Uang muka pengadaan")
    tanpa_pelanggaran(page)
    potret(page, "sebulan-6-diperiksa")
    page.get_by_role("button", name=re.compile("^Kembalikan ")).nth(11).click()
    catatan = page.locator('textarea[name="alasan"]')
    expect(catatan).to_be_visible()
    catatan.fill("Lampirkan SP2D bulan September.")
    page.locator("#kembali").get_by_role("button", name="Kembalikan kepada PD").last.click()
    expect(page.get_by_role("status").first).to_be_visible(timeout=30_000)

    # --- it is in her day and in her cell; she mends it, the head sends it again
    dewi.page.goto("/hari-ini")
    expect(dewi.page.get_by_role("main")).to_contain_text("Lampirkan SP2D")
    page = dewi.buka("/lapor")
    expect(page.locator("#dikembalikan")).to_contain_text("Lampirkan SP2D bulan September.")
    page.locator("#dikembalikan").get_by_role("link").first.click()
    dikembalikan = page.locator("td:focus")
    expect(dikembalikan).to_contain_text("dikembalikan")
    kolom = dikembalikan.get_attribute("data-k")
    page.keyboard.type("40.500.000" if kolom == "realisasi" else "75")
    page.keyboard.press("Enter")
    dewi.tersimpan()
    page = wati.buka("/lapor/periksa")
    kosong = page.locator('textarea[name^="alasan:"]')
    for n in range(kosong.count()):
        kosong.nth(n).fill("Uang muka pengadaan sesuai kontrak 12/2025.")
    page.get_by_role("button", name="Ajukan laporan").click()
    expect(page.get_by_role("main")).to_contain_text(f"{TAHUN}-{BULAN:02d}/2", timeout=30_000)

    # --- verified and locked: this edition is what the meeting read
    page = sari.buka("/verifikasi/laporan")
    expect(page.get_by_role("main")).to_contain_text("Berubah sejak kiriman sebelum")
    page.get_by_role("button", name="Verifikasi", exact=True).click()
    expect(page.get_by_role("button", name="Kunci bulan")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Kunci bulan").click()
    expect(page.get_by_role("button", name="Buka kembali")).to_be_visible(timeout=30_000)
    tanpa_pelanggaran(page)
    lama = tempat.rekap()
    dewi.buka("/lapor")
    expect(dewi.page.get_by_role("main")).to_contain_text("tidak dapat diisi")

    # --- a correction after the lock: a third submission, a new edition; the old one stays to the digit
    page = sari.buka("/koreksi")
    tanpa_pelanggaran(page)
    page.get_by_role("button", name=re.compile(r"^Pilih .*Rp")).first.click()
    uang = page.get_by_label(re.compile("^Realisasi sekarang"))
    uang.fill(uang.input_value()[:-1] + "9")
    page.get_by_label("Alasan koreksi (wajib)").fill("Pengembalian belanja, STS 41 tanggal 3 Oktober.")
    page.get_by_role("button", name="Lihat pengaruhnya").last.click()
    expect(page.get_by_role("heading", name="Pengaruh koreksi, belum dibukukan")).to_be_visible()
    tanpa_pelanggaran(page)
    potret(page, "sebulan-7-koreksi")
    for n in range(page.locator('section[aria-labelledby="pengaruh-judul"] textarea').count()):
        page.locator('section[aria-labelledby="pengaruh-judul"] textarea').nth(n).fill("Sesuai STS.")
    page.get_by_role("button", name="Bukukan koreksi").click()
    expect(page.get_by_role("status").first).to_contain_text("Koreksi dibukukan", timeout=30_000)
    tanpa_pelanggaran(page)
    baru = tempat.rekap()
    assert baru["terbitan"] != lama["terbitan"]
    assert baru["realisasi"] != lama["realisasi"]
    assert tempat.rekap("--terbitan", lama["terbitan"]) == lama
    page = sari.buka("/kiriman", nomor="2")
    expect(page.get_by_role("main")).to_contain_text("sudah diganti kiriman ke-3")
    tanpa_pelanggaran(page)

    # --- the receipt proves itself on another machine, and the book is sound
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="Bukti teks").click()
    bukti = tempat.data.parent / "bukti.txt"
    unduhan.value.save_as(bukti)
    kunci = tempat.data.parent / "kunci.pem"
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="Unduh kunci publik").click()
    unduhan.value.save_as(kunci)
    tempat.siap("periksa-bukti", os.fspath(bukti), "--kunci", os.fspath(kunci))
    tempat.siap("periksa")


class Jari:
    """Counts what is pressed; there is no mouse here."""

    def __init__(self, page: Page) -> None:
        self.page, self.banyak = page, 0

    def tekan(self, *tombol: str) -> None:
        """Press keys, one after the other."""
        for satu in tombol:
            self.page.keyboard.press(satu)
            self.banyak += 1

    def ketik(self, teks: str) -> None:
        """Type a text."""
        self.page.keyboard.type(teks)
        self.banyak += len(teks)

    def tab_ke(self, tujuan: Any, paling: int = 60) -> None:
        """Press Tab until something has the focus."""
        for _ in range(paling):
            if tujuan.evaluate("(e) => e === document.activeElement"):
                return
            self.tekan("Tab")
        raise AssertionError(f"{paling} x Tab do not lead to {tujuan}")


def test_twenty_rows_are_filed_by_keyboard_alone(
    panggil: Callable[[str], Orang], record_property: Callable[[str, object], None]
) -> None:
    tono = panggil("tono")
    page, jari = tono.page, Jari(tono.page)
    expect(page).to_have_url(re.compile("/hari-ini"))
    tugas = page.get_by_role("link", name=re.compile("September 2025")).or_(
        page.locator('a[href*="/lapor?"][href*="bulan=9"][href*="2025"]')
    )
    jari.tab_ke(tugas.first)
    jari.tekan("Enter")
    page.wait_for_url(re.compile("/lapor"))
    # before the script has run no cell takes the focus
    page.locator("#kisi td[tabindex='0']").wait_for()
    jari.tab_ke(page.locator("#kisi td[tabindex='0']"))
    for n in range(BANYAK_BAGIAN):
        if n:
            jari.tekan("Alt+ArrowDown")
        jari.ketik(str(28_000_000 + 137_000 * n))
        jari.tekan("Alt+ArrowDown")
        jari.ketik(f"7{n % 10},5")
    jari.tekan("Enter")
    tono.tersimpan()
    isian = jari.banyak
    jari.tekan("Escape", "Shift+Tab")
    jari.tab_ke(page.locator("#ke-periksa"), 80)
    jari.tekan("Enter")
    page.wait_for_url(re.compile("/lapor/periksa"))
    alasan = page.locator('textarea[name^="alasan:"]')
    for n in range(alasan.count()):
        jari.tab_ke(alasan.nth(n))
        jari.ketik("Sesuai kontrak.")
    jari.tab_ke(page.get_by_role("button", name="Ajukan laporan"))
    jari.tekan("Enter")
    expect(page.get_by_role("heading", name=re.compile("sudah diterima"))).to_be_visible(timeout=30_000)

    # docs/reference/tombol.md records the count; it must not grow unseen
    assert isian <= 329
    assert jari.banyak <= 356
