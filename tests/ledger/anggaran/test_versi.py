"""Versions: a month stands on the one in force, nothing said twice makes two of them."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from tests.buku import buku_terbuka
from tests.ledger.conftest import OLEH, PADA, PEMDA, TAHUN, Buku

from siap.domain.masukan import BarisAngkas, BarisFisik, BarisPagu, Matra
from siap.ledger.anggaran.actions import bukukan_anggaran, bukukan_angkas, bukukan_target_fisik
from siap.ledger.anggaran.models import BarisPagu as BarisPaguBuku
from siap.ledger.anggaran.models import BarisTargetFisik, VersiAnggaran, VersiAngkas, VersiTargetFisik
from siap.ledger.anggaran.queries import (
    versi_anggaran_sistem,
    versi_angkas_sistem,
    versi_berubah_isi_sistem,
    versi_target_sistem,
)
from siap.ledger.jejak.galat import IsiTidakSah, TidakDitemukan
from siap.ledger.jejak.models import Peristiwa
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.nomenklatur.queries import nama_kode_terpakai

UMUM = {"pemda": PEMDA, "tahun": TAHUN, "pd": "1.06", "sumber": Sumber("x.xlsx"), "oleh": OLEH, "pada": PADA}
SUB = "1.06.02.2.01.0001"


def test_a_version_is_numbered_labelled_and_told_to_the_jejak(buku: Buku) -> None:
    versi = buku.anggaran({"5.1": "1000.50", "5.2": "2"})
    assert (versi.nomor, versi.label, versi.baru) == (1, "Murni v1", True)
    assert str(versi) == "1.06 2025 Murni v1"
    peristiwa = Peristiwa.objects.order_by("-id")[0]
    assert peristiwa.objek == "pd=1.06;tahun=2025;versi=1"
    isi = json.loads(peristiwa.isi)
    assert (isi["baris"], isi["jumlah_sen"], isi["label"]) == (2, 100250, "Murni v1")


def test_the_same_content_makes_no_version(buku: Buku) -> None:
    buku.anggaran({"5.1": "10", "5.2": "20"})
    sebelum = Peristiwa.objects.count()
    lagi = buku.anggaran({"5.2": "20", "5.1": "10"}, mulai=5, tahap="pergeseran")
    assert (lagi.nomor, lagi.baru) == (1, False)
    assert Peristiwa.objects.count() == sebelum
    assert VersiAnggaran.objects.count() == 1


def test_going_back_to_an_older_content_is_a_version_again(buku: Buku) -> None:
    buku.anggaran({"5.1": "10"})
    buku.anggaran({"5.1": "20"}, mulai=7, tahap="lra")
    kembali = buku.anggaran({"5.1": "10"}, mulai=8, tahap="lra")
    assert (kembali.nomor, kembali.label) == (3, "LRA Agustus")


@pytest.mark.parametrize(
    ("lra", "baru"),
    [
        ({"5.1": "300", "5.2": "50"}, False),
        ({"5.1": "300", "5.2": "50", "5.3": "0"}, False),
        ({"5.1": "300", "5.2": "50", "4.1": "7"}, False),
        ({"5.1": "301", "5.2": "50"}, True),
        ({"5.1": "350"}, True),
        ({"5.1": "300"}, True),
        ({"4.1": "7"}, True),
    ],
)
def test_a_coarse_lra_that_says_what_the_dpa_says_does_not_replace_it(
    buku: Buku, lra: dict[str, str], baru: bool
) -> None:
    buku.anggaran_rinci(
        [
            BarisPagu("1.06", Matra(SUB, "5.1.01.01.01.0001", "", "DAU"), Decimal(100)),
            BarisPagu("1.06", Matra(SUB, "5.1.02.01.01.0001", "", "DAK"), Decimal(200)),
            BarisPagu("1.06", Matra(SUB, "5.2.02.01.01.0001", "", "DAK"), Decimal(50)),
        ]
    )
    assert buku.anggaran(lra, mulai=3, tahap="lra").baru is baru


def test_finer_lines_of_the_same_sum_are_a_new_version(buku: Buku) -> None:
    buku.anggaran({"5.1": "300"}, tahap="lra")
    rinci = [BarisPagu("1.06", Matra(SUB, "5.1.01.01.01.0001"), Decimal(300))]
    assert buku.anggaran_rinci(rinci, mulai=2).baru


def test_jenis_belanja_is_taken_from_the_rekening(buku: Buku) -> None:
    buku.anggaran_rinci([BarisPagu("1.06", Matra(SUB, "5.1.02.01.01.0001"), Decimal(1))])
    assert BarisPaguBuku.objects.get().jenis_belanja == "5.1.02"


def test_a_month_stands_on_the_latest_start_whatever_the_order_of_arrival(buku: Buku) -> None:
    buku.anggaran({"5.1": "3893638048"}, mulai=12, tahap="lra")
    assert versi_anggaran_sistem(pemda=PEMDA, pd="1.06", tahun=TAHUN, bulan=11) is None
    buku.anggaran({"5.1": "3728057074"}, mulai=1, tahap="lra")
    nomor = [versi_anggaran_sistem(pemda=PEMDA, pd="1.06", tahun=TAHUN, bulan=b).nomor for b in (1, 11, 12)]  # type: ignore[union-attr]
    assert nomor == [2, 2, 1]


def test_cash_plan_and_targets_have_versions_of_their_own(buku: Buku) -> None:
    assert buku.angkas({1: "10", 2: "-5"}).label == "Angkas v1"
    assert not buku.angkas({2: "-5", 1: "10"}).baru
    assert buku.angkas({1: "10"}, mulai=4).label == "Angkas v2"
    assert buku.target({(1, SUB): "12.5", (2, SUB): "100"}).label == "Target v1"
    assert not buku.target({(2, SUB): "100", (1, SUB): "12.5"}).baru
    assert buku.target({(1, ""): "0"}, mulai=2).label == "Target v2"
    tanya = {"pemda": PEMDA, "pd": "1.06", "tahun": TAHUN}
    assert [versi_angkas_sistem(bulan=b, **tanya).nomor for b in (3, 4)] == [1, 2]  # type: ignore[union-attr]
    assert [versi_target_sistem(bulan=b, **tanya).nomor for b in (1, 2)] == [1, 2]  # type: ignore[union-attr]
    assert [str(v) for v in (*VersiAngkas.objects.all(), *VersiTargetFisik.objects.all())][:1] == [
        "1.06 2025 Angkas v1"
    ]


def test_names_of_codes_are_remembered(buku: Buku) -> None:
    bukukan_anggaran(
        baris=[BarisPagu("1.06", Matra(SUB), Decimal(1))],
        tahap="murni",
        berlaku_mulai=1,
        uraian={SUB: "Pelayanan Sosial"},
        **UMUM,
    )
    assert nama_kode_terpakai(pemda=PEMDA, tahun=TAHUN, jenis_pemda="kabkota") == {SUB: "Pelayanan Sosial"}


def _pagu(*baris: BarisPagu, **lain: object) -> VersiAnggaran:
    return bukukan_anggaran(**{**UMUM, "baris": list(baris), "tahap": "murni", "berlaku_mulai": 1, **lain})


SATU = BarisPagu("1.06", Matra(jenis_belanja="5.1"), Decimal(1))


@pytest.mark.parametrize(
    ("coba", "sebab"),
    [
        (_pagu, "Tidak ada satu baris"),
        (lambda: _pagu(BarisPagu("3.25", Matra(), Decimal(1))), r"3\.25"),
        (lambda: _pagu(SATU, tahap="akhir"), "Tahap anggaran"),
        (lambda: _pagu(SATU, berlaku_mulai=13), "Bulan 13"),
        (lambda: _pagu(BarisPagu("1.06", Matra(), Decimal(-1))), "negatif"),
        (lambda: _pagu(BarisPagu("1.06", Matra(), Decimal("0.001"))), "desimal"),
        (lambda: _pagu(BarisPagu("1.06", Matra(sumber_dana="x" * 161), Decimal(1))), "terlalu panjang"),
        (
            lambda: bukukan_angkas(baris=[BarisAngkas("1.06", Matra(), 0, Decimal(1))], **UMUM),
            "Bulan 0",
        ),
        (
            lambda: bukukan_target_fisik(baris=[BarisFisik("1.06", 1, "", Decimal("100.01"))], **UMUM),
            "di luar 0 sampai 100",
        ),
        (
            lambda: bukukan_target_fisik(baris=[BarisFisik("1.06", 1, "", Decimal("1.00001"))], **UMUM),
            "desimal",
        ),
        (
            lambda: bukukan_target_fisik(baris=[BarisFisik("1.06", 1, "", Decimal(1))] * 2, **UMUM),
            "lebih dari sekali",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(kabupaten: str, coba: object, sebab: str) -> None:
    sebelum = Peristiwa.objects.count()
    with pytest.raises(IsiTidakSah, match=sebab):
        coba()  # type: ignore[operator]
    assert Peristiwa.objects.count() == sebelum
    assert not VersiAnggaran.objects.exists()


def test_an_unknown_unit_is_refused(kabupaten: str) -> None:
    with pytest.raises(TidakDitemukan):
        bukukan_anggaran(baris=[SATU], tahap="murni", berlaku_mulai=1, **{**UMUM, "pd": "9"})


@pytest.mark.parametrize(
    ("isi", "kendala"),
    [
        ({"berlaku_mulai": 13}, "versianggaran_bulan_1_sampai_12"),
        ({"nomor": 0}, "versianggaran_nomor_mulai_satu"),
        ({"tahap": "akhir"}, "versianggaran_tahap_dikenal"),
    ],
)
def test_the_database_knows_the_limits_too(buku: Buku, isi: dict[str, object], kendala: str) -> None:
    versi = buku.anggaran({"5.1": "1"})
    versi.pk, versi.nomor = None, 2
    for medan, nilai in isi.items():
        setattr(versi, medan, nilai)
    with pytest.raises(IntegrityError, match=kendala), transaction.atomic():
        versi.save()


def test_the_database_refuses_a_target_above_hundred(buku: Buku) -> None:
    versi = buku.target({(1, ""): "1"})
    with pytest.raises(IntegrityError, match="baristargetfisik_0_sampai_100"), transaction.atomic():
        BarisTargetFisik.objects.create(versi=versi, bulan=2, persen=Decimal(101))


def test_tampered_lines_are_named(buku: Buku) -> None:
    buku.anggaran({"5.1": "10"})
    buku.angkas({1: "10"})
    buku.target({(1, ""): "10"})
    assert list(versi_berubah_isi_sistem(PEMDA)) == []
    with buku_terbuka(connection), connection.cursor() as kursor:
        kursor.execute("UPDATE anggaran_barispagu SET pagu = pagu + 1")
        kursor.execute("UPDATE anggaran_barisangkas SET bulan = 2")
        kursor.execute("UPDATE anggaran_baristargetfisik SET persen = persen + 1")
    assert list(versi_berubah_isi_sistem(PEMDA)) == [
        "Anggaran 1.06 2025 Murni v1",
        "Anggaran kas 1.06 2025 Angkas v1",
        "Target fisik 1.06 2025 Target v1",
    ]
