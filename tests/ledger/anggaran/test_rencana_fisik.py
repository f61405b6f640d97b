"""A plan of physical parts: one version like the others, refused whole when its parts do not add up."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from tests.buku import buku_terbuka
from tests.ledger.conftest import OLEH, PADA, PEMDA, TAHUN, Buku

from siap.domain.laporan.fisik import CaraFisik
from siap.domain.masukan import BarisRencanaFisik
from siap.ledger.anggaran.actions import bukukan_rencana_fisik
from siap.ledger.anggaran.models import BagianFisik, VersiRencanaFisik
from siap.ledger.anggaran.queries import rencana_fisik_sistem, versi_berubah_isi_sistem
from siap.ledger.jejak.galat import IsiTidakSah
from siap.ledger.jejak.models import Peristiwa
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.organisasi.models import PerangkatDaerah

SUB = "1.06.02.2.01.0001"
LAIN = "1.06.02.2.01.0002"
KELUARAN = BarisRencanaFisik("1.06", LAIN, "keluaran", "", "Peserta", target=Decimal(120), satuan="orang")


def tahap(kode: str, bobot: str, sub: str = SUB) -> BarisRencanaFisik:
    return BarisRencanaFisik("1.06", sub, "tahapan", kode, f"Tahap {kode}", bobot=Decimal(bobot))


def paket(kode: str, nilai: str) -> BarisRencanaFisik:
    return BarisRencanaFisik("1.06", SUB, "paket", kode, f"Paket {kode}", nilai=Decimal(nilai))


def bukukan(baris: Sequence[BarisRencanaFisik], **lain: Any) -> VersiRencanaFisik:
    umum = {
        "pemda": PEMDA,
        "tahun": TAHUN,
        "pd": "1.06",
        "sumber": Sumber("x.xlsx"),
        "oleh": OLEH,
        "pada": PADA,
    }
    return bukukan_rencana_fisik(**{**umum, **lain}, baris=baris)


def berlaku(bulan: int) -> dict[str, Any]:
    unit = PerangkatDaerah.objects.get(kode="1.06")
    return dict(rencana_fisik_sistem(unit=unit, tahun=TAHUN, bulan=bulan))


def test_a_plan_is_a_version_in_force_from_its_month_and_told_to_the_jejak(buku: Buku) -> None:
    versi = bukukan([tahap("T1", "30"), tahap("T2", "69.5"), tahap("T3", "0.5"), KELUARAN], berlaku_mulai=3)
    assert (versi.nomor, versi.label, versi.baru) == (1, "Rencana fisik v1", True)
    assert berlaku(2) == {}
    rencana = berlaku(3)
    assert rencana[SUB].cara is CaraFisik.TAHAPAN
    assert [(b.kode, b.ukuran) for b in rencana[SUB].diisi] == [
        ("T1", Decimal(30)),
        ("T2", Decimal("69.5")),
        ("T3", Decimal("0.5")),
    ]
    assert (rencana[LAIN].diisi, rencana[LAIN].target_output) == ((), Decimal(120))
    peristiwa = Peristiwa.objects.order_by("-id")[0]
    assert peristiwa.perbuatan == "anggaran.bukukan_rencana_fisik"
    assert json.loads(peristiwa.isi)["baris"] == 4
    assert list(versi_berubah_isi_sistem(PEMDA)) == []


def test_the_same_plan_makes_no_version_and_another_one_replaces_it(buku: Buku) -> None:
    bukukan([tahap("T1", "100")])
    sebelum = Peristiwa.objects.count()
    assert bukukan([tahap("T1", "100")], berlaku_mulai=6).baru is False
    assert Peristiwa.objects.count() == sebelum
    assert bukukan([paket("P1", "5000000"), paket("P2", "0.5")], berlaku_mulai=7).nomor == 2
    assert berlaku(6)[SUB].cara is CaraFisik.TAHAPAN
    assert berlaku(7)[SUB].cara is CaraFisik.PAKET


@pytest.mark.parametrize(
    ("baris", "kalimat"),
    [
        ([tahap("T1", "30"), tahap("T2", "60")], "berjumlah 90, seharusnya 100"),
        ([tahap("T1", "99.9999")], "berjumlah 99,9999"),
        ([tahap("T1", "120"), tahap("T2", "-20")], "lebih dari 0"),
        ([tahap("T1", "100"), replace(KELUARAN, sub_kegiatan=SUB)], "diukur dengan keluaran"),
        ([replace(KELUARAN, target=Decimal(0))], "bernilai 0, seharusnya lebih dari 0"),
        ([replace(KELUARAN, target=None)], "bernilai kosong"),
        ([paket("P1", "-5")], "seharusnya lebih dari 0"),
        ([tahap("T1", "50"), tahap("T1", "50")], "kode T1 sudah dipakai"),
        ([tahap("", "100")], "tanpa kode"),
        ([tahap("T" * 33, "100")], "lebih dari 32 huruf"),
        ([KELUARAN, replace(KELUARAN, kode="K2")], "mempunyai 2 keluaran"),
        ([replace(KELUARAN, cara="ketikan")], "tidak dikenal"),
        ([replace(KELUARAN, sub_kegiatan="")], "tanpa sub kegiatan"),
        ([replace(KELUARAN, pd="9.99")], "tidak dapat dibukukan"),
        ([replace(KELUARAN, target=Decimal("1.00001"))], "desimal"),
        ([], "Tidak ada satu baris pun"),
    ],
)
def test_a_plan_that_does_not_add_up_is_refused_and_nothing_changes(
    buku: Buku, baris: list[BarisRencanaFisik], kalimat: str
) -> None:
    sebelum = Peristiwa.objects.count()
    with pytest.raises(IsiTidakSah, match=kalimat):
        bukukan(baris)
    assert (VersiRencanaFisik.objects.count(), BagianFisik.objects.count()) == (0, 0)
    assert Peristiwa.objects.count() == sebelum


def test_the_tables_are_append_only_and_hold_their_own_rules(buku: Buku) -> None:
    versi = bukukan([tahap("T1", "100")])
    with pytest.raises(IntegrityError), transaction.atomic():
        BagianFisik.objects.create(versi=versi, sub_kegiatan=LAIN, urut=1, cara="keluaran", target=Decimal(0))
    bagian = versi.bagian.get()
    bagian.nama = "Lain"
    with pytest.raises(Exception, match="tambah"):
        bagian.save()


def test_tampered_parts_are_betrayed_by_the_hash(buku: Buku) -> None:
    bukukan([tahap("T1", "100")])
    with buku_terbuka(connection), connection.cursor() as kursor:
        kursor.execute("UPDATE anggaran_bagianfisik SET nama = 'Lain'")
    assert list(versi_berubah_isi_sistem(PEMDA)) == ["Rencana fisik 1.06 2025 Rencana fisik v1"]
