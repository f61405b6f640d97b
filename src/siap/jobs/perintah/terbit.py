"""`siap terbit`: fill the mart from the book and print the edition."""

from __future__ import annotations

from siap.jobs.perintah.dasar import OpsiJson, OpsiPemda, OpsiTahun, cetak_json, mulai_django, sekarang

NAMA = "terbit"


def perintah(pemda: OpsiPemda, tahun: OpsiTahun, sebagai_json: OpsiJson = False) -> None:
    """Isi ulang mart dari buku dan cetak terbitannya. Tanpa perubahan, terbitan tetap sama."""
    mulai_django()
    from siap.flows.mart import isi_mart

    terbitan = isi_mart(pemda, tahun, pada=sekarang())
    if sebagai_json:
        cetak_json({"pemda": pemda, "tahun": tahun, "terbitan": terbitan})
    else:
        import typer

        typer.echo(terbitan)
