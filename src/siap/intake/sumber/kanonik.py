"""Kanonik: SIAP's own forms dpa, angkas, target-fisik, realisasi and fisik, filled in and read back.

Blank amounts are no rows, 0 is one. A row that cannot be read is refused with every reason it has; a row
of totals is compared with what was read, never added to it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from typing import Final, TypeVar

from siap.domain.kode import (
    KodeTidakTerbaca,
    jenis_belanja_dari,
    normal_rekening,
    normal_sub_kegiatan,
    normal_sumber_dana,
)
from siap.domain.masukan import (
    BarisAngkas,
    BarisFisik,
    BarisPagu,
    BarisRealisasi,
    Isi,
    IsiAnggaran,
    IsiAngkas,
    IsiFisik,
    IsiRealisasi,
    IsiTarget,
    JenisBerkas,
    Matra,
    Sifat,
    UnitTerbaca,
)
from siap.domain.templat import TEMPLAT
from siap.domain.temuan import Keparahan
from siap.domain.uang import tampil_rupiah
from siap.domain.waktu import NAMA_BULAN
from siap.intake.catatan import Pencatat, menolak
from siap.intake.konteks import Hasil, Konteks
from siap.intake.sel import Di, NilaiDitolak, PembacaSel
from siap.intake.sumber.isian import BULANAN, NILAI, PERSEN, Isian, kolom_nilai
from siap.intake.sumber.kepala import cari_kepala, periksa_kepala
from siap.intake.sumber.periksa_isian import periksa_isian
from siap.intake.wadah.lembar import Lembar

T = TypeVar("T")
_JUMLAH: Final = re.compile(r"^(grand\s*total|sub\s*total|total|jumlah)\b", re.IGNORECASE)
_SETIAP: Final = 2_000


def cocok(lembar: Lembar, jenis: JenisBerkas) -> bool:
    """True when a sheet has the headings of this form (PD and month may come from the person)."""
    kepala = cari_kepala(lembar, jenis)
    if kepala is None:
        return False
    wajib = {k.nama for k in kepala.templat.kolom if k.wajib} - {"pd", "bulan"}
    return wajib <= kepala.letak.keys()


def baca_kanonik(lembar: Lembar, jenis: JenisBerkas, konteks: Konteks, catat: Pencatat) -> Hasil:
    """Read one filled form."""
    kepala = cari_kepala(lembar, jenis)
    if kepala is None:
        kolom = ", ".join(k.nama for k in TEMPLAT[jenis].kolom if k.wajib)
        raise menolak(
            "M14", diharapkan=kolom, diberikan=", ".join(next(iter(lembar.cuplik(1)), (0, []))[1])[:200]
        )
    periksa_kepala(lembar, kepala, konteks, catat)
    b = Isian(lembar, kepala, konteks, catat, PembacaSel(catat, dari_teks=not lembar.nama), jenis)
    tahun = tahun_berkas(b)
    _di_atas_kepala(b)
    for nomor in range(kepala.data, len(lembar.baris)):
        if nomor % _SETIAP == 0:
            konteks.maju(nomor, len(lembar.baris))
        if lembar.terisi(nomor) and not _lewati(b, nomor):
            _baca_baris(b, nomor)
    konteks.maju(len(lembar.baris), len(lembar.baris))
    if not b.dibaca:
        raise menolak("M06")
    if b.kosong:
        catat.catat("M36", jumlah=b.kosong)
    periksa_isian(b)
    return Hasil(_isi(b, tahun), b.dibaca, b.diterima, b.dibaca - b.diterima, _total(b))


def tahun_berkas(b: Isian) -> int | None:
    """Return the year above the table, else the one that was said."""
    tertulis = re.search(r"\b(20\d\d)\b", b.kepala.keterangan.get("tahun", ""))
    if tertulis is None:
        return b.konteks.tahun
    _cek_tahun(b, int(tertulis[1]))
    return int(tertulis[1])


def _cek_tahun(b: Isian, tahun: int) -> None:
    if b.konteks.tahun is not None and tahun != b.konteks.tahun:
        b.catat.catat("M45", diberikan=str(tahun), diharapkan=str(b.konteks.tahun))


def _di_atas_kepala(b: Isian) -> None:
    """Take a lone amount above its column as the file's own total (flat exports have it there)."""
    if b.jenis in PERSEN:
        return
    for nomor in range(b.kepala.baris):
        for kolom, _, nama in kolom_nilai(b):
            nilai = b.lembar.sel(nomor, kolom)
            if isinstance(nilai, int | float) and not isinstance(nilai, bool):
                _catat_jumlah(b, nomor, kolom, nama)


