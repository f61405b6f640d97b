"""Reminders against a real SMTP server and a real webhook: once, late rather than never, no secret told."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from tests.flows.conftest import PEMDA, TAHUN, Impor

from siap.config.surel import surel
from siap.flows.galat import GalatPemakai, TidakDikenal
from siap.flows.pengingat import HasilIngatkan, ingatkan
from siap.flows.saluran import tanda_tangan
from siap.ledger.akun.actions import beri_peran, buat_pengguna
from siap.ledger.jejak.models import Peristiwa
from siap.ledger.jejak.queries import periksa_rantai
from siap.ledger.organisasi.actions import catat_pd
from siap.ledger.pelaporan.actions import CatatanSel, ajukan, kembalikan
from siap.ledger.pengendalian.actions import mulai_pengingat
from siap.ledger.pengendalian.models import PengingatTerkirim

pytestmark = pytest.mark.django_db
ORANG = (
    ("rina", "operator", "1.06", "rina@contoh.test"),
    ("joko", "kasubag_keuangan", "1.06", "joko@contoh.test"),
    ("hadi", "kepala_pd", "1.06", "hadi@contoh.test"),
    ("dewi", "operator", "3.25", ""),
)


def hari(tanggal: int, jam: int = 1) -> datetime:
    """A moment in October; September is due on the tenth."""
    return datetime(TAHUN, 10, tanggal, jam, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _orang(kabupaten: str, settings: Any) -> None:
    settings.SIAP_WEBHOOK_URL = settings.SIAP_WEBHOOK_RAHASIA = settings.SIAP_URL = ""
    for nama, jenis, pd, alamat in ORANG:
        p = buat_pengguna(
            username=nama, nama=nama.title(), sandi=None, surel=alamat, oleh="uji", pada=hari(1)
        )
        beri_peran(
            pengguna=p,
            jenis=jenis,
            pemda=PEMDA,
            pd=pd,
            berlaku_dari=date(2025, 1, 1),
            oleh="uji",
            pada=hari(1),
        )


@dataclass
class Kotak:
    """What the mail server took in; ``tolak`` makes it refuse."""

    surat: list[Any] = field(default_factory=list)
    tolak: str = ""

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.tolak:
            return self.tolak
        self.surat.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=policy.default)))
        return "250 OK"

    @property
    def kepada(self) -> list[str]:
        return sorted(alamat for tujuan, _surat in self.surat for alamat in tujuan)


@pytest.fixture
def kotak(settings: Any) -> Iterator[Kotak]:
    """A real SMTP server on this machine, set as an address would set it."""
    kotak = Kotak()
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        porta = s.getsockname()[1]
    peladen = Controller(kotak, hostname="127.0.0.1", port=porta)
    peladen.start()
    for nama, nilai in surel(f"smtp://127.0.0.1:{porta}", Path()).items():
        setattr(settings, nama, nilai)
    yield kotak
    peladen.stop()


@dataclass
class Penerima:
    """What the webhook received; ``jawab`` is the status of its answers."""

    alamat: str = ""
    jawab: int = 200
    masuk: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@pytest.fixture
def webhook(settings: Any) -> Iterator[Penerima]:
    """A tiny HTTP server that checks nothing."""
    penerima = Penerima()

    class Tangan(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            isi = self.rfile.read(int(self.headers["Content-Length"]))
            penerima.masuk.append((dict(self.headers), isi))
            self.send_response(penerima.jawab)
            if penerima.jawab == 302:
                self.send_header("Location", f"{penerima.alamat}/curian")
            self.end_headers()

        do_GET = do_POST  # noqa: N815 - the name is given

        def log_message(self, *_isi: object) -> None:
            pass

    peladen = ThreadingHTTPServer(("127.0.0.1", 0), Tangan)
    utas = threading.Thread(target=peladen.serve_forever, daemon=True)
    utas.start()
    penerima.alamat = f"http://127.0.0.1:{peladen.server_port}"
    settings.SIAP_WEBHOOK_URL = f"{penerima.alamat}/kait?token=rahasia-alamat"
    settings.SIAP_WEBHOOK_RAHASIA = "rahasia-bersama"
    yield penerima
    peladen.shutdown()
    peladen.server_close()
    utas.join()


def jalan(pada: datetime, **lain: Any) -> HasilIngatkan:
    return ingatkan(pada=pada, oleh="uji", **lain)


def test_operators_are_reminded_on_day_five_and_eight_and_the_head_when_it_is_due(kotak: Kotak) -> None:
    assert jalan(hari(4)).daftar == ()
    assert kotak.kepada == []
    pengisi = ["joko@contoh.test", "rina@contoh.test"]
    for tanggal, kepada in ((5, pengisi), (8, pengisi), (10, ["hadi@contoh.test", *pengisi]), (11, None)):
        kotak.surat.clear()
        jalan(hari(tanggal))
        assert kotak.kepada == (kepada or ["hadi@contoh.test", *pengisi]), tanggal
    assert PengingatTerkirim.objects.filter(hasil="terkirim").count() == 10
    assert periksa_rantai(PEMDA).utuh


def test_a_letter_says_what_is_owed_until_when_and_where(kotak: Kotak, settings: Any) -> None:
    settings.SIAP_URL = "https://siap.contoh.test"
    jalan(hari(8))
    surat = next(s for kepada, s in kotak.surat if kepada == ["rina@contoh.test"])
    assert surat["Subject"].strip() == "Laporan September 2025 ditunggu 10 Oktober 2025 · Dinas Sosial"
    isi = surat.get_content()
    assert "Laporan September 2025 Dinas Sosial ditunggu paling lambat 10 Oktober 2025." in isi
    assert f"https://siap.contoh.test/hari-ini?pemda={PEMDA}" in isi
    assert surat["Auto-Submitted"] == "auto-generated"


def test_a_second_run_on_the_same_or_the_next_day_sends_nothing(kotak: Kotak) -> None:
    jalan(hari(5))
    assert [s.hasil for s in jalan(hari(5, 9)).daftar] == ["sudah", "sudah"]
    assert [s.hasil for s in jalan(hari(7)).daftar] == ["sudah", "sudah"]
    assert len(kotak.surat) == 2


def test_a_day_without_a_run_is_made_up_for_once(kotak: Kotak) -> None:
    assert jalan(hari(9)).banyak("terkirim") == 2
    assert {s.saat.tanggal.day for s in jalan(hari(9)).daftar} == {8}


def test_who_has_submitted_is_left_in_peace_until_it_comes_back(kotak: Kotak, impor: Impor) -> None:
    impor({"dpa.csv": "pd,sub_kegiatan,pagu\n1.06,1.06.02.2.01.0001,1000\n"})
    laporan: dict[str, Any] = {"pemda": PEMDA, "pd": "1.06", "tahun": TAHUN, "bulan": 9}
    ajukan(**laporan, nihil=True, periksa=lambda *_isi: (), oleh="uji", pada=hari(6))
    assert jalan(hari(8)).daftar == ()
    kembalikan(**laporan, catatan=[CatatanSel("Cocokkan.")], oleh="uji", pada=hari(9))
    jalan(hari(10))
    assert len(kotak.surat) == 3
    assert "dikembalikan dengan catatan" in kotak.surat[0][1].get_content()


def test_a_refusal_is_recorded_and_tried_again_at_the_next_run(kotak: Kotak) -> None:
    kotak.tolak = "451 kotak rina@contoh.test penuh"
    hasil = jalan(hari(5))
    assert [(s.hasil, s.keterangan) for s in hasil.daftar] == [
        ("gagal", "Peladen surel menolak (kode 451).")
    ] * 2
    catatan = Peristiwa.objects.filter(perbuatan="pengendalian.ingatkan")
    assert catatan.count() == 2
    assert "contoh.test" not in "".join(catatan.values_list("isi", flat=True))
    kotak.tolak = ""
    assert jalan(hari(6)).banyak("terkirim") == 2
    assert sorted(PengingatTerkirim.objects.values_list("percobaan", "hasil")) == sorted(
        [(1, "mulai"), (1, "gagal"), (2, "mulai"), (2, "terkirim")] * 2
    )
    assert jalan(hari(6)).banyak("sudah") == 2


def test_a_dead_mail_server_loses_no_reminder_and_tells_no_password(settings: Any) -> None:
    for nama, nilai in surel("smtp://siap:sandi-rahasia@127.0.0.1:1", Path()).items():
        setattr(settings, nama, nilai)
    hasil = jalan(hari(5))
    assert hasil.banyak("gagal") == 2
    teks = json.dumps([s.sebagai_json() for s in hasil.daftar])
    assert "tidak dapat dihubungi" in teks
    assert "sandi-rahasia" not in teks


def test_one_bad_address_does_not_stop_the_others(kotak: Kotak) -> None:
    from siap.ledger.akun.models import Pengguna

    Pengguna.objects.filter(username="joko").update(email="bukan alamat")
    hasil = jalan(hari(5))
    assert {s.penerima: s.hasil for s in hasil.daftar} == {"joko": "gagal", "rina": "terkirim"}


def test_a_unit_that_nobody_can_be_reminded_of_is_named(kotak: Kotak) -> None:
    assert [t.pd for t in jalan(hari(5)).tanpa_tujuan] == ["3.25"]


def test_people_of_the_unit_above_answer_for_a_unit_without_people(kotak: Kotak) -> None:
    catat_pd(pemda=PEMDA, kode="1.06.1", nama="UPTD Panti", induk="1.06", oleh="uji", pada=hari(1))
    hasil = jalan(hari(5))
    assert [(s.pd, s.penerima) for s in hasil.daftar] == [
        ("1.06", "joko"),
        ("1.06", "rina"),
        ("1.06.1", "joko"),
        ("1.06.1", "rina"),
    ]


def test_a_dry_run_sends_and_writes_nothing(kotak: Kotak) -> None:
    hasil = jalan(hari(5), kering=True)
    assert [s.hasil for s in hasil.daftar] == ["akan dikirim"] * 2
    assert kotak.surat == []
    assert not PengingatTerkirim.objects.exists()
    assert not Peristiwa.objects.filter(perbuatan="pengendalian.ingatkan").exists()


def test_an_attempt_of_another_run_is_left_alone_until_that_run_is_dead(
    kotak: Kotak, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two runs at once: what the other claimed is skipped; what it left behind is made up for."""
    from siap.flows import pengingat

    asli = mulai_pengingat

    def didahului(kunci: Any, *, percobaan: int, pada: datetime) -> bool:
        assert asli(kunci, percobaan=percobaan, pada=pada)
        return asli(kunci, percobaan=percobaan, pada=pada)

    monkeypatch.setattr(pengingat, "mulai_pengingat", didahului)
    assert jalan(hari(5)).banyak("sedang dikirim") == 2
    monkeypatch.setattr(pengingat, "mulai_pengingat", asli)
    assert jalan(hari(5) + timedelta(minutes=5)).banyak("sedang dikirim") == 2
    assert kotak.surat == []
    assert jalan(hari(5) + timedelta(minutes=16)).banyak("terkirim") == 2


