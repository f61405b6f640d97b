"""Write docs/reference from the registers: metrics, findings, commands. `--periksa` only compares.

The registers are the truth; a page that differs from them is stale and fails `make check`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(AKAR / "src"))

import typer.main  # noqa: E402  - after the path is set, so that the script runs without an installed package
from typer.core import TyperArgument, TyperGroup, TyperOption  # noqa: E402

from siap.domain.aturan.register import daftar as daftar_aturan  # noqa: E402
from siap.domain.metrik.katalog import DAFTAR as DAFTAR_METRIK  # noqa: E402
from siap.domain.metrik.prosa import prosa  # noqa: E402
from siap.domain.penilaian.preset import PRESET  # noqa: E402
from siap.domain.waktu import tampil_tanggal  # noqa: E402

RUJUKAN = AKAR / "docs" / "reference"
CAP = "<!-- Halaman ini ditulis oleh `python scripts/buat_rujukan.py`; jangan disunting. -->"


def main() -> int:
    """Write the pages, or with --periksa name those that are stale and return 2."""
    pilihan = argparse.ArgumentParser(description=__doc__)
    pilihan.add_argument("--periksa", action="store_true", help="compare only, write nothing")
    hanya_periksa = pilihan.parse_args().periksa
    basi = [nama for nama, isi in halaman().items() if not _sama(RUJUKAN / nama, isi)]
    if not basi:
        return 0
    if hanya_periksa:
        sys.stderr.write(f"Rujukan basi: {', '.join(basi)}. Jalankan `make rujukan`.\n")
        return 2
    RUJUKAN.mkdir(parents=True, exist_ok=True)
    semua = halaman()
    for nama in basi:
        (RUJUKAN / nama).write_text(semua[nama], encoding="utf-8")
        print(f"docs/reference/{nama}")
    return 0


def halaman() -> Mapping[str, str]:
    """Return every generated page: file name -> text."""
    pembuat: dict[str, Callable[[], Iterator[str]]] = {
        "metrik.md": _metrik,
        "temuan.md": _temuan,
        "perintah.md": _perintah,
    }
    return {nama: "\n".join(buat()) + "\n" for nama, buat in pembuat.items()}


def _sama(berkas: Path, isi: str) -> bool:
    return berkas.exists() and berkas.read_text(encoding="utf-8") == isi


def _metrik() -> Iterator[str]:
    yield from ("# Metrik dan pita", "", CAP, "")
    yield "Setiap angka pada tabel, grafik, dan dokumen dihitung dari satu daftar ini. Basis data hanya"
    yield "menjumlah ukuran; pembagian dilakukan sekali, dalam desimal, dan dibulatkan (setengah ke atas)"
    yield "saat dicetak. Penyebut nol atau ukuran yang belum diketahui menghasilkan `-`. Persentase di atas"
    yield "100 ditampilkan apa adanya."
    yield from (
        "",
        "| Kode | Nama | Rumus | Penyebut | Arah baik | Dasar | Berlaku sejak |",
        "|---|---|---|---|---|---|---|",
    )
    for m in DAFTAR_METRIK:
        sel = (
            f"`{m.kode}`",
            m.nama,
            prosa(m.rumus),
            m.penyebut or "-",
            m.arah.value,
            m.dasar,
            tampil_tanggal(m.berlaku_sejak),
        )
        yield f"| {' | '.join(sel)} |"
    yield from ("", "## Pita", "", "Pita menilai angka yang belum dibulatkan. Bawaan: `lampung-barat`.", "")
    yield from ("| Preset | Nama | Metrik | Zona | Dasar |", "|---|---|---|---|---|")
    for kode, daftar_pita in PRESET.items():
        for pita in daftar_pita:
            zona = "; ".join(f"{z.label}: {z.batas}" for z in pita.zona)
            yield f"| `{kode}` | {pita.nama} | `{pita.metrik}` | {zona} | {pita.dasar} |"


def _temuan() -> Iterator[str]:
    semua = daftar_aturan()
    yield from ("# Temuan", "", CAP, "")
    yield f"Daftar {len(semua)} aturan beserta contohnya. `tolak` berarti tidak ada yang dibukukan dari"
    yield "berkas itu; `jelaskan` dibukukan dengan catatan; `info` hanya memberi tahu. Kata dalam kurung"
    yield "kurawal diisi saat temuan dibuat."
    for a in semua:
        yield from ("", f"## {a.kode} {a.judul}", "")
        yield f"- Keparahan: **{a.keparahan.value}**"
        yield f"- Kalimat: {_aman(a.kalimat)}"
        yield f"- Tindakan: {_aman(a.tindakan)}"
        yield f"- Contoh lolos: {_aman(a.contoh_lolos)}"
        yield f"- Contoh gagal: {_aman(a.contoh_gagal)}"
        yield f"- Sumber: {_aman(a.sumber)}"


def _aman(teks: str) -> str:
    return teks.replace("<", "&lt;")


def _perintah() -> Iterator[str]:
    from siap.jobs.cli import app  # imported late: the commands import Typer and Rich

    akar = typer.main.get_command(app)
    if not isinstance(akar, TyperGroup):
        raise TypeError("siap harus berupa kumpulan perintah")
    yield from ("# Perintah", "", CAP, "")
    yield "Keluar 0 bila berhasil, 2 bila ditolak. Pilihan `--json` mencetak satu dokumen JSON untuk mesin."
    yield "Folder data disebut oleh `SIAP_DATA` (bawaan `./siap-data`); PostgreSQL oleh `SIAP_DATABASE_URL`."
    for nama in sorted(akar.commands):
        perintah = akar.commands[nama]
        argumen = [p for p in perintah.params if isinstance(p, TyperArgument)]
        pilihan = [p for p in perintah.params if isinstance(p, TyperOption) and not p.hidden]
        yield from ("", f"## siap {nama}", "", (perintah.help or "").strip(), "")
        yield from ("```", " ".join(("siap", nama, "[PILIHAN]", *(_nama_argumen(a) for a in argumen))), "```")
        yield from ("", "| Pilihan | Arti | Bawaan |", "|---|---|---|") if argumen or pilihan else ()
        for a in argumen:
            yield f"| `{_nama_argumen(a)}` | {_sel(getattr(a, 'help', None))} | {_bawaan(a)} |"
        for o in pilihan:
            kata = ", ".join(f"`{t}`" for t in (*o.opts, *o.secondary_opts))
            lingkungan = f" Juga dari `{o.envvar}`." if o.envvar else ""
            yield f"| {kata} | {_sel(o.help)}{lingkungan} | {'wajib' if o.required else _bawaan(o)} |"


def _nama_argumen(a: TyperArgument) -> str:
    nama = a.metavar or (a.name or "").upper()
    return f"{nama}..." if a.nargs == -1 and not nama.endswith("...") else nama


def _bawaan(p: TyperArgument | TyperOption) -> str:
    if p.name == "pekerja":
        return "inti + 1"  # differs from machine to machine
    nilai = p.default
    if isinstance(nilai, bool):
        return "ya" if nilai else "-"
    return f"`{nilai}`" if isinstance(nilai, str | int) and nilai != "" else "-"


def _sel(teks: str | None) -> str:
    return " ".join((teks or "").split()).replace("|", "\\|")


if __name__ == "__main__":
    raise SystemExit(main())
