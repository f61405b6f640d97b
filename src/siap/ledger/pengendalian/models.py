"""Tables of pengendalian: reminders as they went out, admonitions handed on and decided. History only."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from siap.domain.laporan.pengingat import JenisPengingat, SaluranPengingat
from siap.domain.laporan.teguran import TingkatTeguran
from siap.domain.waktu import Periode
from siap.ledger.jejak.hanya_tambah import CatatanTetap
from siap.ledger.organisasi.models import PerangkatDaerah

_KUNCI = ["pd", "tahun", "bulan", "tanggal", "penerima", "saluran"]


class PengingatTerkirim(CatatanTetap):
    """One step of one reminder: an attempt begins, and then it was sent or it failed.

    The attempt is written before anything is sent, so two runs at once never send the same reminder twice.
    """

    class Hasil(models.TextChoices):
        """How far an attempt came."""

        MULAI = "mulai", "Mulai"
        TERKIRIM = "terkirim", "Terkirim"
        GAGAL = "gagal", "Gagal"

    pd = models.ForeignKey(PerangkatDaerah, on_delete=models.PROTECT, related_name="pengingat")
    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    tanggal = models.DateField()
    jenis = models.CharField(max_length=12, choices=[(j.value, j.value) for j in JenisPengingat])
    penerima = models.CharField(max_length=150)
    saluran = models.CharField(max_length=8, choices=[(s.value, s.value) for s in SaluranPengingat])
    percobaan = models.PositiveIntegerField()
    hasil = models.CharField(max_length=8, choices=Hasil.choices)
    keterangan = models.CharField(max_length=300, blank=True, default="")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "pengingat terkirim"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(bulan__gte=1, bulan__lte=12), name="pengingat_bulan_1_sampai_12"
            ),
            models.CheckConstraint(condition=Q(percobaan__gte=1), name="pengingat_percobaan_mulai_satu"),
            models.UniqueConstraint(
                fields=[*_KUNCI, "percobaan"], condition=Q(hasil="mulai"), name="pengingat_mulai_sekali"
            ),
            models.UniqueConstraint(
                fields=_KUNCI, condition=Q(hasil="terkirim"), name="pengingat_terkirim_sekali"
            ),
        ]
        indexes = [models.Index(fields=["tahun", "bulan", "tanggal"], name="pengingat_menurut_hari")]

    def __str__(self) -> str:
        return f"{self.penerima} {self.saluran} {self.tanggal} {self.hasil}"


class UsulanTeguran(CatatanTetap):
    """An admonition that Adbang handed on, with the figures as they were then."""

    pd = models.ForeignKey(PerangkatDaerah, on_delete=models.PROTECT, related_name="usulan_teguran")
    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    tingkat = models.PositiveSmallIntegerField(choices=[(t.value, t.nama) for t in TingkatTeguran])
    pantas = models.PositiveSmallIntegerField(choices=[(t.value, t.nama) for t in TingkatTeguran])
    hari_terlambat = models.PositiveIntegerField()
    urutan = models.PositiveSmallIntegerField()
    alasan = models.TextField()
    dasar = models.CharField(max_length=255)
    catatan = models.TextField(blank=True, default="")
    diteruskan_oleh = models.CharField(max_length=150)
    diteruskan_pada = models.DateTimeField()

    class Meta:
        verbose_name = "usulan teguran"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["pd", "tahun", "bulan", "tingkat", "pantas"], name="usulanteguran_sekali"
            ),
            models.CheckConstraint(
                condition=Q(bulan__gte=1, bulan__lte=12), name="usulanteguran_bulan_1_sampai_12"
            ),
            models.CheckConstraint(
                condition=Q(tingkat__gte=1, pantas__lte=3, tingkat__lte=F("pantas")),
                name="usulanteguran_tingkat_tidak_melebihi_pantas",
            ),
        ]

    def __str__(self) -> str:
        return f"{TingkatTeguran(self.tingkat).nama} {self.pd.kode} {self.tahun}-{self.bulan:02d}"

    @property
    def periode(self) -> Periode:
        """The month that was late."""
        return Periode(self.tahun, self.bulan)

    @property
    def nama_tingkat(self) -> str:
        """Return the level as printed: "Teguran II"."""
        return TingkatTeguran(self.tingkat).nama

    @property
    def daftar_alasan(self) -> list[str]:
        """Return the sentences behind it."""
        return self.alasan.splitlines()


class PutusanTeguran(CatatanTetap):
    """What the named official decided; declining needs a reason."""

    usulan = models.OneToOneField(UsulanTeguran, on_delete=models.PROTECT, related_name="putusan")
    diterima = models.BooleanField()
    alasan = models.TextField(blank=True, default="")
    nama = models.CharField(max_length=150)
    jabatan = models.CharField(max_length=160, blank=True, default="")
    diputuskan_oleh = models.CharField(max_length=150)
    diputuskan_pada = models.DateTimeField()

    class Meta:
        verbose_name = "putusan teguran"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(diterima=True) | ~Q(alasan=""), name="putusanteguran_penolakan_beralasan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.usulan}: {'diterima' if self.diterima else 'tidak diterima'}"
