"""Tables of akun: people and the roles they hold for a time."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q

from siap.ledger.akun.wewenang import PERAN_PD, JenisPeran
from siap.ledger.organisasi.models import Pemda, PerangkatDaerah


class Pengguna(AbstractUser):
    """A person who can sign in. What the person may do comes from dated roles, not from Django groups."""

    first_name = None
    last_name = None
    nama = models.CharField(max_length=150)
    jabatan = models.CharField(max_length=160, blank=True, default="")

    REQUIRED_FIELDS = ["nama"]

    class Meta:
        verbose_name = "pengguna"

    def __str__(self) -> str:
        return self.nama or self.username

    def get_full_name(self) -> str:
        """Return the name; Indonesians may have one only."""
        return self.nama

    def get_short_name(self) -> str:
        """Return the first word of the name."""
        return self.nama.split(" ", 1)[0]


class PeranQuerySet(models.QuerySet):
    """Words to choose roles with."""

    def berlaku(self, pada: date) -> PeranQuerySet:
        """Keep the roles that are held on a day."""
        return self.filter(Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=pada), berlaku_dari__lte=pada)


class Peran(models.Model):
    """One role of one person, for a Pemda or one PD of it, from a day to a day (both included)."""

    pengguna = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="peran")
    pemda = models.ForeignKey(Pemda, on_delete=models.PROTECT, related_name="peran")
    pd = models.ForeignKey(
        PerangkatDaerah, null=True, blank=True, on_delete=models.PROTECT, related_name="peran"
    )
    jenis = models.CharField(max_length=20, choices=[(j.value, j.value) for j in JenisPeran])
    berlaku_dari = models.DateField()
    berlaku_sampai = models.DateField(null=True, blank=True)

    objects = PeranQuerySet.as_manager()

    class Meta:
        verbose_name = "peran"
        ordering = ["pengguna", "pemda", "jenis"]
        constraints = [
            models.CheckConstraint(
                condition=Q(jenis__in=[j.value for j in JenisPeran]), name="peran_jenis_dikenal"
            ),
            models.CheckConstraint(
                condition=~Q(jenis__in=sorted(j.value for j in PERAN_PD)) | Q(pd__isnull=False),
                name="peran_pd_menyebut_pd",
            ),
            models.CheckConstraint(
                condition=Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=F("berlaku_dari")),
                name="peran_masa_berlaku_maju",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pengguna} {self.jenis} {self.pd or self.pemda}"
