"""Tenants and units: made known once, corrected with a trace, never half."""

from __future__ import annotations

import csv
import json
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from tests.ledger.conftest import PADA, PEMDA

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.laporan.jadwal import AturanJadwal
from siap.domain.masukan import BarisUnit, BarisWilayah
from siap.domain.penilaian.pita import muat, simpan
from siap.domain.penilaian.preset import LEBONG, LIMA_PITA, SIMONEV
from siap.domain.waktu import Periode, Tenggat
from siap.ledger.jejak.galat import IsiTidakSah, TidakDitemukan
from siap.ledger.jejak.models import Peristiwa
from siap.ledger.organisasi.actions import (
    atur_konfigurasi,
    catat_daftar_pd,
    catat_libur,
    catat_pd,
    jenis_pemda_dari,
    muat_wilayah,
    tetapkan_pemda,
)
from siap.ledger.organisasi.models import Konfigurasi, Pemda, PerangkatDaerah, Wilayah
from siap.ledger.organisasi.queries import (
    ambang_sistem,
    cari_pemda_sistem,
    daftar_pd_sistem,
    daftar_pemda_sistem,
    konfigurasi_sistem,
    libur_sistem,
    pd_sistem,
    pemda_sistem,
    pita_sistem,
    tenggat_sistem,
)

CATATAN = {"oleh": "uji", "pada": PADA}


def test_a_pemda_takes_the_name_of_its_region(db: None) -> None:
    muat_wilayah(baris=[BarisWilayah("12.12", " Kabupaten  Toba ")], **CATATAN)
    pemda = tetapkan_pemda(kode="12.12", **CATATAN)
    assert (pemda.nama, pemda.jenis, pemda.jenis_nomenklatur) == ("Kabupaten Toba", "kabupaten", "kabkota")
    assert str(pemda) == "12.12 Kabupaten Toba"
    assert daftar_pemda_sistem() == [pemda]


def test_a_pemda_made_before_the_regions_are_known_gets_its_name_later(db: None) -> None:
    assert tetapkan_pemda(kode="12.12", **CATATAN).nama == "Pemda 12.12"
    muat_wilayah(baris=[BarisWilayah("12.12", "Kabupaten Toba")], **CATATAN)
    assert tetapkan_pemda(kode="12.12", **CATATAN).nama == "Kabupaten Toba"


def test_the_same_pemda_again_changes_nothing_and_blank_keeps_what_is_there(kabupaten: str) -> None:
    sebelum = Peristiwa.objects.count()
    assert tetapkan_pemda(kode=PEMDA, **CATATAN).ibu_kota == "Liwa"
    assert Peristiwa.objects.count() == sebelum
    tetapkan_pemda(kode=PEMDA, penanda_tangan_nama="Sekda", **CATATAN)
    peristiwa = Peristiwa.objects.order_by("-id")[0]
    assert json.loads(peristiwa.isi)["sebelum"] == {"penanda_tangan_nama": ""}
    assert pemda_sistem(PEMDA).penanda_tangan_nama == "Sekda"


@pytest.mark.parametrize(
    ("kode", "jenis"), [("18", "provinsi"), ("18.04", "kabupaten"), ("18.71", "kota"), ("31.01", "kabupaten")]
)
def test_the_code_tells_the_kind(kode: str, jenis: str) -> None:
    assert jenis_pemda_dari(kode) == jenis


@pytest.mark.parametrize("kode", ["", "1804", "18.4", "18.04.01", "aa.bb", "18.۰۴"])
def test_a_code_that_is_none_is_refused(kode: str, db: None) -> None:
    with pytest.raises(IsiTidakSah, match="bukan kode pemda"):
        tetapkan_pemda(kode=kode, **CATATAN)
    assert not Pemda.objects.exists()


def test_a_kind_that_is_none_is_refused(db: None) -> None:
    with pytest.raises(IsiTidakSah, match="tidak dikenal"):
        tetapkan_pemda(kode=PEMDA, jenis="negara", **CATATAN)


def test_an_unknown_pemda_or_unit_is_named_in_the_refusal(kabupaten: str) -> None:
    assert cari_pemda_sistem("99") is None
    with pytest.raises(TidakDitemukan, match=r"Pemda 99\.99"):
        pemda_sistem("99.99")
    with pytest.raises(TidakDitemukan, match="“7”"):
        pd_sistem(PEMDA, "7")


