"""Facts and dimensions: exactly the columns of the domain, and a month on its own version."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from tests.ledger.conftest import OLEH, PADA, PEMDA, TAHUN, Buku

from siap.domain.fakta import KOLOM
from siap.domain.masukan import BarisPagu, Matra, Sifat
from siap.domain.penilaian.pita import muat
from siap.ledger.jejak.galat import TidakDitemukan
from siap.ledger.nomenklatur.actions import catat_nama
from siap.ledger.organisasi.actions import atur_konfigurasi, catat_libur, catat_pd
from siap.ledger.realisasi.queries import dimensi, fakta_sql

Fakta = Callable[..., dict[str, list[tuple[object, ...]]]]
SUB = "1.06.02.2.01.0001"
_TIPE = {"teks": str, "int": int, "bool": bool}


def test_the_columns_are_those_of_the_domain(buku: Buku, baca_fakta: Fakta) -> None:
    buku.anggaran({"5.1": "100"})
    buku.angkas({1: "10"})
    buku.target({(1, ""): "10"})
    buku.realisasi(1, {"5.1": "1"})
    buku.fisik(1, {"": "5"})
    fakta = baca_fakta()
    assert set(fakta) == set(KOLOM)
    for nama, baris in fakta.items():
        assert baris, nama
        for satu in baris:
            assert [type(n) for n in satu] == [_TIPE[t] for _, t in KOLOM[nama]], nama


def test_lines_are_summed_to_the_grain_of_the_mart_and_only_spending_counts(
    buku: Buku, baca_fakta: Fakta
) -> None:
    versi = buku.anggaran_rinci(
        [
            BarisPagu("1.06", Matra(SUB, "5.1.02.01.01.0001", "", "DAU"), Decimal("1.25")),
            BarisPagu("1.06", Matra(SUB, "5.1.02.01.01.0002", "", "DAU"), Decimal("2.50")),
            BarisPagu("1.06", Matra(SUB, "5.1.02.01.01.0002", "", "DAK"), Decimal(4)),
            BarisPagu("1.06", Matra("", "", "4.1", ""), Decimal(100)),
            BarisPagu("1.06", Matra("", "", "6.1", ""), Decimal(100)),
            BarisPagu("1.06", Matra("", "", "", ""), Decimal(8)),
        ]
    )
    buku.realisasi(1, {"4.1": "9", "6.1": "9", "": "1", "5.1": "2"})
    fakta = baca_fakta()
    assert fakta["pagu"] == [
        (versi.pk, "1.06", "", "", "", 800),
        (versi.pk, "1.06", SUB, "5.1.02", "DAK", 400),
        (versi.pk, "1.06", SUB, "5.1.02", "DAU", 375),
    ]
    assert [b[-1] for b in fakta["realisasi"]] == [100, 200]


def test_a_unit_keeps_its_pagu_until_the_month_of_the_change(buku: Buku, baca_fakta: Fakta) -> None:
    """Satpol PP of data set 4: 7,387,209,993 until September, 10,345,419,876 from October."""
    urutan = (12, 10, 3, 1, 2, 11, 9, 8, 7, 6, 5, 4)  # December first, months out of order
    for bulan in urutan:
        pagu = "10345419876" if bulan >= 10 else "7387209993"
        versi = buku.anggaran({"5.1": pagu}, mulai=bulan, tahap="lra")
        buku.realisasi(bulan, {"5.1": str(bulan * 1_000_000)}, versi=versi)
    fakta = baca_fakta()
    nilai = {v: n for v, _, _, _, _, n in fakta["pagu"]}
    assert [nilai[v] for _, _, v in fakta["versi_pagu"]] == [738_720_999_300] * 9 + [1_034_541_987_600] * 3
    pd = dimensi(PEMDA, TAHUN, PADA).pd[0]
    assert set(pd.versi_anggaran[9:]) <= {"LRA Desember", "LRA Oktober"}
    assert set(pd.versi_anggaran[:9]) <= {"LRA Maret", "LRA Januari"}


def test_a_reported_month_stays_on_its_version_when_a_later_one_reaches_back(
    buku: Buku, baca_fakta: Fakta
) -> None:
    murni = buku.anggaran({"5.1": "100"})
    kas = buku.angkas({1: "10"})
    buku.realisasi(3, {"5.1": "1"})
    koreksi = buku.anggaran({"5.1": "120"}, tahap="pergeseran")
    kas_baru = buku.angkas({1: "20"})
    fakta = baca_fakta()
    assert [v for _, _, v in fakta["versi_pagu"]] == [koreksi.pk] * 2 + [murni.pk] + [koreksi.pk] * 9
    assert [v for _, _, v in fakta["versi_angkas"]] == [kas_baru.pk] * 2 + [kas.pk] + [kas_baru.pk] * 9
    pd = dimensi(PEMDA, TAHUN, PADA).pd[0]
    assert pd.versi_anggaran[1:4] == ("Pergeseran v2", "Murni v1", "Pergeseran v2")
    assert pd.versi_angkas[1:4] == ("Angkas v2", "Angkas v1", "Angkas v2")


def test_a_month_booked_before_any_budget_was_known_stands_on_the_one_in_force(
    buku: Buku, baca_fakta: Fakta
) -> None:
    buku.realisasi(1, {"5.1": "1"})
    assert baca_fakta()["versi_pagu"] == []
    murni = buku.anggaran({"5.1": "100"})
    assert baca_fakta()["versi_pagu"][0] == ("1.06", 1, murni.pk)


def test_targets_are_those_of_the_version_the_month_stands_on(buku: Buku, baca_fakta: Fakta) -> None:
    buku.target({(1, SUB): "10", (2, SUB): "20", (3, SUB): "30"})
    buku.fisik(2, {SUB: "15.5"})
    buku.target({(1, SUB): "11", (2, SUB): "22", (3, SUB): "33"})
    fakta = baca_fakta()
    assert fakta["target_fisik"] == [
        ("1.06", 1, SUB, 110_000),
        ("1.06", 2, SUB, 200_000),
        ("1.06", 3, SUB, 330_000),
    ]
    assert fakta["fisik"] == [("1.06", 2, SUB, 155_000)]


def test_what_a_correction_leaves_out_is_blank_again(buku: Buku, baca_fakta: Fakta) -> None:
    buku.realisasi(1, {"5.1": "1", "5.2": "2"})
    buku.realisasi(1, {"5.1": "0"}, sifat=Sifat.BULANAN)
    fakta = baca_fakta()
    assert fakta["realisasi"] == [("1.06", 1, "", "5.1", "", 0)]
    assert fakta["lapor"] == [("1.06", 1, False, "nihil")]


def test_facts_of_some_units_only(buku: Buku, baca_fakta: Fakta) -> None:
    for pd in ("1.06", "3.25"):
        buku.anggaran({"5.1": "100"}, pd=pd)
        buku.realisasi(1, {"5.1": "1"}, pd=pd)
    fakta = baca_fakta(pd=["3.25"])
    assert {b[1] for b in fakta["pagu"]} == {b[0] for b in fakta["realisasi"]} == {"3.25"}
    assert {b[0] for b in baca_fakta(pd=[])["lapor"]} == set()
    with pytest.raises(TidakDitemukan, match="9"):
        fakta_sql(PEMDA, TAHUN, ["3.25", "9"])
    with pytest.raises(TidakDitemukan):
        fakta_sql("99.99", TAHUN)


def test_another_year_and_another_pemda_stay_out(buku: Buku, baca_fakta: Fakta) -> None:
    buku.anggaran({"5.1": "100"})
    assert baca_fakta(tahun=2024)["pagu"] == []


def test_a_month_is_late_only_after_its_due_day(buku: Buku) -> None:
    """August is due on 10 September; September on Friday 10 October 2025."""
    buku.realisasi(7, {"5.1": "1"})

    def status(pada: datetime) -> tuple[str, ...]:
        return dimensi(PEMDA, TAHUN, pada).pd[0].status

    assert status(PADA)[6:10] == ("lengkap", "belum lapor", "belum waktunya", "belum waktunya")
    # the due day itself ends at midnight in Jakarta
    assert status(datetime(2025, 10, 10, 16, 59, tzinfo=UTC))[8] == "belum waktunya"
    assert status(datetime(2025, 10, 10, 17, 0, tzinfo=UTC))[8] == "belum lapor"
    catat_libur(pemda=None, tanggal=date(2025, 10, 10), nama="Libur", oleh=OLEH, pada=PADA)
    # moved over the weekend to Monday the 13th
    assert status(datetime(2025, 10, 13, 1, tzinfo=UTC))[8] == "belum waktunya"
    assert status(datetime(2025, 10, 14, 1, tzinfo=UTC))[8] == "belum lapor"


def test_the_due_day_follows_the_setting_of_its_time(buku: Buku) -> None:
    atur_konfigurasi(
        pemda=PEMDA,
        kunci="tenggat",
        berlaku_dari=date(2025, 9, 1),
        isi={"tanggal": 3},
        dasar_hukum="Perbup 5/2025",
        oleh=OLEH,
        pada=PADA,
    )
    assert dimensi(PEMDA, TAHUN, PADA).pd[0].status[8] == "belum lapor"


def test_who_is_not_there_yet_owes_nothing_unless_it_reports(buku: Buku) -> None:
    catat_pd(pemda=PEMDA, kode="9", nama="Badan Baru", berlaku_dari=date(2025, 4, 1), oleh=OLEH, pada=PADA)
    catat_pd(
        pemda=PEMDA,
        kode="9.1",
        nama="Kelurahan Liwa",
        induk="9",
        lapor_sendiri=False,
        oleh=OLEH,
        pada=PADA,
    )
    buku.realisasi(2, {"5.1": "1"}, pd="9")
    pd = {p.kode: p for p in dimensi(PEMDA, TAHUN, PADA).pd}
    assert pd["9"].wajib == (False, True, False, *[True] * 9)
    assert pd["9.1"].wajib == (False,) * 12
    assert (pd["9.1"].induk, pd["9.1"].kelompok) == ("9", "Kelurahan")


def test_dimensions_name_codes_sources_and_bands(buku: Buku) -> None:
    uraian = {SUB: "Layanan", "1.06": "Sosial", "5.1.02": "Belanja Barang dan Jasa", "DAU": "Dana Umum"}
    catat_nama(pemda=PEMDA, tahun=TAHUN, uraian=uraian)
    buku.anggaran_rinci([BarisPagu("1.06", Matra(SUB, "5.1.02.01.01.0001", "", "DAU"), Decimal(1))])
    buku.realisasi(1, {"5.1": "1"})
    hasil = dimensi(PEMDA, TAHUN, PADA)
    assert dict(hasil.uraian) == uraian | {"5.1": "Belanja Operasi"}, "accounts that nobody named have a name"
    assert (hasil.nama_pemda, hasil.ibu_kota) == ("Kabupaten Lampung Barat", "Liwa")
    assert hasil.pd[0].sumber[0] == "berkas-2.xlsx (sha256 000000000000)"
    assert hasil.pd[0].sumber[1] == ""
    assert [muat(p).kode for p in hasil.pita] == ["lampung-barat"] * 12
