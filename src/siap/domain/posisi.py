"""Posisi: how facts accumulate to a position at the end of each month. The reference for every engine.

One row per PD, month and budget line, every measure already "s.d. bulan". The rules:

* pagu is that of the version the month is bound to; angkas is the sum of the months up to this one of the
  cash-plan version of this month;
* realisasi exists only in a month that has a report: a cumulative report is its own position, a monthly
  one adds to the position of the last reported month before it. No report: no position, nothing carried;
* a line on which a measure has no row is 0 when that measure is given at this depth for the PD, and
  unknown when the PD's rows of it are coarser or finer (an LRA says nothing about a single sub kegiatan);
* physical value = pagu of the line x the percentage of its sub kegiatan, or of the PD as a whole ("")
  when the sub kegiatan has none of its own. Products are exact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from siap.domain.fakta import Fakta, FaktaFisik, FaktaVersi
from siap.domain.kode import TINGKAT, induk_kode
from siap.domain.rekap import Ukuran
from siap.domain.uang import KONTEKS, dari_sen, persen_dari_fakta


class Garis(NamedTuple):
    """The budget line of a position; "" where the source does not go that deep."""

    sub_kegiatan: str
    jenis_belanja: str
    sumber_dana: str

    @property
    def kedalaman(self) -> tuple[int, int, bool]:
        """How deep the line goes in each direction: parts of both codes, and whether a fund is named."""
        return (_banyak_bagian(self.sub_kegiatan), _banyak_bagian(self.jenis_belanja), bool(self.sumber_dana))


@dataclass(frozen=True, slots=True)
class Posisi:
    """One line of one PD at the end of one month, in rupiah. ``lapor``: the PD has a report this month.

    ``fisik`` and ``target`` are the percentages that apply to the line, None when unknown.
    """

    pd: str
    bulan: int
    garis: Garis
    lapor: bool
    ukuran: Ukuran
    fisik: Decimal | None = None
    target: Decimal | None = None


Nilai = dict[Garis, int]


def _banyak_bagian(kode: str) -> int:
    return kode.count(".") + 1 if kode else 0


def susun_posisi(fakta: Fakta) -> tuple[Posisi, ...]:
    """Return the positions of all twelve months, ordered by PD, month and line."""
    pagu: defaultdict[tuple[str, int], Nilai] = defaultdict(dict)
    for p in fakta.pagu:
        _tambah(pagu[p.pd, p.versi], Garis(p.sub_kegiatan, p.jenis_belanja, p.sumber_dana), p.nilai)
    angkas = _angkas_kumulatif(fakta)
    realisasi = _realisasi_kumulatif(fakta)
    versi_pagu, versi_angkas = _versi(fakta.versi_pagu), _versi(fakta.versi_angkas)
    fisik, target = _persen(fakta.fisik), _persen(fakta.target_fisik)
    semua_pd = {x[0] for x in (*versi_pagu, *versi_angkas, *realisasi)}
    hasil: list[Posisi] = []
    for pd in sorted(semua_pd):
        for bulan in range(1, 13):
            kunci = (pd, bulan)
            bulan_ini = _Bulan(
                pagu=pagu.get((pd, versi_pagu[kunci])) if kunci in versi_pagu else None,
                angkas=angkas.get((pd, versi_angkas[kunci], bulan)) if kunci in versi_angkas else None,
                realisasi=realisasi.get(kunci),
                fisik=fisik.get(kunci, {}),
                target=target.get(kunci, {}),
            )
            hasil += bulan_ini.posisi(pd, bulan)
    return tuple(hasil)


@dataclass(frozen=True, slots=True)
class _Bulan:
    """What is known of one PD at the end of one month. None: nothing of this measure is known."""

    pagu: Nilai | None
    angkas: Nilai | None
    realisasi: Nilai | None
    fisik: Mapping[str, int]
    target: Mapping[str, int]

    def posisi(self, pd: str, bulan: int) -> list[Posisi]:
        garis = {g for nilai in (self.pagu, self.angkas, self.realisasi) if nilai for g in nilai}
        if self.realisasi is not None and not garis:
            garis = {Garis("", "", "")}  # a zero report of a PD without budget is still a report
        return [self._satu(pd, bulan, g) for g in sorted(garis)]

    def _satu(self, pd: str, bulan: int, garis: Garis) -> Posisi:
        pagu = _isi(self.pagu, garis)
        fisik = _persen_garis(self.fisik, garis)
        target = _persen_garis(self.target, garis)
        berfisik = fisik is not None
        ukuran = Ukuran(
            pagu=pagu,
            angkas=_isi(self.angkas, garis),
            realisasi=_isi(self.realisasi, garis),
            nilai_fisik=_bagian(pagu, fisik),
            pagu_fisik=pagu if berfisik else None,
            nilai_target=_bagian(pagu, target),
            pagu_target=pagu if target is not None else None,
            nilai_target_lapor=_bagian(pagu, target) if berfisik else None,
        )
        return Posisi(pd, bulan, garis, self.realisasi is not None, ukuran, fisik, target)


def _isi(nilai: Nilai | None, garis: Garis) -> Decimal | None:
    if nilai is None:
        return None
    if garis in nilai:
        return dari_sen(nilai[garis])
    sedalam = not nilai or any(g.kedalaman == garis.kedalaman for g in nilai)
    return dari_sen(0) if sedalam else None


def _persen_garis(persen: Mapping[str, int], garis: Garis) -> Decimal | None:
    nilai = persen.get(garis.sub_kegiatan, persen.get(""))
    return None if nilai is None else persen_dari_fakta(nilai)


def _bagian(pagu: Decimal | None, persen: Decimal | None) -> Decimal | None:
    if pagu is None or persen is None:
        return None
    return KONTEKS.multiply(pagu, persen).scaleb(-2, KONTEKS)


def _tambah(tujuan: Nilai, garis: Garis, nilai: int) -> None:
    tujuan[garis] = tujuan.get(garis, 0) + nilai


def _versi(baris: Iterable[FaktaVersi]) -> dict[tuple[str, int], int]:
    return {(v.pd, v.bulan): v.versi for v in baris}


def _persen(baris: Iterable[FaktaFisik]) -> dict[tuple[str, int], dict[str, int]]:
    hasil: defaultdict[tuple[str, int], dict[str, int]] = defaultdict(dict)
    for f in baris:
        hasil[f.pd, f.bulan][f.sub_kegiatan] = f.persen
    return dict(hasil)


def _angkas_kumulatif(fakta: Fakta) -> dict[tuple[str, int, int], Nilai]:
    """Return (pd, version, month) -> cash plan to date. A line planned later in the year stands at 0."""
    hasil: dict[tuple[str, int, int], Nilai] = {}
    for a in fakta.angkas:
        garis = Garis(a.sub_kegiatan, a.jenis_belanja, a.sumber_dana)
        for bulan in range(1, 13):
            nilai = a.nilai if a.bulan <= bulan else 0
            _tambah(hasil.setdefault((a.pd, a.versi, bulan), {}), garis, nilai)
    return hasil


def _realisasi_kumulatif(fakta: Fakta) -> dict[tuple[str, int], Nilai]:
    """Return (pd, month) -> position, for reported months only."""
    gerak: defaultdict[tuple[str, int], Nilai] = defaultdict(dict)
    for r in fakta.realisasi:
        _tambah(gerak[r.pd, r.bulan], Garis(r.sub_kegiatan, r.jenis_belanja, r.sumber_dana), r.nilai)
    hasil: dict[tuple[str, int], Nilai] = {}
    terakhir: dict[str, Nilai] = {}
    for lapor in sorted(fakta.lapor, key=lambda x: (x.pd, x.bulan)):
        posisi = {} if lapor.kumulatif else dict(terakhir.get(lapor.pd, {}))
        for garis, nilai in gerak.get((lapor.pd, lapor.bulan), {}).items():
            _tambah(posisi, garis, nilai)
        hasil[lapor.pd, lapor.bulan] = terakhir[lapor.pd] = posisi
    return hasil


def jumlahkan(posisi: Iterable[Posisi]) -> Ukuran:
    """Return the measures of a group of lines: what an engine's SUM gives.

    Unknown lines are passed over, a group with no known line is unknown. One exception: the physical
    target to compare with is unknown as soon as one line with physical progress has no target, so that
    the two always stand on the same pagu.
    """
    ukuran = [p.ukuran for p in posisi]

    def total(ambil: Callable[[Ukuran], Decimal | None]) -> Decimal | None:
        ada = [n for n in map(ambil, ukuran) if n is not None]
        jumlah = Decimal(0)
        for n in ada:
            jumlah = KONTEKS.add(jumlah, n)
        return jumlah if ada else None

    tanpa_target = any(x.nilai_fisik is not None and x.nilai_target_lapor is None for x in ukuran)
    return Ukuran(
        pagu=total(lambda x: x.pagu),
        angkas=total(lambda x: x.angkas),
        realisasi=total(lambda x: x.realisasi),
        nilai_fisik=total(lambda x: x.nilai_fisik),
        pagu_fisik=total(lambda x: x.pagu_fisik),
        nilai_target=total(lambda x: x.nilai_target),
        pagu_target=total(lambda x: x.pagu_target),
        nilai_target_lapor=None if tanpa_target else total(lambda x: x.nilai_target_lapor),
    )


def kunci_kelompok(posisi: Posisi, per: str) -> str:
    """Return the group of a line: its PD, jenis belanja, sumber dana, or a level of its sub kegiatan."""
    if per == "pd":
        return posisi.pd
    if per in ("jenis_belanja", "sumber_dana"):
        return str(getattr(posisi.garis, per))
    if per not in TINGKAT:
        raise ValueError(f"Pengelompokan “{per}” tidak dikenal.")
    return induk_kode(posisi.garis.sub_kegiatan, per)


def ukuran_per(posisi: Iterable[Posisi], bulan: int, per: str = "pd") -> dict[tuple[str, str], Ukuran]:
    """Return the measures at one month per (PD, group)."""
    kelompok: defaultdict[tuple[str, str], list[Posisi]] = defaultdict(list)
    for p in posisi:
        if p.bulan == bulan:
            kelompok[p.pd, kunci_kelompok(p, per)].append(p)
    return {kunci: jumlahkan(isi) for kunci, isi in sorted(kelompok.items())}


def laporan_terakhir(posisi: Iterable[Posisi], bulan: int) -> dict[str, tuple[int, Decimal]]:
    """Return, per PD, the last reported month before this one and its realisation."""
    hasil: defaultdict[tuple[str, int], list[Posisi]] = defaultdict(list)
    for p in posisi:
        if p.lapor and p.bulan < bulan:
            hasil[p.pd, p.bulan].append(p)
    terakhir: dict[str, tuple[int, Decimal]] = {}
    for (pd, bulan_lapor), isi in sorted(hasil.items()):
        nilai = jumlahkan(isi).realisasi
        if nilai is not None:  # pragma: no branch - a reported month always has a position
            terakhir[pd] = (bulan_lapor, nilai)
    return terakhir
