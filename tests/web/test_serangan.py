"""What an attacker or a suspicious accountant tries at the doors of reporting."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.web import dunia as d
from tests.web import laporan as lap
from tests.web.laporan import BULAN, PADA, SUB, TITIK, keadaan, kirim, rekam, sampai
from tests.web.orang import DISHUB
from tests.web.tiruan import DINSOS, PEMDA, TAHUN

from siap.domain.masukan import BarisFisik, BarisRealisasi, Matra, Sifat
from siap.flows import pelaporan as alur
from siap.ledger.jejak.galat import IsiTidakSah
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.organisasi.actions import catat_pd
from siap.ledger.pelaporan.actions import simpan_sel
from siap.ledger.pelaporan.isian import Operasi
from siap.ledger.pelaporan.models import Kiriman, LaporanBulanan
from siap.ledger.pengendalian.models import UsulanTeguran
from siap.ledger.realisasi.actions import bukukan_fisik, bukukan_realisasi
from siap.web.unduh import aman

Sebagai = Callable[..., Client]
LAPORAN: dict[str, Any] = {"pemda": PEMDA, "pd": DINSOS, "tahun": TAHUN, "bulan": BULAN}
KUERI = f"{TITIK}&pd={DINSOS}"


@pytest.fixture
def jam(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Set the clock of the doors."""

    def atur(saat: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: saat)

    atur(PADA)
    return atur


@pytest.fixture
def dinsos(orang: Any, jam: Any) -> None:
    """Two PD with a budget, on the seventh of October."""
    lap.anggaran(DINSOS)
    lap.anggaran(DISHUB)


def halaman(jawaban: Any) -> str:
    return re.sub(r"\s+", " ", jawaban.content.decode())


def versi(isi: str) -> str:
    return re.search(r'name="versi" value="([^"]*)"', isi)[1]  # type: ignore[index]


# --- what is signed is what was seen -----------------------------------------------------------------


def test_a_report_that_was_empty_when_it_was_looked_at_is_not_signed_unseen(
    sebagai: Sebagai, dinsos: None
) -> None:
    hadi = sebagai("hadi")
    dilihat = versi(halaman(hadi.get(f"/lapor/periksa?{KUERI}")))
    lap.isi()  # somebody fills it in meanwhile

    jawaban = hadi.post(f"/lapor/ajukan?{KUERI}", {"versi": dilihat})

    assert jawaban.status_code == 422
    assert "berubah sejak Anda buka" in halaman(jawaban)
    assert keadaan() == ("draf", 0)


@pytest.mark.parametrize("kirim_versi", [{}, {"versi": ""}, {"versi": "abc"}, {"versi": "9999999999"}])
def test_a_submission_that_does_not_say_what_was_seen_is_refused(
    sebagai: Sebagai, dinsos: None, kirim_versi: dict[str, str]
) -> None:
    lap.isi()
    sebelum = rekam()

    jawaban = sebagai("hadi").post(f"/lapor/ajukan?{KUERI}", kirim_versi)

    assert jawaban.status_code == 422
    assert rekam() == sebelum


def test_a_report_of_nothing_needs_no_cell_but_the_same_look(sebagai: Sebagai, dinsos: None) -> None:
    hadi = sebagai("hadi")
    dilihat = versi(halaman(hadi.get(f"/lapor/periksa?{KUERI}")))

    jawaban = hadi.post(f"/lapor/ajukan?{KUERI}", {"versi": dilihat, "nihil": "ya"})

    assert jawaban.status_code in (302, 422)
    if jawaban.status_code == 422:  # rules may ask why; then with the reasons, from the very page
        isi = halaman(jawaban)
        alasan = dict.fromkeys(re.findall(r'name="(alasan:[^"]+)"', isi), "Belum ada belanja.")
        jawaban = hadi.post(f"/lapor/ajukan?{KUERI}", {"versi": versi(isi), "nihil": "ya", **alasan})
    assert jawaban.status_code == 302
    assert keadaan() == ("diajukan", 1)


