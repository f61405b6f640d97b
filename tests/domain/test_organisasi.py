"""Kinds of unit, ranking groups, names."""

from __future__ import annotations

import pytest

from siap.domain.organisasi import (
    KELOMPOK,
    JenisPD,
    kelompok_dari,
    nama_sama,
    tebak_jenis,
    urutan_kelompok,
)


def test_every_kind_has_a_ranking_group() -> None:
    assert {kelompok_dari(j) for j in JenisPD} == set(KELOMPOK)
    assert kelompok_dari(" Badan ") == kelompok_dari("dinas") == "Dinas dan Badan"


def test_an_unknown_kind_is_refused_with_the_choices() -> None:
    with pytest.raises(ValueError, match="Pilih salah satu: dinas, badan"):
        kelompok_dari("kantor")


@pytest.mark.parametrize(
    ("nama", "jenis"),
    [
        ("Dinas Kesehatan", "dinas"),
        ("Satuan Polisi Pamong Praja", "dinas"),
        ("Badan Kesatuan Bangsa dan Politik", "badan"),
        ("BAPPEDALITBANG", "badan"),
        ("Inspektorat Daerah Kabupaten", "inspektorat"),
        ("Sekretariat  DPRD", "sekretariat"),
        ("Bagian Administrasi Pembangunan", "bagian"),
        ("Kec. Nassau", "kecamatan"),
        ("Kecamatan Balige", "kecamatan"),
        ("Kelurahan Pasar", "kelurahan"),
        ("UPTD Puskesmas Porsea", "puskesmas"),
        ("UPTD RSUD Arga Makmur", "rsud"),
        ("RUMAH SAKIT UMUM DAERAH", "rsud"),
    ],
)
def test_a_name_tells_the_kind(nama: str, jenis: str) -> None:
    assert tebak_jenis(nama) == jenis


def test_unknown_groups_are_printed_after_the_known_ones() -> None:
    assert sorted(["Zona", "RSUD", "Dinas dan Badan", "Aneka"], key=urutan_kelompok) == [
        "Dinas dan Badan",
        "RSUD",
        "Aneka",
        "Zona",
    ]


def test_names_are_compared_without_case_blanks_and_abbreviations() -> None:
    assert nama_sama("Kec. NASSAU", "Kecamatan Nassau")
    assert nama_sama("Dinas PU & Tata Ruang", "dinas pu dan  tata ruang")
    assert not nama_sama("Dinas Sosial", "Dinas Pertanian")
