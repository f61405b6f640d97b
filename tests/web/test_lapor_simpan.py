"""The door for cells: it answers each cell, refuses with a sentence in JSON, and then changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from tests.web.isi_laporan import KUERI, REK_A, SUB_A, bukukan_rencana, lengkap, operasi, rekam, simpan
from tests.web.tiruan import DINSOS, PEMDA

from siap.ledger.pelaporan.models import IsianSel

Sebagai = Callable[..., Client]


@pytest.fixture
def rencana(orang: Any) -> None:
    bukukan_rencana()


@pytest.fixture
def rina(sebagai: Sebagai, rencana: None) -> Client:
    return sebagai("rina")


def test_a_cell_is_saved_and_answered(rina: Client) -> None:
    jawaban = simpan(rina, operasi(nilai="650.50"))

    assert jawaban.status_code == 200
    assert jawaban.headers["Cache-Control"] == "no-store, private"
    isi = jawaban.json()
    assert (isi["kunci"], isi["keadaan"], isi["ulangan"]) == ("k1", "draf", False)
    assert isi["hasil"][0] | {"status": "tersimpan", "nilai": "650.5", "versi": 1} == isi["hasil"][0]
    assert IsianSel.objects.get().oleh == "rina"


def test_the_same_batch_again_gets_the_same_answer(rina: Client) -> None:
    pertama = simpan(rina, operasi()).json()
    sebelum = rekam()

    assert simpan(rina, operasi()).json() == {**pertama, "ulangan": True}
    assert rekam() == sebelum


def test_a_second_person_sees_the_conflict_with_a_name(sebagai: Sebagai, rina: Client) -> None:
    simpan(rina, operasi(nilai="650"))

    (hasil,) = simpan(sebagai("hadi"), operasi(nilai="651"), kunci="k2").json()["hasil"]

    assert (hasil["status"], hasil["nilai"], hasil["nama"]) == ("bentrok", "650", "Rina Kartika")


def test_a_value_that_is_no_figure_is_told_per_cell(rina: Client) -> None:
    isi = simpan(rina, operasi(nilai="banyak"), operasi(SUB_A, "", "fisik", "40")).json()

    assert [h["status"] for h in isi["hasil"]] == ["ditolak", "tersimpan"]
    assert "banyak" in isi["hasil"][0]["kalimat"]


def test_a_submitted_report_answers_locked(sebagai: Sebagai, rina: Client) -> None:
    simpan(rina, *lengkap())
    assert sebagai("hadi").post(f"/lapor/ajukan?{KUERI}", {"versi": "2"}).status_code == 302

    (hasil,) = simpan(rina, operasi(nilai="1"), kunci="k9").json()["hasil"]

    assert hasil["status"] == "terkunci"
    assert "diajukan" in hasil["kalimat"]


def test_2500_cells_are_one_batch_and_2501_are_not(rina: Client) -> None:
    assert simpan(rina, *[operasi()] * 2_500).status_code == 200
    sebelum = rekam()

    jawaban = simpan(rina, *[operasi()] * 2_501, kunci="k2")

    assert jawaban.status_code == 400
    assert "2501" in jawaban.json()["kalimat"]
    assert rekam() == sebelum


@pytest.mark.parametrize(
    "isi",
    [
        b" ",
        b"bukan json",
        b"[]",
        b"null",
        b'{"kunci": "k"}',
        b'{"kunci": "k", "operasi": []}',
        b'{"kunci": "k", "operasi": {}, "lain": 1}',
        b'{"kunci": 1, "operasi": [{}]}',
        b'{"kunci": "", "operasi": [{}]}',
        b"\xff\xfe",
        b"[" * 100_000,
        *(
            json.dumps({"kunci": "k", "operasi": [{**operasi(), **salah}]}).encode()
            for salah in (
                {"versi": "0"},
                {"versi": True},
                {"versi": -1},
                {"versi": 2**40},
                {"versi": 1.0},
                {"nilai": 650},
                {"nilai": ["650"]},
                {"nilai": "\x00"},
                {"nilai": "\ud800"},
                {"nilai": "9" * 20_000},
                {"nilai_dilihat": 0},
                {"sub_kegiatan": None},
                {"sub_kegiatan": "1" * 33},
                {"rekening": "\x00"},
                {"sumber_dana": "x" * 161},
                {"kolom": 3},
                {"pd": DINSOS},
                {"\ud800": ""},
            )
        ),
        b'{"kunci": "k", "operasi": ["x"]}',
        json.dumps(
            {"kunci": "k", "operasi": [{k: v for k, v in operasi().items() if k != "nilai"}]}
        ).encode(),
        json.dumps({"kunci": "\x00", "operasi": [operasi()]}).encode(),
        json.dumps({"kunci": "k" * 65, "operasi": [operasi()]}).encode(),
    ],
)
def test_a_batch_of_another_shape_is_refused_with_a_sentence(rina: Client, isi: bytes) -> None:
    sebelum = rekam()

    jawaban = rina.post(f"/lapor/simpan?{KUERI}", isi, content_type="application/json")

    assert jawaban.status_code == 400
    assert jawaban.json()["kalimat"].endswith(".")
    assert rekam() == sebelum


def test_the_session_that_ended_is_401_and_no_redirect(client: Client, rencana: None) -> None:
    sebelum = rekam()

    jawaban = simpan(client, operasi())

    assert jawaban.status_code == 401
    assert jawaban.json()["masuk"] == "/masuk"
    assert rekam() == sebelum


@pytest.mark.parametrize(("siapa", "status"), [("dewi", 404), ("tamu", 404), ("sari", 403), ("bayu", 403)])
def test_who_may_not_fill_changes_nothing(sebagai: Sebagai, rencana: None, siapa: str, status: int) -> None:
    sebelum = rekam()

    jawaban = simpan(sebagai(siapa), operasi())

    assert jawaban.status_code == status
    assert "Dinas Sosial" not in jawaban.json()["kalimat"]
    assert rekam() == sebelum


@pytest.mark.parametrize(
    "ubah",
    [
        {"pd": "tidak.ada"},
        {"pd": ""},
        {"pd": "\x00"},
        {"pemda": "99.99"},
        {"tahun": ""},
        {"tahun": "1999"},
        {"tahun": "²⁰²⁵"},
        {"bulan": "0"},
        {"bulan": "13"},
    ],
)
def test_a_report_that_does_not_exist_is_404(rina: Client, ubah: dict[str, str]) -> None:
    kueri = urlencode({"pemda": PEMDA, "pd": DINSOS, "tahun": "2025", "bulan": "9"} | ubah)
    sebelum = rekam()

    jawaban = simpan(rina, operasi(), kueri=kueri)

    assert jawaban.status_code == 404
    assert jawaban.json()["kalimat"]
    assert rekam() == sebelum


def test_a_month_that_is_not_open_yet_is_refused(rina: Client) -> None:
    kueri = urlencode({"pemda": PEMDA, "pd": DINSOS, "tahun": "2099", "bulan": "9"})
    sebelum = rekam()

    jawaban = simpan(rina, operasi(), kueri=kueri)

    assert jawaban.status_code == 422
    assert "baru dibuka" in jawaban.json()["kalimat"]
    assert rekam() == sebelum


def test_without_the_token_in_a_header_nothing_is_saved(sebagai: Sebagai, rencana: None) -> None:
    klien = sebagai("rina", enforce_csrf_checks=True)
    sebelum = rekam()

    jawaban = simpan(klien, operasi())

    assert jawaban.status_code == 403
    assert jawaban.json()["sebab"] == "csrf"
    assert rekam() == sebelum

    klien.cookies["csrftoken"] = "a" * 32
    assert simpan(klien, operasi(), headers={"X-CSRFToken": "a" * 32}).status_code == 200


def test_only_json_by_post(rina: Client) -> None:
    assert rina.get(f"/lapor/simpan?{KUERI}").status_code == 405
    assert rina.post(f"/lapor/simpan?{KUERI}", {"kunci": "k"}).status_code == 415


def test_a_cell_of_no_line_is_refused_alone(rina: Client) -> None:
    isi = simpan(rina, operasi("9.99", REK_A), operasi()).json()

    assert [h["status"] for h in isi["hasil"]] == ["ditolak", "tersimpan"]


def test_saving_one_cell_asks_a_bounded_number_of_questions(
    rina: Client, django_assert_max_num_queries: Any
) -> None:
    simpan(rina, operasi(nilai="1"))

    with django_assert_max_num_queries(34):
        simpan(rina, operasi(nilai="2", versi=1, dilihat="1"), kunci="k2")
