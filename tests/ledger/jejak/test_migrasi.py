"""The migration that locks a table can go back, and leaves the lock of every other table alone."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.state import ProjectState

from siap.ledger.jejak.hanya_tambah import HanyaTambah, tabel_terbuka


@pytest.mark.django_db(transaction=True)
def test_the_lock_goes_on_and_off_with_its_migration() -> None:
    keadaan = ProjectState.from_apps(apps)
    operasi = HanyaTambah("Berkas")
    operasi.state_forwards("jejak", keadaan)
    assert operasi.describe() == "Append-only: refuse UPDATE and DELETE on Berkas"
    with connection.schema_editor() as editor:
        operasi.database_backwards("jejak", editor, keadaan, keadaan)
    assert tabel_terbuka(connection) == ("jejak_berkas",)
    with connection.schema_editor() as editor:
        operasi.database_forwards("jejak", editor, keadaan, keadaan)
        operasi.database_forwards("jejak", editor, keadaan, keadaan)
    assert tabel_terbuka(connection) == ()
