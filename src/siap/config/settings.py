"""Settings: one set for every installation, steered by environment variables that start with SIAP_.

SIAP_DATA            data folder: database, mart, files, secret (default ./siap-data)
SIAP_DATABASE_URL    another database, e.g. postgresql://siap@/siap (default SQLite in SIAP_DATA)
SIAP_SECRET_KEY      the secret key (default: made once in SIAP_DATA/rahasia)
SIAP_HOSTS           host names to answer to, separated by commas (default: this machine)
SIAP_HTTPS=1         cookies over https only, HSTS; the addresses of SIAP_HOSTS are trusted for forms
SIAP_PROKSI=1        a reverse proxy in front sets X-Forwarded-Proto
SIAP_URL             where people open SIAP, e.g. https://siap.contoh.go.id, for links in letters
SIAP_SMTP_URL        mail server, e.g. smtp+tls://nama:sandi@smtp.contoh.go.id:587 (default: files in
                     SIAP_DATA/surat)
SIAP_SURAT_DARI      sender of letters
SIAP_WEBHOOK_URL     address that passes reminders on to a messenger; SIAP_WEBHOOK_RAHASIA signs them
SIAP_DEBUG=1         error pages for programmers; never in service
"""

from __future__ import annotations

import contextlib
import os
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.functional import SimpleLazyObject

from siap.config.rahasia import baca_atau_buat
from siap.config.surel import surel


def _nyala(nama: str) -> bool:
    return os.environ.get(nama, "").strip().lower() in {"1", "true", "ya", "on"}


# --- Data folder and secret -------------------------------------------------------------------------
SIAP_DATA = Path(os.environ.get("SIAP_DATA") or "siap-data").absolute()
SIAP_MART = SIAP_DATA / "mart"
SIAP_BERKAS = SIAP_DATA / "berkas"

# Lazy: commands that need no secret (type checks, makemigrations) leave no secret behind.
SECRET_KEY: Any = os.environ.get("SIAP_SECRET_KEY") or SimpleLazyObject(
    lambda: baca_atau_buat(SIAP_DATA / "rahasia")
)

DEBUG = _nyala("SIAP_DEBUG")
_HTTPS = _nyala("SIAP_HTTPS")
ALLOWED_HOSTS = [
    h.strip() for h in os.environ.get("SIAP_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if h.strip()
]

# --- Rooms ------------------------------------------------------------------------------------------
_WEB = find_spec("siap.web") is not None and find_spec("siap.web.apps") is not None

INSTALLED_APPS = [
    "siap.ledger.jejak",
    "siap.ledger.organisasi",
    "siap.ledger.nomenklatur",
    "siap.ledger.akun",
    "siap.ledger.anggaran",
    "siap.ledger.pengadaan",
    "siap.ledger.bukti",
    "siap.ledger.realisasi",
    "siap.ledger.pelaporan",
    "siap.ledger.pengendalian",
    *(["siap.web"] if _WEB else []),
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    *(["siap.web.luring.pintu.PenggunaHalaman"] if _WEB else []),
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "siap.config.pintu.TidakTerlihatMenjadi404",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "siap.config.urls"
WSGI_APPLICATION = "siap.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- Database ---------------------------------------------------------------------------------------
# Measured: without WAL and IMMEDIATE 81 % of the requests of 100 operators fail (ADR on SQLite).
# recursive_triggers makes INSERT OR REPLACE fire the triggers that keep the book append-only.
OPSI_SQLITE: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA recursive_triggers=ON;"
    ),
}


def pangkalan(url: str) -> dict[str, Any]:
    """Return Django's description of the database at an address; "" is SQLite in the data folder."""
    if not url:
        with contextlib.suppress(OSError):  # a folder that cannot be made is reported by the first connection
            SIAP_DATA.mkdir(parents=True, exist_ok=True)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(SIAP_DATA / "siap.sqlite3"),
            "OPTIONS": dict(OPSI_SQLITE),
        }
    hasil: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    if hasil["ENGINE"] == "django.db.backends.sqlite3":
        hasil["OPTIONS"] = {**OPSI_SQLITE, **hasil.get("OPTIONS", {})}
    return hasil


DATABASES = {"default": pangkalan(os.environ.get("SIAP_DATABASE_URL", "").strip())}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- People -----------------------------------------------------------------------------------------
AUTH_USER_MODEL = "akun.Pengguna"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "masuk"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "masuk"

# Ten wrong passwords for one name from one address: fifteen minutes' pause for that pair only, so that
# nobody can lock a colleague out from elsewhere.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False

# --- Safety of pages --------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day; shared office computers are the rule
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
SECURE_SSL_REDIRECT = _HTTPS
CSRF_TRUSTED_ORIGINS = [f"https://{h}" for h in ALLOWED_HOSTS if h != "*"] if _HTTPS else []
if _nyala("SIAP_PROKSI"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- Files of the front end -------------------------------------------------------------------------
STATIC_URL = "/statis/"
STATIC_ROOT = SIAP_DATA / "statis"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# a server refills the mart after its answer; a command, which ends at once, before
SIAP_ISI_NANTI = False
# forms refuse before memory does; an import streams to a file above 2.5 MB
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

# --- Letters and messengers -------------------------------------------------------------------------
SIAP_SURAT = SIAP_DATA / "surat"
SIAP_URL = os.environ.get("SIAP_URL", "").strip().rstrip("/")
SIAP_WEBHOOK_URL = os.environ.get("SIAP_WEBHOOK_URL", "").strip()
SIAP_WEBHOOK_RAHASIA = os.environ.get("SIAP_WEBHOOK_RAHASIA", "").strip()
DEFAULT_FROM_EMAIL = os.environ.get("SIAP_SURAT_DARI", "").strip() or "SIAP <siap@localhost>"
_SUREL = surel(os.environ.get("SIAP_SMTP_URL", "").strip(), SIAP_SURAT)
EMAIL_BACKEND = _SUREL["EMAIL_BACKEND"]
EMAIL_FILE_PATH = _SUREL.get("EMAIL_FILE_PATH")
EMAIL_HOST = _SUREL.get("EMAIL_HOST", "localhost")
EMAIL_PORT = _SUREL.get("EMAIL_PORT", 25)
EMAIL_HOST_USER = _SUREL.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = _SUREL.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = _SUREL.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _SUREL.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = _SUREL.get("EMAIL_TIMEOUT")

# --- Language and time ------------------------------------------------------------------------------
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
TIME_ZONE = "Asia/Jakarta"
USE_I18N = True
USE_TZ = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
