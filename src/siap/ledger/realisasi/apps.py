"""App of realisasi."""

from __future__ import annotations

from django.apps import AppConfig


class RealisasiConfig(AppConfig):
    """Registers the app under its short name."""

    name = "siap.ledger.realisasi"
    label = "realisasi"
    verbose_name = "Realisasi"
