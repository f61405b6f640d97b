"""Bookings: whatever is booked in whatever order, the sum of all entries is the last figure."""

from __future__ import annotations

import json
import time
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Sum
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from tests.buku import buku_terbuka
from tests.ledger.conftest import OLEH, PADA, PEMDA, TAHUN, Buku

from siap.domain.masukan import BarisFisik, BarisPagu, BarisRealisasi, DokumenRealisasi, Matra, Sifat
from siap.ledger.jejak.galat import IsiTidakSah
from siap.ledger.jejak.models import Peristiwa
from siap.ledger.jejak.queries import periksa_rantai
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.organisasi.actions import catat_pd, tetapkan_pemda
from siap.ledger.realisasi.actions import bukukan_fisik, bukukan_realisasi
from siap.ledger.realisasi.models import DokumenRealisasi as DokumenBuku
from siap.ledger.realisasi.models import EntriFisik, EntriRealisasi, Pembukuan
from siap.ledger.realisasi.queries import (
    SqlFakta,
    fakta_sql,
    pagu_versi_sistem,
    pembukuan_berubah_isi_sistem,
    penanda_buku_sistem,
    realisasi_bulan_sistem,
    realisasi_kumulatif_sistem,
    sub_kegiatan_versi_sistem,
    tahun_berisi_sistem,
)

UMUM = {"pemda": PEMDA, "tahun": TAHUN, "pd": "1.06", "oleh": OLEH, "pada": PADA}
JENIS = st.sampled_from(["5.1", "5.2", "5.1.02", "4.1", ""])
UANG = st.decimals(min_value=-(10**12), max_value=10**13, places=2, allow_nan=False)
KIRIMAN = st.tuples(
    st.integers(1, 3), st.sampled_from(list(Sifat)), st.dictionaries(JENIS, UANG, max_size=4), st.booleans()
)


@pytest.mark.slow
class TestKontra(TestCase):
    """The law of the book, on generated sequences of bookings."""

    @given(kiriman=st.lists(KIRIMAN, max_size=7))
    def test_after_any_bookings_the_sum_of_all_entries_is_the_last_figure(
        self, kiriman: list[tuple[int, Sifat, dict[str, Decimal], bool]]
    ) -> None:
        tetapkan_pemda(kode=PEMDA, oleh=OLEH, pada=PADA)
        catat_pd(pemda=PEMDA, kode="1.06", nama="Dinas Sosial", oleh=OLEH, pada=PADA)
        terakhir: dict[int, dict[str, Decimal]] = {}
        for nomor, (bulan, sifat, nilai, lengkap) in enumerate(kiriman):
            bukukan_realisasi(
                bulan=bulan,
                sifat=sifat,
                baris=[BarisRealisasi("1.06", bulan, Matra(jenis_belanja=j), n) for j, n in nilai.items()],
                sumber=Sumber("f", f"{nomor:064x}"),
                lengkap=lengkap,
                **UMUM,
            )
            terakhir[bulan] = nilai
        for bulan, nilai in terakhir.items():
            entri = EntriRealisasi.objects.filter(pembukuan__bulan=bulan)
            assert (entri.aggregate(j=Sum("nilai"))["j"] or 0) == sum(nilai.values())
            for jenis in ("5.1", "5.2", "5.1.02", "4.1", ""):
                jumlah = entri.filter(jenis_belanja=jenis).aggregate(j=Sum("nilai"))["j"] or 0
                assert jumlah == nilai.get(jenis, 0)
        # the facts hold exactly the lines of the last booking: what it left out is blank, not zero
        sql = fakta_sql(PEMDA, TAHUN)["realisasi"]
        assert isinstance(sql, SqlFakta)
        with connection.cursor() as kursor:
            kursor.execute(sql.sql)
            fakta = {(b, j): n for _, b, _, j, _, n in kursor.fetchall()}
        assert fakta == {
            (b, j): int(n * 100) for b, nilai in terakhir.items() for j, n in nilai.items() if j != "4.1"
        }
        assert list(pembukuan_berubah_isi_sistem(PEMDA)) == []
        assert periksa_rantai().utuh

    @given(
        kiriman=st.lists(st.dictionaries(st.sampled_from(["a", "b", ""]), st.integers(0, 10**6)), max_size=6)
    )
    def test_physical_progress_follows_the_same_law(self, kiriman: list[dict[str, int]]) -> None:
        tetapkan_pemda(kode=PEMDA, oleh=OLEH, pada=PADA)
        catat_pd(pemda=PEMDA, kode="1.06", nama="Dinas Sosial", oleh=OLEH, pada=PADA)
        for nomor, persen in enumerate(kiriman):
            bukukan_fisik(
                bulan=1,
                baris=[BarisFisik("1.06", 1, s, Decimal(n) / 10_000) for s, n in persen.items()],
                sumber=Sumber("f", f"{nomor:064x}"),
                **UMUM,
            )
        sql = fakta_sql(PEMDA, TAHUN)["fisik"]
        assert isinstance(sql, SqlFakta)
        with connection.cursor() as kursor:
            kursor.execute(sql.sql)
            assert {s: n for _, _, s, n in kursor.fetchall()} == (kiriman[-1] if kiriman else {})


