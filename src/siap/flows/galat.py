"""Errors that a door may show to a person as they are: one Indonesian sentence and one action."""

from __future__ import annotations


class GalatPemakai(Exception):
    """Something the user can mend. The text is a whole sentence for the user; exit code 2, HTTP 4xx."""


class BelumAdaTerbitan(GalatPemakai):
    """No edition of the mart exists yet for this pemda and year: nothing was imported."""


class TidakDikenal(GalatPemakai):
    """A pemda, PD, month, kind or edition that does not exist."""
