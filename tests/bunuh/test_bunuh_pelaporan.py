"""kill -9 of the whole server while people save and submit: what was acknowledged is there, and there once.

BUNUH_TITIK sets how often the server is killed; 500 for the full proof.
"""

from __future__ import annotations

import os
import random
import threading
import time
from decimal import Decimal
from pathlib import Path

import pytest
from tests.bunuh import buku
from tests.bunuh.pelapor import Pelapor, sesudah
from tests.isi_laporan import BULAN, PEMDA, TAHUN
from tests.jobs.terminal import Terminal, pasang
from tests.peladen import Klien, Peladen, isi

pytestmark = pytest.mark.slow
TITIK = int(os.environ.get("BUNUH_TITIK", "12"))
BARIS = 8
ORANG = 3
#: what is struck, and within how many seconds after it began
SESAAT = {"simpan": 0.2, "ajukan": 0.9, "tarik": 0.6}
JENIS = tuple(SESAAT)


def periksa(siap: Terminal, p: Pelapor) -> None:
    """Compare one person's memory with the book; what was under way stands whole or not at all."""
    pd = p.klien.pd
    jenis, maksud = p.maksud or ("", None)
    terbuku = jenis == "simpan" and buku.jawaban(siap, p.oleh) == p.simpanan + 1
    harap = {**p.sel, **(sesudah(maksud[1]) if terbuku else {})}
    assert buku.sel(siap, pd) == harap
    assert buku.jawaban(siap, p.oleh) == p.simpanan + terbuku
    assert buku.peristiwa(siap, pd, "pelaporan.simpan") == p.simpanan + terbuku

    keadaan, nomor = buku.laporan(siap, pd)
    maju = jenis == "ajukan" and nomor == p.nomor + 1
    mundur = jenis == "tarik" and keadaan == "draf"
    assert nomor == p.nomor + maju
    assert keadaan == ("diajukan" if maju else "draf" if mundur else p.keadaan)
    kiriman = buku.kiriman(siap, pd)
    assert [n for n, _, _ in kiriman] == list(range(1, nomor + 1))
    assert all(ada for _, _, ada in kiriman)
    assert buku.peristiwa(siap, pd, "pelaporan.ajukan") == nomor
    assert buku.peristiwa(siap, pd, "pelaporan.tarik") == p.ditarik + mundur
    terbukukan = buku.pembukuan(siap, pd)
    assert len({(aspek, sumber) for aspek, _, sumber in terbukukan}) == len(terbukukan)
    for aspek in ("keuangan", "fisik"):
        urut = [n for a, n, _ in terbukukan if a == aspek]
        assert urut == list(range(1, len(urut) + 1))
        assert bool(urut) == bool(nomor)
    if kiriman:
        dikirim = sum(Decimal(b["realisasi"]) for b in kiriman[-1][1]["baris"])
        assert buku.dibukukan(siap, pd) == dikirim * 100


def tunggu(orang: list[Pelapor], acak: random.Random) -> None:
    """Wait until some act is under way, then a moment more: the blow falls inside saves and submissions."""
    jenis, batas = acak.choice(JENIS), time.monotonic() + 20
    while time.monotonic() < batas and not any(p.maksud and p.maksud[0] == jenis for p in orang):
        time.sleep(0.002)
    time.sleep(acak.uniform(0.0, SESAAT[jenis]))


def test_killed_at_random_points_nothing_acknowledged_is_lost_or_doubled(tmp_path: Path) -> None:
    siap = pasang(tmp_path / "data")
    awal = isi(siap, ORANG, BARIS)
    peladen = Peladen(siap)
    acak = random.Random(20259)  # noqa: S311 - when to strike, not what to hide
    orang = [
        Pelapor(Klien(peladen.porta, awal["sesi"][f"kepala{n}"], n), f"kepala{n}", BARIS, random.Random(n))  # noqa: S311
        for n in awal["pd"]
    ]
    utas = [threading.Thread(target=p.jalankan, daemon=True) for p in orang]
    try:
        peladen.mulai()
        for u in utas:
            u.start()
        panjang = 0
        for titik in range(TITIK):
            tunggu(orang, acak)
            peladen.bunuh()
            for p in orang:
                assert p.diam.wait(timeout=60), f"kill {titik}: somebody still waits for an answer"
            assert [p.galat for p in orang if p.galat] == []
            for p in orang:
                periksa(siap, p)
            baru = peladen.rantai()
            assert baru != "putus", titik
            assert int(baru) >= panjang
            panjang = int(baru)
            peladen.mulai()
            for p in orang:
                p.lanjut()
        for p in orang:
            p.selesai.set()
        for u in utas:
            u.join(timeout=120)
        assert [p.galat for p in orang if p.galat] == []
        for p in orang:
            periksa(siap, p)
    finally:
        peladen.berhenti()

    print(
        f"{TITIK} kills, {sum(p.simpanan for p in orang)} saves, {sum(p.nomor for p in orang)} submissions, "
        f"{sum(p.diulang for p in orang)} sent again"
    )
    assert sum(p.simpanan for p in orang) > TITIK // 2
    assert TITIK < 12 or sum(p.nomor for p in orang) > 0
    # a server that was killed leaves its boards behind the book; the next question brings them up to it
    rekap = siap.rekap("--pemda", PEMDA, "--tahun", str(TAHUN), "--bulan", str(BULAN))
    assert {b["kode"] for b in rekap["baris"]} == set(awal["pd"])
    hasil = siap("periksa", "--json")
    assert hasil.kode == 0, hasil.keluaran
    assert "tertinggal" not in hasil.keluaran
