"""National lists: the first line of a key wins, a year has its list, "X.XX" stands for every bidang."""

from __future__ import annotations

import pytest
from tests.ledger.conftest import PADA

from siap.domain.masukan import BarisNomenklatur, IsiNomenklatur
from siap.ledger.jejak.galat import IsiTidakSah
from siap.ledger.jejak.models import Peristiwa
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.nomenklatur import models
from siap.ledger.nomenklatur.actions import HasilMuat, catat_nama, muat, tahun_mulai
from siap.ledger.nomenklatur.queries import (
    daftar_versi,
    kenali,
    kode_dikenal,
    nama_kode_terpakai,
    versi_untuk_tahun,
)

pytestmark = pytest.mark.django_db
GAJI = "X.XX.01.2.02.0001"
JALAN = "1.03.10.2.01.0017"


def isi(dasar: str, *baris: tuple[str, str, str]) -> HasilMuat:
    """Load (jenis pemda, kode, nama) as sub kegiatan."""
    return muat(
        isi=IsiNomenklatur(
            dasar, tuple(BarisNomenklatur(j, "sub_kegiatan", k, n, satuan="Paket") for j, k, n in baris)
        ),
        sumber=Sumber("daftar.xlsx"),
        oleh="uji",
        pada=PADA,
    )


def test_the_first_line_of_a_key_wins_and_twins_are_counted() -> None:
    hasil = isi("900-1317/2023", ("kabkota", JALAN, "Pembangunan Jalan"), ("kabkota", JALAN, "Jalan lain"))
    assert (hasil.dimuat, hasil.ganda) == (1, 1)
    lagi = isi("900-1317/2023", ("kabkota", JALAN, "Ketiga"), ("provinsi", JALAN, "Jalan Provinsi"))
    assert (lagi.dimuat, lagi.ganda) == (1, 1)
    assert kode_dikenal(2025, "kabkota", JALAN).nama == "Pembangunan Jalan"  # type: ignore[union-attr]
    assert kode_dikenal(2025, "provinsi", JALAN).nama == "Jalan Provinsi"  # type: ignore[union-attr]
    assert [str(v) for v in daftar_versi()] == ["900-1317/2023"]


def test_loading_the_same_again_leaves_no_trace() -> None:
    isi("900-1317/2023", ("kabkota", JALAN, "Jalan"))
    sebelum = Peristiwa.objects.count()
    assert isi("900-1317/2023", ("kabkota", JALAN, "Jalan")).dimuat == 0
    assert Peristiwa.objects.count() == sebelum


def test_a_code_of_any_bidang_is_found_under_x_xx() -> None:
    isi("900-1317/2023", ("kabkota", GAJI, "Penyediaan Gaji"))
    assert kode_dikenal(2025, "kabkota", "1.06.01.2.02.0001").nama == "Penyediaan Gaji"  # type: ignore[union-attr]
    assert kode_dikenal(2025, "kabkota", "1.06.02.2.02.0001") is None
    assert kode_dikenal(2025, "provinsi", GAJI) is None


def test_a_list_for_both_kinds_yields_to_the_own_kind() -> None:
    isi("50-3708/2020", ("", JALAN, "Umum"), ("", GAJI, "Gaji"), ("kabkota", JALAN, "Kabupaten"))
    dikenal = kenali(kode=[JALAN, GAJI, "9.99"], jenis_pemda="kabkota", tahun=2021)
    assert {k: b.nama for k, b in dikenal.items()} == {JALAN: "Kabupaten", GAJI: "Gaji"}


def test_every_year_has_its_list() -> None:
    isi("50-3708/2020", ("kabkota", JALAN, "Lama"))
    isi("900-1317/2023", ("kabkota", JALAN, "Baru"))
    isi("2027", ("kabkota", JALAN, "Nanti"))
    nama = [kode_dikenal(t, "kabkota", JALAN).nama for t in (2019, 2021, 2023, 2024, 2026, 2027)]  # type: ignore[union-attr]
    assert nama == ["Lama", "Lama", "Lama", "Baru", "Baru", "Nanti"]
    assert kenali(kode=[JALAN], jenis_pemda="kabkota", dasar="50-3708/2020")[JALAN].nama == "Lama"
    assert kenali(kode=[JALAN], jenis_pemda="kabkota", dasar="tidak ada") == {}
    with pytest.raises(TypeError):
        kenali(kode=[JALAN], jenis_pemda="kabkota")


