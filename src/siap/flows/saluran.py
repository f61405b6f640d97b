"""Saluran: one reminder by mail or by webhook. What fails is told in a sentence without address or secret."""

from __future__ import annotations

import hashlib
import hmac
import json
import smtplib
import urllib.error
import urllib.request
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.utils import parseaddr
from http.client import HTTPException, HTTPMessage
from typing import IO, Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email

from siap.flows.galat import GalatPemakai

BATAS_DETIK: Final = 10
_BITA_JAWABAN: Final = 4096


class GagalKirim(Exception):
    """A reminder that did not go out. The text is a sentence for the keeper of the machine."""


@dataclass(frozen=True, slots=True)
class Pesan:
    """What is sent. ``kunci`` is the same at every attempt, so that a receiver can drop a second copy."""

    kunci: str
    surel: str
    judul: str
    naskah: str
    isi: dict[str, Any]


def webhook_dipasang() -> bool:
    """Tell whether reminders go to a webhook too; a half-set one is refused with a sentence."""
    alamat = settings.SIAP_WEBHOOK_URL
    if not alamat:
        return False
    if urlsplit(alamat).scheme not in ("http", "https") or not urlsplit(alamat).hostname:
        raise GalatPemakai("SIAP_WEBHOOK_URL bukan alamat http atau https. Periksa penulisannya.")
    if not settings.SIAP_WEBHOOK_RAHASIA:
        raise GalatPemakai(
            "SIAP_WEBHOOK_URL dipasang tanpa SIAP_WEBHOOK_RAHASIA. Isi rahasia itu dengan teks acak panjang, "
            "lalu pasang teks yang sama pada penerimanya."
        )
    return True


def kirim_surel(pesan: Pesan) -> None:
    """Send by mail; raises GagalKirim."""
    try:
        validate_email(pesan.surel)
    except ValidationError:
        raise GagalKirim("Alamat surel pengguna tidak sah.") from None
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    kepala = {"Message-ID": f"<{pesan.kunci}@{domain}>", "Auto-Submitted": "auto-generated"}
    surat = EmailMessage(pesan.judul, pesan.naskah, to=[pesan.surel], headers=kepala)
    try:
        surat.send()
    except smtplib.SMTPResponseException as salah:
        # the server's own words may quote the address: its code is enough to look it up
        raise GagalKirim(f"Peladen surel menolak (kode {salah.smtp_code}).") from None
    except smtplib.SMTPRecipientsRefused as salah:
        kode = next((k for k, _kata in salah.recipients.values()), "-")
        raise GagalKirim(f"Peladen surel menolak penerima (kode {kode}).") from None
    except (smtplib.SMTPException, OSError, MessageError, ValueError) as salah:
        raise GagalKirim(f"Peladen surel tidak dapat dihubungi ({type(salah).__name__}).") from None


class _TanpaPengalihan(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer, not an order: a signed letter goes where it was addressed, or nowhere."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> None:
        """Follow nothing."""


def tanda_tangan(waktu: str, badan: bytes, rahasia: str) -> str:
    """Return the signature that the receiver computes too: HMAC-SHA256 over time, a dot, and the body."""
    return hmac.new(rahasia.encode(), waktu.encode() + b"." + badan, hashlib.sha256).hexdigest()


def kirim_webhook(pesan: Pesan, *, pada: datetime) -> None:
    """Post as signed JSON; raises GagalKirim."""
    badan = json.dumps(pesan.isi, ensure_ascii=False, sort_keys=True).encode()
    waktu = pada.isoformat()
    permintaan = urllib.request.Request(  # noqa: S310 - the scheme was checked when the webhook was set up
        settings.SIAP_WEBHOOK_URL,
        data=badan,
        method="POST",
        headers={
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": "SIAP",
            "Idempotency-Key": pesan.kunci,
            "X-SIAP-Waktu": waktu,
            "X-SIAP-Tanda-Tangan": f"sha256={tanda_tangan(waktu, badan, settings.SIAP_WEBHOOK_RAHASIA)}",
        },
    )
    try:
        with urllib.request.build_opener(_TanpaPengalihan).open(permintaan, timeout=BATAS_DETIK) as jawaban:
            jawaban.read(_BITA_JAWABAN)
    except urllib.error.HTTPError as salah:
        salah.close()
        raise GagalKirim(f"Webhook menjawab {salah.code}.") from None
    except (OSError, HTTPException, ValueError) as salah:
        raise GagalKirim(f"Webhook tidak dapat dihubungi ({type(salah).__name__}).") from None
