"""App of akun."""

from __future__ import annotations

from django.apps import AppConfig


class AkunConfig(AppConfig):
    """Registers the app under its short name."""

    name = "siap.ledger.akun"
    label = "akun"
    verbose_name = "Akun"
