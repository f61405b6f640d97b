"""Refusals of the book: named domain errors, each a whole Indonesian sentence for the user.

Doors translate them (exit code 2, 404, 403); the book knows no HTTP.
"""

from __future__ import annotations


class GalatBuku(Exception):
    """The book refuses. The text says what was given, what is expected and what to do."""


class TidakDitemukan(GalatBuku):
    """The thing does not exist, or not for this person: the two must look the same (law 12)."""


class TidakBerwenang(GalatBuku):
    """The person may see the thing but not do this to it."""


class IsiTidakSah(GalatBuku):
    """A value that the book cannot hold: a month 13, a percentage of 140, a line of another unit."""
