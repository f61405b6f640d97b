"""Formulir: the month's form out to any spreadsheet and back: written, read, compared, saved, explained.

An upload is first played through on the book and taken back: what the preview says is what saving would do,
the rules included. Cells that somebody changed meanwhile wait for a person's choice.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from decimal import Decimal
from typing import Any, Final

from django.db import transaction

from siap.documents.writers.formulir import IsiTemuan, TemuanSel, tulis_formulir
from siap.domain.aturan.register import temuan
from siap.domain.laporan.fisik import CaraFisik
from siap.domain.laporan.formulir import (
    FISIK,
    ISIAN_SUB,
    OUTPUT,
    REALISASI,
    BacaanFormulir,
    BarisFormulir,
    Formulir,
    LetakIsian,
    SelFormulir,
    SelTerbaca,
    induk,
)
from siap.domain.laporan.keadaan import PerbuatanLaporan
from siap.domain.laporan.rencana_fisik import Bagian, RencanaSub
from siap.domain.temuan import Keparahan, Tempat, Temuan
from siap.domain.uang import tampil_rupiah
from siap.domain.waktu import Periode
from siap.flows.pelaporan import Alamat, ambang_berlaku, temuan_draf
from siap.intake.sumber.formulir_bulan import baca_formulir
from siap.ledger.jejak.galat import TidakBerwenang
from siap.ledger.nomenklatur.queries import nama_kode_terpakai
from siap.ledger.pelaporan import actions
from siap.ledger.pelaporan.actions.isian import BATAS_OPERASI
from siap.ledger.pelaporan.isian import LetakBaris, LetakSel, Operasi, SelDitolak, rapikan
from siap.ledger.pelaporan.queries import Lembar, lembar_untuk
from siap.ledger.pelaporan.queries.lembar import BarisLembar

#: the place of a finding of the rules names a field of the snapshot; here it is the column of the form
_KOLOM_MEDAN: Final = {"output_jadi": OUTPUT}


@dataclass(frozen=True, slots=True)
class PerubahanIsian:
    """One cell that the upload changes: the value in the file, and what its writer saw. ``nama`` of its line.

    ``server`` and ``versi_server`` say what stands there now; in a conflict also by whom and when.
    """

    sub_kegiatan: str
    rekening: str
    sumber_dana: str
    kolom: str
    nilai: str | None
    dilihat: str | None
    versi: int
    nama: str = ""
    sel: str = ""
    server: str | None = None
    versi_server: int = 0
    oleh: str = ""
    pada: str = ""

    @property
    def letak(self) -> LetakIsian:
        """Where the cell stands."""
        return LetakIsian(self.sub_kegiatan, self.rekening, self.sumber_dana, self.kolom)

    def operasi(self, *, menimpa: bool = False) -> Operasi:
        """Return the change; ``menimpa``: the person saw the server's value and chose their own."""
        return Operasi(
            self.sub_kegiatan,
            self.rekening,
            self.kolom,
            self.nilai,
            self.server if menimpa else self.dilihat,
            self.versi_server if menimpa else self.versi,
            self.sumber_dana,
        )


@dataclass(frozen=True, slots=True)
class TemuanFormulir:
    """A finding as plain values, and the cell of the report that it is about."""

    kode: str
    keparahan: str
    kalimat: str
    tindakan: str
    diberikan: str
    diharapkan: str
    selisih: str
    tempat: dict[str, Any]
    letak: list[str] | None = None

    @property
    def di(self) -> str:
        """Say the place in words."""
        return str(Tempat(**self.tempat))


