"""First tables of organisasi."""

import django.db.models.deletion
from django.db import migrations, models

from siap.ledger.jejak.hanya_tambah import HanyaTambah


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Pemda",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kode", models.CharField(max_length=8, unique=True)),
                ("nama", models.CharField(max_length=120)),
                (
                    "jenis",
                    models.CharField(
                        choices=[("provinsi", "Provinsi"), ("kabupaten", "Kabupaten"), ("kota", "Kota")],
                        max_length=10,
                    ),
                ),
                ("ibu_kota", models.CharField(blank=True, default="", max_length=80)),
                ("penanda_tangan_nama", models.CharField(blank=True, default="", max_length=120)),
                ("penanda_tangan_nip", models.CharField(blank=True, default="", max_length=24)),
                ("penanda_tangan_jabatan", models.CharField(blank=True, default="", max_length=160)),
            ],
            options={
                "verbose_name": "pemda",
                "ordering": ["kode"],
            },
        ),
        migrations.CreateModel(
            name="Wilayah",
            fields=[
                ("kode", models.CharField(max_length=13, primary_key=True, serialize=False)),
                ("nama", models.CharField(max_length=120)),
                ("tingkat", models.PositiveSmallIntegerField()),
            ],
            options={
                "verbose_name": "wilayah",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tingkat__gte", 1), ("tingkat__lte", 4)),
                        name="wilayah_tingkat_1_sampai_4",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Konfigurasi",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kunci", models.CharField(max_length=32)),
                ("berlaku_dari", models.DateField()),
                ("isi", models.TextField()),
                ("dasar_hukum", models.CharField(max_length=255)),
                ("ditetapkan_pada", models.DateTimeField()),
                ("oleh", models.CharField(max_length=150)),
                (
                    "pemda",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="konfigurasi",
                        to="organisasi.pemda",
                    ),
                ),
            ],
            options={
                "verbose_name": "konfigurasi",
                "ordering": ["kunci", "berlaku_dari", "id"],
                "indexes": [models.Index(fields=["kunci", "berlaku_dari"], name="konfigurasi_menurut_kunci")],
            },
        ),
        migrations.CreateModel(
            name="HariLibur",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tanggal", models.DateField()),
                ("nama", models.CharField(max_length=120)),
                (
                    "pemda",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hari_libur",
                        to="organisasi.pemda",
                    ),
                ),
            ],
            options={
                "verbose_name": "hari libur",
                "ordering": ["tanggal"],
                "constraints": [
                    models.UniqueConstraint(fields=("pemda", "tanggal"), name="hari_libur_pemda_unik"),
                    models.UniqueConstraint(
                        condition=models.Q(("pemda", None)),
                        fields=("tanggal",),
                        name="hari_libur_nasional_unik",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PerangkatDaerah",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kode", models.CharField(max_length=64)),
                ("nama", models.CharField(max_length=200)),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("dinas", "Dinas"),
                            ("badan", "Badan"),
                            ("inspektorat", "Inspektorat"),
                            ("sekretariat", "Sekretariat"),
                            ("bagian", "Bagian"),
                            ("kecamatan", "Kecamatan"),
                            ("kelurahan", "Kelurahan"),
                            ("puskesmas", "Puskesmas"),
                            ("rsud", "Rsud"),
                        ],
                        max_length=16,
                    ),
                ),
                ("berlaku_dari", models.DateField(blank=True, null=True)),
                ("berlaku_sampai", models.DateField(blank=True, null=True)),
                ("lapor_sendiri", models.BooleanField(default=True)),
                (
                    "induk",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="unit",
                        to="organisasi.perangkatdaerah",
                    ),
                ),
                (
                    "pemda",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pd", to="organisasi.pemda"
                    ),
                ),
            ],
            options={
                "verbose_name": "perangkat daerah",
                "ordering": ["pemda", "kode"],
                "constraints": [
                    models.UniqueConstraint(fields=("pemda", "kode"), name="pd_kode_unik"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("berlaku_dari", None),
                            ("berlaku_sampai", None),
                            ("berlaku_sampai__gte", models.F("berlaku_dari")),
                            _connector="OR",
                        ),
                        name="pd_masa_berlaku_maju",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "jenis__in",
                                [
                                    "dinas",
                                    "badan",
                                    "inspektorat",
                                    "sekretariat",
                                    "bagian",
                                    "kecamatan",
                                    "kelurahan",
                                    "puskesmas",
                                    "rsud",
                                ],
                            )
                        ),
                        name="pd_jenis_dikenal",
                    ),
                ],
            },
        ),
        HanyaTambah("Konfigurasi"),
    ]
