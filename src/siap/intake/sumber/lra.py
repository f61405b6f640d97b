"""LRA: the monthly Laporan Realisasi Anggaran of one unit, XLSX or XLS.

Found by content: the column of codes (4, 4.1 .. 5.4), the heading ANGGARAN above the budget, the heading
REALISASI whose amounts may stand one column to its left (merged cells). Amounts are always to date. The
province's sheet has a second realisation column, which is told and not booked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from siap.domain.masukan import IsiLra, UnitTerbaca
from siap.domain.temuan import Keparahan
from siap.domain.uang import tampil_persen, tampil_rupiah
from siap.domain.waktu import NAMA_BULAN, baca_bulan
from siap.intake.catatan import Pencatat, menolak
from siap.intake.konteks import Hasil, Konteks
from siap.intake.sel import Di, NilaiDitolak, PembacaSel
from siap.intake.sumber.label import isi_label, tanpa_titik
from siap.intake.wadah.lembar import Lembar, SelRusak, alamat, huruf_kolom

_KODE: Final = re.compile(r"[456](?:\.\d{1,2}){0,5}\.?")
_CARI: Final = 80
#: where the original form has its codes and amounts
_ASAL_KODE: Final = (17, 3)
_ASAL_ANGGARAN: Final = 16

# The sample amounts of the form as it is handed out: whoever still has them has not filled it in.
_CONTOH_PAGU: Final = Decimal(3_686_857_110_906)
_CONTOH_REALISASI: Final = Decimal(838_948_580_079)
_CONTOH_PENDAPATAN: Final = Decimal(10_000_000)


@dataclass(frozen=True, slots=True)
class _Tata:
    """Where things stand on this sheet."""

    kepala: int
    kolom_kode: int
    baris: Mapping[str, int]  # code -> row
    anggaran: int
    realisasi: tuple[int, ...]
    serapan: int | None
    judul: str
    judul_serapan: str


@dataclass(frozen=True, slots=True)
class _Angka:
    """Amounts by code, as typed; a blank is missing."""

    anggaran: dict[str, Decimal]
    realisasi: dict[str, Decimal]
    ganda: tuple[str, ...]  # codes with an amount in two realisation columns


def cocok(lembar: Lembar) -> bool:
    """True when the sheet is laid out as an LRA."""
    return _tata(lembar) is not None


def baca_lra(lembar: Lembar, konteks: Konteks, catat: Pencatat) -> Hasil:
    """Read one LRA. Every line is looked at, whatever is wrong with the one before."""
    tata = _tata(lembar)
    if tata is None:
        raise menolak("M16", diharapkan="LRA dengan kode 4 sampai 5.4", diberikan="susunan lain")
    _catat_letak(lembar, tata, catat)
    sel = PembacaSel(catat)
    angka, ditolak = _baca_angka(lembar, tata, sel)
    daun = _daun(tata.baris)
    bulan, tahun = _periode(lembar, tata, catat)
    unit, sub_unit = _unit(lembar, tata)
    _periksa_contoh(lembar, tata, angka, catat)
    _periksa_jumlah(lembar, tata, angka, catat)
    _periksa_lebih(lembar, tata, angka, daun, catat)
    pagu, realisasi = _belanja(angka.anggaran, daun), _belanja(angka.realisasi, daun)
    total = {"pagu": pagu, "realisasi": realisasi}
    if not angka.anggaran and not angka.realisasi:
        raise menolak("M06")
    if not pagu and not realisasi and not catat.tertolak:
        catat.catat("M10", tempat=lembar.tempat(tata.baris["5"], tata.anggaran), contoh="semua angka masih 0")
    elif not realisasi:
        catat.catat("M71")
    for nama, nilai in (("pagu", angka.anggaran), ("realisasi", angka.realisasi)):
        if any(k.startswith("4") for k in nilai):
            total[f"{nama} pendapatan"] = _belanja(nilai, daun, akun="4")
    _catat_serapan(lembar, tata, sel, catat)
    isi = IsiLra(
        tahun=tahun,
        bulan=bulan,
        unit=UnitTerbaca("", unit),
        anggaran={k: n for k, n in angka.anggaran.items() if k in daun},
        realisasi={k: n for k, n in angka.realisasi.items() if k in daun},
        uraian={k: t for k, r in tata.baris.items() if (t := _uraian(lembar, tata, r))},
        sub_unit=sub_unit,
    )
    konteks.maju(1, 1)
    return Hasil(isi, len(tata.baris), len(tata.baris) - ditolak, ditolak, total)


def _kode(teks: str) -> str:
    rapi = teks.replace(" ", "")
    return rapi.rstrip(".") if _KODE.fullmatch(rapi) else ""


def _tata(lembar: Lembar) -> _Tata | None:
    for nomor, sel in lembar.cuplik(_CARI):
        besar = [t.upper() for t in sel]
        anggaran = next(
            (k for k, t in enumerate(besar) if re.fullmatch(r"(JUMLAH )?ANGGARAN( .*)?", t)), None
        )
        judul = [k for k, t in enumerate(besar) if re.match(r"REALISASI|SERAPAN", t)]
        if anggaran is None or not judul or min(judul) <= anggaran:
            continue
        kolom, baris = _kolom_kode(lembar, nomor)
        if "5" not in baris or not any(k.startswith("5.") for k in baris):
            continue
        nilai = _kolom_berisi(lembar, baris, anggaran)
        kiri = next((k for k in nilai if k >= anggaran), anggaran)
        kiri = min(kiri, judul[0] - 1) if kiri >= judul[0] else kiri
        kanan = judul[1] - 1 if len(judul) > 1 else judul[0]
        realisasi = tuple(range(kiri + 1, max(judul[0], kanan if len(judul) > 1 else judul[0]) + 1))
        return _Tata(
            nomor,
            kolom,
            baris,
            kiri,
            realisasi,
            judul[1] if len(judul) > 1 else None,
            sel[judul[0]],
            sel[judul[1]] if len(judul) > 1 else "",
        )
    return None


def _kolom_kode(lembar: Lembar, kepala: int) -> tuple[int, dict[str, int]]:
    """Return the column that holds most codes below the header, and the row of each code (the first one)."""
    per_kolom: dict[int, dict[str, int]] = {}
    for nomor in range(kepala + 1, min(kepala + _CARI, len(lembar.baris))):
        for kolom in range(min(12, len(lembar.baris[nomor]))):
            if kode := _kode(lembar.teks(nomor, kolom)):
                per_kolom.setdefault(kolom, {}).setdefault(kode, nomor)
    return max(per_kolom.items(), key=lambda kb: len(kb[1]), default=(0, {}))


def _kolom_berisi(lembar: Lembar, baris: Mapping[str, int], mulai: int) -> list[int]:
    """Return the columns from the budget heading on that hold an amount, or should."""
    kolom = set()
    for r in baris.values():
        for k in range(mulai, mulai + 12):
            nilai = lembar.sel(r, k)
            if isinstance(nilai, int | float | SelRusak) or (
                isinstance(nilai, str) and re.search(r"\d", nilai)
            ):
                kolom.add(k)
    return sorted(kolom)


def _catat_letak(lembar: Lembar, tata: _Tata, catat: Pencatat) -> None:
    awal = min(tata.baris.values())
    di = (awal, tata.kolom_kode)
    if di != _ASAL_KODE:
        catat.catat(
            "M56",
            tempat=lembar.tempat(*di),
            bagian="Kode rekening",
            diberikan=f"mulai {alamat(*di)}",
            diharapkan=f"mulai {alamat(*_ASAL_KODE)}",
        )
    if tata.anggaran != _ASAL_ANGGARAN:
        catat.catat(
            "M56",
            tempat=lembar.tempat(awal, tata.anggaran),
            bagian="Kolom anggaran",
            diberikan=f"kolom {huruf_kolom(tata.anggaran)}",
            diharapkan=f"kolom {huruf_kolom(_ASAL_ANGGARAN)}",
        )


def _baca_angka(lembar: Lembar, tata: _Tata, sel: PembacaSel) -> tuple[_Angka, int]:
    angka = _Angka({}, {}, ())
    ganda: list[str] = []
    gagal = set()
    for kode, baris in tata.baris.items():
        for kolom, medan in ((tata.anggaran, "anggaran"), *((k, "realisasi") for k in tata.realisasi)):
            try:
                nilai = sel.uang(Di(lembar, baris, kolom, medan))
            except NilaiDitolak:
                gagal.add(kode)
                continue
            if nilai is None:
                continue
            wadah = angka.anggaran if medan == "anggaran" else angka.realisasi
            if kode in wadah:
                ganda.append(kode)
            else:
                wadah[kode] = nilai
            if nilai < 0:
                sel.catat.catat("M26", tempat=lembar.tempat(baris, kolom), diberikan=tampil_rupiah(nilai))
    return _Angka(angka.anggaran, angka.realisasi, tuple(ganda)), len(gagal)


def _daun(baris: Mapping[str, int]) -> frozenset[str]:
    return frozenset(k for k in baris if not any(lain.startswith(k + ".") for lain in baris))


def _belanja(isi: Mapping[str, Decimal], daun: frozenset[str], akun: str = "5") -> Decimal:
    return sum((n for k, n in isi.items() if k in daun and k[0] == akun), Decimal(0))


def _periode(lembar: Lembar, tata: _Tata, catat: Pencatat) -> tuple[int | None, int | None]:
    """Return month and year as the title says them; the last month named is the one meant."""
    for nomor in range(tata.kepala):
        for kolom in range(len(lembar.baris[nomor])):
            teks = lembar.teks(nomor, kolom)
            if not re.match(r"(untuk )?(periode|keadaan|s\.?d\.?|sampai|per |bulan)", teks, re.IGNORECASE):
                continue
            tahun = re.search(r"\b(20\d\d)\b", teks)
            bulan = baca_bulan(re.sub(r"\d", " ", teks))
            awal = _bulan_pertama(teks)
            if bulan and awal and awal != 1 and awal == bulan:
                catat.catat("M74", tempat=lembar.tempat(nomor, kolom), diberikan=NAMA_BULAN[bulan - 1])
            return bulan, int(tahun[1]) if tahun else None
    return None, None


def _bulan_pertama(teks: str) -> int | None:
    return next((b for kata in re.findall(r"[A-Za-z]+", teks) if (b := baca_bulan(kata))), None)


def _unit(lembar: Lembar, tata: _Tata) -> tuple[str, str]:
    """Return unit and sub unit as typed; "" when the dotted line was left as it is."""
    isi = isi_label(lembar, tata.kepala, ("unit organisasi", "sub unit organisasi"))
    return isi.get("unit organisasi", ""), isi.get("sub unit organisasi", "")


def _uraian(lembar: Lembar, tata: _Tata, baris: int) -> str:
    sel = (lembar.teks(baris, k) for k in range(tata.kolom_kode + 1, tata.anggaran))
    return next((t for t in sel if tanpa_titik(t)), "")


def _periksa_contoh(lembar: Lembar, tata: _Tata, angka: _Angka, catat: Pencatat) -> None:
    """Refuse what was left of the sample amounts, all or the realisation; ask about the revenue."""
    pagu, realisasi = angka.anggaran.get("5"), angka.realisasi.get("5")
    if pagu == _CONTOH_PAGU:
        catat.catat(
            "M10", tempat=lembar.tempat(tata.baris["5"], tata.anggaran), contoh=tampil_rupiah(_CONTOH_PAGU)
        )
        return
    if realisasi == _CONTOH_REALISASI:
        catat.catat(
            "M11",
            tempat=lembar.tempat(tata.baris["5"], tata.realisasi[0]),
            bagian="realisasi belanja",
            diberikan=tampil_rupiah(realisasi),
        )
    pendapatan = angka.anggaran.get("4.1")
    if pendapatan == _CONTOH_PENDAPATAN and not angka.realisasi.get("4.1"):
        catat.catat(
            "M11",
            tempat=lembar.tempat(tata.baris["4.1"], tata.anggaran),
            # a round ten million is also a plan that a small unit may really have: ask, do not refuse
            keparahan=Keparahan.JELASKAN,
            bagian="pendapatan",
            diberikan=tampil_rupiah(pendapatan),
        )


def _periksa_jumlah(lembar: Lembar, tata: _Tata, angka: _Angka, catat: Pencatat) -> None:
    """Every total row must be the sum of the rows right below it in the tree."""
    for medan, isi, kolom in (
        ("anggaran", angka.anggaran, tata.anggaran),
        ("realisasi", angka.realisasi, tata.realisasi[0]),
    ):
        for induk, baris in tata.baris.items():
            anak = [k for k in tata.baris if k.rpartition(".")[0] == induk and k in isi]
            if not anak or induk not in isi:
                continue
            jumlah = sum((isi[k] for k in anak), Decimal(0))
            if isi[induk] == jumlah:
                continue
            berlipat = medan == "realisasi" and angka.ganda and isi[induk] == 2 * jumlah
            catat.catat(
                "M60" if berlipat else "M61",
                tempat=lembar.tempat(baris, kolom, medan),
                bagian=f"{induk} {medan}",
                diberikan=tampil_rupiah(isi[induk]),
                diharapkan=tampil_rupiah(jumlah),
                selisih=tampil_rupiah(isi[induk] - jumlah),
            )
    if angka.ganda and not catat.banyak("M60"):
        for kode in angka.ganda:
            catat.catat(
                "M60",
                tempat=lembar.tempat(tata.baris[kode], tata.realisasi[-1]),
                bagian=f"{kode} realisasi",
                diberikan="di dua kolom",
                diharapkan="satu angka",
            )


def _periksa_lebih(lembar: Lembar, tata: _Tata, angka: _Angka, daun: frozenset[str], catat: Pencatat) -> None:
    """Tell realisation above its budget, or without any; never capped. Revenue may exceed its target."""
    for kode in sorted(k for k in angka.realisasi if k[0] != "4" and (k in daun or k == "5")):
        pagu, nilai = angka.anggaran.get(kode, Decimal(0)), angka.realisasi[kode]
        di = lembar.tempat(tata.baris[kode], tata.realisasi[0])
        if nilai > 0 and not pagu:
            catat.catat("M72", tempat=di, diberikan=tampil_rupiah(nilai), bagian=kode)
        elif nilai > pagu:
            catat.catat(
                "M62",
                tempat=di,
                diberikan=tampil_rupiah(nilai),
                diharapkan=tampil_rupiah(pagu),
                persen=tampil_persen(nilai * 100 / pagu),
            )


def _catat_serapan(lembar: Lembar, tata: _Tata, sel: PembacaSel, catat: Pencatat) -> None:
    if tata.serapan is None:
        return
    try:
        nilai = sel.uang(Di(lembar, tata.baris["5"], tata.serapan, "serapan"))
    except NilaiDitolak:
        return
    catat.catat(
        "M92",
        tempat=lembar.tempat(tata.kepala, tata.serapan),
        diharapkan=tata.judul,
        lain=tata.judul_serapan,
        diberikan=tampil_rupiah(nilai),
    )
