"""The room of evidence: upload without JavaScript, words for doubts, nothing of another PD, no metadata."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests import foto as contoh
from tests.web.tiruan import DINSOS, PEMDA, TAHUN

from siap.domain.laporan.keadaan import KeadaanLaporan
from siap.domain.masukan import BarisPagu, Matra
from siap.ledger.anggaran.actions import bukukan_anggaran
from siap.ledger.bukti.models import Bukti, BuktiDicabut
from siap.ledger.jejak.models import Peristiwa
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.pelaporan.actions import buka_laporan
from siap.ledger.pelaporan.models import LaporanBulanan

Sebagai = Callable[..., Client]
BULAN = 6
SUB = "1.06.02.2.01.0003"
KUERI = f"pemda={PEMDA}&tahun={TAHUN}&bulan={BULAN}"
RUANG = f"/bukti?{KUERI}&pd={DINSOS}"
FOTO = contoh.foto(waktu="2026:06:14 08:31:05")


@pytest.fixture(autouse=True)
def _anggaran(orang: Any) -> None:
    """Dinas Sosial has a budget down to one sub kegiatan."""
    bukukan_anggaran(
        pemda=PEMDA,
        tahun=TAHUN,
        pd=DINSOS,
        baris=[BarisPagu(DINSOS, Matra(sub_kegiatan=SUB, jenis_belanja="5.1.02"), Decimal(1000))],
        tahap="murni",
        berlaku_mulai=1,
        sumber=Sumber("dpa.xlsx", "a" * 64),
        oleh="uji",
        pada=timezone.now(),
    )


def berkas(isi: bytes = FOTO, nama: str = "foto.jpg", jenis: str = "image/jpeg") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi, content_type=jenis)


def unggah(klien: Client, *isi: SimpleUploadedFile, alamat: str = RUANG, **lain: Any) -> Any:
    data = {"sub": SUB, "keterangan": "Jembatan sisi utara", "berkas": list(isi) or [berkas()], **lain}
    return klien.post(alamat, data)


def satu(sebagai: Sebagai) -> Bukti:
    assert unggah(sebagai("rina")).status_code == 302
    return Bukti.objects.get()


def taruh(keadaan: KeadaanLaporan) -> None:
    buka_laporan(pemda=PEMDA, pd=DINSOS, tahun=TAHUN, bulan=BULAN, oleh="uji", pada=timezone.now())
    LaporanBulanan.objects.update(keadaan=keadaan, nomor=1)


def rekam() -> tuple[int, int, int]:
    return Bukti.objects.count(), BuktiDicabut.objects.count(), Peristiwa.objects.count()


def test_an_operator_uploads_and_finds_it_under_its_sub_kegiatan(sebagai: Sebagai) -> None:
    klien = sebagai("rina")
    jawaban = unggah(klien, berkas(), berkas(contoh.pdf(), "ba.pdf", "application/pdf"), paket="PL-7")
    assert jawaban.status_code == 302
    isi = klien.get(jawaban.headers["Location"]).content.decode()
    assert "2 bukti diterima." in isi
    assert 'alt="Jembatan sisi utara"' in isi
    assert "Diambil 14 Juni 2026, 08.31" in isi
    assert "Paket PL-7" in isi
    assert "Batas wilayah belum dimuat" in isi
    assert isi.count('class="bukti-satu"') == 2
    # without the query the only unit of an operator is hers
    assert "Jembatan sisi utara" in klien.get(f"/bukti?{KUERI}").content.decode()


def test_the_camera_of_a_phone_is_a_second_way_in(sebagai: Sebagai) -> None:
    klien = sebagai("rina")
    isi = klien.get(RUANG).content.decode()
    assert 'capture="environment"' in isi
    assert 'enctype="multipart/form-data"' in isi
    data = {"sub": "", "keterangan": "Dari kamera", "kamera": berkas()}
    assert klien.post(RUANG, data).status_code == 302
    assert Bukti.objects.get().sub_kegiatan == ""


def test_the_same_file_again_is_said_to_be_there(sebagai: Sebagai) -> None:
    klien = sebagai("rina")
    unggah(klien)
    jawaban = unggah(klien)
    assert "1 sudah ada di sini." in klien.get(jawaban.headers["Location"]).content.decode()
    assert Bukti.objects.count() == 1


@pytest.mark.parametrize(
    ("isi", "nama", "kata"),
    [
        (b"<html><script>alert(1)</script></html>", "foto.jpg", "halaman web"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "foto.svg", "SVG"),
        (contoh.bom_png(60_000, 60_000), "bom.png", "titik"),
        (FOTO[:-3000], "potong.jpg", "terpotong"),
        (FOTO + b"\x00" * 10 * 1024 * 1024, "besar.jpg", "terlalu besar"),
        (b"GIF89a" + b"\x00" * 30, "x.gif", "GIF"),
    ],
)
def test_a_bad_file_is_refused_in_words_and_named_safely(
    sebagai: Sebagai, isi: bytes, nama: str, kata: str
) -> None:
    jawaban = unggah(sebagai("rina"), berkas(isi, f"<b>{nama}"))
    teks = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert kata in teks
    assert "<b>" not in teks
    assert not Bukti.objects.exists()


def test_a_good_file_beside_a_bad_one_is_kept_and_said(sebagai: Sebagai) -> None:
    jawaban = unggah(sebagai("rina"), berkas(b"bukan foto", "a.jpg"), berkas())
    teks = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "Tidak semua berkas diterima" in teks
    assert "diterima." in teks
    assert Bukti.objects.count() == 1


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        ({"keterangan": ""}, "Tulis apa yang terlihat"),
        ({"keterangan": "x" * 301}, "paling panjang 300"),
        ({"sub": "9.99.99"}, "Pilih salah satu"),
        ({"berkas": []}, "paling sedikit satu"),
    ],
)
def test_a_form_with_a_gap_says_what_is_missing(sebagai: Sebagai, ubah: dict[str, Any], kata: str) -> None:
    data = {"sub": SUB, "keterangan": "x", "berkas": [berkas()], **ubah}
    jawaban = sebagai("rina").post(RUANG, data)
    assert jawaban.status_code == 422
    assert kata in jawaban.content.decode()
    assert not Bukti.objects.exists()


def test_too_many_files_at_once_are_refused(sebagai: Sebagai) -> None:
    jawaban = unggah(sebagai("rina"), *(berkas(b"x", f"{n}.jpg") for n in range(21)))
    assert (jawaban.status_code, "paling banyak 20" in jawaban.content.decode()) == (422, True)


def test_pictures_are_served_without_metadata_and_locked_in(sebagai: Sebagai) -> None:
    bukti = satu(sebagai)
    assert b"PonselContoh" in FOTO
    for akhiran in ("", "/kecil"):
        jawaban = sebagai("sari").get(f"/bukti/{bukti.pk}{akhiran}")
        assert (jawaban.status_code, jawaban.headers["Content-Type"]) == (200, "image/jpeg")
        assert jawaban.headers["X-Content-Type-Options"] == "nosniff"
        terkurung = jawaban.headers["Content-Security-Policy"].split("; ")
        assert {"default-src 'none'", "sandbox", "frame-ancestors 'none'"} <= set(terkurung)
        assert not any(a.startswith("script-src") for a in terkurung)
        assert jawaban.headers["Cache-Control"] == "private, no-cache"
        for rahasia in (b"Exif", b"PonselContoh", b"2026:06:14", b"GPS"):
            assert rahasia not in jawaban.content
        tanda = {"If-None-Match": jawaban.headers["ETag"]}
        assert sebagai("sari").get(f"/bukti/{bukti.pk}{akhiran}", headers=tanda).status_code == 304
        assert sebagai("dewi").get(f"/bukti/{bukti.pk}{akhiran}", headers=tanda).status_code == 404


def test_the_original_leaves_as_a_file_by_post_and_is_noted(sebagai: Sebagai) -> None:
    bukti = satu(sebagai)
    klien = sebagai("sari")
    assert klien.get(f"/bukti/{bukti.pk}/asli").status_code == 405
    jawaban = klien.post(f"/bukti/{bukti.pk}/asli")
    assert jawaban.content == FOTO
    assert jawaban.headers["Content-Disposition"] == f'attachment; filename="bukti-{bukti.pk}.jpg"'
    assert jawaban.headers["Cache-Control"] == "private, no-store"
    assert jawaban.headers["X-Content-Type-Options"] == "nosniff"
    terakhir = Peristiwa.objects.latest("id")
    assert (terakhir.perbuatan, terakhir.oleh) == ("bukti.buka_asli", "sari")
    assert sebagai("sari", enforce_csrf_checks=True).post(f"/bukti/{bukti.pk}/asli").status_code == 403


def test_a_document_is_kept_as_a_file_and_has_no_picture(sebagai: Sebagai) -> None:
    unggah(sebagai("rina"), berkas(contoh.pdf(), "ba.pdf"))
    bukti = Bukti.objects.get()
    assert sebagai("rina").get(f"/bukti/{bukti.pk}").status_code == 404
    jawaban = sebagai("rina").post(f"/bukti/{bukti.pk}/asli")
    assert jawaban.headers["Content-Type"] == "application/pdf"
    assert "attachment" in jawaban.headers["Content-Disposition"]


def test_dewi_gets_404_everywhere_and_nothing_changes(sebagai: Sebagai) -> None:
    bukti = satu(sebagai)
    klien = sebagai("dewi")
    sebelum = rekam()
    for alamat in (RUANG, f"{RUANG}&sub={SUB}", f"/bukti/{bukti.pk}", f"/bukti/{bukti.pk}/kecil"):
        jawaban = klien.get(alamat)
        assert jawaban.status_code == 404, alamat
        assert "Jembatan" not in jawaban.content.decode()
    assert unggah(klien).status_code == 404
    assert klien.post(f"/bukti/{bukti.pk}/asli").status_code == 404
    assert klien.post(f"/bukti/{bukti.pk}/cabut?{KUERI}", {"alasan": "x"}).status_code == 404
    assert klien.get("/bukti/99999").status_code == 404
    assert klien.get(f"/bukti/{2**70}").status_code == 404
    assert rekam() == sebelum


def test_anonymous_is_sent_to_the_door(client: Client, sebagai: Sebagai) -> None:
    bukti = satu(sebagai)
    sebelum = rekam()
    for alamat in (RUANG, f"/bukti/{bukti.pk}", f"/bukti/{bukti.pk}/kecil"):
        assert client.get(alamat).status_code == 302
    for alamat in (f"/bukti/{bukti.pk}/asli", f"/bukti/{bukti.pk}/cabut"):
        assert client.post(alamat).status_code == 302
    assert rekam() == sebelum


@pytest.mark.parametrize("siapa", ["bayu", "bupati", "sari"])
def test_who_only_reads_sees_no_form_and_cannot_add(sebagai: Sebagai, siapa: str) -> None:
    bukti = satu(sebagai)
    klien = sebagai(siapa)
    sebelum = rekam()
    isi = klien.get(RUANG).content.decode()
    assert "Jembatan sisi utara" in isi
    assert 'name="keterangan"' not in isi
    assert "Alasan mencabut" not in isi
    assert unggah(klien, berkas(contoh.foto(2))).status_code == 403
    assert klien.post(f"/bukti/{bukti.pk}/cabut?{KUERI}", {"alasan": "x"}).status_code == 403
    assert rekam() == sebelum


def test_a_forged_post_is_refused(sebagai: Sebagai) -> None:
    assert unggah(sebagai("rina", enforce_csrf_checks=True)).status_code == 403
    assert not Bukti.objects.exists()


def test_withdrawn_evidence_is_struck_out_and_its_picture_is_for_examiners_only(sebagai: Sebagai) -> None:
    bukti = satu(sebagai)
    klien = sebagai("rina")
    jawaban = klien.post(f"/bukti/{bukti.pk}/cabut?{KUERI}", {"alasan": "Wajah warga"}, follow=True)
    isi = jawaban.content.decode()
    assert "Bukti dicabut." in isi
    assert "Alasan: Wajah warga (rina)" in isi
    assert f"/bukti/{bukti.pk}/kecil" not in isi
    assert klien.get(f"/bukti/{bukti.pk}").status_code == 404
    assert klien.post(f"/bukti/{bukti.pk}/asli").status_code == 404
    assert sebagai("sari").get(f"/bukti/{bukti.pk}").status_code == 200


def test_a_withdrawal_without_a_reason_changes_nothing(sebagai: Sebagai) -> None:
    bukti = satu(sebagai)
    jawaban = sebagai("rina").post(f"/bukti/{bukti.pk}/cabut?{KUERI}", {"alasan": " "}, follow=True)
    assert "Tulis alasan pencabutan" in jawaban.content.decode()
    assert not BuktiDicabut.objects.exists()


def test_a_submitted_report_says_why_nothing_can_be_added(sebagai: Sebagai) -> None:
    bukti = satu(sebagai)
    taruh(KeadaanLaporan.DIAJUKAN)
    klien = sebagai("rina")
    assert "Laporan sudah diajukan" in klien.get(RUANG).content.decode()
    sebelum = rekam()
    assert unggah(klien, berkas(contoh.foto(2))).status_code == 403
    jawaban = klien.post(f"/bukti/{bukti.pk}/cabut?{KUERI}", {"alasan": "x"}, follow=True)
    assert "tidak dapat ditambah atau dicabut" in jawaban.content.decode()
    assert rekam() == sebelum


def test_a_locked_month_takes_evidence_with_a_reason_only(sebagai: Sebagai) -> None:
    taruh(KeadaanLaporan.DIKUNCI)
    assert unggah(sebagai("rina")).status_code == 403
    klien = sebagai("hadi")
    assert "bukti susulan" in klien.get(RUANG).content.decode()
    jawaban = unggah(klien)
    assert (jawaban.status_code, "Tulis alasan" in jawaban.content.decode()) == (422, True)
    assert unggah(klien, alasan="Serah terima menyusul").status_code == 302
    assert Bukti.objects.get().alasan == "Serah terima menyusul"


def test_doubts_are_words(sebagai: Sebagai) -> None:
    klien = sebagai("rina")
    unggah(klien, berkas(contoh.polos()))
    unggah(klien, berkas(contoh.foto(2, waktu="2026:01:02 08:00:00")))
    isi = klien.get(RUANG).content.decode()
    for kata in ("Tanpa letak", "Tanpa waktu", "Di luar bulan laporan", "2 perlu penjelasan"):
        assert kata in isi
    unggah(klien, berkas(contoh.polos()), alamat=RUANG.replace("bulan=6", "bulan=7"))
    isi = klien.get(RUANG.replace("bulan=6", "bulan=7")).content.decode()
    assert "Sudah pernah dipakai" in isi
    assert f"Juni 2026, sub kegiatan {SUB}" in isi


def test_who_sees_all_chooses_a_unit_first(sebagai: Sebagai) -> None:
    satu(sebagai)
    isi = sebagai("sari").get(f"/bukti?{KUERI}").content.decode()
    assert "1 bukti pada laporan Juni 2026" in isi
    assert "belum ada" in isi


def test_a_month_that_has_not_begun_is_said_so(sebagai: Sebagai) -> None:
    jawaban = unggah(sebagai("rina"), sub="", alamat=RUANG.replace("tahun=2026", "tahun=2099"))
    assert (jawaban.status_code, "belum dimulai" in jawaban.content.decode()) == (422, True)


def test_the_number_of_queries_does_not_grow(sebagai: Sebagai, django_assert_max_num_queries: Any) -> None:
    klien = sebagai("rina")
    for n in range(8):
        unggah(klien, berkas(contoh.polos(n)))
    with django_assert_max_num_queries(60):
        klien.get(RUANG)


def test_a_huge_request_is_refused_before_it_is_read(
    sebagai: Sebagai, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("siap.web.impor.batas.BATAS_BITA", 2_000)
    jawaban = unggah(sebagai("rina"))
    assert jawaban.status_code == 413
    assert f'href="{RUANG.replace("&", "&amp;")}"' in jawaban.content.decode()
    assert not Bukti.objects.exists()
