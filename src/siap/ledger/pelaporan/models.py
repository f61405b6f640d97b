"""Tables of pelaporan: the report, its draft cells, and what was submitted, returned, explained, receipted.

Report and cells change, through actions only and never without an event in the jejak. The rest is
history: append-only.
"""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import Q

from siap.domain.laporan.keadaan import AWAL, KeadaanLaporan, PerbuatanLaporan
from siap.domain.rekap import StatusLapor
from siap.domain.waktu import Periode
from siap.ledger.jejak.hanya_tambah import CatatanTetap
from siap.ledger.jejak.medan import PersenField, UangField
from siap.ledger.organisasi.models import PerangkatDaerah

_STATUS_KIRIMAN = [StatusLapor.NIHIL.value, StatusLapor.SEBAGIAN.value, StatusLapor.LENGKAP.value]


class Kolom(models.TextChoices):
    """Columns of the entry grid. All figures are to date; ``catatan`` explains a contra or pengembalian.

    ``bagian`` is the progress of one stage or package of the plan, in percent.
    """

    REALISASI = "realisasi", "Realisasi"
    FISIK = "fisik", "Fisik"
    OUTPUT = "output", "Output"
    KENDALA = "kendala", "Kendala"
    CATATAN = "catatan", "Catatan koreksi"
    BAGIAN = "bagian", "Bagian fisik"


#: columns of a budget line; the others belong to a sub kegiatan as a whole
KOLOM_BARIS = frozenset({Kolom.REALISASI, Kolom.CATATAN})


class LaporanBulanan(models.Model):
    """The report of one PD for one month. ``nomor`` is the last submission, ``versi`` counts the changes."""

    pd = models.ForeignKey(PerangkatDaerah, on_delete=models.PROTECT, related_name="laporan")
    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    keadaan = models.CharField(
        max_length=12, choices=[(k.value, k.value.capitalize()) for k in KeadaanLaporan], default=AWAL.value
    )
    nomor = models.PositiveIntegerField(default=0)
    versi = models.PositiveIntegerField(default=1)
    dibuka_pada = models.DateTimeField()
    diubah_pada = models.DateTimeField()

    class Meta:
        verbose_name = "laporan bulanan"
        ordering = ["pd", "tahun", "bulan"]
        constraints = [
            models.UniqueConstraint(fields=["pd", "tahun", "bulan"], name="laporan_sekali_sebulan"),
            models.CheckConstraint(
                condition=Q(bulan__gte=1, bulan__lte=12), name="laporan_bulan_1_sampai_12"
            ),
            models.CheckConstraint(
                condition=Q(keadaan__in=[k.value for k in KeadaanLaporan]), name="laporan_keadaan_dikenal"
            ),
            models.CheckConstraint(
                condition=Q(keadaan=AWAL.value) | Q(nomor__gte=1), name="laporan_selain_draf_berkiriman"
            ),
        ]
        indexes = [models.Index(fields=["tahun", "keadaan"], name="laporan_keadaan")]

    def __str__(self) -> str:
        return f"{self.pd.kode} {self.tahun}-{self.bulan:02d}"

    @property
    def periode(self) -> Periode:
        """The reported month."""
        return Periode(self.tahun, self.bulan)


def _isi_sesuai_kolom() -> Q:
    kosong = {"uang": None, "bilangan": None, "teks": ""}
    teks = Q(kolom__in=[Kolom.KENDALA, Kolom.CATATAN], uang=None, bilangan=None)
    bilangan = Q(kolom__in=[Kolom.FISIK, Kolom.OUTPUT, Kolom.BAGIAN], uang=None, teks="")
    return Q(**kosong) | Q(kolom=Kolom.REALISASI, bilangan=None, teks="") | bilangan | teks


class IsianSel(models.Model):
    """One cell of the draft. A cell that was emptied stays, blank, with the next ``versi``.

    ``rekening`` holds the jenis belanja where the budget is not known deeper. Fisik, output and kendala
    belong to a sub kegiatan: their ``rekening`` and ``sumber_dana`` are "". The progress of a part holds its
    code as ``rekening``.
    """

    laporan = models.ForeignKey(LaporanBulanan, on_delete=models.PROTECT, related_name="sel")
    sub_kegiatan = models.CharField(max_length=32, blank=True, default="")
    rekening = models.CharField(max_length=32, blank=True, default="")
    sumber_dana = models.CharField(max_length=160, blank=True, default="")
    kolom = models.CharField(max_length=10, choices=Kolom.choices)
    uang = UangField(null=True, blank=True)
    bilangan = PersenField(null=True, blank=True)
    teks = models.TextField(blank=True, default="")
    versi = models.PositiveIntegerField(default=1)
    oleh = models.CharField(max_length=150)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "isian sel"
        ordering = ["laporan", "sub_kegiatan", "rekening", "sumber_dana", "kolom"]
        constraints = [
            models.UniqueConstraint(
                fields=["laporan", "sub_kegiatan", "rekening", "sumber_dana", "kolom"], name="isiansel_unik"
            ),
            models.CheckConstraint(condition=Q(kolom__in=Kolom.values), name="isiansel_kolom_dikenal"),
            models.CheckConstraint(condition=_isi_sesuai_kolom(), name="isiansel_isi_sesuai_kolom"),
            models.CheckConstraint(
                condition=~Q(kolom__in=[Kolom.FISIK, Kolom.BAGIAN])
                | Q(bilangan=None)
                | Q(bilangan__gte=Decimal(0), bilangan__lte=Decimal(100)),
                name="isiansel_fisik_0_sampai_100",
            ),
            models.CheckConstraint(
                condition=Q(kolom__in=sorted(KOLOM_BARIS))
                | Q(kolom=Kolom.BAGIAN, sumber_dana="") & ~Q(rekening="")
                | ~Q(kolom=Kolom.BAGIAN) & Q(rekening="", sumber_dana=""),
                name="isiansel_kolom_sub_kegiatan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sub_kegiatan or self.rekening} {self.kolom}"


class JawabanSimpan(models.Model):
    """The answer to one batch of cells, kept under its key: the same batch again gets the same answer."""

    oleh = models.CharField(max_length=150)
    kunci = models.CharField(max_length=64)
    sidik = models.CharField(max_length=64)
    jawaban = models.TextField()
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "jawaban simpan"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["oleh", "kunci"], name="jawabansimpan_sekali_saja")]

    def __str__(self) -> str:
        return f"{self.oleh} {self.kunci}"


