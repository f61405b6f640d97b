"""Plans of physical parts: stages, packages and output by which progress is measured."""

import django.db.models.deletion
from django.db import migrations, models

import siap.ledger.jejak.medan
from siap.ledger.jejak.hanya_tambah import HanyaTambah


class Migration(migrations.Migration):
    dependencies = [
        ("anggaran", "0001_initial"),
        ("organisasi", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="VersiRencanaFisik",
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
                "verbose_name": "versi rencana fisik",
                "ordering": ["pd", "tahun", "nomor"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BagianFisik",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sub_kegiatan", models.CharField(max_length=32)),
                ("urut", models.PositiveIntegerField()),
                (
                    "cara",
                    models.CharField(
                        choices=[("tahapan", "Tahapan"), ("paket", "Paket"), ("keluaran", "Keluaran")],
                        max_length=8,
                    ),
                ),
                ("kode", models.CharField(blank=True, default="", max_length=32)),
                ("nama", models.CharField(blank=True, default="", max_length=255)),
                ("bobot", siap.ledger.jejak.medan.PersenField(blank=True, null=True)),
                ("nilai", siap.ledger.jejak.medan.UangField(blank=True, null=True)),
                ("target", siap.ledger.jejak.medan.PersenField(blank=True, null=True)),
                ("satuan", models.CharField(blank=True, default="", max_length=60)),
                (
                    "versi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bagian",
                        to="anggaran.versirencanafisik",
                    ),
                ),
            ],
            options={
                "verbose_name": "bagian fisik",
                "ordering": ["versi", "sub_kegiatan", "urut"],
            },
        ),
        migrations.AddConstraint(
            model_name="versirencanafisik",
            constraint=models.UniqueConstraint(
                fields=("pd", "tahun", "nomor"), name="versirencanafisik_nomor_unik"
            ),
        ),
        migrations.AddConstraint(
            model_name="versirencanafisik",
            constraint=models.CheckConstraint(
                condition=models.Q(("berlaku_mulai__gte", 1), ("berlaku_mulai__lte", 12)),
                name="versirencanafisik_bulan_1_sampai_12",
            ),
        ),
        migrations.AddConstraint(
            model_name="versirencanafisik",
            constraint=models.CheckConstraint(
                condition=models.Q(("nomor__gte", 1)), name="versirencanafisik_nomor_mulai_satu"
            ),
        ),
        migrations.AddConstraint(
            model_name="bagianfisik",
            constraint=models.UniqueConstraint(
                fields=("versi", "sub_kegiatan", "kode"), name="bagianfisik_unik"
            ),
        ),
        migrations.AddConstraint(
            model_name="bagianfisik",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("bobot__gt", 0),
                        ("bobot__lte", 100),
                        ("cara", "tahapan"),
                        ("nilai", None),
                        ("target", None),
                    ),
                    models.Q(("bobot", None), ("cara", "paket"), ("nilai__gt", 0), ("target", None)),
                    models.Q(("bobot", None), ("cara", "keluaran"), ("nilai", None), ("target__gt", 0)),
                    _connector="OR",
                ),
                name="bagianfisik_ukuran_sesuai_cara",
            ),
        ),
        HanyaTambah("VersiRencanaFisik"),
        HanyaTambah("BagianFisik"),
    ]
