"""The form at the door: shown first, saved when confirmed, conflicts chosen; a refusal changes nothing."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.flows.test_formulir import baris
from tests.web.isi_laporan import (
    BULAN,
    KUERI,
    REK_A,
    SUB_A,
    TAHUN,
    bukukan_rencana,
    lengkap,
    operasi,
    rekam,
    simpan,
)
from tests.web.orang import DISHUB
from tests.web.tiruan import DINSOS, PEMDA

from siap.domain.laporan.formulir import KOLOM, LEMBAR_ISIAN, LEMBAR_TEMUAN, LetakIsian
from siap.ledger.pelaporan.models import IsianSel

Sebagai = Callable[..., Client]
A = LetakIsian(SUB_A, REK_A, "", "realisasi")
FISIK = LetakIsian(SUB_A, "", "", "fisik")
DI = {k.kunci: i for i, k in enumerate(KOLOM, 1)}
ALAMAT = f"/lapor/unggah?{KUERI}"


@pytest.fixture
def rina(sebagai: Sebagai, orang: Any) -> Client:
    """Rina before September, with a budget."""
    bukukan_rencana()
    return sebagai("rina")


def formulir(klien: Client, nilai: dict[LetakIsian, object], kueri: str = KUERI) -> SimpleUploadedFile:
    """Download the form and fill cells."""
    jawaban = klien.get(f"/lapor/formulir.xlsx?{kueri}")
    assert jawaban.status_code == 200
    buku = openpyxl.load_workbook(io.BytesIO(jawaban.content))
    for letak, satu in nilai.items():
        lembar = buku[LEMBAR_ISIAN]
        lembar.cell(baris(lembar, letak), DI[letak.kolom]).value = satu
    keluar = io.BytesIO()
    buku.save(keluar)
    return SimpleUploadedFile("isian-rina.xlsx", keluar.getvalue())


def unggah(klien: Client, berkas: SimpleUploadedFile) -> tuple[str, str]:
    """Upload; return the address of the preview and what it says."""
    jawaban = klien.post(ALAMAT, {"berkas": berkas})
    assert jawaban.status_code == 302, jawaban.content.decode()
    alamat = jawaban.headers["Location"]
    isi = klien.get(alamat)
    assert isi.status_code == 200
    return alamat, re.sub(r"\s+", " ", isi.content.decode())


def tekan_simpan(klien: Client, alamat: str, **pilih: str) -> str:
    jalan, kueri = alamat.split("?")
    jawaban = klien.post(f"{jalan}/simpan?{kueri}", pilih, follow=True)
    assert jawaban.status_code == 200
    return re.sub(r"\s+", " ", jawaban.content.decode())


def test_the_way_in_gives_the_form_and_takes_it_back(rina: Client) -> None:
    isi = rina.get(ALAMAT).content.decode()

    assert f'href="/lapor/formulir.xlsx?{KUERI.replace("&", "&amp;")}"' in isi
    assert 'type="file"' in isi
    jawaban = rina.get(f"/lapor/formulir.xlsx?{KUERI}")
    assert jawaban.headers["Content-Disposition"] == (
        f'attachment; filename="formulir-{DINSOS}-{TAHUN}-{BULAN:02d}.xlsx"'
    )


def test_a_filled_form_is_shown_then_saved_and_a_second_click_finds_the_result(rina: Client) -> None:
    sebelum = rekam()
    alamat, isi = unggah(rina, formulir(rina, {A: 650.5, FISIK: 61}))

    assert "Pratinjau: belum ada yang tersimpan" in isi
    assert "berubah 2, bentrok 0, ditolak 0" in isi
    assert "Rp650,50" in isi
    assert "61 %" in isi
    assert rekam() == sebelum

    assert "2 sel tersimpan" in tekan_simpan(rina, alamat)
    assert {(s.kolom, s.oleh) for s in IsianSel.objects.all()} == {("realisasi", "rina"), ("fisik", "rina")}
    sesudah = rekam()
    assert "2 sel tersimpan" in tekan_simpan(rina, alamat)
    assert rekam() == sesudah


def test_a_conflict_asks_for_each_cell_and_leaves_the_server_without_a_choice(
    sebagai: Sebagai, rina: Client
) -> None:
    berkas = formulir(rina, {A: 650, FISIK: 61})
    simpan(sebagai("hadi"), operasi(nilai="640"), operasi(SUB_A, "", "fisik", "62"))

    alamat, isi = unggah(rina, berkas)

    assert "2 sel sudah diubah orang lain" in isi
    assert "Rp640" in isi
    assert "Hadi Prasetyo" in isi
    assert "1 sel tersimpan" in tekan_simpan(rina, alamat, **{"pilih-0": "berkas", "pilih-1": "server"})
    nilai = {s.kolom: s.uang if s.kolom == "realisasi" else s.bilangan for s in IsianSel.objects.all()}
    assert sorted(map(int, filter(None, nilai.values()))) in ([61, 640], [62, 650])


def test_the_error_sheet_comes_with_the_values_of_the_upload(rina: Client) -> None:
    alamat, isi = unggah(rina, formulir(rina, {A: "sekian", FISIK: 61}))
    token = alamat.split("?")[0].rsplit("/", 1)[-1]

    assert "ditolak 1" in isi
    assert "sekian" in isi
    jawaban = rina.get(f"/lapor/temuan.xlsx?{KUERI}&unggahan={token}")
    buku = openpyxl.load_workbook(io.BytesIO(jawaban.content))
    lembar = buku[LEMBAR_ISIAN]
    assert lembar.cell(baris(lembar, A), DI["realisasi"]).value == "sekian"
    assert lembar.cell(baris(lembar, FISIK), DI["fisik"]).value == 61
    assert "M20" in {r[0].value for r in buku[LEMBAR_TEMUAN].iter_rows(min_row=2)}
    draf = openpyxl.load_workbook(io.BytesIO(rina.get(f"/lapor/temuan.xlsx?{KUERI}").content))
    assert LEMBAR_TEMUAN in draf.sheetnames


@pytest.mark.parametrize("isi", [b"bukan formulir", b"PK\x03\x04xx", b"a,b\n1,2\n"])
def test_what_is_no_form_is_refused_with_a_sentence_and_changes_nothing(rina: Client, isi: bytes) -> None:
    sebelum = rekam()

    alamat, halaman = unggah(rina, SimpleUploadedFile("a.xlsx", isi))

    assert "Formulir ditolak" in halaman
    assert "unggah lagi" in halaman
    tekan_simpan(rina, alamat)
    assert rekam() == sebelum


def test_no_file_is_a_sentence(rina: Client) -> None:
    jawaban = rina.post(ALAMAT)

    assert jawaban.status_code == 422
    assert "Pilih dahulu formulir" in jawaban.content.decode()


def test_a_form_of_another_month_is_refused(rina: Client) -> None:
    lain = urlencode({"pemda": PEMDA, "pd": DINSOS, "tahun": TAHUN, "bulan": BULAN - 1})

    _, isi = unggah(rina, formulir(rina, {A: 1}, lain))

    assert "Formulir ini menyebut bulan 8, sedangkan yang dibuka adalah 9." in isi
    assert not IsianSel.objects.exists()


def test_dewi_gets_404_everywhere_and_nothing_changes(sebagai: Sebagai, rina: Client) -> None:
    berkas = formulir(rina, {A: 650})
    alamat, _ = unggah(rina, formulir(rina, {A: 650}))
    token = alamat.split("?")[0].rsplit("/", 1)[-1]
    sebelum, dewi = rekam(), sebagai("dewi")

    for jalan in ("formulir.xlsx", "temuan.xlsx", "unggah", f"unggah/{token}"):
        jawaban = dewi.get(f"/lapor/{jalan}?{KUERI}")
        assert jawaban.status_code == 404, jalan
        assert "Dinas Sosial" not in jawaban.content.decode()
    assert dewi.get(f"/lapor/temuan.xlsx?{KUERI}&unggahan={token}").status_code == 404
    assert dewi.post(ALAMAT, {"berkas": berkas}).status_code == 404
    assert dewi.post(f"/lapor/unggah/{token}/simpan?{KUERI}").status_code == 404
    # under her own unit the token of another person does not exist either
    milik = KUERI.replace(urlencode({"pd": DINSOS}), urlencode({"pd": DISHUB}))
    assert dewi.get(f"/lapor/unggah/{token}?{milik}").status_code == 404
    assert rina.get(f"/lapor/unggah/{token}?{milik}").status_code == 404
    assert rekam() == sebelum


def test_who_only_reads_may_download_and_not_upload(sebagai: Sebagai, rina: Client) -> None:
    berkas, sebelum = formulir(rina, {A: 650}), rekam()
    bupati = sebagai("bupati")

    assert bupati.get(f"/lapor/formulir.xlsx?{KUERI}").status_code == 200
    assert 'type="file"' not in bupati.get(ALAMAT).content.decode()
    assert bupati.post(ALAMAT, {"berkas": berkas}).status_code == 403
    assert rekam() == sebelum


def test_a_submitted_report_takes_no_form(sebagai: Sebagai, rina: Client) -> None:
    alamat, _ = unggah(rina, formulir(rina, {A: 650}))
    simpan(rina, *lengkap())
    assert sebagai("hadi").post(f"/lapor/ajukan?{KUERI}", {"versi": "2"}).status_code == 302
    sebelum = rekam()["IsianSel"]

    assert "tidak tersimpan" in tekan_simpan(rina, alamat)
    assert 'type="file"' not in rina.get(ALAMAT).content.decode()
    assert rekam()["IsianSel"] == sebelum


@pytest.mark.parametrize("metode", ["get", "put"])
def test_saving_is_a_post_with_csrf(sebagai: Sebagai, rina: Client, metode: str) -> None:
    alamat, _ = unggah(rina, formulir(rina, {A: 650}))
    jalan, kueri = alamat.split("?")

    assert getattr(rina, metode)(f"{jalan}/simpan?{kueri}").status_code == 405
    ketat = sebagai("rina", enforce_csrf_checks=True)
    assert ketat.post(f"{jalan}/simpan?{kueri}").status_code == 403
    assert ketat.post(ALAMAT, {"berkas": formulir(rina, {A: 650})}).status_code == 403
    assert not IsianSel.objects.exists()
