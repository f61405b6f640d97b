"""First tables of jejak."""

from django.db import migrations, models

from siap.ledger.jejak.hanya_tambah import HanyaTambah


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="KepalaRantai",
            fields=[
                ("rantai", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("urut", models.PositiveBigIntegerField(default=0)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "verbose_name": "kepala rantai",
            },
        ),
        migrations.CreateModel(
            name="Berkas",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("pemda", models.CharField(max_length=32)),
                ("jenis", models.CharField(max_length=32)),
                ("sha256", models.CharField(max_length=64)),
                ("nama", models.CharField(max_length=255)),
                ("ukuran", models.PositiveBigIntegerField()),
                ("kunci", models.CharField(blank=True, default="", max_length=255)),
                ("diterima_pada", models.DateTimeField()),
                ("oleh", models.CharField(max_length=150)),
                ("ringkasan", models.JSONField(default=dict)),
            ],
            options={
                "verbose_name": "berkas",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("pemda", "jenis", "sha256", "kunci"), name="berkas_sekali_saja"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Peristiwa",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rantai", models.CharField(max_length=32)),
                ("urut", models.PositiveBigIntegerField()),
                ("pada", models.DateTimeField()),
                ("oleh", models.CharField(max_length=150)),
                ("perbuatan", models.CharField(max_length=64)),
                ("objek", models.CharField(max_length=255)),
                ("isi", models.TextField()),
                ("sidik", models.CharField(max_length=128)),
                ("hash_sebelum", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "verbose_name": "peristiwa",
                "ordering": ["rantai", "urut"],
                "indexes": [
                    models.Index(fields=["rantai", "objek"], name="peristiwa_objek"),
                    models.Index(fields=["rantai", "perbuatan"], name="peristiwa_perbuatan"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("rantai", "urut"), name="peristiwa_urut_unik"),
                    models.UniqueConstraint(
                        fields=("rantai", "hash_sebelum"), name="peristiwa_tidak_bercabang"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("urut__gte", 1)), name="peristiwa_urut_mulai_satu"
                    ),
                ],
            },
        ),
        HanyaTambah("Peristiwa"),
        HanyaTambah("Berkas"),
    ]
