"""What an import promises: seen before booked, whole or not at all, once, and traceable."""

from __future__ import annotations

import hashlib
from decimal import Decimal

import pytest
from tests.flows.conftest import PADA, PEMDA, TAHUN, Impor

from siap.domain.masukan import BarisRealisasi, JenisBerkas, Matra, Sifat
from siap.domain.waktu import NAMA_BULAN
from siap.flows import tanya
from siap.flows.arsip import tempat_berkas
from siap.flows.daftar import baca_daftar
from siap.flows.galat import BelumAdaTerbitan, GalatPemakai, TidakDikenal
from siap.flows.impor import BerkasMasuk, Permintaan, bukukan, pratinjau
from siap.flows.mart import akar, isi_mart
from siap.ledger.jejak.queries import daftar_berkas, periksa_rantai
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.realisasi.actions import bukukan_realisasi
from siap.ledger.realisasi.queries import tahun_berisi_sistem

pytestmark = pytest.mark.django_db
DPA = "pd,sub_kegiatan,pagu\n1.06,1.06.02.2.01.0001,1000000000\n3.25,3.25.03.2.01.0001,500000000\n"
REALISASI = "pd,bulan,realisasi\n1.06,3,250000000\n"


def test_a_preview_shows_and_books_nothing(kabupaten: str) -> None:
    minta = Permintaan(pemda=kabupaten, tahun=TAHUN)

    hasil = pratinjau([BerkasMasuk("dpa.csv", DPA.encode())], minta, oleh="uji", pada=PADA)

    assert (hasil.berkas[0].status, hasil.berkas[0].diterima, hasil.terbitan) == ("diterima", 2, "")
    assert hasil.berkas[0].total["pagu"] == Decimal(1_500_000_000)
    assert daftar_berkas(pemda=kabupaten) == []
    assert tahun_berisi_sistem(kabupaten) == []
    with pytest.raises(BelumAdaTerbitan):
        tanya.rekap(kabupaten, TAHUN, 3, pada=PADA)


def test_what_was_booked_is_on_the_board_with_its_file(impor: Impor, kabupaten: str) -> None:
    impor({"dpa.csv": DPA})
    hasil = impor({"r.csv": REALISASI})

    rekap = tanya.rekap(kabupaten, TAHUN, 3, pada=PADA)

    assert rekap.terbitan == hasil.terbitan
    baris = {b.kode: b for b in rekap.baris}
    assert baris["1.06"].persen_pagu == Decimal(25)
    assert baris["3.25"].realisasi is None
    assert baris["3.25"].peringkat is None
    sha = hashlib.sha256(REALISASI.encode()).hexdigest()
    assert tempat_berkas(sha).read_bytes() == REALISASI.encode()
    assert sha[:12] in str(
        tanya.kenapa(kabupaten, TAHUN, 3, kode_pd="1.06", metrik="persen_pagu", pada=PADA).sumber
    )


def test_the_same_bytes_twice_are_nothing_new(impor: Impor, kabupaten: str) -> None:
    impor({"dpa.csv": DPA})
    pertama = impor({"r.csv": REALISASI})
    jumlah = periksa_rantai(kabupaten).jumlah

    kedua = impor({"nama-lain.csv": REALISASI})

    assert kedua.berkas[0].status == "sudah ada"
    assert "r.csv" in kedua.berkas[0].temuan[0].kalimat
    assert kedua.terbitan == ""
    assert periksa_rantai(kabupaten).jumlah == jumlah
    assert isi_mart(kabupaten, TAHUN, pada=PADA) == pertama.terbitan


def test_a_file_with_one_unknown_pd_books_none_of_its_rows(impor: Impor, kabupaten: str) -> None:
    impor({"dpa.csv": DPA})
    sebelum = isi_mart(kabupaten, TAHUN, pada=PADA)

    hasil = impor({"r.csv": REALISASI + "9.99,3,1\n"})

    assert hasil.berkas[0].status == "ditolak"
    assert [t.kode for t in hasil.berkas[0].temuan if t.menolak] == ["M40"]
    assert hasil.berkas[0].diterima == 0
    assert isi_mart(kabupaten, TAHUN, pada=PADA) == sebelum


def test_a_later_file_for_the_same_month_replaces_by_contra_and_tells(impor: Impor, kabupaten: str) -> None:
    impor({"dpa.csv": DPA})
    lama = impor({"r.csv": REALISASI}).terbitan

    hasil = impor({"r2.csv": REALISASI.replace("250000000", "240000000")})

    assert "M70" in {t.kode for t in hasil.berkas[0].temuan}
    assert tanya.rekap(kabupaten, TAHUN, 3, pada=PADA).total.realisasi == Decimal(240_000_000)
    dulu = tanya.rekap(kabupaten, TAHUN, 3, terbitan=lama, pada=PADA)
    assert dulu.total.realisasi == Decimal(250_000_000), "an older edition still prints to the digit"


