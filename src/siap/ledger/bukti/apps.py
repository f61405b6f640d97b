"""App of bukti."""

from __future__ import annotations

from django.apps import AppConfig


class BuktiConfig(AppConfig):
    """Registers the app under its short name."""

    name = "siap.ledger.bukti"
    label = "bukti"
    verbose_name = "Bukti"
