"""Bad input at the command line: a clear finding, exit code 2, nothing booked, little memory."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from msoffcrypto.format.ooxml import OOXMLFile
from tests.jobs.terminal import Terminal

pytestmark = pytest.mark.slow
ATAS_NAMA = ("--pemda", "18.04", "--tahun", "2025")


@pytest.fixture(scope="module")
def siap(siap_modul: Terminal, tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """An installation with one PD and one report in it, which must stay as it is."""
    folder = tmp_path_factory.mktemp("awal")
    (folder / "pd.csv").write_text("kode,nama\n1,Dinas Uji\n", encoding="utf-8")
    siap_modul.impor("pd", folder / "pd.csv", *ATAS_NAMA)
    (folder / "r.csv").write_text("kode_pd,bulan,realisasi\n1,1,1000\n", encoding="utf-8")
    siap_modul.impor("realisasi", folder / "r.csv", *ATAS_NAMA)
    return siap_modul


def _lra(tujuan: Path) -> Path:
    """A small valid zip that is no LRA."""
    buku = xlsxwriter.Workbook(str(tujuan))
    buku.add_worksheet().write(0, 0, "resep rendang")
    buku.close()
    return tujuan


def _bom(tujuan: Path, ukuran: int = 200 * 1024 * 1024) -> Path:
    """A workbook whose sheet inflates to 200 MB."""
    _lra(tujuan)
    with (
        zipfile.ZipFile(tujuan, "a", zipfile.ZIP_DEFLATED) as z,
        z.open("xl/worksheets/sheet9.xml", "w", force_zip64=True) as f,
    ):
        for _ in range(ukuran // (1024 * 1024)):
            f.write(b" " * (1024 * 1024))
    return tujuan


def _terpotong(tujuan: Path) -> Path:
    isi = _lra(tujuan).read_bytes()
    tujuan.write_bytes(isi[: len(isi) // 2])
    return tujuan


def _bersandi(tujuan: Path) -> Path:
    """A workbook that really is encrypted with a password."""
    with _lra(tujuan).open("rb") as terbuka, (tujuan.with_suffix(".sandi")).open("wb") as terkunci:
        OOXMLFile(terbuka).encrypt("rahasia", terkunci)
    return tujuan.with_suffix(".sandi").replace(tujuan)


def test_bad_files_are_named_and_nothing_is_booked(siap: Terminal, tmp_path: Path) -> None:
    sebelum = siap.rekap(*ATAS_NAMA, "--bulan", "1")
    buruk = [
        _bom(tmp_path / "bom.xlsx"),
        _terpotong(tmp_path / "terpotong.xlsx"),
        _bersandi(tmp_path / "bersandi.xlsx"),
        _lra(tmp_path / "resep.xlsx"),
    ]

    hasil = siap.impor(*buruk, *ATAS_NAMA, "--pd", "1", "--bulan", "2")

    kode = {b["nama"]: [t["kode"] for t in b["temuan"]] for b in hasil["berkas"]}
    assert {b["status"] for b in hasil["berkas"]} == {"ditolak"}
    assert "M05" in kode["bom.xlsx"]
    assert "M03" in kode["terpotong.xlsx"]
    assert "M04" in kode["bersandi.xlsx"]
    assert "M01" in kode["resep.xlsx"]
    for b in hasil["berkas"]:
        assert all(t["kalimat"] and t["tindakan"] for t in b["temuan"])
    assert siap.rekap(*ATAS_NAMA, "--bulan", "1") == sebelum


def test_a_zip_bomb_costs_less_than_500_mb(siap: Terminal, tmp_path: Path) -> None:
    bom = _bom(tmp_path / "bom.xlsx")
    ukur = (
        "import resource,subprocess,sys;"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    perintah = [
        sys.executable,
        "-m",
        "siap.jobs.cli",
        "impor",
        "lra",
        str(bom),
        *ATAS_NAMA,
        "--pd",
        "1",
        "--bulan",
        "2",
    ]
    hasil = subprocess.run(
        [sys.executable, "-c", ukur, *perintah],
        capture_output=True,
        text=True,
        check=True,
        env=siap.lingkungan,
    )
    assert int(hasil.stdout) < 500 * 1024, f"{hasil.stdout} KiB"


@pytest.mark.parametrize(
    ("argumen", "kata"),
    [
        (("impor", "lra", "tidak-ada.xlsx"), "tidak ditemukan"),
        (("impor", "resep", "tidak-ada.xlsx"), "Jenis"),
        (("rekap", "--pemda", "99.99", "--tahun", "2025", "--bulan", "1"), "Belum ada data"),
        (("rekap", *ATAS_NAMA, "--bulan", "1", "--per", "zodiak"), "zodiak"),
        (("rekap", *ATAS_NAMA, "--bulan", "1", "--pd", "ZZ"), "ZZ"),
        (("impor", "dpa", __file__, *ATAS_NAMA, "--tahap", "ngawur"), "ngawur"),
        (("impor", "lra", __file__, *ATAS_NAMA, "--daftar", "tiada.csv"), "tiada.csv"),
        (("templat", "zodiak"), "zodiak"),
        (("pack", "zodiak", *ATAS_NAMA, "--bulan", "1"), "zodiak"),
    ],
)
def test_a_wrong_call_is_one_sentence_and_exit_code_two(
    siap: Terminal, argumen: tuple[str, ...], kata: str
) -> None:
    jawab = siap(*argumen)
    assert jawab.kode == 2
    assert kata in jawab.galat
    assert "Traceback" not in jawab.galat
    assert len(jawab.galat.strip().splitlines()) == 1