@dataclass(frozen=True, slots=True)
class PratinjauFormulir:
    """What an upload would do. ``temuan`` is about the file, ``aturan`` about the report as it would be."""

    nama: str
    sha256: str
    boleh: bool = False
    dibaca: int = 0
    sama: int = 0
    ditolak: int = 0
    berubah: tuple[PerubahanIsian, ...] = ()
    bentrok: tuple[PerubahanIsian, ...] = ()
    mentah: tuple[tuple[list[str], str], ...] = ()
    temuan: tuple[TemuanFormulir, ...] = ()
    aturan: tuple[TemuanFormulir, ...] = ()

    def sebagai_catatan(self) -> dict[str, Any]:
        """Return JSON values, to be kept until a person decides."""
        return asdict(self)

    @classmethod
    def dari_catatan(cls, catatan: Mapping[str, Any]) -> PratinjauFormulir:
        """Return what was kept."""
        isi = dict(catatan)
        for kunci in ("berubah", "bentrok"):
            isi[kunci] = tuple(PerubahanIsian(**p) for p in isi[kunci])
        for kunci in ("temuan", "aturan"):
            isi[kunci] = tuple(TemuanFormulir(**t) for t in isi[kunci])
        isi["mentah"] = tuple((list(letak), teks) for letak, teks in isi["mentah"])
        return cls(**isi)


@dataclass(frozen=True, slots=True)
class HasilUnggah:
    """What saving did, cell by cell, and what the rules say of the report now."""

    tersimpan: int
    sama: int
    bentrok: tuple[dict[str, Any], ...] = ()
    lain: tuple[dict[str, Any], ...] = ()
    ulangan: bool = False
    aturan: tuple[TemuanFormulir, ...] = field(default=())


def susun_formulir(alamat: Alamat) -> Formulir:
    """Return the form of a month as it stands; raises TidakDitemukan."""
    if isinstance(alamat.oleh, str):
        raise TidakBerwenang("Formulir bulan diunduh dan diunggah atas nama seorang pengguna.")
    lembar = lembar_untuk(
        pengguna=alamat.oleh,
        pada=alamat.pada,
        pemda=alamat.pemda,
        pd=alamat.pd,
        tahun=alamat.tahun,
        bulan=alamat.bulan,
    )
    pemda = lembar.pd.pemda
    nama = nama_kode_terpakai(pemda=pemda.kode, tahun=alamat.tahun, jenis_pemda=pemda.jenis_nomenklatur)
    return Formulir(
        pemda=pemda.kode,
        nama_pemda=pemda.nama,
        pd=lembar.pd.kode,
        nama_pd=lembar.pd.nama,
        tahun=alamat.tahun,
        bulan=alamat.bulan,
        versi_anggaran=lembar.versi_anggaran,
        baris=tuple(_baris(lembar, nama)),
        sel={LetakIsian(*k): SelFormulir(s.nilai, s.versi) for k, s in lembar.sel.items()},
        nama={k: nama[k] for s in lembar.sub for k in induk(s.sub_kegiatan) if k in nama},
        dapat_diisi=boleh_diisi(lembar),
    )


def boleh_diisi(lembar: Lembar) -> bool:
    """Tell whether the person who asked may fill this report now."""
    return PerbuatanLaporan.SIMPAN in lembar.terbuka


def _baris(lembar: Lembar, nama: Mapping[str, str]) -> Iterator[BarisFormulir]:
    """Yield each sub kegiatan, then its lines; one whose only line goes no deeper is one row."""
    milik: dict[str, list[BarisLembar]] = {}
    for b in lembar.baris:
        milik.setdefault(b.letak.sub_kegiatan, []).append(b)
    for s in lembar.sub:
        daftar = milik.get(s.sub_kegiatan, [])
        sebutan = nama.get(s.sub_kegiatan, "") or (lembar.pd.nama if not s.sub_kegiatan else "")
        fisik = lembar.sel.get(LetakSel(s.sub_kegiatan, "", "", FISIK))
        polos = BarisFormulir(
            s.sub_kegiatan,
            None,
            nama=sebutan,
            target_fisik=s.target_fisik,
            fisik_lalu=s.fisik_lalu,
            cara=s.rencana.cara.value if s.rencana else "",
            fisik=Decimal(fisik.nilai) if fisik and fisik.nilai else None,
        )
        sendiri = [b.letak for b in daftar] == [LetakBaris(s.sub_kegiatan, "", "")]
        yield _beruang(replace(polos, rekening="", sendiri=True), daftar[0]) if sendiri else polos
        for bagian in s.rencana.diisi if s.rencana else ():
            yield BarisFormulir(s.sub_kegiatan, bagian.kode, nama=_sebut(s.rencana, bagian), bagian=True)
        if sendiri:
            continue
        dana = Counter(b.letak.rekening for b in daftar)
        for b in daftar:
            rinci = BarisFormulir(*b.letak, nama=nama.get(b.letak.rekening, ""))
            yield _beruang(replace(rinci, dana_tunggal=dana[b.letak.rekening] == 1), b)


