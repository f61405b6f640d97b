"""The chain of events: it holds, it cannot fork, and a tampered byte is found and located."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from tests.buku import buku_terbuka
from tests.ledger.conftest import PADA

from siap.ledger.jejak.actions import catat
from siap.ledger.jejak.models import KepalaRantai, Peristiwa
from siap.ledger.jejak.queries import periksa_rantai
from siap.ledger.jejak.rantai import AWAL, MEDAN, hash_peristiwa, kanonik, tulis_waktu

pytestmark = pytest.mark.django_db


def isi_rantai(banyak: int = 5, rantai: str = "18.04") -> None:
    for i in range(banyak):
        catat(
            rantai=rantai,
            perbuatan="uji.catat",
            objek=f"pd={i}",
            isi={"nilai": Decimal("1.50"), "i": i, "nama": "Dinas “Sosial”"},
            oleh="rina",
            pada=PADA + timedelta(seconds=i),
        )


def rusak(perintah: str) -> None:
    with buku_terbuka(connection), connection.cursor() as kursor:
        kursor.execute(perintah)


def test_a_fresh_chain_holds_and_cites_its_last_hash() -> None:
    isi_rantai()
    hasil = periksa_rantai("18.04")
    assert hasil.utuh
    assert hasil.jumlah == 5
    assert hasil.rantai[0].hash_akhir == Peristiwa.objects.get(urut=5).hash


def test_an_empty_book_holds() -> None:
    hasil = periksa_rantai()
    assert hasil.utuh
    assert hasil.jumlah == 0


def test_every_pemda_has_a_chain_of_its_own() -> None:
    isi_rantai(2, "18.04")
    isi_rantai(3, "12.12")
    hasil = periksa_rantai()
    assert [(r.rantai, r.jumlah) for r in hasil.rantai] == [("12.12", 3), ("18.04", 2)]
    assert Peristiwa.objects.get(rantai="12.12", urut=1).hash_sebelum == AWAL


@pytest.mark.parametrize(
    ("perubahan", "medan"),
    [
        ("isi = replace(isi, '1.50', '7.50')", "isi"),
        ("oleh = 'dewi'", "oleh"),
        ("objek = 'pd=9'", "objek"),
        ("perbuatan = 'uji.lain'", "perbuatan"),
        ("pada = '2025-10-05 02:00:09+00:00'", "pada"),
        ("hash_sebelum = replace(hash_sebelum, substr(hash_sebelum, 1, 8), '00000000')", "hash_sebelum"),
        ("hash = replace(hash, substr(hash, 1, 8), '00000000')", "hash"),
        ("sidik = replace(sidik, substr(sidik, 1, 12), '000000000000')", "sidik"),
        ("isi = 'x', oleh = 'dewi'", "oleh, isi"),
    ],
)
def test_a_tampered_byte_is_found_and_located(perubahan: str, medan: str) -> None:
    isi_rantai()
    rusak(f"UPDATE jejak_peristiwa SET {perubahan} WHERE urut = 3")
    kerusakan = periksa_rantai().rusak
    assert kerusakan is not None
    assert (kerusakan.urut, kerusakan.medan) == (3, medan)
    assert "peristiwa ke-3" in kerusakan.kalimat


def test_a_deleted_event_is_found() -> None:
    isi_rantai()
    rusak("DELETE FROM jejak_peristiwa WHERE urut = 2")
    kerusakan = periksa_rantai().rusak
    assert kerusakan is not None
    assert (kerusakan.urut, kerusakan.medan) == (2, "urut")


def test_a_cut_tail_is_found() -> None:
    isi_rantai()
    rusak("DELETE FROM jejak_peristiwa WHERE urut >= 4")
    kerusakan = periksa_rantai().rusak
    assert kerusakan is not None
    assert kerusakan.urut == 4
    assert "dihapus" in kerusakan.kalimat


def test_a_removed_head_is_found() -> None:
    isi_rantai()
    KepalaRantai.objects.all().delete()
    kerusakan = periksa_rantai().rusak
    assert kerusakan is not None
    assert kerusakan.medan == "kepala"


def test_a_changed_head_is_found() -> None:
    isi_rantai()
    KepalaRantai.objects.update(hash="0" * 64)
    kerusakan = periksa_rantai().rusak
    assert kerusakan is not None
    assert (kerusakan.urut, kerusakan.medan) == (5, "hash")
    assert "Kepala rantai" in kerusakan.kalimat


def test_an_event_rewritten_with_a_new_hash_breaks_the_next_one() -> None:
    isi_rantai()
    p = Peristiwa.objects.get(urut=2)
    medan = {m: str(getattr(p, m)) for m in MEDAN} | {"pada": tulis_waktu(p.pada), "isi": "{}"}
    palsu = hash_peristiwa(medan, p.sidik, p.hash_sebelum)
    rusak(f"UPDATE jejak_peristiwa SET isi = '{{}}', hash = '{palsu}' WHERE urut = 2")
    kerusakan = periksa_rantai().rusak
    assert kerusakan is not None
    assert (kerusakan.urut, kerusakan.medan) == (3, "hash_sebelum")


def test_two_events_cannot_follow_the_same_one() -> None:
    isi_rantai(2)
    p = Peristiwa.objects.get(urut=2)
    p.pk, p.urut = None, 3
    with pytest.raises(IntegrityError), transaction.atomic():
        p.save()


def test_canonical_text_knows_no_float_and_no_naive_time() -> None:
    assert kanonik({"b": Decimal("1.50"), "a": [PADA.date()]}) == '{"a":["2025-10-05"],"b":"1.50"}'
    for isi in ({"a": 0.1}, {"a": [{"b": 0.1}]}, {"a": object()}):
        with pytest.raises(TypeError):
            kanonik(isi)
    with pytest.raises(ValueError, match="zona waktu"):
        tulis_waktu(datetime(2025, 1, 1))  # noqa: DTZ001 - the point of the test


def test_the_same_moment_is_written_alike_in_every_zone() -> None:
    wib = timezone(timedelta(hours=7))
    assert tulis_waktu(datetime(2025, 1, 1, 7, tzinfo=wib)) == tulis_waktu(datetime(2025, 1, 1, tzinfo=UTC))
