"""Fisik: physical progress derived from what can be counted; a typed percentage only where nothing can be.

Progress is cut, not rounded, to four decimals: work that is not finished never shows 100.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal, localcontext
from enum import StrEnum
from typing import Final

from siap.domain.uang import KONTEKS, tampil_angka, tampil_persen

_SERATUS: Final = Decimal(100)


class CaraFisik(StrEnum):
    """How a physical percentage came about, in the order of trust."""

    TAHAPAN = "tahapan"
    PAKET = "paket"
    KELUARAN = "keluaran"
    KETIKAN = "ketikan"


@dataclass(frozen=True, slots=True)
class Tahapan:
    """One stage of a schedule: its weight in percent of the whole, and how much of the stage is done."""

    nama: str
    bobot: Decimal
    selesai: Decimal | None


@dataclass(frozen=True, slots=True)
class Keluaran:
    """Output units: planned for the year and done to date."""

    target: Decimal
    jadi: Decimal | None
    satuan: str = ""


@dataclass(frozen=True, slots=True)
class FisikPaket:
    """One package: its value in rupiah and its progress."""

    nama: str
    nilai: Decimal
    fisik: Decimal | None


@dataclass(frozen=True, slots=True)
class HasilFisik:
    """Progress in percent (None: unknown), how it was found, and the sentence that says so."""

    persen: Decimal | None
    cara: CaraFisik
    kalimat: str


class FisikDitolak(ValueError):
    """Particulars from which no progress can follow. ``kalimat`` is for the user."""

    def __init__(self, kalimat: str) -> None:
        super().__init__(kalimat)
        self.kalimat = kalimat


def turunkan(
    *,
    tahapan: Sequence[Tahapan] = (),
    paket: Sequence[FisikPaket] = (),
    keluaran: Keluaran | None = None,
    ketikan: Decimal | None = None,
    cara: CaraFisik | None = None,
) -> HasilFisik:
    """Return the progress by the first way that applies: stages, packages, output, typed value.

    ``cara`` fixes the way, for instance output where a package list is kept for procurement only; a way
    without its particulars is refused.
    """
    ada = {
        CaraFisik.TAHAPAN: bool(tahapan),
        CaraFisik.PAKET: any(p.nilai for p in paket),
        CaraFisik.KELUARAN: keluaran is not None and bool(keluaran.target),
        CaraFisik.KETIKAN: True,
    }
    if cara is not None and not ada[cara]:
        raise FisikDitolak(f"Fisik tidak dapat diturunkan dari {cara}: rinciannya belum ada.")
    pilih = cara or next(c for c in CaraFisik if ada[c])
    if pilih is CaraFisik.TAHAPAN:
        return _dari_tahapan(tahapan)
    if pilih is CaraFisik.PAKET:
        return _dari_paket(paket)
    if pilih is CaraFisik.KELUARAN and keluaran is not None:
        return _dari_keluaran(keluaran)
    return _dari_ketikan(ketikan)


def _dari_tahapan(tahapan: Sequence[Tahapan]) -> HasilFisik:
    jumlah = sum((t.bobot for t in tahapan), Decimal(0))
    if jumlah != _SERATUS or any(t.bobot < 0 for t in tahapan):
        raise FisikDitolak(f"Bobot tahapan berjumlah {tampil_angka(jumlah)}, seharusnya 100.")
    for t in tahapan:
        _dalam_seratus(t.selesai, f"Tahapan {t.nama}")
    kosong = [t.nama for t in tahapan if t.selesai is None]
    if kosong:
        return HasilFisik(None, CaraFisik.TAHAPAN, f"Tahapan belum diisi: {', '.join(kosong)}.")
    persen = _potong(sum((t.bobot * (t.selesai or 0) for t in tahapan), Decimal(0)), _SERATUS)
    selesai = sum(t.selesai == _SERATUS for t in tahapan)
    return HasilFisik(
        persen,
        CaraFisik.TAHAPAN,
        f"{tampil_persen(persen)} % dari bobot {len(tahapan)} tahapan, {selesai} di antaranya selesai.",
    )


def _dari_paket(paket: Sequence[FisikPaket]) -> HasilFisik:
    if any(p.nilai < 0 for p in paket):
        raise FisikDitolak("Nilai paket tidak boleh negatif.")
    for p in paket:
        _dalam_seratus(p.fisik, f"Paket {p.nama}")
    kosong = [p.nama for p in paket if p.fisik is None and p.nilai]
    if kosong:
        return HasilFisik(None, CaraFisik.PAKET, f"Fisik paket belum diisi: {', '.join(kosong)}.")
    nilai = sum((p.nilai for p in paket), Decimal(0))
    persen = _potong(sum((p.nilai * (p.fisik or 0) for p in paket), Decimal(0)), nilai)
    return HasilFisik(
        persen,
        CaraFisik.PAKET,
        f"{tampil_persen(persen)} % dari {len(paket)} paket, ditimbang dengan nilainya.",
    )


def _dari_keluaran(keluaran: Keluaran) -> HasilFisik:
    if keluaran.target < 0 or (keluaran.jadi is not None and keluaran.jadi < 0):
        raise FisikDitolak("Target dan capaian keluaran tidak boleh negatif.")
    if keluaran.jadi is None:
        return HasilFisik(None, CaraFisik.KELUARAN, "Capaian keluaran belum diisi.")
    banyak = f"{tampil_angka(keluaran.jadi)} dari {tampil_angka(keluaran.target)} {keluaran.satuan}".rstrip()
    if keluaran.jadi > keluaran.target:
        # the work cannot be more than done; the surplus belongs to the output, where it is shown uncapped
        return HasilFisik(_SERATUS, CaraFisik.KELUARAN, f"Keluaran {banyak}, melampaui target; fisik 100 %.")
    persen = _potong(keluaran.jadi * _SERATUS, keluaran.target)
    return HasilFisik(persen, CaraFisik.KELUARAN, f"{tampil_persen(persen)} % dari keluaran {banyak}.")


def _dari_ketikan(ketikan: Decimal | None) -> HasilFisik:
    _dalam_seratus(ketikan, "Fisik")
    if ketikan is None:
        return HasilFisik(None, CaraFisik.KETIKAN, "Fisik belum diisi.")
    return HasilFisik(
        ketikan,
        CaraFisik.KETIKAN,
        f"{tampil_persen(ketikan)} % diketik, karena tidak ada tahapan, paket, atau keluaran yang terhitung.",
    )


def _dalam_seratus(persen: Decimal | None, sebutan: str) -> None:
    if persen is not None and not 0 <= persen <= _SERATUS:
        raise FisikDitolak(f"{sebutan} {tampil_angka(persen)} % berada di luar 0 sampai 100.")


def _potong(pembilang: Decimal, penyebut: Decimal) -> Decimal:
    with localcontext(KONTEKS):
        return (pembilang / penyebut).quantize(Decimal("0.0001"), ROUND_DOWN)
