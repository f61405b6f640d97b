"""Tables of realisasi: numbered bookings per PD and month, their entries and documents, append-only."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from siap.domain.masukan import Sifat
from siap.domain.rekap import StatusLapor
from siap.ledger.akun.models import Pengguna
from siap.ledger.anggaran.models import Butir, VersiAnggaran, VersiAngkas, VersiTargetFisik
from siap.ledger.jejak.hanya_tambah import CatatanTetap
from siap.ledger.jejak.medan import PersenField, UangField
from siap.ledger.organisasi.models import PerangkatDaerah

_STATUS_PEMBUKUAN = [StatusLapor.NIHIL.value, StatusLapor.SEBAGIAN.value, StatusLapor.LENGKAP.value]


class Pembukuan(CatatanTetap):
    """One booking of one PD-month. A later one (``nomor`` + 1) takes back the former by contra entries.

    It is bound to the versions in force when it was booked; None: none was known then.
    """

    class Aspek(models.TextChoices):
        KEUANGAN = "keuangan", "Keuangan"
        FISIK = "fisik", "Fisik"

    pd = models.ForeignKey(PerangkatDaerah, on_delete=models.PROTECT, related_name="pembukuan")
    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    aspek = models.CharField(max_length=8, choices=Aspek.choices)
    nomor = models.PositiveIntegerField()
    sifat = models.CharField(max_length=9, choices=[(s.value, s.value) for s in Sifat])
    status = models.CharField(max_length=16, choices=[(s, s) for s in _STATUS_PEMBUKUAN])
    menggantikan = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="digantikan_oleh"
    )
    versi_anggaran = models.ForeignKey(
        VersiAnggaran, null=True, blank=True, on_delete=models.PROTECT, related_name="pembukuan"
    )
    versi_angkas = models.ForeignKey(
        VersiAngkas, null=True, blank=True, on_delete=models.PROTECT, related_name="pembukuan"
    )
    versi_target = models.ForeignKey(
        VersiTargetFisik, null=True, blank=True, on_delete=models.PROTECT, related_name="pembukuan"
    )
    sumber_nama = models.CharField(max_length=255, blank=True, default="")
    sumber_sha256 = models.CharField(max_length=64, blank=True, default="")
    sidik = models.CharField(max_length=64)
    alasan = models.TextField(blank=True, default="")
    dibukukan_pada = models.DateTimeField()
    oleh = models.CharField(max_length=150)

    #: True on the object that an action has just added, False on one that was there already.
    baru: bool = False

    class Meta:
        verbose_name = "pembukuan"
        ordering = ["pd", "tahun", "bulan", "aspek", "nomor"]
        constraints = [
            models.UniqueConstraint(
                fields=["pd", "tahun", "bulan", "aspek", "nomor"], name="pembukuan_nomor_unik"
            ),
            models.CheckConstraint(
                condition=Q(bulan__gte=1, bulan__lte=12), name="pembukuan_bulan_1_sampai_12"
            ),
            models.CheckConstraint(condition=Q(nomor__gte=1), name="pembukuan_nomor_mulai_satu"),
            models.CheckConstraint(
                condition=Q(status__in=_STATUS_PEMBUKUAN), name="pembukuan_status_dikenal"
            ),
            models.CheckConstraint(
                condition=Q(sifat__in=[s.value for s in Sifat]), name="pembukuan_sifat_dikenal"
            ),
            models.CheckConstraint(
                condition=Q(nomor=1, menggantikan=None) | Q(nomor__gt=1, menggantikan__isnull=False),
                name="pembukuan_ulang_menyebut_yang_diganti",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pd.kode} {self.tahun}-{self.bulan:02d} {self.aspek} #{self.nomor}"


class EntriRealisasi(Butir):
    """One amount in the book; a contra entry takes back an entry of the booking before."""

    pembukuan = models.ForeignKey(Pembukuan, on_delete=models.PROTECT, related_name="entri")
    nilai = UangField()
    kontra = models.BooleanField(default=False)

    class Meta:
        verbose_name = "entri realisasi"

    def __str__(self) -> str:
        return f"{self.sub_kegiatan or self.jenis_belanja} {self.nilai}"


class EntriFisik(CatatanTetap):
    """Physical progress to date of one sub kegiatan ("" = the PD as a whole); contra entries are negative."""

    pembukuan = models.ForeignKey(Pembukuan, on_delete=models.PROTECT, related_name="entri_fisik")
    sub_kegiatan = models.CharField(max_length=32, blank=True, default="")
    persen = PersenField()
    kontra = models.BooleanField(default=False)

    class Meta:
        verbose_name = "entri fisik"
        constraints = [
            models.CheckConstraint(
                condition=Q(kontra=False, persen__gte=0, persen__lte=100)
                | Q(kontra=True, persen__gte=-100, persen__lte=0),
                name="entrifisik_0_sampai_100",
            ),
            models.UniqueConstraint(fields=["pembukuan", "sub_kegiatan", "kontra"], name="entrifisik_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.sub_kegiatan} {self.persen}"


class DokumenRealisasi(Butir):
    """One line of a payment document (SPP, TBP) as SIPD Penatausahaan tells it."""

    pembukuan = models.ForeignKey(Pembukuan, on_delete=models.PROTECT, related_name="dokumen")
    nomor = models.CharField(max_length=160)
    jenis = models.CharField(max_length=40)
    transaksi = models.CharField(max_length=40)
    tanggal = models.DateField()
    nilai = UangField()
    uraian = models.TextField(blank=True, default="")
    nomor_sp2d = models.CharField(max_length=160, blank=True, default="")
    tanggal_sp2d = models.DateField(null=True, blank=True)
    nilai_sp2d = UangField(null=True, blank=True)
    nomor_spd = models.CharField(max_length=160, blank=True, default="")
    nilai_spd = UangField(null=True, blank=True)
    tahun_layanan = models.PositiveSmallIntegerField(null=True, blank=True)
    bulan_layanan = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = "dokumen realisasi"
        constraints = [
            models.CheckConstraint(
                condition=Q(bulan_layanan=None) | Q(bulan_layanan__gte=1, bulan_layanan__lte=12),
                name="dokumenrealisasi_layanan_1_sampai_12",
            ),
        ]

    def __str__(self) -> str:
        return self.nomor


class AcuanBpkad(CatatanTetap):
    """What BPKAD says of one PD-month, beside the book: numbered, the last one counts.

    It books nothing. The PD's own figures are in ``Pembukuan``; where both differ stands a reconciliation.
    """

    pd = models.ForeignKey(PerangkatDaerah, on_delete=models.PROTECT, related_name="acuan")
    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    nomor = models.PositiveIntegerField()
    sifat = models.CharField(max_length=9, choices=[(s.value, s.value) for s in Sifat])
    sumber_nama = models.CharField(max_length=255, blank=True, default="")
    sumber_sha256 = models.CharField(max_length=64, blank=True, default="")
    sidik = models.CharField(max_length=64)
    dicatat_pada = models.DateTimeField()
    oleh = models.CharField(max_length=150)

    #: True on the object that an action has just added, False on one that was there already.
    baru: bool = False

    class Meta:
        verbose_name = "acuan BPKAD"
        ordering = ["pd", "tahun", "bulan", "nomor"]
        constraints = [
            models.UniqueConstraint(fields=["pd", "tahun", "bulan", "nomor"], name="acuan_nomor_unik"),
            models.CheckConstraint(condition=Q(bulan__gte=1, bulan__lte=12), name="acuan_bulan_1_sampai_12"),
            models.CheckConstraint(condition=Q(nomor__gte=1), name="acuan_nomor_mulai_satu"),
            models.CheckConstraint(
                condition=Q(sifat__in=[s.value for s in Sifat]), name="acuan_sifat_dikenal"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pd.kode} {self.tahun}-{self.bulan:02d} acuan #{self.nomor}"


class BarisAcuan(Butir):
    """One sum of a reference, at the depth of its file."""

    acuan = models.ForeignKey(AcuanBpkad, on_delete=models.PROTECT, related_name="baris")
    nilai = UangField()

    class Meta:
        verbose_name = "baris acuan"

    def __str__(self) -> str:
        return f"{self.sub_kegiatan or self.jenis_belanja} {self.nilai}"


class CatatanRekonsiliasi(CatatanTetap):
    """One step of a reconciliation at one place of a PD-month: an explanation, or an owner.

    An explanation keeps both figures as they were: it counts while their difference stays. An owner None
    gives the task back to the PD's kasubag keuangan.
    """

    class Langkah(models.TextChoices):
        JELASKAN = "jelaskan", "Jelaskan"
        TUGASKAN = "tugaskan", "Tugaskan"

    pd = models.ForeignKey(PerangkatDaerah, on_delete=models.PROTECT, related_name="catatan_rekonsiliasi")
    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    sub_kegiatan = models.CharField(max_length=32, blank=True, default="")
    rekening = models.CharField(max_length=32, blank=True, default="")
    langkah = models.CharField(max_length=8, choices=Langkah.choices)
    teks = models.TextField(blank=True, default="")
    menurut_pd = UangField()
    menurut_bpkad = UangField()
    pemilik = models.ForeignKey(
        Pengguna, null=True, blank=True, on_delete=models.PROTECT, related_name="rekonsiliasi"
    )
    oleh = models.CharField(max_length=150)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "catatan rekonsiliasi"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(bulan__gte=1, bulan__lte=12), name="rekon_bulan_1_sampai_12"),
            models.CheckConstraint(
                condition=Q(langkah="jelaskan", pemilik=None) & ~Q(teks="") | Q(langkah="tugaskan"),
                name="rekon_penjelasan_berteks",
            ),
        ]
        indexes = [models.Index(fields=["pd", "tahun", "bulan"], name="rekon_pd_bulan")]

    def __str__(self) -> str:
        return f"{self.langkah} {self.sub_kegiatan}/{self.rekening}"
