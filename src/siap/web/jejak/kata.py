"""Kata: what a deed, a thing and a field of the jejak are called; an unknown one is shown as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from siap.domain.uang import dari_sen, tampil_angka, tampil_rupiah
from siap.domain.waktu import NAMA_BULAN
from siap.ledger.akun.jejak import SelTercatat

PERBUATAN: Final[Mapping[str, str]] = {
    "pelaporan.buka_laporan": "Membuka laporan",
    "pelaporan.simpan": "Mengisi sel",
    "pelaporan.ajukan": "Mengajukan laporan",
    "pelaporan.tarik": "Menarik laporan",
    "pelaporan.kembalikan": "Mengembalikan laporan",
    "pelaporan.verifikasi": "Memverifikasi laporan",
    "pelaporan.kunci": "Mengunci bulan",
    "pelaporan.buka_kembali": "Membuka kembali bulan",
    "pelaporan.koreksi": "Mengoreksi bulan terkunci",
    "realisasi.bukukan_realisasi": "Membukukan realisasi",
    "realisasi.bukukan_fisik": "Membukukan fisik",
    "anggaran.bukukan_anggaran": "Membukukan anggaran",
    "anggaran.bukukan_angkas": "Membukukan anggaran kas",
    "anggaran.bukukan_target_fisik": "Membukukan target fisik",
    "anggaran.bukukan_rencana_fisik": "Membukukan rencana fisik",
    "organisasi.catat_pemda": "Mencatat pemda",
    "organisasi.ubah_pemda": "Mengubah pemda",
    "organisasi.catat_pd": "Mencatat perangkat daerah",
    "organisasi.ubah_pd": "Mengubah perangkat daerah",
    "organisasi.muat_wilayah": "Memuat daftar wilayah",
    "organisasi.catat_libur": "Mencatat hari libur",
    "organisasi.atur_konfigurasi": "Mengatur setelan",
    "akun.buat_pengguna": "Membuat akun",
    "akun.beri_peran": "Memberi peran",
    "akun.cabut_peran": "Mencabut peran",
    "jejak.terima_berkas": "Menerima berkas",
    "jejak.periksa": "Memeriksa rantai",
    "pack.terbit": "Menerbitkan dokumen",
}
_MEDAN: Final[Mapping[str, str]] = {
    "alasan": "Alasan",
    "status": "Isi",
    "sidik": "Sidik",
    "jatuh_tempo": "Jatuh tempo",
    "tepat_waktu": "Tepat waktu",
    "temuan": "Temuan",
    "catatan": "Catatan",
    "sebelum": "Sebelum",
    "sesudah": "Sesudah",
    "sumber": "Sumber",
    "sha256": "SHA-256",
    "baris": "Baris",
    "nama": "Nama",
    "jenis": "Jenis",
    "jumlah_sen": "Jumlah",
    "hash": "Hash",
    "utuh": "Utuh",
}
#: fields that a list has no room for
_PANJANG: Final = frozenset({"sidik", "sha256", "hash", "jatuh_tempo"})
_KOLOM: Final = {
    "realisasi": "Realisasi",
    "fisik": "Fisik",
    "output": "Output",
    "kendala": "Kendala",
    "bagian": "Bagian fisik",
}


def nama_perbuatan(perbuatan: str) -> str:
    """Name a deed."""
    if perbuatan in PERBUATAN:
        return PERBUATAN[perbuatan]
    return perbuatan.partition(".")[2].replace("_", " ").capitalize() or perbuatan


def nama_kolom(kolom: str) -> str:
    """Name a column of a cell."""
    return _KOLOM.get(kolom, "Catatan koreksi" if kolom == "catatan" else kolom.capitalize())


def bagian_objek(objek: str) -> dict[str, str]:
    """Split the name of a thing: "laporan=1.06;tahun=2026;bulan=9"."""
    hasil: dict[str, str] = {}
    for bagian in objek.split(";"):
        nama, ada, nilai = bagian.partition("=")
        if ada:
            hasil[nama] = nilai
    return hasil


def sebut_objek(objek: str, pd: Mapping[str, str]) -> str:
    """Say what an event is about: "Dinas Sosial, September 2026"."""
    medan = bagian_objek(objek)
    kode = medan.get("laporan") or medan.get("pd")
    if kode is None:
        return objek.replace("=", " ").replace(";", ", ").strip(", ")
    tahun, bulan = medan.get("tahun", ""), medan.get("bulan", "")
    waktu = f"{NAMA_BULAN[int(bulan) - 1]} {tahun}" if bulan.isdigit() and 1 <= int(bulan) <= 12 else tahun
    return ", ".join(x for x in (pd.get(kode, kode), waktu) if x)


def sebut_nilai(sel: SelTercatat, nilai: str | None) -> str:
    """Print a value of a cell; a blank says so."""
    if nilai is None or nilai == "":
        return "kosong"
    if sel.kolom == "realisasi" and _angka(nilai):
        return tampil_rupiah(Decimal(nilai))
    if sel.kolom in ("fisik", "output", "bagian") and _angka(nilai):
        return nilai.replace(".", ",") + ("" if sel.kolom == "output" else " %")
    return nilai


def _angka(nilai: str) -> bool:
    return nilai.removeprefix("-").replace(".", "", 1).isdigit()


def ringkasan(medan: Mapping[str, Any]) -> list[str]:
    """Return what matters of an event on a list: the move of a report, and the words that were given."""
    hasil = []
    lama, baru = medan.get("sebelum"), medan.get("sesudah")
    if isinstance(lama, dict) and isinstance(baru, dict) and "keadaan" in lama and "keadaan" in baru:
        hasil.append(f"{lama['keadaan']} → {baru['keadaan']}, kiriman ke-{baru.get('nomor', 0)}")
    for nama in ("alasan", "catatan", "kalimat"):
        if medan.get(nama):
            hasil.append(_tulis(medan[nama]))
    if hasil:
        return hasil
    return [f"{n}: {i}" for n, i in rincian({k: v for k, v in medan.items() if k not in _PANJANG})[:4]]


def rincian(medan: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the rest of an event in words, what is empty left out."""
    hasil = []
    for nama, nilai in medan.items():
        if nama in ("kunci", "versi") or nilai in (None, "", [], {}):
            continue
        if nama in ("sebelum", "sesudah") and isinstance(nilai, dict):
            hasil.append((_MEDAN[nama], _keadaan(nilai)))
        elif nama == "jumlah_sen" and isinstance(nilai, int):
            hasil.append(("Jumlah", tampil_rupiah(dari_sen(nilai))))
        else:
            hasil.append((_MEDAN.get(nama, nama.replace("_", " ").capitalize()), _tulis(nilai)))
    return [(n, i) for n, i in hasil if i]


def _keadaan(nilai: Mapping[str, Any]) -> str:
    return ", ".join(f"{k.replace('_', ' ')} {_tulis(v)}" for k, v in nilai.items() if v not in (None, ""))


def _tulis(nilai: Any) -> str:
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, int):
        return tampil_angka(nilai)
    if isinstance(nilai, dict):
        return _keadaan(nilai)
    if isinstance(nilai, list):
        return _daftar(nilai)
    return str(nilai)


def _daftar(nilai: Iterable[Any]) -> str:
    isi = [str(n.get("alasan") or _keadaan(n)) if isinstance(n, dict) else str(n) for n in nilai]
    lebih = f" dan {len(isi) - 5} lagi" if len(isi) > 5 else ""
    return "; ".join(isi[:5]) + lebih
