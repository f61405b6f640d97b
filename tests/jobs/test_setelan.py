"""Settings through the terminal: dated, with a basis, listed; refused whole when they cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.jobs.terminal import Terminal

PD = "kode,nama\n1.06,Dinas Sosial\n"
UMUM = ("--pemda", "18.04", "--berlaku-dari", "2026-01-01", "--dasar", "Perbup 9/2026")


@pytest.fixture
def kabupaten(siap: Terminal, tmp_path: Path) -> Terminal:
    """An installation with one Pemda of one unit."""
    berkas = tmp_path / "pd.csv"
    berkas.write_text(PD)
    siap.impor("pd", berkas, "--pemda", "18.04", "--tahun", "2026")
    return siap


def setelan(siap: Terminal) -> list[dict[str, object]]:
    jawab = siap("setelan", "--daftar", "--pemda", "18.04", "--json")
    assert jawab.kode == 0, jawab.galat
    hasil: list[dict[str, object]] = jawab.json
    return hasil


@pytest.mark.slow
def test_settings_are_kept_with_their_day_and_basis_and_listed(kabupaten: Terminal, tmp_path: Path) -> None:
    jadwal, ambang, libur = (tmp_path / n for n in ("jadwal.json", "ambang.json", "libur.csv"))
    jadwal.write_text(json.dumps({"tenggat": 8}))
    ambang.write_text(json.dumps({"lonjakan": "40"}))
    libur.write_text("Tanggal;Nama\n2026-08-17;Kemerdekaan\n24/09/2026;Hari jadi\n")
    assert kabupaten("setelan", "jadwal", jadwal, *UMUM).keluaran == "jadwal: 1 ditetapkan untuk 18.04.\n"
    assert kabupaten("setelan", "ambang", ambang, *UMUM).kode == 0
    assert kabupaten("setelan", "pita", "simonev", *UMUM, "--json").json["ditetapkan"] == 4
    assert kabupaten("setelan", "libur", libur, "--semua-pemda").kode == 0
    semua = setelan(kabupaten)
    assert [s["kunci"] for s in semua] == ["ambang", "jadwal", *["pita"] * 4, "libur", "libur"]
    assert [semua[1]["dasar"], semua[1]["berlaku_dari"]] == ["Perbup 9/2026", "2026-01-01"]
    assert semua[1]["isi"]["tenggat"] == 8  # type: ignore[index]  # JSON
    assert [(s["isi"], s["pemda"], s["berlaku_dari"]) for s in semua[-2:]] == [
        ("Kemerdekaan", None, "2026-08-17"),
        ("Hari jadi", None, "2026-09-24"),
    ]
    assert "Hari jadi" in kabupaten("setelan", "--daftar", "--pemda", "18.04").keluaran


@pytest.mark.slow
def test_a_setting_that_cannot_be_changes_nothing_and_says_why(kabupaten: Terminal, tmp_path: Path) -> None:
    rusak, tak_urut, libur = (tmp_path / n for n in ("rusak.json", "jadwal.json", "libur.csv"))
    rusak.write_text("{")
    tak_urut.write_text(json.dumps({"tenggat": 20}))
    libur.write_text("tanggal,nama\n2026-08-17,Kemerdekaan\n31/02/2026,Tidak ada\n")
    for argumen, kata in (
        (("setelan", "warna", rusak, *UMUM), "“warna” tidak dikenal"),
        (("setelan", "pita", rusak, *UMUM), "nama berikut juga boleh: lampung-barat"),
        (("setelan", "pita", tmp_path / "tiada", *UMUM), "tidak ditemukan"),
        (("setelan", "jadwal", tak_urut, *UMUM), "urutannya harus"),
        (("setelan", "jadwal", tak_urut, *UMUM[:2]), "--berlaku-dari"),
        (("setelan", "jadwal", tak_urut, *UMUM[:4]), "dasar hukum"),
        (("setelan", "libur", libur, *UMUM[:2]), "baris 3: “31/02/2026” bukan tanggal"),
        (("setelan", "libur", rusak, *UMUM[:2]), "tanggal,nama"),
        (("setelan", "jadwal", tak_urut), "--pemda"),
        (("setelan",), "--daftar"),
        (("setelan", "--daftar", "--pemda", "99.99"), "belum ada di buku"),
    ):
        jawab = kabupaten(*argumen)
        assert (jawab.kode, jawab.keluaran) == (2, ""), argumen
        assert kata in jawab.galat
    assert setelan(kabupaten) == []
