"""Surel: the SMTP server as one address, for example smtps://nama:sandi@smtp.contoh.go.id:465.

smtp:// speaks in the clear (port 25), smtp+tls:// turns to TLS after the greeting (587), smtps:// is TLS
from the first byte (465). Name and password are percent-encoded. No message here prints a password.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

#: scheme -> (port, TLS after the greeting, TLS from the first byte)
_CARA: Final = {
    "smtp": (25, False, False),
    "smtp+tls": (587, True, False),
    "smtps": (465, False, True),
}
#: a reminder run must end even when a server does not answer
BATAS_DETIK: Final = 20


def surel(url: str, folder: Path) -> dict[str, Any]:
    """Return Django's mail settings; without an address letters are written as files into ``folder``."""
    if not url:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(folder),
        }
    try:
        bagian = urlsplit(url)
        cara, tuan, porta = _CARA[bagian.scheme], bagian.hostname, bagian.port
    except (KeyError, ValueError):
        tuan = None
    if not tuan:
        raise ValueError(
            "SIAP_SMTP_URL tidak dapat dibaca. Tulis seperti smtp+tls://nama:sandi@smtp.contoh.go.id:587 "
            "(smtp, smtp+tls, atau smtps; tanda khusus dalam sandi ditulis %40 dan seterusnya)."
        )
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": tuan,
        "EMAIL_PORT": porta or cara[0],
        "EMAIL_HOST_USER": unquote(bagian.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(bagian.password or ""),
        "EMAIL_USE_TLS": cara[1],
        "EMAIL_USE_SSL": cara[2],
        "EMAIL_TIMEOUT": BATAS_DETIK,
    }
