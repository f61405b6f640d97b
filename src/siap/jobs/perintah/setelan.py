"""`siap setelan`: set calendar, due date, bands, limits or days off of a Pemda, and list what is set."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from siap.flows.galat import GalatPemakai
from siap.jobs.perintah.dasar import OpsiJson, cetak_json, mulai_django, pelaku, sekarang

NAMA = "setelan"


def perintah(
    kunci: Annotated[
        str, typer.Argument(metavar="[KUNCI]", help="ambang, jadwal, pita, tenggat, atau libur.")
    ] = "",
    berkas: Annotated[
        str,
        typer.Argument(
            metavar="[BERKAS]",
            help="JSON; untuk pita boleh nama pita bawaan; untuk libur CSV tanggal,nama.",
        ),
    ] = "",
    pemda: Annotated[
        str, typer.Option("--pemda", help="Kode Kemendagri, misalnya 18.04.", envvar="SIAP_PEMDA")
    ] = "",
    berlaku_dari: Annotated[
        datetime | None,
        typer.Option(
            "--berlaku-dari", help="Hari pertama berlaku, misalnya 2026-01-01.", formats=["%Y-%m-%d"]
        ),
    ] = None,
    dasar: Annotated[str, typer.Option("--dasar", help="Dasar hukum, misalnya “Perbup 9/2026”.")] = "",
    semua_pemda: Annotated[
        bool, typer.Option("--semua-pemda", help="Berlaku bagi semua pemda yang tidak punya sendiri.")
    ] = False,
    daftar: Annotated[bool, typer.Option("--daftar", help="Tunjukkan setelan yang ada.")] = False,
    sebagai_json: OpsiJson = False,
) -> None:
    """Tetapkan setelan bertanggal: jadwal, tenggat, pita, ambang, hari libur; atau tunjukkan daftarnya."""
    if daftar == bool(kunci):
        raise GalatPemakai("Sebut kunci setelan dan berkasnya, atau --daftar saja.")
    if not pemda and (daftar or not semua_pemda):
        raise GalatPemakai("Sebut pemda dengan --pemda, misalnya --pemda 18.04.")
    mulai_django()
    if daftar:
        _daftar(pemda, sebagai_json=sebagai_json)
    else:
        _tetapkan(
            kunci, berkas, None if semua_pemda else pemda, berlaku_dari, dasar, sebagai_json=sebagai_json
        )


def _tetapkan(
    kunci: str,
    berkas: str,
    pemda: str | None,
    berlaku_dari: datetime | None,
    dasar: str,
    *,
    sebagai_json: bool,
) -> None:
    from siap.flows.setelan import KUNCI, LIBUR, PRESET, tetapkan, tetapkan_libur

    if kunci not in KUNCI:
        raise GalatPemakai(f"Setelan “{kunci}” tidak dikenal. Pilih: {', '.join(KUNCI)}.")
    jalur = Path(berkas)
    bernama = kunci == "pita" and berkas in PRESET
    if not bernama and not jalur.is_file():
        raise GalatPemakai(f"Berkas “{berkas}” tidak ditemukan. Periksa nama dan foldernya.")
    if kunci == LIBUR:
        banyak = tetapkan_libur(
            pemda=pemda, nama=jalur.name, isi=jalur.read_bytes(), oleh=pelaku(), pada=sekarang()
        )
    else:
        if berlaku_dari is None:
            raise GalatPemakai("Sebut hari pertama berlakunya dengan --berlaku-dari, misalnya 2026-01-01.")
        banyak = tetapkan(
            pemda=pemda,
            kunci=kunci,
            isi=berkas if bernama else _teks(jalur),
            berlaku_dari=berlaku_dari.date(),
            dasar=dasar,
            oleh=pelaku(),
            pada=sekarang(),
        )
    if sebagai_json:
        cetak_json({"kunci": kunci, "pemda": pemda, "ditetapkan": banyak})
    else:
        typer.echo(f"{kunci}: {banyak} ditetapkan untuk {pemda or 'semua pemda'}.")


def _teks(jalur: Path) -> str:
    try:
        return jalur.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as salah:
        raise GalatPemakai(f"Berkas “{jalur.name}” bukan teks UTF-8. Simpan ulang sebagai JSON.") from salah


def _daftar(pemda: str, *, sebagai_json: bool) -> None:
    from siap.domain.waktu import tampil_tanggal
    from siap.flows.setelan import LIBUR, daftar_setelan

    semua = daftar_setelan(pemda)
    if sebagai_json:
        cetak_json(
            [
                {
                    "kunci": s.kunci,
                    "pemda": s.pemda or None,
                    "berlaku_dari": s.berlaku_dari.isoformat(),
                    "dasar": s.dasar,
                    "isi": s.isi if s.kunci == LIBUR else json.loads(s.isi),
                    "oleh": s.oleh,
                }
                for s in semua
            ]
        )
        return
    tabel = Table("Setelan", "Berlaku", "Mulai", "Dasar", "Isi")
    for s in semua:
        tabel.add_row(
            s.kunci, s.pemda or "semua pemda", tampil_tanggal(s.berlaku_dari), s.dasar, _ringkas(s.isi)
        )
    Console().print(tabel if semua else "Belum ada setelan; semuanya bawaan.")


def _ringkas(isi: str) -> str:
    """A long content in one cell: its name where it has one, else its beginning."""
    try:
        nama = json.loads(isi).get("nama")
    except (ValueError, AttributeError):
        nama = None
    return str(nama or isi)[:80]
