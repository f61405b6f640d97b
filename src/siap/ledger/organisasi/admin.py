"""Admin of organisasi: read only, every change has an action."""

from __future__ import annotations

from django.contrib import admin

from siap.ledger.jejak.admin import HanyaBaca
from siap.ledger.organisasi.models import HariLibur, Konfigurasi, Pemda, PerangkatDaerah


@admin.register(Pemda)
class PemdaAdmin(HanyaBaca):
    """Tenants."""

    list_display = ("kode", "nama", "jenis")


@admin.register(PerangkatDaerah)
class PerangkatDaerahAdmin(HanyaBaca):
    """Units."""

    list_display = ("pemda", "kode", "nama", "jenis", "induk")
    list_filter = ("pemda", "jenis")
    search_fields = ("kode", "nama")


@admin.register(HariLibur)
class HariLiburAdmin(HanyaBaca):
    """Days off."""

    list_display = ("tanggal", "nama", "pemda")


@admin.register(Konfigurasi)
class KonfigurasiAdmin(HanyaBaca):
    """Dated settings."""

    list_display = ("kunci", "pemda", "berlaku_dari", "dasar_hukum")
