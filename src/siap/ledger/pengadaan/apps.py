"""App of pengadaan."""

from __future__ import annotations

from django.apps import AppConfig


class PengadaanConfig(AppConfig):
    """Registers the app under its short name."""

    name = "siap.ledger.pengadaan"
    label = "pengadaan"
    verbose_name = "Pengadaan"
