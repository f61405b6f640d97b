"""`siap impor`: show what a file says, then book it: all of it or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from siap.domain.anggaran import Tahap
from siap.domain.masukan import JenisBerkas
from siap.flows.galat import GalatPemakai
from siap.jobs.perintah.dasar import OpsiJson, cetak_json, mulai_django, pelaku, sekarang

if TYPE_CHECKING:
    from siap.domain.temuan import Temuan
    from siap.flows.impor import HasilImpor

NAMA = "impor"
_GAYA = {"diterima": "green", "ditolak": "bold red", "sudah ada": "cyan"}
_GAYA_TEMUAN = {"tolak": "red", "jelaskan": "yellow", "info": "dim"}


def perintah(
    argumen: Annotated[
        list[str],
        typer.Argument(
            metavar="[JENIS] BERKAS...", help="Jenis (boleh dikosongkan: dikenali dari isi) lalu berkas."
        ),
    ],
    pemda: Annotated[
        str, typer.Option("--pemda", help="Kode Kemendagri, misalnya 12.12.", envvar="SIAP_PEMDA")
    ] = "",
    tahun: Annotated[
        int | None, typer.Option("--tahun", help="Tahun anggaran.", envvar="SIAP_TAHUN", min=2000, max=2100)
    ] = None,
    bulan: Annotated[
        int | None,
        typer.Option("--bulan", help="Bulan laporan, atau bulan mulai berlaku untuk anggaran dan angkas."),
    ] = None,
    pd: Annotated[str, typer.Option("--pd", help="Kode perangkat daerah pemilik berkas.")] = "",
    daftar: Annotated[
        Path | None, typer.Option("--daftar", help="CSV berkas,pd,bulan untuk banyak berkas sekaligus.")
    ] = None,
    tahap: Annotated[str, typer.Option("--tahap", help="Tahap anggaran: murni, pergeseran, perubahan.")] = "",
    dasar: Annotated[
        str, typer.Option("--dasar", help="Dasar nomenklatur, misalnya 900.1.15.5-1317/2023.")
    ] = "",
    pratinjau: Annotated[
        bool, typer.Option("--pratinjau", help="Tunjukkan saja; tidak ada yang dibukukan.")
    ] = False,
    sebagai_json: OpsiJson = False,
) -> None:
    """Baca berkas, tunjukkan isinya, lalu bukukan. Berkas yang sama dua kali tidak menambah apa pun."""
    jenis, jalur = _pisahkan(argumen)
    if tahap and tahap not in set(Tahap):
        raise GalatPemakai(f"Tahap “{tahap}” tidak dikenal. Pilih salah satu: {', '.join(Tahap)}.")
    mulai_django()
    from siap.flows.impor import BerkasMasuk, Permintaan, baca_daftar, bukukan
    from siap.flows.impor import pratinjau as lihat

    layar = Console(stderr=True)
    permintaan = Permintaan(
        jenis=jenis,
        pemda=pemda,
        tahun=tahun,
        bulan=bulan,
        pd=pd,
        tahap=tahap,
        dasar=dasar,
        daftar=baca_daftar(daftar.name, _isi_daftar(daftar)) if daftar else None,
    )
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=layar,
        transient=True,
        disable=sebagai_json or not layar.is_terminal,
    ) as kemajuan:
        tugas = kemajuan.add_task("Membaca", total=len(jalur))

        def maju(nama: str, selesai: int, jumlah: int) -> None:
            kemajuan.update(tugas, description=nama[-40:], completed=selesai, total=jumlah)

        hasil = (lihat if pratinjau else bukukan)(
            [BerkasMasuk.dari_jalur(j) for j in jalur],
            permintaan,
            oleh=pelaku(),
            pada=sekarang(),
            kemajuan=maju,
        )
    if sebagai_json:
        from siap.flows.sajian import impor_json

        cetak_json(impor_json(hasil))
    else:
        _tampilkan(hasil, Console())
    if any(b.status == "ditolak" for b in hasil.berkas):
        raise typer.Exit(2)


def _isi_daftar(daftar: Path) -> bytes:
    if not daftar.is_file():
        raise GalatPemakai(f"Daftar “{daftar}” tidak ditemukan. Periksa nama dan foldernya.")
    return daftar.read_bytes()


def _pisahkan(argumen: list[str]) -> tuple[JenisBerkas | None, list[Path]]:
    """Split "[JENIS] BERKAS..."; every file must exist before anything is read."""
    jenis: JenisBerkas | None = None
    if argumen[0] in set(JenisBerkas):
        jenis, argumen = JenisBerkas(argumen[0]), argumen[1:]
    elif not Path(argumen[0]).exists() and len(argumen) > 1:
        raise GalatPemakai(f"Jenis “{argumen[0]}” tidak dikenal. Pilih salah satu: {', '.join(JenisBerkas)}.")
    if not argumen:
        raise GalatPemakai("Tidak ada berkas yang disebut. Tulis nama berkas sesudah jenisnya.")
    jalur = [Path(a) for a in argumen]
    hilang = [str(j) for j in jalur if not j.is_file()]
    if hilang:
        raise GalatPemakai(f"Berkas “{hilang[0]}” tidak ditemukan. Periksa nama dan foldernya.")
    return jenis, jalur


def _tampilkan(hasil: HasilImpor, layar: Console) -> None:
    """Print what was read, per file, and every finding with its place and one action."""
    tabel = Table(
        title="Pratinjau: belum ada yang dibukukan" if hasil.pratinjau else None, title_justify="left"
    )
    for judul, rata in (
        ("Berkas", "left"),
        ("Jenis", "left"),
        ("Status", "left"),
        ("Dibaca", "right"),
        ("Diterima", "right"),
        ("Ditolak", "right"),
        ("Total", "left"),
    ):
        tabel.add_column(judul, justify=rata, overflow="fold")  # type: ignore[arg-type]  # rich wants a literal
    for b in hasil.berkas:
        total = "\n".join(f"{nama} {_angka(nilai)}" for nama, nilai in b.total.items())
        tabel.add_row(
            b.nama,
            b.jenis or "?",
            f"[{_GAYA[b.status]}]{b.status}[/]",
            str(b.dibaca),
            str(b.diterima),
            str(b.ditolak),
            total,
        )
    layar.print(tabel)
    for b in hasil.berkas:
        for t in b.temuan:
            _tampilkan_temuan(t, layar)
    if hasil.terbitan:
        layar.print(f"Terbitan {hasil.terbitan}")


def _angka(nilai: object) -> str:
    from siap.domain.uang import tampil_angka

    return tampil_angka(nilai)  # type: ignore[arg-type]  # Decimal, as HasilBerkas.total promises


def _tampilkan_temuan(t: Temuan, layar: Console) -> None:
    layar.print(
        f"[{_GAYA_TEMUAN[t.keparahan]}]{t.kode} {t.keparahan}[/] {t.tempat}: {t.kalimat} [i]{t.tindakan}[/]",
        highlight=False,
    )
