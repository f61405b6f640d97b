"""Isian koreksi: the chosen cells, their new values and the reason, as a form without a script holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.http import QueryDict

from siap.domain.uang import (
    AngkaTidakTerbaca,
    baca_persen_atau_kosong,
    baca_rupiah_atau_kosong,
    tampil_angka,
    tampil_rupiah,
)
from siap.ledger.pelaporan.actions import PerubahanSel
from siap.ledger.pelaporan.isian import KOLOM_PERSEN, Kolom, LetakSel
from siap.ledger.pelaporan.queries import RincianKiriman
from siap.web.tinjauan.naskah import (
    KOLOM_BAGIAN,
    KOLOM_GARIS,
    KOLOM_SUB,
    SEBUTAN_KOLOM,
    Tampilan,
    nilai_kolom,
    sebut,
    susun,
)

_PALING_BANYAK: Final = 60
_DITEMUKAN: Final = 25
_TEKS: Final = frozenset({Kolom.KENDALA.value, Kolom.CATATAN.value})


@dataclass(frozen=True, slots=True)
class SelKoreksi:
    """One cell of a chosen row: what it holds, what was typed, and what that means."""

    medan: str
    letak: LetakSel
    kolom: str
    kini: str
    terketik: str
    baru: str | None
    salah: str = ""

    @property
    def teks(self) -> bool:
        """Tell whether the cell holds words."""
        return self.letak.kolom in _TEKS

    @property
    def berubah(self) -> bool:
        """Tell whether the new value differs."""
        return not self.salah and self.baru != (self.kini or None)

    @property
    def sebelum_tampil(self) -> str:
        """Print the value that stands now."""
        return _tampil(self.letak.kolom, self.kini)

    @property
    def sesudah_tampil(self) -> str:
        """Print the value that will stand."""
        return _tampil(self.letak.kolom, self.baru or "")

    @property
    def selisih(self) -> Decimal | None:
        """Difference of two figures; a blank counts as nothing here, for that is what it adds to a sum."""
        if self.teks or not self.berubah:
            return None
        a, b = nilai_kolom(self.letak.kolom, self.kini), nilai_kolom(self.letak.kolom, self.baru)
        return _angka(b) - _angka(a)


@dataclass(frozen=True, slots=True)
class BarisKoreksi:
    """One chosen row with its cells."""

    kunci: str
    kode: str
    nama: str
    sel: tuple[SelKoreksi, ...]


@dataclass(frozen=True, slots=True)
class Isian:
    """Everything that was typed. ``cari`` is what rows are looked for by."""

    baris: tuple[BarisKoreksi, ...]
    alasan: str
    cari: str
    realisasi: Decimal | None

    @property
    def sel(self) -> tuple[SelKoreksi, ...]:
        """Return the cells that change."""
        return tuple(s for b in self.baris for s in b.sel if s.berubah)

    @property
    def perubahan(self) -> tuple[PerubahanSel, ...]:
        """Return the same as the book takes them."""
        return tuple(
            PerubahanSel(s.letak.sub_kegiatan, s.letak.rekening, s.letak.kolom, s.baru, s.letak.sumber_dana)
            for s in self.sel
        )

    @property
    def pengaruh(self) -> Decimal:
        """Return what the correction adds to the realisation of the PD."""
        uang = (s.selisih for s in self.sel if s.letak.kolom == Kolom.REALISASI)
        return sum((n for n in uang if n is not None), Decimal(0))

    @property
    def realisasi_baru(self) -> Decimal | None:
        """Return the realisation of the PD after the correction."""
        return (
            None
            if self.realisasi is None and not self.sel
            else (self.realisasi or Decimal(0)) + self.pengaruh
        )

    def galat(self) -> str:
        """Return why this cannot be looked at yet; "" when it can."""
        if any(s.salah for b in self.baris for s in b.sel):
            return "Ada nilai yang tidak terbaca. Perbaiki sel yang ditandai."
        if not self.sel:
            return "Belum ada sel yang berubah. Pilih baris, lalu isi nilai barunya."
        if not self.alasan.strip():
            return "Tulis alasan koreksi; alasan itu tercatat bersama laporannya."
        return ""


def baca(medan: QueryDict, rincian: RincianKiriman, nama: Mapping[str, str]) -> Isian:
    """Read the form. ``baris`` holds the chosen rows, ``baru:b12:realisasi`` the value of a cell."""
    tampilan = susun(rincian.isi, nama)
    kini = rincian.isi.sel()
    dipilih = [*medan.getlist("baris"), medan.get("tambah", "")]
    buang = medan.get("hapus", "")
    kunci = [k for k in dict.fromkeys(dipilih) if k in tampilan.letak and k != buang][:_PALING_BANYAK]
    return Isian(
        baris=tuple(_baris(k, medan, tampilan, kini, nama) for k in kunci),
        alasan=medan.get("alasan", "")[:2_000],
        cari=medan.get("cari", "")[:100],
        realisasi=tampilan.realisasi,
    )


def _baris(
    kunci: str,
    medan: QueryDict,
    tampilan: Tampilan,
    kini: Mapping[LetakSel, str],
    nama: Mapping[str, str],
) -> BarisKoreksi:
    letak = tampilan.letak[kunci]
    kode, sebutan = sebut(letak, nama)
    kolom = _kolom(kunci, tampilan)
    sel = tuple(_sel(kunci, letak._replace(kolom=k), medan, kini) for k in kolom)
    return BarisKoreksi(kunci, kode, sebutan, sel)


def _kolom(kunci: str, tampilan: Tampilan) -> tuple[str, ...]:
    """Return the cells of a row that can be corrected; derived progress is not one of them."""
    if kunci.startswith("t"):
        return KOLOM_BAGIAN
    if kunci.startswith("b"):
        return KOLOM_GARIS
    turunan = any(s.kunci == kunci and s.dari for s in tampilan.sub)
    return tuple(k for k in KOLOM_SUB if k != Kolom.FISIK or not turunan)


def _sel(kunci: str, letak: LetakSel, medan: QueryDict, kini: Mapping[LetakSel, str]) -> SelKoreksi:
    nama = f"baru:{kunci}:{letak.kolom}"
    ada = _rapi(kini.get(letak, ""), letak.kolom)
    terketik = medan.get(nama)
    kolom = SEBUTAN_KOLOM[letak.kolom]
    if terketik is None:
        return SelKoreksi(nama, letak, kolom, ada, _isian(letak.kolom, ada), ada or None)
    terketik = terketik[:2_000]
    if terketik.strip() == _isian(letak.kolom, ada):
        return SelKoreksi(nama, letak, kolom, ada, terketik, ada or None)
    try:
        baru = _baca_nilai(letak.kolom, terketik)
    except (AngkaTidakTerbaca, ValueError):
        contoh = "1.250.000,50" if letak.kolom == Kolom.REALISASI else "45,5"
        salah = f"“{terketik[:40]}” tidak terbaca. Tulis seperti {contoh}, atau kosongkan."
        return SelKoreksi(nama, letak, kolom, ada, terketik, None, salah)
    return SelKoreksi(nama, letak, kolom, ada, terketik, baru)


def _baca_nilai(kolom: str, teks: str) -> str | None:
    if kolom in _TEKS:
        return teks.strip() or None
    # "1.250" is a thousand of money and of output, and one and a quarter percent
    baca_angka = baca_persen_atau_kosong if kolom in KOLOM_PERSEN else baca_rupiah_atau_kosong
    nilai = baca_angka(teks)
    return None if nilai is None else _rapi(format(nilai, "f"), kolom)


def _rapi(nilai: str, kolom: str) -> str:
    """Write a figure in one way, so that 10 and 10.00 are the same cell."""
    if kolom in _TEKS or "." not in nilai:
        return nilai
    return nilai.rstrip("0").rstrip(".")


def _isian(kolom: str, nilai: str) -> str:
    """Write a stored value as a person would type it."""
    if kolom in _TEKS or not nilai:
        return nilai
    angka = Decimal(nilai)
    desimal = max(0, -int(angka.as_tuple().exponent))
    return tampil_angka(angka, desimal).replace("−", "-")


def _tampil(kolom: str, nilai: str) -> str:
    if not nilai:
        return "kosong"
    if kolom in _TEKS:
        return nilai
    angka = Decimal(nilai)
    return (
        tampil_rupiah(angka)
        if kolom == Kolom.REALISASI
        else _isian(kolom, nilai) + (" %" if kolom in KOLOM_PERSEN else "")
    )


def _angka(nilai: Decimal | str | None) -> Decimal:
    return nilai if isinstance(nilai, Decimal) else Decimal(0)


def cari(isian: Isian, rincian: RincianKiriman, nama: Mapping[str, str]) -> list[dict[str, str]]:
    """Return the rows that the words fit and that are not chosen yet; the first ones without words."""
    tampilan = susun(rincian.isi, nama)
    ada = {b.kunci for b in isian.baris}
    kata = isian.cari.lower().split()
    hasil: list[dict[str, str]] = []
    for kunci, kode, sebutan, nilai in _semua(tampilan, nama):
        if len(hasil) >= _DITEMUKAN:
            break
        if kunci not in ada and all(k in f"{kode} {sebutan}".lower() for k in kata):
            hasil.append({"kunci": kunci, "kode": kode, "nama": sebutan, "nilai": nilai})
    return hasil


def _semua(tampilan: Tampilan, nama: Mapping[str, str]) -> list[tuple[str, str, str, str]]:
    hasil = []
    for s in tampilan.sub:
        fisik = "-" if s.isi.fisik is None else f"{tampil_angka(s.isi.fisik)} %"
        hasil.append((s.kunci, *sebut(tampilan.letak[s.kunci], nama), f"fisik {fisik}"))
        for t in s.tahap:
            selesai = (
                "-" if t.isi.selesai is None else f"{_isian(Kolom.BAGIAN, format(t.isi.selesai, 'f'))} %"
            )
            hasil.append((t.kunci, f"{s.isi.sub_kegiatan} / {t.isi.kode}", t.isi.nama, selesai))
        for g in s.garis:
            kode, milik = sebut(tampilan.letak[g.kunci], nama)
            hasil.append((g.kunci, kode, milik or s.nama, tampil_rupiah(g.isi.realisasi)))
    return hasil
