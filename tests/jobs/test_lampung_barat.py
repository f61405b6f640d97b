"""The published figures of Lampung Barat, TA 2023, through templates, book and mart."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tests.jobs.terminal import Terminal

pytestmark = pytest.mark.slow
BULAN = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
ATAS_NAMA = ("--pemda", "18.04", "--tahun", "2023")


def _isi_templat(siap: Terminal, folder: Path, jenis: str, isi: dict[str, str]) -> Path:
    """Fill one row of the form that SIAP itself writes, as a person would."""
    tujuan = folder / f"{jenis}.csv"
    assert siap("templat", jenis, "-o", tujuan).kode == 0
    teks = tujuan.read_text(encoding="utf-8-sig")
    pemisah = max(",;\t", key=teks.splitlines()[0].count)
    kepala = next(csv.reader(teks.splitlines(), delimiter=pemisah))
    assert set(isi) <= set(kepala), f"{jenis}: {kepala}"
    with tujuan.open("a", encoding="utf-8", newline="") as f:
        csv.DictWriter(f, kepala, delimiter=pemisah).writerow(isi)
    return tujuan


def test_rakor_pop_june_2023_comes_out_as_it_should_have_been_read(siap: Terminal, tmp_path: Path) -> None:
    daftar = tmp_path / "pd.csv"
    daftar.write_text("kode,nama\n18.04,Kabupaten Lampung Barat\n", encoding="utf-8")
    siap.impor("pd", daftar, *ATAS_NAMA)
    siap.impor(
        "dpa",
        _isi_templat(siap, tmp_path, "dpa", {"pd": "18.04", "pagu": "984.959.704.911"}),
        *ATAS_NAMA,
    )
    rencana = {"pd": "18.04", "januari": "0", "juni": "524847798262", "juli": "164.816.294.014,90"}
    rencana |= {b.lower(): "0" for b in BULAN if b.lower() not in rencana} | {"desember": "295295612634,10"}
    siap.impor("angkas", _isi_templat(siap, tmp_path, "angkas", rencana), *ATAS_NAMA)
    juni = _isi_templat(
        siap, tmp_path, "realisasi", {"pd": "18.04", "bulan": "6", "realisasi": "Rp378.887.625.565"}
    )
    hasil = siap.impor("realisasi", juni, *ATAS_NAMA)
    assert hasil["berkas"][0]["status"] == "diterima"

    total = siap.rekap(*ATAS_NAMA, "--bulan", "6")["total"]

    assert total["pagu"] == "984959704911.00"
    assert total["angkas"] == "524847798262.00"
    assert total["target_persen"] == "53.29"
    assert total["persen_pagu"] == "38.47"
    assert total["persen_angkas"] == "72.19"
    assert total["deviasi_keu"] == "-14.82"
    assert total["zona"] == "kuning"

    juli = _isi_templat(
        siap, tmp_path, "realisasi", {"pd": "18.04", "bulan": "7", "realisasi": "465454124354,53"}
    )
    siap.impor("realisasi", juli, *ATAS_NAMA)
    total = siap.rekap(*ATAS_NAMA, "--bulan", "7")["total"]

    assert total["realisasi"] == "465454124354.53"
    assert total["angkas"] == "689664092276.90"
    assert total["persen_pagu"] == "47.26"
    assert total["persen_angkas"] == "67.49"
    assert total["sisa"] == "519505580556.47"
