"""Tables of anggaran: versions of budget, cash plan, physical targets and parts, append-only."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from siap.domain.anggaran import Tahap, label_versi
from siap.domain.laporan.fisik import CaraFisik
from siap.domain.laporan.rencana_fisik import CARA_RENCANA, PANJANG_KODE
from siap.ledger.jejak.hanya_tambah import CatatanTetap
from siap.ledger.jejak.medan import PersenField, UangField
from siap.ledger.organisasi.models import PerangkatDaerah


class Versi(CatatanTetap):
    """What all versions have: whose, which year, in force from which month, on what ground, from which file.

    ``sidik`` is the hash of the lines: equal contents are recognised by it, tampered lines betrayed.
    """

    pd = models.ForeignKey(PerangkatDaerah, on_delete=models.PROTECT, related_name="%(class)s")
    tahun = models.PositiveSmallIntegerField()
    nomor = models.PositiveIntegerField()
    berlaku_mulai = models.PositiveSmallIntegerField()
    dasar = models.CharField(max_length=255, blank=True, default="")
    sumber_nama = models.CharField(max_length=255, blank=True, default="")
    sumber_sha256 = models.CharField(max_length=64, blank=True, default="")
    sidik = models.CharField(max_length=64)
    dibukukan_pada = models.DateTimeField()
    oleh = models.CharField(max_length=150)

    #: True on the object that an action has just added, False on one that was there already.
    baru: bool = False

    class Meta:
        abstract = True
        ordering = ["pd", "tahun", "nomor"]
        constraints = [
            models.UniqueConstraint(fields=["pd", "tahun", "nomor"], name="%(class)s_nomor_unik"),
            models.CheckConstraint(
                condition=Q(berlaku_mulai__gte=1, berlaku_mulai__lte=12), name="%(class)s_bulan_1_sampai_12"
            ),
            models.CheckConstraint(condition=Q(nomor__gte=1), name="%(class)s_nomor_mulai_satu"),
        ]

    def __str__(self) -> str:
        return f"{self.pd.kode} {self.tahun} {self.label}"

    @property
    def label(self) -> str:
        """Name as printed."""
        return f"v{self.nomor}"


class Butir(CatatanTetap):
    """The line of a budget that a figure belongs to; "" is not known at this depth."""

    sub_kegiatan = models.CharField(max_length=32, blank=True, default="")
    rekening = models.CharField(max_length=32, blank=True, default="")
    jenis_belanja = models.CharField(max_length=16, blank=True, default="")
    sumber_dana = models.CharField(max_length=160, blank=True, default="")

    class Meta:
        abstract = True


class VersiAnggaran(Versi):
    """One version of a PD's budget: murni, pergeseran, perubahan, or a pagu met in an LRA."""

    tahap = models.CharField(max_length=12, choices=[(t.value, t.value.capitalize()) for t in Tahap])

    class Meta(Versi.Meta):
        verbose_name = "versi anggaran"
        constraints = [
            *Versi.Meta.constraints,
            models.CheckConstraint(
                condition=Q(tahap__in=[t.value for t in Tahap]), name="versianggaran_tahap_dikenal"
            ),
        ]

    @property
    def label(self) -> str:
        """Name as printed: "Murni v1", "LRA Oktober"."""
        return label_versi(self.tahap, self.nomor, self.berlaku_mulai)


class BarisPagu(Butir):
    """One budget line of a version."""

    versi = models.ForeignKey(VersiAnggaran, on_delete=models.PROTECT, related_name="baris")
    pagu = UangField()

    class Meta:
        verbose_name = "baris pagu"
        constraints = [models.CheckConstraint(condition=Q(pagu__gte=0), name="barispagu_tidak_negatif")]

    def __str__(self) -> str:
        return f"{self.sub_kegiatan or self.jenis_belanja} {self.pagu}"


class VersiAngkas(Versi):
    """One version of a PD's cash plan."""

    class Meta(Versi.Meta):
        verbose_name = "versi anggaran kas"

    @property
    def label(self) -> str:
        """Name as printed: "Angkas v1"."""
        return f"Angkas v{self.nomor}"


