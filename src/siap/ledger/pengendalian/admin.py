"""Admin of pengendalian: read only, every change has an action."""

from __future__ import annotations

from django.contrib import admin

from siap.ledger.jejak.admin import HanyaBaca
from siap.ledger.pengendalian.models import PengingatTerkirim, PutusanTeguran, UsulanTeguran


@admin.register(PengingatTerkirim)
class PengingatTerkirimAdmin(HanyaBaca):
    """Reminders."""

    list_display = ("pd", "tahun", "bulan", "tanggal", "jenis", "penerima", "saluran", "hasil", "pada")
    list_filter = ("saluran", "hasil", "jenis", "tahun", "bulan")
    search_fields = ("penerima", "pd__kode", "pd__nama")


@admin.register(UsulanTeguran)
class UsulanTeguranAdmin(HanyaBaca):
    """Admonitions that were handed on."""

    list_display = ("pd", "tahun", "bulan", "tingkat", "hari_terlambat", "urutan", "diteruskan_pada")
    list_filter = ("tahun", "tingkat")
    search_fields = ("pd__kode", "pd__nama")


@admin.register(PutusanTeguran)
class PutusanTeguranAdmin(HanyaBaca):
    """Decisions."""

    list_display = ("usulan", "diterima", "nama", "jabatan", "diputuskan_pada")
    list_filter = ("diterima",)
