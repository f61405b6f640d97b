"""Money is not typed twice: what an import fills, what it says beside the PD, what it may not touch."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.flows.conftest import PEMDA, TAHUN, Impor

from siap.domain.laporan.keadaan import KeadaanLaporan
from siap.domain.laporan.rekonsiliasi import KeadaanSelisih, LetakSelisih
from siap.domain.masukan import BarisNomenklatur, IsiNomenklatur, JenisBerkas
from siap.flows import pelaporan, tanya
from siap.flows.impor import BerkasMasuk, HasilImpor, Permintaan, bukukan, pratinjau
from siap.flows.pelaporan import Alamat
from siap.ledger.akun.actions import beri_peran, buat_pengguna
from siap.ledger.akun.models import Pengguna
from siap.ledger.jejak.queries import periksa_rantai
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.nomenklatur.actions import muat
from siap.ledger.organisasi.actions import catat_pd, tetapkan_pemda
from siap.ledger.organisasi.queries import pd_sistem
from siap.ledger.pelaporan.actions import CatatanSel, PerubahanSel, buka_laporan, simpan_sel
from siap.ledger.pelaporan.galat import BelumBolehDiverifikasi
from siap.ledger.pelaporan.isian import Operasi
from siap.ledger.pelaporan.queries import keadaan_laporan_sistem
from siap.ledger.realisasi.actions import TempatSelisih, jelaskan_selisih
from siap.ledger.realisasi.queries import TugasRekonsiliasi, selisih_sistem

pytestmark = pytest.mark.django_db
SUB, LAIN = "1.06.02.2.01.0001", "1.06.02.2.01.0002"
REK = "5.1.02.01.01.0024"
DPA = f"pd,sub_kegiatan,rekening,pagu\n1.06,{SUB},{REK},1000\n1.06,{LAIN},{REK},500\n"
PADA = datetime(2025, 4, 8, 2, tzinfo=UTC)
ALAMAT = Alamat(PEMDA, "1.06", TAHUN, 3, "uji", PADA)
LAPORAN: dict[str, Any] = {"pemda": PEMDA, "pd": "1.06", "tahun": TAHUN, "bulan": 3}
TEMPAT = LetakSelisih(SUB, REK)


def berkas(satu: str, dua: str = "50", bulan: int = 3) -> str:
    """Realisation to date of both sub kegiatan."""
    judul = "pd,sub_kegiatan,rekening,bulan,realisasi\n"
    return f"{judul}1.06,{SUB},{REK},{bulan},{satu}\n1.06,{LAIN},{REK},{bulan},{dua}\n"


def ketik(satu: str, dua: str = "50", dilihat: str | None = None, kunci: str = "") -> None:
    """Type both cells of money, and all progress."""
    operasi = [
        Operasi(SUB, REK, "realisasi", satu, dilihat, 0),
        Operasi(LAIN, REK, "realisasi", dua, None, 0),
        Operasi(SUB, "", "fisik", "25", None, 0),
        Operasi(LAIN, "", "fisik", "20", None, 0),
    ]
    simpan_sel(**LAPORAN, operasi=operasi, kunci=kunci or f"k{satu}", oleh="uji", pada=PADA)


def ajukan() -> None:
    """Submit with a reason for everything that asks for one."""
    draf = pelaporan.temuan_draf(ALAMAT)
    alasan = {t.kunci: "Sedang dicocokkan." for t in draf.putusan.perlu_alasan}
    pelaporan.ajukan(ALAMAT, alasan=alasan)


def selisih(bulan: int | None = None) -> list[TugasRekonsiliasi]:
    return selisih_sistem([pd_sistem(PEMDA, "1.06")], TAHUN, bulan=bulan)


def ringkas() -> list[tuple[LetakSelisih, int, int, KeadaanSelisih]]:
    return [
        (t.letak, int(t.pasangan.menurut_pd), int(t.pasangan.menurut_bpkad), t.keadaan) for t in selisih()
    ]


def realisasi(bulan: int = 3) -> Decimal | None:
    rekap = tanya.rekap(PEMDA, TAHUN, bulan, pada=PADA)
    return next(b.realisasi for b in rekap.baris if b.kode == "1.06")


def kode(hasil: HasilImpor) -> set[str]:
    return {t.kode for b in hasil.berkas for t in b.temuan}


def status(hasil: HasilImpor) -> list[str]:
    return [b.status for b in hasil.berkas]


def orang(nama: str, jenis: str, pd: str | None) -> Pengguna:
    satu = buat_pengguna(username=nama, nama=nama.title(), sandi=None, oleh="uji", pada=PADA)
    beri_peran(
        pengguna=satu, jenis=jenis, pemda=PEMDA, pd=pd, berlaku_dari=date(2025, 1, 1), oleh="uji", pada=PADA
    )
    return satu


def sebagai(siapa: Pengguna, teks: str, nama: str = "r.csv") -> HasilImpor:
    minta = Permintaan(pemda=PEMDA, tahun=TAHUN)
    return bukukan([BerkasMasuk(nama, teks.encode())], minta, oleh=siapa, pada=PADA)


@pytest.fixture
def anggaran(impor: Impor) -> Impor:
    """A budget by rekening."""
    assert status(impor({"dpa.csv": DPA})) == ["diterima"]
    return impor


def test_before_the_submission_an_import_fills_the_sheet_and_nothing_differs(anggaran: Impor) -> None:
    assert status(anggaran({"bpkad.csv": berkas("100")})) == ["diterima"]
    assert realisasi() == Decimal(150)
    assert selisih() == []
    buka_laporan(**LAPORAN, oleh="uji", pada=PADA)
    ajukan()  # nobody typed an amount
    assert selisih() == []
    assert realisasi() == Decimal(150)


def test_a_difference_of_two_rupiah_stops_the_verification_until_it_is_explained(anggaran: Impor) -> None:
    anggaran({"bpkad.csv": berkas("100")})
    ketik("102", dilihat="100")
    ajukan()
    assert ringkas() == [(TEMPAT, 102, 100, KeadaanSelisih.TERBUKA)]
    sebelum = periksa_rantai(PEMDA).jumlah
    with pytest.raises(BelumBolehDiverifikasi) as salah:
        pelaporan.verifikasi(ALAMAT)
    assert [(t.temuan.kode, t.temuan.tempat.sel) for t in salah.value.menolak] == [("V14", f"{SUB}/{REK}")]
    assert periksa_rantai(PEMDA).jumlah == sebelum
    assert keadaan_laporan_sistem(PEMDA, TAHUN) == {("1.06", 3): "diajukan"}

    jelaskan_selisih(
        pemda=PEMDA,
        tahun=TAHUN,
        tempat=[TempatSelisih("1.06", 3, TEMPAT, Decimal(2))],
        teks="SP2D 12 terbit 1 April.",
        oleh="uji",
        pada=PADA,
    )
    assert ringkas() == [(TEMPAT, 102, 100, KeadaanSelisih.DIJELASKAN)]
    pelaporan.verifikasi(ALAMAT)
    assert keadaan_laporan_sistem(PEMDA, TAHUN) == {("1.06", 3): "diverifikasi"}


def test_a_difference_of_one_rupiah_is_none(anggaran: Impor) -> None:
    anggaran({"bpkad.csv": berkas("100")})
    ketik("101", dilihat="100")
    ajukan()
    assert selisih() == []
    pelaporan.verifikasi(ALAMAT)


@pytest.mark.parametrize("keadaan", ["diajukan", "dikembalikan", "diverifikasi", "ditarik"])
def test_after_the_submission_the_figures_of_the_pd_stand(anggaran: Impor, keadaan: str) -> None:
    ketik("102")
    ajukan()
    if keadaan == "dikembalikan":
        pelaporan.kembalikan(ALAMAT, catatan=[CatatanSel("Cek.")])
    elif keadaan == "diverifikasi":
        pelaporan.verifikasi(ALAMAT)
    elif keadaan == "ditarik":
        pelaporan.tarik(ALAMAT, alasan="Salah.")
    hasil = anggaran({"bpkad.csv": berkas("100")})
    assert (status(hasil), kode(hasil)) == (["diterima"], {"M101"})
    assert "PD Rp152, berkas Rp150" in hasil.berkas[0].temuan[0].kalimat
    assert realisasi() == Decimal(152)
    assert ringkas() == [(TEMPAT, 102, 100, KeadaanSelisih.TERBUKA)]


def test_a_mended_report_settles_its_difference(anggaran: Impor) -> None:
    ketik("102")
    ajukan()
    anggaran({"bpkad.csv": berkas("100")})
    jelaskan_selisih(
        pemda=PEMDA,
        tahun=TAHUN,
        tempat=[TempatSelisih("1.06", 3, TEMPAT, Decimal(2))],
        teks="Salah ketik, sedang diperbaiki.",
        oleh="uji",
        pada=PADA,
    )
    pelaporan.kembalikan(ALAMAT, catatan=[CatatanSel("Samakan dengan SP2D.")])
    simpan_sel(
        **LAPORAN,
        operasi=[Operasi(SUB, REK, "realisasi", "100", "102", 1)],
        kunci="b",
        oleh="uji",
        pada=PADA,
    )
    ajukan()
    assert ringkas() == [(TEMPAT, 100, 100, KeadaanSelisih.SELESAI)]
    pelaporan.verifikasi(ALAMAT)


def terkunci(satu: str = "102") -> None:
    ketik(satu)
    ajukan()
    pelaporan.verifikasi(ALAMAT)
    pelaporan.kunci(ALAMAT)


def test_a_locked_month_refuses_a_file_that_contradicts_it(anggaran: Impor) -> None:
    terkunci()
    sebelum = periksa_rantai(PEMDA).jumlah
    for _ in range(2):
        hasil = anggaran({"bpkad.csv": berkas("100")})
        assert (status(hasil), kode(hasil)) == (["ditolak"], {"M100"})
        assert (
            "sudah dikunci. Berkas menyebut realisasi Rp150, buku Rp152" in hasil.berkas[0].temuan[0].kalimat
        )
    assert periksa_rantai(PEMDA).jumlah == sebelum
    assert (realisasi(), selisih()) == (Decimal(152), [])


def test_a_locked_month_knows_its_own_figures_again(anggaran: Impor) -> None:
    terkunci()
    sebelum = periksa_rantai(PEMDA).jumlah
    assert status(anggaran({"bpkad.csv": berkas("102")})) == ["sudah ada"]
    assert periksa_rantai(PEMDA).jumlah == sebelum


def test_a_file_about_an_open_month_may_repeat_what_it_said_of_a_locked_one(anggaran: Impor) -> None:
    ketik("102")
    ajukan()
    anggaran({"maret.csv": berkas("100")})
    jelaskan_selisih(
        pemda=PEMDA,
        tahun=TAHUN,
        tempat=[TempatSelisih("1.06", 3, TEMPAT, Decimal(2))],
        teks="SP2D 12.",
        oleh="uji",
        pada=PADA,
    )
    pelaporan.verifikasi(ALAMAT)
    pelaporan.kunci(ALAMAT)
    april = berkas("100") + "".join(berkas("200", "60", 4).splitlines(keepends=True)[1:])
    assert status(anggaran({"april.csv": april})) == ["diterima"]
    assert (realisasi(3), realisasi(4)) == (Decimal(152), Decimal(260))
    assert [t.keadaan for t in selisih()] == [KeadaanSelisih.DIJELASKAN]


def test_a_correction_after_the_lock_is_compared_as_well(anggaran: Impor) -> None:
    anggaran({"bpkad.csv": berkas("100")})
    ketik("100", dilihat="100")
    ajukan()
    pelaporan.verifikasi(ALAMAT)
    pelaporan.kunci(ALAMAT)
    draf = pelaporan.temuan_draf(ALAMAT)
    assert "V14" not in {t.temuan.kode for t in draf.temuan}
    alasan = {f"V14.belum_dijelaskan@{SUB}/{REK}#realisasi": "Pengembalian diakui BPKAD bulan depan."}
    pelaporan.koreksi(
        ALAMAT,
        sel=[PerubahanSel(SUB, REK, "realisasi", "90")],
        alasan="Pengembalian belanja.",
        alasan_temuan=alasan | {t.kunci: "Sudah diperiksa." for t in draf.putusan.perlu_alasan},
    )
    assert ringkas() == [(TEMPAT, 90, 100, KeadaanSelisih.TERBUKA)]


def test_the_pd_fills_its_own_side_only_and_not_what_it_has_submitted(anggaran: Impor) -> None:
    rina = orang("rina", "operator", "1.06")
    bayu = orang("bayu", "bpkad", None)
    assert status(sebagai(bayu, berkas("100"), "bpkad.csv")) == ["diterima"]
    assert status(sebagai(rina, berkas("104"), "pd.csv")) == ["diterima"]
    assert ringkas() == [(TEMPAT, 104, 100, KeadaanSelisih.TERBUKA)]
    ketik("104", dilihat="104")
    ajukan()
    sebelum = periksa_rantai(PEMDA).jumlah
    hasil = sebagai(rina, berkas("99"), "lagi.csv")
    assert (status(hasil), kode(hasil)) == (["ditolak"], {"M102"})
    assert status(sebagai(rina, berkas("104") + "\n", "sama.csv")) == ["sudah ada"]
    assert periksa_rantai(PEMDA).jumlah == sebelum
    assert realisasi() == Decimal(154)


def test_a_partial_file_is_no_reference(anggaran: Impor) -> None:
    satu = "".join(berkas("100").splitlines(keepends=True)[:2])
    assert status(anggaran({"sebagian.csv": satu})) == ["diterima"]
    ketik("100", dilihat="100")
    ajukan()
    assert selisih() == []
    hasil = anggaran({"lain.csv": satu.replace(",100", ",90")})
    assert (status(hasil), kode(hasil)) == (["ditolak"], {"M102"})


def test_progress_of_a_submitted_month_is_not_imported_over(anggaran: Impor) -> None:
    ketik("102")
    ajukan()
    fisik = f"pd,sub_kegiatan,bulan,fisik\n1.06,{SUB},3,25\n1.06,{LAIN},3,20\n"
    assert status(anggaran({"f.csv": fisik}, jenis=JenisBerkas.FISIK)) == ["sudah ada"]
    hasil = anggaran({"f2.csv": fisik.replace(",25", ",30")}, jenis=JenisBerkas.FISIK)
    assert (status(hasil), kode(hasil)) == (["ditolak"], {"M102"})


def test_an_old_file_brought_again_is_told_that_it_was_replaced(anggaran: Impor) -> None:
    a, b = berkas("100"), berkas("110")
    assert status(anggaran({"a.csv": a})) == ["diterima"]
    assert status(anggaran({"b.csv": b})) == ["diterima"]
    assert kode(anggaran({"b.csv": b})) == {"M07"}
    hasil = anggaran({"a.csv": a})
    assert (status(hasil), kode(hasil)) == (["sudah ada"], {"M07", "M103"})
    assert "digantikan (Maret 1.06 oleh b.csv)" in hasil.berkas[0].temuan[1].kalimat
    assert realisasi() == Decimal(160)
    # what the finding advises: saved again it is a new file, and wins
    assert status(anggaran({"a.csv": a + "\n"})) == ["diterima"]
    assert (realisasi(), selisih()) == (Decimal(150), [])


def test_a_preview_keeps_no_reference(anggaran: Impor) -> None:
    ketik("102")
    ajukan()
    minta = Permintaan(pemda=PEMDA, tahun=TAHUN)
    hasil = pratinjau([BerkasMasuk("r.csv", berkas("100").encode())], minta, oleh="uji", pada=PADA)
    assert kode(hasil) == {"M101"}
    assert selisih() == []


def test_an_lra_is_compared_by_jenis_belanja_with_a_report_by_rekening(anggaran: Impor) -> None:
    ketik("102")
    ajukan()
    per_jenis = "pd,jenis_belanja,bulan,realisasi\n1.06,5.1,3,140\n"
    assert status(anggaran({"lra.csv": per_jenis})) == ["diterima"]
    assert ringkas() == [(LetakSelisih("", "5.1"), 152, 140, KeadaanSelisih.TERBUKA)]


def test_what_was_explained_is_asked_again_when_the_difference_moves(anggaran: Impor) -> None:
    anggaran({"bpkad.csv": berkas("100")})
    ketik("102", dilihat="100")
    ajukan()
    jelaskan_selisih(
        pemda=PEMDA,
        tahun=TAHUN,
        tempat=[TempatSelisih("1.06", 3, TEMPAT, Decimal(2))],
        teks="SP2D 12.",
        oleh="uji",
        pada=PADA,
    )
    anggaran({"susulan.csv": berkas("95")})
    (satu,) = selisih()
    assert (satu.keadaan, satu.selisih) == (KeadaanSelisih.TERBUKA, Decimal(7))
    assert satu.usang is not None
    assert satu.usang.teks == "SP2D 12."
    with pytest.raises(BelumBolehDiverifikasi):
        pelaporan.verifikasi(ALAMAT)


def test_codes_are_known_by_the_list_in_force_and_without_a_list_all_pass(anggaran: Impor) -> None:
    draf = pelaporan.temuan_draf(ALAMAT)
    assert draf.potret.fakta.kode_dikenal is None
    assert "V01" not in {t.temuan.kode for t in draf.temuan}
    assert KeadaanLaporan.DRAF not in keadaan_laporan_sistem(PEMDA, TAHUN).values()


@pytest.mark.slow
def test_a_real_lra_beside_a_report_that_differs_by_two_rupiah(
    db: None, shared_data: Callable[[str], Path]
) -> None:
    """Toba 2022: the LRA is prefilled; two rupiah more are refused at verification, then explained."""
    asal = shared_data("lra-toba-2022")
    with (asal / "units.csv").open(encoding="utf-8-sig") as f:
        unit = {b["id_skpd"]: b["nama_skpd"] for b in csv.DictReader(f)}
    with (asal / "log-upload.csv").open(encoding="utf-8-sig") as f:
        log = [b for b in csv.DictReader(f) if b["bulan"] not in ("", "0")]
    satu = next(b for b in log if b["id_skpd"] == log[0]["id_skpd"])
    tetapkan_pemda(kode="12.12", nama="Kabupaten Toba", oleh="uji", pada=PADA)
    pd, bulan = satu["id_skpd"], int(satu["bulan"])
    catat_pd(pemda="12.12", kode=pd, nama=unit[pd], oleh="uji", pada=PADA)
    minta = Permintaan(pemda="12.12", tahun=2022, pd=pd, bulan=bulan, jenis=JenisBerkas.LRA)
    masuk = BerkasMasuk.dari_jalur(asal / "lra" / satu["file"])
    assert status(bukukan([masuk], minta, oleh="uji", pada=PADA)) == ["diterima"]

    alamat = Alamat("12.12", pd, 2022, bulan, "uji", PADA)
    awal = pelaporan.temuan_draf(alamat)
    assert "V14" not in {t.temuan.kode for t in awal.temuan}
    baris = max((b for b in awal.potret.pokok if b.realisasi), key=lambda b: b.realisasi or Decimal(0))
    lama = baris.realisasi or Decimal(0)
    operasi = [Operasi("", baris.rekening, "realisasi", str(lama + 2), str(lama), 0)]
    simpan_sel(
        pemda="12.12", pd=pd, tahun=2022, bulan=bulan, operasi=operasi, kunci="k", oleh="uji", pada=PADA
    )
    draf = pelaporan.temuan_draf(alamat)
    assert draf.putusan.menolak == (), [t.temuan.kalimat for t in draf.putusan.menolak]
    pelaporan.ajukan(alamat, alasan={t.kunci: "Dicocokkan." for t in draf.putusan.perlu_alasan})
    (beda,) = selisih_sistem([pd_sistem("12.12", pd)], 2022)
    assert (beda.letak, beda.selisih) == (LetakSelisih("", baris.rekening), Decimal(2))
    with pytest.raises(BelumBolehDiverifikasi) as salah:
        pelaporan.verifikasi(alamat)
    assert [t.temuan.kode for t in salah.value.menolak] == ["V14"]
    jelaskan_selisih(
        pemda="12.12",
        tahun=2022,
        tempat=[TempatSelisih(pd, bulan, beda.letak, beda.selisih)],
        teks="Pembulatan pada lampiran SPJ.",
        oleh="uji",
        pada=PADA,
    )
    pelaporan.verifikasi(alamat)
    assert keadaan_laporan_sistem("12.12", 2022) == {(pd, bulan): "diverifikasi"}


def muat_daftar(*kode: str, tahun: int = TAHUN, tingkat: str = "sub_kegiatan") -> None:
    """Load a national list that starts in a year."""
    baris = tuple(BarisNomenklatur("", tingkat, k, f"Nama {k}") for k in kode)
    muat(isi=IsiNomenklatur(str(tahun), baris), sumber=Sumber("n.csv"), oleh="uji", pada=PADA)


@pytest.mark.parametrize(
    ("kode", "tahun", "tingkat", "asing"),
    [
        ((SUB, "X.XX.02.2.01.0002"), TAHUN, "sub_kegiatan", set()),
        ((SUB,), TAHUN, "sub_kegiatan", {LAIN}),
        ((SUB,), TAHUN + 1, "sub_kegiatan", set()),
        ((REK,), TAHUN, "rekening", set()),
        (("5.1.02.01.01.0001",), TAHUN, "rekening", {REK}),
    ],
    ids=["semua ada", "satu tidak ada", "daftar tahun depan", "rekening ada", "rekening tidak ada"],
)
def test_codes_are_judged_by_the_list_in_force_that_year(
    anggaran: Impor, kode: tuple[str, ...], tahun: int, tingkat: str, asing: set[str]
) -> None:
    muat_daftar(*kode, tahun=tahun, tingkat=tingkat)
    draf = pelaporan.temuan_draf(ALAMAT)
    assert {t.temuan.diberikan for t in draf.temuan if t.temuan.kode == "V01"} == asing


def test_the_facts_of_a_large_list_cost_a_bounded_number_of_questions(anggaran: Impor) -> None:
    def tanya() -> int:
        with CaptureQueriesContext(connection) as semua:
            pelaporan.temuan_draf(ALAMAT)
        return len(semua)

    anggaran({"bpkad.csv": berkas("100")})
    muat_daftar(SUB, LAIN)
    sedikit = tanya()
    muat_daftar(*(f"1.06.02.2.{n // 100:02}.{n % 100:04}" for n in range(2_000)), tahun=TAHUN)
    assert tanya() == sedikit
