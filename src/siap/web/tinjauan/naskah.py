"""Naskah: the content of a submission as rows of a page, each with the names of its codes and a key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from siap.domain.laporan.fisik import CaraFisik
from siap.ledger.nomenklatur.queries import nama_kode
from siap.ledger.pelaporan.isian import Kolom, LetakSel
from siap.ledger.pelaporan.queries import BedaSel, RincianKiriman
from siap.ledger.pelaporan.terkirim import BagianTerkirim, BarisTerkirim, IsiTerkirim, SubTerkirim

#: how a column is called beside a value
SEBUTAN_KOLOM: Final = {
    "": "Laporan",
    Kolom.REALISASI.value: "Realisasi",
    Kolom.FISIK.value: "Fisik",
    Kolom.OUTPUT.value: "Output",
    Kolom.KENDALA.value: "Kendala",
    Kolom.CATATAN.value: "Catatan koreksi",
    Kolom.BAGIAN.value: "Bagian fisik",
}
KOLOM_GARIS: Final = (Kolom.REALISASI.value, Kolom.CATATAN.value)
#: a stage or package; its sub kegiatan has no progress to fill in then
KOLOM_BAGIAN: Final = (Kolom.BAGIAN.value,)
KOLOM_SUB: Final = (Kolom.FISIK.value, Kolom.OUTPUT.value, Kolom.KENDALA.value)


@dataclass(frozen=True, slots=True)
class Garis:
    """One budget line. ``kunci`` ("b12") names it within this submission and no other."""

    kunci: str
    isi: BarisTerkirim
    nama: str

    @property
    def kode(self) -> str:
        """Code of the line below its sub kegiatan."""
        return self.isi.letak.rekening

    @property
    def gerak(self) -> Decimal | None:
        """What was added since last month; None when one of the two is unknown."""
        kini, lalu = self.isi.realisasi, self.isi.realisasi_lalu
        return None if kini is None or lalu is None else kini - lalu


@dataclass(frozen=True, slots=True)
class Tahap:
    """One stage or package of a sub kegiatan. ``kunci`` ("t3.0") as above."""

    kunci: str
    isi: BagianTerkirim


@dataclass(frozen=True, slots=True)
class KelompokSub:
    """One sub kegiatan with its lines. ``kunci`` ("s3") as above."""

    kunci: str
    isi: SubTerkirim
    nama: str
    garis: tuple[Garis, ...]
    tahap: tuple[Tahap, ...] = ()

    @property
    def dari(self) -> str:
        """Say from what progress was derived, "" where it was typed."""
        cara = self.isi.cara_fisik
        return "" if cara is CaraFisik.KETIKAN else f"dari {cara}"

    @property
    def pagu(self) -> Decimal | None:
        """Sum of the budget of its lines."""
        return _jumlah(g.isi.pagu for g in self.garis)

    @property
    def angkas(self) -> Decimal | None:
        """Sum of the cash plan to date of its lines."""
        return _jumlah(g.isi.angkas for g in self.garis)

    @property
    def realisasi(self) -> Decimal | None:
        """Sum of the money of its lines."""
        return _jumlah(g.isi.realisasi for g in self.garis)

    @property
    def realisasi_lalu(self) -> Decimal | None:
        """Sum of the money of its lines a month ago."""
        return _jumlah(g.isi.realisasi_lalu for g in self.garis)

    @property
    def gerak(self) -> Decimal | None:
        """What its lines added since last month."""
        return _jumlah(g.gerak for g in self.garis)

    @property
    def cari(self) -> str:
        """Text that the filter of the page looks into."""
        kata = [self.isi.sub_kegiatan, self.nama, *(f"{g.kode} {g.nama}" for g in self.garis)]
        return " ".join(kata).lower()


@dataclass(frozen=True, slots=True)
class Tampilan:
    """A whole submission ready for a page, with the sums that its head shows."""

    sub: tuple[KelompokSub, ...]
    pagu: Decimal | None
    realisasi: Decimal | None
    realisasi_lalu: Decimal | None
    letak: Mapping[str, LetakSel]

    def kunci_sel(self, letak: LetakSel | None) -> str:
        """Return the row in which a cell stands, "" for none."""
        if letak is None:
            return ""
        return next((k for k, ada in self.letak.items() if ada[:3] == letak[:3]), "")

    @property
    def banyak_garis(self) -> int:
        """Number of budget lines."""
        return sum(len(s.garis) for s in self.sub)


@dataclass(frozen=True, slots=True)
class BedaTampil:
    """One changed cell in words. ``angka`` says whether both values are figures."""

    kode: str
    nama: str
    kolom: str
    sebelum: Decimal | str | None
    sesudah: Decimal | str | None

    @property
    def angka(self) -> bool:
        """Tell whether the values are figures."""
        return any(isinstance(n, Decimal) for n in (self.sebelum, self.sesudah))

    @property
    def selisih(self) -> Decimal | None:
        """Difference of two figures, None when one of them is not there."""
        a, b = self.sebelum, self.sesudah
        return b - a if isinstance(a, Decimal) and isinstance(b, Decimal) else None


def nama_isi(rincian: RincianKiriman) -> dict[str, str]:
    """Return the names of every code of a submission."""
    pd, isi = rincian.laporan.pd, rincian.isi
    kode = {k for b in isi.baris for k in b.letak} | {s.sub_kegiatan for s in isi.sub}
    return nama_kode(
        pemda=pd.pemda.kode,
        tahun=rincian.laporan.tahun,
        jenis_pemda=pd.pemda.jenis_nomenklatur,
        kode=kode,
    )


def susun(isi: IsiTerkirim, nama: Mapping[str, str]) -> Tampilan:
    """Return the rows of a submission, sub kegiatan by sub kegiatan."""
    menurut: dict[str, list[Garis]] = {}
    for n, b in enumerate(isi.baris):
        menurut.setdefault(b.letak.sub_kegiatan, []).append(Garis(f"b{n}", b, _nama_garis(b, nama)))
    sub = tuple(
        KelompokSub(
            f"s{n}",
            s,
            nama.get(s.sub_kegiatan, ""),
            tuple(menurut.get(s.sub_kegiatan, ())),
            tuple(Tahap(f"t{n}.{m}", b) for m, b in enumerate(s.bagian)),
        )
        for n, s in enumerate(isi.sub)
    )
    # a line that is its sub kegiatan itself comes first: a finding about money points to it
    letak = {g.kunci: LetakSel(*g.isi.letak, Kolom.REALISASI.value) for k in sub for g in k.garis}
    letak |= {k.kunci: LetakSel(k.isi.sub_kegiatan, "", "", Kolom.FISIK.value) for k in sub}
    letak |= {
        t.kunci: LetakSel(k.isi.sub_kegiatan, t.isi.kode, "", Kolom.BAGIAN.value)
        for k in sub
        for t in k.tahap
    }
    return Tampilan(
        sub,
        _jumlah(b.pagu for b in isi.baris),
        _jumlah(b.realisasi for b in isi.baris),
        _jumlah(b.realisasi_lalu for b in isi.baris),
        letak,
    )


def _nama_garis(b: BarisTerkirim, nama: Mapping[str, str]) -> str:
    """Name a line by its rekening and fund; a line that is the sub kegiatan itself has none."""
    dana = nama.get(b.letak.sumber_dana) or b.letak.sumber_dana
    return " · ".join(x for x in (nama.get(b.letak.rekening, ""), dana) if x)


def _jumlah(nilai: Iterable[Decimal | None]) -> Decimal | None:
    """Add what is known; None when nothing is: the page says how many cells are blank."""
    ada = [n for n in nilai if n is not None]
    return sum(ada, Decimal(0)) if ada else None


def sebut(letak: LetakSel, nama: Mapping[str, str]) -> tuple[str, str]:
    """Return code and name of the row of a cell."""
    kode = " / ".join(k for k in letak[:2] if k) or "PD"
    milik = nama.get(letak.rekening) if letak.rekening else nama.get(letak.sub_kegiatan)
    dana = f" · {nama.get(letak.sumber_dana) or letak.sumber_dana}" if letak.sumber_dana else ""
    return kode, f"{milik or ''}{dana}".strip(" ·")


def tampil_beda(beda: Iterable[BedaSel], nama: Mapping[str, str]) -> list[BedaTampil]:
    """Return changed cells in words."""
    hasil = []
    for b in beda:
        kode, milik = sebut(b.letak, nama)
        hasil.append(
            BedaTampil(
                kode,
                milik,
                SEBUTAN_KOLOM[b.letak.kolom],
                nilai_kolom(b.letak.kolom, b.sebelum),
                nilai_kolom(b.letak.kolom, b.sesudah),
            )
        )
    return hasil


def nilai_kolom(kolom: str, nilai: str | None) -> Decimal | str | None:
    """Return a value of a cell as what it is: a figure or words."""
    if nilai is None or nilai == "":
        return None
    return nilai if kolom in (Kolom.KENDALA, Kolom.CATATAN) else Decimal(nilai)
