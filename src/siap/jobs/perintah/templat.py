"""`siap templat`: write an empty canonical form, to be filled and read back by `siap impor`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from siap.flows.galat import GalatPemakai

NAMA = "templat"


def perintah(
    jenis: Annotated[
        str, typer.Argument(help="pd, dpa, angkas, target-fisik, rencana-fisik, realisasi, fisik.")
    ],
    keluaran: Annotated[
        Path | None,
        typer.Option("-o", "--keluaran", help="Berkas keluaran; akhiran .xlsx atau .csv menentukan bentuk."),
    ] = None,
    csv: Annotated[bool, typer.Option("--csv", help="Tulis sebagai CSV.")] = False,
) -> None:
    """Tulis templat kosong yang dapat diisi lalu diimpor kembali."""
    from siap.flows.templat import JENIS_TEMPLAT, tulis_templat

    if jenis not in JENIS_TEMPLAT:
        raise GalatPemakai(f"Templat “{jenis}” tidak ada. Pilih salah satu: {', '.join(JENIS_TEMPLAT)}.")
    sebagai_csv = csv or (keluaran is not None and keluaran.suffix.lower() == ".csv")
    isi = tulis_templat(jenis, csv=sebagai_csv)
    if keluaran is not None and str(keluaran) == "-":
        sys.stdout.buffer.write(isi)
        return
    tujuan = keluaran or Path(f"templat-{jenis}.{'csv' if sebagai_csv else 'xlsx'}")
    tujuan.write_bytes(isi)
    typer.echo(tujuan)
