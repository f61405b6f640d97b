"""A file is accepted once for one purpose."""

from __future__ import annotations

import pytest
from tests.ledger.conftest import PADA

from siap.ledger.jejak.actions import terima_berkas
from siap.ledger.jejak.models import Berkas, Peristiwa
from siap.ledger.jejak.queries import berkas_diterima, daftar_berkas, peristiwa_objek, perubahan_terakhir

pytestmark = pytest.mark.django_db
SHA = "ab" * 32


def terima(**lain: object) -> tuple[Berkas, bool]:
    dasar = {
        "pemda": "18.04",
        "jenis": "lra",
        "sha256": SHA,
        "nama": "a.xlsx",
        "ukuran": 10,
        "kunci": "pd=9;bulan=11",
    }
    return terima_berkas(**{**dasar, "oleh": "rina", "pada": PADA, **lain})  # type: ignore[arg-type]


def test_the_same_bytes_for_the_same_purpose_are_accepted_once() -> None:
    pertama, baru = terima(ringkasan={"pagu": "10.00"})
    lagi, baru_lagi = terima(nama="nama lain.xlsx")
    assert (baru, baru_lagi) == (True, False)
    assert lagi == pertama
    assert Berkas.objects.count() == Peristiwa.objects.count() == 1
    assert berkas_diterima(pemda="18.04", jenis="lra", sha256=SHA, kunci="pd=9;bulan=11") == pertama
    assert pertama.ringkasan == {"pagu": "10.00"}


def test_the_same_bytes_for_another_month_are_another_acceptance() -> None:
    terima()
    assert terima(kunci="pd=9;bulan=12")[1]
    assert berkas_diterima(pemda="18.04", jenis="lra", sha256=SHA, kunci="pd=9;bulan=1") is None
    assert [b.kunci for b in daftar_berkas(pemda="18.04")] == ["pd=9;bulan=12", "pd=9;bulan=11"]
    assert daftar_berkas(pemda="18.04", jenis="angkas") == []


def test_a_file_of_the_nation_belongs_to_the_chain_of_the_system() -> None:
    terima(pemda="", jenis="wilayah", kunci="")
    assert [p.perbuatan for p in peristiwa_objek(rantai="sistem", objek=f"berkas={SHA[:12]}")] == [
        "jejak.terima_berkas"
    ]


def test_a_marker_grows_with_the_deeds_it_follows() -> None:
    kosong = perubahan_terakhir(rantai=["18.04"], perbuatan=["jejak.terima_berkas"])
    terima()
    assert perubahan_terakhir(rantai=["18.04"], perbuatan=["jejak.terima_berkas"]) > kosong == 0
    assert perubahan_terakhir(rantai=["18.04"], perbuatan=["lain"]) == 0
