"""Anggaran kas: the cash-plan workbook of one unit, XLSX or XLS.

Months are found by their headings, quarter columns between them are never added. The sheet's own
realisation row is recognised (monthly, to date, one lump, empty), told, and never booked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from siap.domain.masukan import BarisAngkas, IsiAngkas, Matra, UnitTerbaca
from siap.domain.uang import tampil_rupiah
from siap.domain.waktu import NAMA_BULAN, NAMA_TRIWULAN, baca_bulan
from siap.intake.catatan import Pencatat, menolak
from siap.intake.konteks import Hasil, Konteks
from siap.intake.sel import Di, NilaiDitolak, PembacaSel
from siap.intake.sumber.label import tanpa_titik
from siap.intake.wadah.lembar import Lembar

_KELOMPOK: Final = {"pendapatan": "4", "belanja": "5", "pembiayaan": "6"}
_CARI: Final = 40
Bulanan = tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class _Tata:
    kepala: int
    bulan: Mapping[int, int]  # month -> column
    triwulan: Mapping[int, int]  # quarter -> column
    rincian: int  # column that says target or realisasi
    baris: Mapping[tuple[str, str], int]  # (account, "target" | "realisasi") -> row


def cocok(lembar: Lembar) -> bool:
    """True when the sheet is a cash plan with target and realisation rows."""
    return _tata(lembar) is not None


def baca_anggaran_kas(lembar: Lembar, konteks: Konteks, catat: Pencatat) -> Hasil:
    """Read the targets per month; the realisation row only to recognise what it is."""
    tata = _tata(lembar)
    if tata is None:
        raise menolak(
            "M16", diharapkan="anggaran kas dengan 12 bulan dan baris target", diberikan="susunan lain"
        )
    sel = PembacaSel(catat)
    pd = konteks.pd or ""
    baris: list[BarisAngkas] = []
    dibaca = ditolak = 0
    target: dict[str, Bulanan] = {}
    for (akun, jenis), nomor in tata.baris.items():
        if jenis != "target":
            continue
        nilai, gagal = _bulanan(lembar, tata, nomor, sel)
        target[akun] = nilai
        if gagal or any(n is not None for n in nilai):
            dibaca += 1
            ditolak += gagal
        if not gagal:
            _periksa_triwulan(lembar, tata, nomor, akun, nilai, sel)
            baris += [
                BarisAngkas(pd, Matra(jenis_belanja=akun), b, n, lembar.tempat(nomor, tata.bulan[b]))
                for b, n in enumerate(nilai, start=1)
                if n is not None
            ]
    belanja = target.get("5", ())
    pagu = _pagu_tertulis(lembar, tata, sel)
    _periksa_target(lembar, tata, belanja, pagu, catat)
    realisasi: Bulanan = ()
    sifat = "kosong"
    if (nomor_r := tata.baris.get(("5", "realisasi"))) is not None:
        realisasi, _ = _bulanan(lembar, tata, nomor_r, PembacaSel(Pencatat(catat.berkas)))
        sifat = _sifat(realisasi, _nilai_triwulan(lembar, tata, nomor_r), _jumlah(belanja))
        _catat_sifat(lembar, nomor_r, realisasi, sifat, catat)
    total = {"anggaran kas": _jumlah(belanja)}
    total |= {
        f"anggaran kas {n}": _jumlah(target[a])
        for n, a in _KELOMPOK.items()
        if a != "5" and _jumlah(target.get(a, ()))
    }
    konteks.maju(1, 1)
    isi = IsiAngkas(
        tahun=_tahun(lembar, tata.kepala),
        unit=(UnitTerbaca(pd, _unit(lembar, tata)),),
        baris=tuple(baris),
        pagu_tertulis=pagu,
        realisasi_per_bulan=realisasi,
        sifat_realisasi=sifat,
    )
    return Hasil(isi, dibaca, dibaca - ditolak, ditolak, total)


def _tata(lembar: Lembar) -> _Tata | None:
    for nomor, sel in lembar.cuplik(_CARI):
        bulan = {
            b: k
            for k, t in enumerate(sel)
            if t and not _triwulan(t) and len(t) < 20 and (b := _nama_bulan(t))
        }
        rincian = next(
            (k for k, t in enumerate(sel) if t.lower() in {"rincian", "uraian", "keterangan"}), None
        )
        if len(bulan) < 12 or rincian is None:
            continue
        triwulan = {q: k for k, t in enumerate(sel) if (q := _triwulan(t))}
        baris = _baris(lembar, nomor, rincian)
        if ("5", "target") in baris:
            return _Tata(nomor, bulan, triwulan, rincian, baris)
    return None


def _nama_bulan(teks: str) -> int | None:
    return baca_bulan(teks) if re.fullmatch(r"(bulan )?[A-Za-z.]+( 20\d\d)?", teks) else None


def _triwulan(teks: str) -> int | None:
    cocok_ = re.fullmatch(r"(?:triwulan|tri wulan|tw)\.?\s*(IV|I{1,3}|[1-4])\b.*", teks, re.IGNORECASE)
    if cocok_ is None:
        return None
    return {"I": 1, "II": 2, "III": 3, "IV": 4}.get(cocok_[1].upper()) or int(cocok_[1])


def _baris(lembar: Lembar, kepala: int, rincian: int) -> dict[tuple[str, str], int]:
    """Return the rows of target and realisasi, each under the last group named to its left."""
    hasil: dict[tuple[str, str], int] = {}
    akun = ""
    for nomor in range(kepala + 1, min(kepala + _CARI, len(lembar.baris))):
        for kolom in range(rincian):
            akun = _KELOMPOK.get(lembar.teks(nomor, kolom).lower().split(" ")[0], akun)
        jenis = lembar.teks(nomor, rincian).lower()
        if akun and jenis in {"target", "realisasi"}:
            hasil.setdefault((akun, jenis), nomor)
    return hasil


def _bulanan(lembar: Lembar, tata: _Tata, nomor: int, sel: PembacaSel) -> tuple[Bulanan, bool]:
    hasil: list[Decimal | None] = []
    gagal = False
    for bulan in range(1, 13):
        di = Di(lembar, nomor, tata.bulan[bulan], NAMA_BULAN[bulan - 1].lower())
        try:
            nilai = sel.uang(di)
        except NilaiDitolak:
            gagal, nilai = True, None
        if nilai is not None and nilai < 0:
            sel.catat.catat("M26", tempat=di.tempat, diberikan=tampil_rupiah(nilai))
        hasil.append(nilai)
    return tuple(hasil), gagal


def _jumlah(nilai: Sequence[Decimal | None]) -> Decimal:
    return sum((n for n in nilai if n is not None), Decimal(0))


def _nilai_triwulan(lembar: Lembar, tata: _Tata, nomor: int) -> dict[int, Decimal]:
    """Return the quarter columns as typed; what cannot be read there matters to nobody."""
    bisu = PembacaSel(Pencatat(lembar.berkas))
    hasil = {}
    for q, kolom in tata.triwulan.items():
        try:
            nilai = bisu.uang(Di(lembar, nomor, kolom))
        except NilaiDitolak:
            continue
        if nilai is not None:
            hasil[q] = nilai
    return hasil


def _periksa_triwulan(
    lembar: Lembar, tata: _Tata, nomor: int, akun: str, nilai: Bulanan, sel: PembacaSel
) -> None:
    for q, tertulis in _nilai_triwulan(lembar, tata, nomor).items():
        jumlah = _jumlah(nilai[q * 3 - 3 : q * 3])
        if tertulis != jumlah:
            sel.catat.catat(
                "M78",
                tempat=lembar.tempat(nomor, tata.triwulan[q]),
                bagian=f"Triwulan {NAMA_TRIWULAN[q - 1]} akun {akun}",
                diberikan=tampil_rupiah(tertulis),
                diharapkan=tampil_rupiah(jumlah),
                selisih=tampil_rupiah(tertulis - jumlah),
            )


def _pagu_tertulis(lembar: Lembar, tata: _Tata, sel: PembacaSel) -> Decimal | None:
    """Return the spending budget as the sheet states it, between the group and the target column."""
    nomor = tata.baris["5", "target"]
    for kolom in range(tata.rincian):
        teks = lembar.teks(nomor, kolom)
        if re.search(r"\d", teks) and re.match(r"\s*(rp|idr)?[\s.\d,]+", teks, re.IGNORECASE):
            try:
                return sel.uang(Di(lembar, nomor, kolom, "pagu"))
            except NilaiDitolak:
                return None
    return None


def _periksa_target(
    lembar: Lembar, tata: _Tata, belanja: Bulanan, pagu: Decimal | None, catat: Pencatat
) -> None:
    di = lembar.tempat(tata.baris["5", "target"])
    jumlah = _jumlah(belanja)
    if not jumlah and not catat.tertolak:
        catat.catat("M10", tempat=di, contoh="target belanja dua belas bulan masih kosong atau 0")
    elif pagu is not None and pagu != jumlah:
        catat.catat(
            "M64",
            tempat=di,
            diberikan=tampil_rupiah(jumlah),
            diharapkan=tampil_rupiah(pagu),
            selisih=tampil_rupiah(jumlah - pagu),
        )


def _sifat(realisasi: Bulanan, triwulan: Mapping[int, Decimal], pagu: Decimal) -> str:
    """Recognise what the realisation row holds: bulanan, kumulatif, sekaligus (one lump) or kosong."""
    terisi = [(b, n) for b, n in enumerate(realisasi, start=1) if n]
    if not terisi:
        return "kosong"
    if len(terisi) == 1:
        return "bulanan" if terisi[0][0] == 1 else "sekaligus"
    nilai = [n for _, n in terisi]
    naik = all(a <= z for a, z in pairwise(nilai))
    berurutan = terisi[-1][0] - terisi[0][0] + 1 == len(terisi)
    if not (naik and berurutan):
        return "bulanan"
    terakhir = dict(terisi)
    ulangan = [q for q, n in triwulan.items() if n and n == terakhir.get(q * 3) and q * 3 - 1 in terakhir]
    return "kumulatif" if ulangan or _jumlah(realisasi) > pagu > 0 or len(nilai) >= 5 else "bulanan"


def _catat_sifat(lembar: Lembar, nomor: int, realisasi: Bulanan, sifat: str, catat: Pencatat) -> None:
    di = lembar.tempat(nomor)
    if sifat == "kosong":
        catat.catat("M67", tempat=di)
    elif sifat == "kumulatif":
        catat.catat("M65", tempat=di, diberikan=tampil_rupiah(_jumlah(realisasi)))
    elif sifat == "sekaligus":
        bulan = next(b for b, n in enumerate(realisasi) if n)
        catat.catat("M66", tempat=di, diberikan=tampil_rupiah(_jumlah(realisasi)), bulan=NAMA_BULAN[bulan])


def _tahun(lembar: Lembar, kepala: int) -> int | None:
    for nomor in range(kepala):
        for kolom in range(len(lembar.baris[nomor])):
            if cocok_ := re.search(
                r"tahun(?: anggaran)?\D{0,5}(20\d\d)", lembar.teks(nomor, kolom), re.IGNORECASE
            ):
                return int(cocok_[1])
    return None


def _unit(lembar: Lembar, tata: _Tata) -> str:
    """Return the unit: beside the groups, else in the title ("OPD KECAMATAN NASSAU")."""
    di_tabel = tanpa_titik(lembar.teks(min(tata.baris.values()), 0))
    if di_tabel and di_tabel.lower() not in _KELOMPOK:
        return di_tabel
    for nomor in range(tata.kepala):
        teks = tanpa_titik(lembar.teks(nomor, 0))
        if re.match(r"(opd|skpd|pd|unit kerja)\b", teks, re.IGNORECASE):
            return re.sub(r"^(opd|skpd|pd|unit kerja)\W*", "", teks, flags=re.IGNORECASE)
        if teks and not re.search(r"anggaran|realisasi|target|pemerintah", teks, re.IGNORECASE):
            return teks
    return ""
