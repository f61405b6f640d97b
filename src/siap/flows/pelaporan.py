"""Pelaporan for doors: act on a report, sign the receipt, refill the mart for its PD.

The receipt is signed with a key that is made once and never leaves the data folder; whoever holds the
public key can prove a receipt on another machine, without SIAP's book.
"""

from __future__ import annotations

import logging
import os
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.db import transaction

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.pemeriksaan import Putusan, SaatPeriksa, TemuanLaporan, putuskan
from siap.domain.aturan.pemeriksaan import periksa as periksa_aturan
from siap.domain.laporan.potret import FaktaPD, Potret
from siap.domain.waktu import Periode
from siap.flows.fakta_laporan import fakta_pd
from siap.flows.isi_nanti import isi_nanti
from siap.flows.mart import isi_mart
from siap.ledger.akun.queries import Pelaku
from siap.ledger.organisasi.queries import ambang_sistem
from siap.ledger.pelaporan import actions
from siap.ledger.pelaporan.bukti import BuktiDitolak, periksa_bukti, teks_bukti
from siap.ledger.pelaporan.queries import draf_untuk

__all__ = [
    "Alamat",
    "BuktiDitolak",
    "HasilKirim",
    "TemuanDraf",
    "ajukan",
    "ambang_berlaku",
    "buka_kembali",
    "kembalikan",
    "koreksi",
    "kunci",
    "kunci_publik",
    "pemeriksa",
    "periksa_bukti",
    "sekaligus",
    "tarik",
    "temuan_draf",
    "verifikasi",
]

_CATATAN = logging.getLogger(__name__)
#: while many reports are acted on at once, the last one of each PD waits here for the one refill
_MENUNGGU: ContextVar[dict[str, Alamat] | None] = ContextVar("menunggu", default=None)


@dataclass(frozen=True, slots=True)
class Alamat:
    """Which report: Pemda, PD, month; and who acts when."""

    pemda: str
    pd: str
    tahun: int
    bulan: int
    oleh: Pelaku
    pada: datetime


@dataclass(frozen=True, slots=True)
class HasilKirim:
    """What a submission gives: its number, the receipt as text, and the edition that shows it.

    ``terbitan`` is "" when the refill failed or follows the answer: the submission stands, and the next
    question refills the mart where nobody did.
    """

    nomor: str
    sidik: str
    tepat_waktu: bool
    bukti: str
    terbitan: str


@dataclass(frozen=True, slots=True)
class TemuanDraf:
    """What the rules say of a report as it stands. ``alasan`` are the reasons that count already, by key."""

    temuan: tuple[TemuanLaporan, ...]
    putusan: Putusan
    alasan: Mapping[str, str]
    potret: Potret


def temuan_draf(
    alamat: Alamat,
    *,
    saat: SaatPeriksa = SaatPeriksa.AJUKAN,
    alasan: Mapping[str, str] | None = None,
    fakta: FaktaPD | None = None,
    ambang: AmbangAturan | None = None,
) -> TemuanDraf:
    """Return what a submission (or a verification) would find now, and write nothing.

    Works for a month that nobody opened. Raises TidakDitemukan for who may not see the unit.
    """
    batas = ambang or ambang_berlaku(alamat)
    draf = draf_untuk(**_isi(alamat), fakta=fakta)
    potret = draf.potret if fakta else _berfakta(alamat, draf.potret, batas)
    temuan = tuple(pemeriksa(batas)(potret, saat))
    berlaku = {**draf.alasan, **(alasan or {})}
    return TemuanDraf(temuan, putuskan(temuan, berlaku), berlaku, potret)


def pemeriksa(ambang: AmbangAturan | None = None) -> Callable[[Potret, SaatPeriksa], Sequence[TemuanLaporan]]:
    """Return the rule book with the limits in force, as the actions ask it."""
    return lambda potret, saat: periksa_aturan(potret, ambang, saat)


