"""The markup of every page: CSP-clean, Indonesian, light, and sparing with the database."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client
from tests.web.tiruan import DINSOS

Sebagai = Callable[..., Client]
HALAMAN = {
    "beranda": "/?bulan=6",
    "peringkat": "/peringkat?bulan=6",
    "daftar-pd": "/pd?bulan=6",
    "pd": f"/pd/{DINSOS}?bulan=6",
    "kenapa": f"/kenapa?pd={DINSOS}&bulan=6",
    "tentang": "/tentang?bulan=6",
    "impor": "/impor",
    "hari-ini": "/hari-ini",
    "kepatuhan": "/kepatuhan?tahun=2026",
    "teguran": "/teguran?tahun=2026",
    "kosong": "/?tahun=2025",
    "404": "/tidak-ada",
}
#: sessions, user, and the rights of the reader; figures come from the mart
MAKS_KUERI = 6


class Pemeriksa(HTMLParser):
    """Collects what a strict CSP would block and what a screen reader would miss."""

    def __init__(self) -> None:
        super().__init__()
        self.salah: list[str] = []
        self.id: list[str] = []
        self.bahasa = ""
        self._dalam = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        isi = dict(attrs)
        self._dalam = tag
        if tag == "html":
            self.bahasa = isi.get("lang") or ""
        if tag == "style" or "style" in isi:
            self.salah.append(f"style: {tag}")
        if tag == "script" and not isi.get("src"):
            self.salah.append("inline script")
        self.salah += [f"{tag} {a}" for a in isi if a.startswith("on")]
        self.salah += [f"{tag} {a}=javascript" for a, v in isi.items() if (v or "").startswith("javascript:")]
        if tag == "th" and "scope" not in isi:
            self.salah.append("th without scope")
        if tag == "img" and "alt" not in isi:
            self.salah.append("img without alt")
        if isi.get("id"):
            self.id.append(isi["id"] or "")


@pytest.mark.parametrize("nama", HALAMAN)
def test_page_has_nothing_inline_and_sound_markup(sebagai: Sebagai, nama: str) -> None:
    isi = sebagai("sari").get(HALAMAN[nama]).content.decode()
    pemeriksa = Pemeriksa()

    pemeriksa.feed(isi)

    assert pemeriksa.salah == []
    assert pemeriksa.bahasa == "id"
    assert len(pemeriksa.id) == len(set(pemeriksa.id))
    assert isi.count("<h1") == 1
    assert isi.count("<table") == isi.count("<caption")
    assert 'class="lompat" href="#isi"' in isi
    assert "None" not in re.sub(r"<[^>]+>", " ", isi)


@pytest.mark.parametrize("nama", HALAMAN)
def test_page_weighs_little(sebagai: Sebagai, nama: str) -> None:
    isi = sebagai("sari").get(HALAMAN[nama]).content

    assert len(gzip.compress(isi, 9)) < 30_000


@pytest.mark.parametrize("nama", ["beranda", "peringkat", "daftar-pd", "pd", "kenapa", "tentang"])
@pytest.mark.parametrize("siapa", ["sari", "rina"])
def test_page_asks_the_database_little(
    sebagai: Sebagai, django_assert_max_num_queries: Any, siapa: str, nama: str
) -> None:
    klien = sebagai(siapa)

    with django_assert_max_num_queries(MAKS_KUERI):
        klien.get(HALAMAN[nama])


@pytest.mark.parametrize("bahasa", ["en-US,en;q=0.9", "id", "de"])
def test_words_are_indonesian_whatever_the_browser_asks_for(sebagai: Sebagai, bahasa: str) -> None:
    klien = sebagai("dewi")

    isi = klien.post(
        "/impor", {"tahun": "1", "pd": "x"}, headers={"Accept-Language": bahasa}
    ).content.decode()

    assert '<html lang="id"' in isi
    for kata in (
        "Pilih paling sedikit satu berkas.",
        "Tahun berupa empat angka",
        "Pilih salah satu dari daftar.",
    ):
        assert kata in isi
    for kata in ("This field", "Select a valid", "Ensure this"):
        assert kata not in isi


def test_csp_forbids_everything_inline(sebagai: Sebagai) -> None:
    aturan = sebagai("sari").get("/").headers["Content-Security-Policy"]

    assert "default-src 'none'" in aturan
    assert "unsafe" not in aturan


@pytest.mark.parametrize(
    ("tema", "atribut"), [("gelap", 'data-tema="gelap"'), ("terang", 'data-tema="terang"'), ("x", "")]
)
def test_theme_is_rendered_from_the_cookie(sebagai: Sebagai, tema: str, atribut: str) -> None:
    klien = sebagai("sari")
    klien.cookies["tema"] = tema

    awal = klien.get("/").content.decode().split("<head>")[0]

    assert atribut in awal
    assert ("data-tema" in awal) == bool(atribut)
