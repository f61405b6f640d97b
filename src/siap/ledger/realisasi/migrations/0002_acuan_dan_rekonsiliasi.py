"""What BPKAD says of each PD-month, and what was said about the differences."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import siap.ledger.jejak.medan
from siap.ledger.jejak.hanya_tambah import HanyaTambah


class Migration(migrations.Migration):
    dependencies = [
        ("organisasi", "0001_initial"),
        ("realisasi", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AcuanBpkad",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tahun", models.PositiveSmallIntegerField()),
                ("bulan", models.PositiveSmallIntegerField()),
                ("nomor", models.PositiveIntegerField()),
                (
                    "sifat",
                    models.CharField(
                        choices=[("kumulatif", "kumulatif"), ("bulanan", "bulanan")], max_length=9
                    ),
                ),
                ("sumber_nama", models.CharField(blank=True, default="", max_length=255)),
                ("sumber_sha256", models.CharField(blank=True, default="", max_length=64)),
                ("sidik", models.CharField(max_length=64)),
                ("dicatat_pada", models.DateTimeField()),
                ("oleh", models.CharField(max_length=150)),
                (
                    "pd",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acuan",
                        to="organisasi.perangkatdaerah",
                    ),
                ),
            ],
            options={
                "verbose_name": "acuan BPKAD",
                "ordering": ["pd", "tahun", "bulan", "nomor"],
            },
        ),
        migrations.CreateModel(
            name="BarisAcuan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sub_kegiatan", models.CharField(blank=True, default="", max_length=32)),
                ("rekening", models.CharField(blank=True, default="", max_length=32)),
                ("jenis_belanja", models.CharField(blank=True, default="", max_length=16)),
                ("sumber_dana", models.CharField(blank=True, default="", max_length=160)),
                ("nilai", siap.ledger.jejak.medan.UangField()),
                (
                    "acuan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="baris",
                        to="realisasi.acuanbpkad",
                    ),
                ),
            ],
            options={
                "verbose_name": "baris acuan",
            },
        ),
        migrations.CreateModel(
            name="CatatanRekonsiliasi",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tahun", models.PositiveSmallIntegerField()),
                ("bulan", models.PositiveSmallIntegerField()),
                ("sub_kegiatan", models.CharField(blank=True, default="", max_length=32)),
                ("rekening", models.CharField(blank=True, default="", max_length=32)),
                (
                    "langkah",
                    models.CharField(
                        choices=[("jelaskan", "Jelaskan"), ("tugaskan", "Tugaskan")], max_length=8
                    ),
                ),
                ("teks", models.TextField(blank=True, default="")),
                ("menurut_pd", siap.ledger.jejak.medan.UangField()),
                ("menurut_bpkad", siap.ledger.jejak.medan.UangField()),
                ("oleh", models.CharField(max_length=150)),
                ("pada", models.DateTimeField()),
                (
                    "pd",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="catatan_rekonsiliasi",
                        to="organisasi.perangkatdaerah",
                    ),
                ),
                (
                    "pemilik",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rekonsiliasi",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "catatan rekonsiliasi",
                "ordering": ["id"],
            },
        ),
        migrations.AddConstraint(
            model_name="acuanbpkad",
            constraint=models.UniqueConstraint(
                fields=("pd", "tahun", "bulan", "nomor"), name="acuan_nomor_unik"
            ),
        ),
        migrations.AddConstraint(
            model_name="acuanbpkad",
            constraint=models.CheckConstraint(
                condition=models.Q(("bulan__gte", 1), ("bulan__lte", 12)), name="acuan_bulan_1_sampai_12"
            ),
        ),
        migrations.AddConstraint(
            model_name="acuanbpkad",
            constraint=models.CheckConstraint(
                condition=models.Q(("nomor__gte", 1)), name="acuan_nomor_mulai_satu"
            ),
        ),
        migrations.AddConstraint(
            model_name="acuanbpkad",
            constraint=models.CheckConstraint(
                condition=models.Q(("sifat__in", ["kumulatif", "bulanan"])), name="acuan_sifat_dikenal"
            ),
        ),
        migrations.AddIndex(
            model_name="catatanrekonsiliasi",
            index=models.Index(fields=["pd", "tahun", "bulan"], name="rekon_pd_bulan"),
        ),
        migrations.AddConstraint(
            model_name="catatanrekonsiliasi",
            constraint=models.CheckConstraint(
                condition=models.Q(("bulan__gte", 1), ("bulan__lte", 12)), name="rekon_bulan_1_sampai_12"
            ),
        ),
        migrations.AddConstraint(
            model_name="catatanrekonsiliasi",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("langkah", "jelaskan"), ("pemilik", None), models.Q(("teks", ""), _negated=True)
                    ),
                    ("langkah", "tugaskan"),
                    _connector="OR",
                ),
                name="rekon_penjelasan_berteks",
            ),
        ),
        HanyaTambah("AcuanBpkad"),
        HanyaTambah("BarisAcuan"),
        HanyaTambah("CatatanRekonsiliasi"),
    ]