def test_without_a_mail_server_letters_are_files(settings: Any, tmp_path: Path) -> None:
    for nama, nilai in surel("", tmp_path / "surat").items():
        setattr(settings, nama, nilai)
    jalan(hari(5))
    berkas = sorted((tmp_path / "surat").iterdir())
    assert len(berkas) == 2
    assert "rina@contoh.test" in "".join(b.read_text() for b in berkas)


def test_a_webhook_gets_signed_json_for_people_without_an_address_too(
    kotak: Kotak, webhook: Penerima
) -> None:
    hasil = jalan(hari(5))
    assert {(s.penerima, s.saluran.value) for s in hasil.daftar} == {
        ("joko", "surel"),
        ("joko", "webhook"),
        ("rina", "surel"),
        ("rina", "webhook"),
        ("dewi", "webhook"),
    }
    kepala, badan = webhook.masuk[-1]
    isi = json.loads(badan)
    assert (isi["pd"]["kode"], isi["penerima"]["pengguna"], isi["jenis"]) == ("3.25", "dewi", "menjelang")
    tanda = tanda_tangan(kepala["X-Siap-Waktu"], badan, "rahasia-bersama")
    assert kepala["X-Siap-Tanda-Tangan"] == f"sha256={tanda}"
    assert kepala["Idempotency-Key"] == isi["kunci"]
    assert len({json.loads(b)["kunci"] for _k, b in webhook.masuk}) == 3


