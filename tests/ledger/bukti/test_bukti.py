"""The book of evidence: added once, never changed, never named to who may not see it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from tests import foto as contoh
from tests.ledger.bukti.conftest import KOTAK, SUB, Unggah, rekam
from tests.ledger.conftest import PADA, PEMDA, TAHUN, Orang

from siap.ledger.bukti.actions import cabut_bukti, catat_buka_asli, nama_tampil, tetapkan_batas
from siap.ledger.bukti.models import Bukti, BuktiSerupa
from siap.ledger.bukti.queries import (
    PD_LAIN,
    BarisBukti,
    batas_sistem,
    berkas_bukti_sistem,
    bukti_potret_sistem,
    bukti_untuk,
    daftar_bukti_untuk,
    jumlah_bukti_pd_untuk,
    jumlah_bukti_untuk,
)
from siap.ledger.jejak.galat import IsiTidakSah, TidakBerwenang, TidakDitemukan
from siap.ledger.jejak.models import Peristiwa
from siap.ledger.organisasi.queries import pd_sistem

LAPORAN: dict[str, Any] = {"pemda": PEMDA, "pd": "1.06", "tahun": TAHUN, "bulan": 9}


def lihat(pengguna: Any, **lain: Any) -> list[BarisBukti]:
    return daftar_bukti_untuk(pengguna=pengguna, pada=PADA, **{**LAPORAN, **lain})


def pasang_batas() -> bool:
    return tetapkan_batas(
        pemda=PEMDA, batas=KOTAK, nama="batas.geojson", sha256="b" * 64, oleh="uji", pada=PADA
    )


def potret(pd: str = "1.06", bulan: int = 9) -> list[Any]:
    return list(bukti_potret_sistem(pd_sistem(PEMDA, pd), TAHUN, bulan))


def test_a_photo_is_in_the_book_with_what_it_tells_and_an_event(unggah: Unggah, orang: Orang) -> None:
    bukti, baru = unggah(oleh=orang.rina)
    assert baru
    assert (bukti.diambil, bukti.lintang, bukti.bujur) == ("2025-09-14T08:31:05", -5_025_000, 104_075_000)
    peristiwa = Peristiwa.objects.latest("id")
    assert (peristiwa.perbuatan, peristiwa.oleh) == ("bukti.unggah", "rina")
    assert bukti.sha256 in peristiwa.isi
    (satu,) = lihat(orang.rina)
    assert (satu.diambil, satu.dalam, satu.sesuai, satu.meragukan) == (
        datetime.fromisoformat("2025-09-14T08:31:05"),
        None,
        True,
        False,
    )


def test_the_same_bytes_at_the_same_place_are_there_already(unggah: Unggah, orang: Orang) -> None:
    satu, _ = unggah(oleh=orang.rina)
    sebelum = rekam()
    dua, baru = unggah(oleh=orang.rina, nama="lain.jpg")
    assert (dua.pk, baru) == (satu.pk, False)
    assert rekam() == sebelum


@pytest.mark.parametrize(
    ("ubah", "galat"),
    [
        ({"keterangan": "  "}, IsiTidakSah),
        ({"keterangan": "\u202e\u200b"}, IsiTidakSah),
        ({"sub": "<script>"}, IsiTidakSah),
        ({"sub": "1" * 40}, IsiTidakSah),
        ({"bulan": 13}, IsiTidakSah),
        ({"pd": "9.99"}, TidakDitemukan),
    ],
)
def test_what_the_book_cannot_hold_changes_nothing(
    unggah: Unggah, orang: Orang, ubah: dict[str, Any], galat: type[Exception]
) -> None:
    sebelum = rekam()
    with pytest.raises(galat):
        unggah(oleh=orang.rina, **ubah)
    assert rekam() == sebelum


@pytest.mark.parametrize(("siapa", "galat"), [("dewi", TidakDitemukan), ("bayu", TidakBerwenang)])
def test_who_may_not_adds_and_withdraws_nothing(
    unggah: Unggah, orang: Orang, siapa: str, galat: type[Exception]
) -> None:
    bukti, _ = unggah()
    sebelum = rekam()
    with pytest.raises(galat):
        unggah(contoh.foto(2), oleh=getattr(orang, siapa))
    with pytest.raises(galat):
        cabut_bukti(pemda=PEMDA, nomor=bukti.pk, alasan="x", oleh=getattr(orang, siapa), pada=PADA)
    assert rekam() == sebelum


def test_another_pd_sees_nothing(unggah: Unggah, orang: Orang) -> None:
    bukti, _ = unggah()
    sebelum = rekam()
    with pytest.raises(TidakDitemukan):
        lihat(orang.dewi)
    with pytest.raises(TidakDitemukan):
        bukti_untuk(pengguna=orang.dewi, pada=PADA, nomor=bukti.pk)
    with pytest.raises(TidakDitemukan):
        catat_buka_asli(bukti=bukti, oleh=orang.dewi, pada=PADA)
    with pytest.raises(TidakDitemukan):
        jumlah_bukti_untuk(pengguna=orang.dewi, pada=PADA, **LAPORAN)
    assert jumlah_bukti_pd_untuk(pengguna=orang.dewi, pada=PADA, pemda=PEMDA, tahun=TAHUN, bulan=9) == {}
    assert rekam() == sebelum
    assert bukti_untuk(pengguna=orang.bayu, pada=PADA, nomor=bukti.pk) == bukti


@pytest.mark.parametrize(
    ("nama", "tampil"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Rina\\foto.jpg", "foto.jpg"),
        ("foto\x00\r\n.jpg", "foto .jpg"),
        ("\u202egpj.exe", "gpj.exe"),
        ("", "tanpa nama"),
        ("/", "tanpa nama"),
        ("a" * 400, "a" * 200),
    ],
)
def test_a_file_name_is_text_to_show(nama: str, tampil: str) -> None:
    assert nama_tampil(nama) == tampil


def test_withdrawn_evidence_stays_readable_and_counts_no_more(unggah: Unggah, orang: Orang) -> None:
    bukti, _ = unggah()
    cabut_bukti(pemda=PEMDA, nomor=bukti.pk, alasan="Wajah warga", oleh=orang.rina, pada=PADA)
    (satu,) = lihat(orang.rina)
    assert (satu.dicabut, satu.alasan_cabut, satu.dicabut_oleh) == (True, "Wajah warga", "rina")
    assert jumlah_bukti_untuk(pengguna=orang.rina, pada=PADA, **LAPORAN) == {}
    assert potret() == []
    sebelum = rekam()
    cabut_bukti(pemda=PEMDA, nomor=bukti.pk, alasan="lagi", oleh=orang.rina, pada=PADA)
    assert rekam() == sebelum
    lagi, baru = unggah()
    assert (baru, lagi.ke, lagi.pk != bukti.pk) == (True, 2, True)
    assert [b.dipakai_di for b in potret()] == [()]  # the withdrawn one is no earlier use


def test_a_withdrawal_needs_a_reason_and_an_existing_number(unggah: Unggah, orang: Orang) -> None:
    bukti, _ = unggah()
    sebelum = rekam()
    with pytest.raises(IsiTidakSah, match="alasan"):
        cabut_bukti(pemda=PEMDA, nomor=bukti.pk, alasan=" ", oleh=orang.rina, pada=PADA)
    with pytest.raises(TidakDitemukan):
        cabut_bukti(pemda=PEMDA, nomor=bukti.pk + 1, alasan="x", oleh=orang.rina, pada=PADA)
    with pytest.raises(TidakDitemukan):
        cabut_bukti(pemda="18.05", nomor=bukti.pk, alasan="x", oleh=orang.rina, pada=PADA)
    assert rekam() == sebelum


@pytest.mark.parametrize("tabel", ["bukti_bukti", "bukti_buktiserupa", "bukti_pitarupa"])
def test_the_database_refuses_to_change_or_remove(unggah: Unggah, tabel: str) -> None:
    unggah()
    unggah(bulan=10)
    for kalimat in (f"UPDATE {tabel} SET id = id", f"DELETE FROM {tabel}"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as kursor:
            kursor.execute(kalimat)
    assert Bukti.objects.count() == 2


def test_the_same_photo_next_month_is_asked_about_and_the_first_use_is_not(
    unggah: Unggah, orang: Orang
) -> None:
    unggah(bulan=8)
    unggah(bulan=9)
    (agustus,), (september,) = potret(bulan=8), potret(bulan=9)
    assert (agustus.dipakai_di, september.dipakai_di) == ((), (f"Agustus 2025, sub kegiatan {SUB}",))
    (baris,) = lihat(orang.rina)
    assert [(s.tempat, s.persis, s.lebih_dahulu) for s in baris.ulang] == [
        (f"Agustus 2025, sub kegiatan {SUB}", True, True)
    ]
    (baris,) = lihat(orang.rina, bulan=8)
    assert baris.ulang == ()
    assert [s.lebih_dahulu for s in baris.serupa] == [False]


def test_another_pd_is_named_only_to_who_may_see_it(unggah: Unggah, orang: Orang) -> None:
    unggah(pd="3.25", sub="")
    unggah()
    assert [b.dipakai_di for b in potret()] == [(PD_LAIN,)]
    (rina,), (sari,) = lihat(orang.rina), lihat(orang.sari)
    assert [(s.tempat, s.nomor) for s in rina.serupa] == [(PD_LAIN, None)]
    assert sari.serupa[0].tempat == "Dinas Perikanan, September 2025, seluruh perangkat daerah"
    assert sari.serupa[0].nomor is not None
    assert potret("3.25")[0].dipakai_di == ()


def test_the_same_photo_under_two_sub_kegiatan_of_one_report(unggah: Unggah) -> None:
    unggah()
    unggah(sub="1.06.02.2.01.0002", paket="PL-7")
    assert [b.kunci.split("/")[:2] for b in potret()][1] == ["1.06.02.2.01.0002", "PL-7"]
    assert [b.dipakai_di for b in potret()] == [(), (f"September 2025, sub kegiatan {SUB}",)]


def test_a_picture_saved_again_is_found_across_months_but_not_within_one_report(unggah: Unggah) -> None:
    unggah(contoh.foto(7, quality=95), bulan=8)
    unggah(contoh.foto(8), bulan=8)
    unggah(contoh.foto(7, quality=50, waktu=None), bulan=9)
    unggah(contoh.foto(7, quality=70, waktu=None), bulan=9)
    satu, dua = potret()
    for b in (satu, dua):
        assert (b.mirip_di, b.dipakai_di) == ((f"Agustus 2025, sub kegiatan {SUB}",), ())
    assert BuktiSerupa.objects.filter(persis=False).count() == 2


def test_an_outline_tells_inside_from_outside_and_without_one_nothing_is_said(
    unggah: Unggah, orang: Orang
) -> None:
    unggah()
    unggah(contoh.foto(2, letak=(("S", (6, 54, 53)), ("E", (107, 36, 35)))))
    unggah(contoh.polos(3))
    assert [b.dalam_wilayah for b in potret()] == [None, None, None]
    assert pasang_batas()
    assert [b.dalam_wilayah for b in potret()] == [True, False, None]
    assert [b.jarak_m is not None and b.jarak_m > 300_000 for b in lihat(orang.rina)] == [False, True, False]
    assert not pasang_batas()
    assert batas_sistem(PEMDA) == KOTAK
    assert batas_sistem("18.05") is None


def test_documents_are_asked_for_neither_time_nor_place(unggah: Unggah, orang: Orang) -> None:
    unggah(contoh.pdf(), nama="berita acara.pdf")
    (b,) = potret()
    assert (b.foto, b.waktu_sesuai) == (False, None)
    assert not lihat(orang.rina)[0].meragukan


def test_a_photo_of_another_month_and_one_from_the_future_are_doubtful(unggah: Unggah) -> None:
    unggah(contoh.foto(1, waktu="2025:08:31 10:00:00"))
    unggah(contoh.foto(2, waktu="2025:10:06 10:00:00"))
    assert [b.waktu_sesuai for b in potret()] == [False, False]


def test_who_opened_an_original_is_noted(unggah: Unggah, orang: Orang) -> None:
    bukti, _ = unggah()
    catat_buka_asli(bukti=bukti, oleh=orang.sari, pada=PADA + timedelta(hours=1))
    assert [(p.perbuatan, p.oleh) for p in Peristiwa.objects.order_by("-id")[:1]] == [
        ("bukti.buka_asli", "sari")
    ]


def test_counts_are_per_sub_kegiatan_and_per_unit(unggah: Unggah, orang: Orang) -> None:
    unggah()
    unggah(contoh.foto(2))
    unggah(contoh.foto(3), sub="")
    unggah(contoh.foto(4), pd="3.25")
    assert jumlah_bukti_untuk(pengguna=orang.rina, pada=PADA, **LAPORAN) == {"": 1, SUB: 2}
    per_pd = jumlah_bukti_pd_untuk(pengguna=orang.sari, pada=PADA, pemda=PEMDA, tahun=TAHUN, bulan=9)
    assert per_pd == {"1.06": 3, "3.25": 1}


def test_questions_do_not_grow_with_the_number_of_photos(
    unggah: Unggah, orang: Orang, django_assert_max_num_queries: Any
) -> None:
    pasang_batas()
    for n in range(6):
        unggah(contoh.polos(n), bulan=8)
        unggah(contoh.polos(n))
    with django_assert_max_num_queries(7):
        assert len(lihat(orang.rina)) == 6
    with django_assert_max_num_queries(4):
        assert len(potret()) == 6


def test_every_file_is_listed_once_for_the_self_check(unggah: Unggah) -> None:
    unggah()
    unggah(bulan=8)
    unggah(contoh.pdf())
    assert [(len(s), n) for s, n, _ in berkas_bukti_sistem(PEMDA)] == [(64, "foto.jpg"), (64, "foto.jpg")]


def test_rows_name_themselves(unggah: Unggah, orang: Orang) -> None:
    bukti, _ = unggah()
    unggah(bulan=10)
    pasang_batas()
    cabut_bukti(pemda=PEMDA, nomor=bukti.pk, alasan="Salah", oleh=orang.rina, pada=PADA)
    from django.apps import apps

    for model in apps.get_app_config("bukti").get_models():
        satu = model._default_manager.first()
        assert satu is not None
        assert str(satu).strip()
    with pytest.raises(ValidationError):
        Bukti(pd_id=bukti.pd_id, tahun=2025, bulan=14).full_clean()
