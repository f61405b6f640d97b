"""Ditolak: why a file cannot be evidence, as a sentence for the person who sent it."""

from __future__ import annotations


class BuktiTidakDiterima(ValueError):
    """A file that is refused. ``kalimat`` says what was given, what is expected and what to do."""

    def __init__(self, kalimat: str) -> None:
        super().__init__(kalimat)
        self.kalimat = kalimat
