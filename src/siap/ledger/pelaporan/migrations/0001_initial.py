"""First tables of pelaporan."""

from decimal import Decimal

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
            name="Kiriman",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nomor", models.PositiveIntegerField()),
                (
                    "perbuatan",
                    models.CharField(
                        choices=[
                            ("simpan", "simpan"),
                            ("ajukan", "ajukan"),
                            ("tarik", "tarik"),
                            ("kembalikan", "kembalikan"),
                            ("verifikasi", "verifikasi"),
                            ("kunci", "kunci"),
                            ("buka kembali", "buka kembali"),
                            ("koreksi", "koreksi"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("nihil", "nihil"), ("sebagian", "sebagian"), ("lengkap", "lengkap")],
                        max_length=16,
                    ),
                ),
                ("isi", models.TextField()),
                ("sidik", models.CharField(max_length=64)),
                ("temuan", models.TextField()),
                ("alasan", models.TextField(blank=True, default="")),
                ("jatuh_tempo", models.DateField()),
                ("tepat_waktu", models.BooleanField()),
                ("diajukan_pada", models.DateTimeField()),
                ("diajukan_oleh", models.CharField(max_length=150)),
            ],
            options={
                "verbose_name": "kiriman",
                "ordering": ["laporan", "nomor"],
            },
        ),
        migrations.CreateModel(
            name="JawabanSimpan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("oleh", models.CharField(max_length=150)),
                ("kunci", models.CharField(max_length=64)),
                ("sidik", models.CharField(max_length=64)),
                ("jawaban", models.TextField()),
                ("pada", models.DateTimeField()),
            ],
            options={
                "verbose_name": "jawaban simpan",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("oleh", "kunci"), name="jawabansimpan_sekali_saja")
                ],
            },
        ),
        migrations.CreateModel(
            name="BuktiKirim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nomor", models.CharField(max_length=120, unique=True)),
                ("sidik", models.CharField(max_length=64)),
                ("naskah", models.TextField()),
                ("tanda_tangan", models.BinaryField(max_length=64)),
                ("kunci_publik", models.BinaryField(max_length=32)),
                ("dibuat_pada", models.DateTimeField()),
                (
                    "kiriman",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bukti",
                        to="pelaporan.kiriman",
                    ),
                ),
            ],
            options={
                "verbose_name": "bukti kirim",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="LaporanBulanan",
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
                    "keadaan",
                    models.CharField(
                        choices=[
                            ("draf", "Draf"),
                            ("diajukan", "Diajukan"),
                            ("dikembalikan", "Dikembalikan"),
                            ("diverifikasi", "Diverifikasi"),
                            ("dikunci", "Dikunci"),
                        ],
                        default="draf",
                        max_length=12,
                    ),
                ),
                ("nomor", models.PositiveIntegerField(default=0)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("dibuka_pada", models.DateTimeField()),
                ("diubah_pada", models.DateTimeField()),
                (
                    "pd",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="laporan",
                        to="organisasi.perangkatdaerah",
                    ),
                ),
            ],
            options={
                "verbose_name": "laporan bulanan",
                "ordering": ["pd", "tahun", "bulan"],
            },
        ),
        migrations.AddField(
            model_name="kiriman",
            name="laporan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="kiriman",
                to="pelaporan.laporanbulanan",
            ),
        ),
        migrations.CreateModel(
            name="IsianSel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sub_kegiatan", models.CharField(blank=True, default="", max_length=32)),
                ("rekening", models.CharField(blank=True, default="", max_length=32)),
                ("sumber_dana", models.CharField(blank=True, default="", max_length=160)),
                (
                    "kolom",
                    models.CharField(
                        choices=[
                            ("realisasi", "Realisasi"),
                            ("fisik", "Fisik"),
                            ("output", "Output"),
                            ("kendala", "Kendala"),
                            ("catatan", "Catatan koreksi"),
                        ],
                        max_length=10,
                    ),
                ),
                ("uang", siap.ledger.jejak.medan.UangField(blank=True, null=True)),
                ("bilangan", siap.ledger.jejak.medan.PersenField(blank=True, null=True)),
                ("teks", models.TextField(blank=True, default="")),
                ("versi", models.PositiveIntegerField(default=1)),
                ("oleh", models.CharField(max_length=150)),
                ("pada", models.DateTimeField()),
                (
                    "laporan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sel",
                        to="pelaporan.laporanbulanan",
                    ),
                ),
            ],
            options={
                "verbose_name": "isian sel",
                "ordering": ["laporan", "sub_kegiatan", "rekening", "sumber_dana", "kolom"],
            },
        ),
        migrations.CreateModel(
            name="CatatanPengembalian",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "perbuatan",
                    models.CharField(
                        choices=[
                            ("simpan", "simpan"),
                            ("ajukan", "ajukan"),
                            ("tarik", "tarik"),
                            ("kembalikan", "kembalikan"),
                            ("verifikasi", "verifikasi"),
                            ("kunci", "kunci"),
                            ("buka kembali", "buka kembali"),
                            ("koreksi", "koreksi"),
                        ],
                        max_length=12,
                    ),
                ),
                ("sub_kegiatan", models.CharField(blank=True, default="", max_length=32)),
                ("rekening", models.CharField(blank=True, default="", max_length=32)),
                ("sumber_dana", models.CharField(blank=True, default="", max_length=160)),
                (
                    "kolom",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("realisasi", "Realisasi"),
                            ("fisik", "Fisik"),
                            ("output", "Output"),
                            ("kendala", "Kendala"),
                            ("catatan", "Catatan koreksi"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("alasan", models.TextField()),
                ("oleh", models.CharField(max_length=150)),
                ("pada", models.DateTimeField()),
                (
                    "kiriman",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="catatan",
                        to="pelaporan.kiriman",
                    ),
                ),
            ],
            options={
                "verbose_name": "catatan pengembalian",
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("alasan", ""), _negated=True), name="catatan_alasan_tidak_kosong"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kolom", ""), _negated=True),
                            models.Q(("rekening", ""), ("sub_kegiatan", ""), ("sumber_dana", "")),
                            _connector="OR",
                        ),
                        name="catatan_sel_menyebut_kolom",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AlasanTemuan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kunci", models.CharField(max_length=400)),
                ("kode", models.CharField(max_length=8)),
                ("alasan", models.TextField()),
                (
                    "kiriman",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="alasan_temuan",
                        to="pelaporan.kiriman",
                    ),
                ),
            ],
            options={
                "verbose_name": "alasan temuan",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("kiriman", "kunci"), name="alasantemuan_satu_per_temuan"),
                    models.CheckConstraint(
                        condition=models.Q(("alasan", ""), _negated=True), name="alasantemuan_tidak_kosong"
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="laporanbulanan",
            index=models.Index(fields=["tahun", "keadaan"], name="laporan_keadaan"),
        ),
        migrations.AddConstraint(
            model_name="laporanbulanan",
            constraint=models.UniqueConstraint(
                fields=("pd", "tahun", "bulan"), name="laporan_sekali_sebulan"
            ),
        ),
        migrations.AddConstraint(
            model_name="laporanbulanan",
            constraint=models.CheckConstraint(
                condition=models.Q(("bulan__gte", 1), ("bulan__lte", 12)), name="laporan_bulan_1_sampai_12"
            ),
        ),
        migrations.AddConstraint(
            model_name="laporanbulanan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("keadaan__in", ["draf", "diajukan", "dikembalikan", "diverifikasi", "dikunci"])
                ),
                name="laporan_keadaan_dikenal",
            ),
        ),
        migrations.AddConstraint(
            model_name="laporanbulanan",
            constraint=models.CheckConstraint(
                condition=models.Q(("keadaan", "draf"), ("nomor__gte", 1), _connector="OR"),
                name="laporan_selain_draf_berkiriman",
            ),
        ),
        migrations.AddConstraint(
            model_name="kiriman",
            constraint=models.UniqueConstraint(fields=("laporan", "nomor"), name="kiriman_nomor_unik"),
        ),
        migrations.AddConstraint(
            model_name="kiriman",
            constraint=models.CheckConstraint(
                condition=models.Q(("nomor__gte", 1)), name="kiriman_nomor_mulai_satu"
            ),
        ),
        migrations.AddConstraint(
            model_name="kiriman",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["nihil", "sebagian", "lengkap"])),
                name="kiriman_status_dikenal",
            ),
        ),
        migrations.AddConstraint(
            model_name="kiriman",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("perbuatan", "koreksi"), _negated=True),
                    models.Q(("alasan", ""), _negated=True),
                    _connector="OR",
                ),
                name="kiriman_koreksi_beralasan",
            ),
        ),
        migrations.AddConstraint(
            model_name="isiansel",
            constraint=models.UniqueConstraint(
                fields=("laporan", "sub_kegiatan", "rekening", "sumber_dana", "kolom"), name="isiansel_unik"
            ),
        ),
        migrations.AddConstraint(
            model_name="isiansel",
            constraint=models.CheckConstraint(
                condition=models.Q(("kolom__in", ["realisasi", "fisik", "output", "kendala", "catatan"])),
                name="isiansel_kolom_dikenal",
            ),
        ),
        migrations.AddConstraint(
            model_name="isiansel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("bilangan", None), ("teks", ""), ("uang", None)),
                    models.Q(("bilangan", None), ("kolom", "realisasi"), ("teks", "")),
                    models.Q(("kolom__in", ["fisik", "output"]), ("teks", ""), ("uang", None)),
                    models.Q(("bilangan", None), ("kolom__in", ["kendala", "catatan"]), ("uang", None)),
                    _connector="OR",
                ),
                name="isiansel_isi_sesuai_kolom",
            ),
        ),
        migrations.AddConstraint(
            model_name="isiansel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kolom", "fisik"), _negated=True),
                    ("bilangan", None),
                    models.Q(("bilangan__gte", Decimal("0")), ("bilangan__lte", Decimal("100"))),
                    _connector="OR",
                ),
                name="isiansel_fisik_0_sampai_100",
            ),
        ),
        migrations.AddConstraint(
            model_name="isiansel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kolom__in", ["catatan", "realisasi"]),
                    models.Q(("rekening", ""), ("sumber_dana", "")),
                    _connector="OR",
                ),
                name="isiansel_kolom_sub_kegiatan",
            ),
        ),
        HanyaTambah("Kiriman"),
        HanyaTambah("AlasanTemuan"),
        HanyaTambah("CatatanPengembalian"),
        HanyaTambah("BuktiKirim"),
    ]
