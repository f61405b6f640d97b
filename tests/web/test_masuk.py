"""The door: clear sentences, a pause after too many tries, a theme that stays."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.test.utils import override_settings
from tests.web.orang import SANDI
from tests.web.tiruan import Tiruan


def test_right_password_opens_and_leads_back(client: Client, orang: Any, tiruan: Tiruan) -> None:
    jawaban = client.post("/masuk", {"username": "sari", "password": SANDI, "next": "/peringkat?bulan=3"})

    assert jawaban.status_code == 302
    assert jawaban.headers["Location"] == "/peringkat?bulan=3"


@pytest.mark.parametrize(
    ("siapa", "awal"), [("rina", "/hari-ini"), ("hadi", "/hari-ini"), ("sari", "/hari-ini"), ("bupati", "/")]
)
@pytest.mark.parametrize("tujuan", ["", "/"])
def test_whoever_has_work_here_begins_with_it(
    client: Client, orang: Any, tiruan: Tiruan, siapa: str, awal: str, tujuan: str
) -> None:
    jawaban = client.post("/masuk", {"username": siapa, "password": SANDI, "next": tujuan})

    assert jawaban.headers["Location"] == awal


def test_an_account_without_role_is_let_in_to_be_told_so(client: Client, orang: Any, tiruan: Tiruan) -> None:
    assert client.post("/masuk", {"username": "tamu", "password": SANDI}).headers["Location"] == "/"


def test_wrong_password_says_one_clear_sentence(client: Client, orang: Any) -> None:
    salah = client.post("/masuk", {"username": "sari", "password": "keliru"}).content.decode()
    asing = client.post("/masuk", {"username": "tidak-ada", "password": "keliru"}).content.decode()

    assert "Nama pengguna atau kata sandi tidak cocok" in salah
    assert "Nama pengguna atau kata sandi tidak cocok" in asing
    assert "Isi kata sandi." in client.post("/masuk", {"username": "sari"}).content.decode()


def test_next_never_leads_to_another_site(client: Client, orang: Any, tiruan: Tiruan) -> None:
    jawaban = client.post("/masuk", {"username": "sari", "password": SANDI, "next": "https://contoh.test/"})

    assert jawaban.headers["Location"] == "/hari-ini"


def test_too_many_tries_show_a_page_with_the_waiting_time(client: Client, orang: Any) -> None:
    with override_settings(AXES_FAILURE_LIMIT=3):
        jawaban = [client.post("/masuk", {"username": "sari", "password": "keliru"}) for _ in range(3)][-1]
        tetap = client.post("/masuk", {"username": "sari", "password": SANDI})

    for satu in (jawaban, tetap):
        assert satu.status_code == 429
        assert "Masuk ditunda 15 menit" in satu.content.decode()
        assert satu.headers["Retry-After"] == "900"


def test_signing_out_is_a_post(client: Client, orang: Any, tiruan: Tiruan) -> None:
    client.force_login(orang["sari"], backend="django.contrib.auth.backends.ModelBackend")

    assert client.get("/keluar").status_code == 405
    assert client.post("/keluar").headers["Location"] == "/masuk"
    assert client.get("/").status_code == 302


def test_theme_goes_to_a_cookie_and_back_to_the_page(client: Client, db: None) -> None:
    jawaban = client.post("/tema", {"tema": "gelap", "kembali": "/pd?bulan=2"})

    assert jawaban.headers["Location"] == "/pd?bulan=2"
    assert client.cookies["tema"].value == "gelap"


@pytest.mark.parametrize("kembali", ["https://contoh.test/", "//contoh.test/", "javascript:alert(1)", ""])
def test_theme_never_leads_to_another_site(client: Client, db: None, kembali: str) -> None:
    assert client.post("/tema", {"tema": "terang", "kembali": kembali}).headers["Location"] == "/"


def test_an_unknown_theme_is_refused(client: Client, db: None) -> None:
    assert client.post("/tema", {"tema": "neon"}).status_code == 400
    assert client.get("/tema").status_code == 405


def test_a_forged_post_gets_a_page_in_indonesian(orang: Any) -> None:
    jawaban = Client(enforce_csrf_checks=True).post("/masuk", {"username": "sari", "password": SANDI})

    assert jawaban.status_code == 403
    assert "Formulir ini sudah kedaluwarsa" in jawaban.content.decode()


def test_a_failure_of_ours_is_said_in_indonesian(
    orang: Any, tiruan: Tiruan, monkeypatch: pytest.MonkeyPatch
) -> None:
    from siap.flows import tanya

    def rusak(*_isi: Any, **_nama: Any) -> None:
        raise RuntimeError("rahasia dalam")

    monkeypatch.setattr(tanya, "rekap", rusak)
    klien = Client(raise_request_exception=False)
    klien.force_login(orang["sari"], backend="django.contrib.auth.backends.ModelBackend")

    jawaban = klien.get("/")

    assert jawaban.status_code == 500
    assert "Terjadi kesalahan pada SIAP" in jawaban.content.decode()
    assert "rahasia" not in jawaban.content.decode()
