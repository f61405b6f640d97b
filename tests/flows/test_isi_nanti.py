"""The mart is refilled after the answer: once for all who gathered, and a failure hurts nobody."""

from __future__ import annotations

import threading
from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.flows.conftest import PEMDA, TAHUN, Impor
from tests.flows.test_pelaporan import ALAMAT, DPA, isi

from siap.flows import isi_nanti as nanti
from siap.flows import mart, pelaporan, tanya
from siap.flows.periksa import periksa_diri

PADA = datetime(2025, 4, 8, 2, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_a_submitted_figure_is_in_the_mart_soon_after_the_answer(
    impor: Impor, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SIAP_ISI_NANTI = True
    impor({"dpa.csv": DPA})
    isi("250")
    assert pelaporan.ajukan(ALAMAT).terbitan == ""
    nanti.tunggu()

    def tidak_perlu(*_: object, **__: object) -> str:
        raise AssertionError("the mart was not filled yet")

    monkeypatch.setattr(mart, "isi_mart", tidak_perlu)
    rekap = tanya.rekap(PEMDA, TAHUN, 3, pada=PADA)
    assert {b.kode: str(b.realisasi) for b in rekap.baris if b.realisasi is not None} == {"1.06": "250.00"}


@pytest.mark.django_db
def test_a_mart_that_is_behind_is_told_and_not_taken_for_a_changed_book(
    impor: Impor, monkeypatch: pytest.MonkeyPatch
) -> None:
    impor({"dpa.csv": DPA})
    isi("250")

    def mati(*_: object, **__: object) -> str:
        raise OSError("killed between booking and filling")

    with monkeypatch.context() as m:
        m.setattr(pelaporan, "isi_mart", mati)
        pelaporan.ajukan(ALAMAT)
    (satu,) = [p for p in periksa_diri() if p.nama.startswith("buku = mart")]
    assert satu.utuh
    assert "tertinggal" in satu.kalimat
    tanya.rekap(PEMDA, TAHUN, 3, pada=PADA)
    (satu,) = [p for p in periksa_diri() if p.nama.startswith("buku = mart")]
    assert "sama sampai sen" in satu.kalimat


def test_who_comes_during_a_fill_is_in_the_next_one(monkeypatch: pytest.MonkeyPatch) -> None:
    mulai, lanjut = threading.Event(), threading.Event()
    isian: list[set[str]] = []

    def lambat(_pemda: str, _tahun: int, *, pada: datetime, pd: Collection[str]) -> str:
        isian.append(set(pd))
        mulai.set()
        lanjut.wait(timeout=30)
        if len(isian) == 1:
            raise OSError("No space left on device")
        return "terbitan"

    monkeypatch.setattr(nanti, "isi_mart", lambat)
    nanti.isi_nanti(PEMDA, TAHUN, pada=PADA, pd=["1"])
    assert mulai.wait(timeout=30)
    for pd in ("2", "3", "2"):
        nanti.isi_nanti(PEMDA, TAHUN, pada=PADA, pd=[pd])
    lanjut.set()
    nanti.tunggu()
    assert isian == [{"1"}, {"2", "3"}]
