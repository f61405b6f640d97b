"""Import: nothing is booked before the confirmation, and then exactly the bytes that were shown."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.web.orang import DISHUB
from tests.web.tiruan import DINSOS

from siap.web.impor import batas
from siap.web.impor.tumpukan import sapu

Sebagai = Callable[..., Client]


def _berkas(nama: str = "lra-juni.xlsx", isi: bytes = b"PK\x03\x04 isi berkas") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi)


def _unggah(klien: Client, *berkas: SimpleUploadedFile, **lain: Any) -> Any:
    return klien.post("/impor?bulan=6", {"berkas": list(berkas) or [_berkas()], "tahun": "2026", **lain})


def _alamat(jawaban: Any) -> str:
    assert jawaban.status_code == 302, jawaban.content.decode()[:2000]
    return str(jawaban.headers["Location"])


def _bukukan(klien: Client, alamat: str) -> Any:
    jalan, kueri = alamat.split("?")
    return klien.post(f"{jalan}/bukukan?{kueri}")


def test_preview_shows_rows_totals_and_findings_and_books_nothing(sebagai: Sebagai, alur_impor: Any) -> None:
    klien = sebagai("sari")

    isi = klien.get(_alamat(_unggah(klien, _berkas(), _berkas("rusak.xlsx", b"x")))).content.decode()

    assert [n for n, *_ in alur_impor.dipanggil] == ["pratinjau"]
    assert "belum ada yang dibukukan" in isi
    assert "Bukukan 1 berkas" in isi
    for kata in (
        "Dapat dibukukan",
        "Ditolak",
        "12.400.000.731,53",
        "sel D18",
        "Rp6.641.600.393,81",
        "Rp2",
        "Perbaiki rumus",
        "1 perlu penjelasan",
    ):
        assert kata in isi


def test_confirmation_books_exactly_the_accepted_bytes(sebagai: Sebagai, alur_impor: Any) -> None:
    klien = sebagai("sari")
    alamat = _alamat(
        _unggah(
            klien,
            _berkas("a.xlsx", b"satu"),
            _berkas("rusak.xlsx", b"dua"),
            _berkas("sama.xlsx", b"tiga"),
            bulan="6",
            pd=DINSOS,
        )
    )

    hasil = klien.get(_alamat(_bukukan(klien, alamat))).content.decode()

    nama, berkas, permintaan = alur_impor.dipanggil[-1]
    assert nama == "bukukan"
    assert [(b.nama, b.isi) for b in berkas] == [("a.xlsx", b"satu")]
    assert (permintaan.pemda, permintaan.tahun, permintaan.bulan, permintaan.pd) == ("18.99", 2026, 6, DINSOS)
    assert "1 berkas dibukukan" in hasil
    assert "9e107d9d372b" in hasil
    assert "rusak.xlsx" in hasil  # refused files stay in sight


def test_a_second_click_finds_the_result_and_books_nothing_more(sebagai: Sebagai, alur_impor: Any) -> None:
    klien = sebagai("sari")
    alamat = _alamat(_unggah(klien))

    pertama, kedua = _alamat(_bukukan(klien, alamat)), _alamat(_bukukan(klien, alamat))

    assert pertama == kedua
    assert [n for n, *_ in alur_impor.dipanggil].count("bukukan") == 1


def test_changed_bytes_are_not_booked(sebagai: Sebagai, alur_impor: Any, tmp_path: Path) -> None:
    klien = sebagai("sari")
    alamat = _alamat(_unggah(klien))
    next((tmp_path / "tumpukan").glob("*/000")).write_bytes(b"lain")

    jawaban = _bukukan(klien, alamat)

    assert jawaban.status_code == 409
    assert "tidak sama lagi" in jawaban.content.decode()
    assert [n for n, *_ in alur_impor.dipanggil] == ["pratinjau"]


def test_a_token_belongs_to_one_user(sebagai: Sebagai, alur_impor: Any) -> None:
    alamat = _alamat(_unggah(sebagai("sari")))

    for nama in ("dewi", "bayu"):
        assert sebagai(nama).get(alamat).status_code == 404
        assert _bukukan(sebagai(nama), alamat).status_code == 404
    assert sebagai("sari").get("/impor/tidak-ada").status_code == 404
    assert [n for n, *_ in alur_impor.dipanggil] == ["pratinjau"]


def test_an_operator_is_held_to_the_own_pd_and_kinds(sebagai: Sebagai, alur_impor: Any) -> None:
    klien = sebagai("dewi")

    asing = _unggah(klien, pd=DINSOS)
    jenis = _unggah(klien, jenis="pd")
    _unggah(klien, pd=DISHUB)

    assert asing.status_code == 422
    assert jenis.status_code == 422
    assert [p.hanya_pd for _n, _b, p in alur_impor.dipanggil] == [frozenset({DISHUB})]


def test_a_recognised_kind_that_is_not_the_users_is_refused_and_never_booked(
    sebagai: Sebagai, alur_impor: Any
) -> None:
    klien = sebagai("rina")
    alamat = _alamat(_unggah(klien, _berkas("dpa.xlsx")))

    isi = klien.get(alamat).content.decode()
    _bukukan(klien, alamat)

    assert "peran Anda tidak membukukan jenis itu" in isi
    assert "Bukukan 1 berkas" not in isi
    assert all(not b for n, b, _p in alur_impor.dipanggil if n == "bukukan")


def test_admin_books_for_the_whole_pemda(sebagai: Sebagai, alur_impor: Any) -> None:
    _unggah(sebagai("sari"))
    _unggah(sebagai("bayu"), jenis="lra")

    assert [p.hanya_pd for _n, _b, p in alur_impor.dipanggil] == [None, None]


def test_a_list_says_whose_the_files_are(sebagai: Sebagai, alur_impor: Any) -> None:
    klien = sebagai("sari")
    daftar = SimpleUploadedFile("daftar.csv", b"berkas,pd,bulan\nlra-juni.xlsx,9,6\n")

    _bukukan(klien, _alamat(_unggah(klien, daftar=daftar)))

    for _nama, _berkas, permintaan in alur_impor.dipanggil:
        assert permintaan.daftar.cari("lra-juni.xlsx").pd == "9"
    salah = _unggah(klien, daftar=SimpleUploadedFile("daftar.csv", b"nama\nx\n"))
    assert salah.status_code == 422
    assert "tidak punya kolom" in salah.content.decode()


def test_no_file_an_empty_file_and_a_missing_year_are_named(sebagai: Sebagai, alur_impor: Any) -> None:
    klien = sebagai("sari")

    tanpa = klien.post("/impor", {"tahun": "2026"})
    kosong = _unggah(klien, _berkas("kosong.xlsx", b""))
    tahun = _unggah(klien, tahun="")
    alur = _unggah(klien, _berkas("tanpa-pemda.xlsx"))

    assert "Pilih paling sedikit satu berkas." in tanpa.content.decode()
    assert "kosong" in kosong.content.decode()
    assert "Isi tahun anggaran." in tahun.content.decode()
    assert "Tahun belum disebut." in alur.content.decode()
    assert {j.status_code for j in (tanpa, kosong, tahun, alur)} == {422}
    assert [n for n, *_ in alur_impor.dipanggil] == ["pratinjau"]


def test_too_large_an_upload_is_refused_with_a_sentence(
    sebagai: Sebagai, alur_impor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batas, "BATAS_BITA", 1024)

    jawaban = _unggah(sebagai("sari"), _berkas(isi=b"x" * 4096))

    assert jawaban.status_code == 413
    assert "Tidak ada yang dibukukan" in jawaban.content.decode()
    assert alur_impor.dipanggil == []


def test_upload_and_confirmation_are_protected_against_forged_posts(
    sebagai: Sebagai, alur_impor: Any
) -> None:
    klien = sebagai("sari", enforce_csrf_checks=True)

    assert _unggah(klien).status_code == 403
    assert klien.post("/impor/abc/bukukan").status_code == 403
    assert klien.get("/impor/abc/bukukan").status_code in (404, 405)
    assert alur_impor.dipanggil == []


def test_findings_are_offered_as_csv(sebagai: Sebagai, alur_impor: Any) -> None:
    klien = sebagai("sari")
    jalan, kueri = _alamat(_unggah(klien, _berkas("rusak.xlsx"))).split("?")

    isi = klien.get(f"{jalan}/temuan.csv?{kueri}").content.decode("utf-8-sig")

    assert isi.splitlines()[0].startswith("berkas,kode,keparahan,tempat")
    assert "M21,tolak" in isi


def test_what_nobody_confirmed_is_swept_after_a_day(
    sebagai: Sebagai, alur_impor: Any, tmp_path: Path
) -> None:
    _unggah(sebagai("sari"))
    folder = next((tmp_path / "tumpukan").iterdir())
    catatan = json.loads((folder / "catatan.json").read_text())

    sapu(tmp_path / "tumpukan", timezone.now() + timedelta(hours=23))
    assert folder.exists()
    sapu(tmp_path / "tumpukan", timezone.now() + timedelta(hours=25))

    assert not folder.exists()
    assert catatan["berkas"][0]["nama"] == "lra-juni.xlsx"


@pytest.mark.parametrize(
    ("bita", "kata"), [(64 * 1024 * 1024, "64 MB"), (1024 * 1024 * 3 // 2, "1,5 MB"), (10, "0 MB")]
)
def test_sizes_are_printed_for_people(bita: int, kata: str) -> None:
    assert batas.megabita(bita) == kata
