"""Bentuk: the JSON of one batch of cells, judged by its shape before the book is asked. Pure."""

from __future__ import annotations

import json
from typing import Any, Final

from siap.ledger.pelaporan.actions.isian import BATAS_OPERASI
from siap.ledger.pelaporan.isian import Operasi

_KUNCI_BATCH: Final = {"kunci", "operasi"}
#: field of an operation: longest text. What the columns of the book can hold, and no more.
_TEKS: Final = {"sub_kegiatan": 32, "rekening": 32, "sumber_dana": 160, "kolom": 16}
_PANJANG_NILAI: Final = 10_000
_PANJANG_KUNCI: Final = 64
_VERSI_TERTINGGI: Final = 2**31 - 1


class BentukSalah(ValueError):
    """A batch of the wrong shape. ``kalimat`` is for the user."""

    def __init__(self, kalimat: str) -> None:
        super().__init__(kalimat)
        self.kalimat = kalimat


def baca_batch(isi: bytes) -> tuple[str, tuple[Operasi, ...]]:
    """Return the key and the operations of a batch; raises BentukSalah."""
    try:
        data = json.loads(isi)
    except (ValueError, RecursionError):
        raise BentukSalah("Kiriman bukan JSON yang utuh. Kirim ulang.") from None
    if not isinstance(data, dict) or set(data) != _KUNCI_BATCH:
        raise BentukSalah("Kiriman harus berisi “kunci” dan “operasi”, tidak lebih dan tidak kurang.")
    kunci, daftar = data["kunci"], data["operasi"]
    if not isinstance(kunci, str) or not 1 <= len(kunci) <= _PANJANG_KUNCI or not _tertulis(kunci):
        raise BentukSalah(f"“kunci” harus teks 1 sampai {_PANJANG_KUNCI} huruf.")
    if not isinstance(daftar, list) or not daftar:
        raise BentukSalah("“operasi” harus daftar yang berisi paling sedikit satu sel.")
    if len(daftar) > BATAS_OPERASI:
        raise BentukSalah(
            f"{len(daftar)} sel sekaligus terlalu banyak; paling banyak {BATAS_OPERASI}. Kirim bertahap."
        )
    return kunci, tuple(_operasi(o, nomor) for nomor, o in enumerate(daftar, start=1))


def _operasi(data: object, nomor: int) -> Operasi:
    if not isinstance(data, dict):
        raise BentukSalah(f"Operasi ke-{nomor} bukan objek.")
    asing = set(data) - {*_TEKS, "nilai", "nilai_dilihat", "versi"}
    if asing:
        # a name as long as the batch itself is not repeated in full
        raise BentukSalah(f"Operasi ke-{nomor} memuat medan asing “{_kutip(sorted(asing)[0])}”.")
    versi = data.get("versi")
    if type(versi) is not int or not 0 <= versi <= _VERSI_TERTINGGI:
        raise BentukSalah(f"Operasi ke-{nomor}: “versi” harus bilangan bulat dari 0.")
    isi: dict[str, Any] = {
        nama: _teks(data, nama, nomor, panjang, wajib=nama != "sumber_dana")
        for nama, panjang in _TEKS.items()
    }
    nilai, dilihat = (_nilai(data, nama, nomor) for nama in ("nilai", "nilai_dilihat"))
    return Operasi(**isi, nilai=nilai, nilai_dilihat=dilihat, versi=versi)


def _teks(data: dict[str, Any], nama: str, nomor: int, panjang: int, *, wajib: bool) -> str:
    teks = data.get(nama, None if wajib else "")
    if not isinstance(teks, str) or len(teks) > panjang or not _tertulis(teks):
        raise BentukSalah(f"Operasi ke-{nomor}: “{nama}” harus teks, paling panjang {panjang} huruf.")
    return teks


def _nilai(data: dict[str, Any], nama: str, nomor: int) -> str | None:
    if nama not in data:
        raise BentukSalah(f"Operasi ke-{nomor} tidak menyebut “{nama}”. Isi teks, atau null bila kosong.")
    nilai = data[nama]
    if nilai is None:
        return None
    if not isinstance(nilai, str) or len(nilai) > _PANJANG_NILAI or not _tertulis(nilai):
        raise BentukSalah(
            f"Operasi ke-{nomor}: “{nama}” harus teks, paling panjang {_PANJANG_NILAI} huruf, atau null."
        )
    return nilai


def _tertulis(teks: str) -> bool:
    """Tell whether a database can hold the text: no NUL, no half of a surrogate pair."""
    try:
        teks.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in teks


def _kutip(nama: str) -> str:
    return nama[:40].encode("ascii", "backslashreplace").decode("ascii")
