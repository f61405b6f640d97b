"""App of pelaporan."""

from __future__ import annotations

from django.apps import AppConfig


class PelaporanConfig(AppConfig):
    """Registers the app under its short name."""

    name = "siap.ledger.pelaporan"
    label = "pelaporan"
    verbose_name = "Pelaporan"