def _penilai(
    alamat: Alamat, fakta: FaktaPD | None, ambang: AmbangAturan | None
) -> Callable[[Potret, SaatPeriksa], Sequence[TemuanLaporan]]:
    """Return the rule book that judges a report with what the book knows of its PD, or with given facts."""
    batas = ambang or ambang_berlaku(alamat)
    if fakta is not None:
        return pemeriksa(batas)
    return lambda potret, saat: periksa_aturan(_berfakta(alamat, potret, batas), batas, saat)


def _berfakta(alamat: Alamat, potret: Potret, ambang: AmbangAturan) -> Potret:
    return replace(potret, fakta=fakta_pd(alamat.pemda, potret, batas=ambang.rupiah_bpkad))


def ambang_berlaku(alamat: Alamat) -> AmbangAturan:
    """Return the limits by which the report is judged: those in force at the end of its month."""
    return ambang_sistem(alamat.pemda, Periode(alamat.tahun, alamat.bulan))


def ajukan(
    alamat: Alamat,
    *,
    alasan: Mapping[str, str] | None = None,
    nihil: bool = False,
    versi: int | None = None,
    fakta: FaktaPD | None = None,
    ambang: AmbangAturan | None = None,
) -> HasilKirim:
    """Submit a report; submission, booking and receipt are one transaction."""
    return _kirim(
        alamat,
        actions.ajukan,
        periksa=_penilai(alamat, fakta, ambang),
        alasan=alasan,
        nihil=nihil,
        versi=versi,
        fakta=fakta,
    )


def koreksi(
    alamat: Alamat,
    *,
    sel: Sequence[actions.PerubahanSel],
    alasan: str,
    alasan_temuan: Mapping[str, str] | None = None,
    nomor: int | None = None,
    fakta: FaktaPD | None = None,
    ambang: AmbangAturan | None = None,
) -> HasilKirim:
    """Correct a locked month; the correction has a receipt of its own."""
    return _kirim(
        alamat,
        actions.koreksi,
        sel=sel,
        alasan=alasan,
        periksa=_penilai(alamat, fakta, ambang),
        alasan_temuan=alasan_temuan,
        nomor=nomor,
        fakta=fakta,
    )


def verifikasi(
    alamat: Alamat,
    *,
    nomor: int | None = None,
    fakta: FaktaPD | None = None,
    ambang: AmbangAturan | None = None,
) -> str:
    """Verify a submission and return the edition."""
    actions.verifikasi(**_isi(alamat), periksa=_penilai(alamat, fakta, ambang), nomor=nomor, fakta=fakta)
    return _isi_ulang(alamat)


def kembalikan(alamat: Alamat, *, catatan: Sequence[actions.CatatanSel], nomor: int | None = None) -> str:
    """Send a submission back and return the edition."""
    actions.kembalikan(**_isi(alamat), catatan=catatan, nomor=nomor)
    return _isi_ulang(alamat)


def kunci(alamat: Alamat, *, nomor: int | None = None) -> str:
    """Close a month and return the edition."""
    actions.kunci(**_isi(alamat), nomor=nomor)
    return _isi_ulang(alamat)


def buka_kembali(alamat: Alamat, *, alasan: str, nomor: int | None = None) -> str:
    """Open a closed month again and return the edition."""
    actions.buka_kembali(**_isi(alamat), alasan=alasan, nomor=nomor)
    return _isi_ulang(alamat)


def tarik(alamat: Alamat, *, alasan: str) -> str:
    """Take a submission back and return the edition."""
    actions.tarik(**_isi(alamat), alasan=alasan)
    return _isi_ulang(alamat)


def kunci_publik() -> str:
    """Return the public key as PEM text, to be given to whoever wants to prove receipts."""
    return _kunci().public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode("ascii")


@contextmanager
def sekaligus() -> Iterator[None]:
    """Act on many reports of one Pemda and year with one refill at the end; each act commits by itself.

    An edition asked of a single act is "" meanwhile. A process that dies before the end loses no act: the
    next question sees that the book moved on.
    """
    menunggu: dict[str, Alamat] = {}
    tanda = _MENUNGGU.set(menunggu)
    try:
        yield
    finally:
        _MENUNGGU.reset(tanda)
        if menunggu:
            satu = next(iter(menunggu.values()))
            _isi_mart(satu, list(menunggu))


