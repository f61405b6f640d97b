"""`siap rekap`: the control table of one cut-off month."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from siap.jobs.perintah.dasar import OpsiBulan, OpsiJson, OpsiPemda, OpsiTahun, cetak_json, mulai_django

if TYPE_CHECKING:
    from siap.domain.rekap import BarisRekap, Rekap

NAMA = "rekap"
_WARNA = {"merah": "red", "kuning": "yellow", "hijau": "green", "biru": "blue", "ungu": "magenta"}


def perintah(
    pemda: OpsiPemda,
    tahun: OpsiTahun,
    bulan: OpsiBulan,
    per: Annotated[
        str,
        typer.Option(
            "--per",
            help="pd, induk (PD bersama unitnya), kelompok, jenis_belanja, sumber_dana, urusan, bidang, "
            "program, kegiatan, sub_kegiatan.",
        ),
    ] = "pd",
    pd: Annotated[str, typer.Option("--pd", help="Hanya satu perangkat daerah.")] = "",
    dengan_unit: Annotated[
        bool, typer.Option("--dengan-unit", help="Bersama --pd: termasuk semua unit di bawahnya.")
    ] = False,
    urut: Annotated[
        str,
        typer.Option(
            "--urut", help="Dasar peringkat: persen_angkas, persen_pagu, deviasi_keu, fisik, deviasi_fisik."
        ),
    ] = "",
    terbitan: Annotated[str, typer.Option("--terbitan", help="Terbitan lama yang hendak dibaca ulang.")] = "",
    sebagai_json: OpsiJson = False,
) -> None:
    """Siapa tertinggal dari pagu, anggaran kas dan target; berapa; zona apa; dengan cakupan berapa."""
    mulai_django()
    from siap.flows import tanya

    hasil = tanya.rekap(
        pemda,
        tahun,
        bulan,
        per=per,
        saring={"keluarga" if dengan_unit else "pd": pd} if pd else None,
        urut=urut or None,
        terbitan=terbitan or None,
    )
    if sebagai_json:
        from siap.flows.sajian import rekap_json

        cetak_json(rekap_json(hasil))
    else:
        _tampilkan(hasil, Console())


#: (heading, value, least width of the terminal in which the column is shown)
_KOLOM: tuple[tuple[str, str, int], ...] = (
    ("Pagu", "pagu", 100),
    ("Angkas", "angkas", 130),
    ("Realisasi", "realisasi", 0),
    ("% pagu", "persen_pagu", 0),
    ("% angkas", "persen_angkas", 0),
    ("Target %", "target_persen", 150),
    ("Dev. keu", "deviasi_keu", 90),
    ("Fisik %", "fisik", 110),
    ("Dev. fisik", "deviasi_fisik", 140),
)
_UANG = frozenset({"pagu", "angkas", "realisasi"})
#: What a pipe or a file gets: every column, whole rupiah.
_LEBAR_BERKAS = 230
_LEBAR_RUPIAH_PENUH = 200


def _tampilkan(rekap: Rekap, layar: Console) -> None:
    """Print what fits: narrow terminals get fewer columns and millions, a pipe gets everything."""
    lebar = layar.width if layar.is_terminal else _LEBAR_BERKAS
    kolom = [(judul, kode) for judul, kode, paling_sempit in _KOLOM if lebar >= paling_sempit]
    juta = lebar < _LEBAR_RUPIAH_PENUH
    layar = Console(width=lebar)
    _kepala(rekap, layar, juta=juta)
    tabel = Table(header_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    tabel.add_column("#", justify="right", no_wrap=True)
    if lebar >= 120:
        tabel.add_column("Kode", overflow="fold")
    tabel.add_column("Nama", overflow="fold", min_width=18)
    for judul, _ in kolom:
        tabel.add_column(judul, justify="right", no_wrap=True)
    tabel.add_column("Zona", no_wrap=True)
    kelompok = None
    for b in rekap.baris:
        bagian = b.kelompok if b.peringkat is not None else _tanpa_peringkat(b)
        if bagian and bagian != kelompok:
            tabel.add_section()
            tabel.add_row(*("",) * (len(tabel.columns) - len(kolom) - 2), f"[b]{bagian}[/b]")
            kelompok = bagian
        tabel.add_row(*_sel(b, kolom, berkode=lebar >= 120, juta=juta), style="dim" if _diam(b) else "")
    tabel.add_section()
    tabel.add_row(*_sel(rekap.total, kolom, berkode=lebar >= 120, juta=juta), style="bold")
    layar.print(tabel)
    for t in rekap.temuan:
        layar.print(f"{t.kode} {t.kalimat} [i]{t.tindakan}[/i]", highlight=False)
    layar.print(f"Terbitan {rekap.terbitan}", highlight=False)


def _kepala(rekap: Rekap, layar: Console, *, juta: bool) -> None:
    from siap.domain.metrik.katalog import metrik
    from siap.domain.uang import tampil_rupiah
    from siap.domain.waktu import Periode

    c = rekap.cakupan
    periode = Periode(rekap.tahun, rekap.bulan).nama
    layar.print(
        f"[b]{rekap.nama}[/b] · keadaan s.d. {periode} · anggaran {rekap.versi_anggaran or '-'}",
        highlight=False,
    )
    layar.print(
        f"Cakupan {c.pd_lapor} dari {c.pd_wajib} PD; pagu {tampil_rupiah(c.pagu_lapor)} dari "
        f"{tampil_rupiah(c.pagu_wajib)}; {c.pd_verifikasi} laporan diverifikasi. "
        f"Peringkat menurut {metrik(rekap.dasar_peringkat).nama.lower()}. "
        f"Zona: {rekap.pita}.{' Uang dalam juta rupiah.' if juta else ''}",
        highlight=False,
    )


def _tanpa_peringkat(b: BarisRekap) -> str:
    """Heading of a row without a rank; rows of a table by anything but PD have no heading."""
    if b.status_lapor is None or b.unit_wajib:
        return ""
    return "Belum lapor" if _diam(b) else "Tanpa peringkat"


def _diam(b: BarisRekap) -> bool:
    return b.status_lapor is not None and not b.status_lapor.sudah_lapor


def _sel(b: BarisRekap, kolom: list[tuple[str, str]], *, berkode: bool, juta: bool) -> list[str]:
    from siap.domain.uang import tampil_angka, tampil_persen, tampil_rupiah

    def satu(kode: str) -> str:
        nilai: Decimal | None = getattr(b, kode)
        if kode not in _UANG or nilai is None:
            return tampil_persen(nilai)
        return tampil_angka(nilai / 1_000_000, 1) if juta else tampil_rupiah(nilai)

    warna = _WARNA.get(b.zona or "", "white")
    status = b.status_lapor.value if b.status_lapor else ""
    return [
        "" if b.peringkat is None else str(b.peringkat),
        *([b.kode] if berkode else []),
        b.nama,
        *(satu(kode) for _, kode in kolom),
        f"[{warna}]{b.zona}[/]" if b.zona else (status or "-"),
    ]