@pytest.mark.parametrize(("jawab", "kata"), [(500, " 500."), (404, " 404."), (302, " 302.")])
def test_a_failing_webhook_is_tried_again_and_never_followed_elsewhere(
    kotak: Kotak, webhook: Penerima, jawab: int, kata: str
) -> None:
    webhook.jawab = jawab
    gagal = [s for s in jalan(hari(5)).daftar if s.hasil == "gagal"]
    assert len(gagal) == len(webhook.masuk) == 3
    assert all(kata in s.keterangan and "rahasia" not in s.keterangan for s in gagal)
    webhook.jawab = 200
    hasil = jalan(hari(5, 5))
    assert (hasil.banyak("terkirim"), hasil.banyak("sudah")) == (3, 2)


def test_a_webhook_that_is_gone_fails_without_its_address(
    webhook: Penerima, kotak: Kotak, settings: Any
) -> None:
    settings.SIAP_WEBHOOK_URL = "http://127.0.0.1:1/kait?token=rahasia-alamat"
    gagal = [s for s in jalan(hari(5)).daftar if s.hasil == "gagal"]
    assert len(gagal) == 3
    assert all("rahasia" not in s.keterangan for s in gagal)


@pytest.mark.parametrize(
    ("alamat", "rahasia", "kata"),
    [
        ("ftp://contoh.test/x", "r", "bukan alamat http"),
        ("https://contoh.test/x", "", "SIAP_WEBHOOK_RAHASIA"),
    ],
)
def test_a_half_set_webhook_is_refused_before_anything_is_sent(
    kotak: Kotak, settings: Any, alamat: str, rahasia: str, kata: str
) -> None:
    settings.SIAP_WEBHOOK_URL, settings.SIAP_WEBHOOK_RAHASIA = alamat, rahasia
    with pytest.raises(GalatPemakai, match=kata):
        jalan(hari(5))
    assert kotak.surat == []
    assert not PengingatTerkirim.objects.exists()


