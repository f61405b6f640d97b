"""Who sees and does what: for Dewi, Dinas Sosial and a unit that does not exist look the same."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from tests.ledger.conftest import PADA, PEMDA, TAHUN, Buku, Orang

from siap.domain.masukan import BarisAngkas, BarisFisik, BarisPagu, BarisRealisasi, Matra, Sifat
from siap.ledger.akun.actions import akhiri_peran, beri_peran, buat_pengguna
from siap.ledger.akun.models import Pengguna, Peran
from siap.ledger.akun.queries import (
    boleh_mengatur,
    melihat_semua,
    pastikan_boleh,
    pd_boleh,
    pd_terlihat,
    pd_untuk,
    pemda_terlihat,
    pemda_untuk,
    pengguna_sistem,
    peran_pada,
)
from siap.ledger.akun.wewenang import PERAN_PD, WEWENANG, JenisPeran, Perbuatan
from siap.ledger.anggaran.actions import bukukan_anggaran, bukukan_angkas, bukukan_target_fisik
from siap.ledger.anggaran.queries import daftar_versi_anggaran, daftar_versi_angkas
from siap.ledger.jejak.galat import IsiTidakSah, TidakBerwenang, TidakDitemukan
from siap.ledger.jejak.models import Peristiwa
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.organisasi.actions import catat_pd, tetapkan_pemda
from siap.ledger.organisasi.queries import pd_sistem
from siap.ledger.realisasi.actions import bukukan_fisik, bukukan_realisasi
from siap.ledger.realisasi.models import Pembukuan
from siap.ledger.realisasi.queries import riwayat_pembukuan


def kode_terlihat(pengguna: Pengguna, pada: datetime = PADA) -> list[str]:
    return sorted(pd_terlihat(pengguna=pengguna, pada=pada, pemda=PEMDA).values_list("kode", flat=True))


def test_people_of_a_unit_see_their_unit_and_people_of_the_pemda_see_all(orang: Orang) -> None:
    assert kode_terlihat(orang.rina) == kode_terlihat(orang.hadi) == ["1.06"]
    assert kode_terlihat(orang.dewi) == ["3.25"]
    assert kode_terlihat(orang.sari) == kode_terlihat(orang.bayu) == ["1.06", "3.25"]
    assert melihat_semua(pengguna=orang.sari, pada=PADA, pemda=PEMDA)
    assert not melihat_semua(pengguna=orang.rina, pada=PADA, pemda=PEMDA)


def test_dewi_cannot_tell_a_foreign_unit_from_one_that_is_not_there(orang: Orang, buku: Buku) -> None:
    buku.anggaran({"5.1": "100"})
    buku.angkas({1: "100"})
    buku.realisasi(1, {"5.1": "10"})
    lihat = {"pada": PADA, "pemda": PEMDA}
    for kode in ("1.06", "tidak-ada"):
        pesan = f"Tidak ada perangkat daerah dengan kode “{kode}” pada pemda 18.04 yang dapat Anda buka."
        for tanya in (
            lambda k: pd_untuk(pengguna=orang.dewi, kode=k, **lihat),
            lambda k: daftar_versi_anggaran(pengguna=orang.dewi, pd=k, tahun=TAHUN, **lihat),
            lambda k: daftar_versi_angkas(pengguna=orang.dewi, pd=k, tahun=TAHUN, **lihat),
            lambda k: riwayat_pembukuan(pengguna=orang.dewi, pd=k, tahun=TAHUN, **lihat),
        ):
            with pytest.raises(TidakDitemukan) as tolak:
                tanya(kode)
            assert str(tolak.value) == pesan
    assert pd_untuk(pengguna=orang.rina, kode="1.06", **lihat).nama == "Dinas Sosial"
    assert len(daftar_versi_anggaran(pengguna=orang.rina, pd="1.06", tahun=TAHUN, **lihat)) == 1
    assert len(daftar_versi_angkas(pengguna=orang.sari, pd="1.06", tahun=TAHUN, **lihat)) == 1
    assert len(riwayat_pembukuan(pengguna=orang.hadi, pd="1.06", tahun=TAHUN, bulan=1, **lihat)) == 1
    assert riwayat_pembukuan(pengguna=orang.hadi, pd="1.06", tahun=TAHUN, bulan=2, **lihat) == []


def test_another_pemda_is_not_there(orang: Orang) -> None:
    tetapkan_pemda(kode="12.12", oleh="uji", pada=PADA)
    catat_pd(pemda="12.12", kode="1.06", nama="Dinas Sosial Toba", oleh="uji", pada=PADA)
    assert [p.kode for p in pemda_terlihat(pengguna=orang.sari, pada=PADA)] == [PEMDA]
    assert not pd_terlihat(pengguna=orang.sari, pada=PADA, pemda="12.12").exists()
    assert pemda_untuk(pengguna=orang.sari, pada=PADA, kode=PEMDA).kode == PEMDA
    for kode in ("12.12", "99.99"):
        with pytest.raises(TidakDitemukan, match="yang dapat Anda buka"):
            pemda_untuk(pengguna=orang.sari, pada=PADA, kode=kode)


def test_a_unit_head_sees_the_units_below_three_levels_deep(orang: Orang) -> None:
    induk = "1.06"
    for kode in ("u1", "u2", "u3", "u4"):
        catat_pd(pemda=PEMDA, kode=kode, nama=f"UPTD {kode}", induk=induk, oleh="uji", pada=PADA)
        induk = kode
    assert kode_terlihat(orang.hadi) == ["1.06", "u1", "u2", "u3"]
    assert kode_terlihat(orang.dewi) == ["3.25"]


def test_a_role_holds_from_its_first_to_its_last_day(orang: Orang) -> None:
    peran = peran_pada(pengguna=orang.rina, pada=PADA)[0]
    akhiri_peran(peran=peran, sampai=date(2025, 10, 5), oleh="sari", pada=PADA)
    assert kode_terlihat(orang.rina) == ["1.06"]
    # 00.30 of the sixth in Jakarta is still the fifth in London
    assert kode_terlihat(orang.rina, datetime(2025, 10, 5, 17, 30, tzinfo=UTC)) == []
    assert kode_terlihat(orang.rina, datetime(2024, 12, 31, 12, tzinfo=UTC)) == []
    isi = json.loads(Peristiwa.objects.order_by("-id")[0].isi)
    assert isi == {"jenis": "operator", "sebelum": None, "sesudah": "2025-10-05"}
    with pytest.raises(IsiTidakSah, match="sebelum mulai"):
        akhiri_peran(peran=peran, sampai=date(2024, 1, 1), oleh="sari", pada=PADA)


def test_someone_who_left_sees_nothing(orang: Orang) -> None:
    orang.sari.is_active = False
    assert kode_terlihat(orang.sari) == []
    assert not pemda_terlihat(pengguna=orang.sari, pada=PADA).exists()
    assert not pd_boleh(
        pengguna=orang.sari, pada=PADA, pemda=PEMDA, perbuatan=Perbuatan.BUKUKAN_REALISASI
    ).exists()


def test_the_keeper_of_the_machine_sees_everything(kabupaten: str) -> None:
    admin = buat_pengguna(username="admin", nama="Admin", sandi=None, pengelola=True, oleh="uji", pada=PADA)
    assert kode_terlihat(admin) == ["1.06", "3.25"]
    assert pemda_terlihat(pengguna=admin, pada=PADA).count() == 1
    assert melihat_semua(pengguna=admin, pada=PADA, pemda=PEMDA)
    assert boleh_mengatur(pengguna=admin, pada=PADA, pemda=PEMDA)
    assert pd_boleh(pengguna=admin, pada=PADA, pemda=PEMDA, perbuatan=Perbuatan.BUKUKAN_FISIK).count() == 2
    assert not admin.has_usable_password()


def test_who_may_do_what_is_one_table() -> None:
    """A change here is a change of policy: it belongs in the changelog."""
    assert {p.value: sorted(WEWENANG[p]) for p in Perbuatan} == {
        "atur organisasi": ["adbang"],
        "bukukan anggaran": ["adbang", "bappeda", "bpkad"],
        "bukukan angkas": ["adbang", "bpkad"],
        "bukukan target fisik": ["adbang", "bappeda", "kasubag_program", "operator"],
        "bukukan realisasi": ["adbang", "bpkad", "kasubag_keuangan", "operator"],
        "bukukan fisik": ["adbang", "kasubag_program", "operator"],
        "unggah bukti": [
            "adbang",
            "kasubag_keuangan",
            "kasubag_program",
            "kepala_pd",
            "kepala_unit",
            "operator",
        ],
        "jelaskan selisih": ["adbang", "bpkad", "kasubag_keuangan", "kepala_pd", "kepala_unit"],
    }


@pytest.mark.parametrize("jenis", list(JenisPeran))
@pytest.mark.parametrize("perbuatan", [p for p in Perbuatan if p is not Perbuatan.ATUR_ORGANISASI])
def test_every_role_does_what_the_table_says_and_no_more(
    kabupaten: str, jenis: JenisPeran, perbuatan: Perbuatan
) -> None:
    orang = buat_pengguna(username="x", nama="X", sandi=None, oleh="uji", pada=PADA)
    pd = "1.06" if jenis in PERAN_PD else None
    beri_peran(
        pengguna=orang, jenis=jenis, pemda=PEMDA, pd=pd, berlaku_dari=date(2025, 1, 1), oleh="uji", pada=PADA
    )
    unit = pd_sistem(PEMDA, "1.06")
    if jenis in WEWENANG[perbuatan]:
        pastikan_boleh(oleh=orang, perbuatan=perbuatan, pd=unit, pada=PADA)
    else:
        with pytest.raises(TidakBerwenang, match="tidak berwenang"):
            pastikan_boleh(oleh=orang, perbuatan=perbuatan, pd=unit, pada=PADA)
    assert boleh_mengatur(pengguna=orang, pada=PADA, pemda=PEMDA) == (jenis is JenisPeran.ADBANG)


def test_dewi_cannot_book_for_dinas_sosial_and_nothing_changes(orang: Orang, buku: Buku) -> None:
    matra = Matra(jenis_belanja="5.1")
    umum = {"pemda": PEMDA, "tahun": TAHUN, "pd": "1.06", "sumber": Sumber("x.xlsx"), "pada": PADA}
    sebelum = Peristiwa.objects.count()
    coba = [
        lambda o: bukukan_anggaran(
            baris=[BarisPagu("1.06", matra, Decimal(1))], tahap="murni", berlaku_mulai=1, oleh=o, **umum
        ),
        lambda o: bukukan_angkas(baris=[BarisAngkas("1.06", matra, 1, Decimal(1))], oleh=o, **umum),
        lambda o: bukukan_target_fisik(baris=[BarisFisik("1.06", 1, "", Decimal(1))], oleh=o, **umum),
        lambda o: bukukan_realisasi(
            bulan=1, sifat=Sifat.BULANAN, baris=[BarisRealisasi("1.06", 1, matra, Decimal(1))], oleh=o, **umum
        ),
        lambda o: bukukan_fisik(bulan=1, baris=[BarisFisik("1.06", 1, "", Decimal(1))], oleh=o, **umum),
    ]
    for bukukan in coba:
        with pytest.raises(TidakDitemukan):
            bukukan(orang.dewi)
    for bukukan in coba[:2]:
        with pytest.raises(TidakBerwenang, match="Bagian Adbang"):
            bukukan(orang.rina)
    assert Peristiwa.objects.count() == sebelum
    assert not Pembukuan.objects.exists()
    assert coba[3](orang.rina).oleh == "rina"  # type: ignore[no-untyped-call]


def test_a_person_is_made_known_once(kabupaten: str) -> None:
    rina = buat_pengguna(username="rina", nama="Rina Wati", sandi="rahasia-sekali", oleh="uji", pada=PADA)
    assert (str(rina), rina.get_full_name(), rina.get_short_name()) == ("Rina Wati", "Rina Wati", "Rina")
    assert rina.check_password("rahasia-sekali")
    assert pengguna_sistem("rina") == rina
    assert pengguna_sistem("tak-ada") is None
    assert "rahasia" not in Peristiwa.objects.order_by("-id")[0].isi
    with pytest.raises(IsiTidakSah, match="sudah dipakai"):
        buat_pengguna(username="rina", nama="Rina Lain", sandi=None, oleh="uji", pada=PADA)
    with pytest.raises(IsiTidakSah, match="tidak sah"):
        buat_pengguna(username="a b", nama="", sandi=None, oleh="uji", pada=PADA)
    assert Pengguna.objects.count() == 1


def test_a_role_is_given_once_and_refused_when_it_cannot_be(orang: Orang) -> None:
    lagi = {
        "pengguna": orang.rina,
        "pemda": PEMDA,
        "berlaku_dari": date(2025, 1, 1),
        "oleh": "uji",
        "pada": PADA,
    }
    sebelum = Peristiwa.objects.count()
    beri_peran(jenis="operator", pd="1.06", **lagi)
    assert Peristiwa.objects.count() == sebelum
    for salah, sebab in (
        ({"jenis": "raja"}, "tidak dikenal"),
        ({"jenis": "operator"}, "satu perangkat daerah"),
        ({"jenis": "sekda", "berlaku_sampai": date(2024, 1, 1)}, "sebelum mulai"),
    ):
        with pytest.raises(IsiTidakSah, match=sebab):
            beri_peran(**{**lagi, **salah})
    with pytest.raises(TidakDitemukan):
        beri_peran(jenis="operator", pd="tidak-ada", **lagi)
    assert Peran.objects.filter(pengguna=orang.rina).count() == 1
    with pytest.raises(IntegrityError, match="peran_pd_menyebut_pd"), transaction.atomic():
        Peran.objects.create(
            pengguna=orang.rina,
            pemda=pd_sistem(PEMDA, "1.06").pemda,
            jenis="operator",
            berlaku_dari=date(2026, 1, 1),
        )