def test_a_later_file_takes_the_former_back_and_both_stay(buku: Buku) -> None:
    lama = buku.realisasi(10, {"5.1": "6875162705"})
    baru = buku.realisasi(10, {"5.1": "6738165168"})
    assert (baru.nomor, baru.menggantikan, lama.digantikan_oleh) == (2, lama, baru)
    assert list(EntriRealisasi.objects.order_by("id").values_list("nilai", "kontra")) == [
        (Decimal("6875162705.00"), False),
        (Decimal("-6875162705.00"), True),
        (Decimal("6738165168.00"), False),
    ]
    assert str(baru) == "1.06 2025-10 keuangan #2"
    assert realisasi_bulan_sistem(pemda=PEMDA, pd="1.06", tahun=TAHUN, bulan=10) == (
        "kumulatif",
        Decimal("6738165168.00"),
    )


def test_the_same_file_with_the_same_content_adds_nothing(buku: Buku) -> None:
    sumber = Sumber("a.xlsx", "a" * 64)
    pertama = buku.realisasi(1, {"5.1": "10"}, sumber=sumber)
    sebelum = (Peristiwa.objects.count(), EntriRealisasi.objects.count())
    lagi = buku.realisasi(1, {"5.1": "10"}, sumber=sumber)
    assert (lagi, lagi.baru) == (pertama, False)
    assert (Peristiwa.objects.count(), EntriRealisasi.objects.count()) == sebelum
    assert buku.realisasi(1, {"5.1": "10"}, sumber=sumber, lengkap=False).baru
    assert buku.realisasi(1, {"5.1": "10"}, sumber=Sumber("diketik")).baru
    assert buku.realisasi(1, {"5.1": "10"}, sumber=Sumber("diketik")).baru


@pytest.mark.parametrize(
    ("nilai", "lengkap", "status"),
    [
        ({"5.1": "10"}, True, "lengkap"),
        ({"5.1": "-10"}, True, "lengkap"),
        ({"5.1": "0"}, True, "nihil"),
        ({}, True, "nihil"),
        ({"4.1": "10", "5.1": "0"}, True, "nihil"),
        ({"5.1": "10"}, False, "sebagian"),
        ({"5.1": "0"}, False, "sebagian"),
    ],
)
def test_the_state_of_a_report(buku: Buku, nilai: dict[str, str], lengkap: bool, status: str) -> None:
    assert buku.realisasi(1, nilai, lengkap=lengkap).status == status


def test_a_booking_is_bound_to_the_versions_of_its_month(buku: Buku) -> None:
    assert buku.realisasi(1, {"5.1": "1"}).versi_anggaran is None
    murni = buku.anggaran({"5.1": "100"})
    kas = buku.angkas({1: "10"})
    target = buku.target({(1, ""): "10"})
    perubahan = buku.anggaran({"5.1": "150"}, mulai=9, tahap="perubahan")
    agustus, september = buku.realisasi(8, {"5.1": "1"}), buku.realisasi(9, {"5.1": "1"})
    assert (agustus.versi_anggaran, agustus.versi_angkas) == (murni, kas)
    assert september.versi_anggaran == perubahan
    fisik = buku.fisik(8, {"": "5"})
    assert (fisik.versi_anggaran, fisik.versi_target) == (murni, target)
    dipilih = buku.realisasi(9, {"5.1": "1"}, versi=murni)
    assert (dipilih.nomor, dipilih.versi_anggaran) == (2, murni)


def test_a_version_of_another_unit_is_refused(buku: Buku) -> None:
    asing = buku.anggaran({"5.1": "1"}, pd="3.25")
    with pytest.raises(IsiTidakSah, match="bukan milik"):
        buku.realisasi(1, {"5.1": "1"}, versi=asing)
    assert not Pembukuan.objects.exists()