def test_a_renamed_unit_keeps_its_old_name_in_the_jejak(kabupaten: str) -> None:
    catat_pd(pemda=PEMDA, kode="1.06", nama="Dinas Sosial dan PPPA", **CATATAN)
    isi = json.loads(Peristiwa.objects.order_by("-id")[0].isi)
    assert isi == {"sebelum": {"nama": "Dinas Sosial"}, "sesudah": {"nama": "Dinas Sosial dan PPPA"}}


def test_the_same_unit_again_changes_nothing(kabupaten: str) -> None:
    sebelum = Peristiwa.objects.count()
    catat_pd(pemda=PEMDA, kode="1.06", nama="Dinas  Sosial", jenis="dinas", **CATATAN)
    assert Peristiwa.objects.count() == sebelum


def test_a_unit_gets_the_kind_that_its_name_tells(kabupaten: str) -> None:
    pd = catat_pd(pemda=PEMDA, kode="k1", nama="Kecamatan Balik Bukit", **CATATAN)
    assert (pd.jenis, pd.kelompok) == ("kecamatan", "Kecamatan")
    assert catat_pd(pemda=PEMDA, kode="b", nama="Bappeda", jenis=" Badan ", **CATATAN).jenis == "badan"


def test_a_list_may_name_a_child_before_its_parent(kabupaten: str) -> None:
    baris = [BarisUnit("7.1", "Kelurahan Liwa", None, "7"), BarisUnit("7", "Kecamatan Balik Bukit")]
    catat_daftar_pd(pemda=PEMDA, baris=baris, **CATATAN)
    assert pd_sistem(PEMDA, "7.1").induk == pd_sistem(PEMDA, "7")
    sebelum = Peristiwa.objects.count()
    catat_daftar_pd(pemda=PEMDA, baris=baris, **CATATAN)
    assert Peristiwa.objects.count() == sebelum


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        ({"kode": " ", "nama": "X"}, "kode dan nama"),
        ({"kode": "9", "nama": "  "}, "kode dan nama"),
        ({"kode": "9", "nama": "X", "jenis": "toko"}, "tidak dikenal"),
        ({"kode": "1.06", "nama": "X", "induk": "1.06"}, "dirinya sendiri"),
    ],
)
def test_a_unit_that_cannot_be_is_refused_and_nothing_changes(
    kabupaten: str, isi: dict[str, str], sebab: str
) -> None:
    sebelum = list(PerangkatDaerah.objects.values_list())
    with pytest.raises(IsiTidakSah, match=sebab):
        catat_pd(pemda=PEMDA, **isi, **CATATAN)
    assert list(PerangkatDaerah.objects.values_list()) == sebelum


def test_a_unit_belongs_to_the_years_in_which_it_exists(kabupaten: str) -> None:
    catat_pd(pemda=PEMDA, kode="x", nama="Badan Lama", berlaku_sampai=date(2024, 6, 30), **CATATAN)
    catat_pd(pemda=PEMDA, kode="y", nama="Badan Baru", berlaku_dari=date(2025, 4, 1), **CATATAN)
    assert [p.kode for p in daftar_pd_sistem(PEMDA, 2024)] == ["1.06", "3.25", "x"]
    assert [p.kode for p in daftar_pd_sistem(PEMDA, 2025)] == ["1.06", "3.25", "y"]
    assert len(daftar_pd_sistem(PEMDA)) == 4
    baru = pd_sistem(PEMDA, "y")
    assert [baru.wajib_lapor(Periode(2025, b)) for b in (3, 4)] == [False, True]


def test_a_unit_cannot_end_before_it_begins(kabupaten: str) -> None:
    with pytest.raises(IntegrityError, match="pd_masa_berlaku_maju"), transaction.atomic():
        catat_pd(
            pemda=PEMDA,
            kode="z",
            nama="Badan",
            berlaku_dari=date(2025, 2, 1),
            berlaku_sampai=date(2025, 1, 1),
            **CATATAN,
        )


def test_regions_are_loaded_once_and_renamed(db: None) -> None:
    baris = [BarisWilayah("18", "Lampung"), BarisWilayah("18.04", "Kabupaten Lampung Barat")]
    assert muat_wilayah(baris=baris, **CATATAN) == 2
    assert muat_wilayah(baris=baris, **CATATAN) == 0
    assert muat_wilayah(baris=[BarisWilayah("18", "Provinsi Lampung")], **CATATAN) == 1
    assert dict(Wilayah.objects.values_list("nama", "tingkat")) == {
        "Provinsi Lampung": 1,
        "Kabupaten Lampung Barat": 2,
    }


