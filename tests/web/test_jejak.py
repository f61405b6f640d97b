"""The jejak viewer: who changed which cell, only what one may see, page by page; the proof of the chain."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.buku import buku_terbuka
from tests.web import laporan as lap
from tests.web.laporan import BULAN, PADA, REK, SUB, TITIK, kirim, rekam
from tests.web.orang import DISHUB
from tests.web.tiruan import DINSOS, PEMDA, TAHUN

from siap.flows import pelaporan as alur
from siap.ledger.akun.actions import beri_peran, buat_pengguna
from siap.ledger.jejak.actions import catat
from siap.ledger.jejak.models import Peristiwa
from siap.ledger.jejak.queries import periksa_rantai
from siap.ledger.pelaporan.actions import CatatanSel, simpan_sel
from siap.ledger.pelaporan.isian import Operasi

Sebagai = Callable[..., Client]


@pytest.fixture(autouse=True)
def _anggaran(orang: Any) -> None:
    lap.anggaran(DINSOS)
    lap.anggaran(DISHUB)


@pytest.fixture
def irwan(orang: Any) -> Any:
    """The auditor of the Inspektorat."""
    satu = buat_pengguna(username="irwan", nama="Irwan Maulana", sandi="kopi-robusta", oleh="uji", pada=PADA)
    beri_peran(
        pengguna=satu,
        jenis="inspektorat",
        pemda=PEMDA,
        pd=None,
        berlaku_dari=PADA.date(),
        oleh="uji",
        pada=PADA,
    )
    orang["irwan"] = satu
    return satu


def isi(jawaban: Any) -> str:
    return re.sub(r"\s+", " ", jawaban.content.decode())


def urut(jawaban: Any) -> list[int]:
    return [int(n) for n in re.findall(r'class="redup kecil" href="/jejak/(\d+)\?', isi(jawaban))]


def baca_csv(jawaban: Any) -> list[dict[str, str]]:
    teks = b"".join(jawaban.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(teks)))


def ubah(orang: Any, nilai: str, dilihat: str, versi: int = 1) -> None:
    operasi = [Operasi(SUB[DINSOS], REK, "realisasi", nilai, dilihat, versi)]
    kunci = f"rina-{nilai}"
    titik = {"pemda": PEMDA, "pd": DINSOS, "tahun": TAHUN, "bulan": BULAN}
    simpan_sel(**titik, operasi=operasi, kunci=kunci, oleh=orang["rina"], pada=PADA + timedelta(hours=1))


def test_a_changed_cell_is_shown_from_what_to_what_and_by_whom(sebagai: Sebagai, orang: Any) -> None:
    lap.isi()
    ubah(orang, "710.5", "700")

    halaman = isi(sebagai("sari").get(f"/jejak?{TITIK}&pd={DINSOS}"))

    assert "<strong>Rina Kartika</strong> · Mengisi sel" in halaman
    assert "Dinas Sosial, September 2026" in halaman
    assert re.search(r"<del>Rp700</del>.*?<ins>Rp710,50</ins>", halaman)


def test_every_filter_narrows_and_they_add_up(sebagai: Sebagai, orang: Any) -> None:
    kirim(DINSOS)
    alur.kembalikan(lap.alamat(oleh=orang["sari"]), catatan=[CatatanSel("Cocokkan dengan SP2D.")])
    ubah(orang, "712.35", "700")
    kirim(DISHUB)
    klien = sebagai("sari")

    def cari(**saring: str) -> set[str]:
        jawaban = klien.get("/jejak.csv", {"pemda": PEMDA, "tahun": TAHUN, "bulan": BULAN, **saring})
        return {f"{b['perbuatan']} {b['pd'][:4]}".strip() for b in baca_csv(jawaban)}

    semua = cari()
    assert {"organisasi.catat_pd 1.06", "pelaporan.ajukan 2.15", "akun.beri_peran"} <= semua
    assert cari(oleh="rina") == cari(oleh="Kartika") == {"pelaporan.simpan 1.06"}
    assert cari(perbuatan="pelaporan.ajukan") == {"pelaporan.ajukan 1.06", "pelaporan.ajukan 2.15"}
    assert cari(pd=DISHUB, perbuatan="pelaporan.ajukan") == {"pelaporan.ajukan 2.15"}
    assert {p.split()[-1] for p in cari(hanya_bulan="ya")} == {"1.06", "2.15"}
    assert cari(hanya_bulan="ya", bulan="8") == set()
    assert cari(sel="712.35") == {"pelaporan.simpan 1.06"}
    assert cari(sel=SUB[DISHUB]) == {"pelaporan.simpan 2.15"}
    assert cari(sel="cocokkan dengan") == {"pelaporan.kembalikan 1.06"}
    assert cari(oleh="rina", pd=DISHUB) == cari(oleh="tidak ada") == cari(sel="%") == set()


def test_pages_follow_each_other_without_gap_or_repeat(sebagai: Sebagai) -> None:
    for n in range(120):
        catat(rantai=PEMDA, perbuatan="uji.coba", objek="uji", isi={"n": n}, oleh="uji", pada=PADA)
    klien = sebagai("sari")

    dilihat: list[int] = []
    jalan = f"/jejak?{TITIK}"
    while jalan:
        jawaban = klien.get(jalan)
        dilihat += urut(jawaban)
        lanjut = re.search(r'href="([^"]+)" rel="next"', isi(jawaban))
        jalan = lanjut[1].replace("&amp;", "&") if lanjut else ""

    assert dilihat == list(range(Peristiwa.objects.filter(rantai=PEMDA).count(), 0, -1))


def test_a_page_costs_the_same_however_long_the_chain(sebagai: Sebagai) -> None:
    klien = sebagai("sari")
    kirim(DINSOS)
    klien.get(f"/jejak?{TITIK}")
    with CaptureQueriesContext(connection) as pendek:
        klien.get(f"/jejak?{TITIK}")
    for n in range(300):
        catat(rantai=PEMDA, perbuatan="uji.coba", objek="uji", isi={"n": n}, oleh="uji", pada=PADA)
    kirim(DISHUB)
    with CaptureQueriesContext(connection) as panjang:
        klien.get(f"/jejak?{TITIK}")
    assert len(panjang) <= len(pendek)


def test_roles_of_one_pd_see_only_what_concerns_it(sebagai: Sebagai) -> None:
    kirim(DINSOS)
    kirim(DISHUB)
    milik_dewi = set(urut(sebagai("dewi").get(f"/jejak?{TITIK}")))

    objek = set(Peristiwa.objects.filter(rantai=PEMDA, urut__in=milik_dewi).values_list("objek", flat=True))
    assert objek
    assert all(DISHUB in o for o in objek)
    halaman = isi(sebagai("dewi").get(f"/jejak?{TITIK}"))
    assert "Dinas Sosial" not in halaman
    assert "Bukti rantai" not in halaman
    assert {b["pd"] for b in baca_csv(sebagai("dewi").get(f"/jejak.csv?{TITIK}"))} == {DISHUB}


def test_dewi_finds_no_event_of_another_pd(sebagai: Sebagai) -> None:
    kirim(DINSOS)
    asing = Peristiwa.objects.filter(objek__startswith=f"laporan={DINSOS};").latest("urut").urut
    sebelum = rekam()
    klien = sebagai("dewi")

    for jalan in (
        f"/jejak/{asing}?{TITIK}",
        f"/jejak?{TITIK}&pd={DINSOS}",
        f"/jejak.csv?{TITIK}&pd={DINSOS}",
    ):
        jawaban = klien.get(jalan)
        assert jawaban.status_code == 404
    assert klien.post(f"/jejak/periksa?{TITIK}").status_code == 404
    assert sebagai("sari").get(f"/jejak/{asing}?{TITIK}").status_code == 200
    assert sebagai("sari").get(f"/jejak/999999?{TITIK}").status_code == 404
    assert sebagai("sari").get(f"/jejak?{TITIK}&sebelum=x").status_code == 404
    assert rekam() == sebelum


def test_one_event_is_shown_whole(sebagai: Sebagai) -> None:
    lap.isi()
    p = Peristiwa.objects.filter(perbuatan="pelaporan.simpan").get()

    halaman = isi(sebagai("rina").get(f"/jejak/{p.urut}?{TITIK}"))

    assert "4 sel diubah" in halaman
    assert p.hash in halaman
    assert p.hash_sebelum in halaman


def test_the_file_holds_one_line_per_cell_and_no_formula(sebagai: Sebagai) -> None:
    lap.isi()
    operasi = [Operasi(SUB[DINSOS], "", "kendala", '=HYPERLINK("http://x";"klik")', None, 0)]
    titik = {"pemda": PEMDA, "pd": DINSOS, "tahun": TAHUN, "bulan": BULAN}
    simpan_sel(**titik, operasi=operasi, kunci="rumus", oleh="uji", pada=PADA)

    baris = baca_csv(sebagai("sari").get(f"/jejak.csv?{TITIK}&pd={DINSOS}&perbuatan=pelaporan.simpan"))

    assert len(baris) == 5
    assert baris[0]["sesudah"] == '\'=HYPERLINK("http://x";"klik")'
    assert {(b["kolom"], b["sesudah"]) for b in baris[1:]} == {("realisasi", "700"), ("fisik", "72")}
    assert baris[0]["hash"] == Peristiwa.objects.filter(rantai=PEMDA).latest("urut").hash


def test_the_chain_is_checked_and_the_check_is_an_event(sebagai: Sebagai, irwan: Any) -> None:
    kirim(DINSOS)
    ujung = Peristiwa.objects.filter(rantai=PEMDA).latest("urut")
    klien = sebagai("irwan")
    assert "Belum pernah diperiksa" in isi(klien.get(f"/jejak?{TITIK}"))

    assert klien.post(f"/jejak/periksa?{TITIK}").status_code == 302
    halaman = isi(klien.get(f"/jejak?{TITIK}"))

    assert f"sampai peristiwa ke-{ujung.urut}" in halaman
    assert ujung.hash in halaman
    assert Peristiwa.objects.filter(perbuatan="jejak.periksa", oleh="irwan").count() == 1
    assert "Periksa 1 yang baru" in halaman
    klien.post(f"/jejak/periksa?{TITIK}", {"cara": "lanjut"})
    assert f"dari awal terakhir kali sampai ke-{ujung.urut}" in isi(klien.get(f"/jejak?{TITIK}"))
    assert periksa_rantai(PEMDA).utuh


def test_a_tampered_event_is_found_from_the_start_and_after_the_last_check(
    sebagai: Sebagai, irwan: Any
) -> None:
    kirim(DINSOS)
    klien = sebagai("irwan")
    klien.post(f"/jejak/periksa?{TITIK}")
    kirim(DISHUB)
    baru = Peristiwa.objects.filter(rantai=PEMDA, perbuatan="pelaporan.ajukan").latest("urut")
    with buku_terbuka(connection), connection.cursor() as kursor:
        kursor.execute("UPDATE jejak_peristiwa SET oleh = 'orang lain' WHERE id = %s", [baru.pk])

    klien.post(f"/jejak/periksa?{TITIK}", {"cara": "lanjut"})

    halaman = isi(klien.get(f"/jejak?{TITIK}"))
    assert "Rusak" in halaman
    assert f"putus pada peristiwa ke-{baru.urut}" in halaman


@pytest.mark.parametrize(("nama", "status"), [("rina", 404), ("dewi", 404), ("bupati", 403), ("bayu", 403)])
def test_who_may_check(sebagai: Sebagai, nama: str, status: int) -> None:
    sebelum = rekam()

    assert sebagai(nama).post(f"/jejak/periksa?{TITIK}").status_code == status
    assert sebagai(nama).get(f"/jejak/periksa?{TITIK}").status_code == 405
    assert rekam() == sebelum


@pytest.mark.slow
def test_a_hundred_thousand_events_stay_quick(sebagai: Sebagai, irwan: Any) -> None:
    """Made in one statement per batch: their hashes are real, so that the check is real too."""
    from siap.ledger.jejak.models import KepalaRantai
    from siap.ledger.jejak.rantai import hash_peristiwa, kanonik, sidik_medan, tulis_sidik, tulis_waktu

    kepala = KepalaRantai.objects.get(rantai=PEMDA)
    n, hash_ = kepala.urut, kepala.hash
    sel = {"kolom": "fisik", "rekening": "", "sumber_dana": "", "sub_kegiatan": SUB[DINSOS], "versi": 2}
    isi_sel = kanonik({"sel": [{**sel, "sebelum": "1", "sesudah": "2"}]})
    daftar = []
    for i in range(100_000):
        n += 1
        medan = {
            "rantai": PEMDA,
            "urut": str(n),
            "pada": tulis_waktu(PADA),
            "oleh": f"orang{i % 50}",
            "perbuatan": "pelaporan.simpan",
            "objek": f"laporan={DINSOS if i % 60 == 0 else '9.99'};tahun={TAHUN};bulan={i % 12 + 1}",
            "isi": isi_sel,
        }
        sidik = tulis_sidik(sidik_medan(medan))
        baru = hash_peristiwa(medan, sidik, hash_)
        daftar.append(
            Peristiwa(**{**medan, "urut": n, "pada": PADA}, sidik=sidik, hash_sebelum=hash_, hash=baru)
        )
        hash_ = baru
    Peristiwa.objects.bulk_create(daftar, batch_size=2_000)
    KepalaRantai.objects.filter(rantai=PEMDA).update(urut=n, hash=hash_)
    lama: dict[str, float] = {}

    def ukur(nama: str, klien: Client, jalan: str) -> None:
        mulai = timezone.now()
        assert klien.get(jalan).status_code == 200
        lama[nama] = (timezone.now() - mulai).total_seconds()

    sari, rina = sebagai("sari"), sebagai("rina")
    ukur("hangat", sari, f"/jejak?{TITIK}")
    ukur("semua", sari, f"/jejak?{TITIK}")
    ukur("jauh", sari, f"/jejak?{TITIK}&sebelum=500")
    ukur("pd", rina, f"/jejak?{TITIK}")
    ukur("orang jarang", sari, f"/jejak?{TITIK}&oleh=tidakada")
    ukur("sel", sari, f"/jejak?{TITIK}&pd={DINSOS}&sel={SUB[DINSOS]}")
    mulai = timezone.now()
    assert sebagai("irwan").post(f"/jejak/periksa?{TITIK}").status_code == 302
    lama["rantai"] = (timezone.now() - mulai).total_seconds()
    assert periksa_rantai(PEMDA).utuh
    assert max(v for k, v in lama.items() if k != "rantai") < 3, lama
    assert lama["rantai"] < 60, lama
