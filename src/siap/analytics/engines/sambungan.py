"""The DuckDB of this process: one in-memory database with a memory limit, one cursor per question."""

from __future__ import annotations

import os
import threading
from typing import Final

import duckdb

#: a question over one government needs some tens of MB; the limit guards the server against a bad one
MEMORI: Final = os.environ.get("SIAP_DUCKDB_MEMORI", "512MB")

_pintu = threading.Lock()
_induk: dict[int, duckdb.DuckDBPyConnection] = {}


def kursor() -> duckdb.DuckDBPyConnection:
    """Give a cursor of this process's database. A forked worker opens its own, threads share one.

    The parent's database is left alone in the child: closing it would wait for threads that a fork loses.
    Files of the mart never change, so their footers may stay cached.
    """
    pid = os.getpid()
    with _pintu:
        induk = _induk.get(pid)
        if induk is None:
            induk = duckdb.connect(
                config={
                    "memory_limit": MEMORI,
                    "python_enable_replacements": False,
                    "autoinstall_known_extensions": False,
                }
            )
            induk.execute("SET parquet_metadata_cache = true")
            _induk[pid] = induk
        return induk.cursor()
