"""First tables of realisasi."""

import django.db.models.deletion
from django.db import migrations, models

import siap.ledger.jejak.medan
from siap.ledger.jejak.hanya_tambah import HanyaTambah


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("anggaran", "0001_initial"),
        ("organisasi", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Pembukuan",
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
                    "aspek",
                    models.CharField(choices=[("keuangan", "Keuangan"), ("fisik", "Fisik")], max_length=8),
                ),
                ("nomor", models.PositiveIntegerField()),
                (
                    "sifat",
                    models.CharField(
                        choices=[("kumulatif", "kumulatif"), ("bulanan", "bulanan")], max_length=9
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("nihil", "nihil"), ("sebagian", "sebagian"), ("lengkap", "lengkap")],
                        max_length=16,
                    ),
                ),
                ("sumber_nama", models.CharField(blank=True, default="", max_length=255)),
                ("sumber_sha256", models.CharField(blank=True, default="", max_length=64)),
                ("sidik", models.CharField(max_length=64)),
                ("alasan", models.TextField(blank=True, default="")),
                ("dibukukan_pada", models.DateTimeField()),
                ("oleh", models.CharField(max_length=150)),
                (
                    "menggantikan",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="digantikan_oleh",
                        to="realisasi.pembukuan",
                    ),
                ),
                (
                    "pd",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pembukuan",
                        to="organisasi.perangkatdaerah",
                    ),
                ),
                (
                    "versi_anggaran",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pembukuan",
                        to="anggaran.versianggaran",
                    ),
                ),
                (
                    "versi_angkas",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pembukuan",
                        to="anggaran.versiangkas",
                    ),
                ),
                (
                    "versi_target",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pembukuan",
                        to="anggaran.versitargetfisik",
                    ),
                ),
            ],
            options={
                "verbose_name": "pembukuan",
                "ordering": ["pd", "tahun", "bulan", "aspek", "nomor"],
            },
        ),
        migrations.CreateModel(
            name="EntriRealisasi",
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
                ("kontra", models.BooleanField(default=False)),
                (
                    "pembukuan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entri",
                        to="realisasi.pembukuan",
                    ),
                ),
            ],
            options={
                "verbose_name": "entri realisasi",
            },
        ),
        migrations.CreateModel(
            name="EntriFisik",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sub_kegiatan", models.CharField(blank=True, default="", max_length=32)),
                ("persen", siap.ledger.jejak.medan.PersenField()),
                ("kontra", models.BooleanField(default=False)),
                (
                    "pembukuan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entri_fisik",
                        to="realisasi.pembukuan",
                    ),
                ),
            ],
            options={
                "verbose_name": "entri fisik",
            },
        ),
        migrations.CreateModel(
            name="DokumenRealisasi",
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
                ("nomor", models.CharField(max_length=160)),
                ("jenis", models.CharField(max_length=40)),
                ("transaksi", models.CharField(max_length=40)),
                ("tanggal", models.DateField()),
                ("nilai", siap.ledger.jejak.medan.UangField()),
                ("uraian", models.TextField(blank=True, default="")),
                ("nomor_sp2d", models.CharField(blank=True, default="", max_length=160)),
                ("tanggal_sp2d", models.DateField(blank=True, null=True)),
                ("nilai_sp2d", siap.ledger.jejak.medan.UangField(blank=True, null=True)),
                ("nomor_spd", models.CharField(blank=True, default="", max_length=160)),
                ("nilai_spd", siap.ledger.jejak.medan.UangField(blank=True, null=True)),
                ("tahun_layanan", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("bulan_layanan", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "pembukuan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dokumen",
                        to="realisasi.pembukuan",
                    ),
                ),
            ],
            options={
                "verbose_name": "dokumen realisasi",
            },
        ),
        migrations.AddConstraint(
            model_name="pembukuan",
            constraint=models.UniqueConstraint(
                fields=("pd", "tahun", "bulan", "aspek", "nomor"), name="pembukuan_nomor_unik"
            ),
        ),
        migrations.AddConstraint(
            model_name="pembukuan",
            constraint=models.CheckConstraint(
                condition=models.Q(("bulan__gte", 1), ("bulan__lte", 12)), name="pembukuan_bulan_1_sampai_12"
            ),
        ),
        migrations.AddConstraint(
            model_name="pembukuan",
            constraint=models.CheckConstraint(
                condition=models.Q(("nomor__gte", 1)), name="pembukuan_nomor_mulai_satu"
            ),
        ),
        migrations.AddConstraint(
            model_name="pembukuan",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["nihil", "sebagian", "lengkap"])),
                name="pembukuan_status_dikenal",
            ),
        ),
        migrations.AddConstraint(
            model_name="pembukuan",
            constraint=models.CheckConstraint(
                condition=models.Q(("sifat__in", ["kumulatif", "bulanan"])), name="pembukuan_sifat_dikenal"
            ),
        ),
        migrations.AddConstraint(
            model_name="pembukuan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("menggantikan", None), ("nomor", 1)),
                    models.Q(("menggantikan__isnull", False), ("nomor__gt", 1)),
                    _connector="OR",
                ),
                name="pembukuan_ulang_menyebut_yang_diganti",
            ),
        ),
        migrations.AddConstraint(
            model_name="entrifisik",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kontra", False), ("persen__gte", 0), ("persen__lte", 100)),
                    models.Q(("kontra", True), ("persen__gte", -100), ("persen__lte", 0)),
                    _connector="OR",
                ),
                name="entrifisik_0_sampai_100",
            ),
        ),
        migrations.AddConstraint(
            model_name="entrifisik",
            constraint=models.UniqueConstraint(
                fields=("pembukuan", "sub_kegiatan", "kontra"), name="entrifisik_unik"
            ),
        ),
        migrations.AddConstraint(
            model_name="dokumenrealisasi",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("bulan_layanan", None),
                    models.Q(("bulan_layanan__gte", 1), ("bulan_layanan__lte", 12)),
                    _connector="OR",
                ),
                name="dokumenrealisasi_layanan_1_sampai_12",
            ),
        ),
        HanyaTambah("Pembukuan"),
        HanyaTambah("EntriRealisasi"),
        HanyaTambah("EntriFisik"),
        HanyaTambah("DokumenRealisasi"),
    ]
