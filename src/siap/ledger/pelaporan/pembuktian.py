"""Pembuktian: a receipt as text, and its proof. Needs neither book, nor Django, nor network."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping, Sequence
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from siap.ledger.jejak.galat import GalatBuku

JUDUL: Final = "BUKTI KIRIM SIAP"
_GARIS: Final = "-- tanda tangan --"


class BuktiDitolak(GalatBuku):
    """A receipt that proves nothing: not whole, altered, or signed with another key."""


def teks_bukti(naskah: str, tanda_tangan: bytes, kunci_publik: bytes) -> str:
    """Return the receipt from its parts, as they are kept with the submission."""
    return (
        f"{naskah}{_GARIS}\n"
        f"kunci: {sidik_kunci(kunci_publik)}\n"
        f"tanda tangan: {base64.b64encode(tanda_tangan).decode('ascii')}\n"
    )


def sidik_kunci(kunci_publik: bytes) -> str:
    """Return the short name of a public key, by which two copies of it are compared."""
    return hashlib.sha256(kunci_publik).hexdigest()[:16]


def periksa_bukti(bukti: str, kunci_pem: str) -> Mapping[str, str]:
    """Return the fields of a receipt that was signed with this key; raises BuktiDitolak.

    Needs neither book nor network. Line ends and blanks at line ends may have changed on the way.
    """
    baris = [b.rstrip() for b in bukti.strip().splitlines()]
    if baris[:1] != [JUDUL] or baris.count(_GARIS) != 1:
        raise BuktiDitolak("Berkas ini bukan bukti kirim SIAP yang utuh. Minta salinannya dari pengirim.")
    batas = baris.index(_GARIS)
    naskah, ekor = "\n".join(baris[:batas]) + "\n", _medan(baris[batas + 1 :])
    try:
        tanda_tangan = base64.b64decode(ekor.get("tanda tangan", ""), validate=True)
        publik = load_pem_public_key(kunci_pem.encode())
    except (binascii.Error, ValueError):
        raise BuktiDitolak(
            "Tanda tangan atau kunci publiknya tidak terbaca. Periksa kedua berkasnya."
        ) from None
    if not isinstance(publik, Ed25519PublicKey):
        raise BuktiDitolak(
            "Kunci publik itu bukan kunci Ed25519. Minta kunci publik SIAP dari Bagian Adbang."
        )
    try:
        publik.verify(tanda_tangan, naskah.encode())
    except InvalidSignature:
        raise BuktiDitolak(
            "Tanda tangan tidak cocok: bukti ini diubah, atau ditandatangani dengan kunci lain. "
            "Bandingkan dengan bukti di SIAP."
        ) from None
    return _medan(baris[1:batas])


def _medan(baris: Sequence[str]) -> dict[str, str]:
    return {nama.strip(): isi.strip() for b in baris for nama, ada, isi in [b.partition(":")] if ada}
