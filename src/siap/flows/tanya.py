"""Tanya: every question of a door about figures, answered from one edition of the mart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from siap.analytics import rekap as tabel
from siap.analytics.mart import Mart, MartKosong, daftar_terisi
from siap.documents.packs.pohon import BarisPohon as BarisPohonDokumen
from siap.documents.packs.pohon import susun_pohon
from siap.domain.rekap import BarisRekap, KelasSub, KurvaS, Penjelasan, Rekap, StatusLapor
from siap.domain.susun import kenapa as jelaskan
from siap.domain.susun import pita_bulan
from siap.domain.waktu import Periode
from siap.flows.galat import BelumAdaTerbitan, TidakDikenal
from siap.flows.jam import kini
from siap.flows.mart import akar, mart_terkini
from siap.ledger.akun.queries import pemda_terlihat

__all__ = ["BarisPohon", "PilihanPemda", "kelas", "kenapa", "kurva", "pemda_tersedia", "pohon_pd", "rekap"]

#: Depths of a PD's tree, outermost first.
TINGKAT_POHON = ("program", "kegiatan", "sub_kegiatan")
Saring = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PilihanPemda:
    """A pemda that a person may choose: years with figures (latest first), last reported month."""

    kode: str
    nama: str
    tahun: tuple[int, ...]
    bulan_terakhir: int


@dataclass(frozen=True, slots=True)
class BarisPohon:
    """One line of a PD's tree; ``tingkat`` 1 is a program, 2 a kegiatan, 3 a sub kegiatan."""

    tingkat: int
    baris: BarisRekap


@contextmanager
def _kalimat() -> Iterator[None]:
    """Turn refusals of the mart into sentences for the user."""
    try:
        yield
    except MartKosong as salah:
        raise BelumAdaTerbitan(str(salah)) from salah
    except tabel.PertanyaanSalah as salah:
        raise TidakDikenal(str(salah)) from salah


def buka(pemda: str, tahun: int, *, terbitan: str | None = None, pada: datetime | None = None) -> Mart:
    """Open an edition, the one in force by default; it is refilled first when the book has moved on.

    ``pada`` is the door's clock; a door that does not rehearse another day leaves it out.
    """
    with _kalimat():
        return mart_terkini(pemda, tahun, pada=pada or kini(), terbitan=terbitan)


def rekap(
    pemda: str,
    tahun: int,
    bulan: int,
    *,
    per: str = "pd",
    saring: Saring | None = None,
    urut: str | None = None,
    terbitan: str | None = None,
    pada: datetime | None = None,
) -> Rekap:
    """Return the control table of a month.

    ``urut`` orders rows by a metric, by "nama" or by "peringkat" ("-" in front: largest first) and leaves
    ranks as they are.
    """
    mart = buka(pemda, tahun, terbitan=terbitan, pada=pada)
    for pd in ((saring or {}).get(k) for k in ("pd", "keluarga")):
        if pd is not None and all(d.kode != pd for d in mart.dimensi.pd):
            raise TidakDikenal(f"Perangkat daerah “{pd}” tidak ada pada terbitan ini. Periksa kodenya.")
    kunci = (urut or "").removeprefix("-")
    with _kalimat():
        if kunci in ("nama", "peringkat"):
            hasil = tabel.susun_rekap(mart, bulan=bulan, per=per, saring=saring)
            return replace(hasil, baris=_urutkan(hasil, kunci, turun=(urut or "").startswith("-")))
        return tabel.susun_rekap(mart, bulan=bulan, per=per, saring=saring, urut=urut)


def _urutkan(hasil: Rekap, kunci: str, *, turun: bool) -> tuple[Any, ...]:
    if kunci == "nama":
        return tuple(sorted(hasil.baris, key=lambda b: (b.nama.casefold(), b.kode), reverse=turun))
    berperingkat = [b for b in hasil.baris if b.peringkat is not None]
    lain = [b for b in hasil.baris if b.peringkat is None]
    return (*sorted(berperingkat, key=lambda b: b.peringkat or 0, reverse=turun), *lain)


def kurva(
    pemda: str,
    tahun: int,
    bulan: int,
    *,
    saring: Saring | None = None,
    terbitan: str | None = None,
    pada: datetime | None = None,
) -> KurvaS:
    """Return the S-curve up to a month."""
    with _kalimat():
        return tabel.kurva_s(
            buka(pemda, tahun, terbitan=terbitan, pada=pada), sampai_bulan=bulan, saring=saring
        )


