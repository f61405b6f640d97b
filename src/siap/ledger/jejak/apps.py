"""App of jejak."""

from __future__ import annotations

from django.apps import AppConfig


class JejakConfig(AppConfig):
    """Registers the app under its short name."""

    name = "siap.ledger.jejak"
    label = "jejak"
    verbose_name = "Jejak"
