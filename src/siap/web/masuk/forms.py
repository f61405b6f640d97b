"""The sign-in form: what is wrong is said in one sentence, without telling which of the two was wrong."""

from __future__ import annotations

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class FormMasuk(AuthenticationForm):
    """User name and password."""

    error_messages = {  # noqa: RUF012  -- Django's own class attribute
        "invalid_login": _(
            "Nama pengguna atau kata sandi tidak cocok. Periksa huruf besar-kecil lalu ulangi."
        ),
        "inactive": _("Akun ini sudah tidak aktif. Hubungi admin Administrasi Pembangunan."),
    }
    username = forms.CharField(
        label=_("Nama pengguna"),
        error_messages={"required": _("Isi nama pengguna.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label=_("Kata sandi"),
        strip=False,
        error_messages={"required": _("Isi kata sandi.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
