"""kill -9 in the middle of bookings: what was acknowledged is there once, what was not may come again."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.jobs.terminal import pasang

pytestmark = pytest.mark.slow
ATAS_NAMA = ("--pemda", "18.04", "--tahun", "2025")
PD = 12
BULAN = 6


def _berkas(folder: Path) -> list[Path]:
    """Six monthly reports of twelve PD; the figure to date of PD p in month b is p x b million."""
    hasil = []
    for bulan in range(1, BULAN + 1):
        for pd in range(1, PD + 1):
            tujuan = folder / f"r-{bulan:02d}-{pd:02d}.csv"
            tujuan.write_text(f"kode_pd,bulan,realisasi\n{pd},{bulan},{pd * bulan}000000\n", encoding="utf-8")
            hasil.append(tujuan)
    return hasil


def test_killed_again_and_again_nothing_acknowledged_is_lost_or_doubled(tmp_path: Path) -> None:
    siap = pasang(tmp_path / "data")
    daftar = tmp_path / "pd.csv"
    daftar.write_text("kode,nama\n" + "".join(f"{p},Dinas {p}\n" for p in range(1, PD + 1)), encoding="utf-8")
    siap.impor("pd", daftar, *ATAS_NAMA)
    semua = _berkas(tmp_path)
    penulis = [sys.executable, str(Path(__file__).with_name("penulis.py"))]
    acak = random.Random(20231)  # noqa: S311 - when to strike, not what to hide
    diakui: list[str] = []
    pembunuhan = 0
    while sisa := [b for b in semua if b.name not in diakui]:
        # the last round is let through, so that the test ends on a slow machine too
        bunuh = pembunuhan < 4
        with subprocess.Popen(
            [*penulis, *map(str, sisa)], stdout=subprocess.PIPE, env=siap.lingkungan, text=True
        ) as proses:
            assert proses.stdout is not None
            baris = proses.stdout.readline()  # Django is up and the first booking stands
            if bunuh:
                time.sleep(acak.uniform(0.0, 0.6))
                proses.send_signal(signal.SIGKILL)
                pembunuhan += 1
            keluaran = baris + proses.stdout.read()
        selesai = [b.split() for b in keluaran.splitlines() if b.startswith("terkirim ")]
        assert {s[2] for s in selesai} <= {"diterima", "sudah"}
        diakui += [s[1] for s in selesai]
        assert bunuh or len(diakui) == len(semua)

    assert sorted(diakui) == sorted(b.name for b in semua)
    periksa = siap("periksa", "--json")
    assert periksa.kode == 0, periksa.keluaran
    for bulan in range(1, BULAN + 1):
        rekap = siap.rekap(*ATAS_NAMA, "--bulan", str(bulan))
        assert {b["kode"]: b["realisasi"] for b in rekap["baris"]} == {
            str(p): f"{p * bulan * 1_000_000}.00" for p in range(1, PD + 1)
        }