def _sebut(rencana: RencanaSub | None, bagian: Bagian) -> str:
    """Name a stage with its weight, a package with its value."""
    if rencana is not None and rencana.cara is CaraFisik.TAHAPAN:
        return f"Tahap: {bagian.nama}, bobot {format(bagian.ukuran.normalize(), 'f').replace('.', ',')} %"
    return f"Paket: {bagian.nama}, {tampil_rupiah(bagian.ukuran)}"


def _beruang(baris: BarisFormulir, b: BarisLembar) -> BarisFormulir:
    return replace(baris, pagu=b.pagu, angkas=b.angkas, realisasi_lalu=b.realisasi_lalu)


def unduh(alamat: Alamat) -> tuple[str, bytes]:
    """Return name and bytes of the form as it stands."""
    isi = tulis_formulir(susun_formulir(alamat), ambang=ambang_berlaku(alamat), waktu=alamat.pada)
    return nama_berkas(alamat, "formulir"), isi


def nama_berkas(alamat: Alamat, jenis: str) -> str:
    """Return the name under which a form is kept by its receiver."""
    pd = re.sub(r"[^0-9A-Za-z.-]+", "-", alamat.pd)
    return f"{jenis}-{pd}-{alamat.tahun}-{alamat.bulan:02d}.xlsx"


# -- reading an upload ---------------------------------------------------------------------------------------


def pratinjau(alamat: Alamat, nama: str, isi: bytes) -> PratinjauFormulir:
    """Return what an upload would do; nothing is saved. Raises what saving would raise."""
    formulir = susun_formulir(alamat)
    if not formulir.dapat_diisi:
        _tolak_terkunci(alamat)
    bacaan = baca_formulir(nama, isi)
    polos = PratinjauFormulir(nama, bacaan.sha256, dibaca=bacaan.dibaca)
    daftar = [_catat(t, bacaan.alamat.get(t.tempat.sel)) for t in bacaan.temuan]
    if not bacaan.tertolak:
        daftar += [_catat(t) for t in _periksa_milik(alamat, bacaan)]
    if bacaan.tertolak or any(t.kode == "F02" for t in daftar):
        return replace(polos, temuan=tuple(daftar))
    saring = _Saringan(formulir, bacaan)
    operasi = saring.operasi()
    hasil, aturan = _coba(alamat, formulir, [p.operasi() for p in operasi])
    berubah, bentrok, sama = [], [], saring.sama
    for p, h in zip(operasi, hasil, strict=True):
        if h.status == actions.StatusSel.TERSIMPAN:
            berubah.append(replace(p, server=formulir.nilai(p.letak), versi_server=h.versi - 1))
        elif h.status == actions.StatusSel.SAMA:
            sama += 1
        elif h.status == actions.StatusSel.BENTROK:
            kini = replace(p, server=h.nilai, versi_server=h.versi, oleh=h.nama or h.oleh, pada=h.pada)
            bentrok.append(kini)
            saring.temuan.append(_catat(_temuan_bentrok(kini, nama), p.letak))
        else:
            saring.tolak(p.letak, p.nilai or "", h.kalimat, Tempat(berkas=nama, sel=p.sel))
    return replace(
        polos,
        boleh=True,
        sama=sama,
        ditolak=len(bacaan.ditolak) + saring.ditolak,
        berubah=tuple(berubah),
        bentrok=tuple(bentrok),
        mentah=tuple((list(k), teks) for k, teks in {**bacaan.ditolak, **saring.mentah}.items()),
        temuan=tuple(daftar + saring.temuan),
        aturan=aturan,
    )


def _tolak_terkunci(alamat: Alamat) -> None:
    """Refuse an upload to a report that nobody, or not this person, can fill now."""
    raise TidakBerwenang(
        f"Laporan {Periode(alamat.tahun, alamat.bulan).nama} sekarang tidak dapat Anda isi. "
        "Mintalah laporannya dikembalikan atau ditarik lebih dahulu."
    )