@pytest.mark.slow
def test_the_whole_country_is_loaded_in_seconds(db: None, shared_data: Callable[[str], Path]) -> None:
    with (shared_data("wilayah") / "wilayah.csv").open(encoding="utf-8", newline="") as berkas:
        baris = [BarisWilayah(b["kode"], b["nama"]) for b in csv.DictReader(berkas)]
    mulai = time.monotonic()
    assert muat_wilayah(baris=baris, **CATATAN) == 91_599
    assert time.monotonic() - mulai < 20
    jumlah = [Wilayah.objects.filter(tingkat=t).count() for t in (1, 2, 3, 4)]
    assert jumlah == [38, 514, 7285, 83762]
    assert muat_wilayah(baris=baris, **CATATAN) == 0
    assert "Lampung Barat" in tetapkan_pemda(kode=PEMDA, **CATATAN).nama


def test_the_default_band_set_is_lampung_barat(kabupaten: str) -> None:
    assert pita_sistem(PEMDA, Periode(2025, 6)).kode == "lampung-barat"


def test_a_band_set_is_dated_and_the_own_one_goes_first(kabupaten: str) -> None:
    def atur(pemda: str | None, isi: object, dari: date) -> None:
        atur_konfigurasi(
            pemda=pemda, kunci="pita", berlaku_dari=dari, isi=isi, dasar_hukum="Perbup 5/2025", **CATATAN
        )

    atur(None, LEBONG, date(2025, 1, 1))
    assert pita_sistem(PEMDA, Periode(2025, 6)).kode == LEBONG.kode
    atur(PEMDA, simpan(LIMA_PITA), date(2025, 7, 1))
    assert [pita_sistem(PEMDA, Periode(2025, b)).kode for b in (6, 7)] == [LEBONG.kode, LIMA_PITA.kode]
    atur(PEMDA, json.loads(simpan(LEBONG)), date(2025, 7, 1))  # the correction of the same start wins
    assert pita_sistem(PEMDA, Periode(2025, 7)).kode == LEBONG.kode
    assert muat(konfigurasi_sistem(PEMDA, "pita", date(2025, 7, 1)).isi).berlaku_mulai == date(2025, 7, 1)


def test_a_preset_of_four_quarters_gives_every_month_its_own(kabupaten: str) -> None:
    for pita in SIMONEV:
        atur_konfigurasi(
            pemda=PEMDA,
            kunci="pita",
            berlaku_dari=date(2025, 1, 1),
            isi=pita,
            dasar_hukum="Perbup",
            **CATATAN,
        )
    assert [pita_sistem(PEMDA, Periode(2025, b)).triwulan for b in (3, 4, 9, 12)] == [(1,), (2,), (3,), (4,)]


def test_a_band_set_with_a_hole_is_refused_when_it_is_set(kabupaten: str) -> None:
    isi = json.loads(simpan(LEBONG))
    isi["zona"][1]["bawah"] = "-25"
    with pytest.raises(IsiTidakSah, match="lubang"):
        atur_konfigurasi(
            pemda=PEMDA, kunci="pita", berlaku_dari=date(2025, 1, 1), isi=isi, dasar_hukum="Perbup", **CATATAN
        )
    assert not Konfigurasi.objects.exists()


