"""The tutorial is run as it is written: its files, its commands, and the tables it promises."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.jobs.terminal import Terminal

HALAMAN = Path(__file__).resolve().parents[2] / "docs" / "tutorial" / "bulan-pertama.md"
LANGKAH = re.compile(
    r"`(?P<berkas>[\w-]+\.csv)`:\n\n```csv\n(?P<isi>.*?)```"
    r"|```sh\n(?P<perintah>.*?)```"
    r"|(?P<tabel>(?:^\|[^\n]*\n)+)",
    flags=re.DOTALL | re.MULTILINE,
)
KUNCI = ("persen_pagu", "persen_angkas", "target_persen", "deviasi_keu", "fisik", "zona")


def tercetak(nilai: str | None) -> str:
    if nilai is None:
        return "-"
    return nilai.replace(".", ",").replace("-", "−")


def bandingkan(tabel: str, rekap: Any) -> None:
    """Every row of the page against the row of the same name."""
    menurut_nama = {b["nama"]: b for b in (*rekap["baris"], rekap["total"])}
    for baris in tabel.strip().splitlines()[2:]:
        nama, *sel = (s.strip() for s in baris.strip("|").split("|"))
        assert [tercetak(menurut_nama[nama][k]) for k in KUNCI] == sel, nama


@pytest.mark.slow
def test_the_tutorial_shows_what_the_screen_shows(
    siap: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    asal = ("--pemda", "99.02", "--tahun", "2026")
    rekap: Any = None
    banyak_tabel = 0
    for langkah in LANGKAH.finditer(HALAMAN.read_text(encoding="utf-8")):
        if langkah["berkas"]:
            (tmp_path / langkah["berkas"]).write_text(langkah["isi"], encoding="utf-8")
        elif langkah["perintah"]:
            for baris in langkah["perintah"].splitlines():
                kata = baris.split()
                if kata[0] == "export":
                    continue
                assert kata[0] == "siap"
                if kata[1] == "impor":
                    hasil = siap.impor(*kata[2:], *asal)
                    assert [b["status"] for b in hasil["berkas"]] == ["diterima"]
                elif kata[1] == "rekap":
                    rekap = siap.rekap(*kata[2:], *asal)
                else:
                    assert siap(*kata[1:]).kode == 0
        else:
            bandingkan(langkah["tabel"], rekap)
            banyak_tabel += 1
    assert banyak_tabel == 3
    assert rekap["cakupan"]["pd_lapor"] == 2


def test_the_worked_numbers_of_the_text_are_right() -> None:
    assert (Decimal(600) * 8 + Decimal(400) * 15) / 1000 == Decimal("10.8")
    assert Decimal(105 - 150) / 1000 * 100 == Decimal("-4.5")
