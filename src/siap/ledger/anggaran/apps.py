"""App of anggaran."""

from __future__ import annotations

from django.apps import AppConfig


class AnggaranConfig(AppConfig):
    """Registers the app under its short name."""

    name = "siap.ledger.anggaran"
    label = "anggaran"
    verbose_name = "Anggaran"
