"""App of pengendalian."""

from __future__ import annotations

from django.apps import AppConfig


class PengendalianConfig(AppConfig):
    """Registers the app under its short name."""

    name = "siap.ledger.pengendalian"
    label = "pengendalian"
    verbose_name = "Pengendalian"
