"""`siap demo`: a demo kabupaten with every trouble in it, served and ready to click."""

from __future__ import annotations

import os
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from siap.jobs.perintah.dasar import mulai_django, sekarang

NAMA = "demo"


def perintah(
    alamat: Annotated[str, typer.Option("--alamat", help="host:porta.")] = "127.0.0.1:8000",
    sajikan: Annotated[
        bool, typer.Option("--sajikan/--tanpa-sajikan", help="Langsung disajikan di web.")
    ] = True,
) -> None:
    """Bangun kabupaten contoh (60 PD, 1.900 sub kegiatan, laporan s.d. September), lalu sajikan."""
    mulai_django()
    from siap.flows import jam
    from siap.jobs.demo import siapkan_demo

    layar = Console()
    with layar.status("Membangun kabupaten contoh ..."):
        demo = siapkan_demo(pada=sekarang())
    layar.print(
        f"[b]{demo.nama}[/b] ({demo.pemda}), TA {demo.tahun}. Terbitan {demo.terbitan}.", highlight=False
    )
    tabel = Table(
        "Peran", "Nama pengguna", "Kata sandi", title="Satu akun untuk tiap peran", title_justify="left"
    )
    for akun in demo.akun:
        tabel.add_row(akun.peran, akun.nama_pengguna, akun.sandi)
    layar.print(tabel)
    if sajikan:
        # the year of the demo does not move on: it is served on the day its September is to be locked
        jam.setel(demo.hari)
        layar.print(f"Buka [b]http://{alamat}/[/b] · hentikan dengan Ctrl+C", highlight=False)
        from siap.jobs.perintah.serve import sajikan as layani

        layani(alamat, (os.cpu_count() or 1) + 1)