def test_an_unknown_pemda_is_told_and_another_one_is_not_touched(kotak: Kotak) -> None:
    with pytest.raises(TidakDikenal):
        jalan(hari(5), pemda="99.99")
    assert jalan(hari(5), pemda=PEMDA).banyak("terkirim") == 2


@pytest.mark.parametrize(
    ("url", "harap"),
    [
        ("smtp://s.test", ("s.test", 25, "", "", False, False)),
        ("smtp+tls://n%40a:p%3Aq@s.test", ("s.test", 587, "n@a", "p:q", True, False)),
        ("smtps://n:p@s.test:4650", ("s.test", 4650, "n", "p", False, True)),
    ],
)
def test_a_mail_server_is_one_address(url: str, harap: tuple[object, ...]) -> None:
    isi = surel(url, Path())
    nama = ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_TLS", "USE_SSL")
    assert tuple(isi[f"EMAIL_{n}"] for n in nama) == harap


@pytest.mark.parametrize("url", ["http://s.test", "smtp://", "smtp://n:rahasia@s.test:abc", "s.test:25"])
def test_an_address_that_is_none_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(ValueError, match="SIAP_SMTP_URL") as salah:
        surel(url, Path())
    assert "rahasia" not in str(salah.value)


def test_the_number_of_questions_does_not_grow_with_the_units(
    kotak: Kotak, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    for n in range(30):
        catat_pd(pemda=PEMDA, kode=f"9.{n:02d}", nama=f"Dinas {n}", oleh="uji", pada=hari(1))
    with django_assert_max_num_queries(40):
        jalan(hari(5), kering=True)