def _periksa_milik(alamat: Alamat, bacaan: BacaanFormulir) -> Iterator[Temuan]:
    """Yield a refusal for each line by which the form belongs to another report."""
    harus = {
        "pemda": alamat.pemda,
        "perangkat daerah": alamat.pd,
        "tahun": str(alamat.tahun),
        "bulan": str(alamat.bulan),
    }
    for kunci, isi in harus.items():
        if (diberikan := _rapat(bacaan.pengenal[kunci])) != _rapat(isi):
            yield temuan(
                "F02",
                tempat=Tempat(berkas=bacaan.nama, medan=kunci),
                apa=kunci,
                diberikan=diberikan,
                diharapkan=isi,
            )


def _rapat(teks: str) -> str:
    return " ".join(teks.split())


class _Saringan:
    """Sorts what was read: changes to be tried, what stayed as it was, what no cell of the report takes."""

    def __init__(self, formulir: Formulir, bacaan: BacaanFormulir) -> None:
        self._formulir, self._bacaan = formulir, bacaan
        self._letak = {LetakIsian(*map(_rapat, k)): k for k in formulir.letak()}
        self._nama = {b.letak(k): b.nama for b in formulir.baris for k in b.kolom}
        self._dihitung = {LetakIsian(*map(_rapat, k)): cara for k, cara in formulir.dihitung().items()}
        self.temuan: list[TemuanFormulir] = []
        self.mentah: dict[LetakIsian, str] = {}
        self.ditolak = self.sama = 0

    def operasi(self) -> list[PerubahanIsian]:
        """Return the cells that differ from what was seen, tidied; findings for those that cannot be."""
        hasil = [p for sel in self._bacaan.sel if (p := self._satu(sel)) is not None]
        self._baris_asing()
        self._umum()
        return hasil

    def tolak(self, letak: LetakIsian, nilai: str, sebab: str, tempat: Tempat) -> None:
        """Leave a cell out, with the reason."""
        self.ditolak += 1
        self.mentah[letak] = nilai
        self.temuan.append(_catat(temuan("F07", tempat=tempat, diberikan=nilai[:200], sebab=sebab), letak))

    def _satu(self, sel: SelTerbaca) -> PerubahanIsian | None:
        letak = self._letak.get(sel.letak)
        if sel.letak in self._dihitung:
            self._terhitung(sel)
            return None
        if letak is None:
            self.ditolak += sel.nilai is not None
            return None
        dilihat = self._bacaan.dilihat.get(letak, SelFormulir())
        try:
            nilai = rapikan(letak.kolom, sel.nilai)
        except SelDitolak as salah:
            self.tolak(letak, sel.nilai or "", salah.kalimat, sel.tempat)
            return None
        # without the hidden sheet a blank says nothing: nobody knows whether it was emptied
        if nilai == dilihat.nilai or (not self._bacaan.berpengenal and nilai is None):
            self.sama += 1
            return None
        return PerubahanIsian(
            *letak, nilai, dilihat.nilai, dilihat.versi, nama=self._nama[letak], sel=sel.tempat.sel
        )

    def _terhitung(self, sel: SelTerbaca) -> None:
        """Pass over progress that follows from other cells; one that was typed over is told."""
        dilihat = self._bacaan.dilihat.get(sel.letak, SelFormulir()).nilai
        if sel.nilai is None or sel.nilai == (dilihat or self._formulir.nilai(sel.letak)):
            self.sama += 1
            return
        cara = self._dihitung[sel.letak]
        isi = "outputnya" if cara == CaraFisik.KELUARAN else f"baris {cara}nya"
        self.tolak(sel.letak, sel.nilai, f"Fisik dihitung dari {cara}; isi {isi}.", sel.tempat)

    def _baris_asing(self) -> None:
        sudah: set[tuple[str, str, str]] = set()
        for sel in self._bacaan.sel:
            baris = sel.letak[:3]
            if sel.letak not in (self._letak | self._dihitung) and baris not in sudah:
                sudah.add(baris)
                sebutan = "/".join(k for k in baris if k) or "PD"
                self.temuan.append(_catat(temuan("F03", tempat=sel.tempat, diberikan=sebutan)))

    def _umum(self) -> None:
        """Tell what is different about the form as a whole."""
        di = Tempat(berkas=self._bacaan.nama)
        lama, kini = self._bacaan.pengenal.get("versi anggaran", ""), self._formulir.versi_anggaran
        if lama and _rapat(lama) != _rapat(kini):
            self.temuan.append(_catat(temuan("F10", tempat=di, diberikan=lama, diharapkan=kini or "-")))
        ada = {*(s.letak[:3] for s in self._bacaan.sel), *(k[:3] for k in self._bacaan.ditolak)}
        hilang = [
            b for b in self._formulir.baris if not {tuple(map(_rapat, b.letak(k)[:3])) for k in b.kolom} & ada
        ]
        if hilang:
            self.temuan.append(_catat(temuan("F11", tempat=di, diberikan=str(len(hilang)))))


