"""Admonitions in the book: Adbang hands on, the Sekda decides, nobody else, once; all of it in the jejak."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection, transaction
from tests.ledger.conftest import OLEH, PADA, PEMDA, TAHUN, Orang

from siap.ledger.akun.actions import beri_peran, buat_pengguna
from siap.ledger.akun.models import Pengguna
from siap.ledger.jejak.galat import IsiTidakSah, TidakBerwenang, TidakDitemukan
from siap.ledger.jejak.models import Peristiwa
from siap.ledger.jejak.queries import periksa_rantai
from siap.ledger.organisasi.actions import atur_konfigurasi
from siap.ledger.pengendalian import queries
from siap.ledger.pengendalian.actions import putuskan_teguran, teruskan_teguran
from siap.ledger.pengendalian.models import PutusanTeguran, UsulanTeguran

pytestmark = pytest.mark.django_db
#: September was due on the tenth of October; every month before it is overdue too
KINI = datetime(2025, 10, 27, 3, tzinfo=UTC)


@dataclass
class Pejabat:
    """Who decides, and a second one who only reads."""

    sekda: Pengguna
    bupati: Pengguna


@pytest.fixture
def pejabat(orang: Orang) -> Pejabat:
    """The Sekda and the Bupati."""

    def buat(username: str, nama: str, jabatan: str) -> Pengguna:
        p = buat_pengguna(
            username=username, nama=nama, jabatan=jabatan, sandi="rahasia-sekali", oleh=OLEH, pada=PADA
        )
        beri_peran(
            pengguna=p, jenis=username, pemda=PEMDA, berlaku_dari=date(2025, 1, 1), oleh=OLEH, pada=PADA
        )
        return p

    return Pejabat(buat("sekda", "Mulyono Adi", "Sekretaris Daerah"), buat("bupati", "Ayu", "Bupati"))


def rekam() -> list[list[tuple[object, ...]]]:
    return [list(m.objects.values_list()) for m in (UsulanTeguran, PutusanTeguran, Peristiwa)]


def terhitung(orang: Pengguna, pada: datetime = KINI) -> list[tuple[str, int, int]]:
    semua = queries.usulan_terhitung(pengguna=orang, pada=pada, pemda=PEMDA, tahun=TAHUN)
    return [(u.pd.kode, u.usulan.bulan, u.usulan.tingkat) for u in semua]


def teruskan(oleh: Pengguna, **lain: Any) -> UsulanTeguran:
    isi: dict[str, Any] = {
        "pemda": PEMDA,
        "pd": "1.06",
        "tahun": TAHUN,
        "bulan": 9,
        "tingkat": 1,
        "pada": KINI,
    }
    return teruskan_teguran(**{**isi, "oleh": oleh, "pada": KINI, **lain})


def putuskan(oleh: Pengguna, usulan: int, diterima: bool, alasan: str = "") -> PutusanTeguran:
    return putuskan_teguran(
        pemda=PEMDA, usulan=usulan, diterima=diterima, alasan=alasan, oleh=oleh, pada=KINI
    )


def test_the_figures_propose_and_adbang_hands_on_what_they_propose(orang: Orang, pejabat: Pejabat) -> None:
    assert terhitung(orang.sari) == [("1.06", 9, 1), ("3.25", 9, 1)]
    assert terhitung(orang.hadi) == terhitung(orang.rina) == []

    usulan = teruskan(orang.sari, catatan=" Sudah diingatkan tiga kali. ")

    assert (usulan.tingkat, usulan.pantas, usulan.hari_terlambat, usulan.urutan) == (1, 3, 17, 9)
    assert usulan.daftar_alasan[0] == (
        "Laporan September belum masuk, lewat 17 hari (lebih dari 14 hari: Teguran II)."
    )
    assert (usulan.catatan, usulan.dasar) == ("Sudah diingatkan tiga kali.", "Bawaan SIAP")
    assert terhitung(orang.sari) == [("3.25", 9, 1)]
    assert queries.teguran_menunggu(pengguna=pejabat.sekda, pada=KINI, pemda=PEMDA) == 1
    assert queries.teguran_menunggu(pengguna=orang.sari, pada=KINI, pemda=PEMDA) == 0
    peristiwa = Peristiwa.objects.get(perbuatan="pengendalian.teguran")
    assert (peristiwa.oleh, '"tahap":"diteruskan"' in peristiwa.isi) == ("sari", True)


def test_a_named_official_decides_once_and_the_head_then_sees_it(orang: Orang, pejabat: Pejabat) -> None:
    usulan = teruskan(orang.sari)
    lihat: Callable[[Pengguna], list[str]] = lambda p: [  # noqa: E731
        t.tahap for t in queries.daftar_teguran(pengguna=p, pada=KINI, pemda=PEMDA, tahun=TAHUN)
    ]
    assert lihat(orang.hadi) == []
    putusan = putuskan(pejabat.sekda, usulan.pk, diterima=True)
    assert (putusan.nama, putusan.jabatan, putusan.diputuskan_oleh) == (
        "Mulyono Adi",
        "Sekretaris Daerah",
        "sekda",
    )
    assert lihat(orang.hadi) == lihat(orang.sari) == lihat(pejabat.bupati) == ["diterima"]
    # Dewi and Rina sign nothing; a head of another unit would see nothing either
    assert lihat(orang.rina) == lihat(orang.dewi) == []
    sebelum = rekam()
    with pytest.raises(IsiTidakSah, match="sudah diputuskan"):
        putuskan(pejabat.sekda, usulan.pk, diterima=False, alasan="Berubah pikiran.")
    assert rekam() == sebelum
    assert periksa_rantai(PEMDA).utuh


def test_declining_needs_a_reason_and_silences_the_same_figures(orang: Orang, pejabat: Pejabat) -> None:
    usulan = teruskan(orang.sari)
    sebelum = rekam()
    with pytest.raises(IsiTidakSah, match="Tulis alasan"):
        putuskan(pejabat.sekda, usulan.pk, diterima=False, alasan="  ")
    assert rekam() == sebelum
    putuskan(pejabat.sekda, usulan.pk, diterima=False, alasan="Jaringan putus karena longsor.")
    assert terhitung(orang.sari) == [("3.25", 9, 1)]


def test_after_an_accepted_one_the_next_rung_follows_the_pause(orang: Orang, pejabat: Pejabat) -> None:
    putuskan(pejabat.sekda, teruskan(orang.sari).pk, diterima=True)
    assert terhitung(orang.sari, datetime(2025, 11, 2, 3, tzinfo=UTC)) == [("3.25", 9, 1)]
    assert ("1.06", 9, 2) in terhitung(orang.sari, datetime(2025, 11, 3, 3, tzinfo=UTC))


@pytest.mark.parametrize("siapa", ["rina", "hadi", "bayu"])
def test_nobody_else_hands_on(orang: Orang, siapa: str) -> None:
    sebelum = rekam()
    with pytest.raises(TidakBerwenang):
        teruskan(getattr(orang, siapa))
    assert rekam() == sebelum


def test_another_unit_does_not_exist_for_dewi_and_nothing_is_decided_by_who_may_not(
    orang: Orang, pejabat: Pejabat
) -> None:
    usulan = teruskan(orang.sari)
    sebelum = rekam()
    with pytest.raises(TidakDitemukan):
        teruskan(orang.dewi)
    for siapa in (orang.dewi, orang.rina, orang.hadi):
        with pytest.raises(TidakDitemukan):
            putuskan(siapa, usulan.pk, diterima=True)
    for siapa in (orang.sari, pejabat.bupati):
        with pytest.raises(TidakBerwenang):
            putuskan(siapa, usulan.pk, diterima=True)
    with pytest.raises(TidakDitemukan):
        putuskan(pejabat.sekda, usulan.pk + 1000, diterima=True)
    assert rekam() == sebelum


@pytest.mark.parametrize("lain", [{"tingkat": 2}, {"bulan": 8}])
def test_what_the_figures_do_not_propose_cannot_be_handed_on(orang: Orang, lain: dict[str, int]) -> None:
    sebelum = rekam()
    with pytest.raises(IsiTidakSah, match="sudah berubah"):
        teruskan(orang.sari, **lain)
    teruskan(orang.sari)
    with pytest.raises(IsiTidakSah, match="sudah berubah"):
        teruskan(orang.sari)
    assert len(rekam()[0]) == len(sebelum[0]) + 1


def test_the_ladder_of_the_pemda_counts(orang: Orang) -> None:
    isi = {"hari": [60, 90, 400], "bulan": [50, 60, 70]}
    atur_konfigurasi(
        pemda=PEMDA,
        kunci="teguran",
        berlaku_dari=date(2025, 1, 1),
        isi=isi,
        dasar_hukum="Perbup 84/2020",
        oleh=OLEH,
        pada=PADA,
    )
    # June, 109 days: the latest month with the heaviest figures
    assert terhitung(orang.sari) == [("1.06", 6, 1), ("3.25", 6, 1)]
    assert teruskan(orang.sari, bulan=6).dasar == "Perbup 84/2020"
    with pytest.raises(IsiTidakSah, match="makin besar"):
        atur_konfigurasi(
            pemda=PEMDA,
            kunci="teguran",
            berlaku_dari=date(2025, 1, 1),
            isi={"hari": [9, 9, 9]},
            dasar_hukum="x",
            oleh=OLEH,
            pada=PADA,
        )


def test_history_cannot_be_rewritten(orang: Orang, pejabat: Pejabat) -> None:
    putuskan(pejabat.sekda, teruskan(orang.sari).pk, diterima=True)
    for sql in (
        "UPDATE pengendalian_putusanteguran SET alasan='x'",
        "DELETE FROM pengendalian_usulanteguran",
    ):
        with pytest.raises(Exception, match="hanya dapat ditambah"), transaction.atomic():
            connection.cursor().execute(sql)
