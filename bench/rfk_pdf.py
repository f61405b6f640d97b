"""RFK as PDF: 60 PD, 2,400 rows of 15 columns and a chart each, against WeasyPrint on the same tables.

Both sides get the same printed cells and the same SVG charts, the same face and the same column widths; each
runs in a process of its own that ends, in rounds that take turns, and is timed from figures to bytes.
WeasyPrint sets its 60 reports as one document, which is what it is fastest at, and without tags; SIAP sets
them one by one, tagged, and joins them. Both files must hold every amount, or there is no result.

    .venv/bin/python bench/rfk_pdf.py [--pd 60] [--putaran 3]
"""

from __future__ import annotations

import argparse
import ctypes.util
import io
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

AKAR = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(AKAR), str(AKAR / "src")]

SUB_KEGIATAN = 28  # with their parents 40 rows per PD
PUSTAKA = {
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz-subset": "libharfbuzz-subset0",
}
SISI = ("siap", "weasyprint")


def dokumen(banyak: int) -> list[Any]:
    from tests.documents.contoh import LATAR, kurva, pohon_pd, puncak_pohon, rekap

    from siap.documents.packs.rfk import rfk_pd

    hasil = []
    for i in range(1, banyak + 1):
        pohon = pohon_pd(SUB_KEGIATAN, benih=i)
        pd = puncak_pohon(pohon, f"1.{i:02d}", f"Dinas Ke-{i}")
        hasil.append(rfk_pd(rekap([]), pd=pd, pohon=pohon, latar=LATAR, kurva=kurva(6)))
    return hasil


def dengan_siap(daftar: list[Any]) -> bytes:
    from siap.documents.writers.pdf import tulis_pdf

    return tulis_pdf(daftar, judul="RFK Juni 2023")


# -- opponent: the same blocks as HTML, with the styles a good hand would write for print ----------------


def gaya(huruf: Path) -> str:
    wajah = "".join(
        f"@font-face {{ font-family: S; font-weight: {berat}; src: url('{(huruf / berkas).as_uri()}') }}"
        for berat, berkas in ((400, "SourceSansPro-Regular.ttf"), (600, "SourceSansPro-Semibold.ttf"))
    )
    return wajah + GAYA


GAYA = """
@page { size: A4 landscape; margin: 10mm 10mm 14mm;
        @bottom-left { content: string(kaki); font: 6.8pt S }
        @bottom-right { content: 'Halaman ' counter(page) ' dari ' counter(pages); font: 6.8pt S } }
body { font: 9pt/1.25 S; color: #1b2430; margin: 0 }
h1, h3, p, ul { margin: 0 0 .3em }
article { break-before: page }
.kaki { string-set: kaki content(); display: none }
h1 { font-size: 15pt }
h3 { font-size: 10pt }
.dua { display: flex }
.dua > * { flex: 1 }
ul { font-size: 7.6pt }
.penting { border-left: 2pt solid #14507f; background: #f4f7fa; padding: 2mm }
table { border-collapse: collapse; table-layout: fixed; width: 277mm; font-size: 7.3pt;
        font-variant-numeric: tabular-nums; line-height: 1.1 }
th, td { border: .3pt solid #aab2bd; padding: .7mm .8mm; vertical-align: top }
th { background: #e8edf2 }
tr { break-inside: avoid }
.kanan { text-align: right }
.induk td { background: #f3f5f8; font-weight: 600 }
.total td { background: #e8edf2; font-weight: 600 }
"""


def kepala_html(b: dict[str, Any]) -> str:
    """Return the three header rows: groups, names, numbers."""
    atas, lebar = [], 0
    for s in b["kepala"]:
        if lebar < len(b["lebar"]):
            atas.append(s)
            lebar += s["lajur"]
    nomor = [s for s in b["kepala"] if s["nomor"]]
    bawah = [s for s in b["kepala"][len(atas) :] if not s["nomor"]]
    baris = []
    for isi in (atas, bawah, nomor):
        sel = "".join(f"<th colspan={s['lajur']} rowspan={s['lapis']}>{escape(s['teks'])}</th>" for s in isi)
        baris.append(f"<tr>{sel}</tr>")
    return "".join(baris)