def test_documents_are_kept_line_by_line(buku: Buku) -> None:
    dokumen = DokumenRealisasi(
        pd="1.06",
        nomor="33.76/02.0/000001/LS/2025",
        jenis="SPP",
        transaksi="LS",
        tanggal=date(2025, 1, 30),
        matra=Matra("1.06.01.2.02.0001", "5.1.01.01.01.0001"),
        nilai=Decimal("180346289"),
        nomor_sp2d="",
        tanggal_sp2d=None,
        nilai_sp2d=None,
        nilai_spd=Decimal("200000000.50"),
        tahun_layanan=2025,
        bulan_layanan=2,
    )
    baris = [BarisRealisasi("1.06", 1, dokumen.matra, dokumen.nilai)]
    bukukan_realisasi(
        bulan=1,
        sifat=Sifat.BULANAN,
        baris=baris,
        sumber=Sumber("tes.json", "c" * 64),
        dokumen=[dokumen, dokumen],
        uraian={"1.06.01.2.02.0001": "Gaji"},
        **UMUM,
    )
    buku_dokumen = DokumenBuku.objects.all()
    assert len(buku_dokumen) == 2
    satu = buku_dokumen[0]
    assert (satu.nilai, satu.nilai_sp2d, satu.nilai_spd) == (
        Decimal("180346289.00"),
        None,
        Decimal("200000000.50"),
    )
    assert (satu.tanggal, satu.jenis_belanja, satu.bulan_layanan) == (date(2025, 1, 30), "5.1.01", 2)
    assert json.loads(Peristiwa.objects.order_by("-id")[0].isi)["dokumen"] == 2


