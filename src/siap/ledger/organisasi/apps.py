"""App of organisasi."""

from __future__ import annotations

from django.apps import AppConfig


class OrganisasiConfig(AppConfig):
    """Registers the app under its short name."""

    name = "siap.ledger.organisasi"
    label = "organisasi"
    verbose_name = "Organisasi"
