"""Without a network: nothing typed is lost, nothing is saved twice, nobody sees what another person left."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from tests.cerita.luring import Peramban, bundel, op, peristiwa, sel
from tests.web.orang import SANDI
from tests.web.tiruan import DINSOS, PEMDA, TAHUN

Buka = Callable[[Page, str, int], Peramban]


@pytest.fixture(scope="session")
def naskah(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The outbox, for a page without a grid."""
    return bundel(tmp_path_factory.mktemp("naskah"))


@pytest.fixture
def buka(naskah: str) -> Buka:
    """Open the outbox of a person and a month in a page."""
    return lambda page, orang, bulan: Peramban(page, naskah, orang, bulan).buka()


@pytest.fixture
def orang_kedua(browser: Browser, base_url: str) -> Iterator[Page]:
    """Another machine."""
    konteks = browser.new_context(base_url=base_url, locale="id-ID")
    yield konteks.new_page()
    konteks.close()


def lewat_pintu(page: Page, nama: str) -> None:
    """Sign in on a page, whatever page that is."""
    page.goto("/masuk")
    page.get_by_label("Nama pengguna").fill(nama)
    page.get_by_label("Kata sandi").fill(SANDI)
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_url(lambda alamat: "/masuk" not in alamat)


def keluar(page: Page) -> None:
    """Sign out by the menu."""
    page.get_by_label("Menu pengguna").click()
    page.get_by_role("button", name="Keluar").click()


def siap_luring(page: Page, alamat: str = "/luring") -> None:
    """Open a page that a worker controls."""
    page.goto(alamat)
    # a page that was on its way while the worker began belongs to nobody; the next one is its own
    page.wait_for_function(
        "async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'"
    )
    page.goto(alamat)
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")


def rak(page: Page) -> list[str]:
    """Names of what the browser keeps of pages."""
    hasil: list[str] = page.evaluate("async () => await caches.keys()")
    return [n for n in hasil if n.startswith("siap-halaman")]


def test_an_edit_without_network_survives_a_reload_and_is_saved_exactly_once(
    masuk: Callable[[str], Page], context: BrowserContext, buka: Buka, data_siap: Path
) -> None:
    page = masuk("rina")
    siap_luring(page)
    satu = buka(page, "rina", 7)
    context.set_offline(True)
    satu.ketik(op("1250000"), op("45", kolom="fisik"))
    satu.ketik(op("1250000.5"))
    satu.tunggu("luring")
    assert sel(data_siap, 7) == {}

    page.reload()
    expect(page.get_by_role("heading", name="Juli 2026")).to_be_visible()
    dua = buka(page, "rina", 7)
    assert {o["nilai"] for o in dua.menunggu()} == {"1250000.5", "45"}
    assert dua.keadaan()[1] == 2

    context.set_offline(False)
    dua.kirim()
    dua.tunggu("tersimpan")
    assert dua.menunggu() == []
    assert sel(data_siap, 7) == {"realisasi": ("1250000.5", 1), "fisik": ("45", 1)}
    assert len(peristiwa(data_siap, 7)) == 1


def test_the_sheet_opens_without_network_with_all_that_was_typed(
    masuk: Callable[[str], Page],
    context: BrowserContext,
    data_siap: Path,
    tanpa_pelanggaran: Callable[[Page], None],
    potret: Callable[[Page, str], None],
) -> None:
    page = masuk("rina")
    siap_luring(page, "/lapor?" + urlencode({"pemda": PEMDA, "tahun": TAHUN, "bulan": 7, "pd": DINSOS}))
    sebelum = len(peristiwa(data_siap, 7))
    uang, kata = page.locator('td[data-k="realisasi"]'), page.locator("#simpan-kata")
    uang.nth(1).focus()
    page.keyboard.type("1500000")
    page.keyboard.press("Enter")
    expect(kata).to_have_text("Semua tersimpan")
    context.set_offline(True)
    page.keyboard.type("2500000")
    page.keyboard.press("Enter")
    expect(kata).to_have_text("Luring: 1 isian tersimpan di peramban ini")

    page.reload()
    expect(page.get_by_text("Salinan simpanan, keadaan")).to_be_visible()
    # acknowledged after the page was kept, and typed after that: both are there
    expect(uang.nth(1)).to_contain_text("1.500.000")
    expect(uang.nth(2)).to_contain_text("2.500.000")
    expect(kata).to_have_text("Luring: 1 isian tersimpan di peramban ini")
    tanpa_pelanggaran(page)
    potret(page, "luring-lembar")

    context.set_offline(False)
    expect(kata).to_have_text("Semua tersimpan")
    page.reload()
    expect(page.get_by_text("Salinan simpanan, keadaan")).to_be_hidden()
    expect(uang.nth(2)).to_contain_text("2.500.000")
    assert len(peristiwa(data_siap, 7)) == sebelum + 2
    assert len(rak(page)) == 1
    keluar(page)
    page.wait_for_url("**/masuk*")
    assert rak(page) == []


