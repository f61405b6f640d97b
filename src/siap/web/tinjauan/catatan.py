"""Catatan: the notes of a return as a form holds them, with and without a script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.http import QueryDict

from siap.ledger.pelaporan.actions import CatatanSel
from siap.ledger.pelaporan.isian import LetakSel
from siap.web.tinjauan.naskah import KOLOM_BAGIAN, KOLOM_GARIS, KOLOM_SUB, SEBUTAN_KOLOM, Tampilan, sebut

#: one return about more cells than this is a conversation, not a form
PALING_BANYAK: Final = 100


@dataclass(frozen=True, slots=True)
class CatatanTerketik:
    """One note that is being written: the row ("b12", "s3"), the column, the words."""

    baris: str
    kolom: str
    alasan: str
    letak: LetakSel
    kode: str
    nama: str

    @property
    def pilihan(self) -> tuple[tuple[str, str], ...]:
        """Return the columns of its row."""
        return pilihan_kolom(self.baris)

    @property
    def sebagai_catatan(self) -> CatatanSel:
        """Return it as the book takes it."""
        letak = self.letak
        return CatatanSel(self.alasan, letak.sub_kegiatan, letak.rekening, letak.sumber_dana, self.kolom)


def pilihan_kolom(baris: str) -> tuple[tuple[str, str], ...]:
    """Return the columns that a row has, with their names."""
    kolom = {"b": KOLOM_GARIS, "t": KOLOM_BAGIAN}.get(baris[:1], KOLOM_SUB)
    return tuple((k, SEBUTAN_KOLOM[k]) for k in kolom)


def baca(kiriman: QueryDict, tampilan: Tampilan, nama: Mapping[str, str]) -> list[CatatanTerketik]:
    """Return the notes about cells that were typed, in order; a row of another submission is left out.

    The fields ``baris``, ``kolom`` and ``alasan`` come once per note. The button ``tambah`` names a row for
    one more; ``hapus`` the row whose last note goes.
    """
    kolom, alasan = kiriman.getlist("kolom"), kiriman.getlist("alasan")
    hapus = kiriman.get("hapus", "")
    hasil = []
    for n, baris in enumerate(kiriman.getlist("baris")[:PALING_BANYAK]):
        if baris in tampilan.letak:
            pilih = kolom[n] if n < len(kolom) else ""
            teks = alasan[n] if n < len(alasan) else ""
            hasil.append(_catatan(baris, pilih, teks, tampilan, nama))
    terakhir = next((n for n in range(len(hasil) - 1, -1, -1) if hasil[n].baris == hapus), None)
    if terakhir is not None:
        del hasil[terakhir]
    tambah = kiriman.get("tambah", "")
    if tambah in tampilan.letak and len(hasil) < PALING_BANYAK:
        hasil.append(_catatan(tambah, "", "", tampilan, nama))
    return hasil


def _catatan(
    baris: str, kolom: str, alasan: str, tampilan: Tampilan, nama: Mapping[str, str]
) -> CatatanTerketik:
    letak = tampilan.letak[baris]
    dikenal = {k for k, _ in pilihan_kolom(baris)}
    kode, sebutan = sebut(letak, nama)
    dipilih = kolom if kolom in dikenal else letak.kolom
    return CatatanTerketik(baris, dipilih, alasan[:2_000], letak, kode, sebutan)
