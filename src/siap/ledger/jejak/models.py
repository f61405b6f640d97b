"""Tables of jejak: the chain of events, its heads, and the files that were accepted."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from siap.ledger.jejak.hanya_tambah import CatatanTetap


class KepalaRantai(models.Model):
    """The end of each chain: locked while an event is added, and witness that the tail was not cut."""

    rantai = models.CharField(max_length=32, primary_key=True)
    urut = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = "kepala rantai"

    def __str__(self) -> str:
        return f"{self.rantai} #{self.urut}"


class Peristiwa(CatatanTetap):
    """One event: who did what to which thing, when, with which content. ``isi`` is canonical JSON text."""

    rantai = models.CharField(max_length=32)
    urut = models.PositiveBigIntegerField()
    pada = models.DateTimeField()
    oleh = models.CharField(max_length=150)
    perbuatan = models.CharField(max_length=64)
    objek = models.CharField(max_length=255)
    isi = models.TextField()
    sidik = models.CharField(max_length=128)
    hash_sebelum = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = "peristiwa"
        ordering = ["rantai", "urut"]
        constraints = [
            models.UniqueConstraint(fields=["rantai", "urut"], name="peristiwa_urut_unik"),
            models.UniqueConstraint(fields=["rantai", "hash_sebelum"], name="peristiwa_tidak_bercabang"),
            models.CheckConstraint(condition=Q(urut__gte=1), name="peristiwa_urut_mulai_satu"),
        ]
        indexes = [
            models.Index(fields=["rantai", "objek"], name="peristiwa_objek"),
            models.Index(fields=["rantai", "perbuatan"], name="peristiwa_perbuatan"),
        ]

    def __str__(self) -> str:
        return f"{self.rantai} #{self.urut} {self.perbuatan}"


class Berkas(CatatanTetap):
    """A file that was accepted. The same bytes for the same purpose (``kunci``) are accepted once."""

    pemda = models.CharField(max_length=32)
    jenis = models.CharField(max_length=32)
    sha256 = models.CharField(max_length=64)
    nama = models.CharField(max_length=255)
    ukuran = models.PositiveBigIntegerField()
    kunci = models.CharField(max_length=255, blank=True, default="")
    diterima_pada = models.DateTimeField()
    oleh = models.CharField(max_length=150)
    ringkasan = models.JSONField(default=dict)

    class Meta:
        verbose_name = "berkas"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "jenis", "sha256", "kunci"], name="berkas_sekali_saja"),
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.sha256[:12]})"
