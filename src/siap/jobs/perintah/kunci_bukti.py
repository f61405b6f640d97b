"""`siap kunci-bukti`: print the public key by which every receipt of this installation is proved."""

from __future__ import annotations

import typer

from siap.jobs.perintah.dasar import mulai_django

NAMA = "kunci-bukti"


def perintah() -> None:
    """Cetak kunci publik (PEM) untuk `siap periksa-bukti`; berikan kepada siapa pun yang memerlukannya."""
    mulai_django(migrasi=False)
    from siap.flows.pelaporan import kunci_publik

    typer.echo(kunci_publik(), nl=False)
