"""The database itself keeps the book append-only, on both engines."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from tests.buku import buku_terbuka

from siap.ledger.jejak.hanya_tambah import tabel_terbuka, tabel_tetap

pytestmark = pytest.mark.django_db


def test_every_append_only_model_has_its_triggers() -> None:
    assert len(tabel_tetap()) == 13
    assert tabel_terbuka(connection) == ()


def test_a_table_without_its_trigger_is_named() -> None:
    with buku_terbuka(connection):
        assert tabel_terbuka(connection) == tabel_tetap()
    assert tabel_terbuka(connection) == ()


@pytest.mark.django_db(transaction=True)
def test_tests_with_real_transactions_can_be_flushed() -> None:
    assert tabel_terbuka(connection) == ()


def test_kosong() -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute("INSERT INTO jejak_peristiwa (id) VALUES (1)")
