"""Admin of bukti: read only."""

from __future__ import annotations

from django.contrib import admin

from siap.ledger.bukti.models import Bukti, BuktiDicabut, GarisBatas
from siap.ledger.jejak.admin import HanyaBaca


@admin.register(Bukti)
class BuktiAdmin(HanyaBaca):
    """Photos and documents."""

    list_display = ("nama", "pd", "tahun", "bulan", "sub_kegiatan", "jenis", "ukuran", "pada", "oleh")
    list_filter = ("tahun", "jenis")
    search_fields = ("pd__kode", "pd__nama", "sha256")


@admin.register(BuktiDicabut)
class BuktiDicabutAdmin(HanyaBaca):
    """Withdrawals."""

    list_display = ("bukti", "alasan", "pada", "oleh")


@admin.register(GarisBatas)
class GarisBatasAdmin(HanyaBaca):
    """Outlines."""

    list_display = ("pemda", "sumber_nama", "sidik", "pada", "oleh")
