"""Tables of organisasi: tenants, units, regions, holidays, dated configuration."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from siap.domain.organisasi import JenisPD, kelompok_dari
from siap.domain.waktu import Periode
from siap.ledger.jejak.hanya_tambah import CatatanTetap


class Pemda(models.Model):
    """A regional government, the tenant of everything else. ``kode`` as Kemendagri writes it ("18.04")."""

    class Jenis(models.TextChoices):
        PROVINSI = "provinsi", "Provinsi"
        KABUPATEN = "kabupaten", "Kabupaten"
        KOTA = "kota", "Kota"

    kode = models.CharField(max_length=8, unique=True)
    nama = models.CharField(max_length=120)
    jenis = models.CharField(max_length=10, choices=Jenis.choices)
    ibu_kota = models.CharField(max_length=80, blank=True, default="")
    penanda_tangan_nama = models.CharField(max_length=120, blank=True, default="")
    penanda_tangan_nip = models.CharField(max_length=24, blank=True, default="")
    penanda_tangan_jabatan = models.CharField(max_length=160, blank=True, default="")

    class Meta:
        verbose_name = "pemda"
        ordering = ["kode"]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"

    @property
    def jenis_nomenklatur(self) -> str:
        """Kind as the nomenclature tells it: "provinsi" or "kabkota"."""
        return "provinsi" if self.jenis == self.Jenis.PROVINSI else "kabkota"


class Wilayah(models.Model):
    """One region of the national list, from province ("18") to village ("18.04.01.2001")."""

    kode = models.CharField(max_length=13, primary_key=True)
    nama = models.CharField(max_length=120)
    tingkat = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = "wilayah"
        constraints = [
            models.CheckConstraint(
                condition=Q(tingkat__gte=1, tingkat__lte=4), name="wilayah_tingkat_1_sampai_4"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


class PerangkatDaerahQuerySet(models.QuerySet):
    """Words to choose units with."""

    def milik(self, pemda: str) -> PerangkatDaerahQuerySet:
        """Keep the units of one Pemda."""
        return self.filter(pemda__kode=pemda)

    def berlaku(self, tahun: int) -> PerangkatDaerahQuerySet:
        """Keep the units that exist on some day of the year."""
        awal, akhir = Periode(tahun, 1).awal, Periode(tahun, 12).akhir
        return self.filter(
            Q(berlaku_dari=None) | Q(berlaku_dari__lte=akhir),
            Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=awal),
        )


class PerangkatDaerah(models.Model):
    """A unit that spends and reports. Without ``berlaku_dari`` it has always been there."""

    pemda = models.ForeignKey(Pemda, on_delete=models.PROTECT, related_name="pd")
    kode = models.CharField(max_length=64)
    nama = models.CharField(max_length=200)
    jenis = models.CharField(max_length=16, choices=[(j.value, j.value.capitalize()) for j in JenisPD])
    induk = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="unit")
    berlaku_dari = models.DateField(null=True, blank=True)
    berlaku_sampai = models.DateField(null=True, blank=True)
    lapor_sendiri = models.BooleanField(default=True)

    objects = PerangkatDaerahQuerySet.as_manager()

    class Meta:
        verbose_name = "perangkat daerah"
        ordering = ["pemda", "kode"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "kode"], name="pd_kode_unik"),
            models.CheckConstraint(
                condition=Q(berlaku_dari=None)
                | Q(berlaku_sampai=None)
                | Q(berlaku_sampai__gte=F("berlaku_dari")),
                name="pd_masa_berlaku_maju",
            ),
            models.CheckConstraint(
                condition=Q(jenis__in=[j.value for j in JenisPD]), name="pd_jenis_dikenal"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"

    @property
    def kelompok(self) -> str:
        """Group in which the unit is ranked."""
        return kelompok_dari(self.jenis)

    def wajib_lapor(self, periode: Periode) -> bool:
        """Return True when the unit owes a report of its own for the month."""
        dari, sampai = self.berlaku_dari, self.berlaku_sampai
        ada = (dari is None or dari <= periode.akhir) and (sampai is None or sampai >= periode.awal)
        return ada and self.lapor_sendiri


class HariLibur(models.Model):
    """A day off; without a Pemda it is national."""

    pemda = models.ForeignKey(
        Pemda, null=True, blank=True, on_delete=models.PROTECT, related_name="hari_libur"
    )
    tanggal = models.DateField()
    nama = models.CharField(max_length=120)

    class Meta:
        verbose_name = "hari libur"
        ordering = ["tanggal"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "tanggal"], name="hari_libur_pemda_unik"),
            models.UniqueConstraint(
                fields=["tanggal"], condition=Q(pemda=None), name="hari_libur_nasional_unik"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tanggal} {self.nama}"


class Konfigurasi(CatatanTetap):
    """A dated setting with its legal basis (law 8). A correction is a further row; the last one counts.

    Without a Pemda it holds for all that have none of their own. ``isi`` is JSON text.
    """

    pemda = models.ForeignKey(
        Pemda, null=True, blank=True, on_delete=models.PROTECT, related_name="konfigurasi"
    )
    kunci = models.CharField(max_length=32)
    berlaku_dari = models.DateField()
    isi = models.TextField()
    dasar_hukum = models.CharField(max_length=255)
    ditetapkan_pada = models.DateTimeField()
    oleh = models.CharField(max_length=150)

    class Meta:
        verbose_name = "konfigurasi"
        ordering = ["kunci", "berlaku_dari", "id"]
        indexes = [models.Index(fields=["kunci", "berlaku_dari"], name="konfigurasi_menurut_kunci")]

    def __str__(self) -> str:
        return f"{self.kunci} sejak {self.berlaku_dari}"
