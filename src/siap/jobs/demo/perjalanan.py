"""Perjalanan: how each monthly report of the demo went from draft to lock, and where some of them stand now.

January to July are locked, August is verified but for a few, September is what everybody works on. Every
step is a value; ``siap.jobs.demo.lapor`` takes them through the real actions of the book.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final

from siap.domain.laporan.keadaan import PerbuatanLaporan as P
from siap.jobs.demo import gangguan as g
from siap.jobs.demo.isi import matra, rupiah
from siap.jobs.demo.kendala import sel_kendala
from siap.jobs.demo.laporan import WIB
from siap.jobs.demo.nilai import IsiKiriman, Kiriman, Langkah, Sel
from siap.jobs.demo.pelaksanaan import Pelaksanaan
from siap.jobs.demo.perangkat import DINSOS, DISHUB, TAHUN

#: last month that is locked, and the month that is verified but open
TERKUNCI: Final = 7
DIPERIKSA: Final = 8
ADBANG: Final = "sari"
_KEPALA: Final = {DINSOS: "hadi", g.PELITA: "ratna"}
_OPERATOR: Final = {DINSOS: "rina", DISHUB: "dewi", g.PELITA: "ratna"}
_CATATAN_PENGEMBALIAN: Final = (
    "Pengembalian kelebihan salur bantuan Rp47.250.000, STS 0117/STS/V/2026 tanggal 22 Mei 2026."
)
Tiba = Mapping[tuple[str, int], datetime]
Ulang = Mapping[tuple[str, int], Kiriman]


def kepala(pd: str) -> str:
    """Name who submits for a PD; most heads have no account in the demo."""
    return _KEPALA.get(pd, f"kepala {pd}")


def operator(pd: str) -> str:
    """Name who types for a PD."""
    return _OPERATOR.get(pd, f"operator {pd}")


def perjalanan_pd(urutan: int, hasil: Pelaksanaan, tiba: Tiba, ulang: Ulang) -> Iterator[Langkah]:
    """Give every step of every report of one PD; ``tiba`` is when its figures came, ``ulang`` came again."""
    pd = hasil.rencana.pd.kode
    for bulan in range(1, g.SAMPAI_BULAN + 1):
        if (pd, bulan) in tiba:
            yield from _satu(urutan, hasil, bulan, tiba[pd, bulan], ulang.get((pd, bulan)))
        elif bulan == g.SAMPAI_BULAN and pd in g.DRAF:
            yield _draf(hasil, bulan)


def _satu(
    urutan: int, hasil: Pelaksanaan, bulan: int, tiba: datetime, ulang: Kiriman | None
) -> Iterator[Langkah]:
    pd = hasil.rencana.pd.kode
    sel = _catatan(hasil, bulan) + tuple(sel_kendala(hasil, bulan))
    susulan = ulang is not None and bulan <= TERKUNCI and ulang.pada > _pada(bulan, 20)
    kirim = tiba + timedelta(minutes=40)
    if ulang is not None and not susulan:
        # the faulty figures never became a report: the head saw them in time
        kirim = ulang.pada + timedelta(minutes=40)
    yield Langkah(kirim - timedelta(minutes=20), pd, bulan, P.SIMPAN, operator(pd), sel)
    if bulan == g.SAMPAI_BULAN and urutan % 9 == 4:
        return  # the figures came by import; nobody has submitted them
    yield Langkah(kirim, pd, bulan, P.AJUKAN, kepala(pd))
    periksa = max(_pada(bulan, 11 + urutan % 4), kirim + timedelta(days=1))
    if (pd, bulan) in g.DITARIK:
        yield Langkah(kirim + timedelta(hours=3), pd, bulan, P.TARIK, kepala(pd), alasan=g.DITARIK[pd, bulan])
    elif (pd, bulan) in g.DIKEMBALIKAN:
        catatan = _pengembalian(hasil, bulan, g.DIKEMBALIKAN[pd, bulan])
        yield Langkah(periksa, pd, bulan, P.KEMBALIKAN, ADBANG, catatan)
    elif (bulan == g.SAMPAI_BULAN and urutan % 5) or (pd, bulan) in g.BELUM_DIPERIKSA:
        return  # in the queue
    else:
        yield Langkah(periksa, pd, bulan, P.VERIFIKASI, ADBANG)
        if bulan <= TERKUNCI or (bulan == DIPERIKSA and urutan % 6 == 0):
            yield from _sesudah_kunci(pd, bulan, periksa, ulang if susulan else None)


def _sesudah_kunci(pd: str, bulan: int, periksa: datetime, susulan: Kiriman | None) -> Iterator[Langkah]:
    yield Langkah(max(_pada(bulan, 20), periksa + timedelta(hours=6)), pd, bulan, P.KUNCI, ADBANG)
    if susulan is not None:
        yield Langkah(
            susulan.pada, pd, bulan, P.KOREKSI, kepala(pd), _sel_uang(susulan.isi), alasan=susulan.koreksi
        )
    if (pd, bulan) in g.DIBUKA:
        pada = _pada(g.SAMPAI_BULAN, 6)
        yield Langkah(pada, pd, bulan, P.BUKA_KEMBALI, ADBANG, alasan=g.DIBUKA[pd, bulan])


def _pada(bulan: int, hari: int) -> datetime:
    return datetime(TAHUN, bulan + 1, hari, 14, tzinfo=WIB)


def _sel_uang(isi: IsiKiriman) -> tuple[Sel, ...]:
    """Give the money of a delivery as cells."""
    return tuple(
        Sel(b.matra.sub_kegiatan, b.matra.jenis_belanja, b.matra.sumber_dana, "realisasi", str(b.nilai))  # type: ignore[union-attr]
        for b in isi.baris
    )


def _catatan(hasil: Pelaksanaan, bulan: int) -> tuple[Sel, ...]:
    """Give the note of money that was given back, on the line on which it was."""
    if (hasil.rencana.pd.kode, bulan) != g.PENGEMBALIAN:
        return ()
    return tuple(
        Sel(m.sub_kegiatan, m.jenis_belanja, m.sumber_dana, "catatan", _CATATAN_PENGEMBALIAN)
        for i, m in enumerate(matra(hasil.rencana))
        if hasil.uang[i][bulan - 1] < hasil.uang[i][bulan - 2]
    )


def _pengembalian(hasil: Pelaksanaan, bulan: int, alasan: tuple[str, ...]) -> tuple[Sel, ...]:
    """Bind the first reason to the money of the largest line, the second to its progress."""
    terbesar = max(range(len(hasil.uang)), key=lambda i: hasil.uang[i][bulan - 1])
    m = matra(hasil.rencana)[terbesar]
    tempat = (
        (m.sub_kegiatan, m.jenis_belanja, m.sumber_dana, "realisasi"),
        (m.sub_kegiatan, "", "", "fisik"),
    )
    return tuple(Sel(*t, a) for t, a in zip(tempat, alasan, strict=False))


def _draf(hasil: Pelaksanaan, bulan: int) -> Langkah:
    """Give a report that is typed in part: money of some lines, progress of fewer."""
    pd = hasil.rencana.pd.kode
    bagian, oleh = g.DRAF[pd]
    tempat = matra(hasil.rencana)
    banyak = len(tempat) * bagian // 100
    uang = [
        Sel(
            m.sub_kegiatan,
            m.jenis_belanja,
            m.sumber_dana,
            "realisasi",
            str(rupiah(hasil.uang[i][bulan - 1] * 100)),
        )
        for i, m in enumerate(tempat[:banyak])
    ]
    berfisik = list(dict.fromkeys(m.sub_kegiatan for m in tempat[: banyak * 2 // 3]))
    fisik = [Sel(k, "", "", "fisik", str(rupiah(hasil.fisik[k][bulan - 1]))) for k in berfisik]
    return Langkah(_pada(bulan, 8), pd, bulan, P.SIMPAN, oleh, (*uang, *fisik))
