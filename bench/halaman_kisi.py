"""What a browser loads for the entry grid of 500 rows: bytes as they travel, against what was promised.

The page is asked of a real server; scripts and styles are those that it names, as WhiteNoise serves them to a
browser. The page itself is compressed here with gzip, as a server in front does. Bars: 60 KB of script, 25 KB
of style, 150 KB in all. Fonts and the icon, which a browser keeps, are not counted.
"""

from __future__ import annotations

import gzip
import http.client
import os
import re
import statistics
import time
from pathlib import Path

from _pelaporan import AKAR, kedua_pangkalan

BARIS, ULANG = 400, 7  # 400 lines of 100 sub kegiatan: 500 rows to fill
BATAS = {"script": 60, "style": 25, "all": 150}


def ambil(porta: int, jalan: str) -> bytes:
    """Return the bytes of a static file as they travel."""
    sambungan = http.client.HTTPConnection("127.0.0.1", porta, timeout=60)
    sambungan.request("GET", jalan, headers={"Accept-Encoding": "gzip, deflate, br, zstd"})
    jawab = sambungan.getresponse()
    assert jawab.status == 200, (jalan, jawab.status)
    return jawab.read()


def main() -> None:
    if "SIAP_BENCH" not in os.environ:
        kedua_pangkalan(__file__)
        return
    from tests.jobs.terminal import Terminal
    from tests.peladen import Klien, Peladen, isi

    os.chdir(AKAR)
    siap = Terminal(Path(os.environ["SIAP_DATA"]), os.environ.get("SIAP_DATABASE_URL", ""))
    awal = isi(siap, 1, BARIS)
    peladen = Peladen(siap)
    try:
        peladen.mulai()
        klien = Klien(peladen.porta, awal["sesi"]["kepala1"], "1")
        waktu = []
        for _ in range(ULANG):
            mulai = time.perf_counter()
            halaman = klien.minta("GET", "/lapor")
            waktu.append((time.perf_counter() - mulai) * 1000)
        assert halaman.status == 200
        baris = len(re.findall(r"<tr role=\"row\" class=\"k-", halaman.isi))
        skrip = re.findall(r'<script src="([^"]+)"', halaman.isi)
        gaya = re.findall(r'rel="stylesheet" href="([^"]+)"', halaman.isi)
        besar = {
            "page": len(gzip.compress(halaman.isi.encode(), 6)),
            "script": sum(len(ambil(peladen.porta, s)) for s in skrip),
            "style": sum(len(ambil(peladen.porta, s)) for s in gaya),
        }
    finally:
        peladen.berhenti()
    besar["all"] = sum(besar.values())
    print(
        f"grid of {baris} rows, {len(halaman.isi) / 1024:.0f} KB of HTML, {statistics.median(waktu):.0f} ms"
    )
    for nama, bita in besar.items():
        janji = f" (promised: at most {BATAS[nama]} KB)" if nama in BATAS else ""
        print(f"{nama}: {bita / 1024:.1f} KB compressed{janji}")


if __name__ == "__main__":
    main()
