"""Periksa: the self-check. Chain, lines, mart against book, and whether a paper is ours."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from siap.analytics.mart import MartKosong, berkas_berubah, buka
from siap.analytics.rekap import Beda, cek_setara
from siap.domain.uang import tampil_angka
from siap.domain.waktu import NAMA_BULAN
from siap.flows.arsip import tempat_berkas
from siap.flows.mart import akar, fakta_arrow, tertinggal
from siap.ledger.anggaran.queries import versi_berubah_isi_sistem
from siap.ledger.bukti.queries import berkas_bukti_sistem
from siap.ledger.jejak.queries import daftar_berkas, periksa_rantai, peristiwa_dokumen_sistem
from siap.ledger.organisasi.queries import daftar_pemda_sistem, unit_berubah_isi_sistem
from siap.ledger.pelaporan.queries import kiriman_berubah_isi_sistem
from siap.ledger.realisasi.queries import pembukuan_berubah_isi_sistem, tahun_berisi_sistem

_BANYAK = 5


@dataclass(frozen=True, slots=True)
class Pemeriksaan:
    """One thing that was checked: whether it holds, and one sentence."""

    nama: str
    utuh: bool
    kalimat: str

    def sebagai_json(self) -> dict[str, object]:
        """Return the JSON shape of ``siap periksa --json``."""
        return asdict(self)


def periksa_diri() -> list[Pemeriksaan]:
    """Check every chain, every version and booking, and every mart against the book."""
    hasil = _rantai()
    for pemda in daftar_pemda_sistem():
        berubah = [
            *unit_berubah_isi_sistem(pemda.kode),
            *versi_berubah_isi_sistem(pemda.kode),
            *pembukuan_berubah_isi_sistem(pemda.kode),
            *kiriman_berubah_isi_sistem(pemda.kode),
        ]
        hasil.append(
            _tulis(f"isi buku {pemda.kode}", berubah, "setiap versi dan pembukuan sama dengan sidiknya")
        )
        hasil.append(_arsip(pemda.kode))
        hasil.append(_bukti(pemda.kode))
        for tahun in tahun_berisi_sistem(pemda.kode):
            hasil.append(_setara(pemda.kode, tahun))
    return hasil


def _rantai() -> list[Pemeriksaan]:
    periksa = periksa_rantai()
    hasil = [
        Pemeriksaan(
            f"rantai {r.rantai}",
            r.rusak is None,
            r.rusak.kalimat if r.rusak else f"{r.jumlah} peristiwa utuh, hash akhir {r.hash_akhir[:12]}",
        )
        for r in periksa.rantai
    ]
    hasil.append(
        _tulis(
            "kunci tabel",
            [f"tabel {t} kehilangan pemicu hanya-tambah" for t in periksa.tabel_terbuka],
            "semua tabel buku menolak diubah dan dihapus",
        )
    )
    return hasil


def _arsip(pemda: str) -> Pemeriksaan:
    """The imported files are the evidence behind the book: each must be there, byte for byte."""
    salah = []
    sidik = {b.sha256: b.nama for b in daftar_berkas(pemda=pemda)}
    for sha, nama in sidik.items():
        tempat = tempat_berkas(sha)
        if not tempat.exists():
            salah.append(f"{nama} tidak ada di arsip")
        elif hashlib.sha256(tempat.read_bytes()).hexdigest() != sha:
            salah.append(f"{nama} di arsip berubah")
    return _tulis(f"arsip {pemda}", salah, f"{len(sidik)} berkas sama dengan sidiknya")


def _bukti(pemda: str) -> Pemeriksaan:
    """Photos and documents behind reports: each must be there, byte for byte."""
    salah = []
    banyak = 0
    for sha, nama, ukuran in berkas_bukti_sistem(pemda):
        banyak += 1
        tempat = tempat_berkas(sha)
        if not tempat.exists():
            salah.append(f"{nama} tidak ada di arsip")
        elif tempat.stat().st_size != ukuran or hashlib.sha256(tempat.read_bytes()).hexdigest() != sha:
            salah.append(f"{nama} di arsip berubah")
    return _tulis(f"bukti {pemda}", salah, f"{banyak} foto dan dokumen sama dengan sidiknya")


def _setara(pemda: str, tahun: int) -> Pemeriksaan:
    nama = f"buku = mart {pemda} {tahun}"
    try:
        mart = buka(akar(), pemda, tahun)
    except (MartKosong, OSError, ValueError):
        return Pemeriksaan(
            nama, False, f"Mart belum diisi atau rusak. Jalankan siap terbit --pemda {pemda} --tahun {tahun}."
        )
    berubah = [*berkas_berubah(mart)]
    if berubah:  # figures from a changed file prove nothing
        return _tulis(nama, berubah, "")
    beda = [_kalimat_beda(b) for b in cek_setara(mart, fakta_arrow(pemda, tahun))]
    if beda and tertinggal(pemda, tahun):
        return Pemeriksaan(
            nama,
            True,
            f"terbitan {mart.terbitan} tertinggal; pertanyaan berikutnya mengisinya ulang dari buku",
        )
    return _tulis(nama, beda, f"terbitan {mart.terbitan} sama sampai sen")


def _kalimat_beda(b: Beda) -> str:
    titik = f"{b.pd} {NAMA_BULAN[b.bulan - 1]} {b.ukuran}"
    return f"{titik}: buku {tampil_angka(b.buku)}, mart {tampil_angka(b.mart)}"


def _tulis(nama: str, salah: Sequence[str], baik: str) -> Pemeriksaan:
    if not salah:
        return Pemeriksaan(nama, True, baik)
    lebih = f" dan {len(salah) - _BANYAK} lagi" if len(salah) > _BANYAK else ""
    return Pemeriksaan(nama, False, "; ".join(salah[:_BANYAK]) + lebih)


def periksa_dokumen(berkas: Iterable[tuple[str, bytes]], *, kode: str = "") -> list[Pemeriksaan]:
    """Prove papers, by their bytes or by the code printed on them, against what was issued."""
    hasil = []
    for nama, isi in berkas:
        sha = hashlib.sha256(isi).hexdigest()
        hasil.append(_dokumen(nama, peristiwa_dokumen_sistem(sha256=sha)))
    if kode:
        hasil.append(_dokumen(f"kode {kode}", peristiwa_dokumen_sistem(kode=kode.strip().upper())))
    return hasil


def _dokumen(nama: str, peristiwa: Sequence[object]) -> Pemeriksaan:
    if not peristiwa:
        return Pemeriksaan(
            nama, False, "Tidak pernah diterbitkan oleh buku ini, atau sudah diubah sesudah terbit."
        )
    awal = peristiwa[0]
    isi = json.loads(awal.isi)  # type: ignore[attr-defined]  # a Peristiwa; models stay inside the ledger
    return Pemeriksaan(
        nama,
        True,
        f"{isi['rujukan']} terbitan {isi['terbitan']}, diterbitkan {awal.pada:%d-%m-%Y} oleh {awal.oleh}",  # type: ignore[attr-defined]
    )
