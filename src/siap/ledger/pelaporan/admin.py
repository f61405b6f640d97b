"""Admin of pelaporan: read only, every change has an action."""

from __future__ import annotations

from django.contrib import admin

from siap.ledger.jejak.admin import HanyaBaca
from siap.ledger.pelaporan.models import BuktiKirim, CatatanPengembalian, Kiriman, LaporanBulanan


@admin.register(LaporanBulanan)
class LaporanBulananAdmin(HanyaBaca):
    """Reports."""

    list_display = ("pd", "tahun", "bulan", "keadaan", "nomor", "versi", "diubah_pada")
    list_filter = ("tahun", "bulan", "keadaan")
    search_fields = ("pd__kode", "pd__nama")


@admin.register(Kiriman)
class KirimanAdmin(HanyaBaca):
    """Submissions."""

    list_display = (
        "laporan",
        "nomor",
        "perbuatan",
        "status",
        "tepat_waktu",
        "diajukan_pada",
        "diajukan_oleh",
    )
    list_filter = ("perbuatan", "status", "tepat_waktu")
    search_fields = ("laporan__pd__kode", "sidik")


@admin.register(CatatanPengembalian)
class CatatanPengembalianAdmin(HanyaBaca):
    """Reasons of returns."""

    list_display = ("kiriman", "perbuatan", "sub_kegiatan", "kolom", "alasan", "oleh", "pada")
    list_filter = ("perbuatan",)


@admin.register(BuktiKirim)
class BuktiKirimAdmin(HanyaBaca):
    """Receipts."""

    list_display = ("nomor", "sidik", "dibuat_pada")
    search_fields = ("nomor", "sidik")
