"""Tables of bukti: photos and documents behind a report, their withdrawal, and the outline of a region.

All of it is history: append-only. The bytes themselves lie in the archive under their hash.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from siap.domain.laporan.bukti import JenisBukti
from siap.domain.waktu import Periode
from siap.domain.wilayah import Titik
from siap.ledger.jejak.hanya_tambah import CatatanTetap
from siap.ledger.organisasi.models import Pemda, PerangkatDaerah


class Bukti(CatatanTetap):
    """One photo or document, at one place of one month's report. Its place: sub kegiatan and package.

    ``sub_kegiatan`` "" is the PD as a whole; ``paket`` is free text. ``diambil`` is the clock of the camera
    (ISO, no zone), "" when it does not say; ``lintang`` and ``bujur`` are millionths of a degree. ``ke``
    counts how often the same bytes were put here: again after a withdrawal. ``alasan`` is given when the
    month is closed.
    """

    pd = models.ForeignKey(PerangkatDaerah, on_delete=models.PROTECT, related_name="bukti")
    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    sub_kegiatan = models.CharField(max_length=32, blank=True, default="")
    paket = models.CharField(max_length=64, blank=True, default="")
    sha256 = models.CharField(max_length=64)
    ke = models.PositiveSmallIntegerField(default=1)
    nama = models.CharField(max_length=200)
    keterangan = models.CharField(max_length=300)
    jenis = models.CharField(max_length=8, choices=[(j.value, j.value.upper()) for j in JenisBukti])
    ukuran = models.PositiveIntegerField()
    lebar = models.PositiveIntegerField(null=True, blank=True)
    tinggi = models.PositiveIntegerField(null=True, blank=True)
    rupa = models.CharField(max_length=32, blank=True, default="")
    diambil = models.CharField(max_length=19, blank=True, default="")
    lintang = models.IntegerField(null=True, blank=True)
    bujur = models.IntegerField(null=True, blank=True)
    alasan = models.TextField(blank=True, default="")
    oleh = models.CharField(max_length=150)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "bukti"
        ordering = ["pd", "tahun", "bulan", "sub_kegiatan", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["pd", "tahun", "bulan", "sub_kegiatan", "paket", "sha256", "ke"],
                name="bukti_sekali_di_satu_tempat",
            ),
            models.CheckConstraint(condition=Q(bulan__gte=1, bulan__lte=12), name="bukti_bulan_1_sampai_12"),
            models.CheckConstraint(
                condition=Q(jenis__in=[j.value for j in JenisBukti]), name="bukti_jenis_dikenal"
            ),
            models.CheckConstraint(condition=~Q(keterangan=""), name="bukti_berketerangan"),
            models.CheckConstraint(
                condition=Q(lintang=None, bujur=None) | Q(lintang__isnull=False, bujur__isnull=False),
                name="bukti_letak_utuh",
            ),
        ]
        indexes = [
            models.Index(fields=["sha256"], name="bukti_sidik"),
            models.Index(fields=["tahun", "bulan"], name="bukti_bulan"),
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.sha256[:12]})"

    @property
    def periode(self) -> Periode:
        """The reported month."""
        return Periode(self.tahun, self.bulan)

    @property
    def letak(self) -> Titik | None:
        """Where it was taken."""
        return None if self.lintang is None else Titik(self.lintang, self.bujur)

    @property
    def foto(self) -> bool:
        """True for a picture."""
        return JenisBukti(self.jenis).foto


class BuktiDicabut(CatatanTetap):
    """A piece of evidence that no longer counts, and why. Row and bytes stay."""

    bukti = models.OneToOneField(Bukti, on_delete=models.PROTECT, related_name="dicabut")
    alasan = models.TextField()
    oleh = models.CharField(max_length=150)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "bukti dicabut"
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~Q(alasan=""), name="buktidicabut_beralasan")]

    def __str__(self) -> str:
        return self.alasan


class PitaRupa(CatatanTetap):
    """A band of a picture's look, to search alike ones by: alike pictures share at least one."""

    bukti = models.ForeignKey(Bukti, on_delete=models.PROTECT, related_name="pita")
    kunci = models.PositiveIntegerField()

    class Meta:
        verbose_name = "pita rupa"
        ordering = ["id"]
        indexes = [models.Index(fields=["kunci"], name="pitarupa_kunci")]

    def __str__(self) -> str:
        return f"{self.bukti_id}:{self.kunci:05x}"


class BuktiSerupa(CatatanTetap):
    """A later piece of evidence and an earlier one: the same bytes, or pictures that look alike."""

    bukti = models.ForeignKey(Bukti, on_delete=models.PROTECT, related_name="serupa")
    lebih_dahulu = models.ForeignKey(Bukti, on_delete=models.PROTECT, related_name="diulang")
    persis = models.BooleanField()

    class Meta:
        verbose_name = "bukti serupa"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["bukti", "lebih_dahulu"], name="buktiserupa_sekali"),
            models.CheckConstraint(
                condition=Q(bukti_id__gt=F("lebih_dahulu_id")), name="buktiserupa_menunjuk_ke_belakang"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bukti_id} = {self.lebih_dahulu_id}"


class GarisBatas(CatatanTetap):
    """The outline of a Pemda; the last one counts. ``isi`` is JSON: polygons of rings of (bujur, lintang)."""

    pemda = models.ForeignKey(Pemda, on_delete=models.PROTECT, related_name="garis_batas")
    isi = models.TextField()
    sidik = models.CharField(max_length=64)
    sumber_nama = models.CharField(max_length=200)
    sumber_sha256 = models.CharField(max_length=64)
    oleh = models.CharField(max_length=150)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "garis batas"
        ordering = ["pemda", "id"]

    def __str__(self) -> str:
        return f"{self.pemda_id} {self.sidik[:12]}"
