"""Wajar: the range in which a figure would not surprise, from what is known before it is typed.

It advises, it refuses nothing: rules judge, this only stands beside the cell. What is not known does not
bound, and where nothing is known there is no range.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import pairwise
from typing import Final

from siap.domain.uang import KONTEKS, tampil_persen, tampil_rupiah

_NOL: Final = Decimal(0)
_SERATUS: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class RentangWajar:
    """From ``bawah`` to ``atas``, both included; ``atas`` None: no upper bound is known.

    ``dasar`` is the sentence for the user that tells where both ends come from.
    """

    bawah: Decimal
    atas: Decimal | None
    dasar: str

    def memuat(self, nilai: Decimal) -> bool:
        """Return True when a figure lies inside."""
        return self.bawah <= nilai and (self.atas is None or nilai <= self.atas)


@dataclass(frozen=True, slots=True)
class _Ujung:
    """One end of a range and what it is."""

    nilai: Decimal
    sebutan: str


def kenaikan(posisi: Iterable[Decimal | None]) -> tuple[Decimal, ...]:
    """Return what each month added, of positions to date in order; a month that is not known adds no step."""
    with localcontext(KONTEKS):
        return tuple(b - a for a, b in pairwise(posisi) if a is not None and b is not None)


def wajar_realisasi(
    *,
    bulan_lalu: Decimal | None = None,
    anggaran_kas: Decimal | None = None,
    pagu: Decimal | None = None,
    kenaikan: Sequence[Decimal] = (),
) -> RentangWajar | None:
    """Return the range of a line's realisation to date: from last month to plan or usual pace, at most pagu.

    ``bulan_lalu`` and ``anggaran_kas`` are to date, ``kenaikan`` what each past month added. A line that
    was over its pagu a month ago gets its pagu as both ends.
    """
    return _rentang(
        lalu=bulan_lalu,
        rencana=None if anggaran_kas is None else _Ujung(anggaran_kas, "anggaran kas s.d. bulan ini"),
        plafon=None if pagu is None else _Ujung(pagu, "pagu"),
        kenaikan=kenaikan,
        tampil=tampil_rupiah,
    )


def wajar_fisik(
    *, bulan_lalu: Decimal | None = None, target: Decimal | None = None, kenaikan: Sequence[Decimal] = ()
) -> RentangWajar | None:
    """Return the range of a sub kegiatan's progress in percent: from last month to target or usual pace."""
    if bulan_lalu is None and target is None:
        return None
    return _rentang(
        lalu=bulan_lalu,
        rencana=None if target is None else _Ujung(target, "target s.d. bulan ini"),
        plafon=_Ujung(_SERATUS, "pekerjaan selesai"),
        kenaikan=kenaikan,
        tampil=lambda n: f"{tampil_persen(n)} %",
    )


def _rentang(
    *,
    lalu: Decimal | None,
    rencana: _Ujung | None,
    plafon: _Ujung | None,
    kenaikan: Sequence[Decimal],
    tampil: Callable[[Decimal], str],
) -> RentangWajar | None:
    if lalu is None and rencana is None and plafon is None:
        return None
    bawah = _Ujung(
        max(lalu or _NOL, _NOL), "belum ada angka bulan lalu" if lalu is None else "s.d. bulan lalu"
    )
    if plafon is not None and bawah.nilai > plafon.nilai:
        return RentangWajar(
            plafon.nilai,
            plafon.nilai,
            f"S.d. bulan lalu {tampil(bawah.nilai)} sudah melebihi {plafon.sebutan} {tampil(plafon.nilai)}; "
            f"wajarnya tidak lebih dari itu.",
        )
    atas = _atas(bawah.nilai, lalu, rencana, plafon, kenaikan)
    if atas is None:
        return RentangWajar(
            bawah.nilai, None, f"Wajarnya paling sedikit {tampil(bawah.nilai)} ({bawah.sebutan})."
        )
    return RentangWajar(
        bawah.nilai,
        atas.nilai,
        f"Wajarnya antara {tampil(bawah.nilai)} ({bawah.sebutan}) dan {tampil(atas.nilai)} ({atas.sebutan}).",
    )


def _atas(
    bawah: Decimal,
    lalu: Decimal | None,
    rencana: _Ujung | None,
    plafon: _Ujung | None,
    kenaikan: Sequence[Decimal],
) -> _Ujung | None:
    """Return the highest of plan and pace that lies above the lower end, else the ceiling."""
    calon = [] if rencana is None else [rencana]
    if lalu is not None and kenaikan:
        with localcontext(KONTEKS):
            calon.append(_Ujung(lalu + max(kenaikan), "bulan lalu ditambah kenaikan bulanan terbesar"))
    tertinggi = max((u for u in calon if u.nilai > bawah), key=lambda u: u.nilai, default=plafon)
    if plafon is not None and tertinggi is not None and tertinggi.nilai > plafon.nilai:
        return plafon
    return tertinggi
