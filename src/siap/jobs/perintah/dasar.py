"""What every command starts with: common options, Django, the data folder, the clock."""

from __future__ import annotations

import getpass
import json
import os
import sys
from datetime import datetime
from typing import Annotated

import typer

from siap.flows.galat import GalatPemakai

#: Exceptions whose text is already a sentence for the user.
KALIMAT = (GalatPemakai,)

OpsiPemda = Annotated[
    str, typer.Option("--pemda", help="Kode Kemendagri, misalnya 18.04.", envvar="SIAP_PEMDA")
]
OpsiTahun = Annotated[
    int, typer.Option("--tahun", help="Tahun anggaran.", envvar="SIAP_TAHUN", min=2000, max=2100)
]
OpsiBulan = Annotated[int, typer.Option("--bulan", help="Keadaan s.d. bulan 1-12.", min=1, max=12)]
OpsiJson = Annotated[bool, typer.Option("--json", help="Keluaran untuk mesin.")]


def mulai_django(*, migrasi: bool = True) -> None:
    """Start Django on SIAP_DATA / SIAP_DATABASE_URL and bring the schema up to date.

    Imported late by every command, so that `siap --help` answers at once.
    """
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "siap.config.settings")
    django.setup()
    if migrasi:
        from django.core.management import call_command
        from django.db import connection
        from django.db.migrations.executor import MigrationExecutor

        pelaksana = MigrationExecutor(connection)
        if pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, interactive=False)


def sekarang() -> datetime:
    """The clock, read once at the door and handed down; SIAP_SEKARANG (ISO 8601) sets it for rehearsals."""
    from siap.flows.jam import kini

    return kini()


def pelaku() -> str:
    """Who acts, for the audit trail, when the door is a terminal."""
    return f"cli:{getpass.getuser()}"


def cetak_json(isi: object) -> None:
    """Write one JSON document to standard output."""
    json.dump(isi, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
