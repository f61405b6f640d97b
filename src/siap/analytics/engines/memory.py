"""The reference engine: plain Python over the positions of the domain. Slow, short and easy to believe.

Every other engine must agree with it to the sen. It also answers for a form that is not booked yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

import pyarrow as pa

from siap.analytics.engines.base import Jawaban, JawabanKelas, Pertanyaan
from siap.analytics.mart.schema import KELAS
from siap.domain import fakta as f
from siap.domain.posisi import Posisi, jumlahkan, kunci_kelompok, susun_posisi

_BARIS: Mapping[str, Callable[..., Any]] = {
    "pagu": f.FaktaPagu,
    "versi_pagu": f.FaktaVersi,
    "angkas": f.FaktaAngkas,
    "versi_angkas": f.FaktaVersi,
    "realisasi": f.FaktaRealisasi,
    "lapor": f.FaktaLapor,
    "fisik": f.FaktaFisik,
    "target_fisik": f.FaktaFisik,
}


def fakta_dari_arrow(tabel: Mapping[str, pa.Table]) -> f.Fakta:
    """Give the facts of columns as rows of the domain."""
    isi = {
        nama: tuple(
            baris(*nilai)
            for nilai in zip(*(tabel[nama][kolom].to_pylist() for kolom, _ in f.KOLOM[nama]), strict=True)
        )
        for nama, baris in _BARIS.items()
    }
    return f.Fakta(**{medan.name: isi[medan.name] for medan in fields(f.Fakta)})


class MesinMemori:
    """Answers questions on facts, without a mart."""

    def __init__(self, fakta: f.Fakta) -> None:
        self._posisi = susun_posisi(fakta)

    def jumlah(self, tanya: Pertanyaan) -> list[Jawaban]:
        """Sum the measures per group."""
        return [
            Jawaban(bulan, kunci, jumlahkan(isi), any(p.lapor for p in isi))
            for (bulan, kunci), isi in self._kelompok(tanya)
        ]

    def hitung_kelas(self, tanya: Pertanyaan) -> list[JawabanKelas]:
        """Count sub kegiatan per class and group."""
        hasil = []
        for (bulan, kunci), isi in self._kelompok(tanya):
            sub: defaultdict[tuple[str, str], list[Posisi]] = defaultdict(list)
            for p in isi:
                if p.garis.sub_kegiatan:
                    sub[p.pd, p.garis.sub_kegiatan].append(p)
            fisik, keuangan = [0] * len(KELAS), [0] * len(KELAS)
            for lini in sub.values():
                fisik[_kelas(lini[0].fisik)] += 1
                keuangan[_kelas(_persen_pagu(lini))] += 1
            if sub:
                hasil.append(JawabanKelas(bulan, kunci, tuple(fisik), tuple(keuangan)))
        return hasil

    def _kelompok(self, tanya: Pertanyaan) -> Iterable[tuple[tuple[int, tuple[str, ...]], list[Posisi]]]:
        hasil: defaultdict[tuple[int, tuple[str, ...]], list[Posisi]] = defaultdict(list)
        for p in self._posisi:
            if p.bulan in tanya.bulan and all(kunci_kelompok(p, k) in v for k, v in tanya.saring.items()):
                hasil[p.bulan, tuple(kunci_kelompok(p, k) for k in tanya.per)].append(p)
        return sorted(hasil.items())


def _persen_pagu(lini: Iterable[Posisi]) -> Decimal | None:
    ukuran = jumlahkan(lini)
    if ukuran.realisasi is None or not ukuran.pagu or ukuran.pagu < 0:
        return None
    return ukuran.realisasi * 100 / ukuran.pagu


def _kelas(persen: Decimal | None) -> int:
    """Give the class of a percentage, as an index of ``schema.KELAS``."""
    if persen is None:
        return KELAS.index("tidak_diketahui")
    return sum(persen > batas for batas in (0, 50, 75, 100))