def _catat_jumlah(b: Isian, nomor: int, kolom: int, nama: str) -> None:
    try:
        nilai = b.sel.uang(Di(b.lembar, nomor, kolom, nama))
    except NilaiDitolak:
        return
    if nilai is not None:
        b.tertulis.append((nomor, nama, nilai))


def _lewati(b: Isian, nomor: int) -> bool:
    """Tell rows that hold no data: column numbers under the header, and the file's own totals."""
    teks = [b.lembar.teks(nomor, k) for k in range(len(b.lembar.baris[nomor]))]
    isi = [t.strip("()") for t in teks if t]
    if nomor == b.kepala.data and len(isi) >= 4 and isi == [str(n) for n in range(1, len(isi) + 1)]:
        return True
    angka = {k for k, _, _ in kolom_nilai(b)}
    pertama = next((t for k, t in enumerate(teks) if t and k not in angka), "")
    if not _JUMLAH.match(pertama):
        return False
    if b.jenis not in PERSEN and not re.match(r"sub", pertama, re.IGNORECASE):
        for kolom, _, nama in kolom_nilai(b):
            _catat_jumlah(b, nomor, kolom, nama)
    return True


def _baca_baris(b: Isian, nomor: int) -> None:
    """Read one row, every cell of it even after a bad one."""
    gagal = False

    def coba(baca: Callable[[], T], bawaan: T) -> T:
        nonlocal gagal
        try:
            return baca()
        except NilaiDitolak:
            gagal = True
            return bawaan

    baca_nilai = b.sel.persen if b.jenis in PERSEN else b.sel.uang
    nilai = [
        (bulan, angka)
        for kolom, bulan, nama in kolom_nilai(b)
        if (angka := coba(lambda k=kolom, n=nama: baca_nilai(Di(b.lembar, nomor, k, n)), None)) is not None  # type: ignore[misc]
    ]
    if not nilai and not gagal:
        b.kosong += 1
        return
    b.dibaca += 1
    pd = coba(lambda: pd_baris(b, nomor), "")
    matra = coba(lambda: _matra(b, nomor), Matra())
    bulan_baris = coba(lambda: _bulan(b, nomor), 0)
    coba(lambda: _sifat(b, nomor), None)
    if gagal:
        return
    siap = [(bulan or bulan_baris, angka) for bulan, angka in nilai]
    if not _kunci_baru(b, nomor, pd, matra, siap[0][0] if b.jenis not in BULANAN else 0):
        return
    b.diterima += 1
    for bulan, angka in siap:
        b.baris.append((pd, bulan, matra, angka, nomor))
        if angka < 0:
            b.catat.catat("M26", tempat=b.lembar.tempat(nomor), diberikan=tampil_rupiah(angka))


def di_baris(b: Isian, nomor: int, nama: str) -> Di | None:
    """Return the cell of a column, None when the file does not have it."""
    kolom = b.kepala.kolom(nama)
    return None if kolom is None else Di(b.lembar, nomor, kolom, nama)


