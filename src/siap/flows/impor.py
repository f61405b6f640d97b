"""Impor: from bytes to the book. Read, compare, show; then book each file whole or not at all.

A preview does exactly what booking does and then takes it back, so that what was shown is what will
happen. Per file: one transaction, one acceptance (same bytes for the same PD and month: "sudah ada"),
and after the last file one refill of the mart for the PD that changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from siap.domain.aturan.register import temuan
from siap.domain.masukan import Bacaan, JenisBerkas
from siap.domain.temuan import Tempat, Temuan
from siap.flows.arsip import simpan_berkas
from siap.flows.daftar import Daftar, baca_daftar
from siap.flows.galat import GalatPemakai
from siap.flows.mart import isi_mart
from siap.flows.pembukuan import MENGENALKAN_PD, bukukan_isi, penggantinya, rencanakan
from siap.flows.tujuan import Tujuan
from siap.intake import Konteks, baca
from siap.ledger.akun.queries import Pelaku, nama_pelaku
from siap.ledger.jejak.actions import terima_berkas
from siap.ledger.jejak.galat import GalatBuku
from siap.ledger.jejak.queries import berkas_bersidik, berkas_diterima
from siap.ledger.organisasi.actions import jenis_pemda_dari, tetapkan_pemda

__all__ = ["BerkasMasuk", "HasilBerkas", "HasilImpor", "Permintaan", "baca_daftar", "bukukan", "pratinjau"]

DITERIMA, DITOLAK, SUDAH_ADA = "diterima", "ditolak", "sudah ada"
#: what a file repeats when no file said it: the figures of a submitted report
_BUKU = "isi buku"

#: Kinds that belong to the nation, not to one Pemda and year.
TANPA_PEMDA = frozenset({JenisBerkas.NOMENKLATUR, JenisBerkas.WILAYAH})

Kemajuan = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class BerkasMasuk:
    """A file as it arrived: its name without folder, and its bytes."""

    nama: str
    isi: bytes

    @classmethod
    def dari_jalur(cls, jalur: Path) -> BerkasMasuk:
        """Read a file from disk."""
        return cls(jalur.name, jalur.read_bytes())


@dataclass(frozen=True, slots=True)
class Permintaan:
    """What the person said besides the files. Blank means: let the file say it."""

    jenis: JenisBerkas | None = None
    pemda: str = ""
    tahun: int | None = None
    bulan: int | None = None
    pd: str = ""
    tahap: str = ""
    dasar: str = ""
    daftar: Daftar | None = None
    #: PD that this person may book for; None: all of the Pemda.
    hanya_pd: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class HasilBerkas:
    """What happened to one file: status, rows, totals as read, and every finding."""

    nama: str
    sha256: str
    jenis: str | None
    status: str
    dibaca: int = 0
    diterima: int = 0
    ditolak: int = 0
    total: Mapping[str, Decimal] = field(default_factory=dict)
    temuan: tuple[Temuan, ...] = ()


@dataclass(frozen=True, slots=True)
class HasilImpor:
    """The answer to one call. ``terbitan`` is the edition after booking, "" after a preview."""

    jenis: str | None
    pratinjau: bool
    berkas: tuple[HasilBerkas, ...]
    terbitan: str = ""


def pratinjau(
    berkas: Sequence[BerkasMasuk],
    permintaan: Permintaan,
    *,
    oleh: Pelaku,
    pada: datetime,
    kemajuan: Kemajuan | None = None,
) -> HasilImpor:
    """Show what ``bukukan`` would do; afterwards the book is as before."""
    with transaction.atomic():
        hasil = _jalankan(berkas, _Jalan(permintaan, oleh, pada, arsip=False, kemajuan=kemajuan))
        transaction.set_rollback(True)
    return HasilImpor(_nama_jenis(permintaan), True, hasil)


def bukukan(
    berkas: Sequence[BerkasMasuk],
    permintaan: Permintaan,
    *,
    oleh: Pelaku,
    pada: datetime,
    kemajuan: Kemajuan | None = None,
) -> HasilImpor:
    """Book every file that can be booked; a refused file books nothing and says why.

    Raises GalatPemakai when the call itself is incomplete (no pemda, no year).
    """
    jalan = _Jalan(permintaan, oleh, pada, arsip=True, kemajuan=kemajuan)
    hasil = _jalankan(berkas, jalan)
    terbitan = ""
    for (pemda, tahun), pd in sorted(jalan.berubah.items()):
        terbitan = isi_mart(pemda, tahun, pd=pd, pada=pada)
    return HasilImpor(_nama_jenis(permintaan), False, hasil, terbitan)


def _nama_jenis(permintaan: Permintaan) -> str | None:
    return permintaan.jenis.value if permintaan.jenis else None


Berubah = dict[tuple[str, int], set[str]]


@dataclass(frozen=True, slots=True)
class _Jalan:
    """One run over several files: what was asked, by whom, and what has happened so far."""

    permintaan: Permintaan
    oleh: Pelaku
    pada: datetime
    arsip: bool
    kemajuan: Kemajuan | None
    berubah: Berubah = field(default_factory=dict)
    diterima: dict[str, str] = field(default_factory=dict)  # hash -> name, accepted in this run
    pd_baru: list[str] = field(default_factory=list)  # files that made PD known in this run

    def maju(self, nama: str, selesai: int, jumlah: int) -> None:
        """Tell the progress, if anyone listens."""
        if self.kemajuan is not None:
            self.kemajuan(nama, selesai, jumlah)


def _jalankan(berkas: Sequence[BerkasMasuk], jalan: _Jalan) -> tuple[HasilBerkas, ...]:
    """Take the files of the list first, so that a copy under another name is known as a copy."""
    urutan = sorted(range(len(berkas)), key=lambda i: _belum_tercantum(berkas[i], jalan.permintaan))
    hasil: dict[int, HasilBerkas] = {}
    for selesai, i in enumerate(urutan):
        jalan.maju(berkas[i].nama, selesai, len(berkas))
        hasil[i] = _satu(berkas[i], jalan)
    for i in urutan if jalan.pd_baru else ():
        # refused only because its PD was in a file that came later: now it is known
        if hasil[i].status == DITOLAK and {t.kode for t in hasil[i].temuan if t.menolak} == {"M40"}:
            hasil[i] = _satu(berkas[i], jalan)
    jalan.maju("", len(berkas), len(berkas))
    return tuple(hasil[i] for i in range(len(berkas)))


def _belum_tercantum(satu: BerkasMasuk, permintaan: Permintaan) -> bool:
    return permintaan.daftar is not None and permintaan.daftar.cari(satu.nama) is None


def _satu(satu: BerkasMasuk, jalan: _Jalan) -> HasilBerkas:
    """Read, compare and book one file."""
    permintaan = jalan.permintaan
    sha = hashlib.sha256(satu.isi).hexdigest()
    pd, bulan, awal = _pemilik(satu, permintaan)
    if any(t.menolak for t in awal) and (lama := _pernah(sha, jalan)):
        # unlisted, but the very bytes of an accepted file: nothing is missing, so nothing is refused
        return _sudah_ada(satu, sha, permintaan.jenis, lama)
    bacaan = baca(
        permintaan.jenis,
        satu.nama,
        satu.isi,
        konteks=Konteks(
            pd=pd or None,
            bulan=bulan,
            tahun=permintaan.tahun,
            dasar=permintaan.dasar or None,
            kemajuan=lambda sudah, semua: jalan.maju(f"{satu.nama}: baris", sudah, semua),
        ),
    )
    jenis = bacaan.jenis or permintaan.jenis
    if bacaan.tertolak or any(t.menolak for t in awal):
        return _hasil(satu, bacaan, DITOLAK, awal)
    if jenis not in TANPA_PEMDA:
        _wajib_pemda(permintaan.pemda)
    tujuan = Tujuan(
        pemda="" if jenis in TANPA_PEMDA else permintaan.pemda,
        tahun=permintaan.tahun,
        pd=pd,
        bulan=bulan,
        tahap=permintaan.tahap,
        nama=satu.nama,
        sha256=sha,
        oleh=jalan.oleh,
        pada=jalan.pada,
        hanya_pd=permintaan.hanya_pd,
    )
    try:
        hasil = _bukukan_satu(satu, bacaan, tujuan, jalan)
    except GalatBuku as salah:
        return _hasil(satu, bacaan, DITOLAK, (*awal, _dari_buku(satu, salah)))
    return replace(hasil, temuan=(*(_bertempat(t, satu.nama) for t in awal), *hasil.temuan))


def _wajib_pemda(kode: str) -> None:
    """A call without a pemda, or with a code that is none, is the caller's to mend, not the file's."""
    if not kode:
        raise GalatPemakai(
            "Pemda belum disebut. Tambahkan --pemda dengan kode Kemendagri, misalnya --pemda 18.04."
        )
    try:
        jenis_pemda_dari(kode)
    except GalatBuku as salah:
        raise GalatPemakai(str(salah)) from salah


def _pernah(sha: str, jalan: _Jalan) -> str:
    """Name under which these bytes were accepted, in this run or before; "" when they never were."""
    if sha in jalan.diterima:
        return jalan.diterima[sha]
    lama = berkas_bersidik(pemda=jalan.permintaan.pemda, sha256=sha)
    return lama.nama if lama else ""


def _bukukan_satu(satu: BerkasMasuk, bacaan: Bacaan, tujuan: Tujuan, jalan: _Jalan) -> HasilBerkas:
    """Book one readable file in one transaction, or nothing of it. Raises GalatBuku when the book refuses."""
    siapa = nama_pelaku(jalan.oleh)
    jenis = str(bacaan.jenis)
    with transaction.atomic():
        if tujuan.pemda:
            tetapkan_pemda(kode=tujuan.pemda, oleh=siapa, pada=jalan.pada)
        rencana = rencanakan(bacaan, tujuan)
        if any(t.menolak for t in rencana.temuan):
            transaction.set_rollback(True)
            return _hasil(satu, bacaan, DITOLAK, rencana.temuan)
        lama = berkas_diterima(pemda=tujuan.pemda, jenis=jenis, sha256=bacaan.sha256, kunci=rencana.kunci)
        if lama is not None:
            diganti = tuple(_bertempat(t, satu.nama) for t in penggantinya(rencana))
            transaction.set_rollback(True)
            sudah_ada = _sudah_ada(satu, bacaan.sha256, bacaan.jenis, lama.nama, bacaan)
            return replace(sudah_ada, temuan=(*sudah_ada.temuan, *diganti))
        tercatat = bukukan_isi(rencana)
        if any(t.menolak for t in tercatat.temuan):
            transaction.set_rollback(True)
            return _hasil(satu, bacaan, DITOLAK, (*rencana.temuan, *tercatat.temuan))
        if not tercatat.baru:
            transaction.set_rollback(True)
            return _sudah_ada(satu, bacaan.sha256, bacaan.jenis, _BUKU, bacaan)
        if jalan.arsip:
            simpan_berkas(bacaan.sha256, satu.isi)
        terima_berkas(
            pemda=tujuan.pemda,
            jenis=jenis,
            sha256=bacaan.sha256,
            nama=satu.nama[:255],
            ukuran=len(satu.isi),
            kunci=rencana.kunci,
            oleh=siapa,
            pada=jalan.pada,
            ringkasan={k: f"{v:f}" for k, v in bacaan.total.items()},
        )
    jalan.diterima[bacaan.sha256] = satu.nama
    if bacaan.jenis in MENGENALKAN_PD or bacaan.jenis is JenisBerkas.PD:
        jalan.pd_baru.append(satu.nama)
    if tujuan.pemda and rencana.tujuan.tahun is not None:
        jalan.berubah.setdefault((tujuan.pemda, rencana.tujuan.tahun), set()).update(rencana.pd)
    return _hasil(satu, bacaan, DITERIMA, (*rencana.temuan, *tercatat.temuan))


def _pemilik(satu: BerkasMasuk, permintaan: Permintaan) -> tuple[str, int | None, tuple[Temuan, ...]]:
    """Whose file and which month, by the list or the command line; what is wrong with that, as findings."""
    tempat = Tempat(berkas=satu.nama)
    pd, bulan = permintaan.pd, permintaan.bulan
    if permintaan.daftar is not None:
        baris = permintaan.daftar.cari(satu.nama)
        if baris is None:
            return pd, bulan, (temuan("M08", tempat=tempat, diharapkan=permintaan.daftar.nama),)
        pd, bulan = baris.pd or pd, baris.bulan if baris.bulan is not None else bulan
    if bulan is not None and not 1 <= bulan <= 12:
        return pd, None, (temuan("M44", tempat=tempat, diberikan=str(bulan)),)
    return pd, bulan, ()


def _hasil(satu: BerkasMasuk, bacaan: Bacaan, status: str, tambahan: tuple[Temuan, ...]) -> HasilBerkas:
    ditolak = status == DITOLAK
    return HasilBerkas(
        nama=satu.nama,
        sha256=bacaan.sha256,
        jenis=bacaan.jenis.value if bacaan.jenis else None,
        status=status,
        dibaca=bacaan.dibaca,
        diterima=0 if ditolak else bacaan.diterima,
        ditolak=bacaan.dibaca if ditolak else bacaan.ditolak,
        total=bacaan.total,
        temuan=tuple(_bertempat(t, satu.nama) for t in (*bacaan.temuan, *tambahan)),
    )


def _bertempat(t: Temuan, nama: str) -> Temuan:
    return t if t.tempat.berkas else replace(t, tempat=replace(t.tempat, berkas=nama))


def _sudah_ada(
    satu: BerkasMasuk, sha: str, jenis: JenisBerkas | None, lama: str, bacaan: Bacaan | None = None
) -> HasilBerkas:
    catatan = temuan("M07", tempat=Tempat(berkas=satu.nama), diberikan=lama)
    return HasilBerkas(
        nama=satu.nama,
        sha256=sha,
        jenis=jenis.value if jenis else None,
        status=SUDAH_ADA,
        dibaca=bacaan.dibaca if bacaan else 0,
        total=bacaan.total if bacaan else {},
        temuan=(catatan,),
    )


def _dari_buku(satu: BerkasMasuk, salah: GalatBuku) -> Temuan:
    """The book's own refusal as a finding: it is already a whole sentence."""
    return temuan("M58", tempat=Tempat(berkas=satu.nama), sebab=str(salah))
