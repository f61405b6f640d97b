"""`siap batas`: load the outline of a pemda, so that photos taken elsewhere are seen."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from siap.jobs.perintah.dasar import OpsiPemda, mulai_django, pelaku, sekarang

NAMA = "batas"


def perintah(
    berkas: Annotated[Path, typer.Argument(help="GeoJSON (WGS 84) kabupaten atau kecamatan-kecamatannya.")],
    pemda: OpsiPemda,
) -> None:
    """Muat garis batas wilayah dari GeoJSON; tanpa garis batas tidak ada foto yang disebut di luar."""
    mulai_django()
    from siap.flows.bukti import muat_batas_wilayah
    from siap.flows.galat import GalatPemakai

    try:
        isi = berkas.read_bytes()
    except OSError as salah:
        raise GalatPemakai(f"Berkas {berkas.name} tidak dapat dibaca: {salah.strerror}.") from salah
    baru = muat_batas_wilayah(pemda=pemda, nama=berkas.name, isi=isi, oleh=pelaku(), pada=sekarang())
    typer.echo(f"Garis batas {pemda} {'dimuat' if baru else 'sudah sama'} dari {berkas.name}.")