def _temuan_bentrok(p: PerubahanIsian, nama: str) -> Temuan:
    return temuan(
        "F12",
        tempat=Tempat(berkas=nama, sel=p.sel, medan=p.kolom),
        diberikan=p.nilai or "kosong",
        diharapkan=p.server or "kosong",
        oleh=f" (oleh {p.oleh})" if p.oleh else "",
    )


def _catat(t: Temuan, letak: LetakIsian | None = None) -> TemuanFormulir:
    isi = t.sebagai_json()
    return TemuanFormulir(**isi, letak=None if letak is None else list(letak))  # type: ignore[arg-type]


def _coba(
    alamat: Alamat, formulir: Formulir, operasi: Sequence[Operasi]
) -> tuple[list[actions.HasilSel], tuple[TemuanFormulir, ...]]:
    """Save, ask the rules, and take it all back."""
    with transaction.atomic():
        hasil = [h for j in _kirim(alamat, operasi, "coba") for h in j.hasil]
        aturan = temuan_aturan(alamat, formulir)
        transaction.set_rollback(True)
    return hasil, aturan


def _kirim(alamat: Alamat, operasi: Sequence[Operasi], kunci: str) -> list[actions.Jawaban]:
    """Save in as few batches as the book takes; all of them or none."""
    with transaction.atomic():
        return [
            actions.simpan_sel(
                pemda=alamat.pemda,
                pd=alamat.pd,
                tahun=alamat.tahun,
                bulan=alamat.bulan,
                operasi=operasi[n : n + BATAS_OPERASI],
                kunci=f"{kunci}-{n}" if n else kunci,
                oleh=alamat.oleh,
                pada=alamat.pada,
            )
            for n in range(0, len(operasi), BATAS_OPERASI)
        ]


def simpan(alamat: Alamat, dilihat: PratinjauFormulir, menimpa: Collection[LetakIsian] = ()) -> HasilUnggah:
    """Save what the preview showed, and of its conflicts those that the person chose.

    The key of the batch follows from the file, the changes and the versions that were shown: the same
    confirmation again is the same batch, and changes nothing.
    """
    operasi = [p.operasi() for p in dilihat.berubah]
    operasi += [p.operasi(menimpa=True) for p in dilihat.bentrok if p.letak in menimpa]
    versi = [p.versi_server for p in dilihat.berubah]
    isi = [(*o.letak, o.nilai, o.nilai_dilihat, o.versi) for o in operasi]
    bahan = repr((dilihat.sha256, isi, versi))
    kunci = f"formulir-{hashlib.sha256(bahan.encode()).hexdigest()[:48]}"
    jawaban = _kirim(alamat, operasi, kunci)
    hasil = [h for j in jawaban for h in j.hasil]
    status = [h.status for h in hasil]
    return HasilUnggah(
        tersimpan=status.count(actions.StatusSel.TERSIMPAN.value),
        sama=status.count(actions.StatusSel.SAMA.value),
        bentrok=tuple(asdict(h) for h in hasil if h.status == actions.StatusSel.BENTROK),
        lain=tuple(asdict(h) for h in hasil if h.status in _TAK_TERSIMPAN),
        ulangan=any(j.ulangan for j in jawaban),
        aturan=temuan_aturan(alamat, susun_formulir(alamat)),
    )


_TAK_TERSIMPAN: Final = (actions.StatusSel.DITOLAK.value, actions.StatusSel.TERKUNCI.value)


