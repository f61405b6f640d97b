"""Fakta laporan: what the book knows of a PD besides its report, for the rules that ask about more than it.

Only what is really known is filled in; everything else stays silent. The nomenclature is asked for the
codes of the report, not read whole, so the number of queries does not grow with either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from siap.domain.kode import KodeTidakTerbaca, normal_rekening, normal_sub_kegiatan
from siap.domain.laporan.potret import BarisPotret, FaktaPD, Potret
from siap.domain.laporan.rekonsiliasi import (
    BATAS_SELISIH,
    KeadaanSelisih,
    LetakSelisih,
    keadaan_selisih,
    samakan,
)
from siap.ledger.nomenklatur.queries import kenali, versi_untuk_tahun
from siap.ledger.organisasi.queries import pd_sistem, pemda_sistem
from siap.ledger.realisasi.queries import acuan_sistem, penjelasan_sistem

_DAFTAR = (("sub_kegiatan", normal_sub_kegiatan), ("rekening", normal_rekening))


def fakta_pd(pemda: str, potret: Potret, *, batas: Decimal = BATAS_SELISIH) -> FaktaPD:
    """Return the facts about the PD of a report (system read: the report itself was asked for by right).

    ``batas`` is the difference with BPKAD that nobody has to explain.
    """
    bpkad, dijelaskan = _bpkad(pemda, potret, batas)
    return FaktaPD(kode_dikenal=_kode_dikenal(pemda, potret), bpkad=bpkad, selisih_dijelaskan=dijelaskan)


def _kode_dikenal(pemda: str, potret: Potret) -> frozenset[str] | None:
    """Return the codes of the report that stand in the list of that year; None when no list is in force.

    Codes of a level for which there is no list pass: nobody can say that they are wrong.
    """
    jenis = pemda_sistem(pemda).jenis_nomenklatur
    tahun = potret.periode.tahun
    dikenal: set[str] = set()
    ada_daftar = False
    for tingkat, normal in _DAFTAR:
        kode = _baku((getattr(b, tingkat) for b in potret.baris), normal)
        versi = versi_untuk_tahun(tahun=tahun, jenis_pemda=jenis, tingkat=tingkat) if kode else None
        if versi is None or versi.berlaku_dari_tahun > tahun:
            dikenal |= kode
            continue
        ada_daftar = True
        dikenal |= set(kenali(kode=sorted(kode), jenis_pemda=jenis, dasar=versi.dasar, tingkat=tingkat))
    return frozenset(dikenal) if ada_daftar else None


def _baku(kode: Iterable[str], normal: Callable[[str], str]) -> set[str]:
    hasil = set()
    for k in filter(None, kode):
        try:
            hasil.add(normal(k))
        except KodeTidakTerbaca:
            continue  # the rule itself says what is wrong with it
    return hasil


def _bpkad(pemda: str, potret: Potret, batas: Decimal) -> tuple[dict[str, Decimal], dict[str, str]]:
    """Return BPKAD's figures at the depth of this report, and the explanations that count for it.

    A report without one figure is not compared: nothing was said yet.
    """
    menurut_pd = _uang(potret)
    if not menurut_pd:
        return {}, {}
    unit = pd_sistem(pemda, potret.pd)
    acuan = acuan_sistem(unit, potret.periode)
    if acuan is None:
        return {}, {}
    pasangan = samakan(menurut_pd, acuan)
    tertulis = penjelasan_sistem(unit, potret.periode)
    dijelaskan = {}
    for p in pasangan:
        dulu = tertulis.get(p.letak.kunci, [])
        if keadaan_selisih(p.selisih, [n for n, _ in dulu], batas) is KeadaanSelisih.DIJELASKAN:
            dijelaskan[p.letak.kunci] = next(t for n, t in reversed(dulu) if abs(n - p.selisih) <= batas)
    return {p.letak.kunci: p.menurut_bpkad for p in pasangan}, dijelaskan


def _uang(potret: Potret) -> dict[LetakSelisih, Decimal]:
    """Return the money of the report at its finest lines; a sub kegiatan without rekening is one itself."""
    terinci = {b.sub_kegiatan for b in potret.baris if b.rinci}
    hasil: dict[LetakSelisih, Decimal] = {}
    for b in potret.baris:
        if b.realisasi is None or not _terhalus(b, terinci):
            continue
        letak = LetakSelisih(b.sub_kegiatan, b.rekening)
        hasil[letak] = hasil.get(letak, Decimal(0)) + b.realisasi
    return hasil


def _terhalus(baris: BarisPotret, terinci: set[str]) -> bool:
    return baris.rinci or bool(baris.rekening) or baris.sub_kegiatan not in terinci
