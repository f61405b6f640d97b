"""Potret: rows -> the frozen snapshot that rules judge and the content that a submission keeps. One way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Q, Sum
from django.utils.timezone import localtime

from siap.domain.anggaran import versi_berlaku
from siap.domain.laporan.fisik import CaraFisik, HasilFisik
from siap.domain.laporan.jadwal import JadwalBulan
from siap.domain.laporan.potret import BarisPotret, BuktiPotret, FaktaPD, Potret, jumlah
from siap.domain.laporan.rencana_fisik import RencanaSub
from siap.domain.masukan import BarisFisik, BarisRealisasi
from siap.domain.waktu import Periode
from siap.ledger.anggaran.butir import belanja
from siap.ledger.anggaran.models import BarisAngkas, BarisTargetFisik, VersiAngkas, VersiTargetFisik
from siap.ledger.anggaran.queries import rencana_fisik_sistem
from siap.ledger.bukti.queries import bukti_potret_sistem
from siap.ledger.organisasi.models import PerangkatDaerah
from siap.ledger.pelaporan.buku import Baris, Buku, baca_buku, letak_butir
from siap.ledger.pelaporan.isian import LetakBaris, LetakSel, letak_sel, nilai_sel, tulis_angka
from siap.ledger.pelaporan.models import IsianSel, Kolom, LaporanBulanan

#: Form of the kept content; a later form gets the next number. A report without a plan of parts keeps the
#: form that it always had, so that its hash says the same.
BENTUK_TANPA_RENCANA = 1
BENTUK_ISI = 2


@dataclass(frozen=True, slots=True)
class Naskah:
    """A draft with what the book knows beside it. ``sel`` holds every cell that was ever typed in."""

    unit: PerangkatDaerah
    tahun: int
    buku: Buku
    sel: Mapping[LetakSel, str | None]
    diperbarui: date | None
    angkas: Baris | None
    angkas_setahun: Baris | None
    target: Mapping[str, Decimal]
    bukti: tuple[BuktiPotret, ...] = ()
    rencana: Mapping[str, RencanaSub] = field(default_factory=dict)

    @property
    def baris(self) -> list[LetakBaris]:
        """The lines in order; a cell that was acknowledged keeps its line, whatever becomes of the budget."""
        terisi = {
            LetakBaris(*k[:3]) for k, v in self.sel.items() if k.kolom == Kolom.REALISASI and v is not None
        }
        dari_buku = self.buku.letak
        if terisi and not self.buku.pagu and dari_buku == {LetakBaris("", "", "")}:
            dari_buku = set()
        return sorted(dari_buku | terisi)

    @property
    def sub(self) -> list[str]:
        """The sub kegiatan of the report, "" for what is not known so deep."""
        terisi = {k.sub_kegiatan for k, v in self.sel.items() if v is not None}
        return sorted({b.sub_kegiatan for b in self.baris} | terisi)

    def nilai(self, letak: LetakSel) -> str | None:
        """Return what the cell shows: what was typed, even a blank, else what is booked."""
        return self.sel[letak] if letak in self.sel else self.buku.nilai(letak)

    def uang(self, baris: LetakBaris) -> Decimal | None:
        """Return the realisation of a line to date."""
        return _angka(self.nilai(LetakSel(*baris, Kolom.REALISASI)))

    def angka_sub(self, sub: str, kolom: Kolom) -> Decimal | None:
        """Return progress or output of a sub kegiatan; progress is derived where a plan says how."""
        if kolom == Kolom.FISIK and (hasil := self.hasil_fisik(sub)) is not None:
            # written as a typed cell is, so that 50 and 50.0000 are the same in what is kept
            return None if hasil.persen is None else Decimal(tulis_angka(hasil.persen))
        return _angka(self.nilai(LetakSel(sub, "", "", kolom)))

    def hasil_fisik(self, sub: str) -> HasilFisik | None:
        """Return the progress of a sub kegiatan by its plan, and how it came about; None without a plan.

        A figure from before there was a plan stands while nothing of the plan is filled in: a month that was
        reported keeps its progress, and says that it was typed.
        """
        rencana = self.rencana.get(sub)
        if rencana is None:
            return None
        lama = self.nilai(LetakSel(sub, "", "", Kolom.FISIK))
        if lama is not None and all(self.nilai(k) is None for k in self._sumber_fisik(sub)):
            return rencana.sebelum(Decimal(lama))
        selesai = {b.kode: _angka(self.nilai(letak_bagian(sub, b.kode))) for b in rencana.diisi}
        return rencana.hasil(selesai, self.angka_sub(sub, Kolom.OUTPUT))

    def teks_sub(self, sub: str, kolom: Kolom) -> str:
        """Return the words about a sub kegiatan."""
        return self.nilai(LetakSel(sub, "", "", kolom)) or ""

    @property
    def kosong(self) -> list[LetakSel]:
        """Cells of figures that are still blank, in order."""
        uang = [LetakSel(*b, Kolom.REALISASI) for b in self.baris]
        fisik = [k for s in self.sub for k in self._sumber_fisik(s)]
        return [k for k in (*uang, *fisik) if self.nilai(k) is None]

    def _sumber_fisik(self, sub: str) -> list[LetakSel]:
        """Return the cells from which the progress of a sub kegiatan comes."""
        rencana = self.rencana.get(sub)
        if rencana is None:
            return [LetakSel(sub, "", "", Kolom.FISIK)]
        if rencana.target_output is not None:
            return [LetakSel(sub, "", "", Kolom.OUTPUT)]
        return [letak_bagian(sub, b.kode) for b in rencana.diisi]

    def berubah(self, kolom: Kolom) -> bool:
        """Return True when a typed cell of a column says something else than the book, or what is derived."""
        if kolom == Kolom.FISIK:
            buku = self.buku.fisik.get(self.buku.bulan, {})
            if any(self.angka_sub(s, kolom) != buku.get(s) for s in self.sub if s in self.rencana):
                return True
        diketik = (k for k in self.sel if kolom != Kolom.FISIK or k.sub_kegiatan not in self.rencana)
        return any(k.kolom == kolom and self.sel[k] != self.buku.nilai(k) for k in diketik)


def baca_naskah(unit: PerangkatDaerah, laporan: LaporanBulanan | None, periode: Periode) -> Naskah:
    """Read a draft and what the book knows of its month."""
    tahun, bulan = periode.tahun, periode.bulan
    sel = [] if laporan is None else list(IsianSel.objects.filter(laporan=laporan).order_by("id"))
    buku = baca_buku(unit, tahun, bulan)
    angkas, setahun = _angkas(unit, tahun, bulan)
    versi = versi_berlaku(VersiTargetFisik.objects.filter(pd=unit, tahun=tahun).order_by("id"), bulan)
    target = BarisTargetFisik.objects.filter(versi=versi, bulan=bulan).order_by("id") if versi else ()
    return Naskah(
        unit=unit,
        tahun=tahun,
        buku=buku,
        sel={letak_sel(s): nilai_sel(s) for s in sel},
        diperbarui=max((localtime(s.pada).date() for s in sel), default=None),
        angkas=angkas,
        angkas_setahun=setahun,
        target={t.sub_kegiatan: t.persen for t in target},
        bukti=bukti_potret_sistem(unit, tahun, bulan),
        rencana=rencana_fisik_sistem(unit=unit, tahun=tahun, bulan=bulan),
    )


def letak_bagian(sub: str, kode: str) -> LetakSel:
    """Return the cell of the progress of one stage or package."""
    return LetakSel(sub, kode, "", Kolom.BAGIAN)


def _angkas(
    unit: PerangkatDaerah, tahun: int, bulan: int
) -> tuple[dict[LetakBaris, Decimal] | None, dict[LetakBaris, Decimal] | None]:
    """Return the cash plan to date and of the whole year, None when there is none."""
    versi = versi_berlaku(VersiAngkas.objects.filter(pd=unit, tahun=tahun).order_by("id"), bulan)
    if versi is None:
        return None, None
    sampai: dict[LetakBaris, Decimal] = {}
    setahun: dict[LetakBaris, Decimal] = {}
    kode = ("sub_kegiatan", "rekening", "jenis_belanja", "sumber_dana")
    baris = BarisAngkas.objects.filter(versi=versi).order_by().values_list(*kode)
    for *tempat, semua, hingga in baris.annotate(
        semua=Sum("nilai"), hingga=Sum("nilai", filter=Q(bulan__lte=bulan))
    ):
        sub, rekening, jenis, sumber = tempat
        if belanja(jenis):
            letak = letak_butir(sub, rekening, jenis, sumber)
            setahun[letak] = setahun.get(letak, Decimal(0)) + semua
            # a line whose first month is still to come is planned at zero so far
            sampai[letak] = sampai.get(letak, Decimal(0)) + (hingga or Decimal(0))
    return sampai, setahun


def susun_potret(
    naskah: Naskah,
    *,
    jadwal: JadwalBulan,
    pada: date,
    diterima_pertama: date | None = None,
    fakta: FaktaPD | None = None,
    koreksi: Mapping[LetakBaris, str] | None = None,
) -> Potret:
    """Return the snapshot. ``koreksi`` gives lines the note of the correction that is being made."""
    versi = naskah.buku.versi
    baris: list[BarisPotret] = []
    jumlah_sub = _jumlah_semua_sub(naskah)
    per_sub: dict[str, list[LetakBaris]] = {}
    for letak in naskah.baris:
        per_sub.setdefault(letak.sub_kegiatan, []).append(letak)
    for sub in naskah.sub:
        isi = _gabung(per_sub.get(sub, []))
        rinci = [_rinci(naskah, kunci, daftar, koreksi or {}) for kunci, daftar in isi.items()]
        if sub == "" and any(k[1] for k in isi):
            baris += rinci
        else:
            milik = [b for daftar in isi.values() for b in daftar]
            baris.append(_pokok(naskah, sub, milik, rinci, jumlah_sub))
            baris += [b for b in rinci if b.rinci]
    return Potret(
        pd=naskah.unit.kode,
        nama=naskah.unit.nama,
        periode=jadwal.periode,
        pada=pada,
        baris=tuple(baris),
        versi="" if versi is None else versi.label,
        bukti=naskah.bukti,
        fakta=fakta or FaktaPD(),
        jatuh_tempo=jadwal.jatuh_tempo,
        diterima_pertama=diterima_pertama,
        diperbarui=naskah.diperbarui,
    )


def _gabung(baris: Iterable[LetakBaris]) -> dict[tuple[str, str], list[LetakBaris]]:
    """Group lines that differ in their fund only: rules look at sub kegiatan and rekening."""
    hasil: dict[tuple[str, str], list[LetakBaris]] = {}
    for b in baris:
        hasil.setdefault((b.sub_kegiatan, b.rekening), []).append(b)
    return hasil


def _rinci(
    naskah: Naskah, kunci: tuple[str, str], daftar: list[LetakBaris], koreksi: Mapping[LetakBaris, str]
) -> BarisPotret:
    """One rekening of a sub kegiatan, all its funds together."""
    catatan = [naskah.nilai(LetakSel(*b, Kolom.CATATAN)) or koreksi.get(b, "") for b in daftar]
    posisi, bulan = naskah.buku.posisi, naskah.buku.bulan
    return BarisPotret(
        sub_kegiatan=kunci[0],
        rekening=kunci[1],
        rinci=bool(kunci[0] and kunci[1]),
        versi="" if naskah.buku.versi is None else naskah.buku.versi.label,
        sumber_dana=daftar[0].sumber_dana if len(daftar) == 1 else "",
        pagu=_jumlah(naskah.buku.pagu or None, daftar),
        angkas=_jumlah(naskah.angkas, daftar),
        angkas_setahun=_jumlah(naskah.angkas_setahun, daftar),
        realisasi=jumlah(naskah.uang(b) for b in daftar),
        realisasi_lalu=_jumlah(posisi.get(bulan - 1), daftar),
        realisasi_lalu2=_jumlah(posisi.get(bulan - 2), daftar),
        catatan_koreksi="; ".join(dict.fromkeys(c for c in catatan if c)),
    )


def _jumlah_semua_sub(naskah: Naskah) -> dict[str, _JumlahSub]:
    """Add up every measure per sub kegiatan, once for the whole report."""
    buku, bulan = naskah.buku, naskah.buku.bulan
    return {
        "pagu": _JumlahSub(buku.pagu or None),
        "angkas": _JumlahSub(naskah.angkas),
        "angkas_setahun": _JumlahSub(naskah.angkas_setahun),
        "realisasi_lalu": _JumlahSub(buku.posisi.get(bulan - 1)),
        "realisasi_lalu2": _JumlahSub(buku.posisi.get(bulan - 2)),
    }


def _pokok(
    naskah: Naskah,
    sub: str,
    daftar: list[LetakBaris],
    rinci: list[BarisPotret],
    jumlah_sub: Mapping[str, _JumlahSub],
) -> BarisPotret:
    """One sub kegiatan: the sums of its lines, its progress, output and problem."""
    buku, bulan = naskah.buku, naskah.buku.bulan
    catatan = [b.catatan_koreksi for b in rinci if b.catatan_koreksi]
    rencana = naskah.rencana.get(sub)
    return BarisPotret(
        sub_kegiatan=sub,
        versi="" if buku.versi is None else buku.versi.label,
        sumber_dana=daftar[0].sumber_dana if len({b.sumber_dana for b in daftar}) == 1 else "",
        pagu=jumlah_sub["pagu"].dari(sub),
        angkas=jumlah_sub["angkas"].dari(sub),
        angkas_setahun=jumlah_sub["angkas_setahun"].dari(sub),
        realisasi=jumlah(naskah.uang(b) for b in daftar),
        realisasi_lalu=jumlah_sub["realisasi_lalu"].dari(sub),
        realisasi_lalu2=jumlah_sub["realisasi_lalu2"].dari(sub),
        fisik=naskah.angka_sub(sub, Kolom.FISIK),
        fisik_lalu=buku.fisik.get(bulan - 1, {}).get(sub),
        fisik_lalu2=buku.fisik.get(bulan - 2, {}).get(sub),
        target_fisik=naskah.target.get(sub, naskah.target.get("")),
        output_target=rencana.target_output if rencana else None,
        output_jadi=naskah.angka_sub(sub, Kolom.OUTPUT),
        ada_kendala=bool(naskah.teks_sub(sub, Kolom.KENDALA)),
        catatan_koreksi="; ".join(dict.fromkeys(catatan)),
        catatan=naskah.teks_sub(sub, Kolom.KENDALA),
    )


def _dalam(letak: LetakBaris) -> tuple[int, int, bool]:
    """How deep a line goes: a line that is missing is 0 only beside lines of its own depth."""
    return (
        letak.sub_kegiatan.count(".") if letak.sub_kegiatan else -1,
        letak.rekening.count(".") if letak.rekening else -1,
        bool(letak.sumber_dana),
    )


def _jumlah(nilai: Baris | None, daftar: Iterable[LetakBaris]) -> Decimal | None:
    if nilai is None:
        return None
    semua = list(daftar)
    # the depths of all lines are asked only when one is missing: a report has hundreds of lines
    dalam = {_dalam(k) for k in nilai} if any(b not in nilai for b in semua) else set()
    return jumlah(nilai.get(b, Decimal(0) if not nilai or _dalam(b) in dalam else None) for b in semua)


class _JumlahSub:
    """The sums of one measure by sub kegiatan; a sub kegiatan without a line is 0 only beside others."""

    def __init__(self, nilai: Baris | None) -> None:
        self._dikenal = nilai is not None
        self._kosong = not nilai
        self._berjenjang = any(k.sub_kegiatan for k in nilai or ())
        self._sub: dict[str, Decimal] = {}
        for letak, n in (nilai or {}).items():
            if belanja(letak.rekening):
                self._sub[letak.sub_kegiatan] = self._sub.get(letak.sub_kegiatan, Decimal(0)) + n

    def dari(self, sub: str) -> Decimal | None:
        """Return the sum of one sub kegiatan, None when it is not known."""
        if not self._dikenal:
            return None
        if sub in self._sub:
            return self._sub[sub]
        return Decimal(0) if self._kosong or (sub and self._berjenjang) else None


def _angka(nilai: str | None) -> Decimal | None:
    return None if nilai is None else Decimal(nilai)


def isi_kiriman(naskah: Naskah, *, pemda: str, lengkap: bool) -> dict[str, object]:
    """Return what a submission keeps for ever: every figure and word that was before the person's eyes.

    Neither number nor time is in it, so equal contents have equal hashes. Evidence stands in it by its
    hash; a report without any keeps the form it always had.
    """
    buku, bulan = naskah.buku, naskah.buku.bulan
    versi = buku.versi
    isi: dict[str, object] = {
        "bentuk": BENTUK_ISI if naskah.rencana else BENTUK_TANPA_RENCANA,
        "pemda": pemda,
        "pd": naskah.unit.kode,
        "nama": naskah.unit.nama,
        "tahun": naskah.tahun,
        "bulan": bulan,
        "versi_anggaran": None if versi is None else versi.label,
        "sidik_anggaran": None if versi is None else versi.sidik,
        "lengkap": lengkap,
        "baris": [
            {
                "sub_kegiatan": b.sub_kegiatan,
                "rekening": b.rekening,
                "sumber_dana": b.sumber_dana,
                "pagu": buku.pagu.get(b),
                "angkas": None if naskah.angkas is None else naskah.angkas.get(b),
                "realisasi": naskah.uang(b),
                "realisasi_lalu": buku.posisi.get(bulan - 1, {}).get(b),
                "catatan": naskah.nilai(LetakSel(*b, Kolom.CATATAN)) or "",
            }
            for b in naskah.baris
        ],
        "sub_kegiatan": [
            {
                "sub_kegiatan": s,
                "fisik": naskah.angka_sub(s, Kolom.FISIK),
                "fisik_lalu": buku.fisik.get(bulan - 1, {}).get(s),
                "target_fisik": naskah.target.get(s, naskah.target.get("")),
                "output": naskah.angka_sub(s, Kolom.OUTPUT),
                "kendala": naskah.teks_sub(s, Kolom.KENDALA),
                **_isi_rencana(naskah, s),
            }
            for s in naskah.sub
        ],
    }
    if naskah.bukti:
        isi["bukti"] = [{"tempat": b.kunci, "sha256": b.sidik} for b in naskah.bukti]
    return isi


def _isi_rencana(naskah: Naskah, sub: str) -> dict[str, object]:
    """Return how the progress of a sub kegiatan came about, and its parts as they were seen."""
    if not naskah.rencana:
        return {}
    rencana = naskah.rencana.get(sub)
    hasil = naskah.hasil_fisik(sub)
    if rencana is None or hasil is None:
        return {"cara_fisik": CaraFisik.KETIKAN.value, "output_target": None, "bagian": []}
    return {
        "cara_fisik": hasil.cara.value,
        "output_target": rencana.target_output,
        "bagian": [
            {
                "kode": b.kode,
                "nama": b.nama,
                "ukuran": Decimal(tulis_angka(b.ukuran)),
                "selesai": _angka(naskah.nilai(letak_bagian(sub, b.kode))),
            }
            for b in rencana.diisi
        ],
    }


def baris_realisasi(naskah: Naskah) -> list[BarisRealisasi]:
    """Return the money of the report as the book takes it; what is booked of other accounts stays."""
    bulan, pd = naskah.buku.bulan, naskah.unit.kode
    lain = {
        k: n
        for k, n in naskah.buku.posisi.get(bulan, {}).items()
        if not belanja(naskah.buku.matra_baris(k).jenis_belanja)
    }
    isi = {b: n for b in naskah.baris if (n := naskah.uang(b)) is not None}
    return [
        BarisRealisasi(pd, bulan, naskah.buku.matra_baris(k), n) for k, n in sorted({**lain, **isi}.items())
    ]


def baris_fisik(naskah: Naskah) -> list[BarisFisik]:
    """Return the physical progress of the report as the book takes it."""
    isi = {s: naskah.angka_sub(s, Kolom.FISIK) for s in naskah.sub}
    return [BarisFisik(naskah.unit.kode, naskah.buku.bulan, s, n) for s, n in isi.items() if n is not None]