def pd_baris(b: Isian, nomor: int) -> str:
    """Return whose row this is; raises ``NilaiDitolak``."""
    di = di_baris(b, nomor, "pd")
    kode, nama = b.sel.kode(di, str) if di else ("", "")
    kode = kode.strip() or (b.konteks.pd or "")
    if not kode:
        b.catat.catat("M30", tempat=b.lembar.tempat(nomor, di.kolom if di else None, "pd"), medan="pd")
        raise NilaiDitolak
    if b.konteks.pd is not None and kode != b.konteks.pd:
        b.catat.catat(
            "M41",
            tempat=b.lembar.tempat(nomor, di.kolom if di else None, "pd"),
            diberikan=kode,
            diharapkan=b.konteks.pd,
            keparahan=Keparahan.TOLAK,
        )
        raise NilaiDitolak
    if kode not in b.unit or not b.unit[kode]:
        nama_pd = di_baris(b, nomor, "nama_pd")
        b.unit[kode] = (b.lembar.teks(nomor, nama_pd.kolom) if nama_pd else "") or nama
    return kode


def _sumber_dana(teks: str) -> str:
    """Normalise a fund code; several funds, or a name, stay as they are written."""
    try:
        return normal_sumber_dana(teks)
    except KodeTidakTerbaca:
        return " ".join(teks.split())


def kode_baris(b: Isian, nomor: int, nama: str, normal: Callable[[str], str]) -> str:
    """Return a normalised code, "" when blank; its name is kept. Raises ``NilaiDitolak``."""
    di = di_baris(b, nomor, nama)
    if di is None:
        return ""
    kode, uraian = b.sel.kode(di, normal)
    if kode:
        di_nama = di_baris(b, nomor, f"nama_{nama}")
        uraian = (b.lembar.teks(nomor, di_nama.kolom) if di_nama else "") or uraian
        if uraian:
            b.uraian.setdefault(kode, uraian)
    return kode


def _matra(b: Isian, nomor: int) -> Matra:
    sub = kode_baris(b, nomor, "sub_kegiatan", normal_sub_kegiatan)
    if b.jenis in PERSEN:
        return Matra(sub_kegiatan=sub)
    rekening = kode_baris(b, nomor, "rekening", normal_rekening)
    jenis = jenis_belanja_dari(kode_baris(b, nomor, "jenis_belanja", normal_rekening))
    dari_rekening = jenis_belanja_dari(rekening)
    if jenis and rekening and not (dari_rekening + ".").startswith(jenis + "."):
        di = di_baris(b, nomor, "jenis_belanja")
        b.catat.catat(
            "M49",
            tempat=di.tempat if di else None,
            diberikan=jenis,
            diharapkan=dari_rekening,
            sebab=f"Jenis belanja {jenis} tidak sesuai dengan rekening {rekening}.",
        )
        raise NilaiDitolak
    return Matra(sub, rekening, dari_rekening or jenis, kode_baris(b, nomor, "sumber_dana", _sumber_dana))


def _bulan(b: Isian, nomor: int) -> int:
    if b.jenis not in (JenisBerkas.REALISASI, JenisBerkas.FISIK):
        return 0
    di = di_baris(b, nomor, "bulan")
    hasil = b.sel.bulan(di) if di else None
    if hasil is None:
        if b.konteks.bulan is None:
            b.catat.catat("M30", tempat=di.tempat if di else b.lembar.tempat(nomor), medan="bulan")
            raise NilaiDitolak
        return b.konteks.bulan
    bulan, tahun = hasil
    if di and b.konteks.bulan is not None and bulan != b.konteks.bulan:
        b.catat.catat(
            "M42",
            tempat=di.tempat,
            diberikan=NAMA_BULAN[bulan - 1],
            diharapkan=NAMA_BULAN[b.konteks.bulan - 1]
            if 1 <= b.konteks.bulan <= 12
            else str(b.konteks.bulan),
            keparahan=Keparahan.TOLAK,
        )
        raise NilaiDitolak
    if tahun is not None:
        _cek_tahun(b, tahun)
    return bulan