def test_a_batch_whose_answer_was_lost_is_sent_again_and_has_one_effect(
    masuk: Callable[[str], Page], buka: Buka, data_siap: Path
) -> None:
    page = masuk("rina")
    page.goto("/luring")
    kunci: list[str] = []

    def hilang(route: Route) -> None:
        kunci.append(route.request.post_data_json["kunci"])
        route.fetch()
        route.abort()

    page.route("**/lapor/simpan*", hilang, times=2)
    satu = buka(page, "rina", 8)
    satu.ketik(op("100"))
    satu.tunggu("luring")
    satu.ketik(op("200", "100"))
    satu.kirim()
    satu.tunggu("luring")
    assert sel(data_siap, 8)["realisasi"] == ("100", 1)
    assert [o["nilai"] for o in satu.menunggu()] == ["200"]

    satu.kirim()
    satu.tunggu("tersimpan")
    assert kunci[0] == kunci[1]
    assert page.evaluate("() => window.jawaban[0].ulangan") is True
    # what was typed meanwhile had seen the 100, so nobody is asked
    assert sel(data_siap, 8)["realisasi"] == ("200", 2)
    assert len(peristiwa(data_siap, 8)) == 2


def test_different_columns_merge_and_one_cell_is_decided_by_a_person(
    masuk: Callable[[str], Page],
    orang_kedua: Page,
    buka: Buka,
    data_siap: Path,
    tanpa_pelanggaran: Callable[[Page], None],
    potret: Callable[[Page, str], None],
) -> None:
    rina = masuk("rina")
    rina.goto("/luring")
    lewat_pintu(orang_kedua, "hadi")
    orang_kedua.goto("/luring")
    satu, dua = buka(rina, "rina", 9), buka(orang_kedua, "hadi", 9)
    dua.ketik(op("700"), op("60", kolom="fisik"))
    dua.tunggu("tersimpan")

    satu.ketik(op("500"), op("hujan", kolom="kendala"), op("12", kolom="output"))
    satu.tunggu("tertahan")
    assert sorted(satu.status()) == ["bentrok", "tersimpan", "tersimpan"]
    assert satu.keadaan() == ["tertahan", 1]
    assert sel(data_siap, 9)["realisasi"] == ("700", 1)
    assert sel(data_siap, 9)["kendala"][0] == "hujan"

    # typed on without deciding: asked again, nothing overwritten
    rina.evaluate(
        """() => {
          const h = window.jawaban.flatMap((j) => j.hasil).find((h) => h.status === "bentrok");
          const o = { ...h, nilai: "500" };
          const letak = ["a", "b", "c"];
          window.pilihan = [window.alat.tanyaBentrok(h, o),
            ...letak.map((k) => window.alat.tanyaBentrok({ ...h, rekening: k }, { ...o, rekening: k }))];
          window.terpilih = Promise.all(window.pilihan);
        }"""
    )
    dialog = rina.get_by_role("dialog", name="Sel ini juga diubah Hadi Prasetyo")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("Rp700")
    expect(dialog).to_contain_text("Rp500")
    expect(dialog).to_contain_text("Masih ada 3 sel lain yang bentrok")
    tanpa_pelanggaran(rina)
    potret(rina, "luring-bentrok")
    rina.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    ingat = rina.get_by_role("button", name="4 sel bentrok menunggu keputusan")
    expect(ingat).to_be_focused()
    ingat.press("Enter")
    dialog.get_by_role("button", name="Pakai punya saya").click()
    expect(dialog).to_contain_text("Masih ada 2 sel lain")
    dialog.get_by_role("button", name="Pakai punya server").click()
    dialog.get_by_role("button", name="Pakai semua punya server").click()
    expect(dialog).to_be_hidden()
    assert rina.evaluate("() => window.terpilih") == ["saya", "server", "server", "server"]

    # mine: sent again with what was seen
    satu.ketik(op("500", "700", 1))
    satu.tunggu("tersimpan")
    assert sel(data_siap, 9)["realisasi"] == ("500", 2)
    # theirs: forgotten here, untouched there
    dua.ketik(op("900", "700", 1))
    dua.tunggu("tertahan")
    orang_kedua.evaluate("async (o) => await window.antrean.lepas(o)", op("900"))
    dua.tunggu("tersimpan")
    assert dua.menunggu() == []
    assert sel(data_siap, 9)["realisasi"] == ("500", 2)


