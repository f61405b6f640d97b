"""A real work plan of one kabupaten, TA 2026: 54 units, 2,189 rows, 1,371,641,789,761 rupiah."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.jobs.terminal import Terminal

pytestmark = pytest.mark.slow
ATAS_NAMA = ("--pemda", "17.03", "--tahun", "2026")


@pytest.fixture(scope="module")
def renja(siap_modul: Terminal, shared_data: Callable[[str], Path]) -> Any:
    """Load the nomenclature of 2027, then the work plans; return the terminal, the answer, the folder."""
    asal = shared_data("renja-bengkulu-utara-2026")
    nomenklatur = shared_data("nomenklatur")
    hasil = siap_modul.impor("nomenklatur", nomenklatur / "sub-kegiatan-2027.xlsx")
    assert hasil["berkas"][0]["diterima"] == 7581
    berkas = sorted(p for p in asal.glob("*.json") if p.name != "skpd.json")
    return siap_modul, siap_modul.impor("renja-sipd", *berkas, *ATAS_NAMA), asal


def test_every_file_is_accepted_and_every_row_read(renja: Any) -> None:
    _, hasil, _ = renja
    assert Counter(b["status"] for b in hasil["berkas"]) == {"diterima": 54}
    assert sum(b["dibaca"] for b in hasil["berkas"]) == 2189
    assert sum(Decimal(b["total"]["pagu"]) for b in hasil["berkas"]) == Decimal("1371641789761.00")


def test_every_unit_has_the_ceiling_of_its_list(renja: Any) -> None:
    siap, _, asal = renja
    rekap = siap.rekap(*ATAS_NAMA, "--bulan", "1")
    plafon = {
        s["kode_skpd"]: Decimal(str(s["set_pagu_skpd"])) for s in json.loads((asal / "skpd.json").read_text())
    }
    assert {b["kode"]: Decimal(b["pagu"]) for b in rekap["baris"]} == plafon
    assert rekap["total"]["pagu"] == "1371641789761.00"
    assert rekap["cakupan"]["pagu_wajib"] == "1371641789761.00"
    assert rekap["total"]["realisasi"] is None


def test_the_list_of_ceilings_agrees_and_books_nothing(renja: Any) -> None:
    siap, _, asal = renja
    hasil = siap.impor(asal / "skpd.json", *ATAS_NAMA)["berkas"][0]
    assert hasil["jenis"] == "renja-sipd"
    assert [t["kode"] for t in hasil["temuan"]] == ["M93"]


def test_codes_outside_the_nomenclature_are_named(renja: Any) -> None:
    _, hasil, _ = renja
    tidak_dikenal = {t["diberikan"] for b in hasil["berkas"] for t in b["temuan"] if t["kode"] == "M47"}
    assert len(tidak_dikenal) == 1565 - 1497