def test_a_month_that_imports_filled_is_submitted_without_typing(sebagai: Sebagai, dinsos: None) -> None:
    umum: dict[str, Any] = {**LAPORAN, "sumber": Sumber("sipd.csv", "1" * 64), "oleh": "uji", "pada": PADA}
    sub = (SUB[DINSOS], lap.SUB_B)
    uang = [BarisRealisasi(DINSOS, BULAN, Matra(s, lap.REK), Decimal(700)) for s in sub]
    bukukan_realisasi(**umum, baris=uang, sifat=Sifat.KUMULATIF)
    bukukan_fisik(**umum, baris=[BarisFisik(DINSOS, BULAN, s, Decimal(72)) for s in sub])
    hadi = sebagai("hadi")
    isi = halaman(hadi.get(f"/lapor/periksa?{KUERI}"))

    jawaban = hadi.post(f"/lapor/ajukan?{KUERI}", {"versi": versi(isi)})

    assert jawaban.status_code == 302
    assert keadaan() == ("diajukan", 1)


def test_a_second_click_on_submit_is_told_that_it_arrived(sebagai: Sebagai, dinsos: None) -> None:
    lap.isi()
    hadi = sebagai("hadi")
    isian = {"versi": versi(halaman(hadi.get(f"/lapor/periksa?{KUERI}")))}
    pertama = hadi.post(f"/lapor/ajukan?{KUERI}", isian)
    sebelum = rekam()

    kedua = hadi.post(f"/lapor/ajukan?{KUERI}", isian)

    assert (pertama.status_code, kedua.status_code) == (302, 302)
    assert kedua.headers["Location"] == pertama.headers["Location"]
    assert rekam() == sebelum


# --- all of it or nothing ----------------------------------------------------------------------------


def test_proposals_with_a_foreign_one_among_them_are_refused_whole(
    monkeypatch: pytest.MonkeyPatch, db: None
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: d.KINI)
    dunia = d.bangun()
    adbang = next(s for s in dunia.siapa if s.nama == "adbang")
    klien = Client()
    klien.force_login(adbang.orang, backend="django.contrib.auth.backends.ModelBackend")
    milik, asing, jauh = dunia.objek[:3]
    sebelum = UsulanTeguran.objects.count()

    for buruk in (jauh.usulan_baru, "5:1:9.99", "x:1:" + asing.pd, "5"):
        isian = {"pilih": [milik.usulan_baru, buruk], "untuk_tahun": "2026"}
        jawaban = klien.post(f"/teguran/teruskan?pemda={milik.pemda}&tahun=2026&bulan=9", isian)
        assert jawaban.status_code == 404
        assert UsulanTeguran.objects.count() == sebelum


@pytest.mark.parametrize(
    "tempat",
    [
        "[" * 100_000,
        json.dumps(["\ud800", 9, "", "", "1"]),
        json.dumps([DINSOS, 9, "\ud800", "", "1"]),
        json.dumps([DINSOS, True, "", "", "1"]),
        json.dumps([DINSOS, 9, "", "", "1e999999999"]),
        json.dumps([DINSOS, 9, "", "", "NaN"]),
        json.dumps([DINSOS, 10**400, "", "", "1"]),
        "9" * 5_000,
    ],
    ids=str.__len__,
)
def test_a_place_that_no_page_wrote_is_refused(sebagai: Sebagai, dinsos: None, tempat: str) -> None:
    sebelum = rekam()
    isian = {"pilih": tempat, "teks": "Beda pencatatan."}

    jawaban = sebagai("bayu").post(f"/rekonsiliasi/simpan?{TITIK}", isian)

    assert jawaban.status_code in (403, 404, 409)
    assert rekam() == sebelum


def test_a_unit_cannot_be_called_like_a_booking_of_another(sebagai: Sebagai, dinsos: None) -> None:
    for kode in (f"{DISHUB};tahun={TAHUN};bulan={BULAN}", "1.06\x00", "1.0\n6", "1.06\u202e", "x" * 65):
        with pytest.raises(IsiTidakSah):
            catat_pd(pemda=PEMDA, kode=kode, nama="Dinas Baru", oleh="uji", pada=PADA)
    # what people do write stays possible
    baru = catat_pd(pemda=PEMDA, kode="7.01/Á 1", nama="Kecamatan Baru", oleh="uji", pada=PADA)
    assert baru.kode == "7.01/Á 1"


# --- time and figures --------------------------------------------------------------------------------


def test_days_are_those_of_the_office_not_of_greenwich(
    sebagai: Sebagai, dinsos: None, jam: Callable[[datetime], None]
) -> None:
    kirim()
    malam = datetime(2026, 10, 7, 18, 30, tzinfo=UTC)  # half past one in the night of the eighth
    jam(malam)
    alur.verifikasi(lap.alamat(pada=malam))

    isi = halaman(sebagai("sari").get(f"/verifikasi?{TITIK}"))

    assert "8 Oktober 2026" in isi
    assert "7 Oktober 2026" not in isi


