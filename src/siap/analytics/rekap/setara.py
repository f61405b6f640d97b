"""Proof that book and mart agree: the facts are added up again, another way, and compared to the sen.

This is the part of ``siap periksa`` that looks at figures. It shares no SQL with the fill: Arrow sums the
facts, plain Python walks the months.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from siap.analytics.engines.base import Jawaban, Mesin, Pertanyaan
from siap.analytics.engines.ibis_engine import MesinDuckDB
from siap.analytics.mart.baca import Mart
from siap.domain.rekap import StatusLapor
from siap.domain.uang import KONTEKS, dari_sen

_UANG: Final = ("pagu", "angkas", "realisasi")
_BERPENYEBUT: Final = (("nilai_fisik", "pagu_fisik"), ("nilai_target", "pagu_target"))
_DIBANDING: Final = (*_UANG, *(u for pasang in _BERPENYEBUT for u in pasang), "lapor")
_Angka = dict[str, Decimal | None]


@dataclass(frozen=True, slots=True)
class Beda:
    """One figure on which book and mart differ; None: that side does not know it."""

    pd: str
    bulan: int
    ukuran: str
    buku: Decimal | None
    mart: Decimal | None


def cek_setara(mart: Mart, fakta: Mapping[str, pa.Table], mesin: Mesin | None = None) -> tuple[Beda, ...]:
    """List every PD, month and measure on which the facts of the book and the mart differ.

    Also listed, as measure "lapor" (1 or 0): months of which the names say another report state than
    the figures.
    """
    tanya = Pertanyaan(bulan=tuple(range(1, 13)), per=("pd",))
    isi_mart = {(j.kunci[0], j.bulan): _angka_mart(j) for j in (mesin or MesinDuckDB(mart)).jumlah(tanya)}
    tiada: _Angka = dict.fromkeys(_DIBANDING) | {"lapor": Decimal(0)}
    hasil: list[Beda] = []
    for baris in mart.dimensi.pd:
        for bulan, buku in enumerate(_hitung_ulang(fakta, baris.kode), start=1):
            punya = isi_mart.get((baris.kode, bulan), tiada)
            hasil += [
                Beda(baris.kode, bulan, u, buku[u], punya[u]) for u in _DIBANDING if buku[u] != punya[u]
            ]
            tercatat = Decimal(int(StatusLapor(baris.status[bulan - 1]).sudah_lapor))
            if tercatat != punya["lapor"]:
                hasil.append(Beda(baris.kode, bulan, "lapor", tercatat, punya["lapor"]))
    return tuple(hasil)


def _angka_mart(jawaban: Jawaban) -> _Angka:
    angka: _Angka = {u: getattr(jawaban.ukuran, u) for u in _DIBANDING if u != "lapor"}
    for nilai, dasar in _BERPENYEBUT:
        if not angka[dasar]:  # nothing over nothing is as unknown as nothing at all
            angka[nilai] = angka[dasar] = None
    return angka | {"lapor": Decimal(int(jawaban.lapor))}


def _hitung_ulang(fakta: Mapping[str, pa.Table], pd: str) -> Iterator[_Angka]:
    """Give twelve positions of one PD as a whole, from its facts."""
    milik = {nama: _milik(tabel, pd) for nama, tabel in fakta.items()}
    pagu: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for b in milik["pagu"]:
        pagu[b["versi"]][b["sub_kegiatan"]] += b["nilai"]
    angkas: dict[tuple[int, int], int] = defaultdict(int)
    for b in milik["angkas"]:
        angkas[b["versi"], b["bulan"]] += b["nilai"]
    masuk: dict[int, int] = defaultdict(int)
    for b in milik["realisasi"]:
        masuk[b["bulan"]] += b["nilai"]
    lapor = {b["bulan"]: bool(b["kumulatif"]) for b in milik["lapor"]}
    versi_pagu = {b["bulan"]: b["versi"] for b in milik["versi_pagu"]}
    versi_angkas = {b["bulan"]: b["versi"] for b in milik["versi_angkas"]}
    persen = {
        nama: {(b["bulan"], b["sub_kegiatan"]): b["persen"] for b in milik[nama]}
        for nama in ("fisik", "target_fisik")
    }
    sampai = 0
    for bulan in range(1, 13):
        if bulan in lapor:
            sampai = masuk[bulan] if lapor[bulan] else sampai + masuk[bulan]
        versi = versi_angkas.get(bulan)
        berangkas = any(v == versi for v, _ in angkas)
        rencana = sum(n for (v, b), n in angkas.items() if v == versi and b <= bulan) if berangkas else None
        lini = pagu.get(versi_pagu.get(bulan, 0))
        nilai_fisik, pagu_fisik = _tertimbang(lini, persen["fisik"], bulan)
        nilai_target, pagu_target = _tertimbang(lini, persen["target_fisik"], bulan)
        yield {
            "pagu": None if lini is None else dari_sen(sum(lini.values())),
            "angkas": None if rencana is None else dari_sen(rencana),
            "realisasi": dari_sen(sampai) if bulan in lapor else None,
            "nilai_fisik": nilai_fisik,
            "pagu_fisik": pagu_fisik,
            "nilai_target": nilai_target,
            "pagu_target": pagu_target,
            "lapor": Decimal(int(bulan in lapor)),
        }


def _tertimbang(
    lini: Mapping[str, int] | None, persen: Mapping[tuple[int, str], int], bulan: int
) -> tuple[Decimal | None, Decimal | None]:
    """Weigh percentages by pagu, a sub kegiatan's own before that of the PD as a whole."""
    umum = persen.get((bulan, ""))
    nilai, dasar = 0, 0
    for sub, pagu in (lini or {}).items():
        p = persen.get((bulan, sub), umum)
        if p is not None:
            nilai, dasar = nilai + pagu * p, dasar + pagu
    if not dasar:
        return None, None
    return KONTEKS.scaleb(Decimal(nilai), -8), dari_sen(dasar)


def _milik(tabel: pa.Table, pd: str) -> list[dict[str, Any]]:
    rinci = tabel.filter(pc.equal(tabel["pd"], pd))
    return list(rinci.to_pylist())
