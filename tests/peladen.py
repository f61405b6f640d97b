"""A real server for tests that load it or kill it, and clients that speak to it as a browser does."""

from __future__ import annotations

import html
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from tests.isi_laporan import BULAN, PEMDA, TAHUN
from tests.jobs.terminal import Terminal

_CSRF = "u" * 32


def porta_bebas() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def isi(siap: Terminal, banyak_pd: int, baris: int) -> dict[str, Any]:
    """Fill an installation in a process of its own."""
    hasil = subprocess.run(
        [sys.executable, "-m", "tests.isi_laporan", str(banyak_pd), str(baris)],
        env=siap.lingkungan | {"PYTHONPATH": _jalur()},
        capture_output=True,
        text=True,
        check=False,
    )
    assert hasil.returncode == 0, hasil.stderr
    jawab: dict[str, Any] = json.loads(hasil.stdout)
    return jawab


def _jalur() -> str:
    return os.pathsep.join(p for p in sys.path if p)


class Peladen:
    """`siap serve` in a process group of its own, started again within a moment; it answers on ``porta``."""

    def __init__(self, siap: Terminal, *, pekerja: int = 2) -> None:
        self._pekerja = pekerja
        self.porta = porta_bebas()
        self.catatan = siap.data.with_name(f"{siap.data.name}.log")
        self._grup = 0
        with self.catatan.open("a") as catatan:
            self._induk = subprocess.Popen(
                [sys.executable, "-m", "tests.pelayan"],
                env=siap.lingkungan | {"PYTHONPATH": _jalur()},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=catatan,
                text=True,
            )
        assert self._jawab() == "siap", self.catatan.read_text()[-2000:]

    def _jawab(self) -> str:
        assert self._induk.stdout is not None
        return self._induk.stdout.readline().strip()

    def _minta(self, perintah: str) -> str:
        assert self._induk.stdin is not None
        self._induk.stdin.write(f"{perintah}\n")
        self._induk.stdin.flush()
        return self._jawab()

    def mulai(self) -> None:
        """Start, and wait until it answers."""
        self._grup = int(self._minta(f"mulai {self.porta} {self._pekerja}"))
        batas = time.monotonic() + 90
        while time.monotonic() < batas:
            try:
                sambungan = http.client.HTTPConnection("127.0.0.1", self.porta, timeout=30)
                sambungan.request("GET", "/masuk")
                if sambungan.getresponse().status == 200:
                    return
            except (OSError, http.client.HTTPException):
                time.sleep(0.03)
        raise AssertionError(f"the server does not answer: {self.catatan.read_text()[-2000:]}")

    def bunuh(self) -> None:
        """End the whole process group at once, as a power cut would, and wait until nobody listens."""
        os.killpg(self._grup, signal.SIGKILL)
        self._grup = 0
        batas = time.monotonic() + 20
        while time.monotonic() < batas:
            with socket.socket() as s:
                if s.connect_ex(("127.0.0.1", self.porta)) != 0:
                    return
            time.sleep(0.005)
        raise AssertionError("somebody still listens")

    def rantai(self) -> str:
        """Return the number of events of the chain, "putus" where it does not hold."""
        return self._minta(f"rantai {PEMDA}")

    def berhenti(self) -> None:
        """End everything."""
        if self._grup:
            self.bunuh()
        assert self._induk.stdin is not None
        self._induk.stdin.close()
        self._induk.wait(timeout=60)
        if self._induk.stdout is not None:
            self._induk.stdout.close()


@dataclass(frozen=True)
class Balas:
    """One answer."""

    status: int
    isi: str
    tuju: str = ""

    @property
    def json(self) -> Any:
        """The answer of a door that speaks JSON."""
        return json.loads(self.isi)


@dataclass
class Klien:
    """One person before one unit's report. Raises OSError or HTTPException when the server is gone."""

    porta: int
    sesi: str
    pd: str
    bulan: int = BULAN
    _sambungan: http.client.HTTPConnection | None = field(default=None, repr=False)

    def minta(self, metode: str, jalan: str, badan: bytes | None = None, jenis: str = "") -> Balas:
        """Send one request over a connection that is kept."""
        kepala = {
            "Cookie": f"sessionid={self.sesi}; csrftoken={_CSRF}",
            "X-CSRFToken": _CSRF,
            "Accept": "*/*",
        }
        if jenis:
            kepala["Content-Type"] = jenis
        kueri = urlencode({"pemda": PEMDA, "pd": self.pd, "tahun": TAHUN, "bulan": self.bulan})
        try:
            # a synchronous worker closes after its answer; a fresh connection each time is what it sees
            self._sambungan = http.client.HTTPConnection("127.0.0.1", self.porta, timeout=120)
            self._sambungan.request(metode, f"{jalan}?{kueri}", badan, kepala)
            jawab = self._sambungan.getresponse()
            return Balas(jawab.status, jawab.read().decode(), jawab.headers.get("Location", ""))
        finally:
            if self._sambungan is not None:
                self._sambungan.close()

    def simpan(self, kunci: str, operasi: list[dict[str, Any]]) -> Balas:
        """Save a batch of cells."""
        badan = json.dumps({"kunci": kunci, "operasi": operasi}).encode()
        return self.minta("POST", "/lapor/simpan", badan, "application/json")

    def kirim(self, jalan: str, **isi: str) -> Balas:
        """Send a form."""
        badan = urlencode(isi).encode()
        return self.minta("POST", jalan, badan, "application/x-www-form-urlencoded")

    def alasan(self) -> dict[str, str]:
        """Return the form of the page of findings: the version that it showed, and a reason for each."""
        halaman = self.minta("GET", "/lapor/periksa")
        assert halaman.status == 200, halaman.isi[:500]
        nama = re.findall(r'name="(alasan:[^"]+)"', halaman.isi)
        versi = re.search(r'name="versi" value="(\d+)"', halaman.isi)
        assert versi, halaman.isi[:500]
        isi = {html.unescape(n): "Sudah diperiksa di lapangan." for n in nama}
        return {**isi, "versi": versi.group(1)}

    def ajukan(self, **isi: str) -> Balas:
        """Submit, with a reason for each finding; 302 is the acknowledgement."""
        return self.kirim("/lapor/ajukan", **isi)

    def tarik(self) -> Balas:
        """Take the submission back."""
        return self.kirim("/lapor/tarik", alasan="Ada angka yang keliru.")


def operasi(
    sub: str, rekening: str, kolom: str, nilai: str | None, dilihat: str | None = None, versi: int = 0
) -> dict[str, Any]:
    """One change, as a browser sends it."""
    return {
        "sub_kegiatan": sub,
        "rekening": rekening,
        "sumber_dana": "",
        "kolom": kolom,
        "nilai": nilai,
        "nilai_dilihat": dilihat,
        "versi": versi,
    }