def _isi(alamat: Alamat) -> dict[str, Any]:
    return {
        "pemda": alamat.pemda,
        "pd": alamat.pd,
        "tahun": alamat.tahun,
        "bulan": alamat.bulan,
        "oleh": alamat.oleh,
        "pada": alamat.pada,
    }


def _kirim(alamat: Alamat, perbuatan: Callable[..., Any], **lain: object) -> HasilKirim:
    """Submit and sign in one transaction: there is no submission without its receipt."""
    rahasia = _kunci()
    with transaction.atomic():
        kiriman = perbuatan(**_isi(alamat), **lain)
        bukti = actions.catat_bukti(
            kiriman=kiriman,
            tandatangani=rahasia.sign,
            kunci_publik=rahasia.public_key().public_bytes_raw(),
            pada=alamat.pada,
        )
    return HasilKirim(
        nomor=kiriman.nomor_bukti,
        sidik=kiriman.sidik,
        tepat_waktu=kiriman.tepat_waktu,
        bukti=teks_bukti(bukti.naskah, bytes(bukti.tanda_tangan), bytes(bukti.kunci_publik)),
        terbitan=_isi_ulang(alamat),
    )


def _isi_ulang(alamat: Alamat) -> str:
    """Refill the mart for the PD, after the book has committed."""
    menunggu = _MENUNGGU.get()
    if menunggu is not None:
        menunggu[alamat.pd] = alamat
        return ""
    return _isi_mart(alamat, [alamat.pd])


def _isi_mart(alamat: Alamat, pd: Sequence[str]) -> str:
    """Refill the mart for some PD and return the edition, "" when it failed or comes after the answer.

    What is in the book was acknowledged: a full disk here must not turn it into a failure. The next
    question sees that the book moved on, and refills.
    """
    if settings.SIAP_ISI_NANTI:
        isi_nanti(alamat.pemda, alamat.tahun, pada=alamat.pada, pd=pd)
        return ""
    try:
        return isi_mart(alamat.pemda, alamat.tahun, pada=alamat.pada, pd=pd)
    except Exception:
        _CATATAN.exception("mart %s %s belum terisi ulang", alamat.pemda, alamat.tahun)
        return ""


def _kunci() -> Ed25519PrivateKey:
    """Return the signing key; the first process to ask makes it, all others read what it made."""
    berkas = Path(settings.SIAP_DATA) / "rahasia-bukti"
    try:
        return Ed25519PrivateKey.from_private_bytes(_baca_kunci(berkas))
    except FileNotFoundError:
        pass
    berkas.parent.mkdir(parents=True, exist_ok=True)
    sementara = berkas.with_name(f".{berkas.name}-{os.getpid()}-{secrets.token_hex(4)}")
    pegangan = os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(pegangan, "w", encoding="ascii") as tulis:
        tulis.write(Ed25519PrivateKey.generate().private_bytes_raw().hex())
        tulis.flush()
        os.fsync(tulis.fileno())
    try:
        # a link fails when the name is taken, so two first submissions agree on one key
        os.link(sementara, berkas)
    except FileExistsError:
        pass
    finally:
        sementara.unlink()
    return Ed25519PrivateKey.from_private_bytes(_baca_kunci(berkas))


def _baca_kunci(berkas: Path) -> bytes:
    teks = berkas.read_text(encoding="ascii").strip()
    try:
        isi = bytes.fromhex(teks)
    except ValueError:
        isi = b""
    if len(isi) != 32:
        raise ValueError(
            f"Kunci bukti {berkas} rusak. Pulihkan dari cadangan: dengan kunci baru, bukti lama "
            "hanya dapat dibuktikan dengan kunci publik yang lama."
        )
    return isi
