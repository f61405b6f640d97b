"""Which versions the months of each unit stand on, and which booking of a month is the valid one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from siap.domain.anggaran import versi_berlaku
from siap.ledger.anggaran.models import Versi, VersiAnggaran, VersiAngkas, VersiTargetFisik
from siap.ledger.organisasi.models import PerangkatDaerah
from siap.ledger.realisasi.models import Pembukuan

V = TypeVar("V", bound=Versi)
#: (key of the unit, month)
UnitBulan = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Ikatan:
    """The state of the book for one year, per unit and month."""

    keuangan: Mapping[UnitBulan, Pembukuan]
    fisik: Mapping[UnitBulan, Pembukuan]
    anggaran: Mapping[UnitBulan, VersiAnggaran]
    angkas: Mapping[UnitBulan, VersiAngkas]
    target: Mapping[UnitBulan, VersiTargetFisik]


def baca_ikatan(unit: Collection[PerangkatDaerah], tahun: int) -> Ikatan:
    """Read the valid bookings and the versions of every month.

    A reported month stands on the version it was bound to; one that was booked before any version was
    known, or not at all, stands on the version in force.
    """
    kunci = [u.pk for u in unit]
    terakhir: dict[str, dict[UnitBulan, Pembukuan]] = {a: {} for a in Pembukuan.Aspek.values}
    for p in Pembukuan.objects.filter(pd__in=kunci, tahun=tahun).order_by("nomor"):
        terakhir[p.aspek][p.pd_id, p.bulan] = p
    keuangan, fisik = terakhir[Pembukuan.Aspek.KEUANGAN], terakhir[Pembukuan.Aspek.FISIK]
    return Ikatan(
        keuangan=keuangan,
        fisik=fisik,
        anggaran=_per_bulan(
            VersiAnggaran.objects.filter(pd__in=kunci, tahun=tahun),
            {k: p.versi_anggaran_id for k, p in keuangan.items()},
        ),
        angkas=_per_bulan(
            VersiAngkas.objects.filter(pd__in=kunci, tahun=tahun),
            {k: p.versi_angkas_id for k, p in keuangan.items()},
        ),
        target=_per_bulan(
            VersiTargetFisik.objects.filter(pd__in=kunci, tahun=tahun),
            {k: p.versi_target_id for k, p in fisik.items()},
        ),
    )


def _per_bulan(semua: Iterable[V], terikat: Mapping[UnitBulan, int | None]) -> dict[UnitBulan, V]:
    menurut_pk: dict[int, V] = {}
    menurut_unit: dict[int, list[V]] = {}
    for v in semua:
        menurut_pk[v.pk] = v
        menurut_unit.setdefault(v.pd_id, []).append(v)
    hasil: dict[UnitBulan, V] = {}
    for unit, daftar in menurut_unit.items():
        for bulan in range(1, 13):
            pk = terikat.get((unit, bulan))
            versi = menurut_pk[pk] if pk is not None else versi_berlaku(daftar, bulan)
            if versi is not None:
                hasil[unit, bulan] = versi
    return hasil
