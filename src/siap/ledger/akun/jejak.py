"""Jejak for people: the events that a person may see, filtered, a page at a time; whole chains stay quick.

Who sees the whole Pemda reads its chain. Who sees a unit reads the events about that unit: their names are
listed, not searched for, so that the index answers and nothing of another unit can slip in. Admonitions are
for who follows them: what Adbang proposes and the Sekda declines is not told to the admonished.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Q, QuerySet

from siap.domain.laporan.teguran import PENYIMAK
from siap.domain.peran import JenisPeran
from siap.ledger.akun.models import Pengguna
from siap.ledger.akun.queries import melihat_semua, pd_terlihat, pemda_untuk, peran_pada
from siap.ledger.jejak.galat import TidakDitemukan
from siap.ledger.jejak.models import Peristiwa

_BULAN: Final = range(1, 13)
#: the deed of every step of an admonition
TEGURAN: Final = "pengendalian.teguran"
#: events read at once: one event may hold the cells of a whole paste
_SEKALI: Final = 200


@dataclass(frozen=True, slots=True)
class SaringJejak:
    """What to look for. ``pd`` "" and ``bulan`` None mean all; ``sel`` is a code or a word of a cell."""

    pd: str = ""
    bulan: int | None = None
    oleh: frozenset[str] = frozenset()
    perbuatan: str = ""
    sel: str = ""


@dataclass(frozen=True, slots=True)
class SelTercatat:
    """One cell of an event: where it stands, what it was, what it became."""

    sub_kegiatan: str
    rekening: str
    sumber_dana: str
    kolom: str
    sebelum: str | None
    sesudah: str | None


@dataclass(frozen=True, slots=True)
class Kejadian:
    """One event as people read it. ``medan`` holds what is not a cell: states, numbers, reasons."""

    urut: int
    pada: datetime
    oleh: str
    perbuatan: str
    objek: str
    hash: str
    hash_sebelum: str
    naskah: str
    sel: tuple[SelTercatat, ...]
    medan: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class HalamanJejak:
    """A page, the latest first. ``berikut`` is where the next one begins, None at the end."""

    kejadian: tuple[Kejadian, ...]
    berikut: int | None


def jejak_untuk(
    *,
    pengguna: Pengguna,
    pada: datetime,
    pemda: str,
    tahun: int,
    saring: SaringJejak,
    sebelum: int | None = None,
    banyak: int = 50,
) -> HalamanJejak:
    """Return one page of events older than ``sebelum``; raises TidakDitemukan for a foreign unit."""
    semua = _terlihat(pengguna, pada, pemda, tahun, saring)
    hasil: list[Kejadian] = []
    batas = sebelum
    for peristiwa in _mundur(semua, sebelum):
        batas = peristiwa.urut
        kejadian = _kejadian(peristiwa, saring.sel)
        if kejadian is not None:
            hasil.append(kejadian)
        if len(hasil) == banyak:
            return HalamanJejak(tuple(hasil), batas)
    return HalamanJejak(tuple(hasil), None)


def semua_jejak_untuk(
    *, pengguna: Pengguna, pada: datetime, pemda: str, tahun: int, saring: SaringJejak
) -> Iterator[Kejadian]:
    """Give every event that fits, the latest first, a batch at a time (for a file)."""
    semua = _terlihat(pengguna, pada, pemda, tahun, saring)
    mundur = semua.order_by("-urut").iterator(_SEKALI)
    return (k for p in mundur if (k := _kejadian(p, saring.sel)) is not None)


def kejadian_untuk(*, pengguna: Pengguna, pada: datetime, pemda: str, tahun: int, urut: int) -> Kejadian:
    """Return one event with everything in it; raises TidakDitemukan."""
    semua = _terlihat(pengguna, pada, pemda, tahun, SaringJejak())
    satu = semua.filter(urut=urut).first()
    if satu is None:
        raise TidakDitemukan(f"Tidak ada peristiwa ke-{urut} yang dapat Anda buka.")
    kejadian = _kejadian(satu, "")
    assert kejadian is not None  # noqa: S101 - nothing is filtered out without a word to look for
    return kejadian


def perbuatan_tercatat_sistem(pemda: str) -> list[str]:
    """Return the deeds that a chain knows, in order; the index alone answers."""
    semua = Peristiwa.objects.filter(rantai=pemda).order_by("perbuatan")
    return list(semua.values_list("perbuatan", flat=True).distinct())


def pengguna_bernama_sistem(kata: str) -> frozenset[str]:
    """Return the sign-in names of people whose name holds these words; the words themselves count too."""
    cocok = Pengguna.objects.filter(Q(username__iexact=kata) | Q(nama__icontains=kata))
    return frozenset(cocok.values_list("username", flat=True)[:200]) | {kata}


def _terlihat(
    pengguna: Pengguna, pada: datetime, pemda: str, tahun: int, saring: SaringJejak
) -> QuerySet[Peristiwa]:
    pemda_untuk(pengguna=pengguna, pada=pada, kode=pemda)
    kode = set(pd_terlihat(pengguna=pengguna, pada=pada, pemda=pemda).values_list("kode", flat=True))
    if saring.pd and saring.pd not in kode:
        raise TidakDitemukan("Tidak ada perangkat daerah itu yang dapat Anda buka.")
    semua = Peristiwa.objects.filter(rantai=pemda)
    if not _menyimak_teguran(pengguna, pada, pemda):
        semua = semua.exclude(perbuatan=TEGURAN)
    utuh = melihat_semua(pengguna=pengguna, pada=pada, pemda=pemda)
    if saring.pd or saring.bulan is not None or not utuh:
        semua = semua.filter(objek__in=_objek({saring.pd} if saring.pd else kode, tahun, saring.bulan))
    if saring.oleh:
        semua = semua.filter(oleh__in=saring.oleh)
    if saring.perbuatan:
        semua = semua.filter(perbuatan=saring.perbuatan)
    if saring.sel:
        # a code stands in the canonical text as it is; the cell itself is looked at below
        semua = semua.filter(isi__icontains=json.dumps(saring.sel, ensure_ascii=False)[1:-1])
    return semua


def _menyimak_teguran(pengguna: Pengguna, pada: datetime, pemda: str) -> bool:
    return pengguna.is_superuser or any(
        p.pd_id is None and p.pemda.kode == pemda and JenisPeran(p.jenis) in PENYIMAK
        for p in peran_pada(pengguna=pengguna, pada=pada)
    )


def _objek(kode: Collection[str], tahun: int, bulan: int | None) -> list[str]:
    """Name what belongs to units: their reports, bookings and budget versions of a year, and themselves."""
    hasil = []
    for pd in sorted(kode):
        for b in _BULAN if bulan is None else (bulan,):
            hasil += [f"laporan={pd};tahun={tahun};bulan={b}", f"pd={pd};tahun={tahun};bulan={b}"]
        if bulan is None:
            hasil.append(f"pd={pd}")
            hasil += [f"pd={pd};tahun={tahun};versi={v}" for v in range(1, 21)]
    return hasil


def _mundur(semua: QuerySet[Peristiwa], sebelum: int | None) -> Iterator[Peristiwa]:
    """Walk back through a chain by its key: no offset, nothing held open."""
    batas = sebelum
    while True:
        potong = semua if batas is None else semua.filter(urut__lt=batas)
        daftar = list(potong.order_by("-urut")[:_SEKALI])
        yield from daftar
        if len(daftar) < _SEKALI:
            return
        batas = daftar[-1].urut


def _kejadian(p: Peristiwa, kata: str) -> Kejadian | None:
    """Return an event; with a word to look for, only its cells that hold it, None when there are none."""
    isi: dict[str, Any] = json.loads(p.isi)
    daftar = isi.pop("sel", ())
    sel = _sel(daftar if isinstance(daftar, list) else ())
    if kata:
        sel = tuple(s for s in sel if _cocok(s, kata.lower()))
        if not sel and kata.lower() not in json.dumps(isi, ensure_ascii=False).lower():
            return None
    return Kejadian(
        urut=p.urut,
        pada=p.pada,
        oleh=p.oleh,
        perbuatan=p.perbuatan,
        objek=p.objek,
        hash=p.hash,
        hash_sebelum=p.hash_sebelum,
        naskah=p.isi,
        sel=sel,
        medan=isi,
    )


def _sel(daftar: Sequence[Mapping[str, Any]]) -> tuple[SelTercatat, ...]:
    medan = ("sub_kegiatan", "rekening", "sumber_dana", "kolom")
    return tuple(
        SelTercatat(**{m: str(s[m]) for m in medan}, sebelum=s.get("sebelum"), sesudah=s.get("sesudah"))
        for s in daftar
        if all(m in s for m in medan)
    )


def _cocok(s: SelTercatat, kata: str) -> bool:
    teks = (s.sub_kegiatan, s.rekening, s.sumber_dana, s.kolom, s.sebelum or "", s.sesudah or "")
    return any(kata in t.lower() for t in teks)
