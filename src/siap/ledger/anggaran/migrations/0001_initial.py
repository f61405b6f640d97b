"""First tables of anggaran."""

import django.db.models.deletion
from django.db import migrations, models

import siap.ledger.jejak.medan
from siap.ledger.jejak.hanya_tambah import HanyaTambah


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisasi", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="VersiAnggaran",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tahun", models.PositiveSmallIntegerField()),
                ("nomor", models.PositiveIntegerField()),
                ("berlaku_mulai", models.PositiveSmallIntegerField()),
                ("dasar", models.CharField(blank=True, default="", max_length=255)),
                ("sumber_nama", models.CharField(blank=True, default="", max_length=255)),
                ("sumber_sha256", models.CharField(blank=True, default="", max_length=64)),
                ("sidik", models.CharField(max_length=64)),
                ("dibukukan_pada", models.DateTimeField()),
                ("oleh", models.CharField(max_length=150)),
                (
                    "tahap",
                    models.CharField(
                        choices=[
                            ("murni", "Murni"),
                            ("pergeseran", "Pergeseran"),
                            ("perubahan", "Perubahan"),
                            ("lra", "Lra"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "pd",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s",
                        to="organisasi.perangkatdaerah",
                    ),
                ),
            ],
            options={
                "verbose_name": "versi anggaran",
                "ordering": ["pd", "tahun", "nomor"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BarisPagu",
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
                ("pagu", siap.ledger.jejak.medan.UangField()),
                (
                    "versi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="baris",
                        to="anggaran.versianggaran",
                    ),
                ),
            ],
            options={
                "verbose_name": "baris pagu",
            },
        ),
        migrations.CreateModel(
            name="VersiAngkas",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tahun", models.PositiveSmallIntegerField()),
                ("nomor", models.PositiveIntegerField()),
                ("berlaku_mulai", models.PositiveSmallIntegerField()),
                ("dasar", models.CharField(blank=True, default="", max_length=255)),
                ("sumber_nama", models.CharField(blank=True, default="", max_length=255)),
                ("sumber_sha256", models.CharField(blank=True, default="", max_length=64)),
                ("sidik", models.CharField(max_length=64)),
                ("dibukukan_pada", models.DateTimeField()),
                ("oleh", models.CharField(max_length=150)),
                (
                    "pd",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s",
                        to="organisasi.perangkatdaerah",
                    ),
                ),
            ],
            options={
                "verbose_name": "versi anggaran kas",
                "ordering": ["pd", "tahun", "nomor"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BarisAngkas",
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
                ("bulan", models.PositiveSmallIntegerField()),
                ("nilai", siap.ledger.jejak.medan.UangField()),
                (
                    "versi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="baris",
                        to="anggaran.versiangkas",
                    ),
                ),
            ],
            options={
                "verbose_name": "baris anggaran kas",
            },
        ),
        migrations.CreateModel(
            name="VersiTargetFisik",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tahun", models.PositiveSmallIntegerField()),
                ("nomor", models.PositiveIntegerField()),
                ("berlaku_mulai", models.PositiveSmallIntegerField()),
                ("dasar", models.CharField(blank=True, default="", max_length=255)),
                ("sumber_nama", models.CharField(blank=True, default="", max_length=255)),
                ("sumber_sha256", models.CharField(blank=True, default="", max_length=64)),
                ("sidik", models.CharField(max_length=64)),
                ("dibukukan_pada", models.DateTimeField()),
                ("oleh", models.CharField(max_length=150)),
                (
                    "pd",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s",
                        to="organisasi.perangkatdaerah",
                    ),
                ),
            ],
            options={
                "verbose_name": "versi target fisik",
                "ordering": ["pd", "tahun", "nomor"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BarisTargetFisik",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("bulan", models.PositiveSmallIntegerField()),
                ("sub_kegiatan", models.CharField(blank=True, default="", max_length=32)),
                ("persen", siap.ledger.jejak.medan.PersenField()),
                (
                    "versi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="baris",
                        to="anggaran.versitargetfisik",
                    ),
                ),
            ],
            options={
                "verbose_name": "baris target fisik",
            },
        ),
        migrations.AddConstraint(
            model_name="versianggaran",
            constraint=models.UniqueConstraint(
                fields=("pd", "tahun", "nomor"), name="versianggaran_nomor_unik"
            ),
        ),
        migrations.AddConstraint(
            model_name="versianggaran",
            constraint=models.CheckConstraint(
                condition=models.Q(("berlaku_mulai__gte", 1), ("berlaku_mulai__lte", 12)),
                name="versianggaran_bulan_1_sampai_12",
            ),
        ),
        migrations.AddConstraint(
            model_name="versianggaran",
            constraint=models.CheckConstraint(
                condition=models.Q(("nomor__gte", 1)), name="versianggaran_nomor_mulai_satu"
            ),
        ),
        migrations.AddConstraint(
            model_name="versianggaran",
            constraint=models.CheckConstraint(
                condition=models.Q(("tahap__in", ["murni", "pergeseran", "perubahan", "lra"])),
                name="versianggaran_tahap_dikenal",
            ),
        ),
        migrations.AddConstraint(
            model_name="barispagu",
            constraint=models.CheckConstraint(
                condition=models.Q(("pagu__gte", 0)), name="barispagu_tidak_negatif"
            ),
        ),
        migrations.AddConstraint(
            model_name="versiangkas",
            constraint=models.UniqueConstraint(
                fields=("pd", "tahun", "nomor"), name="versiangkas_nomor_unik"
            ),
        ),
        migrations.AddConstraint(
            model_name="versiangkas",
            constraint=models.CheckConstraint(
                condition=models.Q(("berlaku_mulai__gte", 1), ("berlaku_mulai__lte", 12)),
                name="versiangkas_bulan_1_sampai_12",
            ),
        ),
        migrations.AddConstraint(
            model_name="versiangkas",
            constraint=models.CheckConstraint(
                condition=models.Q(("nomor__gte", 1)), name="versiangkas_nomor_mulai_satu"
            ),
        ),
        migrations.AddConstraint(
            model_name="barisangkas",
            constraint=models.CheckConstraint(
                condition=models.Q(("bulan__gte", 1), ("bulan__lte", 12)),
                name="barisangkas_bulan_1_sampai_12",
            ),
        ),
        migrations.AddConstraint(
            model_name="versitargetfisik",
            constraint=models.UniqueConstraint(
                fields=("pd", "tahun", "nomor"), name="versitargetfisik_nomor_unik"
            ),
        ),
        migrations.AddConstraint(
            model_name="versitargetfisik",
            constraint=models.CheckConstraint(
                condition=models.Q(("berlaku_mulai__gte", 1), ("berlaku_mulai__lte", 12)),
                name="versitargetfisik_bulan_1_sampai_12",
            ),
        ),
        migrations.AddConstraint(
            model_name="versitargetfisik",
            constraint=models.CheckConstraint(
                condition=models.Q(("nomor__gte", 1)), name="versitargetfisik_nomor_mulai_satu"
            ),
        ),
        migrations.AddConstraint(
            model_name="baristargetfisik",
            constraint=models.CheckConstraint(
                condition=models.Q(("bulan__gte", 1), ("bulan__lte", 12)),
                name="baristargetfisik_bulan_1_sampai_12",
            ),
        ),
        migrations.AddConstraint(
            model_name="baristargetfisik",
            constraint=models.CheckConstraint(
                condition=models.Q(("persen__gte", 0), ("persen__lte", 100)),
                name="baristargetfisik_0_sampai_100",
            ),
        ),
        migrations.AddConstraint(
            model_name="baristargetfisik",
            constraint=models.UniqueConstraint(
                fields=("versi", "bulan", "sub_kegiatan"), name="baristargetfisik_unik"
            ),
        ),
        HanyaTambah("VersiAnggaran"),
        HanyaTambah("BarisPagu"),
        HanyaTambah("VersiAngkas"),
        HanyaTambah("BarisAngkas"),
        HanyaTambah("VersiTargetFisik"),
        HanyaTambah("BarisTargetFisik"),
    ]
