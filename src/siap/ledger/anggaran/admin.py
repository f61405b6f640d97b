"""Admin of anggaran: read only, versions are never edited."""

from __future__ import annotations

from django.contrib import admin

from siap.ledger.anggaran.models import VersiAnggaran, VersiAngkas, VersiRencanaFisik, VersiTargetFisik
from siap.ledger.jejak.admin import HanyaBaca


@admin.register(VersiAnggaran, VersiAngkas, VersiTargetFisik, VersiRencanaFisik)
class VersiAdmin(HanyaBaca):
    """Versions."""

    list_display = ("pd", "tahun", "label", "berlaku_mulai", "sumber_nama", "dibukukan_pada", "oleh")
    list_filter = ("tahun",)
    search_fields = ("pd__kode", "pd__nama")
