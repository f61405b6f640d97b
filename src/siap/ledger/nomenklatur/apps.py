"""App of nomenklatur."""

from __future__ import annotations

from django.apps import AppConfig


class NomenklaturConfig(AppConfig):
    """Registers the app under its short name."""

    name = "siap.ledger.nomenklatur"
    label = "nomenklatur"
    verbose_name = "Nomenklatur"
