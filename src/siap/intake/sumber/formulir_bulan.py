"""Formulir bulan: the filled form of one PD and month, as it comes back from any spreadsheet.

Rows are known by their codes and columns by their headings, wherever they stand. A cell that cannot be read
is a finding and is left out; the others are read all the same. What the person saw is on the hidden sheet, if
it is still there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from siap.domain.laporan.formulir import (
    BAGIAN,
    FISIK,
    ISIAN_BARIS,
    ISIAN_SUB,
    JENIS_BAGIAN,
    JUMLAH,
    KOLOM,
    LEMBAR_PENGENAL,
    OUTPUT,
    PENGENAL,
    REALISASI,
    TANPA_REKENING,
    TANPA_SUB,
    VERSI,
    BacaanFormulir,
    LetakIsian,
    SelFormulir,
    SelTerbaca,
    baca_tanda,
    cari_kolom,
)
from siap.domain.temuan import Tempat
from siap.domain.uang import tampil_rupiah
from siap.intake.catatan import Ditolak, Pencatat, menolak
from siap.intake.sel import Di, NilaiDitolak, PembacaSel
from siap.intake.wadah.berkas import Berkas
from siap.intake.wadah.lembar import Lembar, SelRusak

_CARI: Final = 40
_WAJIB: Final = ("kode", "rekening", "sumber_dana")
#: rows of sums, as their first cell calls them
_JUMLAH: Final = ("program", "kegiatan")
_KOLOM_ISIAN: Final = tuple(k.kunci for k in KOLOM if k.isian)


@dataclass(frozen=True, slots=True)
class _Kepala:
    lembar: Lembar
    baris: int
    letak: Mapping[str, int]
    pengenal: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Baris:
    """One row with codes: sub kegiatan, rekening (None: the sub kegiatan as a whole), fund.

    ``bagian``: a stage or package, with its code for a rekening.
    """

    nomor: int
    sub: str
    rekening: str | None
    sumber: str
    bagian: bool = False


@dataclass
class _Hasil:
    sel: dict[LetakIsian, SelTerbaca] = field(default_factory=dict)
    ditolak: dict[LetakIsian, str] = field(default_factory=dict)
    alamat: dict[str, LetakIsian] = field(default_factory=dict)
    dibaca: int = 0


def baca_formulir(nama: str, isi: bytes) -> BacaanFormulir:
    """Read an uploaded form; never raises for what is in it."""
    catat = Pencatat(nama)
    polos = BacaanFormulir(nama, hashlib.sha256(isi).hexdigest())
    try:
        berkas = Berkas(nama, isi, catat)
        tersembunyi, dilihat = _baca_pengenal(berkas)
        kepala = _cari_kepala(berkas)
    except Ditolak as ditolak:
        ini = ditolak.temuan
        catat.tambah(ini if ini.tempat.berkas else replace(ini, tempat=Tempat(berkas=nama)))
        return replace(polos, temuan=catat.semua())
    pengenal = {**kepala.pengenal, **(tersembunyi or {})}
    _periksa_pengenal(kepala, tersembunyi, catat)
    if not {"pemda", "perangkat daerah", "tahun", "bulan"} <= pengenal.keys():
        catat.catat("F01", sebab="tidak menyebut perangkat daerah dan bulannya")
        return replace(polos, temuan=catat.semua())
    hilang = [k.judul for k in KOLOM if k.isian and k.kunci not in kepala.letak]
    if hilang:
        catat.catat("F06", tempat=kepala.lembar.tempat(kepala.baris), diberikan=", ".join(hilang))
    baris = list(_baris(kepala, catat))
    hasil = _baca_sel(kepala, baris, catat)
    return replace(
        polos,
        pengenal=pengenal,
        berpengenal=tersembunyi is not None,
        dilihat=dilihat,
        sel=tuple(hasil.sel.values()),
        alamat=hasil.alamat,
        ditolak=hasil.ditolak,
        dibaca=hasil.dibaca,
        temuan=catat.semua(),
    )


def _baca_pengenal(berkas: Berkas) -> tuple[dict[str, str] | None, dict[LetakIsian, SelFormulir]]:
    """Read the hidden sheet, wherever it is now; (None, {}) when there is none."""
    calon = [n for n in (*berkas.lembar_tersembunyi, *berkas.nama_lembar) if n == LEMBAR_PENGENAL]
    if not calon:
        return None, {}
    lembar = berkas.lembar(calon[0])
    if baca_tanda(lembar.teks(0, 0)) != VERSI:
        return None, {}
    pengenal, dilihat, isi = {}, {}, False
    for r in range(1, len(lembar.baris)):
        sel = [_apa_adanya(lembar, r, k) for k in range(6)]
        if isi and sel[3] in (*_KOLOM_ISIAN, BAGIAN):
            versi = int(sel[5]) if sel[5].isascii() and sel[5].isdigit() and len(sel[5]) < 10 else 0
            dilihat[LetakIsian(*sel[:4])] = SelFormulir(sel[4] or None, versi)
        elif sel[0] in PENGENAL and not isi:
            pengenal[sel[0]] = sel[1]
        elif sel[3:5] == ["kolom", "nilai"]:
            isi = True
    return pengenal, dilihat


def _apa_adanya(lembar: Lembar, r: int, k: int) -> str:
    nilai = lembar.sel(r, k)
    return nilai if isinstance(nilai, str) else lembar.teks(r, k)


def _cari_kepala(berkas: Berkas) -> _Kepala:
    """Return the sheet, row and columns of the headings; raises Ditolak."""
    sebab = "tidak ada lembar dengan judul kolom Kode, Rekening, dan Realisasi"
    for lembar in berkas.semua_lembar():
        if lembar.nama == LEMBAR_PENGENAL:
            continue
        for nomor, sel in lembar.cuplik(_CARI):
            letak: dict[str, int] = {}
            for k, teks in enumerate(sel):
                kolom = cari_kolom(teks) if teks else None
                if kolom is not None:
                    letak.setdefault(kolom.kunci, k)
            if "kode" not in letak or not any(k in letak for k in _KOLOM_ISIAN):
                continue
            kurang = [k.judul for k in KOLOM if k.kunci in _WAJIB and k.kunci not in letak]
            if not kurang:
                return _Kepala(lembar, nomor, letak, _pengenal_terlihat(lembar, nomor))
            sebab = f"kolom {', '.join(kurang)} tidak ada, sehingga barisnya tidak dapat dikenali"
    raise menolak("F01", sebab=sebab)


def _pengenal_terlihat(lembar: Lembar, sampai: int) -> dict[str, str]:
    """Read the pairs above the table: a key, and in the next filled cell its value."""
    hasil: dict[str, str] = {}
    for nomor, sel in lembar.cuplik(sampai):
        kunci = ""
        for k, teks in enumerate(sel):
            if teks.lower().rstrip(": ") in PENGENAL:
                kunci = teks.lower().rstrip(": ")
            elif teks and kunci:
                hasil.setdefault(kunci, _apa_adanya(lembar, nomor, k).strip())
                kunci = ""
    return hasil


def _periksa_pengenal(kepala: _Kepala, tersembunyi: Mapping[str, str] | None, catat: Pencatat) -> None:
    """Tell when the hidden sheet is gone, or belongs to another form than the one that is seen."""
    if tersembunyi is None:
        catat.catat("F05", diharapkan=LEMBAR_PENGENAL)
        return
    for kunci, isi in kepala.pengenal.items():
        lain = tersembunyi.get(kunci, isi)
        if kunci != "versi anggaran" and " ".join(lain.split()) != " ".join(isi.split()):
            tempat = kepala.lembar.tempat(max(kepala.baris - 2, 0))
            catat.catat("F02", tempat=tempat, apa=kunci, diberikan=isi, diharapkan=lain)


def _baris(kepala: _Kepala, catat: Pencatat) -> Iterator[_Baris]:
    """Yield the rows with codes; rows of sums say so, a row with figures and no code is a finding."""
    lembar, di = kepala.lembar, kepala.letak
    semua = [_kode(lembar, r, di) for r in range(kepala.baris + 1, len(lembar.baris))]
    atas = {kode[:i] for _, kode, _, _ in semua for i, huruf in enumerate(kode) if huruf == "."}
    for r, kode, rekening, sumber in semua:
        jenis = lembar.teks(r, di["jenis"]).lower() if "jenis" in di else ""
        if kode == JUMLAH or jenis in _JUMLAH or (kode in atas and not rekening and not jenis):
            continue
        if not kode:
            if any(lembar.teks(r, di[k]) for k in _KOLOM_ISIAN if k in di):
                catat.catat("F03", tempat=lembar.tempat(r, di["kode"]), diberikan="tanpa kode")
            continue
        tulis = None if not rekening else "" if rekening == TANPA_REKENING else rekening
        bagian = jenis == JENIS_BAGIAN and bool(tulis)
        yield _Baris(r, "" if kode == TANPA_SUB else kode, tulis, sumber, bagian)


def _kode(lembar: Lembar, r: int, di: Mapping[str, int]) -> tuple[int, str, str, str]:
    return r, lembar.teks(r, di["kode"]), lembar.teks(r, di["rekening"]), lembar.teks(r, di["sumber_dana"])


def _baca_sel(kepala: _Kepala, baris: list[_Baris], catat: Pencatat) -> _Hasil:
    pembaca, hasil = PembacaSel(catat), _Hasil()
    bersub = {b.sub for b in baris if b.rekening is None}
    for b in baris:
        for kolom in _KOLOM_ISIAN:
            if kolom not in kepala.letak:
                continue
            di = Di(kepala.lembar, b.nomor, kepala.letak[kolom], kolom)
            if _milik(b, kolom, bersub):
                _satu(di, b, kolom, pembaca, hasil)
            elif b.rekening is not None and (teks := kepala.lembar.teks(b.nomor, di.kolom)):
                catat.catat(
                    "F08", tempat=di.tempat, kolom=kolom, diberikan=teks[:60], diharapkan="baris rekening"
                )
            elif b.rekening is None and kolom != REALISASI:
                _catatan_di_sub(di, kolom, catat)
    if REALISASI in kepala.letak:
        _periksa_jumlah(kepala, baris, hasil, catat)
    return hasil


def _milik(b: _Baris, kolom: str, bersub: set[str]) -> bool:
    """True when a cell of this column is filled in on this row."""
    if b.bagian:
        return kolom == FISIK
    if b.rekening is None:
        return kolom in ISIAN_SUB
    return kolom in ISIAN_BARIS or (b.rekening == "" and not b.sumber and b.sub not in bersub)


def _catatan_di_sub(di: Di, kolom: str, catat: Pencatat) -> None:
    if teks := di.lembar.teks(di.baris, di.kolom):
        catat.catat(
            "F08", tempat=di.tempat, kolom=kolom, diberikan=teks[:60], diharapkan="baris sub kegiatan"
        )


def _satu(di: Di, b: _Baris, kolom: str, pembaca: PembacaSel, hasil: _Hasil) -> None:
    letak = LetakIsian(b.sub, "", "", kolom) if kolom in ISIAN_SUB else LetakIsian(*_rapat(b), kolom)
    if b.bagian:
        letak = LetakIsian(b.sub, b.rekening or "", "", BAGIAN)
    hasil.dibaca += 1
    hasil.alamat[di.tempat.sel] = letak
    try:
        nilai = _nilai(di, kolom, pembaca)
    except NilaiDitolak:
        hasil.ditolak[letak] = _mentah(di)
        hasil.sel.pop(letak, None)
        return
    lama = hasil.sel.get(letak)
    if lama is not None and lama.nilai != nilai:
        pembaca.catat.catat(
            "F04",
            tempat=di.tempat,
            kolom=kolom,
            apa="/".join(k for k in letak[:3] if k) or TANPA_SUB,
            diberikan=lama.nilai or "kosong",
            diharapkan=nilai or "kosong",
        )
        hasil.ditolak[letak] = _mentah(di)
        hasil.sel.pop(letak)
    elif letak not in hasil.ditolak:
        hasil.sel[letak] = SelTerbaca(letak, nilai, di.tempat)


def _mentah(di: Di) -> str:
    nilai = di.nilai
    return nilai.teks if isinstance(nilai, SelRusak) else di.lembar.teks(di.baris, di.kolom)


def _rapat(b: _Baris) -> tuple[str, str, str]:
    return b.sub, b.rekening or "", b.sumber


def _nilai(di: Di, kolom: str, pembaca: PembacaSel) -> str | None:
    """Return the value of a cell as cells write it; raises NilaiDitolak, the finding is noted."""
    if kolom == REALISASI:
        return _tulis(pembaca.uang(di))
    if kolom == FISIK:
        return _tulis(pembaca.persen(di))
    if kolom == OUTPUT:
        return _tulis(pembaca.banyak(di))
    nilai = di.nilai
    if isinstance(nilai, SelRusak):
        pembaca.catat.catat("M23" if nilai.rumus else "M22", tempat=di.tempat, diberikan=nilai.teks)
        raise NilaiDitolak
    teks = nilai if isinstance(nilai, str) else di.lembar.teks(di.baris, di.kolom)
    return teks.replace("\r\n", "\n").replace("\r", "\n").strip() or None


def _tulis(angka: Decimal | None) -> str | None:
    """Write a number without trailing zeros, as cells do."""
    if angka is None:
        return None
    teks = format(angka, "f")
    teks = teks.rstrip("0").rstrip(".") if "." in teks else teks
    return "0" if teks in ("-0", "") else teks


def _periksa_jumlah(kepala: _Kepala, baris: list[_Baris], hasil: _Hasil, catat: Pencatat) -> None:
    """Tell of a figure that was typed over a sum: it is not read, and would be missed."""
    bisu = PembacaSel(Pencatat(catat.berkas))
    rincian: dict[str, list[Decimal]] = {}
    for letak, sel in hasil.sel.items():
        if letak.kolom == REALISASI and sel.nilai is not None:
            rincian.setdefault(letak.sub_kegiatan, []).append(Decimal(sel.nilai))
    for b in baris:
        if b.rekening is not None:
            continue
        di = Di(kepala.lembar, b.nomor, kepala.letak[REALISASI], REALISASI)
        try:
            tertulis = bisu.uang(di)
        except NilaiDitolak:
            continue
        jumlah = sum(rincian.get(b.sub, ()), Decimal(0))
        if tertulis is not None and tertulis != jumlah:
            catat.catat(
                "F09",
                tempat=di.tempat,
                diberikan=tampil_rupiah(tertulis),
                diharapkan=tampil_rupiah(jumlah),
                selisih=tampil_rupiah(tertulis - jumlah),
            )
