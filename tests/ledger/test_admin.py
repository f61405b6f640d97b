"""The keeper's window: everything can be looked at, nothing can be changed there."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from tests.ledger.conftest import OLEH, PADA, Buku, Orang

from siap.domain.masukan import BarisWilayah
from siap.ledger.akun.actions import buat_pengguna
from siap.ledger.organisasi.actions import catat_libur, muat_wilayah

RUANG = ("jejak", "organisasi", "nomenklatur", "akun", "anggaran", "realisasi")
MODEL = [m for m in admin.site._registry if m._meta.app_label in RUANG]


@pytest.fixture
def pengelola(orang: Orang, buku: Buku, client: Client) -> Client:
    """A book with a row in most tables, and its keeper signed in."""
    buku.anggaran({"5.1": "1"})
    buku.angkas({1: "1"})
    buku.target({(1, ""): "1"})
    buku.realisasi(1, {"5.1": "1"})
    buku.fisik(1, {"": "1"})
    catat_libur(pemda=None, tanggal=date(2025, 8, 17), nama="Kemerdekaan", oleh=OLEH, pada=PADA)
    muat_wilayah(baris=[BarisWilayah("18", "Lampung")], oleh=OLEH, pada=PADA)
    admin_nya = buat_pengguna(
        username="admin", nama="Admin", sandi=None, pengelola=True, oleh=OLEH, pada=PADA
    )
    client.force_login(admin_nya, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("model", MODEL, ids=lambda m: m._meta.label)
def test_every_list_opens_and_nothing_can_be_added_changed_or_removed(model: type, pengelola: Client) -> None:
    dasar = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    assert pengelola.get(reverse(f"{dasar}_changelist")).status_code == 200
    assert pengelola.get(reverse(f"{dasar}_add")).status_code == 403
    satu = model._default_manager.first()
    if satu is not None:
        assert pengelola.get(reverse(f"{dasar}_change", args=[satu.pk])).status_code == 200
        assert pengelola.post(reverse(f"{dasar}_change", args=[satu.pk]), {}).status_code == 403
        assert pengelola.post(reverse(f"{dasar}_delete", args=[satu.pk]), {"post": "yes"}).status_code == 403


def test_people_of_the_office_have_no_window(orang: Orang, client: Client) -> None:
    client.force_login(orang.sari, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("admin:index")).status_code == 302


def test_every_row_can_name_itself(pengelola: Client) -> None:
    for model in apps.get_models():
        if model._meta.app_label in RUANG:
            for satu in model._default_manager.all()[:1]:
                assert str(satu).strip(), model


def test_ten_wrong_passwords_from_one_place_pause_the_door(orang: Orang, client: Client) -> None:
    masuk = reverse("masuk")
    for _ in range(9):
        assert client.post(masuk, {"username": "sari", "password": "salah"}).status_code == 200
    assert client.post(masuk, {"username": "sari", "password": "salah"}).status_code == 429
    assert client.post(masuk, {"username": "sari", "password": "rahasia-sekali"}).status_code == 429
    # nobody is locked out from elsewhere, and a colleague at the same address is not either
    lain = {"username": "sari", "password": "rahasia-sekali"}
    assert client.post(masuk, lain, REMOTE_ADDR="10.0.0.9").status_code == 302
    assert client.post(masuk, {"username": "rina", "password": "rahasia-sekali"}).status_code == 302


def test_every_page_forbids_what_is_inline(client: Client, db: None) -> None:
    tajuk = client.get(reverse("masuk")).headers["Content-Security-Policy"]
    assert "default-src 'none'" in tajuk
    assert "frame-ancestors 'none'" in tajuk
    assert "unsafe" not in tajuk
