"""Silang: sub kegiatan codes of a file against a nomenclature, with the "X.XX" of what all PD share."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from siap.domain.aturan.register import temuan
from siap.domain.kode import dengan_x_xx
from siap.domain.masukan import BarisNomenklatur
from siap.domain.temuan import Temuan

Dikenal = Container[str] | Mapping[str, BarisNomenklatur]


@dataclass(frozen=True, slots=True)
class SilangNomenklatur:
    """Codes found as they stand, found once urusan and bidang are replaced by X.XX, and not found."""

    tepat: tuple[str, ...]
    lewat_x_xx: tuple[str, ...]
    tidak_dikenal: tuple[str, ...]

    @property
    def ditemukan(self) -> int:
        """Return how many codes are known, either way."""
        return len(self.tepat) + len(self.lewat_x_xx)


def silangkan(kode: Iterable[str], dikenal: Dikenal) -> SilangNomenklatur:
    """Sort distinct codes. ``dikenal`` holds known codes, or maps codes to the line each was found as."""
    tepat, lewat, tidak = [], [], []
    for k in sorted(set(kode)):
        baris = dikenal.get(k) if isinstance(dikenal, Mapping) else None
        if isinstance(baris, BarisNomenklatur) and baris.kode != k:
            lewat.append(k)
        elif k in dikenal:
            tepat.append(k)
        elif dengan_x_xx(k) in dikenal:
            lewat.append(k)
        else:
            tidak.append(k)
    return SilangNomenklatur(tuple(tepat), tuple(lewat), tuple(tidak))


def periksa_nomenklatur(
    kode: Iterable[str], dikenal: Dikenal, *, dasar: str = "", uraian: Mapping[str, str] | None = None
) -> tuple[Temuan, ...]:
    """Return a finding per unknown code, one for those found as X.XX, one for names that differ."""
    hasil = silangkan(kode, dikenal)
    catatan = [temuan("M47", diberikan=k, diharapkan=dasar or "yang dimuat") for k in hasil.tidak_dikenal]
    if hasil.lewat_x_xx:
        catatan.append(temuan("M48", jumlah=len(hasil.lewat_x_xx)))
    if uraian and isinstance(dikenal, Mapping):
        beda = [
            uraian[k]
            for k in (*hasil.tepat, *hasil.lewat_x_xx)
            if k in uraian and (b := dikenal.get(k)) is not None and _inti(uraian[k]) != _inti(b.nama)
        ]
        if beda:
            catatan.append(
                temuan("M51", jumlah=len(beda), diberikan=beda[0], diharapkan=dasar or "yang dimuat")
            )
    return tuple(catatan)


def _inti(nama: str) -> str:
    return "".join(h for h in nama.lower() if h.isalnum())
