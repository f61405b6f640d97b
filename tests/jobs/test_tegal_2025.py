"""Real payment documents of one unit, January 2025: 128 lines, 658,277,528 rupiah."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.jobs.terminal import Terminal

pytestmark = pytest.mark.slow
ATAS_NAMA = ("--pemda", "33.76", "--tahun", "2025")


def test_documents_are_booked_by_their_own_month(siap: Terminal, shared_data: Callable[[str], Path]) -> None:
    berkas = shared_data("sipd-realisasi-tegal-2025") / "tes.json"

    hasil = siap.impor(berkas, *ATAS_NAMA)["berkas"][0]

    assert (hasil["jenis"], hasil["status"], hasil["dibaca"]) == ("realisasi-sipd", "diterima", 128)
    kode = {t["kode"]: t for t in hasil["temuan"]}
    assert {"M84", "M85", "M86", "M89"} <= set(kode)
    assert "184.342.841" in kode["M84"]["diberikan"]
    rekap = siap.rekap(*ATAS_NAMA, "--bulan", "1", "--per", "sub_kegiatan")
    assert rekap["total"]["realisasi"] == "658277528.00"
    assert len(rekap["baris"]) == 24
    assert rekap["total"]["pagu"] is None, "no budget was loaded: unknown, not zero"
    assert siap.rekap(*ATAS_NAMA, "--bulan", "2")["total"]["realisasi"] is None
    assert siap.impor(berkas, *ATAS_NAMA)["berkas"][0]["status"] == "sudah ada"