def test_an_ended_session_keeps_everything_until_the_same_person_is_back(
    masuk: Callable[[str], Page], context: BrowserContext, buka: Buka, data_siap: Path
) -> None:
    page = masuk("rina")
    page.goto("/luring")
    satu = buka(page, "rina", 10)
    satu.ketik(op("10"))
    satu.tunggu("tersimpan")
    kue = [k for k in context.cookies() if k["name"] != "sessionid"]
    context.clear_cookies()
    context.add_cookies(kue)
    satu.ketik(op("20", "10", 1))
    satu.tunggu("masuk lagi")
    assert [o["nilai"] for o in satu.menunggu()] == ["20"]

    # somebody else signs in beside: the change is not saved in that name
    lain = context.new_page()
    lewat_pintu(lain, "hadi")
    satu.kirim()
    satu.tunggu("masuk lagi")
    assert sel(data_siap, 10)["realisasi"] == ("10", 1)
    lain.goto("/luring")
    expect(lain.get_by_text("Tidak ada isian yang menunggu")).to_be_visible()
    lain.goto("/tentang?bulan=6")
    keluar(lain)
    lain.wait_for_url("**/masuk*")

    lewat_pintu(lain, "rina")
    satu.kirim()
    satu.tunggu("tersimpan")
    assert sel(data_siap, 10)["realisasi"] == ("20", 2)


def test_one_cell_that_the_server_cannot_read_does_not_hold_up_the_others(
    masuk: Callable[[str], Page], buka: Buka, data_siap: Path
) -> None:
    page = masuk("rina")
    page.goto("/luring")
    satu = buka(page, "rina", 10)
    satu.ketik(
        op("x" * 10_001, kolom="kendala"),
        op("55", kolom="fisik"),
        op("3", kolom="output"),
        op("catat", kolom="catatan"),
    )
    satu.tunggu("tertahan")

    assert satu.keadaan() == ["tertahan", 1]
    assert {k: v[0] for k, v in sel(data_siap, 10).items() if k != "realisasi"} == {
        "fisik": "55",
        "output": "3",
        "catatan": "catat",
    }
    page.evaluate("async (o) => await window.antrean.lepas(o)", satu.menunggu()[0])
    assert satu.menunggu() == []


def test_many_cells_travel_in_batches_and_two_tabs_take_turns(
    masuk: Callable[[str], Page], context: BrowserContext, buka: Buka
) -> None:
    page = masuk("rina")
    page.goto("/luring")
    lain = context.new_page()
    lain.goto("/luring")
    kirim: list[int] = []

    def hitung(route: Route) -> None:
        kirim.append(len(route.request.post_data_json["operasi"]))
        route.continue_()

    context.route("**/lapor/simpan*", hitung)
    satu, dua = buka(page, "rina", 8), buka(lain, "rina", 8)
    satu.ketik(*[op("1", kolom="realisasi", rekening=f"5.9.{n}") for n in range(3_000)])
    dua.ketik(op("kiri", kolom="catatan"))
    satu.tunggu("tertahan")
    assert max(kirim) <= 2_500
    assert sum(kirim) == 3_001
    assert satu.keadaan()[1] == 3_000
    # no such line: each is refused with its sentence and kept until somebody lets go
    assert set(satu.status()) <= {"ditolak", "tersimpan", "sama"}
    context.unroute("**/lapor/simpan*")
    page.evaluate(
        """async () => {
          const semua = await window.antrean.menunggu();
          await Promise.all(semua.map((o) => window.antrean.lepas(o)));
        }"""
    )
    assert dua.menunggu() == []


