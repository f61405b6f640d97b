"""Nobody sees or touches what is not theirs (law 12); Dewi gets 404 everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.web.orang import DISHUB
from tests.web.tiruan import DINSOS, PEMDA, Tiruan

Sebagai = Callable[..., Client]
HALAMAN = (
    "/",
    "/peringkat",
    "/pd",
    f"/pd/{DINSOS}",
    "/kenapa",
    "/impor",
    "/tentang",
    "/peringkat.csv",
    "/rfk.pdf",
    "/hari-ini",
    "/kepatuhan",
    "/kepatuhan.csv",
    "/teguran",
)


@pytest.mark.parametrize("alamat", HALAMAN)
def test_anonymous_is_sent_to_the_door_and_back(client: Client, orang: Any, alamat: str) -> None:
    jawaban = client.get(alamat)

    assert jawaban.status_code == 302
    assert jawaban.headers["Location"] == f"/masuk?next={alamat}"


@pytest.mark.parametrize(
    "alamat",
    [
        f"/pd/{DINSOS}",
        f"/kenapa?pd={DINSOS}",
        "/kenapa",
        f"/rfk.pdf?pd={DINSOS}",
        "/rfk.xlsx",
        "/peringkat.xlsx",
        "/?pemda=32.04",
        f"/pd/{DISHUB}?pemda=32.04",
    ],
)
def test_dewi_of_another_pd_gets_404(sebagai: Sebagai, alur_pack: list[Any], alamat: str) -> None:
    jawaban = sebagai("dewi").get(alamat)

    assert jawaban.status_code == 404
    assert "Dinas Sosial" not in jawaban.content.decode()
    assert alur_pack == []


def test_dewi_is_led_to_the_work_of_her_own_day(sebagai: Sebagai) -> None:
    jawaban = sebagai("dewi").get("/")

    assert jawaban.status_code == 302
    assert jawaban.headers["Location"].startswith("/hari-ini?")
    hari_ini = sebagai("dewi").get(jawaban.headers["Location"])
    assert hari_ini.status_code == 200
    assert "Dinas Sosial" not in hari_ini.content.decode()
    assert sebagai("dewi").get(f"/pd/{DISHUB}").status_code == 200


@pytest.mark.parametrize(
    "alamat",
    ["/peringkat", "/pd", "/peringkat.csv", "/tentang", f"/pd/{DISHUB}", "/kepatuhan", "/kepatuhan.csv"],
)
def test_dewi_sees_no_other_pd_and_no_total(sebagai: Sebagai, alamat: str) -> None:
    isi = sebagai("dewi").get(alamat).content.decode()

    assert "Dinas Sosial" not in isi
    assert "Dinas Pendidikan" not in isi
    assert "836.050.008.046,83" not in isi  # the total of the pemda


def test_rina_sees_her_rank_among_all_but_only_her_row(sebagai: Sebagai) -> None:
    isi = sebagai("rina").get("/peringkat?bulan=6").content.decode()

    assert "Dinas Sosial" in isi
    assert "Inspektorat" not in isi
    assert 'data-label="Peringkat">1<' in isi


def test_a_role_that_only_reads_may_not_import(sebagai: Sebagai) -> None:
    klien = sebagai("bupati")

    assert 'href="/impor' not in klien.get("/").content.decode()
    jawaban = klien.get("/impor")
    assert jawaban.status_code == 403
    assert "tidak berwenang" in jawaban.content.decode()


def test_an_account_without_role_is_told_so(sebagai: Sebagai, tiruan: Tiruan) -> None:
    tiruan.pemda = ()

    jawaban = sebagai("tamu").get("/")

    assert jawaban.status_code == 200
    assert "belum memegang peran" in jawaban.content.decode()


@pytest.mark.parametrize(
    "kueri", ["bulan=13", "bulan=0", "bulan=Juni", "tahun=abc", "tahun=99999999999", "bulan=²", "pemda=xx"]
)
def test_an_impossible_cut_off_is_404(sebagai: Sebagai, kueri: str) -> None:
    assert sebagai("sari").get(f"/?{kueri}").status_code == 404


def test_an_unknown_pd_is_404_for_who_sees_all(sebagai: Sebagai) -> None:
    assert sebagai("sari").get("/pd/9.99").status_code == 404
    assert sebagai("sari").get(f"/pd/{DINSOS}?pemda={PEMDA}").status_code == 200


def test_a_year_without_figures_teaches_what_to_do(sebagai: Sebagai) -> None:
    jawaban = sebagai("sari").get("/?tahun=2025")

    assert jawaban.status_code == 200
    assert "Belum ada data Kabupaten Contoh tahun 2025" in jawaban.content.decode()
    assert "Impor berkas" in jawaban.content.decode()