def test_a_falling_cumulative_figure_has_to_be_explained(impor: Impor) -> None:
    impor({"dpa.csv": DPA})
    impor({"r.csv": REALISASI})

    hasil = impor({"r4.csv": "pd,bulan,realisasi\n1.06,4,200000000\n"})

    turun = next(t for t in hasil.berkas[0].temuan if t.kode == "M69")
    assert turun.selisih == "−Rp50.000.000"


def test_blank_rows_make_a_report_partial_and_zero_rows_make_it_nil(impor: Impor, kabupaten: str) -> None:
    satu, dua, ikan = "1.06,1.06.02.2.01.0001", "1.06,1.06.02.2.01.0002", "3.25,3.25.03.2.01.0001"
    impor({"dpa.csv": f"pd,sub_kegiatan,pagu\n{satu},1000\n{dua},1000\n{ikan},5\n"})
    impor({"r.csv": f"pd,sub_kegiatan,bulan,realisasi\n{satu},2,100\n{dua},2,\n{ikan},2,0\n"})

    status = {b.kode: b.status_lapor for b in tanya.rekap(kabupaten, TAHUN, 2, pada=PADA).baris}

    assert status == {"1.06": "sebagian", "3.25": "nihil"}


def test_months_keep_the_budget_they_were_reported_on(impor: Impor, kabupaten: str) -> None:
    impor({"dpa.csv": DPA})
    impor({"r.csv": REALISASI})
    impor({"p.csv": DPA.replace("1000000000", "800000000")}, bulan=10, tahap="perubahan")
    impor({"r10.csv": "pd,bulan,realisasi\n1.06,10,600000000\n"})

    maret = {b.kode: b for b in tanya.rekap(kabupaten, TAHUN, 3, pada=PADA).baris}["1.06"]
    oktober = {b.kode: b for b in tanya.rekap(kabupaten, TAHUN, 10, pada=PADA).baris}["1.06"]

    assert (maret.pagu, maret.versi_anggaran) == (Decimal(1_000_000_000), "Murni v1")
    assert (oktober.pagu, oktober.versi_anggaran) == (Decimal(800_000_000), "Perubahan v2")
    assert tanya.kurva(kabupaten, TAHUN, 10, saring={"pd": "1.06"}, pada=PADA).langkah == (10,)


def test_a_person_cannot_book_for_another_pd(kabupaten: str, impor: Impor) -> None:
    impor({"dpa.csv": DPA})
    minta = Permintaan(pemda=kabupaten, tahun=TAHUN, hanya_pd=frozenset({"3.25"}))

    hasil = bukukan([BerkasMasuk("r.csv", REALISASI.encode())], minta, oleh="dewi", pada=PADA)

    assert hasil.berkas[0].status == "ditolak"
    assert tanya.rekap(kabupaten, TAHUN, 3, pada=PADA).cakupan.pd_lapor == 0


def test_a_file_that_the_list_does_not_name_is_refused(impor: Impor) -> None:
    daftar = baca_daftar("daftar.csv", b"berkas;pd;bulan\nr.csv;1.06;3\n")

    hasil = impor({"dpa.csv": DPA, "lain.csv": REALISASI}, daftar=daftar)

    assert {b.status for b in hasil.berkas} == {"ditolak"}
    assert all("M08" in {t.kode for t in b.temuan} for b in hasil.berkas)


def test_a_copy_of_an_accepted_file_needs_no_line_in_the_list(impor: Impor) -> None:
    impor({"dpa.csv": DPA})
    daftar = baca_daftar("daftar.csv", b"berkas,pd,bulan\nr.csv,,\n")
    impor({"r.csv": REALISASI}, daftar=daftar)

    hasil = impor({"salinan.csv": REALISASI}, daftar=daftar)

    assert [b.status for b in hasil.berkas] == ["sudah ada"]


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"nama,pd\nx,1\n", "berkas"),
        (b"berkas,pd,bulan\nx.csv,1,Zodiak\n", "Zodiak"),
        (b"berkas,pd,bulan\nx.csv,1,3\nx.csv,1,4\n", "dua kali"),
        (b"\xff\xfe\x00", "UTF-8"),
    ],
)
def test_a_wrong_list_is_one_sentence(isi: bytes, kata: str) -> None:
    with pytest.raises(GalatPemakai, match=kata):
        baca_daftar("daftar.csv", isi)


def test_an_import_without_pemda_says_so(db: None) -> None:
    with pytest.raises(GalatPemakai, match="--pemda"):
        bukukan(
            [BerkasMasuk("dpa.csv", DPA.encode())], Permintaan(jenis=JenisBerkas.DPA), oleh="uji", pada=PADA
        )