# -- findings ------------------------------------------------------------------------------------------------


def temuan_aturan(alamat: Alamat, formulir: Formulir) -> tuple[TemuanFormulir, ...]:
    """Return what the rules say of the report as it stands, each with the cell it is about."""
    peta = _peta_kunci(formulir)
    berat = list(Keparahan)
    daftar = [_catat(t.temuan, _letak_temuan(peta, t.temuan.tempat)) for t in temuan_draf(alamat).temuan]
    return tuple(sorted(daftar, key=lambda t: berat.index(Keparahan(t.keparahan))))


def _peta_kunci(formulir: Formulir) -> dict[str, BarisFormulir]:
    """Map the keys by which findings name a line to its row; a sub kegiatan to its first budget line too."""
    peta: dict[str, BarisFormulir] = {}
    garis = [b for b in formulir.baris if not b.bagian]
    for b in garis:
        for isi in ((b.sub_kegiatan, b.rekening, b.sumber_dana), (b.sub_kegiatan, b.rekening)):
            peta.setdefault("/".join(k for k in isi if k) or "PD", b)
    for b in garis:
        if b.sumber_dana:
            peta.setdefault("/".join(k for k in (b.sub_kegiatan, b.sumber_dana) if k), b)
        if b.rekening is not None:
            peta.setdefault(f"{b.sub_kegiatan or 'PD'}#{REALISASI}", b)
    return peta


def _letak_temuan(peta: Mapping[str, BarisFormulir], tempat: Tempat) -> LetakIsian | None:
    baris = peta.get(tempat.sel)
    if baris is None:
        return None
    kolom = _KOLOM_MEDAN.get(tempat.medan, tempat.medan)
    if kolom in ISIAN_SUB:
        return LetakIsian(baris.sub_kegiatan, "", "", kolom)
    if baris.rekening is None:
        rinci = peta.get(f"{baris.sub_kegiatan or 'PD'}#{REALISASI}")
        return baris.letak(FISIK) if rinci is None else rinci.letak(REALISASI)
    return baris.letak(kolom if kolom in baris.kolom else REALISASI)


def unduh_temuan(alamat: Alamat, dilihat: PratinjauFormulir | None = None) -> tuple[str, bytes]:
    """Return the form with its error sheet: of the draft, or of an upload with the values as its writer gave.

    A cell of the upload that the server does not hold yet keeps what its writer saw: uploaded again, it meets
    the same conflict.
    """
    formulir = susun_formulir(alamat)
    daftar = list(dilihat.temuan) if dilihat else []
    daftar += dilihat.aturan if dilihat else temuan_aturan(alamat, formulir)
    mentah: dict[LetakIsian, str] = {}
    if dilihat is not None:
        belum = [p for p in (*dilihat.berubah, *dilihat.bentrok) if formulir.nilai(p.letak) != p.nilai]
        formulir = replace(
            formulir,
            isian={p.letak: p.nilai for p in belum},
            sel={**formulir.sel, **{p.letak: SelFormulir(p.dilihat, p.versi) for p in belum}},
        )
        mentah = {LetakIsian(*letak): teks for letak, teks in dilihat.mentah}
    isi = tulis_formulir(
        formulir,
        ambang=ambang_berlaku(alamat),
        waktu=alamat.pada,
        temuan=IsiTemuan([_sel(t) for t in daftar], mentah),
    )
    return nama_berkas(alamat, "temuan"), isi


def _sel(t: TemuanFormulir) -> TemuanSel:
    isi = Temuan(
        t.kode,
        Keparahan(t.keparahan),
        t.kalimat,
        t.tindakan,
        Tempat(**t.tempat),
        t.diberikan,
        t.diharapkan,
        t.selisih,
    )
    return TemuanSel(isi, None if t.letak is None else LetakIsian(*t.letak))


__all__ = [
    "HasilUnggah",
    "PerubahanIsian",
    "PratinjauFormulir",
    "TemuanFormulir",
    "boleh_diisi",
    "nama_berkas",
    "pratinjau",
    "simpan",
    "susun_formulir",
    "temuan_aturan",
    "unduh",
    "unduh_temuan",
]
