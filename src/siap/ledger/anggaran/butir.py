"""Lines as the book holds them: checked, in sen, and comparable at the grain that both sides have.

Pure: values in, values out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from decimal import Decimal

from siap.domain.kode import jenis_belanja_dari
from siap.domain.masukan import Matra
from siap.domain.uang import sen
from siap.ledger.jejak.galat import IsiTidakSah

#: sub kegiatan, rekening, jenis belanja, sumber dana
Kunci = tuple[str, str, str, str]

_PANJANG = (("sub kegiatan", 32), ("rekening", 32), ("jenis belanja", 16), ("sumber dana", 160))


def kunci_matra(matra: Matra) -> Kunci:
    """Return the four codes of a line; jenis belanja is taken from the rekening when it is blank."""
    jenis = matra.jenis_belanja or (jenis_belanja_dari(matra.rekening) if matra.rekening else "")
    kunci = (matra.sub_kegiatan, matra.rekening, jenis, matra.sumber_dana)
    for kode, (sebutan, panjang) in zip(kunci, _PANJANG, strict=True):
        if len(kode) > panjang:
            raise IsiTidakSah(
                f"Kode {sebutan} “{kode[:40]}…” terlalu panjang; paling banyak {panjang} huruf."
            )
    return kunci


def kode_cetak(butir: Iterable[Sequence[int | str]]) -> set[str]:
    """Return the codes of lines that a table prints with a name: sub kegiatan, jenis belanja, sumber dana."""
    return {str(b[i]) for b in butir for i in (0, 2, 3)}


def sen_sah(nilai: Decimal) -> int:
    """Return the amount in sen; raises IsiTidakSah for one that the book cannot hold."""
    try:
        return sen(nilai)
    except ValueError as salah:
        raise IsiTidakSah(str(salah)) from None


#: what the book keeps of one part of a plan, in the order of its hash
KOLOM_BAGIAN = ("sub_kegiatan", "urut", "cara", "kode", "nama", "bobot", "nilai", "target", "satuan")


def butir_bersidik(baris: Iterable[Sequence[int | str | None]]) -> list[tuple[int | str, ...]]:
    """Return lines as they are hashed: what a line does not have is ""."""
    return [tuple("" if n is None else n for n in b) for b in baris]


def sidik_baris(baris: Iterable[Sequence[int | str]]) -> str:
    """Return the hash of lines, whatever their order."""
    isi = json.dumps(sorted([list(b) for b in baris]), separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(isi.encode()).hexdigest()


def belanja(jenis: str) -> bool:
    """Return True for spending: akun 5, or a line that does not say its account."""
    return jenis == "" or jenis[:1] == "5"


def sama_pada_butir(baru: Iterable[tuple[Kunci, int]], lama: Iterable[tuple[Kunci, int]]) -> bool:
    """Return True when the new lines say nothing that the old, finer ones do not say already.

    The old lines are added up to the grain of the new ones (an LRA knows only "5.1") and compared; accounts
    that only one side has (a DPA without revenue) do not count, but spending must be on both.
    """
    daftar_baru, daftar_lama = list(baru), list(lama)
    akun = {_akun(k) for k, _ in daftar_baru} & {_akun(k) for k, _ in daftar_lama}
    if "5" not in akun:
        return False
    dalam = {len(k[2].split(".")) if k[2] else 0 for k, _ in daftar_baru}
    kedalaman = dalam.pop() if len(dalam) == 1 else None
    terisi = tuple(any(k[i] for k, _ in daftar_baru) for i in range(4))

    def jumlah(daftar: list[tuple[Kunci, int]]) -> dict[Kunci, int]:
        hasil: dict[Kunci, int] = {}
        for kunci, nilai in daftar:
            if _akun(kunci) in akun:
                kasar = _kasarkan(kunci, terisi, kedalaman)
                hasil[kasar] = hasil.get(kasar, 0) + nilai
        return {k: n for k, n in hasil.items() if n}

    return jumlah(daftar_baru) == jumlah(daftar_lama)


def _akun(kunci: Kunci) -> str:
    return kunci[2][:1] or "5"


def _kasarkan(kunci: Kunci, terisi: tuple[bool, ...], kedalaman: int | None) -> Kunci:
    sub, rekening, jenis, sumber = (k if isi else "" for k, isi in zip(kunci, terisi, strict=True))
    if kedalaman is not None:
        jenis = ".".join(jenis.split(".")[:kedalaman]) if kedalaman else ""
    return (sub, rekening, jenis, sumber)