def baris_html(b: dict[str, Any], r: dict[str, Any]) -> str:
    sel = []
    for i, (teks, rata) in enumerate(zip(r["sel"], b["rata"], strict=True)):
        inden = f" style=padding-left:{0.8 + r['tingkat'] * 1.3}mm" if i == b["kolom_inden"] else ""
        sel.append(f"<td class={rata}{inden}>{escape(teks)}</td>")
    return f"<tr class={r['gaya']}>{''.join(sel)}</tr>"


def tabel_html(b: dict[str, Any]) -> str:
    kolom = "".join(f"<col style='width:{w}mm'>" for w in b["lebar"])
    badan = "".join(baris_html(b, r) for r in b["baris"])
    kepala = kepala_html(b)
    return f"<h3>{b['judul']}</h3><table>{kolom}<thead>{kepala}</thead><tbody>{badan}</tbody></table>"


def berdampingan_html(b: dict[str, Any]) -> str:
    kiri = "".join(HTML_BLOK[x["blok"]](x) for x in b["kiri"])
    kanan = "".join(f"<h3>{escape(g['judul'])}</h3><p>{escape(g['anak'])}</p>{g['svg']}" for g in b["kanan"])
    return f"<div class=dua><div>{kiri}</div><div>{kanan}</div></div>"


HTML_BLOK: dict[str, Callable[[dict[str, Any]], str]] = {
    "judul": lambda b: f"<h{b['tingkat']}>{escape(b['teks'])}</h{b['tingkat']}><p>{escape(b['anak'])}</p>",
    "paragraf": lambda b: f"<p class={'penting' if b['penting'] else 'biasa'}>{escape(b['teks'])}</p>",
    "rincian": lambda b: "".join(f"<div>{escape(k)} <b>{escape(v)}</b></div>" for k, v in b["pasangan"]),
    "catatan": lambda b: (
        f"<h3>{b['judul']}</h3><ul>{''.join(f'<li>{escape(x)}</li>' for x in b['butir'])}</ul>"
    ),
    "tanda-tangan": lambda b: "".join(f"<div>{escape(p['jabatan'])}<br><br>NIP</div>" for p in b["penanda"]),
    "berdampingan": berdampingan_html,
    "tabel": tabel_html,
}


def dengan_weasyprint(daftar: list[Any]) -> bytes:
    from weasyprint import HTML

    from siap.documents.huruf import folder_huruf
    from siap.documents.writers.halaman import isi_halaman

    bagian = []
    for d in daftar:
        isi = isi_halaman(d)
        kaki = isi["kaki"]
        badan = "".join(HTML_BLOK[b["blok"]](b) for b in isi["blok"])
        bagian.append(f"<article><div class=kaki>{escape(kaki['baris'])}</div>{badan}{kaki['qr']}</article>")
    html = f"<html lang=id><style>{gaya(folder_huruf())}</style><body>{''.join(bagian)}</body></html>"
    hasil = HTML(string=html).write_pdf()
    assert isinstance(hasil, bytes)
    return hasil


# -- measuring ------------------------------------------------------------------------------------------


def satu_sisi(sisi: str, banyak: int, simpan: str) -> None:
    """Child: make the documents, then set them against the clock."""
    daftar = dokumen(banyak)
    susun = dengan_siap if sisi == "siap" else dengan_weasyprint
    if sisi == "siap":  # the imports of both sides stay outside the clock
        import siap.documents.writers.pdf
        import siap.documents.writers.susun  # noqa: F401
    else:
        import weasyprint  # noqa: F401
    mulai = time.perf_counter()
    isi = susun(daftar)
    lama = time.perf_counter() - mulai
    if simpan:
        Path(simpan).write_bytes(isi)
    print(json.dumps({"detik": lama, "mb": puncak_mb(), "bita": len(isi)}))


