"""Teguran: from late months to the admonition that the figures call for. SIAP proposes, an official decides.

The ladder is dated configuration of a Pemda. A level is never skipped: whoever has had no teguran I this
year gets no teguran II, whatever the figures say. Nothing reads a clock.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import Final

from siap.domain.peran import JenisPeran
from siap.domain.setelan import baca_setelan, tulis_setelan
from siap.domain.waktu import NAMA_BULAN

#: Adbang hands a proposal on; the Sekda decides, or the Asisten for him.
PENERUS: Final = frozenset({JenisPeran.ADBANG})
PEMUTUS: Final = frozenset({JenisPeran.SEKDA, JenisPeran.ASISTEN})
#: Who follows the admonitions of the whole Pemda, proposals too. A head sees what was decided about the unit.
PENYIMAK: Final = PENERUS | PEMUTUS | {JenisPeran.BUPATI, JenisPeran.INSPEKTORAT}


class TeguranDitolak(ValueError):
    """A ladder that contradicts itself. ``kalimat`` is for the user."""

    def __init__(self, kalimat: str) -> None:
        super().__init__(kalimat)
        self.kalimat = kalimat


class TingkatTeguran(IntEnum):
    """How strong an admonition is."""

    I = 1  # noqa: E741 - the Roman numeral is its name
    II = 2
    III = 3

    @property
    def nama(self) -> str:
        """Return the name as printed: "Teguran II"."""
        return f"Teguran {self.name}"


class TahapTeguran(StrEnum):
    """Where one admonition stands."""

    USULAN = "usulan"
    DITERUSKAN = "diteruskan"
    DITERIMA = "diterima"
    DITOLAK = "tidak diterima"


@dataclass(frozen=True, slots=True)
class AturanTeguran:
    """The ladder. ``hari``: a report more than so many days late calls for teguran I, II, III.

    ``bulan``: so does the n-th late month of the year. ``jeda``: so many days pass after a teguran before
    the next one is proposed for a report that still has not come.
    """

    berlaku_mulai: date = date(2000, 1, 1)
    dasar: str = "Bawaan SIAP"
    hari: tuple[int, ...] = (7, 14, 30)
    bulan: tuple[int, ...] = (2, 3, 4)
    jeda: int = 7

    def __post_init__(self) -> None:
        """Refuse a ladder whose rungs do not rise."""
        for nama, anak_tangga in (("hari", self.hari), ("bulan", self.bulan)):
            if len(anak_tangga) != len(TingkatTeguran):
                raise TeguranDitolak(f"Tangga teguran ditolak: {nama} harus berisi tiga angka.")
            if anak_tangga[0] < 0 or list(anak_tangga) != sorted(set(anak_tangga)):
                raise TeguranDitolak(f"Tangga teguran ditolak: angka {nama} harus makin besar.")
        if self.bulan[0] < 1:
            raise TeguranDitolak("Tangga teguran ditolak: bulan dihitung mulai dari 1.")
        if self.jeda < 0:
            raise TeguranDitolak("Tangga teguran ditolak: jeda tidak boleh negatif.")
        if not self.dasar.strip():
            raise TeguranDitolak("Tangga teguran ditolak: dasar hukumnya kosong.")


@dataclass(frozen=True, slots=True)
class BulanTerlambat:
    """One month that came late, or has not come at all (``belum``) and is overdue."""

    bulan: int
    hari: int
    belum: bool


@dataclass(frozen=True, slots=True)
class RiwayatTeguran:
    """One admonition that was handed on. ``pantas`` is what the figures called for then.

    ``diterima`` is None while it waits for the decision, on the day ``pada`` that is the last step's.
    """

    bulan: int
    tingkat: TingkatTeguran
    pantas: TingkatTeguran
    diterima: bool | None
    pada: date


@dataclass(frozen=True, slots=True)
class UsulanTeguran:
    """What the figures of a unit call for: the level to propose, and the figures behind it.

    ``urutan``: it is the n-th late month of the year. ``tingkat`` is below ``pantas`` when a rung would be
    skipped.
    """

    bulan: int
    tingkat: TingkatTeguran
    pantas: TingkatTeguran
    hari: int
    urutan: int
    belum: bool
    terlambat: tuple[BulanTerlambat, ...]
    alasan: tuple[str, ...]


def usulkan(
    terlambat: Iterable[BulanTerlambat],
    riwayat: Sequence[RiwayatTeguran],
    pada: date,
    aturan: AturanTeguran | None = None,
) -> UsulanTeguran | None:
    """Return the one admonition to propose for a unit this year, None when there is nothing (new) to say.

    A month is silent while a handed-on one of it or of a later month waits, when the official saw figures
    as heavy as these and declined, and for ``jeda`` days after he agreed. A report that came after its
    teguran has answered it.
    """
    a = aturan or AturanTeguran()
    urut = tuple(sorted((b for b in terlambat if b.hari > 0), key=lambda b: b.bulan))
    tertinggi = max((r.tingkat for r in riwayat if r.diterima), default=0)
    calon: list[UsulanTeguran] = []
    for nomor, b in enumerate(urut, start=1):
        pantas = _pantas(b, nomor, a)
        if pantas is None or _sudah_dibahas(b, pantas, riwayat, pada, a):
            continue
        tingkat = TingkatTeguran(min(pantas, tertinggi + 1))
        alasan = tuple(_alasan(b, nomor, pantas, tingkat, a))
        calon.append(UsulanTeguran(b.bulan, tingkat, pantas, b.hari, nomor, b.belum, urut, alasan))
    return max(calon, key=lambda u: (u.tingkat, u.pantas, u.bulan), default=None)


def _tangga(nilai: int, anak_tangga: Collection[int]) -> int:
    return sum(1 for batas in anak_tangga if nilai >= batas)


def _pantas(b: BulanTerlambat, nomor: int, a: AturanTeguran) -> TingkatTeguran | None:
    tingkat = max(_tangga(b.hari - 1, a.hari), _tangga(nomor, a.bulan))
    return TingkatTeguran(tingkat) if tingkat else None


def _sudah_dibahas(
    b: BulanTerlambat,
    pantas: TingkatTeguran,
    riwayat: Sequence[RiwayatTeguran],
    pada: date,
    a: AturanTeguran,
) -> bool:
    for r in riwayat:
        if r.bulan < b.bulan:
            continue
        if r.diterima is None or (not r.diterima and r.pantas >= pantas):
            return True
        if r.diterima and (r.tingkat >= pantas or not b.belum or (pada - r.pada).days < a.jeda):
            return True
    return False


def _alasan(
    b: BulanTerlambat, nomor: int, pantas: TingkatTeguran, tingkat: TingkatTeguran, a: AturanTeguran
) -> Iterable[str]:
    nama = NAMA_BULAN[b.bulan - 1]
    menurut_hari, menurut_bulan = _tangga(b.hari - 1, a.hari), _tangga(nomor, a.bulan)
    keadaan = "belum masuk, lewat" if b.belum else "masuk terlambat"
    ukuran = (
        f"lebih dari {a.hari[menurut_hari - 1]} hari: {TingkatTeguran(menurut_hari).nama}"
        if menurut_hari
        else ""
    )
    yield f"Laporan {nama} {keadaan} {b.hari} hari" + (f" ({ukuran})." if ukuran else ".")
    if nomor > 1 or menurut_bulan:
        ukuran = f" ({TingkatTeguran(menurut_bulan).nama})" if menurut_bulan else ""
        yield f"Bulan terlambat ke-{nomor} tahun ini{ukuran}."
    if tingkat < pantas:
        yield f"Angkanya setara {pantas.nama}; tangga tidak dilompati, jadi diusulkan {tingkat.nama}."


def simpan(aturan: AturanTeguran) -> str:
    """Return the JSON text of a ladder; ``muat`` reads it back to an equal one."""
    return tulis_setelan(aturan)


def muat(teks: str) -> AturanTeguran:
    """Read a ladder; an unknown word, a wrong kind or rungs out of order are ``TeguranDitolak``."""
    try:
        isi = baca_setelan(teks, AturanTeguran())
    except ValueError as galat:
        raise TeguranDitolak(f"Tangga teguran ditolak: {galat}.") from galat
    return AturanTeguran(**isi)