def test_unsent_changes_are_listed_taken_along_discarded_and_brought_back(
    masuk: Callable[[str], Page],
    context: BrowserContext,
    buka: Buka,
    tmp_path: Path,
    data_siap: Path,
    tanpa_pelanggaran: Callable[[Page], None],
    potret: Callable[[Page, str], None],
) -> None:
    page = masuk("rina")
    siap_luring(page)
    context.set_offline(True)
    satu = buka(page, "rina", 11 - 2)
    satu.ketik(op("jalan; rusak", kolom="catatan"), op("77", "60", 1, kolom="fisik"))
    page.reload()
    kartu = page.locator(
        "section.kartu", has=page.get_by_role("heading", name="Dinas Sosial, September 2026")
    )
    expect(kartu).to_contain_text("2 sel belum diterima peladen")
    kartu.get_by_text("Lihat 2 isian").click()
    expect(kartu.get_by_role("list")).to_contain_text("77 %")
    tanpa_pelanggaran(page)
    potret(page, "luring-isian")
    with page.expect_download() as unduhan:
        kartu.get_by_role("button", name="Unduh CSV").click()
    berkas = tmp_path / unduhan.value.suggested_filename
    unduhan.value.save_as(berkas)
    assert re.fullmatch(r"isian-[\w.-]+-2026-09\.csv", berkas.name)
    assert "jalan; rusak" in berkas.read_text(encoding="utf-8-sig")

    kartu.get_by_role("button", name="Buang").click()
    page.get_by_role("dialog").get_by_role("button", name="Batal").click()
    expect(kartu).to_be_visible()
    kartu.get_by_role("button", name="Buang").click()
    page.get_by_role("dialog").get_by_role("button", name="Buang").click()
    expect(page.get_by_text("Tidak ada isian yang menunggu")).to_be_visible()

    context.set_offline(False)
    with page.expect_response("**/lapor/simpan*") as jawaban:
        page.get_by_label("Masukkan kembali isian dari berkas CSV").set_input_files(berkas)
    expect(page.get_by_role("status")).to_contain_text("2 isian dari")
    assert [h["status"] for h in jawaban.value.json()["hasil"]] == ["tersimpan", "tersimpan"]
    expect(page.get_by_text("Tidak ada isian yang menunggu")).to_be_visible()
    assert sel(data_siap, 9)["catatan"][0] == "jalan; rusak"
    assert sel(data_siap, 9)["fisik"][0] == "77"


def test_signing_out_wipes_pages_and_the_next_person_sees_nothing(
    masuk: Callable[[str], Page], context: BrowserContext, buka: Buka, potret: Callable[[Page, str], None]
) -> None:
    page = masuk("rina")
    siap_luring(page)
    page.goto("/tentang?bulan=6")
    page.goto("/luring")
    assert rak(page) == ["siap-halaman rina"]
    context.set_offline(True)
    satu = buka(page, "rina", 7)
    satu.ketik(op("rahasia rina", kolom="kendala"))
    page.route("**/lapor/simpan*", lambda r: r.abort())
    context.set_offline(False)
    page.goto("/tentang?bulan=6")
    expect(page.get_by_text("1 isian Anda di peramban ini belum terkirim")).to_be_visible()
    keluar(page)
    tanya = page.get_by_role("dialog", name="1 isian belum terkirim")
    expect(tanya).to_be_visible()
    potret(page, "luring-keluar")
    tanya.get_by_role("button", name="Tetap keluar").click()
    page.wait_for_url("**/masuk*")
    assert rak(page) == []

    lewat_pintu(page, "hadi")
    page.goto("/luring")
    expect(page.get_by_text("Tidak ada isian yang menunggu")).to_be_visible()
    assert "rahasia rina" not in page.content()
    context.set_offline(True)
    page.goto("/peringkat?bulan=6")
    expect(page.get_by_text("halaman ini belum tersimpan di peramban ini")).to_be_visible()
    assert "Rina" not in page.content()
    potret(page, "luring-tanpa-jaringan")
    context.set_offline(False)
    page.unroute("**/lapor/simpan*")

    page.goto("/tentang?bulan=6")
    keluar(page)
    page.wait_for_url("**/masuk*")
    lewat_pintu(page, "rina")
    page.goto("/luring")
    expect(page.get_by_text("Tidak ada isian yang menunggu")).to_be_visible()


def test_the_door_of_the_next_person_wipes_pages_without_any_signing_out(
    masuk: Callable[[str], Page], context: BrowserContext
) -> None:
    page = masuk("rina")
    siap_luring(page)
    assert rak(page) == ["siap-halaman rina"]
    context.clear_cookies()
    page.goto("/masuk")
    page.wait_for_function("async () => (await caches.keys()).every((n) => !n.startsWith('siap-halaman'))")


def test_it_can_be_installed(masuk: Callable[[str], Page]) -> None:
    page = masuk("rina")
    siap_luring(page)
    sesi = page.context.new_cdp_session(page)
    salah = sesi.send("Page.getInstallabilityErrors")["installabilityErrors"]

    assert [s["errorId"] for s in salah if s["errorId"] != "in-incognito"] == []