def _uang(**lain: object) -> Pembukuan:
    baris = [BarisRealisasi("1.06", 1, Matra(jenis_belanja="5.1"), Decimal(1))]
    dasar = {"bulan": 1, "sifat": Sifat.BULANAN, "baris": baris, "sumber": Sumber("x")}
    return bukukan_realisasi(**{**UMUM, **dasar, **lain})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("coba", "sebab"),
    [
        (lambda: _uang(bulan=13, baris=[]), "Bulan 13"),
        (lambda: _uang(bulan=2), "bulan 1 tidak dapat dibukukan untuk 1.06 bulan 2"),
        (lambda: _uang(baris=[BarisRealisasi("3.25", 1, Matra(), Decimal(1))]), r"3\.25 bulan 1"),
        (lambda: _uang(baris=[BarisRealisasi("1.06", 1, Matra(), Decimal("0.001"))]), "desimal"),
        (lambda: _uang(baris=[BarisRealisasi("1.06", 1, Matra(), Decimal(10) ** 17)]), "terlalu besar"),
        (
            lambda: bukukan_fisik(
                bulan=1, baris=[BarisFisik("1.06", 1, "", Decimal(-1))], sumber=Sumber("x"), **UMUM
            ),
            "di luar 0 sampai 100",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(buku: Buku, coba: object, sebab: str) -> None:
    buku.realisasi(1, {"5.1": "7"})
    sebelum = (Peristiwa.objects.count(), list(EntriRealisasi.objects.values_list()))
    with pytest.raises(IsiTidakSah, match=sebab):
        coba()  # type: ignore[operator]
    assert (Peristiwa.objects.count(), list(EntriRealisasi.objects.values_list())) == sebelum


@pytest.mark.parametrize(
    ("isi", "kendala"),
    [
        ({"bulan": 0}, "pembukuan_bulan_1_sampai_12"),
        ({"status": "belum lapor"}, "pembukuan_status_dikenal"),
        ({"sifat": "tahunan"}, "pembukuan_sifat_dikenal"),
        ({"nomor": 2}, "pembukuan_ulang_menyebut_yang_diganti"),
    ],
)
def test_the_database_knows_the_limits_too(buku: Buku, isi: dict[str, object], kendala: str) -> None:
    pembukuan = buku.realisasi(1, {"5.1": "1"})
    pembukuan.pk, pembukuan.bulan = None, 2
    for medan, nilai in isi.items():
        setattr(pembukuan, medan, nilai)
    with pytest.raises(IntegrityError, match=kendala), transaction.atomic():
        pembukuan.save()


def test_the_database_keeps_progress_between_0_and_100(buku: Buku) -> None:
    pembukuan = buku.fisik(1, {"": "1"})
    with pytest.raises(IntegrityError, match="entrifisik_0_sampai_100"), transaction.atomic():
        EntriFisik.objects.create(pembukuan=pembukuan, sub_kegiatan="a", persen=Decimal(101))


def test_tampered_entries_are_named(buku: Buku) -> None:
    buku.realisasi(1, {"5.1": "10"})
    buku.realisasi(1, {"5.1": "20"})
    buku.fisik(2, {"": "10"})
    assert list(pembukuan_berubah_isi_sistem(PEMDA)) == []
    with buku_terbuka(connection), connection.cursor() as kursor:
        kursor.execute(
            "UPDATE realisasi_entrirealisasi SET nilai = nilai + 1 WHERE NOT kontra AND nilai = 2000"
        )
        kursor.execute("UPDATE realisasi_entrifisik SET persen = 1")
    assert list(pembukuan_berubah_isi_sistem(PEMDA)) == [
        "Pembukuan 1.06 2025-01 keuangan #2",
        "Pembukuan 1.06 2025-02 fisik #1",
    ]
    with buku_terbuka(connection), connection.cursor() as kursor:
        kursor.execute("UPDATE realisasi_entrirealisasi SET nilai = 0 WHERE kontra")
    assert "Jumlah entri 1.06 2025-01" in list(pembukuan_berubah_isi_sistem(PEMDA))


def test_the_figure_to_date_is_that_of_the_last_cumulative_month(buku: Buku) -> None:
    tanya = {"pemda": PEMDA, "pd": "1.06", "tahun": TAHUN}
    assert realisasi_kumulatif_sistem(sampai=12, **tanya) is None
    buku.realisasi(3, {"5.1": "10", "4.1": "99"})
    assert realisasi_kumulatif_sistem(sampai=2, **tanya) is None
    assert realisasi_kumulatif_sistem(sampai=12, **tanya) == (3, Decimal("10.00"))
    buku.realisasi(4, {"5.1": "5"}, sifat=Sifat.BULANAN)
    assert realisasi_kumulatif_sistem(sampai=12, **tanya) is None


def test_sums_that_an_import_is_compared_with(buku: Buku) -> None:
    rinci = [
        BarisPagu("1.06", Matra("1.06.02.2.01.0001", "5.1.02.01.01.0001"), Decimal("7.25")),
        BarisPagu("1.06", Matra("1.06.02.2.01.0002", "5.1.02.01.01.0001"), Decimal(0)),
        BarisPagu("1.06", Matra("", "", "5.2"), Decimal(3)),
        BarisPagu("1.06", Matra("", "", "4.1"), Decimal(99)),
    ]
    versi = buku.anggaran_rinci(rinci)
    assert pagu_versi_sistem(versi) == Decimal("10.25")
    assert sub_kegiatan_versi_sistem(versi) == {"1.06.02.2.01.0001", ""}


def test_the_marker_of_the_book_moves_with_everything_an_edition_prints(buku: Buku) -> None:
    dilihat = [penanda_buku_sistem(PEMDA, TAHUN)]
    langkah = [
        lambda: buku.anggaran({"5.1": "1"}),
        lambda: buku.angkas({1: "1"}),
        lambda: buku.target({(1, ""): "1"}),
        lambda: buku.realisasi(1, {"5.1": "1"}),
        lambda: buku.fisik(1, {"": "1"}),
        lambda: catat_pd(pemda=PEMDA, kode="1.06", nama="Dinas Sosial Baru", oleh=OLEH, pada=PADA),
        lambda: tetapkan_pemda(kode=PEMDA, ibu_kota="Krui", oleh=OLEH, pada=PADA),
    ]
    for ubah in langkah:
        ubah()
        dilihat.append(penanda_buku_sistem(PEMDA, TAHUN))
    assert len(set(dilihat)) == len(dilihat)
    assert tahun_berisi_sistem(PEMDA) == [TAHUN]


@pytest.mark.slow
def test_sixty_thousand_lines_take_seconds(buku: Buku) -> None:
    matra = [
        Matra(f"1.06.02.2.01.{i % 3000:04d}", f"5.1.02.01.{i % 50:02d}.{i % 1000:04d}", "", f"dana {i % 8}")
        for i in range(60_000)
    ]
    mulai = time.monotonic()
    for kali in (1, 2):
        bukukan_realisasi(
            bulan=1,
            sifat=Sifat.KUMULATIF,
            baris=[BarisRealisasi("1.06", 1, m, Decimal(i * kali)) for i, m in enumerate(matra)],
            sumber=Sumber("besar.xlsx", str(kali) * 64),
            **UMUM,
        )
    assert time.monotonic() - mulai < 30
    assert EntriRealisasi.objects.count() == 180_000
    assert EntriRealisasi.objects.aggregate(j=Sum("nilai"))["j"] == sum(range(60_000)) * 2
