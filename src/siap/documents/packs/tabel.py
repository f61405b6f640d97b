"""Tabel: any recap as one plain table, for whoever wants to count on with the figures."""

from __future__ import annotations

from typing import Final

from siap.documents.blocks import (
    Baris,
    Dokumen,
    Gaya,
    Jenis,
    Judul,
    Kaki,
    Kolom,
    Nilai,
    Paragraf,
    Tabel,
    dengan_kode,
)
from siap.documents.packs.kalimat import kalimat_cakupan_dan_verifikasi, keadaan
from siap.documents.packs.kolom_rfk import UKURAN
from siap.documents.packs.rfk import Latar
from siap.domain.metrik.katalog import metrik
from siap.domain.rekap import BarisRekap, Rekap

#: fields of ``BarisRekap`` in the order in which SIAP's JSON gives them
MEDAN: Final = (
    "kode",
    "nama",
    "kelompok",
    "pagu",
    "angkas",
    "realisasi",
    "sisa",
    "persen_pagu",
    "persen_angkas",
    "target_persen",
    "deviasi_keu",
    "fisik",
    "target_fisik",
    "deviasi_fisik",
    "bobot",
    "zona",
    "status_lapor",
    "peringkat",
)
_JENIS: Final = {
    "pagu": Jenis.UANG,
    "angkas": Jenis.UANG,
    "realisasi": Jenis.UANG,
    "sisa": Jenis.UANG,
    "deviasi_keu": Jenis.POIN,
    "deviasi_fisik": Jenis.POIN,
    "peringkat": Jenis.URUT,
}
_TEKS: Final = ("kode", "nama", "kelompok", "zona", "status_lapor")
_LEBAR: Final = {"nama": 60, "kode": 25}


def _kolom(medan: str) -> Kolom:
    if medan in _TEKS:
        return Kolom(medan.replace("_", " ").capitalize(), Jenis.TEKS, _LEBAR.get(medan, 20))
    jenis = _JENIS.get(medan, Jenis.PERSEN)
    if medan == "peringkat":
        return Kolom("Peringkat", jenis, 10)
    m = metrik(medan)
    judul = f"{m.nama} ({m.penyebut or 'Rp'})"
    lebar = 25 if jenis is Jenis.UANG else 12
    if medan in ("pagu", "angkas", "realisasi"):
        return Kolom(judul, jenis, lebar, ukuran=medan)
    return Kolom(judul, jenis, lebar, rumus=m.rumus)


KOLOM: Final = (*(_kolom(m) for m in MEDAN), *(k for k in UKURAN))


def _sel(b: BarisRekap) -> tuple[Nilai, ...]:
    isi: list[Nilai] = []
    for medan in MEDAN:
        nilai = getattr(b, medan)
        isi.append("" if nilai is None and medan in (*_TEKS, "peringkat") else nilai)
    u = b.ukuran
    return (*isi, *(getattr(u, k.ukuran) for k in UKURAN))


def tabel_rekap(rekap: Rekap) -> Tabel:
    """Return every row of a recap with every metric; the total sums the rows that have reported."""
    sudah = tuple(
        i for i, b in enumerate(rekap.baris) if b.status_lapor is None or b.status_lapor.sudah_lapor
    )
    return Tabel(
        judul=f"Rekap per {rekap.per.replace('_', ' ')}",
        kolom=KOLOM,
        baris=tuple(Baris(_sel(b)) for b in rekap.baris),
        total=Baris(
            ("", "Jumlah", *_sel(rekap.total)[2:]),
            Gaya.TOTAL,
            jumlah_dari=sudah or tuple(range(len(rekap.baris))),
        ),
        keterangan=kalimat_cakupan_dan_verifikasi(rekap.cakupan),
        lembar="Rekap",
    )


def dokumen_tabel(rekap: Rekap, *, latar: Latar) -> Dokumen:
    """Return a recap as a document of one table, with where it comes from."""
    sampai = keadaan(rekap)
    saring = "; ".join(f"{k}: {v}" for k, v in rekap.saring)
    rujukan = f"REKAP-{rekap.per.upper()}/{rekap.pemda}/{rekap.tahun}-{rekap.bulan:02d}"
    kaki = Kaki(rujukan, rekap.terbitan, sampai, rekap.versi_anggaran or "belum diketahui", latar.waktu_tarik)
    judul = f"Rekap {rekap.nama} per {rekap.per.replace('_', ' ')}"
    blok = (
        Judul(judul, f"Keadaan s.d. {sampai}"),
        *((Paragraf(f"Saringan: {saring}."),) if saring else ()),
        tabel_rekap(rekap),
    )
    return dengan_kode(Dokumen(judul, rekap.nama, blok, kaki))