class Kiriman(CatatanTetap):
    """One numbered submission, frozen: its content as canonical JSON, the hash of it, what the rules found.

    ``tepat_waktu`` is the verdict on the first submission, repeated on those after it.
    """

    laporan = models.ForeignKey(LaporanBulanan, on_delete=models.PROTECT, related_name="kiriman")
    nomor = models.PositiveIntegerField()
    perbuatan = models.CharField(max_length=12, choices=[(p.value, p.value) for p in PerbuatanLaporan])
    status = models.CharField(max_length=16, choices=[(s, s) for s in _STATUS_KIRIMAN])
    isi = models.TextField()
    sidik = models.CharField(max_length=64)
    temuan = models.TextField()
    alasan = models.TextField(blank=True, default="")
    jatuh_tempo = models.DateField()
    tepat_waktu = models.BooleanField()
    diajukan_pada = models.DateTimeField()
    diajukan_oleh = models.CharField(max_length=150)

    class Meta:
        verbose_name = "kiriman"
        ordering = ["laporan", "nomor"]
        constraints = [
            models.UniqueConstraint(fields=["laporan", "nomor"], name="kiriman_nomor_unik"),
            models.CheckConstraint(condition=Q(nomor__gte=1), name="kiriman_nomor_mulai_satu"),
            models.CheckConstraint(condition=Q(status__in=_STATUS_KIRIMAN), name="kiriman_status_dikenal"),
            models.CheckConstraint(
                condition=~Q(perbuatan=PerbuatanLaporan.KOREKSI.value) | ~Q(alasan=""),
                name="kiriman_koreksi_beralasan",
            ),
        ]

    def __str__(self) -> str:
        return self.nomor_bukti

    @property
    def nomor_bukti(self) -> str:
        """Number as printed: "18.04/1.06/2025-09/1"."""
        laporan = self.laporan
        return f"{laporan.pd.pemda.kode}/{laporan.pd.kode}/{laporan.tahun}-{laporan.bulan:02d}/{self.nomor}"


class AlasanTemuan(CatatanTetap):
    """The reason given for one finding; it travels with its submission."""

    kiriman = models.ForeignKey(Kiriman, on_delete=models.PROTECT, related_name="alasan_temuan")
    kunci = models.CharField(max_length=400)
    kode = models.CharField(max_length=8)
    alasan = models.TextField()

    class Meta:
        verbose_name = "alasan temuan"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["kiriman", "kunci"], name="alasantemuan_satu_per_temuan"),
            models.CheckConstraint(condition=~Q(alasan=""), name="alasantemuan_tidak_kosong"),
        ]

    def __str__(self) -> str:
        return f"{self.kode}: {self.alasan}"


class CatatanPengembalian(CatatanTetap):
    """Why a submission came back, bound to a cell, or general when ``kolom`` is ""."""

    kiriman = models.ForeignKey(Kiriman, on_delete=models.PROTECT, related_name="catatan")
    perbuatan = models.CharField(max_length=12, choices=[(p.value, p.value) for p in PerbuatanLaporan])
    sub_kegiatan = models.CharField(max_length=32, blank=True, default="")
    rekening = models.CharField(max_length=32, blank=True, default="")
    sumber_dana = models.CharField(max_length=160, blank=True, default="")
    kolom = models.CharField(max_length=10, blank=True, default="", choices=Kolom.choices)
    alasan = models.TextField()
    oleh = models.CharField(max_length=150)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "catatan pengembalian"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(alasan=""), name="catatan_alasan_tidak_kosong"),
            models.CheckConstraint(
                condition=~Q(kolom="") | Q(sub_kegiatan="", rekening="", sumber_dana=""),
                name="catatan_sel_menyebut_kolom",
            ),
        ]

    def __str__(self) -> str:
        return self.alasan


class BuktiKirim(CatatanTetap):
    """The signed receipt of one submission: exactly the bytes that were signed, and the signature."""

    kiriman = models.OneToOneField(Kiriman, on_delete=models.PROTECT, related_name="bukti")
    nomor = models.CharField(max_length=120, unique=True)
    sidik = models.CharField(max_length=64)
    naskah = models.TextField()
    tanda_tangan = models.BinaryField(max_length=64)
    kunci_publik = models.BinaryField(max_length=32)
    dibuat_pada = models.DateTimeField()

    class Meta:
        verbose_name = "bukti kirim"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.nomor
