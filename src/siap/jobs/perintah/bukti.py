"""`siap periksa-bukti`: prove a receipt with the public key alone: no database, no network, no settings."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from siap.flows.galat import GalatPemakai
from siap.jobs.perintah.dasar import OpsiJson, cetak_json

NAMA = "periksa-bukti"
_TERBESAR = 4 * 1024 * 1024


def perintah(
    berkas: Annotated[Path, typer.Argument(help="Bukti kirim: berkas teks, atau PDF dari SIAP.")],
    kunci: Annotated[Path, typer.Option("--kunci", help="Kunci publik (PEM) dari SIAP.")],
    sebagai_json: OpsiJson = False,
) -> None:
    """Buktikan bukti kirim tanpa basis data dan tanpa jaringan. Keluar 2 bila tidak terbukti."""
    from siap.ledger.pelaporan.pembuktian import BuktiDitolak, periksa_bukti

    pem = _teks(kunci, _baca(kunci), "Kunci publik")
    try:
        medan = periksa_bukti(_teks_bukti(berkas), pem)
    except BuktiDitolak as salah:
        if sebagai_json:
            cetak_json({"terbukti": False, "berkas": berkas.name, "kalimat": str(salah)})
            raise typer.Exit(2) from None
        raise GalatPemakai(str(salah)) from None
    if sebagai_json:
        cetak_json({"terbukti": True, "berkas": berkas.name, "isi": dict(medan)})
        return
    typer.echo("TERBUKTI. Yang ditandatangani SIAP adalah isi ini:")
    for nama, isi in medan.items():
        typer.echo(f"  {nama}: {isi}")


def _teks_bukti(berkas: Path) -> str:
    """Return the signed text: of a PDF the attached one, for its print proves nothing."""
    from siap.documents.writers.lampiran_pdf import baca_lampiran, berkas_pdf

    isi = _baca(berkas)
    if not berkas_pdf(isi):
        return _teks(berkas, isi, "Bukti kirim")
    lampiran = baca_lampiran(isi)
    if len(lampiran) != 1:
        raise GalatPemakai(
            f"{berkas.name} tidak memuat teks bukti yang terlampir. Pakai PDF asli dari SIAP, "
            "atau pindai kode QR-nya dan periksa teksnya."
        )
    return _teks(berkas, lampiran[0], "Bukti kirim")


def _baca(berkas: Path) -> bytes:
    try:
        with berkas.open("rb") as buka:
            isi = buka.read(_TERBESAR + 1)
    except OSError as salah:
        raise GalatPemakai(
            f"{berkas} tidak dapat dibaca: {salah.strerror}. Periksa nama berkasnya."
        ) from None
    if len(isi) > _TERBESAR:
        raise GalatPemakai(f"{berkas.name} terlalu besar untuk bukti kirim. Periksa berkasnya.")
    return isi


def _teks(berkas: Path, isi: bytes, sebutan: str) -> str:
    try:
        return isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise GalatPemakai(
            f"{sebutan} {berkas.name} bukan berkas teks. Simpan ulang sebagai teks UTF-8."
        ) from None
