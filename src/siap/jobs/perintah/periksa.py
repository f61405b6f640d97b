"""`siap periksa`: the self-check. The chain holds, the mart says what the book says, a paper is ours."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from siap.jobs.perintah.dasar import OpsiJson, cetak_json, mulai_django

NAMA = "periksa"


def perintah(
    berkas: Annotated[
        list[Path] | None, typer.Argument(help="Dokumen yang hendak dibuktikan asalnya.")
    ] = None,
    kode: Annotated[str, typer.Option("--kode", help="Kode periksa yang tercetak pada dokumen.")] = "",
    sebagai_json: OpsiJson = False,
) -> None:
    """Buktikan rantai jejak, kesamaan buku dan mart, dan asal dokumen. Keluar 2 bila ada yang rusak."""
    mulai_django()
    from siap.flows.periksa import periksa_diri, periksa_dokumen

    if berkas or kode:
        hasil = periksa_dokumen([(b.name, b.read_bytes()) for b in berkas or []], kode=kode)
    else:
        hasil = periksa_diri()
    if sebagai_json:
        cetak_json({"utuh": all(h.utuh for h in hasil), "pemeriksaan": [h.sebagai_json() for h in hasil]})
    else:
        layar = Console()
        for h in hasil:
            hasil_kata = "[green]utuh[/]" if h.utuh else "[bold red]RUSAK[/]"
            layar.print(f"{hasil_kata} {h.nama}: {h.kalimat}", highlight=False)
    if not all(h.utuh for h in hasil):
        raise typer.Exit(2)
