"""Keterangan foto: when and where a photo says it was taken. Whatever is garbled counts as not said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from PIL import Image

from siap.domain.wilayah import Titik, titik_dari

_EXIF_IFD: Final = 0x8769
_GPS_IFD: Final = 0x8825
_WAKTU_ASLI: Final = 0x9003
_WAKTU_DIGITAL: Final = 0x9004
_GPS_LINTANG_REF, _GPS_LINTANG, _GPS_BUJUR_REF, _GPS_BUJUR = 1, 2, 3, 4
_POLA_WAKTU: Final = re.compile(r"(\d{4})[:\-/](\d{2})[:\-/](\d{2})[ T](\d{2}):(\d{2}):(\d{2})")


def baca_keterangan(gambar: Image.Image) -> tuple[datetime | None, Titik | None]:
    """Return the time by the clock of the camera (no zone) and the place."""
    try:
        exif = gambar.getexif()
        return _waktu(exif.get_ifd(_EXIF_IFD)), _letak(exif.get_ifd(_GPS_IFD))
    except Exception:
        # broken metadata makes the parser raise nearly anything; the picture itself is still good
        return None, None


def _waktu(medan: Mapping[int, Any]) -> datetime | None:
    for kunci in (_WAKTU_ASLI, _WAKTU_DIGITAL):
        cocok = _POLA_WAKTU.match(_teks(medan.get(kunci)))
        if cocok is None:
            continue
        try:
            # a camera writes local time without a zone, and only its date is judged
            return datetime(*(int(x) for x in cocok.groups()))  # type: ignore[arg-type]  # noqa: DTZ001
        except ValueError:
            continue
    return None


def _teks(nilai: object) -> str:
    if isinstance(nilai, bytes):
        nilai = nilai.decode("ascii", "replace")
    return nilai.strip("\x00 ") if isinstance(nilai, str) else ""


def _letak(medan: Mapping[int, Any]) -> Titik | None:
    try:
        lintang = _derajat(medan[_GPS_LINTANG], _teks(medan[_GPS_LINTANG_REF]), "NS")
        bujur = _derajat(medan[_GPS_BUJUR], _teks(medan[_GPS_BUJUR_REF]), "EW")
        titik = titik_dari(lintang, bujur)
    except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError):
        return None
    # receivers without a fix write 0, 0: a spot in the Gulf of Guinea
    return None if titik == Titik(0, 0) else titik


def _derajat(nilai: Any, arah: str, arah_sah: str) -> Decimal:
    """Degrees of the three rationals degree, minute, second; raises for what is none."""
    arah = arah[:1].upper()
    if not arah or arah not in arah_sah or len(nilai) != 3:
        raise ValueError("arah atau banyaknya bagian salah")
    derajat, menit, detik = (_pecahan(n) for n in nilai)
    if min(derajat, menit, detik) < 0 or menit >= 60 or detik > 60:
        raise ValueError("menit atau detik di luar 0 sampai 60")
    hasil = derajat + menit / 60 + detik / 3600
    return -hasil if arah in "SW" else hasil


def _pecahan(nilai: Any) -> Decimal:
    """Exact value of a rational; 0/0 and n/0 are no number."""
    pembilang, penyebut = int(nilai.numerator), int(nilai.denominator)
    if penyebut == 0:
        raise ValueError("penyebut nol")
    return Decimal(pembilang) / Decimal(penyebut)
