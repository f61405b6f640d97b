"""Cells: what was acknowledged is there, and nobody overwrites what somebody else typed unseen."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.ledger.conftest import PEMDA
from tests.ledger.pelaporan.conftest import (
    LAPORAN,
    PADA_LAPOR,
    REK_A,
    REK_B,
    SUB_A,
    SUB_B,
    Meja,
    isi_sub,
    rekam,
    uang,
)

from siap.domain.masukan import BarisRealisasi, Matra, Sifat
from siap.ledger.jejak.galat import IsiTidakSah, TidakBerwenang, TidakDitemukan
from siap.ledger.jejak.models import Peristiwa
from siap.ledger.jejak.queries import periksa_rantai
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.pelaporan.actions import buka_laporan, simpan_sel
from siap.ledger.pelaporan.isian import Operasi, SelDitolak, rapikan
from siap.ledger.pelaporan.models import IsianSel, JawabanSimpan, LaporanBulanan
from siap.ledger.realisasi.actions import bukukan_realisasi


def status(jawaban: Any) -> list[str]:
    return [h.status for h in jawaban.hasil]


def test_a_saved_cell_is_there_with_who_and_when_and_what_it_was(meja: Meja) -> None:
    jawaban = meja.simpan(
        meja.orang.rina, uang(SUB_A, REK_A, "1250000.50"), isi_sub(SUB_A, "kendala", " Hujan ")
    )

    assert status(jawaban) == ["tersimpan", "tersimpan"]
    assert (jawaban.keadaan, jawaban.ulangan) == ("draf", False)
    sel = IsianSel.objects.get(kolom="realisasi")
    assert (str(sel.uang), sel.versi, sel.oleh, sel.pada) == ("1250000.50", 1, "rina", PADA_LAPOR)
    assert IsianSel.objects.get(kolom="kendala").teks == "Hujan"
    isi = json.loads(Peristiwa.objects.get(perbuatan="pelaporan.simpan").isi)
    assert isi["sel"][0] == {
        "sub_kegiatan": SUB_A,
        "rekening": REK_A,
        "sumber_dana": "",
        "kolom": "realisasi",
        "sebelum": None,
        "sesudah": "1250000.5",
        "versi": 1,
    }
    assert periksa_rantai(PEMDA).utuh


def test_a_cell_may_be_changed_emptied_and_filled_again(meja: Meja) -> None:
    rina = meja.orang.rina
    for n, (lama, baru) in enumerate([(None, "10"), ("10", "-5"), ("-5", None), (None, "0")]):
        assert status(meja.simpan(rina, uang(SUB_A, REK_A, baru, lama, n))) == ["tersimpan"]
    sel = IsianSel.objects.get()
    assert (sel.uang, sel.versi) == (0, 4)


def test_the_same_value_is_fine_and_writes_nothing(meja: Meja) -> None:
    meja.simpan(meja.orang.rina, uang(SUB_A, REK_A, "10"))
    sebelum = IsianSel.objects.values_list().get()
    for teks in ("10", "10.00", " 10 "):
        assert status(meja.simpan(meja.orang.hadi, uang(SUB_A, REK_A, teks, "3", 77))) == ["sama"]
    assert IsianSel.objects.values_list().get() == sebelum
    assert Peristiwa.objects.filter(perbuatan="pelaporan.simpan").count() == 1


def test_two_operators_never_overwrite_each_other_unseen(meja: Meja) -> None:
    meja.simpan(meja.orang.rina, uang(SUB_A, REK_A, "10"))
    jawaban = meja.simpan(meja.orang.hadi, uang(SUB_A, REK_A, "20"), uang(SUB_A, REK_B, "30"))
    bentrok, lain = jawaban.hasil
    assert (bentrok.status, bentrok.nilai, bentrok.versi) == ("bentrok", "10", 1)
    assert (bentrok.oleh, bentrok.nama, bentrok.pada) == ("rina", "Rina", PADA_LAPOR.isoformat())
    assert lain.status == "tersimpan"
    # having seen it, the person chooses
    assert status(meja.simpan(meja.orang.hadi, uang(SUB_A, REK_A, "20", "10", 1))) == ["tersimpan"]


def test_edits_of_different_columns_merge(meja: Meja) -> None:
    meja.simpan(meja.orang.rina, isi_sub(SUB_A, "fisik", "40"))
    assert status(meja.simpan(meja.orang.hadi, isi_sub(SUB_A, "kendala", "Hujan"))) == ["tersimpan"]
    assert IsianSel.objects.count() == 2


def test_a_stale_version_is_fine_when_the_value_is_the_one_that_was_seen(meja: Meja) -> None:
    rina = meja.orang.rina
    meja.simpan(rina, uang(SUB_A, REK_A, "10"))
    meja.simpan(rina, uang(SUB_A, REK_A, "20", "10", 1))
    meja.simpan(rina, uang(SUB_A, REK_A, "10", "20", 2))
    assert status(meja.simpan(meja.orang.hadi, uang(SUB_A, REK_A, "5", "10.0", 1))) == ["tersimpan"]
    assert status(meja.simpan(meja.orang.hadi, uang(SUB_A, REK_A, "6", "bukan angka", 1))) == ["bentrok"]


def test_a_batch_is_applied_once_and_answered_alike(meja: Meja) -> None:
    rina = meja.orang.rina
    pertama = meja.simpan(rina, uang(SUB_A, REK_A, "10"), uang(SUB_A, REK_B, "x"), kunci="k")
    sebelum = rekam()
    lagi = meja.simpan(rina, uang(SUB_A, REK_A, "10"), uang(SUB_A, REK_B, "x"), kunci="k")
    assert lagi == replace(pertama, ulangan=True)
    assert rekam() == sebelum
    # also after the cell moved on, and another person's key is another person's
    meja.simpan(meja.orang.hadi, uang(SUB_A, REK_A, "11", "10", 1), kunci="k")
    assert meja.simpan(rina, uang(SUB_A, REK_A, "10"), uang(SUB_A, REK_B, "x"), kunci="k") == lagi
    assert str(IsianSel.objects.get().uang) == "11.00"


def test_a_key_is_not_used_for_two_contents(meja: Meja) -> None:
    meja.simpan(meja.orang.rina, uang(SUB_A, REK_A, "10"), kunci="k")
    sebelum = rekam()
    for kunci in ("k", "", "x" * 65):
        with pytest.raises(IsiTidakSah, match=r"[Kk]unci"):
            simpan_sel(
                **LAPORAN,
                operasi=[uang(SUB_A, REK_A, "11", "10", 1)],
                kunci=kunci,
                oleh=meja.orang.rina,
                pada=PADA_LAPOR,
            )
    assert rekam() == sebelum


def test_too_many_cells_at_once_are_refused(meja: Meja) -> None:
    with pytest.raises(IsiTidakSah, match="paling banyak 2500"):
        meja.simpan(meja.orang.rina, *[uang(SUB_A, REK_A, "1")] * 2501)
    assert not LaporanBulanan.objects.exists()


def test_one_batch_may_touch_a_cell_twice(meja: Meja) -> None:
    jawaban = meja.simpan(meja.orang.rina, uang(SUB_A, REK_A, "10"), uang(SUB_A, REK_A, "20", "10", 1))
    assert status(jawaban) == ["tersimpan", "tersimpan"]
    assert str(IsianSel.objects.get().uang) == "20.00"


@pytest.mark.parametrize(
    ("operasi", "kata"),
    [
        (uang(SUB_A, REK_A, "1.250.000"), "1250000"),
        (uang(SUB_A, REK_A, "1,5"), "rupiah"),
        (uang(SUB_A, REK_A, "1.005"), "rupiah"),
        (uang(SUB_A, REK_A, "NaN"), "rupiah"),
        (uang(SUB_A, REK_A, "1e9"), "rupiah"),
        (uang(SUB_A, REK_A, "٣"), "rupiah"),
        (uang(SUB_A, REK_A, "99999999999999999"), "terlalu besar"),
        (isi_sub(SUB_A, "fisik", "100.0001"), "0 sampai 100"),
        (isi_sub(SUB_A, "fisik", "-1"), "0 sampai 100"),
        (isi_sub(SUB_A, "output", "-1"), "keluaran"),
        (isi_sub(SUB_A, "kendala", "x" * 2001), "terlalu panjang"),
        (isi_sub(SUB_A, "kendala", "a\x00b"), "tidak dapat disimpan"),
        (isi_sub(SUB_A, "warna", "1"), "tidak dikenal"),
        (uang("9.99", REK_A, "1"), "tidak ada dalam laporan"),
        (uang(SUB_B, REK_B, "1"), "tidak ada dalam laporan"),
        (isi_sub("9.99", "fisik", "1"), "tidak ada dalam laporan"),
        (Operasi(SUB_A, REK_A, "fisik", "1", None, 0), "bukan pada rekening"),
    ],
)
def test_a_value_that_a_cell_cannot_have_is_refused_alone(meja: Meja, operasi: Operasi, kata: str) -> None:
    jawaban = meja.simpan(meja.orang.rina, operasi, uang(SUB_B, REK_A, "1"))
    assert status(jawaban) == ["ditolak", "tersimpan"]
    assert kata in jawaban.hasil[0].kalimat
    assert IsianSel.objects.count() == 1


def test_a_blank_is_not_zero() -> None:
    assert [rapikan("realisasi", t) for t in (None, "", "  ", "0", "-0.00", "7.10")] == [
        None,
        None,
        None,
        "0",
        "0",
        "7.1",
    ]
    with pytest.raises(SelDitolak):
        rapikan("fisik", "seratus")


@pytest.mark.parametrize("keadaan", ["diajukan", "diverifikasi", "dikunci"])
def test_a_submitted_or_locked_period_answers_so_and_keeps_every_cell(meja: Meja, keadaan: str) -> None:
    meja.sampai(keadaan)
    sebelum = [list(IsianSel.objects.values_list()), LaporanBulanan.objects.values_list().get()]
    jawaban = meja.simpan(meja.orang.rina, uang(SUB_A, REK_A, "99", "10", 1), kunci="luring")
    assert (status(jawaban), jawaban.keadaan) == (["terkunci"], keadaan)
    assert keadaan in jawaban.hasil[0].kalimat
    assert [list(IsianSel.objects.values_list()), LaporanBulanan.objects.values_list().get()] == sebelum
    assert meja.simpan(meja.orang.rina, uang(SUB_A, REK_A, "99", "10", 1), kunci="luring").ulangan


def test_an_imported_figure_is_not_typed_twice_nor_overwritten_unseen(meja: Meja) -> None:
    def impor(nilai: str) -> None:
        bukukan_realisasi(
            **LAPORAN,
            sifat=Sifat.KUMULATIF,
            baris=[BarisRealisasi("1.06", 9, Matra(SUB_A, REK_A), Decimal(nilai))],
            sumber=Sumber(f"sipd-{nilai}.json", nilai.zfill(64)),
            oleh="bayu",
            pada=PADA_LAPOR,
        )

    impor("10")
    assert status(meja.simpan(meja.orang.rina, uang(SUB_A, REK_A, "10", "10", 0))) == ["sama"]
    assert not IsianSel.objects.exists()
    impor("12")  # while the page still shows 10
    bentrok = meja.simpan(meja.orang.rina, uang(SUB_A, REK_A, "11", "10", 0)).hasil[0]
    assert (bentrok.status, bentrok.nilai, bentrok.nama) == ("bentrok", "12", "Bayu")
    assert status(meja.simpan(meja.orang.rina, uang(SUB_A, REK_A, None, "12", 0))) == ["tersimpan"]
    assert IsianSel.objects.get().uang is None


def test_only_who_reports_for_the_unit_may_fill(meja: Meja) -> None:
    sebelum = rekam()
    for oleh, salah in (
        (meja.orang.sari, TidakBerwenang),
        (meja.orang.bayu, TidakBerwenang),
        (meja.orang.dewi, TidakDitemukan),
    ):
        with pytest.raises(salah):
            meja.simpan(oleh, uang(SUB_A, REK_A, "10"))
        with pytest.raises(salah):
            buka_laporan(**LAPORAN, oleh=oleh, pada=PADA_LAPOR)
    assert rekam() == sebelum


def test_a_month_opens_on_its_day_and_once(meja: Meja) -> None:
    rina = meja.orang.rina
    with pytest.raises(IsiTidakSah, match="baru dibuka 1 Oktober 2025"):
        buka_laporan(**LAPORAN, oleh=rina, pada=datetime(2025, 9, 30, 16, 59, tzinfo=UTC))
    assert not LaporanBulanan.objects.exists()
    # 00.00 of the first of October in Jakarta
    laporan = buka_laporan(**LAPORAN, oleh=rina, pada=datetime(2025, 9, 30, 17, tzinfo=UTC))
    assert buka_laporan(**LAPORAN, oleh=rina, pada=PADA_LAPOR) == laporan
    assert (laporan.keadaan, laporan.nomor, str(laporan)) == ("draf", 0, "1.06 2025-09")
    assert Peristiwa.objects.filter(perbuatan="pelaporan.buka_laporan").count() == 1
    with pytest.raises(IsiTidakSah):
        buka_laporan(**{**LAPORAN, "bulan": 13}, oleh=rina, pada=PADA_LAPOR)


def test_a_pd_without_a_budget_reports_as_a_whole(meja: Meja) -> None:
    dewi = {**LAPORAN, "pd": "3.25"}
    isi = [Operasi("", "", "realisasi", "10", None, 0), Operasi("", "5.1", "realisasi", "10", None, 0)]
    jawaban = simpan_sel(**dewi, operasi=isi, kunci="k", oleh=meja.orang.dewi, pada=PADA_LAPOR)
    assert status(jawaban) == ["tersimpan", "ditolak"]


@pytest.mark.parametrize(
    "medan",
    [
        {"kolom": "fisik", "uang": 1},
        {"kolom": "realisasi", "teks": "x"},
        {"kolom": "fisik", "bilangan": 101},
        {"kolom": "fisik", "rekening": "5.1"},
        {"kolom": "warna"},
    ],
)
def test_the_database_refuses_a_cell_that_makes_no_sense(meja: Meja, medan: dict[str, Any]) -> None:
    laporan = buka_laporan(**LAPORAN, oleh=meja.orang.rina, pada=PADA_LAPOR)
    isi = {k: Decimal(v) if isinstance(v, int) else v for k, v in medan.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        IsianSel.objects.create(laporan=laporan, oleh="x", pada=PADA_LAPOR, **isi)


def test_an_answer_names_itself(meja: Meja) -> None:
    meja.simpan(meja.orang.rina, uang(SUB_A, REK_A, "10"), kunci="k")
    assert str(JawabanSimpan.objects.get()) == "rina k"
    assert str(IsianSel.objects.get()) == f"{SUB_A} realisasi"


def test_a_client_that_remembers_what_never_was_is_told_so(meja: Meja) -> None:
    jawaban = meja.simpan(meja.orang.rina, uang(SUB_A, REK_A, "10", "9", 5))
    assert [(h.status, h.nilai, h.oleh) for h in jawaban.hasil] == [("bentrok", None, "")]