def kelas(
    pemda: str,
    tahun: int,
    bulan: int,
    *,
    saring: Saring | None = None,
    dasar: str = "fisik",
    terbitan: str | None = None,
    pada: datetime | None = None,
) -> KelasSub:
    """Return the class counts of sub kegiatan."""
    with _kalimat():
        return tabel.kelas_sub(
            buka(pemda, tahun, terbitan=terbitan, pada=pada), bulan=bulan, saring=saring, dasar=dasar
        )


def pohon_pd(
    pemda: str,
    tahun: int,
    bulan: int,
    pd: str,
    *,
    terbitan: str | None = None,
    pada: datetime | None = None,
) -> tuple[BarisPohon, ...]:
    """Return one PD's lines, program > kegiatan > sub kegiatan; lines known less deep stand outermost."""
    mart = buka(pemda, tahun, terbitan=terbitan, pada=pada)
    return tuple(BarisPohon(p.kedalaman + 1, p.baris) for p in pohon_dokumen(mart, bulan, pd))


def pohon_dokumen(mart: Mart, bulan: int, pd: str) -> tuple[BarisPohonDokumen, ...]:
    """Return the same lines with the positions of their children, as a document sums them."""
    with _kalimat():
        tingkat = [tabel.susun_rekap(mart, bulan=bulan, per=per, saring={"pd": pd}) for per in TINGKAT_POHON]
        if not any(b.kode for t in tingkat for b in t.baris):
            # a budget known from an LRA only: its lines are jenis belanja
            tingkat = [tabel.susun_rekap(mart, bulan=bulan, per="jenis_belanja", saring={"pd": pd})]
    # a line that does not go as deep as this level was already shown by a coarser one
    return susun_pohon([replace(t, baris=tuple(b for b in t.baris if b.kode)) for t in tingkat])


def kenapa(
    pemda: str,
    tahun: int,
    bulan: int,
    *,
    kode_pd: str = "",
    metrik: str | None = None,
    garis: str = "",
    terbitan: str | None = None,
    pada: datetime | None = None,
) -> Penjelasan:
    """Explain a figure: of the whole pemda, of one PD, or of one line of its tree (``garis`` is the code)."""
    mart = buka(pemda, tahun, terbitan=terbitan, pada=pada)
    with _kalimat():
        hasil = tabel.susun_rekap(mart, bulan=bulan)
    pd = next((d for d in mart.dimensi.pd if d.kode == kode_pd), None)
    if pd is None:
        baris = None if kode_pd else hasil.total
    elif garis:
        baris = next((p.baris for p in pohon_dokumen(mart, bulan, kode_pd) if p.baris.kode == garis), None)
        # a line is judged against the version that its PD is bound to
        milik = next((b for b in hasil.baris if b.kode == kode_pd), None)
        baris = baris and replace(
            baris,
            versi_anggaran=pd.versi_anggaran[bulan - 1],
            verifikasi=milik.verifikasi if milik else None,
        )
    else:
        baris = next((b for b in hasil.baris if b.kode == kode_pd), None)
    if baris is None:
        raise TidakDikenal(f"“{garis or kode_pd}” tidak ada pada terbitan ini.")
    try:
        return jelaskan(
            baris,
            pita_bulan(mart.dimensi, bulan),
            periode=Periode(tahun, bulan),
            terbitan=mart.terbitan,
            pd=pd,
            metrik=metrik,
            pagu_total=hasil.total.pagu,
        )
    except KeyError as salah:
        raise TidakDikenal(f"Metrik “{metrik}” tidak dikenal.") from salah


def pemda_tersedia(pengguna: Any, *, pada: datetime | None = None) -> list[PilihanPemda]:
    """Return the pemda in which a person has a role, with their years and last reported month."""
    saat = pada or kini()
    terisi: dict[str, list[int]] = {}
    for kode, tahun in daftar_terisi(akar()):
        terisi.setdefault(kode, []).append(tahun)
    hasil = []
    for pemda in pemda_terlihat(pengguna=pengguna, pada=saat).order_by("kode"):
        tahun_terisi = tuple(sorted(terisi.get(pemda.kode, ()), reverse=True))
        bulan = _bulan_terakhir(buka(pemda.kode, tahun_terisi[0], pada=saat)) if tahun_terisi else 0
        hasil.append(PilihanPemda(pemda.kode, pemda.nama, tahun_terisi, bulan))
    return hasil


def _bulan_terakhir(mart: Mart) -> int:
    """The last month for which most of the PD that ever reported have reported; else the last with any."""
    lapor = [sum(StatusLapor(d.status[b]).sudah_lapor for d in mart.dimensi.pd) for b in range(12)]
    ramai = max(lapor, default=0) / 2
    return max((b for b, n in enumerate(lapor, start=1) if n and n >= ramai), default=0)
