"""Deadline night: sixty units submit at once; two operators of one unit write the same cells at once."""

from __future__ import annotations

import json
import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from tests.bunuh import buku
from tests.isi_laporan import BULAN, TAHUN, garis
from tests.jobs.terminal import Terminal, pasang
from tests.peladen import Balas, Klien, Peladen, isi, operasi

pytestmark = pytest.mark.slow
BANYAK, BARIS = 60, 4


def _penuh(pd: str) -> list[dict[str, Any]]:
    """Figures for every cell, such that no rule refuses."""
    g = garis(pd, BARIS)
    uang = [operasi(s, r, "realisasi", str(8_000_000 + 1_000 * int(pd) + n)) for n, (s, r) in enumerate(g)]
    return uang + [operasi(s, "", "fisik", "70") for s in sorted({s for s, _ in g})]


def test_sixty_units_submit_at_once_and_every_acknowledged_report_is_there_once(tmp_path: Path) -> None:
    siap = pasang(tmp_path / "data")
    awal = isi(siap, BANYAK, BARIS)
    peladen = Peladen(siap, pekerja=3)
    mulai = Barrier(BANYAK)

    def lapor(pd: str) -> tuple[str, Balas, Balas]:
        klien = Klien(peladen.porta, awal["sesi"][f"kepala{pd}"], pd)
        mulai.wait(timeout=120)
        simpan = klien.simpan(f"malam-{pd}", _penuh(pd))
        return pd, simpan, klien.ajukan(**klien.alasan())

    try:
        peladen.mulai()
        with ThreadPoolExecutor(BANYAK) as kolam:
            jawab = list(kolam.map(lapor, awal["pd"]))
        assert peladen.rantai() != "putus"
    finally:
        peladen.berhenti()

    assert Counter(s.status for _, s, _ in jawab) == {200: BANYAK}
    assert Counter(a.status for _, _, a in jawab) == {302: BANYAK}
    for pd, simpan, _ in jawab:
        assert {h["status"] for h in simpan.json["hasil"]} == {"tersimpan"}
        assert buku.laporan(siap, pd) == ("diajukan", 1)
        assert [(n, ada) for n, _, ada in buku.kiriman(siap, pd)] == [(1, True)]
        assert [(a, n) for a, n, _ in buku.pembukuan(siap, pd)] == [("fisik", 1), ("keuangan", 1)]
        jumlah = sum(int(o["nilai"]) for o in _penuh(pd) if o["kolom"] == "realisasi")
        assert buku.dibukukan(siap, pd) == jumlah * 100
    rekap = siap.rekap("--pemda", "18.04", "--tahun", str(TAHUN), "--bulan", str(BULAN))
    assert rekap["cakupan"]["pd_lapor"] == BANYAK
    hasil = siap("periksa", "--json")
    assert hasil.kode == 0, hasil.keluaran
    assert "tertinggal" not in hasil.keluaran


def test_two_operators_of_one_unit_never_overwrite_each_other_unseen(tmp_path: Path) -> None:
    siap = pasang(tmp_path / "data")
    awal = isi(siap, 1, BARIS)
    peladen = Peladen(siap, pekerja=3)
    letak = [(s, r, "realisasi") for s, r in garis("1", BARIS)]
    mulai = Barrier(2)

    def ketik(nama: str) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
        """Write what one sees plus one; after a conflict look at the server's value first."""
        klien, acak = Klien(peladen.porta, awal["sesi"][nama], "1"), random.Random(nama)  # noqa: S311
        lihat: dict[tuple[str, str, str], tuple[str | None, int]] = {}
        hasil = []
        mulai.wait(timeout=120)
        for n in range(25):
            pilih = acak.sample(letak, 2)
            ubah = [operasi(*k, f"{acak.randint(1, 9_999_999)}", *lihat.get(k, (None, 0))) for k in pilih]
            balas = klien.simpan(f"{nama}-{n}", ubah)
            assert balas.status == 200, balas.isi
            for k, o, h in zip(pilih, ubah, balas.json["hasil"], strict=True):
                hasil.append((nama, o, h))
                lihat[k] = (h["nilai"], h["versi"])
        return hasil

    try:
        peladen.mulai()
        with ThreadPoolExecutor(2) as kolam:
            semua = [x for daftar in kolam.map(ketik, ("kepala1", "operator1")) for x in daftar]
        assert peladen.rantai() != "putus"
    finally:
        peladen.berhenti()

    status = Counter(h["status"] for _, _, h in semua)
    assert set(status) <= {"tersimpan", "bentrok", "sama"}
    assert status["bentrok"] > 0, "the two never met: the test proves nothing"
    _cocokkan(siap, semua)


def _cocokkan(siap: Terminal, semua: list[tuple[str, dict[str, Any], dict[str, Any]]]) -> None:
    """The jejak tells each cell's history: a chain of versions, each by who saw the one before."""
    baris = buku.tanya(
        siap,
        "SELECT oleh, isi FROM jejak_peristiwa WHERE perbuatan = %s ORDER BY urut",
        ["pelaporan.simpan"],
    )
    riwayat: dict[tuple[str, str, str], list[tuple[str, str | None, str | None]]] = {}
    for oleh, isi_peristiwa in baris:
        for s in json.loads(isi_peristiwa)["sel"]:
            k = (s["sub_kegiatan"], s["rekening"], s["kolom"])
            riwayat.setdefault(k, []).append((oleh, s["sebelum"], s["sesudah"]))
            assert s["versi"] == len(riwayat[k])
    for k, langkah in riwayat.items():
        for (_, _, sesudah), (_, sebelum, _) in pairwise(langkah):
            assert sesudah == sebelum, k
    tersimpan: Counter[tuple[str, str, str]] = Counter()
    for nama, o, h in semua:
        k = (o["sub_kegiatan"], o["rekening"], o["kolom"])
        if h["status"] == "tersimpan":
            oleh, sebelum, sesudah = riwayat[k][h["versi"] - 1]
            # what was replaced is exactly what this person had seen
            assert (oleh, sebelum, sesudah) == (nama, o["nilai_dilihat"], o["nilai"])
            tersimpan[k] += 1
        elif h["status"] == "bentrok":
            assert riwayat[k][h["versi"] - 1][2] == h["nilai"]
            assert h["nilai"] != o["nilai_dilihat"]
    assert {k: len(v) for k, v in riwayat.items()} == dict(tersimpan)
    akhir = {k: (int(v[-1][2] or 0) * 100, len(v)) for k, v in riwayat.items()}
    assert buku.sel(siap, "1") == akhir
