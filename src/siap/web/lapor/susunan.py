"""Susunan: the rows of the entry grid, program > kegiatan > sub kegiatan > rekening, ready to print. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby
from typing import Final

from siap.domain.laporan.fisik import CaraFisik
from siap.domain.laporan.rencana_fisik import Bagian
from siap.domain.uang import tampil_angka, tampil_rupiah
from siap.ledger.pelaporan.isian import Kolom, LetakBaris, LetakSel, tulis_angka
from siap.ledger.pelaporan.queries import Lembar
from siap.ledger.pelaporan.queries.lembar import SubLembar
from siap.web.lapor.jangkar import jangkar

#: parts of a code: "1.06.02" is a program, "1.06.02.2.01" a kegiatan
_PROGRAM: Final = 3
_KEGIATAN: Final = 5
SELURUH_PD: Final = "Seluruh perangkat daerah"
#: beside a figure that stands although a plan says by what progress is measured
SEBELUM_RENCANA: Final = "diketik sebelum ada rencana"


@dataclass(frozen=True, slots=True)
class SelTampil:
    """A cell that a person fills: where, what it holds, and what stands against it."""

    jangkar: str
    kolom: str
    nilai: str = ""
    tampil: str = ""
    versi: int = 0
    catatan: str = ""
    koreksi: str = ""
    koreksi_versi: int = 0
    turunan: str = ""
    cap: str = ""
    lama: str = ""


@dataclass(frozen=True, slots=True)
class BarisTampil:
    """One row. ``jenis`` is program, kegiatan, sub, bagian or rinci.

    A row without ``realisasi`` shows a subtotal; a stage or package (``bagian`` is its code, ``bobot`` its
    weight or value) has its progress only.
    """

    jenis: str
    kode: str
    nama: str
    sub: str = ""
    rekening: str = ""
    sumber: str = ""
    pagu: Decimal | None = None
    angkas: Decimal | None = None
    lalu: Decimal | None = None
    jumlah: Decimal | None = None
    terisi: int = 0
    baris: int = 0
    selisih: Decimal | None = None
    target: Decimal | None = None
    target_output: Decimal | None = None
    cara: str = ""
    bagian: str = ""
    bobot: str = ""
    realisasi: SelTampil | None = None
    fisik: SelTampil | None = None
    output: SelTampil | None = None
    kendala: SelTampil | None = None

    @property
    def isian(self) -> bool:
        """Tell whether a person fills anything in this row."""
        return self.realisasi is not None or self.fisik is not None


@dataclass
class _Jumlah:
    """Sums of some lines; what is not known is left out and counted."""

    pagu: list[Decimal] = field(default_factory=list)
    angkas: list[Decimal] = field(default_factory=list)
    lalu: list[Decimal] = field(default_factory=list)
    kini: list[Decimal] = field(default_factory=list)
    baris: int = 0
    lengkap: bool = True

    def sebagai_baris(self) -> dict[str, object]:
        """Return the figures of a subtotal row."""
        kini, lalu = _sum(self.kini), _sum(self.lalu)
        utuh = self.lengkap and kini is not None
        return {
            "pagu": _sum(self.pagu),
            "angkas": _sum(self.angkas),
            "lalu": lalu,
            "jumlah": kini,
            "terisi": len(self.kini),
            "baris": self.baris,
            "selisih": (kini or Decimal(0)) - (lalu or Decimal(0)) if utuh else None,
        }


def susun(lembar: Lembar, nama: Mapping[str, str]) -> list[BarisTampil]:
    """Return the rows in order, the total of the unit last."""
    pembuat = _Pembuat(lembar, nama)
    hasil: list[BarisTampil] = []
    sub = sorted({s.sub_kegiatan for s in lembar.sub} | {b.letak.sub_kegiatan for b in lembar.baris})
    for program, isi_program in groupby(sub, key=lambda s: _awal(s, _PROGRAM)):
        daftar = list(isi_program)
        if program:
            hasil.append(pembuat.kelompok("program", program, daftar))
        for kegiatan, isi_kegiatan in groupby(daftar, key=lambda s: _awal(s, _KEGIATAN)):
            anak = list(isi_kegiatan)
            if kegiatan:
                hasil.append(pembuat.kelompok("kegiatan", kegiatan, anak))
            for satu in anak:
                hasil += pembuat.sub(satu)
    hasil.append(pembuat.kelompok("total", "", sub))
    return hasil


def _awal(kode: str, bagian: int) -> str:
    """Return the code above, "" when the code does not go deeper than that."""
    potongan = kode.split(".")
    return ".".join(potongan[:bagian]) if len(potongan) > bagian else ""


def _sum(nilai: Iterable[Decimal]) -> Decimal | None:
    daftar = list(nilai)
    return sum(daftar, Decimal(0)) if daftar else None


class _Pembuat:
    """Makes rows out of a sheet and names."""

    def __init__(self, lembar: Lembar, nama: Mapping[str, str]) -> None:
        self.lembar, self.nama = lembar, nama
        self.info_sub = {s.sub_kegiatan: s for s in lembar.sub}
        self.catatan = {
            LetakSel(c.sub_kegiatan, c.rekening, c.sumber_dana, c.kolom): c.alasan
            for c in lembar.catatan
            if c.kolom
        }
        dalam = {_dalam(b.letak) for b in lembar.baris if b.realisasi_lalu is not None}
        self.lalu: dict[LetakBaris, Decimal | None] = {}
        self.baris: dict[str, list[LetakBaris]] = {}
        self.rencana = {b.letak: b for b in lembar.baris}
        for b in lembar.baris:
            # a line that is missing in what was reported a month ago had no money then
            nol = Decimal(0) if lembar.periode.bulan == 1 or _dalam(b.letak) in dalam else None
            self.lalu[b.letak] = nol if b.realisasi_lalu is None else b.realisasi_lalu
            self.baris.setdefault(b.letak.sub_kegiatan, []).append(b.letak)

    def kelompok(self, jenis: str, kode: str, sub: list[str]) -> BarisTampil:
        """Return a row of sums."""
        isi = self._jumlah([b for s in sub for b in self.baris.get(s, ())])
        nama = "Jumlah" if jenis == "total" else self.nama.get(kode, "")
        return BarisTampil(jenis=jenis, kode=kode, nama=nama, **isi.sebagai_baris())  # type: ignore[arg-type]

    def sub(self, kode: str) -> Iterator[BarisTampil]:
        """Yield a sub kegiatan, and its lines where it has any below it."""
        baris = self.baris.get(kode, [])
        # a single line that is not known down to its rekening is the sub kegiatan itself
        tunggal = baris[0] if len(baris) == 1 and baris[0].rekening.count(".") < _PROGRAM else None
        info = self.info_sub.get(kode)
        rencana = info.rencana if info else None
        fisik = self._sel(LetakSel(kode, "", "", Kolom.FISIK))
        output = self._sel(LetakSel(kode, "", "", Kolom.OUTPUT))
        yield BarisTampil(
            jenis="sub",
            kode=kode,
            nama=self.nama.get(kode, "") if kode else SELURUH_PD,
            sub=kode,
            rekening=tunggal.rekening if tunggal else "",
            sumber=tunggal.sumber_dana if tunggal else "",
            target=info.target_fisik if info else None,
            target_output=rencana.target_output if rencana else None,
            cara=rencana.cara.value if rencana else "",
            realisasi=self._uang(tunggal) if tunggal else None,
            fisik=_turunan(fisik, info) if info else fisik,
            output=output,
            kendala=self._sel(LetakSel(kode, "", "", Kolom.KENDALA)),
            **self._jumlah(baris).sebagai_baris(),  # type: ignore[arg-type]
        )
        for bagian in rencana.diisi if rencana else ():
            yield self._bagian(kode, bagian, rencana.cara if rencana else CaraFisik.KETIKAN)
        if tunggal is None:
            yield from (self._rinci(b) for b in baris)

    def _bagian(self, sub: str, bagian: Bagian, cara: CaraFisik) -> BarisTampil:
        if cara is CaraFisik.TAHAPAN:
            nama = f"Tahap: {bagian.nama}, bobot {tampil_nilai(Kolom.BAGIAN, tulis_angka(bagian.ukuran))} %"
        else:
            nama = f"Paket: {bagian.nama}, {tampil_rupiah(bagian.ukuran)}"
        return BarisTampil(
            jenis="bagian",
            kode=bagian.kode,
            nama=nama,
            sub=sub,
            bagian=bagian.kode,
            bobot=tulis_angka(bagian.ukuran),
            fisik=self._sel(LetakSel(sub, bagian.kode, "", Kolom.BAGIAN)),
        )

    def _rinci(self, letak: LetakBaris) -> BarisTampil:
        sebutan = self.nama.get(letak.rekening, "") or (letak.sumber_dana if not letak.rekening else "")
        sumber = self.nama.get(letak.sumber_dana, letak.sumber_dana)
        return BarisTampil(
            jenis="rinci",
            kode=letak.rekening,
            nama=f"{sebutan} · {sumber}" if sumber and sumber != sebutan else sebutan,
            sub=letak.sub_kegiatan,
            rekening=letak.rekening,
            sumber=letak.sumber_dana,
            realisasi=self._uang(letak),
            **self._jumlah([letak]).sebagai_baris(),  # type: ignore[arg-type]
        )

    def _jumlah(self, daftar: Iterable[LetakBaris]) -> _Jumlah:
        hasil = _Jumlah()
        for letak in daftar:
            rencana, lalu, kini = self.rencana[letak], self.lalu[letak], self._nilai(letak)
            hasil.baris += 1
            hasil.pagu += [] if rencana.pagu is None else [rencana.pagu]
            hasil.angkas += [] if rencana.angkas is None else [rencana.angkas]
            hasil.lalu += [] if lalu is None else [lalu]
            hasil.kini += [] if kini is None else [kini]
            hasil.lengkap = hasil.lengkap and lalu is not None and kini is not None
        return hasil

    def _nilai(self, letak: LetakBaris) -> Decimal | None:
        sel = self.lembar.sel.get(LetakSel(*letak, Kolom.REALISASI))
        return None if sel is None or sel.nilai is None else Decimal(sel.nilai)

    def _uang(self, letak: LetakBaris) -> SelTampil:
        koreksi = self.lembar.sel.get(LetakSel(*letak, Kolom.CATATAN))
        return self._sel(
            LetakSel(*letak, Kolom.REALISASI),
            koreksi=(koreksi.nilai or "") if koreksi else "",
            koreksi_versi=koreksi.versi if koreksi else 0,
        )

    def _sel(self, letak: LetakSel, *, koreksi: str = "", koreksi_versi: int = 0) -> SelTampil:
        sel = self.lembar.sel.get(letak)
        nilai = (sel.nilai or "") if sel else ""
        return SelTampil(
            jangkar=jangkar(letak),
            kolom=letak.kolom,
            nilai=nilai,
            tampil=tampil_nilai(letak.kolom, nilai),
            versi=sel.versi if sel else 0,
            catatan=self.catatan.get(letak, ""),
            koreksi=koreksi,
            koreksi_versi=koreksi_versi,
        )


def tampil_nilai(kolom: str, nilai: str) -> str:
    """Print the value of a cell as its column shows it: every digit typed, in Indonesian spelling."""
    if kolom in (Kolom.KENDALA, Kolom.CATATAN) or not nilai:
        return nilai
    desimal = len(nilai.partition(".")[2])
    if kolom == Kolom.REALISASI and desimal:
        desimal = 2
    return tampil_angka(Decimal(nilai), desimal)


def _turunan(fisik: SelTampil, info: SubLembar) -> SelTampil:
    """Mark progress that follows from a plan; what can be counted is not typed."""
    if info.rencana is None or info.hasil is None:
        return fisik
    dari = f"dari {info.rencana.cara}"
    return replace(
        fisik,
        versi=0,
        turunan=dari,
        cap=SEBELUM_RENCANA if info.hasil.cara is CaraFisik.KETIKAN else dari,
        lama=info.lama or "",
    )


def _dalam(letak: LetakBaris) -> tuple[int, int, bool]:
    return letak.sub_kegiatan.count("."), letak.rekening.count("."), bool(letak.sumber_dana)
