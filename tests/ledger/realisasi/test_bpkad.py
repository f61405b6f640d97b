"""BPKAD's references and the reconciliation of what differs: who may, what is kept, what counts."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.buku import buku_terbuka
from tests.ledger.conftest import PADA, PEMDA, TAHUN, Buku, Orang

from siap.domain.laporan.rekonsiliasi import KeadaanSelisih, LetakSelisih
from siap.domain.masukan import BarisRealisasi, Matra, Sifat
from siap.domain.waktu import Periode
from siap.ledger.akun.actions import beri_peran, buat_pengguna
from siap.ledger.akun.models import Pengguna
from siap.ledger.akun.queries import Pelaku
from siap.ledger.jejak.galat import IsiTidakSah, TidakBerwenang, TidakDitemukan
from siap.ledger.jejak.models import Peristiwa
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.organisasi.models import PerangkatDaerah
from siap.ledger.realisasi.actions import (
    SelisihBerubah,
    TempatSelisih,
    catat_acuan,
    jelaskan_selisih,
    tugaskan_selisih,
)
from siap.ledger.realisasi.models import AcuanBpkad, BarisAcuan, CatatanRekonsiliasi
from siap.ledger.realisasi.queries import (
    TugasRekonsiliasi,
    acuan_sistem,
    calon_pemilik,
    daftar_selisih,
    milik_sendiri,
    pd_boleh_jelaskan,
    pembukuan_berubah_isi_sistem,
    riwayat_selisih,
    selisih_sistem,
    tugas_rekonsiliasi,
)

L = LetakSelisih
OPERASI = L("", "5.1")


@pytest.fixture
def acuan(kabupaten: str) -> Callable[..., AcuanBpkad]:
    """Keep a reference: ``acuan(3, {"5.1": "10"})``."""

    def jalankan(
        bulan: int,
        nilai: dict[str, str],
        *,
        pd: str = "1.06",
        sifat: Sifat = Sifat.KUMULATIF,
        oleh: Pelaku = "uji",
        nama: str = "bpkad.xlsx",
    ) -> AcuanBpkad:
        baris = [BarisRealisasi(pd, bulan, Matra(jenis_belanja=j), Decimal(n)) for j, n in nilai.items()]
        return catat_acuan(
            pemda=kabupaten,
            tahun=TAHUN,
            pd=pd,
            bulan=bulan,
            sifat=sifat,
            baris=baris,
            sumber=Sumber(nama, nama.encode().hex().zfill(64)[:64]),
            oleh=oleh,
            pada=PADA,
        )

    return jalankan


Acuan = Callable[..., AcuanBpkad]


def semua(pengguna: Pengguna, **lain: object) -> list[TugasRekonsiliasi]:
    return daftar_selisih(pengguna=pengguna, pada=PADA, pemda=PEMDA, tahun=TAHUN, **lain)


def tempat(selisih: str, pd: str = "1.06", bulan: int = 3, letak: L = OPERASI) -> TempatSelisih:
    return TempatSelisih(pd, bulan, letak, Decimal(selisih))


def jelaskan(oleh: Pelaku, *pilih: TempatSelisih, teks: str = "SP2D 12.") -> list[CatatanRekonsiliasi]:
    return jelaskan_selisih(pemda=PEMDA, tahun=TAHUN, tempat=pilih, teks=teks, oleh=oleh, pada=PADA)


def rekam() -> list[list[tuple[object, ...]]]:
    return [
        list(m.objects.order_by("pk").values_list()) for m in (AcuanBpkad, CatatanRekonsiliasi, Peristiwa)
    ]


@pytest.fixture
def kasubag(kabupaten: str, orang: Orang) -> Pengguna:
    """Kasubag keuangan of Dinas Sosial."""
    satu = buat_pengguna(username="kas", nama="Kasno", sandi=None, oleh="uji", pada=PADA)
    beri_peran(
        pengguna=satu,
        jenis="kasubag_keuangan",
        pemda=PEMDA,
        pd="1.06",
        berlaku_dari=PADA.date().replace(month=1, day=1),
        oleh="uji",
        pada=PADA,
    )
    return satu


def test_references_are_numbered_and_the_same_again_adds_nothing(acuan: Acuan) -> None:
    satu = acuan(3, {"5.1": "10"})
    assert (satu.nomor, satu.baru) == (1, True)
    sebelum = rekam()
    assert acuan(3, {"5.1": "10"}).baru is False
    assert rekam() == sebelum
    assert acuan(3, {"5.1": "11"}).nomor == 2
    terakhir = Peristiwa.objects.order_by("-id")[0]
    assert terakhir.perbuatan == "realisasi.catat_acuan"
    assert json.loads(terakhir.isi)["belanja_sen"] == 1100


def test_only_who_keeps_the_finances_of_all_speaks_for_bpkad(acuan: Acuan, orang: Orang) -> None:
    sebelum = rekam()
    for siapa, galat in (
        (orang.rina, TidakBerwenang),
        (orang.hadi, TidakBerwenang),
        (orang.dewi, TidakDitemukan),
    ):
        with pytest.raises(galat):
            acuan(3, {"5.1": "10"}, oleh=siapa)
    assert rekam() == sebelum
    assert acuan(3, {"5.1": "10"}, oleh=orang.bayu).oleh == "bayu"
    assert acuan(3, {"5.1": "12"}, oleh=orang.sari).nomor == 2


def test_lines_of_another_unit_or_month_are_refused(acuan: Acuan) -> None:
    with pytest.raises(IsiTidakSah, match="milik PD atau bulan lain"):
        catat_acuan(
            pemda=PEMDA,
            tahun=TAHUN,
            pd="1.06",
            bulan=3,
            sifat=Sifat.KUMULATIF,
            baris=[BarisRealisasi("3.25", 3, Matra(), Decimal(1))],
            sumber=Sumber("x"),
            oleh="uji",
            pada=PADA,
        )
    assert not BarisAcuan.objects.exists()


def test_monthly_references_add_up_to_date(acuan: Acuan, buku: Buku) -> None:
    acuan(1, {"5.1": "10"})
    acuan(2, {"5.1": "5", "5.2": "1", "4.1": "99"}, sifat=Sifat.BULANAN)
    acuan(4, {"5.1": "7"}, sifat=Sifat.BULANAN)
    unit = PerangkatDaerah.objects.get(kode="1.06")
    assert acuan_sistem(unit, Periode(TAHUN, 4)) == {OPERASI: Decimal(22), L("", "5.2"): Decimal(1)}
    assert acuan_sistem(unit, Periode(TAHUN, 3)) is None
    buku.realisasi(4, {"5.1": "22", "5.2": "1"})
    assert selisih_sistem([unit], TAHUN) == []
    buku.realisasi(4, {"5.1": "22", "5.2": "4"})
    (beda,) = selisih_sistem([unit], TAHUN)
    assert (beda.periode.bulan, beda.letak, beda.selisih) == (4, L("", "5.2"), Decimal(3))


def test_a_month_is_compared_when_both_have_spoken(acuan: Acuan, buku: Buku, orang: Orang) -> None:
    acuan(3, {"5.1": "10"})
    assert semua(orang.sari) == []  # the PD has not reported: blank is not zero
    buku.realisasi(4, {"5.1": "12"})
    assert semua(orang.sari) == []  # BPKAD has not spoken of April
    buku.realisasi(3, {})
    assert [(t.pasangan.menurut_pd, t.selisih) for t in semua(orang.sari)] == [(Decimal(0), Decimal(-10))]


def test_the_largest_difference_comes_first_and_everybody_sees_the_own_ones(
    acuan: Acuan, buku: Buku, orang: Orang
) -> None:
    for pd, bulan, angka in (("1.06", 3, "15"), ("1.06", 4, "40"), ("3.25", 3, "0")):
        acuan(bulan, {"5.1": "20"}, pd=pd)
        buku.realisasi(bulan, {"5.1": angka}, pd=pd)
    assert [(t.pd.kode, t.periode.bulan, int(t.selisih)) for t in semua(orang.bayu)] == [
        ("1.06", 4, 20),
        ("3.25", 3, -20),
        ("1.06", 3, -5),
    ]
    assert {t.pd.kode for t in semua(orang.rina)} == {"1.06"}
    assert [t.periode.bulan for t in semua(orang.rina, bulan=3)] == [3]
    assert {t.pd.kode for t in semua(orang.dewi)} == {"3.25"}
    for minta in ({"pd": "1.06"}, {"pd": "9.99"}):
        with pytest.raises(TidakDitemukan):
            semua(orang.dewi, **minta)


def test_many_months_cost_no_more_questions_than_one(acuan: Acuan, buku: Buku, orang: Orang) -> None:
    def tanya() -> int:
        with CaptureQueriesContext(connection) as isi:
            semua(orang.sari)
        return len(isi)

    acuan(1, {"5.1": "1"})
    buku.realisasi(1, {"5.1": "3"})
    satu = tanya()
    for bulan in range(2, 10):
        for pd in ("1.06", "3.25"):
            acuan(bulan, {"5.1": f"{bulan}"}, pd=pd)
            buku.realisasi(bulan, {"5.1": f"{bulan + 3}"}, pd=pd)
    assert tanya() == satu


def test_explaining_is_for_the_pd_and_the_finances_and_names_who_did(
    acuan: Acuan, buku: Buku, orang: Orang, kasubag: Pengguna
) -> None:
    acuan(3, {"5.1": "10"})
    buku.realisasi(3, {"5.1": "12"})
    sebelum = rekam()
    for siapa, galat in ((orang.rina, TidakBerwenang), (orang.dewi, TidakDitemukan)):
        with pytest.raises(galat):
            jelaskan(siapa, tempat("2"))
    assert rekam() == sebelum
    for siapa in (kasubag, orang.hadi, orang.bayu, orang.sari):
        jelaskan(siapa, tempat("2"), teks=f"Menurut {siapa.nama}.")
        (tugas,) = semua(orang.rina)
        assert tugas.keadaan is KeadaanSelisih.DIJELASKAN
        assert tugas.penjelasan is not None
        assert (tugas.penjelasan.teks, tugas.penjelasan.oleh) == (f"Menurut {siapa.nama}.", siapa.username)
    umum = {"pada": PADA, "pemda": PEMDA, "pd": "1.06", "tahun": TAHUN, "bulan": 3}
    riwayat = riwayat_selisih(pengguna=orang.rina, letak=OPERASI, **umum)
    assert [r.nama for r in riwayat] == ["Sari", "Bayu", "Hadi Pranoto", "Kasno"]
    assert riwayat_selisih(pengguna=orang.rina, letak=L("", "5.2"), **umum) == []
    with pytest.raises(TidakDitemukan):
        riwayat_selisih(pengguna=orang.dewi, **umum)
    peristiwa = Peristiwa.objects.order_by("-id")[0]
    assert (peristiwa.perbuatan, peristiwa.oleh) == ("realisasi.jelaskan_selisih", "sari")
    assert json.loads(peristiwa.isi)["tempat"] == [
        {"sub_kegiatan": "", "rekening": "5.1", "menurut_pd": "12.00", "menurut_bpkad": "10.00"}
    ]


def test_one_text_explains_many_or_none(acuan: Acuan, buku: Buku, orang: Orang) -> None:
    for bulan in (3, 4):
        acuan(bulan, {"5.1": "10", "5.2": "10"})
        buku.realisasi(bulan, {"5.1": "12", "5.2": "5"})
    pilih = [tempat("2"), tempat("-5", letak=L("", "5.2")), tempat("2", bulan=4)]
    sebelum = rekam()
    with pytest.raises(SelisihBerubah, match="berubah sejak"):
        jelaskan(orang.bayu, *pilih, tempat("-9", bulan=4, letak=L("", "5.2")))
    with pytest.raises(SelisihBerubah, match="sudah tidak ada"):
        jelaskan(orang.bayu, *pilih, tempat("2", letak=L("", "5.3")))
    with pytest.raises(TidakDitemukan):
        jelaskan(orang.bayu, *pilih, tempat("2", pd="9.99"))
    for teks in ("", "   ", "x" * 2001, "a\x00b"):
        with pytest.raises(IsiTidakSah):
            jelaskan(orang.bayu, *pilih, teks=teks)
    with pytest.raises(IsiTidakSah, match="Pilih dahulu"):
        jelaskan(orang.bayu)
    assert rekam() == sebelum
    assert len(jelaskan(orang.bayu, *pilih)) == 3
    hitung = tugas_rekonsiliasi(pengguna=orang.bayu, pada=PADA, pemda=PEMDA, tahun=TAHUN)
    assert (hitung.terbuka, hitung.dijelaskan, hitung.selisih_terbuka) == (1, 3, Decimal(5))


def test_an_explanation_is_bound_to_its_difference(acuan: Acuan, buku: Buku, orang: Orang) -> None:
    acuan(3, {"5.1": "10"})
    buku.realisasi(3, {"5.1": "12"})
    jelaskan(orang.bayu, tempat("2"))
    acuan(3, {"5.1": "9"})
    assert [t.keadaan for t in semua(orang.bayu)] == [KeadaanSelisih.DIJELASKAN]
    acuan(3, {"5.1": "8"})
    (tugas,) = semua(orang.bayu)
    assert (tugas.keadaan, tugas.penjelasan) == (KeadaanSelisih.TERBUKA, None)
    assert tugas.usang is not None
    buku.realisasi(3, {"5.1": "8"})
    assert [t.keadaan for t in semua(orang.bayu)] == [KeadaanSelisih.SELESAI]


def test_a_task_belongs_to_the_kasubag_until_it_is_given_to_somebody(
    acuan: Acuan, buku: Buku, orang: Orang, kasubag: Pengguna
) -> None:
    acuan(3, {"5.1": "10"})
    buku.realisasi(3, {"5.1": "12"})

    def milik(siapa: Pengguna) -> int:
        return len(milik_sendiri(semua(siapa), pengguna=siapa, pada=PADA))

    def beri(kepada: str, oleh: Pelaku = orang.bayu) -> None:
        tugaskan_selisih(pemda=PEMDA, tahun=TAHUN, tempat=[tempat("2")], kepada=kepada, oleh=oleh, pada=PADA)

    assert (milik(kasubag), milik(orang.bayu), milik(orang.hadi)) == (1, 0, 0)
    calon = calon_pemilik(pengguna=orang.rina, pada=PADA, pemda=PEMDA, pd="1.06")
    assert {k for k, _ in calon} == {"kas", "hadi", "sari", "bayu"}
    sebelum = rekam()
    for asing in ("rina", "dewi", "tidakada"):
        with pytest.raises(IsiTidakSah, match="tidak dapat diberi"):
            beri(asing)
    with pytest.raises(TidakBerwenang):
        beri("hadi", oleh=orang.rina)
    assert rekam() == sebelum
    beri("hadi")
    assert (milik(kasubag), milik(orang.hadi)) == (0, 1)
    assert Peristiwa.objects.order_by("-id")[0].perbuatan == "realisasi.tugaskan_selisih"
    beri("")
    assert (milik(kasubag), milik(orang.hadi)) == (1, 0)
    assert [t.keadaan for t in semua(orang.bayu)] == [KeadaanSelisih.TERBUKA]
    assert pd_boleh_jelaskan(pengguna=kasubag, pada=PADA, pemda=PEMDA) == {"1.06"}
    assert pd_boleh_jelaskan(pengguna=orang.rina, pada=PADA, pemda=PEMDA) == frozenset()


@pytest.mark.parametrize("model", [AcuanBpkad, BarisAcuan, CatatanRekonsiliasi])
def test_reference_and_history_only_grow(
    acuan: Acuan, buku: Buku, orang: Orang, model: type[AcuanBpkad | BarisAcuan | CatatanRekonsiliasi]
) -> None:
    acuan(3, {"5.1": "10"})
    buku.realisasi(3, {"5.1": "12"})
    jelaskan(orang.bayu, tempat("2"))
    assert model.objects.exists()
    tabel = connection.ops.quote_name(model._meta.db_table)
    for perintah in (f"UPDATE {tabel} SET id = id", f"DELETE FROM {tabel}"):
        with (
            pytest.raises(IntegrityError, match="hanya dapat ditambah"),
            transaction.atomic(),
            connection.cursor() as kursor,
        ):
            kursor.execute(perintah)


def test_an_explanation_without_words_is_refused_by_the_database(kabupaten: str) -> None:
    unit = PerangkatDaerah.objects.get(kode="1.06")
    with pytest.raises(IntegrityError), transaction.atomic():
        CatatanRekonsiliasi.objects.create(
            pd=unit,
            tahun=TAHUN,
            bulan=3,
            langkah="jelaskan",
            menurut_pd=Decimal(1),
            menurut_bpkad=Decimal(9),
            oleh="uji",
            pada=PADA,
        )


def test_a_tampered_reference_is_named(acuan: Acuan) -> None:
    acuan(3, {"5.1": "10", "5.2": "4"})
    assert list(pembukuan_berubah_isi_sistem(PEMDA)) == []
    with buku_terbuka(connection):
        BarisAcuan.objects.filter(jenis_belanja="5.2").update(nilai=Decimal(5))
    assert list(pembukuan_berubah_isi_sistem(PEMDA)) == ["BPKAD 1.06 2025-03 acuan #1"]