def puncak_mb() -> float:
    """Return the peak of this program alone (ru_maxrss still holds that of its parent)."""
    status = Path("/proc/self/status")
    if status.exists():
        return (
            next(int(b.split()[1]) for b in status.read_text().splitlines() if b.startswith("VmHWM")) / 1024
        )
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def anak(sisi: str, banyak: int, simpan: str = "") -> dict[str, float]:
    perintah = [sys.executable, __file__, "--sisi", sisi, "--pd", str(banyak), "--simpan", simpan]
    keluar = subprocess.run(perintah, capture_output=True, text=True, check=False, cwd=AKAR)
    if keluar.returncode:
        raise SystemExit(f"{sisi} gagal: {keluar.stderr.strip().splitlines()[-1]}")
    hasil = json.loads(keluar.stdout.strip().splitlines()[-1])
    assert isinstance(hasil, dict)
    return hasil


def periksa_isi(berkas: Path, daftar: list[Any]) -> int:
    """Return the pages of a file that holds every amount of the first and the last PD."""
    from pypdf import PdfReader

    from siap.domain.uang import tampil_angka

    pembaca = PdfReader(io.BytesIO(berkas.read_bytes()))
    teks = "".join(h.extract_text() for h in (*pembaca.pages[:4], *pembaca.pages[-4:]))
    for d in (daftar[0], daftar[-1]):
        for baris in d.tabel()[0].baris:
            assert tampil_angka(baris.sel[9]) in teks, (berkas.name, baris.sel[1])
    return len(pembaca.pages)


def siapkan_pango() -> str:
    """Install what WeasyPrint links to when we may; return a sentence when we may not."""
    kurang = [paket for nama, paket in PUSTAKA.items() if ctypes.util.find_library(nama) is None]
    if not kurang:
        return ""
    if os.geteuid() or shutil.which("apt-get") is None:
        return f"Pasang {' '.join(kurang)} lebih dulu: WeasyPrint memerlukannya."
    lingkungan = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for perintah in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", *kurang]):
        subprocess.run(perintah, check=False, capture_output=True, env=lingkungan)
    return ""


def main() -> int:
    """Measure and print the ratio of medians and the peak memory of each side."""
    pilihan = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    pilihan.add_argument("--pd", type=int, default=60)
    pilihan.add_argument("--putaran", type=int, default=3)
    pilihan.add_argument("--sisi", choices=SISI)
    pilihan.add_argument("--simpan", default="")
    arg = pilihan.parse_args()
    if arg.sisi:
        satu_sisi(arg.sisi, arg.pd, arg.simpan)
        return 0
    if sebab := siapkan_pango():
        print(sebab)
        return 1
    import tempfile

    daftar = dokumen(arg.pd)
    baris = sum(len(d.tabel()[0].baris) for d in daftar)
    print(f"RFK {arg.pd} PD: {baris} baris x 15 kolom, {arg.pd} grafik, {arg.putaran} putaran bergantian")
    ukur: dict[str, list[dict[str, float]]] = {s: [] for s in SISI}
    with tempfile.TemporaryDirectory() as folder:
        for putaran in range(arg.putaran):
            for sisi in SISI:
                simpan = str(Path(folder) / f"{sisi}.pdf") if putaran == 0 else ""
                ukur[sisi].append(anak(sisi, arg.pd, simpan))
        halaman = {s: periksa_isi(Path(folder) / f"{s}.pdf", daftar) for s in SISI}
    median = {s: statistics.median(u["detik"] for u in ukur[s]) for s in SISI}
    for s in SISI:
        puncak = max(u["mb"] for u in ukur[s])
        sebaran = " ".join(f"{u['detik']:.2f}" for u in ukur[s])
        print(
            f"{s:<11} median {median[s]:6.2f} s ({sebaran}), puncak {puncak:4.0f} MB, "
            f"{halaman[s]} halaman, {ukur[s][0]['bita'] / 1e6:.1f} MB"
        )
    print(f"rasio WeasyPrint / SIAP: {median['weasyprint'] / median['siap']:.1f}x (janji: sedikitnya 4x)")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
