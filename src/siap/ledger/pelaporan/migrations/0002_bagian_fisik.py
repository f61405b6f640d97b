"""A column of the draft for the progress of one stage or package."""

from decimal import Decimal

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pelaporan", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="isiansel",
            name="isiansel_kolom_dikenal",
        ),
        migrations.RemoveConstraint(
            model_name="isiansel",
            name="isiansel_isi_sesuai_kolom",
        ),
        migrations.RemoveConstraint(
            model_name="isiansel",
            name="isiansel_fisik_0_sampai_100",
        ),
        migrations.RemoveConstraint(
            model_name="isiansel",
            name="isiansel_kolom_sub_kegiatan",
        ),
        migrations.AlterField(
            model_name="catatanpengembalian",
            name="kolom",
            field=models.CharField(
                blank=True,
                choices=[
                    ("realisasi", "Realisasi"),
                    ("fisik", "Fisik"),
                    ("output", "Output"),
                    ("kendala", "Kendala"),
                    ("catatan", "Catatan koreksi"),
                    ("bagian", "Bagian fisik"),
                ],
                default="",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="isiansel",
            name="kolom",
            field=models.CharField(
                choices=[
                    ("realisasi", "Realisasi"),
                    ("fisik", "Fisik"),
                    ("output", "Output"),
                    ("kendala", "Kendala"),
                    ("catatan", "Catatan koreksi"),
                    ("bagian", "Bagian fisik"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="isiansel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kolom__in", ["realisasi", "fisik", "output", "kendala", "catatan", "bagian"])
                ),
                name="isiansel_kolom_dikenal",
            ),
        ),
        migrations.AddConstraint(
            model_name="isiansel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("bilangan", None), ("teks", ""), ("uang", None)),
                    models.Q(("bilangan", None), ("kolom", "realisasi"), ("teks", "")),
                    models.Q(("kolom__in", ["fisik", "output", "bagian"]), ("teks", ""), ("uang", None)),
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
                    models.Q(("kolom__in", ["fisik", "bagian"]), _negated=True),
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
                    models.Q(
                        ("kolom", "bagian"), ("sumber_dana", ""), models.Q(("rekening", ""), _negated=True)
                    ),
                    models.Q(
                        models.Q(("kolom", "bagian"), _negated=True), ("rekening", ""), ("sumber_dana", "")
                    ),
                    _connector="OR",
                ),
                name="isiansel_kolom_sub_kegiatan",
            ),
        ),
    ]