def test_a_mart_left_behind_by_a_crash_is_filled_by_the_next_question(
    impor: Impor, kabupaten: str, tmp_path: object
) -> None:
    impor({"dpa.csv": DPA})
    bukukan_realisasi(
        pemda=PEMDA, tahun=TAHUN, pd="1.06", bulan=1, sifat=Sifat.KUMULATIF,
        baris=[BarisRealisasi("1.06", 1, Matra(), Decimal(7))], sumber=Sumber("x"), oleh="uji", pada=PADA,
    )  # fmt: skip

    assert tanya.rekap(kabupaten, TAHUN, 1, pada=PADA).total.realisasi == Decimal(7)


def test_files_of_one_call_may_come_in_any_order(kabupaten: str) -> None:
    berkas = {
        "r.csv": "pd,bulan,realisasi\n7,1,5\n",
        "dpa.csv": "pd,pagu\n7,10\n",
        "pd.csv": "kode,nama\n7,Dinas Tujuh\n",
    }
    masuk = [BerkasMasuk(n, t.encode()) for n, t in berkas.items()]

    hasil = bukukan(masuk, Permintaan(pemda=kabupaten, tahun=TAHUN), oleh="uji", pada=PADA)

    assert [b.status for b in hasil.berkas] == ["diterima"] * 3
    assert tanya.rekap(kabupaten, TAHUN, 1, pada=PADA).total.persen_pagu == Decimal(50)


def test_a_circle_of_units_is_refused(impor: Impor) -> None:
    hasil = impor({"pd.csv": "kode,nama,jenis,induk\nX,Dinas X,dinas,Y\nY,UPT Y,puskesmas,X\n"})

    assert hasil.berkas[0].status == "ditolak"


def test_a_list_may_name_folders_and_months() -> None:
    daftar = baca_daftar("d.csv", b"berkas,pd,bulan\nC:\\data\\r.csv,1.06,Maret\n")

    baris = daftar.cari("lain/r.csv")

    assert baris is not None
    assert baris.bulan == 3


def test_a_cash_plan_of_zero_is_known_and_keeps_the_ranking_of_the_others(
    impor: Impor, kabupaten: str
) -> None:
    impor({"dpa.csv": "pd,pagu\n1.06,1000\n3.25,1000\n"})
    bulan = ",".join(b.lower() for b in NAMA_BULAN)
    nol = ",".join("0" * 10)
    impor({"angkas.csv": f"pd,{bulan}\n1.06,0,{nol},1000\n3.25,100,{nol},900\n"}, jenis=JenisBerkas.ANGKAS)
    impor({"r.csv": "pd,bulan,realisasi\n1.06,1,5\n3.25,1,65\n"})

    rekap = tanya.rekap(kabupaten, TAHUN, 1, pada=PADA)

    assert rekap.dasar_peringkat == "persen_angkas"
    assert {b.kode: (b.persen_angkas, b.peringkat) for b in rekap.baris} == {
        "1.06": (None, None),
        "3.25": (Decimal(65), 1),
    }
    assert "R11" not in {t.kode for t in rekap.temuan}


def test_one_pd_is_asked_for_by_its_code(impor: Impor, kabupaten: str) -> None:
    impor({"dpa.csv": DPA})
    assert [b.kode for b in tanya.rekap(kabupaten, TAHUN, 3, saring={"pd": "1.06"}, pada=PADA).baris] == [
        "1.06"
    ]
    with pytest.raises(TidakDikenal, match="ZZ"):
        tanya.rekap(kabupaten, TAHUN, 3, saring={"pd": "ZZ"}, pada=PADA)


@pytest.mark.parametrize("rusak", ["kini", "dimensi", "semua"])
def test_a_damaged_mart_heals_from_the_book(impor: Impor, kabupaten: str, rusak: str) -> None:
    impor({"dpa.csv": DPA})
    impor({"r.csv": REALISASI})
    sebelum = tanya.rekap(kabupaten, TAHUN, 3, pada=PADA)
    pola = {"kini": "**/kini.json", "dimensi": "**/dimensi-*.json", "semua": "**/*.parquet"}[rusak]
    for berkas in akar().glob(pola):
        berkas.unlink()

    assert tanya.rekap(kabupaten, TAHUN, 3, pada=PADA) == sebelum


def test_a_fill_that_died_is_made_up_by_the_next_one_for_another_pd(impor: Impor, kabupaten: str) -> None:
    impor({"dpa.csv": DPA})
    bukukan_realisasi(
        pemda=PEMDA, tahun=TAHUN, pd="1.06", bulan=1, sifat=Sifat.KUMULATIF,
        baris=[BarisRealisasi("1.06", 1, Matra(), Decimal(7))], sumber=Sumber("x"), oleh="uji", pada=PADA,
    )  # fmt: skip

    impor({"r.csv": "pd,bulan,realisasi\n3.25,1,5\n"})

    assert tanya.rekap(kabupaten, TAHUN, 1, pada=PADA).total.realisasi == Decimal(12)
