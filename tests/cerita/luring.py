"""What stories about working offline share: an outbox in a page of the site, and a look into the book."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Page
from scripts.bangun_aset import AKAR, ASET, MODUL, cari_node
from tests.web.tiruan import DINSOS, PEMDA, TAHUN

SUB = "1.06.01.2.02.0001"
REKENING = "5.1.01"
_MASUK = """
import {{ bukaAntrean }} from "{luring}/antrean";
import {{ tanyaBentrok }} from "{luring}/bentrok";
import {{ kabariTerkunci }} from "{luring}/terkunci";
window.alat = {{ bukaAntrean, tanyaBentrok, kabariTerkunci }};
"""
_BUKA = """async ([tempat]) => {
  window.jawaban = [];
  window.keadaan = [];
  window.antrean = await window.alat.bukaAntrean(tempat, {
    jawaban: (j) => window.jawaban.push(j),
    keadaan: (k, n) => window.keadaan.push([k, n]),
  });
}"""


def bundel(folder: Path) -> str:
    """Return the outbox as a script that a page can run, without a grid."""
    masuk = folder / "masuk.ts"
    masuk.write_text(_MASUK.format(luring=(ASET / "ts" / "luring").as_posix()), encoding="utf-8")
    perintah = [
        *(str(cari_node().biner), str(MODUL / "esbuild" / "bin" / "esbuild"), str(masuk)),
        *("--bundle", "--format=iife", "--target=chrome109", "--log-level=warning"),
        f"--outfile={folder / 'luring.js'}",
    ]
    # bare names of packages are looked up from the sources, not from the folder of the test
    subprocess.run(perintah, check=True, cwd=AKAR, env={"NODE_PATH": str(MODUL), "PATH": "/usr/bin:/bin"})
    return (folder / "luring.js").read_text(encoding="utf-8")


def op(nilai: str | None, dilihat: str | None = None, versi: int = 0, **lain: str) -> dict[str, Any]:
    """Return one change of one cell."""
    kolom = lain.get("kolom", "realisasi")
    baris = kolom in ("realisasi", "catatan")
    return {
        "sub_kegiatan": SUB,
        "rekening": REKENING if baris else "",
        "sumber_dana": "",
        "kolom": kolom,
        "nilai": nilai,
        "nilai_dilihat": dilihat,
        "versi": versi,
        **lain,
    }


class Peramban:
    """One tab with an outbox in it."""

    def __init__(self, page: Page, naskah: str, orang: str, bulan: int) -> None:
        self.page, self.naskah = page, naskah
        kueri = urlencode({"pemda": PEMDA, "tahun": TAHUN, "bulan": bulan, "pd": DINSOS})
        self.tempat = {
            "pengguna": orang,
            "pemda": PEMDA,
            "pd": DINSOS,
            "tahun": TAHUN,
            "bulan": bulan,
            "simpan": f"/lapor/simpan?{kueri}",
            "masuk": "/masuk",
            "nama": "Dinas Sosial",
        }

    def buka(self) -> Peramban:
        """Open the outbox in the page as it stands."""
        # evaluate runs beside the page's policy, like an extension
        self.page.evaluate(self.naskah)
        self.page.evaluate(_BUKA, [self.tempat])
        return self

    def ketik(self, *operasi: dict[str, Any]) -> None:
        """Type, as a grid would."""
        self.page.evaluate("async (o) => await window.antrean.tambah(o)", list(operasi))

    def menunggu(self) -> list[dict[str, Any]]:
        """Return what waits."""
        hasil: list[dict[str, Any]] = self.page.evaluate("async () => await window.antrean.menunggu()")
        return hasil

    def kirim(self) -> None:
        """Try now."""
        self.page.evaluate("async () => await window.antrean.kirim()")

    def keadaan(self) -> list[Any]:
        """Return the state that was told last."""
        hasil: list[Any] = self.page.evaluate("() => window.keadaan.at(-1)")
        return hasil

    def status(self) -> list[str]:
        """Return what became of each cell, over all answers."""
        hasil: list[str] = self.page.evaluate(
            "() => window.jawaban.flatMap((j) => j.hasil.map((h) => h.status))"
        )
        return hasil

    def tunggu(self, keadaan: str) -> None:
        """Wait until the outbox says so."""
        self.page.wait_for_function("(k) => window.keadaan.at(-1)?.[0] === k", arg=keadaan)


def sel(data: Path, bulan: int) -> dict[str, tuple[str | None, int]]:
    """Return the cells of a month in the book: value and version per column."""
    with sqlite3.connect(f"file:{data / 'siap.sqlite3'}?mode=ro", uri=True) as db:
        baris = db.execute(
            "SELECT s.kolom, s.uang, s.bilangan, s.teks, s.versi FROM pelaporan_isiansel s"
            " JOIN pelaporan_laporanbulanan l ON l.id = s.laporan_id"
            " JOIN organisasi_perangkatdaerah d ON d.id = l.pd_id WHERE l.bulan = ? AND d.kode = ?",
            (bulan, DINSOS),
        ).fetchall()
    db.close()

    def nilai(uang: int | None, bilangan: int | None, teks: str) -> str | None:
        # the columns hold sen, and ten-thousandths
        angka = Decimal(uang) / 100 if uang is not None else bilangan and Decimal(bilangan) / 10_000
        return teks or None if angka is None else f"{angka.normalize():f}"

    return {k: (nilai(u, b, t), v) for k, u, b, t, v in baris}


def peristiwa(data: Path, bulan: int) -> list[dict[str, Any]]:
    """Return the saves of a month as the jejak has them."""
    with sqlite3.connect(f"file:{data / 'siap.sqlite3'}?mode=ro", uri=True) as db:
        semua = db.execute(
            "SELECT objek, isi FROM jejak_peristiwa WHERE perbuatan = 'pelaporan.simpan'"
        ).fetchall()
    db.close()
    return [json.loads(isi) for objek, isi in semua if objek.endswith(f";bulan={bulan}")]
