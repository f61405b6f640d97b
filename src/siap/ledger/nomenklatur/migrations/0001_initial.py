"""First tables of nomenklatur."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="NamaKode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("pemda", models.CharField(max_length=8)),
                ("tahun", models.PositiveSmallIntegerField()),
                ("kode", models.CharField(max_length=160)),
                ("nama", models.TextField(blank=True, default="")),
            ],
            options={
                "verbose_name": "nama kode",
                "constraints": [
                    models.UniqueConstraint(fields=("pemda", "tahun", "kode"), name="nama_kode_unik")
                ],
            },
        ),
        migrations.CreateModel(
            name="VersiNomenklatur",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("dasar", models.CharField(max_length=120, unique=True)),
                ("berlaku_dari_tahun", models.PositiveSmallIntegerField()),
                ("sumber_nama", models.CharField(blank=True, default="", max_length=255)),
                ("sumber_sha256", models.CharField(blank=True, default="", max_length=64)),
                ("dimuat_pada", models.DateTimeField()),
            ],
            options={
                "verbose_name": "versi nomenklatur",
                "ordering": ["berlaku_dari_tahun", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("berlaku_dari_tahun__gte", 2000), ("berlaku_dari_tahun__lte", 2100)
                        ),
                        name="versi_nomenklatur_tahun_masuk_akal",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BarisNomenklatur",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("jenis_pemda", models.CharField(blank=True, default="", max_length=10)),
                ("tingkat", models.CharField(max_length=16)),
                ("kode", models.CharField(max_length=40)),
                ("nama", models.TextField()),
                ("kinerja", models.TextField(blank=True, default="")),
                ("indikator", models.TextField(blank=True, default="")),
                ("satuan", models.CharField(blank=True, default="", max_length=255)),
                (
                    "versi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="baris",
                        to="nomenklatur.versinomenklatur",
                    ),
                ),
            ],
            options={
                "verbose_name": "baris nomenklatur",
                "indexes": [models.Index(fields=["kode"], name="baris_nomenklatur_kode")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("versi", "jenis_pemda", "tingkat", "kode"), name="baris_nomenklatur_unik"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("jenis_pemda__in", ["", "provinsi", "kabkota"])),
                        name="baris_nomenklatur_jenis_pemda",
                    ),
                ],
            },
        ),
    ]
