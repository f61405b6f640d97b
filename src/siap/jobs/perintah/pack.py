"""`siap pack`: the papers of one cut-off month."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from siap.flows.galat import GalatPemakai
from siap.jobs.perintah.dasar import OpsiBulan, OpsiPemda, OpsiTahun, mulai_django, pelaku, sekarang

NAMA = "pack"


def perintah(
    pemda: OpsiPemda,
    tahun: OpsiTahun,
    bulan: OpsiBulan,
    jenis: Annotated[str, typer.Argument(help="Nama pack: rfk.")] = "rfk",
    pd: Annotated[
        str, typer.Option("--pd", help="RFK satu perangkat daerah; tanpa ini rekap semua PD.")
    ] = "",
    bentuk: Annotated[str, typer.Option("--bentuk", help="pdf atau xlsx.")] = "pdf",
    terbitan: Annotated[str, typer.Option("--terbitan", help="Cetak dari terbitan lama.")] = "",
    keluaran: Annotated[
        Path | None, typer.Option("-o", "--keluaran", help="Berkas atau folder keluaran.")
    ] = None,
) -> None:
    """Cetak RFK dari satu terbitan; berkas yang sama dari terbitan yang sama."""
    if jenis != "rfk":
        raise GalatPemakai(f"Pack “{jenis}” tidak ada. Pilih salah satu: rfk.")
    mulai_django()
    from siap.flows.pack import rfk

    nama, isi = rfk(
        pemda,
        tahun,
        bulan,
        pd=pd or None,
        bentuk=bentuk,
        terbitan=terbitan or None,
        oleh=pelaku(),
        pada=sekarang(),
    )
    tujuan = keluaran / nama if keluaran is not None and keluaran.is_dir() else (keluaran or Path(nama))
    tujuan.write_bytes(isi)
    typer.echo(tujuan)