def test_a_list_of_another_level_does_not_stand_in_the_way() -> None:
    isi("900-1317/2023", ("kabkota", JALAN, "Jalan"))
    rekening = BarisNomenklatur("", "rekening", "5.1.02", "Belanja Barang dan Jasa")
    muat(isi=IsiNomenklatur("daftar 2024", (rekening,)), sumber=Sumber("r"), oleh="uji", pada=PADA)
    assert kode_dikenal(2025, "kabkota", JALAN) is not None
    assert kode_dikenal(2025, "kabkota", "5.1.02", tingkat="rekening") is not None
    assert versi_untuk_tahun(tahun=2025, jenis_pemda="kabkota", tingkat="sumber_dana") is None


def test_the_first_year_is_read_from_the_regulation() -> None:
    assert tahun_mulai("900.1.15.5-1317/2023") == 2024
    assert tahun_mulai("2027") == 2027
    with pytest.raises(IsiTidakSah, match="tidak memuat tahun"):
        isi("Permendagri 90", ("", JALAN, "Jalan"))
    assert not models.VersiNomenklatur.objects.exists()


def test_names_come_from_the_own_files_first_then_from_the_lists() -> None:
    isi("900-1317/2023", ("kabkota", JALAN, "Nasional"), ("kabkota", GAJI, "Gaji"))
    isi("2027", ("kabkota", JALAN, "Nanti"), ("kabkota", "1.03.10.2.01.0099", "Hanya nanti"))
    gaji, nanti = "1.06.01.2.02.0001", "1.03.10.2.01.0099"
    for pemda in ("18.04", "12.12"):
        catat_nama(pemda=pemda, tahun=2025, uraian={}, terpakai=[JALAN, gaji, nanti, "", "9.99"])
    catat_nama(pemda="18.04", tahun=2025, uraian={JALAN: " Milik  sendiri ", gaji: " ", "": "x"})
    catat_nama(pemda="18.04", tahun=2025, uraian={})

    def nama(pemda: str) -> dict[str, str]:
        return nama_kode_terpakai(pemda=pemda, tahun=2025, jenis_pemda="kabkota")

    assert nama("18.04") == {JALAN: "Milik sendiri", gaji: "Gaji", nanti: "Hanya nanti"}
    assert nama("12.12") == {JALAN: "Nasional", gaji: "Gaji", nanti: "Hanya nanti"}
    assert nama("64.08") == {}
    catat_nama(pemda="18.04", tahun=2025, uraian={JALAN: "Berganti"}, terpakai=[JALAN])
    assert nama("18.04")[JALAN] == "Berganti"


def test_accounts_funds_and_urusan_do_not_lend_each_other_their_names() -> None:
    daftar = [
        ("urusan", "5", "UNSUR PENUNJANG"),
        ("rekening", "5", "BELANJA DAERAH"),
        ("bidang", "5.01", "PERENCANAAN"),
        ("rekening", "5.1", "BELANJA OPERASI"),
        ("rekening", "1.1", "ASET LANCAR"),
        ("sumber_dana", "1.1", "PENDAPATAN ASLI DAERAH"),
    ]
    baris = tuple(BarisNomenklatur("" if t != "urusan" else "kabkota", t, k, n) for t, k, n in daftar)
    muat(isi=IsiNomenklatur("2027", baris), sumber=Sumber("x"), oleh="uji", pada=PADA)
    catat_nama(pemda="18.04", tahun=2027, uraian={}, terpakai=["5.01", "5.1", "1.1", "Dana Desa"])
    assert nama_kode_terpakai(pemda="18.04", tahun=2027, jenis_pemda="kabkota") == {
        "5": "UNSUR PENUNJANG",
        "5.01": "PERENCANAAN",
        "5.1": "BELANJA OPERASI",
        "1.1": "PENDAPATAN ASLI DAERAH",
    }
