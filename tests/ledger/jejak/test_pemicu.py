"""The database itself keeps the book append-only, on both engines."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from tests.buku import buku_terbuka
from tests.ledger.conftest import PADA, PEMDA, Buku

from siap.domain.laporan.rekonsiliasi import LetakSelisih
from siap.domain.masukan import BarisRealisasi, BarisRencanaFisik, DokumenRealisasi, Matra, Sifat
from siap.ledger.anggaran.actions import bukukan_rencana_fisik
from siap.ledger.jejak.actions import terima_berkas
from siap.ledger.jejak.hanya_tambah import CatatanTetap, tabel_terbuka, tabel_tetap
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.organisasi.actions import atur_konfigurasi
from siap.ledger.realisasi.actions import (
    TempatSelisih,
    bukukan_realisasi,
    catat_acuan,
    jelaskan_selisih,
)

SEMUA_TETAP = [m for m in apps.get_models() if issubclass(m, CatatanTetap)]
#: tables that this module can fill; the others are proven beside the tests of their own room
DI_RUANGNYA = {"pelaporan", "bukti", "pengendalian"}
TETAP = [m for m in SEMUA_TETAP if m._meta.app_label not in DI_RUANGNYA]


def jalankan(perintah: str) -> None:
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(perintah)


@pytest.fixture
def terisi(buku: Buku) -> Buku:
    """Let every append-only table hold a row."""
    buku.anggaran({"5.1": "100"})
    buku.angkas({1: "100"})
    buku.target({(1, ""): "10"})
    buku.fisik(1, {"": "5"})
    dokumen = DokumenRealisasi(
        pd="1.06",
        nomor="TBP/1",
        jenis="TBP",
        transaksi="UP",
        tanggal=date(2025, 1, 9),
        matra=Matra(jenis_belanja="5.1"),
        nilai=Decimal(10),
    )
    buku.realisasi(1, {"5.1": "10"})
    bukukan_realisasi(
        pemda=PEMDA,
        tahun=2025,
        pd="1.06",
        bulan=2,
        sifat=Sifat.BULANAN,
        baris=[],
        sumber=Sumber("d.json"),
        dokumen=[dokumen],
        oleh="uji",
        pada=PADA,
    )
    catat_acuan(
        pemda=PEMDA,
        tahun=2025,
        pd="1.06",
        bulan=1,
        sifat=Sifat.KUMULATIF,
        baris=[BarisRealisasi("1.06", 1, Matra(jenis_belanja="5.1"), Decimal(8))],
        sumber=Sumber("bpkad.xlsx"),
        oleh="uji",
        pada=PADA,
    )
    bukukan_rencana_fisik(
        pemda=PEMDA,
        tahun=2025,
        pd="1.06",
        baris=[BarisRencanaFisik("1.06", "1.06.01", "keluaran", "K1", "Orang terlatih", target=Decimal(40))],
        sumber=Sumber("rencana.csv"),
        oleh="uji",
        pada=PADA,
    )
    beda = [TempatSelisih("1.06", 1, LetakSelisih("", "5.1"), Decimal(2))]
    jelaskan_selisih(pemda=PEMDA, tahun=2025, tempat=beda, teks="SP2D 1.", oleh="uji", pada=PADA)
    terima_berkas(pemda=PEMDA, jenis="lra", sha256="a" * 64, nama="a.xlsx", ukuran=1, oleh="uji", pada=PADA)
    atur_konfigurasi(
        pemda=PEMDA,
        kunci="tenggat",
        berlaku_dari=date(2025, 1, 1),
        isi={"tanggal": 10},
        dasar_hukum="Perbup 1/2025",
        oleh="uji",
        pada=PADA,
    )
    return buku


@pytest.mark.django_db
def test_every_append_only_model_has_its_triggers() -> None:
    assert set(tabel_tetap()) == {m._meta.db_table for m in SEMUA_TETAP}
    assert len(TETAP) == 18
    assert tabel_terbuka(connection) == ()


@pytest.mark.django_db
def test_a_table_without_its_trigger_is_named() -> None:
    with buku_terbuka(connection):
        assert tabel_terbuka(connection) == tabel_tetap()
    assert tabel_terbuka(connection) == ()


@pytest.mark.parametrize("model", TETAP, ids=lambda m: m._meta.db_table)
def test_update_and_delete_are_refused_by_the_database(model: type[models.Model], terisi: Buku) -> None:
    tabel = connection.ops.quote_name(model._meta.db_table)
    sebelum = list(model._default_manager.order_by("pk").values_list())
    assert sebelum, "tabel harus berisi agar uji ini bermakna"
    for perintah in (f"UPDATE {tabel} SET id = id", f"DELETE FROM {tabel}"):
        with pytest.raises(IntegrityError, match="hanya dapat ditambah"):
            jalankan(perintah)
    assert list(model._default_manager.order_by("pk").values_list()) == sebelum


def test_the_objects_refuse_too(terisi: Buku) -> None:
    versi = terisi.anggaran({"5.1": "200"}, mulai=2, tahap="pergeseran")
    versi.dasar = "diubah"
    with pytest.raises(IntegrityError), transaction.atomic():
        versi.save()
    versi.refresh_from_db()
    assert versi.dasar == ""


def test_replacing_a_row_is_refused_as_well(terisi: Buku) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("INSERT OR REPLACE hanya ada di SQLite")
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"):
        jalankan("INSERT OR REPLACE INTO jejak_peristiwa SELECT * FROM jejak_peristiwa LIMIT 1")


def test_truncate_is_refused_on_postgresql(terisi: Buku) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("TRUNCATE hanya ada di PostgreSQL")
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"):
        jalankan("TRUNCATE jejak_peristiwa")


@pytest.mark.django_db(transaction=True)
def test_tests_with_real_transactions_can_be_flushed() -> None:
    assert tabel_terbuka(connection) == ()
