"""Admin of nomenklatur: read only."""

from __future__ import annotations

from django.contrib import admin

from siap.ledger.jejak.admin import HanyaBaca
from siap.ledger.nomenklatur.models import BarisNomenklatur, VersiNomenklatur


@admin.register(VersiNomenklatur)
class VersiNomenklaturAdmin(HanyaBaca):
    """Lists."""

    list_display = ("dasar", "berlaku_dari_tahun", "dimuat_pada")


@admin.register(BarisNomenklatur)
class BarisNomenklaturAdmin(HanyaBaca):
    """Codes."""

    list_display = ("kode", "nama", "tingkat", "jenis_pemda", "versi")
    list_filter = ("versi", "tingkat", "jenis_pemda")
    search_fields = ("kode", "nama")
