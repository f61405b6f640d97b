"""First tables of pengendalian."""

import django.db.models.deletion
from django.db import migrations, models

from siap.ledger.jejak.hanya_tambah import HanyaTambah


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisasi", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="UsulanTeguran",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tahun", models.PositiveSmallIntegerField()),
                ("bulan", models.PositiveSmallIntegerField()),
                (
                    "tingkat",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Teguran I"), (2, "Teguran II"), (3, "Teguran III")]
                    ),
                ),
                (
                    "pantas",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Teguran I"), (2, "Teguran II"), (3, "Teguran III")]
                    ),
                ),
                ("hari_terlambat", models.PositiveIntegerField()),
                ("urutan", models.PositiveSmallIntegerField()),
                ("alasan", models.TextField()),
                ("dasar", models.CharField(max_length=255)),
                ("catatan", models.TextField(blank=True, default="")),
                ("diteruskan_oleh", models.CharField(max_length=150)),
                ("diteruskan_pada", models.DateTimeField()),
                (
                    "pd",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="usulan_teguran",
                        to="organisasi.perangkatdaerah",
                    ),
                ),
            ],
            options={
                "verbose_name": "usulan teguran",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="PutusanTeguran",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("diterima", models.BooleanField()),
                ("alasan", models.TextField(blank=True, default="")),
                ("nama", models.CharField(max_length=150)),
                ("jabatan", models.CharField(blank=True, default="", max_length=160)),
                ("diputuskan_oleh", models.CharField(max_length=150)),
                ("diputuskan_pada", models.DateTimeField()),
                (
                    "usulan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="putusan",
                        to="pengendalian.usulanteguran",
                    ),
                ),
            ],
            options={
                "verbose_name": "putusan teguran",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="PengingatTerkirim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tahun", models.PositiveSmallIntegerField()),
                ("bulan", models.PositiveSmallIntegerField()),
                ("tanggal", models.DateField()),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("menjelang", "menjelang"),
                            ("jatuh tempo", "jatuh tempo"),
                            ("lewat tempo", "lewat tempo"),
                        ],
                        max_length=12,
                    ),
                ),
                ("penerima", models.CharField(max_length=150)),
                (
                    "saluran",
                    models.CharField(choices=[("surel", "surel"), ("webhook", "webhook")], max_length=8),
                ),
                ("percobaan", models.PositiveIntegerField()),
                (
                    "hasil",
                    models.CharField(
                        choices=[("mulai", "Mulai"), ("terkirim", "Terkirim"), ("gagal", "Gagal")],
                        max_length=8,
                    ),
                ),
                ("keterangan", models.CharField(blank=True, default="", max_length=300)),
                ("pada", models.DateTimeField()),
                (
                    "pd",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pengingat",
                        to="organisasi.perangkatdaerah",
                    ),
                ),
            ],
            options={
                "verbose_name": "pengingat terkirim",
                "ordering": ["id"],
                "indexes": [
                    models.Index(fields=["tahun", "bulan", "tanggal"], name="pengingat_menurut_hari")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("bulan__gte", 1), ("bulan__lte", 12)),
                        name="pengingat_bulan_1_sampai_12",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("percobaan__gte", 1)), name="pengingat_percobaan_mulai_satu"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("hasil", "mulai")),
                        fields=("pd", "tahun", "bulan", "tanggal", "penerima", "saluran", "percobaan"),
                        name="pengingat_mulai_sekali",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("hasil", "terkirim")),
                        fields=("pd", "tahun", "bulan", "tanggal", "penerima", "saluran"),
                        name="pengingat_terkirim_sekali",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="usulanteguran",
            constraint=models.UniqueConstraint(
                fields=("pd", "tahun", "bulan", "tingkat", "pantas"), name="usulanteguran_sekali"
            ),
        ),
        migrations.AddConstraint(
            model_name="usulanteguran",
            constraint=models.CheckConstraint(
                condition=models.Q(("bulan__gte", 1), ("bulan__lte", 12)),
                name="usulanteguran_bulan_1_sampai_12",
            ),
        ),
        migrations.AddConstraint(
            model_name="usulanteguran",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("pantas__lte", 3), ("tingkat__gte", 1), ("tingkat__lte", models.F("pantas"))
                ),
                name="usulanteguran_tingkat_tidak_melebihi_pantas",
            ),
        ),
        migrations.AddConstraint(
            model_name="putusanteguran",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("diterima", True), models.Q(("alasan", ""), _negated=True), _connector="OR"
                ),
                name="putusanteguran_penolakan_beralasan",
            ),
        ),
        HanyaTambah("PengingatTerkirim"),
        HanyaTambah("UsulanTeguran"),
        HanyaTambah("PutusanTeguran"),
    ]
