"""First tables of akun."""

import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("organisasi", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Pengguna",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="email address")),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined"),
                ),
                ("nama", models.CharField(max_length=150)),
                ("jabatan", models.CharField(blank=True, default="", max_length=160)),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "pengguna",
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="Peran",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("operator", "operator"),
                            ("kasubag_program", "kasubag_program"),
                            ("kasubag_keuangan", "kasubag_keuangan"),
                            ("kepala_pd", "kepala_pd"),
                            ("kepala_unit", "kepala_unit"),
                            ("adbang", "adbang"),
                            ("bpkad", "bpkad"),
                            ("bappeda", "bappeda"),
                            ("inspektorat", "inspektorat"),
                            ("asisten", "asisten"),
                            ("sekda", "sekda"),
                            ("bupati", "bupati"),
                            ("mitra", "mitra"),
                        ],
                        max_length=20,
                    ),
                ),
                ("berlaku_dari", models.DateField()),
                ("berlaku_sampai", models.DateField(blank=True, null=True)),
                (
                    "pd",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="peran",
                        to="organisasi.perangkatdaerah",
                    ),
                ),
                (
                    "pemda",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="peran",
                        to="organisasi.pemda",
                    ),
                ),
                (
                    "pengguna",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="peran",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "peran",
                "ordering": ["pengguna", "pemda", "jenis"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "jenis__in",
                                [
                                    "operator",
                                    "kasubag_program",
                                    "kasubag_keuangan",
                                    "kepala_pd",
                                    "kepala_unit",
                                    "adbang",
                                    "bpkad",
                                    "bappeda",
                                    "inspektorat",
                                    "asisten",
                                    "sekda",
                                    "bupati",
                                    "mitra",
                                ],
                            )
                        ),
                        name="peran_jenis_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "jenis__in",
                                    [
                                        "kasubag_keuangan",
                                        "kasubag_program",
                                        "kepala_pd",
                                        "kepala_unit",
                                        "operator",
                                    ],
                                ),
                                _negated=True,
                            ),
                            ("pd__isnull", False),
                            _connector="OR",
                        ),
                        name="peran_pd_menyebut_pd",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("berlaku_sampai", None),
                            ("berlaku_sampai__gte", models.F("berlaku_dari")),
                            _connector="OR",
                        ),
                        name="peran_masa_berlaku_maju",
                    ),
                ],
            },
        ),
    ]
