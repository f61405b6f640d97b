"""Tables of nomenklatur: national lists by version; names as a Pemda's own files spell them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class VersiNomenklatur(models.Model):
    """One list under one regulation ("900.1.15.5-1317/2023"), in force from a budget year on."""

    dasar = models.CharField(max_length=120, unique=True)
    berlaku_dari_tahun = models.PositiveSmallIntegerField()
    sumber_nama = models.CharField(max_length=255, blank=True, default="")
    sumber_sha256 = models.CharField(max_length=64, blank=True, default="")
    dimuat_pada = models.DateTimeField()

    class Meta:
        verbose_name = "versi nomenklatur"
        ordering = ["berlaku_dari_tahun", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(berlaku_dari_tahun__gte=2000, berlaku_dari_tahun__lte=2100),
                name="versi_nomenklatur_tahun_masuk_akal",
            ),
        ]

    def __str__(self) -> str:
        return self.dasar


class BarisNomenklatur(models.Model):
    """One code of a list. ``jenis_pemda``: "provinsi", "kabkota", "" when the list holds for both."""

    versi = models.ForeignKey(VersiNomenklatur, on_delete=models.CASCADE, related_name="baris")
    jenis_pemda = models.CharField(max_length=10, blank=True, default="")
    tingkat = models.CharField(max_length=16)
    kode = models.CharField(max_length=40)
    nama = models.TextField()
    kinerja = models.TextField(blank=True, default="")
    indikator = models.TextField(blank=True, default="")
    satuan = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        verbose_name = "baris nomenklatur"
        constraints = [
            models.UniqueConstraint(
                fields=["versi", "jenis_pemda", "tingkat", "kode"], name="baris_nomenklatur_unik"
            ),
            models.CheckConstraint(
                condition=Q(jenis_pemda__in=["", "provinsi", "kabkota"]), name="baris_nomenklatur_jenis_pemda"
            ),
        ]
        indexes = [models.Index(fields=["kode"], name="baris_nomenklatur_kode")]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


class NamaKode(models.Model):
    """A code that a Pemda's book uses in one year; its own files' latest name for it, "" without one."""

    pemda = models.CharField(max_length=8)
    tahun = models.PositiveSmallIntegerField()
    kode = models.CharField(max_length=160)
    nama = models.TextField(blank=True, default="")

    class Meta:
        verbose_name = "nama kode"
        constraints = [
            models.UniqueConstraint(fields=["pemda", "tahun", "kode"], name="nama_kode_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"
