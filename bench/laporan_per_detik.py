"""Reports per second over HTTP: units that save 250 values each and submit, against a real server on 2 cores.

Every unit sends one batch of 250 values and then its submission with all rules; a report counts when both
were acknowledged. Printed are reports per second, the slowest answers, and errors (promised: none). The
server is `siap serve` with one worker more than cores; the clients are threads of this process beside it.
"""

from __future__ import annotations

import os
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from _pelaporan import AKAR, kedua_pangkalan

BANYAK, BARIS, SERENTAK = 60, 200, 8


def main() -> None:
    if "SIAP_BENCH" not in os.environ:
        kedua_pangkalan(__file__)
        return
    from tests.isi_laporan import garis
    from tests.jobs.terminal import Terminal
    from tests.peladen import Klien, Peladen, isi, operasi

    os.chdir(AKAR)
    siap = Terminal(Path(os.environ["SIAP_DATA"]), os.environ.get("SIAP_DATABASE_URL", ""))
    awal = isi(siap, BANYAK, BARIS)
    peladen = Peladen(siap, pekerja=(os.cpu_count() or 1) + 1)
    # the reasons that the rules ask for are the same for all: learnt from the first unit, outside the clock
    nilai: dict[str, list[dict[str, object]]] = {}
    for pd in awal["pd"]:
        g = garis(pd, BARIS)
        sub = sorted({s for s, _ in g})
        nilai[pd] = [operasi(s, r, "realisasi", str(8_200_000 + n)) for n, (s, r) in enumerate(g)]
        nilai[pd] += [operasi(s, "", "fisik", "70") for s in sub]
    banyak = len(nilai["1"])

    def lapor(pd: str) -> tuple[bool, float, float]:
        klien = Klien(peladen.porta, awal["sesi"][f"kepala{pd}"], pd)
        mulai = time.perf_counter()
        try:
            simpan = klien.simpan(f"b-{pd}", nilai[pd])
            tengah = time.perf_counter()
            kirim = klien.ajukan(**alasan)
        except OSError:
            return False, 0.0, 0.0
        baik = simpan.status == 200 and kirim.status == 302
        return baik, tengah - mulai, time.perf_counter() - tengah

    try:
        peladen.mulai()
        pertama = Klien(peladen.porta, awal["sesi"]["kepala1"], "1")
        assert pertama.simpan("b-1", nilai["1"]).status == 200
        alasan = pertama.alasan()
        assert pertama.ajukan(**alasan).status == 302
        mulai = time.perf_counter()
        with ThreadPoolExecutor(SERENTAK) as kolam:
            hasil = list(kolam.map(lapor, awal["pd"][1:]))
        lama = time.perf_counter() - mulai
    finally:
        peladen.berhenti()
    galat = sum(not baik for baik, _, _ in hasil)
    simpan = sorted(s * 1000 for _, s, _ in hasil)
    kirim = sorted(k * 1000 for _, _, k in hasil)
    print(
        f"{len(hasil) / lama:.2f} reports per second of {banyak} values each, {SERENTAK} at a time, "
        f"{galat} errors (promised: 0)"
    )
    print(
        f"saving {banyak} values: median {statistics.median(simpan):.0f} ms, slowest {simpan[-1]:.0f} ms; "
        f"submitting: median {statistics.median(kirim):.0f} ms, slowest {kirim[-1]:.0f} ms"
    )
    periksa = siap("periksa", "--json")
    print(f"siap periksa afterwards: {'clean' if periksa.kode == 0 else periksa.keluaran[-500:]}")


if __name__ == "__main__":
    main()
