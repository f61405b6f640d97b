"""Append-only tables: the database itself refuses UPDATE, DELETE and TRUNCATE (law 5).

A model inherits ``CatatanTetap``, its migration ends with ``HanyaTambah("Model")``. On SQLite a later
migration that rebuilds the table drops its triggers with it: repeat the operation there. A house test
compares all such models with the triggers that are really in the database.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation

PESAN = "buku hanya dapat ditambah"

_FUNGSI_PG = f"""
CREATE OR REPLACE FUNCTION siap_hanya_tambah() RETURNS trigger LANGUAGE plpgsql AS $isi$
BEGIN
    RAISE EXCEPTION '{PESAN}: % pada %', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$isi$
"""


class CatatanTetap(models.Model):
    """Base of models whose rows are added and never changed again."""

    class Meta:
        """Abstract: each model has a table of its own."""

        abstract = True


def pasang(editor: BaseDatabaseSchemaEditor, tabel: str) -> None:
    """Put the triggers on a table."""
    if editor.connection.vendor == "postgresql":
        editor.execute(_FUNGSI_PG, params=None)  # its % are its own
        editor.execute(
            f'CREATE TRIGGER hanya_tambah BEFORE UPDATE OR DELETE ON "{tabel}" '
            "FOR EACH ROW EXECUTE FUNCTION siap_hanya_tambah()"
        )
        editor.execute(
            f'CREATE TRIGGER hanya_tambah_utuh BEFORE TRUNCATE ON "{tabel}" '
            "FOR EACH STATEMENT EXECUTE FUNCTION siap_hanya_tambah()"
        )
        return
    for kata in ("UPDATE", "DELETE"):
        editor.execute(
            f'CREATE TRIGGER "hanya_tambah_{tabel}_{kata.lower()}" BEFORE {kata} ON "{tabel}" '
            f"BEGIN SELECT RAISE(ABORT, '{PESAN}: {kata} pada {tabel}'); END"
        )


def copot(editor: BaseDatabaseSchemaEditor, tabel: str) -> None:
    """Take the triggers off again: for the way back of a migration."""
    if editor.connection.vendor == "postgresql":
        editor.execute(f'DROP TRIGGER IF EXISTS hanya_tambah ON "{tabel}"')
        editor.execute(f'DROP TRIGGER IF EXISTS hanya_tambah_utuh ON "{tabel}"')
        return
    for kata in ("update", "delete"):
        editor.execute(f'DROP TRIGGER IF EXISTS "hanya_tambah_{tabel}_{kata}"')


class HanyaTambah(Operation):
    """Migration operation: from here on the table of ``model`` only grows."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, model: str) -> None:
        self.model = model

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Change nothing: triggers are no part of the model state."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Create the triggers, anew when they are there already."""
        tabel = to_state.apps.get_model(app_label, self.model)._meta.db_table
        copot(schema_editor, tabel)
        pasang(schema_editor, tabel)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Drop the triggers."""
        copot(schema_editor, from_state.apps.get_model(app_label, self.model)._meta.db_table)

    def describe(self) -> str:
        """Say what the operation does."""
        return f"Append-only: refuse UPDATE and DELETE on {self.model}"


def tabel_tetap() -> tuple[str, ...]:
    """Return the tables that must only grow."""
    return tuple(sorted(m._meta.db_table for m in apps.get_models() if issubclass(m, CatatanTetap)))


def tabel_terbuka(koneksi: BaseDatabaseWrapper) -> tuple[str, ...]:
    """Return the tables that must only grow but miss a trigger, or have it switched off."""
    with koneksi.cursor() as kursor:
        if koneksi.vendor == "postgresql":
            kursor.execute(
                "SELECT c.relname, count(*) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
                "WHERE t.tgname LIKE 'hanya_tambah%' AND t.tgenabled <> 'D' "
                "AND pg_table_is_visible(c.oid) GROUP BY c.relname"
            )
        else:
            kursor.execute(
                "SELECT tbl_name, count(*) FROM sqlite_master "
                "WHERE type = 'trigger' AND name LIKE 'hanya_tambah_%' GROUP BY tbl_name"
            )
        terkunci = {tabel for tabel, banyak in kursor.fetchall() if banyak == 2}
    return tuple(t for t in tabel_tetap() if t not in terkunci)