class BarisAngkas(Butir):
    """The cash plan of one line for one month alone."""

    versi = models.ForeignKey(VersiAngkas, on_delete=models.PROTECT, related_name="baris")
    bulan = models.PositiveSmallIntegerField()
    nilai = UangField()

    class Meta:
        verbose_name = "baris anggaran kas"
        constraints = [
            models.CheckConstraint(
                condition=Q(bulan__gte=1, bulan__lte=12), name="barisangkas_bulan_1_sampai_12"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bulan} {self.nilai}"


class VersiTargetFisik(Versi):
    """One version of a PD's physical targets."""

    class Meta(Versi.Meta):
        verbose_name = "versi target fisik"

    @property
    def label(self) -> str:
        """Name as printed: "Target v1"."""
        return f"Target v{self.nomor}"


class BarisTargetFisik(CatatanTetap):
    """The physical target of one sub kegiatan to date ("" = the PD as a whole)."""

    versi = models.ForeignKey(VersiTargetFisik, on_delete=models.PROTECT, related_name="baris")
    bulan = models.PositiveSmallIntegerField()
    sub_kegiatan = models.CharField(max_length=32, blank=True, default="")
    persen = PersenField()

    class Meta:
        verbose_name = "baris target fisik"
        constraints = [
            models.CheckConstraint(
                condition=Q(bulan__gte=1, bulan__lte=12), name="baristargetfisik_bulan_1_sampai_12"
            ),
            models.CheckConstraint(
                condition=Q(persen__gte=0, persen__lte=100), name="baristargetfisik_0_sampai_100"
            ),
            models.UniqueConstraint(fields=["versi", "bulan", "sub_kegiatan"], name="baristargetfisik_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.sub_kegiatan} {self.bulan} {self.persen}"


def _ukuran_sesuai_cara() -> Q:
    """One figure, above zero, of the kind that the way asks for."""
    tahapan = Q(cara=CaraFisik.TAHAPAN.value, nilai=None, target=None, bobot__gt=0, bobot__lte=100)
    paket = Q(cara=CaraFisik.PAKET.value, bobot=None, target=None, nilai__gt=0)
    return tahapan | paket | Q(cara=CaraFisik.KELUARAN.value, bobot=None, nilai=None, target__gt=0)


class VersiRencanaFisik(Versi):
    """One version of a PD's plan of physical parts."""

    class Meta(Versi.Meta):
        verbose_name = "versi rencana fisik"

    @property
    def label(self) -> str:
        """Name as printed: "Rencana fisik v1"."""
        return f"Rencana fisik v{self.nomor}"


class BagianFisik(CatatanTetap):
    """One part of a plan: a stage with its weight, a package with its value, or output with its target.

    ``urut`` keeps the order of the plan. Output has no code: its units stand in the cell of output.
    """

    versi = models.ForeignKey(VersiRencanaFisik, on_delete=models.PROTECT, related_name="bagian")
    sub_kegiatan = models.CharField(max_length=32)
    urut = models.PositiveIntegerField()
    cara = models.CharField(max_length=8, choices=[(c.value, c.value.capitalize()) for c in CARA_RENCANA])
    kode = models.CharField(max_length=PANJANG_KODE, blank=True, default="")
    nama = models.CharField(max_length=255, blank=True, default="")
    bobot = PersenField(null=True, blank=True)
    nilai = UangField(null=True, blank=True)
    target = PersenField(null=True, blank=True)
    satuan = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        verbose_name = "bagian fisik"
        ordering = ["versi", "sub_kegiatan", "urut"]
        constraints = [
            models.UniqueConstraint(fields=["versi", "sub_kegiatan", "kode"], name="bagianfisik_unik"),
            models.CheckConstraint(condition=_ukuran_sesuai_cara(), name="bagianfisik_ukuran_sesuai_cara"),
        ]

    def __str__(self) -> str:
        return f"{self.sub_kegiatan} {self.kode or self.nama}"
