"""What the book knows of a month before anyone types: budget lines, positions of three months, progress."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from siap.domain.anggaran import versi_berlaku
from siap.domain.kode import jenis_belanja_dari
from siap.domain.masukan import Matra, Sifat
from siap.ledger.anggaran.butir import belanja
from siap.ledger.anggaran.models import BarisPagu, VersiAnggaran
from siap.ledger.organisasi.models import PerangkatDaerah
from siap.ledger.pelaporan.isian import LetakBaris, LetakSel, tulis_angka
from siap.ledger.pelaporan.models import Kolom
from siap.ledger.realisasi.models import EntriFisik, EntriRealisasi, Pembukuan

Baris = Mapping[LetakBaris, Decimal]
_KODE = ("sub_kegiatan", "rekening", "jenis_belanja", "sumber_dana")
#: a code with more parts than a jenis belanja ("5.1.02") is a rekening
_BAGIAN_JENIS = 3


@dataclass(frozen=True, slots=True)
class Buku:
    """One month of one PD as booked. A month that is missing in a mapping has no booking: no position.

    ``posisi`` is money to date per month and line, all accounts; ``fisik`` progress per month and sub
    kegiatan; ``pembukuan`` the valid booking of this month per aspect.
    """

    bulan: int
    versi: VersiAnggaran | None
    pagu: Baris
    matra: Mapping[LetakBaris, Matra]
    posisi: Mapping[int, Baris]
    fisik: Mapping[int, Mapping[str, Decimal]]
    pembukuan: Mapping[str, Pembukuan] = field(default_factory=dict)

    @property
    def letak(self) -> set[LetakBaris]:
        """The lines of the report: those of the budget, and those with money now or a month ago.

        Where the book knows no line at all, the PD as a whole is the one line.
        """
        bergerak = {
            k
            for bulan in (self.bulan, self.bulan - 1)
            for k in self.posisi.get(bulan, {})
            if belanja(self.matra[k].jenis_belanja)
        }
        return set(self.pagu) | bergerak or {LetakBaris("", "", "")}

    def matra_baris(self, letak: LetakBaris) -> Matra:
        """Return the budget line of a row, also of one that the book does not know yet."""
        if letak in self.matra:
            return self.matra[letak]
        kode = letak.rekening
        rekening = kode if kode.count(".") >= _BAGIAN_JENIS else ""
        return Matra(letak.sub_kegiatan, rekening, jenis_belanja_dari(kode), letak.sumber_dana)

    def nilai(self, letak: LetakSel) -> str | None:
        """Return what a cell shows that nobody has typed in: the booked figure, None when there is none."""
        if letak.kolom == Kolom.REALISASI:
            uang = self.posisi.get(self.bulan, {}).get(LetakBaris(*letak[:3]))
            return None if uang is None else tulis_angka(uang)
        if letak.kolom == Kolom.FISIK:
            persen = self.fisik.get(self.bulan, {}).get(letak.sub_kegiatan)
            return None if persen is None else tulis_angka(persen)
        return None


def letak_butir(sub: str, rekening: str, jenis: str, sumber: str) -> LetakBaris:
    """Return the row of a budget line; the jenis belanja stands in for a rekening that is not known."""
    return LetakBaris(sub, rekening or jenis, sumber)


def baca_buku(unit: PerangkatDaerah, tahun: int, bulan: int) -> Buku:
    """Read what a month's report stands on."""
    matra: dict[LetakBaris, Matra] = {}

    def letak(kode: Iterable[str]) -> LetakBaris:
        sub, rekening, jenis, sumber = kode
        kunci = letak_butir(sub, rekening, jenis, sumber)
        matra.setdefault(kunci, Matra(sub, rekening, jenis, sumber))
        return kunci

    versi = versi_berlaku(VersiAnggaran.objects.filter(pd=unit, tahun=tahun).order_by("id"), bulan)
    pagu: dict[LetakBaris, Decimal] = {}
    if versi is not None:
        for *kode, nilai in BarisPagu.objects.filter(versi=versi).values_list(*_KODE, "pagu"):
            if belanja(kode[2]):
                _tambah(pagu, letak(kode), nilai)
    terakhir: dict[tuple[int, str], Pembukuan] = {}
    for p in Pembukuan.objects.filter(pd=unit, tahun=tahun, bulan__lte=bulan).order_by("bulan", "nomor"):
        terakhir[p.bulan, p.aspek] = p
    keuangan = {b: p for (b, aspek), p in terakhir.items() if aspek == Pembukuan.Aspek.KEUANGAN}
    gerak: dict[int, dict[LetakBaris, Decimal]] = {p.pk: {} for p in keuangan.values()}
    entri = EntriRealisasi.objects.filter(pembukuan__in=_diperlukan(keuangan, bulan), kontra=False)
    for pk, *kode, nilai in entri.order_by("id").values_list("pembukuan_id", *_KODE, "nilai"):
        _tambah(gerak[pk], letak(kode), nilai)
    fisik = {
        p.pk: b for (b, aspek), p in terakhir.items() if aspek == Pembukuan.Aspek.FISIK and b > bulan - 3
    }
    persen: dict[int, dict[str, Decimal]] = {b: {} for b in fisik.values()}
    kemajuan = EntriFisik.objects.filter(pembukuan__in=list(fisik), kontra=False)
    for pk, sub, nilai in kemajuan.values_list("pembukuan_id", "sub_kegiatan", "persen"):
        persen[fisik[pk]][sub] = nilai
    return Buku(
        bulan=bulan,
        versi=versi,
        pagu=pagu,
        matra=matra,
        posisi=_posisi(keuangan, gerak, bulan),
        fisik=persen,
        pembukuan={aspek: p for (b, aspek), p in terakhir.items() if b == bulan},
    )


def _tambah(tujuan: dict[LetakBaris, Decimal], letak: LetakBaris, nilai: Decimal) -> None:
    tujuan[letak] = tujuan.get(letak, Decimal(0)) + nilai


def _diperlukan(keuangan: Mapping[int, Pembukuan], bulan: int) -> list[int]:
    """Return the bookings on which the positions of three months rest: back to a cumulative one."""
    hasil: list[int] = []
    for b in sorted(keuangan, reverse=True):
        if b <= bulan - 2 and hasil and keuangan[_berikut(keuangan, b)].sifat == Sifat.KUMULATIF:
            break
        hasil.append(keuangan[b].pk)
    return hasil


def _berikut(keuangan: Mapping[int, Pembukuan], bulan: int) -> int:
    return min(b for b in keuangan if b > bulan)


def _posisi(
    keuangan: Mapping[int, Pembukuan], gerak: Mapping[int, Baris], bulan: int
) -> dict[int, dict[LetakBaris, Decimal]]:
    """Accumulate as ``siap.domain.posisi`` does: a monthly report adds to the last reported month."""
    hasil: dict[int, dict[LetakBaris, Decimal]] = {}
    lalu: dict[LetakBaris, Decimal] = {}
    for b in sorted(keuangan):
        posisi = {} if keuangan[b].sifat == Sifat.KUMULATIF else dict(lalu)
        for letak, nilai in gerak[keuangan[b].pk].items():
            _tambah(posisi, letak, nilai)
        lalu = posisi
        if b > bulan - 3:
            hasil[b] = posisi
    return hasil
