"""The forms that SIAP writes and reads back: every heading means one column, marks are recognised."""

from __future__ import annotations

import pytest

from siap.domain.templat import TEMPLAT, Templat, TipeKolom, baca_tanda, rapikan_judul

SEMUA = list(TEMPLAT.values())


@pytest.mark.parametrize("templat", SEMUA, ids=lambda t: t.jenis)
def test_every_heading_and_synonym_means_one_column(templat: Templat) -> None:
    for kolom in templat.kolom:
        assert templat.cari(kolom.nama) is kolom
        assert templat.cari(f" {kolom.nama.replace('_', ' ').upper()} *") is kolom
        for sinonim in kolom.sinonim:
            assert templat.cari(sinonim) is not None
    assert templat.cari("catatan kami") is None
    assert any(kolom.wajib for kolom in templat.kolom)


@pytest.mark.parametrize("templat", SEMUA, ids=lambda t: t.jenis)
def test_the_mark_of_a_form_is_read_back(templat: Templat) -> None:
    assert baca_tanda(templat.tanda) == (templat.jenis, templat.versi)
    assert baca_tanda(f"  {templat.tanda.upper()} ") == (templat.jenis, templat.versi)


def test_any_other_text_is_no_mark() -> None:
    assert baca_tanda("Laporan Realisasi Anggaran") is None


def test_columns_of_choice_name_their_choices() -> None:
    for templat in SEMUA:
        for kolom in templat.kolom:
            assert bool(kolom.pilihan) == (kolom.tipe is TipeKolom.PILIHAN)


def test_headings_are_brought_to_one_spelling() -> None:
    assert rapikan_judul("Kode PD *") == "kode_pd"
    assert rapikan_judul("Fisik %") == "fisik_%"