@pytest.mark.parametrize(
    ("teks", "tertulis"),
    [
        ("-500", "-500"),
        ("-1250000.50", "-1250000.50"),
        ("=1+1", "'=1+1"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        ("-500)", "'-500)"),
        ("+62812", "'+62812"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\n=1+1", "'\n=1+1"),
        ("\t=1", "'\t=1"),
        ("＝1+1", "'＝1+1"),
        ("Banjir -5", "Banjir -5"),
        ("", ""),
    ],
)
def test_no_cell_of_a_file_is_a_formula_and_a_refund_stays_a_number(teks: str, tertulis: str) -> None:
    assert aman(teks) == tertulis


def test_a_negative_correction_can_be_summed_from_the_trail(sebagai: Sebagai, dinsos: None) -> None:
    simpan_sel(
        **LAPORAN,
        operasi=[
            Operasi(SUB[DINSOS], lap.REK, "realisasi", "-500", None, 0),
            Operasi(SUB[DINSOS], "", "kendala", '=HYPERLINK("http://x")', None, 0),
        ],
        kunci="k",
        oleh="uji",
        pada=PADA,
    )

    jawaban = sebagai("sari").get(f"/jejak.csv?{TITIK}")
    baris = list(csv.DictReader(io.StringIO(b"".join(jawaban).decode("utf-8-sig"))))

    sesudah = {b["kolom"]: b["sesudah"] for b in baris if b["kolom"]}
    assert sesudah == {"realisasi": "-500", "kendala": '\'=HYPERLINK("http://x")'}


@pytest.mark.parametrize(("tahun", "bulan"), [(2000, 1), (2026, 1), (2026, 12), (2100, 12)])
def test_the_first_and_the_last_month_open_everywhere(
    sebagai: Sebagai, dinsos: None, tahun: int, bulan: int
) -> None:
    titik = f"pemda={PEMDA}&tahun={tahun}&bulan={bulan}"
    for ruang in (
        "hari-ini",
        "kepatuhan",
        "verifikasi",
        "teguran",
        "rekonsiliasi",
        "jejak",
        "aturan",
        "bukti",
    ):
        assert sebagai("sari").get(f"/{ruang}?{titik}").status_code == 200, ruang
    for ruang in ("lapor", "lapor/periksa", "lapor/unggah", "bukti", "kiriman", "lapor/formulir.xlsx"):
        assert sebagai("hadi").get(f"/{ruang}?{titik}&pd={DINSOS}").status_code == 200, ruang


# --- too much of a good thing ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sampai_", "ruang", "medan"),
    [
        ("diajukan", "lapor/tarik", "alasan"),
        ("dikunci", "verifikasi/buka", "alasan"),
        ("diajukan", "verifikasi/kembalikan", "umum"),
    ],
)
def test_a_reason_as_long_as_a_book_is_not_kept(
    sebagai: Sebagai, dinsos: None, sampai_: str, ruang: str, medan: str
) -> None:
    sampai(sampai_)
    klien = sebagai("hadi" if ruang == "lapor/tarik" else "sari")

    klien.post(f"/{ruang}?{KUERI}", {"nomor": "1", medan: "x" * 1_000_000})

    assert all(len(str(satu)) < 20_000 for daftar in rekam().values() for satu in daftar)


def test_reasons_of_a_submission_are_kept_short(sebagai: Sebagai, dinsos: None) -> None:
    lap.isi(fisik="20")
    hadi = sebagai("hadi")
    isi = halaman(hadi.get(f"/lapor/periksa?{KUERI}"))
    alasan = dict.fromkeys(re.findall(r'name="(alasan:[^"]+)"', isi), "x" * 1_000_000)
    assert alasan

    jawaban = hadi.post(f"/lapor/ajukan?{KUERI}", {"versi": versi(isi), **alasan})

    assert jawaban.status_code == 422
    assert "2.000 huruf" in halaman(jawaban)
    assert not Kiriman.objects.exists()


def test_who_may_not_fill_a_report_does_not_have_a_form_read(
    sebagai: Sebagai, dinsos: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    dibaca: list[str] = []
    monkeypatch.setattr("siap.flows.formulir.baca_formulir", lambda nama, _isi: dibaca.append(nama))

    jawaban = sebagai("bupati").post(f"/lapor/unggah?{KUERI}", {"berkas": io.BytesIO(b"PK\x03\x04")})

    assert jawaban.status_code == 403
    assert dibaca == []
    assert not LaporanBulanan.objects.exists()
