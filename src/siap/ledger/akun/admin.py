"""Admin of akun: read only, people and roles are changed by actions that the jejak tells of."""

from __future__ import annotations

from django.contrib import admin

from siap.ledger.akun.models import Pengguna, Peran
from siap.ledger.jejak.admin import HanyaBaca


@admin.register(Pengguna)
class PenggunaAdmin(HanyaBaca):
    """People, without anything of their passwords."""

    list_display = ("username", "nama", "jabatan", "is_active", "last_login")
    search_fields = ("username", "nama")
    fields = (
        "username",
        "nama",
        "jabatan",
        "email",
        "is_active",
        "is_superuser",
        "last_login",
        "date_joined",
    )


@admin.register(Peran)
class PeranAdmin(HanyaBaca):
    """Roles."""

    list_display = ("pengguna", "jenis", "pemda", "pd", "berlaku_dari", "berlaku_sampai")
    list_filter = ("pemda", "jenis")
