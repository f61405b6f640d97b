"""Checking and handing in: findings with reasons, the receipt page, refusals that lose and change nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.web.isi_laporan import KUERI, REK_A, SUB_A, bukukan_rencana, lengkap, operasi, rekam, simpan

from siap.ledger.pelaporan.models import AlasanTemuan, Kiriman, LaporanBulanan

Sebagai = Callable[..., Client]
PERIKSA, AJUKAN, TARIK = (f"/lapor/{x}?{KUERI}" for x in ("periksa", "ajukan", "tarik"))


@pytest.fixture
def rencana(orang: Any) -> None:
    bukukan_rencana()


@pytest.fixture
def rina(sebagai: Sebagai, rencana: None) -> Client:
    return sebagai("rina")


@pytest.fixture
def hadi(sebagai: Sebagai, rencana: None) -> Client:
    return sebagai("hadi")


def teks(jawaban: Any) -> str:
    return " ".join(jawaban.content.decode().split())


def test_the_head_submits_and_sees_number_moment_and_hash(rina: Client, hadi: Client) -> None:
    simpan(rina, *lengkap())

    jawaban = hadi.post(AJUKAN, {"versi": "2"}, follow=True)

    assert jawaban.status_code == 200
    kiriman = Kiriman.objects.get()
    assert kiriman.nomor_bukti in teks(jawaban)
    assert kiriman.sidik in teks(jawaban)
    assert "Terlambat" in teks(jawaban)  # September 2025 was due long ago


def test_a_warning_needs_a_reason_and_the_reason_travels(rina: Client, hadi: Client) -> None:
    # money leaps far beyond the usual step: allowed, but to be explained
    simpan(rina, *lengkap(), operasi(SUB_A, REK_A, nilai="950", versi=1))
    kunci = _kunci_alasan(teks(hadi.get(PERIKSA)))
    sebelum = rekam()

    ditolak = hadi.post(AJUKAN, {"versi": "2", f"alasan:{kunci[0]}": "Termin akhir dibayar penuh."})

    if len(kunci) > 1:
        assert ditolak.status_code == 422
        assert "Termin akhir dibayar penuh." in teks(ditolak)  # nothing typed is lost
        assert rekam() == sebelum
    isi = {f"alasan:{k}": f"Alasan {n}." for n, k in enumerate(kunci)}
    assert hadi.post(AJUKAN, {"versi": "2", **isi}).status_code == 302
    assert set(AlasanTemuan.objects.values_list("kunci", flat=True)) == set(kunci)


def test_without_reasons_nothing_is_handed_in_and_the_summary_links_to_them(
    rina: Client, hadi: Client
) -> None:
    simpan(rina, *lengkap(), operasi(SUB_A, REK_A, nilai="950", versi=1))
    sebelum = rekam()

    jawaban = hadi.post(AJUKAN, {"versi": "2"})

    assert jawaban.status_code == 422
    assert 'href="#alasan-1"' in teks(jawaban)
    assert rekam() == sebelum


def test_an_error_forbids_and_links_to_its_cell(rina: Client, hadi: Client) -> None:
    simpan(rina, *lengkap(), operasi(SUB_A, REK_A, nilai="5000", versi=1))
    sebelum = rekam()

    jawaban = hadi.post(AJUKAN, {"versi": "2"})

    assert jawaban.status_code == 422
    assert f"#sel-realisasi-{SUB_A}-{REK_A}" in teks(jawaban)
    assert rekam() == sebelum


def test_somebody_changed_the_report_meanwhile(rina: Client, hadi: Client) -> None:
    simpan(rina, *lengkap())
    simpan(rina, operasi(SUB_A, REK_A, nilai="681", versi=1), kunci="k2")
    sebelum = rekam()

    jawaban = hadi.post(AJUKAN, {"versi": "2"})

    assert jawaban.status_code == 422
    assert "berubah sejak Anda buka" in teks(jawaban)
    assert rekam() == sebelum


@pytest.mark.parametrize("isi", [{"versi": "2"}, {"versi": "2", "nihil": "ya"}])
def test_an_operator_cannot_submit_and_is_told_who_can(rina: Client, isi: dict[str, str]) -> None:
    simpan(rina, *lengkap())
    sebelum = rekam()

    assert "kepala perangkat daerah atau kepala unit" in teks(rina.get(PERIKSA))
    assert "Ajukan laporan" not in teks(rina.get(PERIKSA))
    assert rina.post(AJUKAN, isi).status_code == 403
    assert rekam() == sebelum


@pytest.mark.parametrize("alamat", [PERIKSA, f"/lapor/terkirim?{KUERI}&nomor=1"])
def test_dewi_sees_no_report_of_another_unit(
    sebagai: Sebagai, rina: Client, hadi: Client, alamat: str
) -> None:
    simpan(rina, *lengkap())
    hadi.post(AJUKAN, {"versi": "2"})

    jawaban = sebagai("dewi").get(alamat)

    assert jawaban.status_code == 404
    assert "Dinas Sosial" not in teks(jawaban)


def test_dewi_hands_in_nothing_for_another_unit(sebagai: Sebagai, rina: Client) -> None:
    simpan(rina, *lengkap())
    sebelum = rekam()

    for alamat in (AJUKAN, TARIK):
        assert sebagai("dewi").post(alamat, {"versi": "2", "alasan": "x"}).status_code == 404
    assert rekam() == sebelum


def test_nothing_spent_is_declared_not_typed(sebagai: Sebagai, orang: Any) -> None:
    bukukan_rencana(bulan_lalu=False)
    hadi = sebagai("hadi")
    assert "laporan nihil" in teks(hadi.get(PERIKSA))
    kunci = _kunci_alasan(teks(hadi.post(AJUKAN, {"nihil": "ya"})))

    isi = {f"alasan:{k}": "Pengadaan gagal, diulang." for k in kunci}
    if kunci:
        assert hadi.post(AJUKAN, {"nihil": "ya", **isi}).status_code == 302

    assert Kiriman.objects.get().status == "nihil"


def test_money_last_month_forbids_nihil(hadi: Client) -> None:
    sebelum = rekam()

    assert "laporan nihil" not in teks(hadi.get(PERIKSA))
    assert hadi.post(AJUKAN, {"nihil": "ya"}).status_code == 422
    assert rekam() == sebelum


def test_the_head_takes_a_submission_back_with_a_reason(rina: Client, hadi: Client) -> None:
    simpan(rina, *lengkap())
    hadi.post(AJUKAN, {"versi": "2"})
    sebelum = rekam()

    assert hadi.post(TARIK, {"alasan": " "}).status_code == 422
    assert rekam() == sebelum
    assert hadi.post(TARIK, {"alasan": "Salah satu rekening tertukar."}).status_code == 302
    assert LaporanBulanan.objects.get().keadaan == "draf"
    assert "Tidak ada yang berubah sejak kiriman ke-1" in teks(hadi.get(PERIKSA))
    simpan(rina, operasi(SUB_A, REK_A, nilai="690", versi=1), kunci="k2")
    assert "680 → <strong>690</strong>" in teks(hadi.get(PERIKSA))


def test_the_page_asks_a_bounded_number_of_questions(
    sebagai: Sebagai, orang: Any, django_assert_max_num_queries: Any
) -> None:
    baris = tuple(
        (f"1.06.02.2.{k:02d}.{s:04d}", f"5.1.02.{r:02d}.01.0024")
        for k in range(1, 6)
        for s in range(1, 6)
        for r in range(1, 5)
    )
    bukukan_rencana(baris)
    rina = sebagai("rina")
    simpan(rina, *[operasi(s, r, nilai="650") for s, r in baris])

    with django_assert_max_num_queries(60):
        rina.get(PERIKSA)


def _kunci_alasan(isi: str) -> list[str]:
    return [p.split('"', 1)[0] for p in isi.split('name="alasan:')[1:]]