@pytest.mark.parametrize(
    ("kunci", "isi", "dasar", "sebab"),
    [
        ("warna", {}, "Perbup", "tidak dikenal"),
        ("tenggat", {"tanggal": 31}, "Perbup", "1 sampai 28"),
        ("tenggat", {"hari": 10}, "Perbup", "hanya berisi"),
        ("tenggat", [10], "Perbup", "hanya berisi"),
        ("tenggat", {"tanggal": 10}, " ", "dasar hukum"),
        ("pita", "{", "Perbup", "ditolak"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(
    kabupaten: str, kunci: str, isi: object, dasar: str, sebab: str
) -> None:
    with pytest.raises(IsiTidakSah, match=sebab):
        atur_konfigurasi(
            pemda=PEMDA, kunci=kunci, berlaku_dari=date(2025, 1, 1), isi=isi, dasar_hukum=dasar, **CATATAN
        )
    assert not Konfigurasi.objects.exists()


def test_the_due_day_is_dated(kabupaten: str) -> None:
    atur_konfigurasi(
        pemda=PEMDA,
        kunci="tenggat",
        berlaku_dari=date(2025, 7, 1),
        isi={"tanggal": 5},
        dasar_hukum="Perbup 5/2025",
        **CATATAN,
    )
    assert tenggat_sistem(PEMDA, date(2025, 6, 30)) == Tenggat()
    assert tenggat_sistem(PEMDA, date(2025, 7, 1)) == Tenggat(tanggal=5)


def test_days_off_are_national_or_of_one_pemda(kabupaten: str) -> None:
    tetapkan_pemda(kode="12.12", **CATATAN)
    catat_libur(pemda=None, tanggal=date(2025, 8, 17), nama="Kemerdekaan", **CATATAN)
    catat_libur(pemda=None, tanggal=date(2025, 8, 17), nama="Kemerdekaan", **CATATAN)
    catat_libur(pemda=PEMDA, tanggal=date(2025, 9, 24), nama="Hari jadi", **CATATAN)
    setahun = (date(2025, 1, 1), date(2025, 12, 31))
    assert libur_sistem(PEMDA, *setahun) == {date(2025, 8, 17), date(2025, 9, 24)}
    assert libur_sistem("12.12", *setahun) == {date(2025, 8, 17)}


def atur(kunci: str, isi: object, dari: date = date(2025, 7, 1), pemda: str | None = PEMDA) -> None:
    """Set a dated setting with a legal basis."""
    atur_konfigurasi(
        pemda=pemda, kunci=kunci, berlaku_dari=dari, isi=isi, dasar_hukum="Perbup 9/2025", **CATATAN
    )


def test_limits_of_the_rules_are_dated_and_carry_their_basis(kabupaten: str) -> None:
    atur("ambang", {"lonjakan": "40", "keparahan": {"V07": "info"}})
    assert ambang_sistem(PEMDA, Periode(2025, 6)) == AmbangAturan()
    ambang = ambang_sistem(PEMDA, Periode(2025, 7))
    assert (ambang.lonjakan, ambang.dasar, ambang.berlaku_mulai) == (
        Decimal(40),
        "Perbup 9/2025",
        date(2025, 7, 1),
    )
    atur("ambang", replace(ambang, lonjakan=Decimal(25)))  # the correction of the same start wins
    assert ambang_sistem(PEMDA, Periode(2025, 7)).lonjakan == Decimal(25)
    assert ambang_sistem("12.12", Periode(2025, 7)) == AmbangAturan()


def test_a_calendar_sets_the_due_date_too(kabupaten: str) -> None:
    atur("tenggat", {"tanggal": 5})
    atur("jadwal", {"pengingat": [3], "tenggat": 7, "verifikasi": 12, "kunci": 15})
    atur("jadwal", AturanJadwal(tenggat=9), dari=date(2025, 9, 1))
    assert [tenggat_sistem(PEMDA, date(2025, b, 28)).tanggal for b in (6, 7, 9)] == [10, 7, 9]


@pytest.mark.parametrize(
    ("kunci", "isi", "sebab"),
    [
        ("jadwal", {"tenggat": 16}, "urutannya harus buka 1, tenggat 16, verifikasi 15"),
        ("jadwal", {"hari": 1}, "hari tidak dikenal"),
        ("jadwal", "[", "bukan JSON"),
        ("ambang", {"keparahan": {"V99": "info"}}, "tidak ada aturan V99"),
        ("ambang", AmbangAturan(keparahan={"V99": "info"}), "tidak ada aturan V99"),
        ("ambang", {"lonjakan": "-1"}, "tidak boleh negatif"),
        ("ambang", {"lonjakan": 30}, "nilai lonjakan salah"),
        ("tenggat", {"tanggal": True}, "1 sampai 28"),
        ("tenggat", {"geser": "ya"}, "true atau false"),
    ],
)
def test_a_calendar_or_limits_that_cannot_be_are_refused(
    kabupaten: str, kunci: str, isi: object, sebab: str
) -> None:
    sebelum = Peristiwa.objects.count()
    with pytest.raises(IsiTidakSah, match=sebab):
        atur(kunci, isi)
    assert not Konfigurasi.objects.exists()
    assert Peristiwa.objects.count() == sebelum
