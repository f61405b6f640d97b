"""What only tests may do to the book: open its locks for a moment, to empty it or to tamper with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper


def _ubah_pemicu(kursor: CursorWrapper, tabel: list[str], kata: str) -> None:
    # foreign keys that wait for the end of the transaction must be checked before a table may be altered
    kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for t in tabel:
        kursor.execute(f'ALTER TABLE "{t}" {kata} TRIGGER USER')
    kursor.execute("SET CONSTRAINTS ALL DEFERRED")


@contextmanager
def buku_terbuka(koneksi: BaseDatabaseWrapper) -> Iterator[None]:
    """Take the append-only triggers away and put them back afterwards."""
    from siap.ledger.jejak.hanya_tambah import tabel_tetap  # models are not loaded when this module is

    with koneksi.cursor() as kursor:
        if koneksi.vendor == "postgresql":
            tabel = [t for t in tabel_tetap() if t in koneksi.introspection.table_names(kursor)]
            _ubah_pemicu(kursor, tabel, "DISABLE")
            yield
            _ubah_pemicu(kursor, tabel, "ENABLE")
            return
        kursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'hanya_tambah_%'"
        )
        pemicu = kursor.fetchall()
        for nama, _ in pemicu:
            kursor.execute(f'DROP TRIGGER "{nama}"')
        yield
        for _, pernyataan in pemicu:
            kursor.execute(pernyataan)
