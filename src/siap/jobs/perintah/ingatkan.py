"""`siap ingatkan`: remind who owes a report. Meant for cron or a systemd timer; running it twice is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from siap.jobs.perintah.dasar import OpsiJson, cetak_json, mulai_django, pelaku, sekarang

if TYPE_CHECKING:
    from siap.flows.pengingat import HasilIngatkan

NAMA = "ingatkan"


def perintah(
    pemda: Annotated[
        str | None, typer.Option("--pemda", help="Hanya satu Pemda (kode Kemendagri).", envvar="SIAP_PEMDA")
    ] = None,
    kering: Annotated[bool, typer.Option("--kering", help="Tunjukkan saja; tidak ada yang dikirim.")] = False,
    sebagai_json: OpsiJson = False,
) -> None:
    """Ingatkan yang belum melapor lewat surel dan webhook. Keluar 2 bila ada yang gagal terkirim."""
    mulai_django()
    from siap.flows.pengingat import GAGAL, ingatkan

    hasil = ingatkan(pada=sekarang(), oleh=pelaku(), pemda=pemda, kering=kering)
    if sebagai_json:
        cetak_json(
            {
                "kering": kering,
                "pengingat": [s.sebagai_json() for s in hasil.daftar],
                "tanpa_tujuan": [
                    {"pemda": t.pemda, "pd": t.pd, "tahun": t.periode.tahun, "bulan": t.periode.bulan}
                    for t in hasil.tanpa_tujuan
                ],
            }
        )
    else:
        _tampilkan(hasil)
    if hasil.banyak(GAGAL):
        raise typer.Exit(2)


def _tampilkan(hasil: HasilIngatkan) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    from siap.flows.pengingat import AKAN, BERJALAN, GAGAL, SUDAH, TERKIRIM

    layar = Console()
    if hasil.daftar:
        tabel = Table("PD", "Bulan", "Pengingat", "Penerima", "Saluran", "Hasil")
        warna = {TERKIRIM: "green", GAGAL: "bold red", SUDAH: "dim", AKAN: "cyan", BERJALAN: "yellow"}
        for s in hasil.daftar:
            kata = f"[{warna[s.hasil]}]{s.hasil}[/]" + (f": {s.keterangan}" if s.keterangan else "")
            saat = f"{s.saat.jenis.value}, {s.saat.tanggal:%d-%m-%Y}"
            tabel.add_row(escape(s.nama_pd), s.periode.nama, saat, s.penerima, s.saluran.value, kata)
        layar.print(tabel)
    for t in hasil.tanpa_tujuan:
        layar.print(
            f"[yellow]Tanpa penerima[/] {escape(t.nama_pd)}, {t.periode.nama}: isi alamat surel operatornya.",
            highlight=False,
        )
    if not hasil.daftar and not hasil.tanpa_tujuan:
        layar.print("Tidak ada yang perlu diingatkan hari ini.")
        return
    hitung = [f"{n} {kata}" for kata in (TERKIRIM, GAGAL, SUDAH, BERJALAN, AKAN) if (n := hasil.banyak(kata))]
    layar.print(", ".join(hitung) + "." if hitung else "Tidak ada yang dikirim.", highlight=False)
