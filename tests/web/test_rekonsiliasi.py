"""The room of differences: who sees which, explains them, gives them away; Dewi finds nothing."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.orang import DISHUB
from tests.web.tiruan import DINSOS, PEMDA, TAHUN

from siap.domain.masukan import BarisRealisasi, Matra, Sifat
from siap.ledger.akun.actions import beri_peran, buat_pengguna
from siap.ledger.jejak.models import Peristiwa
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.realisasi.actions import bukukan_realisasi, catat_acuan
from siap.ledger.realisasi.models import CatatanRekonsiliasi

pytestmark = pytest.mark.django_db
PADA = datetime(TAHUN, 7, 5, 2, tzinfo=UTC)
SUB, REK = "1.06.02.2.01.0001", "5.1.02.01.01.0024"
RUANG = f"/rekonsiliasi?pemda={PEMDA}&tahun={TAHUN}&bulan=6"
SIMPAN = f"/rekonsiliasi/simpan?pemda={PEMDA}&tahun={TAHUN}&bulan=6"
Masuk = Callable[..., Client]


def isi(pd: str, menurut_pd: dict[str, str], menurut_bpkad: dict[str, str], bulan: int = 6) -> None:
    """Book what the PD says of some rekening, and keep what BPKAD says."""
    for angka, catat, lain in (
        (menurut_pd, bukukan_realisasi, {"lengkap": True}),
        (menurut_bpkad, catat_acuan, {}),
    ):
        baris = [
            BarisRealisasi(pd, bulan, Matra(SUB, f"5.1.02.01.01.{k}"), Decimal(n)) for k, n in angka.items()
        ]
        catat(
            pemda=PEMDA,
            tahun=TAHUN,
            pd=pd,
            bulan=bulan,
            sifat=Sifat.KUMULATIF,
            baris=baris,
            sumber=Sumber(f"{catat.__name__}.csv", pd.encode().hex()[:64].ljust(64, "0")),
            oleh="uji",
            pada=PADA,
            **lain,
        )


@pytest.fixture
def beda(orang: dict[str, Any]) -> None:
    """Dinas Sosial differs in two lines, Dinas Perhubungan in one."""
    isi(DINSOS, {"0024": "102", "0025": "50"}, {"0024": "100", "0025": "90"})
    isi(DISHUB, {"0024": "7"}, {"0024": "1"})


@pytest.fixture
def kasno(orang: dict[str, Any]) -> Any:
    """Kasubag keuangan of Dinas Sosial."""
    satu = buat_pengguna(username="kasno", nama="Kasno", sandi=None, oleh="uji", pada=PADA)
    beri_peran(
        pengguna=satu,
        jenis="kasubag_keuangan",
        pemda=PEMDA,
        pd=DINSOS,
        berlaku_dari=date(2020, 1, 1),
        oleh="uji",
        pada=PADA,
    )
    orang["kasno"] = satu
    return satu


def tempat(halaman: str) -> list[str]:
    return [unescape(n) for n in re.findall(r'name="pilih" value="([^"]+)"', halaman)]


def buka(klien: Client, alamat: str = RUANG, status: int = 200) -> str:
    jawaban = klien.get(alamat)
    assert jawaban.status_code == status, alamat
    return jawaban.content.decode()


def test_the_finances_see_all_the_largest_first_with_totals(beda: None, sebagai: Masuk) -> None:
    halaman = buka(sebagai("bayu"))
    assert [t.split('"')[1] for t in tempat(halaman)] == [DINSOS, DISHUB, DINSOS]
    assert "Rp159" in halaman  # PD: 102 + 50 + 7
    assert "Rp191" in halaman  # BPKAD: 100 + 90 + 1
    assert "3 terbuka" in halaman
    assert "+2" in halaman
    assert "−40" in halaman


def test_a_pd_sees_its_own_and_another_nothing_of_it(beda: None, sebagai: Masuk, kasno: Any) -> None:
    for nama in ("rina", "hadi", "kasno"):
        halaman = buka(sebagai(nama))
        assert "0025" in halaman
        assert "Rp191" not in halaman
    dewi = sebagai("dewi")
    assert "0025" not in buka(dewi)
    for alamat in (
        f"{RUANG}&pd={DINSOS}",
        f"/rekonsiliasi.csv?pemda={PEMDA}&tahun={TAHUN}&bulan=6&pd={DINSOS}",
        f"/rekonsiliasi/rincian?pemda={PEMDA}&tahun={TAHUN}&bulan=6&pd={DINSOS}&sub={SUB}&rek={REK}",
    ):
        buka(dewi, alamat, 404)


def test_one_text_explains_many_and_the_history_names_who(beda: None, sebagai: Masuk, kasno: Any) -> None:
    klien = sebagai("kasno")
    pilih = tempat(buka(klien))
    assert len(pilih) == 2
    jawaban = klien.post(SIMPAN, {"pilih": pilih, "teks": "SP2D 12 terbit 1 Juli.", "langkah": "jelaskan"})
    assert jawaban.status_code == 302
    halaman = buka(klien, jawaban["Location"])
    assert "2 selisih dijelaskan atas nama Anda." in halaman
    assert "0 terbuka" in halaman
    rincian = f"/rekonsiliasi/rincian?pemda={PEMDA}&tahun={TAHUN}&bulan=6&pd={DINSOS}&sub={SUB}&rek={REK}"
    isi_rincian = buka(sebagai("bayu"), rincian)
    assert "Kasno menjelaskan" in isi_rincian
    assert "SP2D 12 terbit 1 Juli." in isi_rincian
    assert Peristiwa.objects.order_by("-id")[0].oleh == "kasno"


@pytest.mark.parametrize(("nama", "status"), [("rina", 403), ("dewi", 404), ("bupati", 403)])
def test_others_cannot_explain_and_nothing_changes(
    beda: None, sebagai: Masuk, nama: str, status: int
) -> None:
    pilih = [p for p in tempat(buka(sebagai("bayu"))) if DINSOS in p]
    assert tempat(buka(sebagai(nama))) == []
    sebelum = Peristiwa.objects.count()
    for langkah in ("jelaskan", "tugaskan"):
        data = {"pilih": pilih, "teks": "x", "langkah": langkah, "kepada": "hadi"}
        assert sebagai(nama).post(SIMPAN, data).status_code == status
    assert (Peristiwa.objects.count(), CatatanRekonsiliasi.objects.count()) == (sebelum, 0)


def test_what_is_refused_keeps_the_text_and_the_choice(beda: None, sebagai: Masuk) -> None:
    klien = sebagai("sari")
    pilih = tempat(buka(klien))[:1]
    jawaban = klien.post(SIMPAN, {"pilih": pilih, "teks": "  ", "langkah": "jelaskan"})
    assert jawaban.status_code == 422
    assert "Tulis penyebab selisihnya" in jawaban.content.decode()
    assert " checked" in jawaban.content.decode()
    assert klien.post(SIMPAN, {"teks": "x", "langkah": "jelaskan"}).status_code == 422
    isi(DINSOS, {"0024": "102", "0025": "50"}, {"0024": "100", "0025": "95"})
    jawaban = klien.post(SIMPAN, {"pilih": pilih, "teks": "Sebab <b>.", "langkah": "jelaskan"})
    assert jawaban.status_code == 409
    assert "berubah sejak Anda buka" in jawaban.content.decode()
    assert "Sebab &lt;b&gt;." in jawaban.content.decode()
    assert not CatatanRekonsiliasi.objects.exists()


@pytest.mark.parametrize(
    "pilih", ["", "[]", "{}", '["x",1,"","","NaN"]', '["x",99,"","","1"]', '["\\u0000",1,"","","1"]', "[1,2"]
)
def test_a_place_that_no_page_wrote_is_refused(beda: None, sebagai: Masuk, pilih: str) -> None:
    jawaban = sebagai("sari").post(SIMPAN, {"pilih": pilih, "teks": "x", "langkah": "jelaskan"})
    assert jawaban.status_code == 403
    assert not CatatanRekonsiliasi.objects.exists()


def test_a_task_is_given_to_a_person_who_finds_it_under_own_tasks(
    beda: None, sebagai: Masuk, kasno: Any
) -> None:
    bayu, saya = sebagai("bayu"), f"{RUANG}&milik=saya"
    assert len(tempat(buka(sebagai("kasno"), saya))) == 2
    halaman = buka(bayu, f"{RUANG}&pd={DINSOS}")
    assert '<option value="hadi">' in halaman
    jawaban = bayu.post(
        f"{SIMPAN}&pd={DINSOS}", {"pilih": tempat(halaman)[:1], "kepada": "hadi", "langkah": "tugaskan"}
    )
    assert jawaban.status_code == 302
    assert f"pd={DINSOS}" in jawaban["Location"]
    assert len(tempat(buka(sebagai("kasno"), saya))) == 1
    assert len(tempat(buka(sebagai("hadi"), saya))) == 1
    rincian = f"&pd={DINSOS}&sub={SUB}&rek=5.1.02.01.01.0025&rincian=ya"
    data = {"pilih": tempat(halaman)[:1], "kepada": "dewi", "langkah": "tugaskan"}
    assert bayu.post(f"{SIMPAN}{rincian}", data).status_code == 422


def test_filters_and_the_year(beda: None, sebagai: Masuk) -> None:
    isi(DINSOS, {"0024": "5"}, {"0024": "9"}, bulan=5)
    klien = sebagai("bayu")
    assert len(tempat(buka(klien))) == 3
    assert len(tempat(buka(klien, f"{RUANG}&sepanjang=ya"))) == 4
    assert len(tempat(buka(klien, f"{RUANG}&pd={DISHUB}"))) == 1
    assert "Tidak ada selisih yang cocok" in buka(klien, f"{RUANG}&status=selesai")
    assert "Tidak ada selisih" in buka(klien, RUANG.replace("bulan=6", "bulan=1"))


def test_the_csv_is_what_is_shown(beda: None, sebagai: Masuk) -> None:
    jawaban = sebagai("bayu").get(f"/rekonsiliasi.csv?pemda={PEMDA}&tahun={TAHUN}&bulan=6&pd={DINSOS}")
    baris = list(csv.DictReader(io.StringIO(jawaban.content.decode("utf-8-sig"))))
    assert [(b["rekening"], b["menurut_pd"], b["menurut_bpkad"], b["selisih"]) for b in baris] == [
        ("5.1.02.01.01.0025", "50.00", "90.00", "-40.00"),
        ("5.1.02.01.01.0024", "102.00", "100.00", "2.00"),
    ]
    assert {b["keadaan"] for b in baris} == {"terbuka"}


def test_more_rows_ask_no_more_questions(beda: None, sebagai: Masuk) -> None:
    klien = sebagai("bayu")
    buka(klien)

    def tanya() -> int:
        with CaptureQueriesContext(connection) as semua:
            buka(klien)
        return len(semua)

    sedikit = tanya()
    isi(DISHUB, {f"{n:04}": "9" for n in range(150)}, {f"{n:04}": "1" for n in range(150)})
    assert tanya() == sedikit
    assert "Halaman 1 dari 2" in buka(klien)
    assert len(tempat(buka(klien, f"{RUANG}&halaman=2"))) == 52
