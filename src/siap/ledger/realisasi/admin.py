"""Admin of realisasi: read only, bookings are never edited."""

from __future__ import annotations

from django.contrib import admin

from siap.ledger.jejak.admin import HanyaBaca
from siap.ledger.realisasi.models import DokumenRealisasi, Pembukuan


@admin.register(Pembukuan)
class PembukuanAdmin(HanyaBaca):
    """Bookings."""

    list_display = (
        "pd",
        "tahun",
        "bulan",
        "aspek",
        "nomor",
        "status",
        "sumber_nama",
        "dibukukan_pada",
        "oleh",
    )
    list_filter = ("tahun", "aspek", "status")
    search_fields = ("pd__kode", "pd__nama", "sumber_nama")


@admin.register(DokumenRealisasi)
class DokumenRealisasiAdmin(HanyaBaca):
    """Payment documents."""

    list_display = ("nomor", "jenis", "transaksi", "tanggal", "nilai", "nomor_sp2d")
    search_fields = ("nomor", "nomor_sp2d")
