"""Admin of jejak: a window for the machine's keeper; nothing is changed here, every change has an action."""

from __future__ import annotations

from django.contrib import admin

from siap.ledger.jejak.models import Berkas, Peristiwa


class HanyaBaca(admin.ModelAdmin):
    """An admin page without add, change and delete."""

    def has_add_permission(self, request, obj=None) -> bool:
        """Never."""
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        """Never."""
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        """Never."""
        return False


@admin.register(Peristiwa)
class PeristiwaAdmin(HanyaBaca):
    """Events, the latest first."""

    list_display = ("rantai", "urut", "pada", "oleh", "perbuatan", "objek")
    list_filter = ("rantai", "perbuatan")
    search_fields = ("objek", "oleh")
    ordering = ("-id",)


@admin.register(Berkas)
class BerkasAdmin(HanyaBaca):
    """Accepted files."""

    list_display = ("nama", "jenis", "pemda", "kunci", "diterima_pada", "oleh")
    list_filter = ("jenis", "pemda")
    search_fields = ("nama", "sha256")