def _sifat(b: Isian, nomor: int) -> None:
    di = di_baris(b, nomor, "sifat")
    teks = b.lembar.teks(nomor, di.kolom).lower() if di else ""
    if not teks:
        return
    try:
        b.sifat.add(Sifat(teks))
    except ValueError as salah:
        b.catat.catat(
            "M33",
            tempat=di.tempat if di else None,
            diberikan=teks,
            diharapkan=", ".join(Sifat),
            medan="sifat",
        )
        raise NilaiDitolak from salah


def _kunci_baru(b: Isian, nomor: int, pd: str, matra: Matra, bulan: int) -> bool:
    """Note a key that stands twice: money is added, two percentages cannot be."""
    kunci = (pd, bulan, matra)
    lama = b.kunci.setdefault(kunci, nomor)
    if lama == nomor:
        return True
    bagian = [
        pd,
        NAMA_BULAN[bulan - 1] if bulan else "",
        matra.sub_kegiatan,
        matra.rekening,
        matra.sumber_dana,
    ]
    persen = b.jenis in PERSEN
    b.catat.catat(
        "M50" if persen else "M39",
        tempat=b.lembar.tempat(nomor),
        diberikan=str(lama + 1),
        kunci=", ".join(x for x in bagian if x),
    )
    return not persen


_AKUN: Final = {"4": "pendapatan", "6": "pembiayaan"}


def _total(b: Isian) -> dict[str, Decimal]:
    total: dict[str, Decimal] = {}
    if b.jenis not in PERSEN:
        nama = {JenisBerkas.ANGKAS: "anggaran kas"}.get(b.jenis) or NILAI[b.jenis]
        banyak_bulan = b.jenis is JenisBerkas.REALISASI and len({m for _, m, *_ in b.baris}) > 1
        hitung: dict[str, Decimal] = defaultdict(Decimal)
        for _, bulan, matra, nilai, _ in b.baris:
            akun = _AKUN.get(matra.jenis_belanja[:1])
            ekor = f" {NAMA_BULAN[bulan - 1]}" if banyak_bulan else ""
            hitung[(f"{nama} {akun}" if akun else nama) + ekor] += nilai
        total |= hitung
    return total | {"baris": Decimal(b.diterima), "PD": Decimal(len({pd for pd, *_ in b.baris}))}


def _isi(b: Isian, tahun: int | None) -> Isi:
    unit = tuple(UnitTerbaca(kode, nama) for kode, nama in b.unit.items())
    di = b.lembar.tempat
    if b.jenis is JenisBerkas.DPA:
        pagu = tuple(BarisPagu(pd, m, n, di(r)) for pd, _, m, n, r in b.baris)
        return IsiAnggaran(tahun, unit, pagu, b.uraian)
    if b.jenis is JenisBerkas.ANGKAS:
        kas = tuple(BarisAngkas(pd, m, bulan, n, di(r)) for pd, bulan, m, n, r in b.baris)
        return IsiAngkas(tahun, unit, kas, uraian=b.uraian)
    if b.jenis is JenisBerkas.REALISASI:
        uang = tuple(BarisRealisasi(pd, bulan, m, n, di(r)) for pd, bulan, m, n, r in b.baris)
        return IsiRealisasi(tahun, _sifat_berkas(b), unit, uang, uraian=b.uraian)
    fisik = tuple(BarisFisik(pd, bulan, m.sub_kegiatan, n, di(r)) for pd, bulan, m, n, r in b.baris)
    jenis_isi = IsiTarget if b.jenis is JenisBerkas.TARGET_FISIK else IsiFisik
    return jenis_isi(tahun, unit, fisik, b.uraian)


def _sifat_berkas(b: Isian) -> Sifat:
    """Return what the amounts mean: the column, else the mark above the header, else to date."""
    if len(b.sifat) == 1:
        return next(iter(b.sifat))
    tertulis = b.kepala.keterangan.get("sifat", "").lower()
    return Sifat(tertulis) if tertulis in tuple(Sifat) else Sifat.KUMULATIF
