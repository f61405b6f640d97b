"""Catatan JSON: one field of one record to one exact value, with a finding when that is impossible."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn

from siap.domain.kode import KodeTidakTerbaca
from siap.domain.temuan import Tempat
from siap.domain.uang import AlasanAngka, AngkaTidakTerbaca, baca_rupiah_atau_kosong
from siap.intake.catatan import Pencatat, menolak
from siap.intake.sel import NilaiDitolak

_ALASAN = {AlasanAngka.NOTASI_ILMIAH: "M27", AlasanAngka.DESIMAL: "M25"}
#: SIPD writes a missing value as JSON null, as an empty text, or as this word
_KOSONG = {"", "null", "none", "-"}


def wajib_ada(catatan: Sequence[Mapping[str, Any]], medan: Sequence[str]) -> None:
    """Refuse a document whose records do not have the fields it is read by."""
    hilang = [m for m in medan if not any(m in c for c in catatan)]
    if hilang:
        raise menolak(
            "M16", diharapkan=f"isian {', '.join(hilang)}", diberikan=", ".join(list(catatan[0])[:8])
        )


@dataclass(frozen=True, slots=True)
class BarisJson:
    """One record, by its place in the list (1-based)."""

    isi: Mapping[str, Any]
    nomor: int
    catat: Pencatat

    def tempat(self, medan: str = "") -> Tempat:
        """Place for a finding."""
        return Tempat(berkas=self.catat.berkas, baris=self.nomor, medan=medan)

    def teks(self, medan: str) -> str:
        """Return a field as one line of text, "" when it is missing or says "null"."""
        nilai = self.isi.get(medan)
        if nilai is None or isinstance(nilai, dict | list):
            return ""
        rapi = " ".join(str(nilai).split())
        return "" if rapi.lower() in _KOSONG else rapi

    def uang(self, medan: str) -> Decimal | None:
        """Return rupiah; None for what SIPD leaves out. Raises ``NilaiDitolak``."""
        nilai = self.isi.get(medan)
        if nilai is None or (isinstance(nilai, str) and nilai.strip().lower() in _KOSONG):
            return None
        if isinstance(nilai, bool | dict | list):
            self._tolak("M20", medan, nilai, "Isian bukan angka.")
        try:
            return baca_rupiah_atau_kosong(nilai)
        except AngkaTidakTerbaca as salah:
            self._tolak(_ALASAN.get(salah.alasan, "M20"), medan, nilai, salah.kalimat)

    def uang_wajib(self, medan: str) -> Decimal:
        """Return rupiah; a missing amount refuses the row."""
        nilai = self.uang(medan)
        if nilai is None:
            self.catat.catat("M30", tempat=self.tempat(medan), medan=medan)
            raise NilaiDitolak
        return nilai

    def kode(self, medan: str, normal: Callable[[str], str]) -> str:
        """Return a normalised code, "" when the field is empty. Raises ``NilaiDitolak``."""
        teks = self.teks(medan)
        if not teks:
            return ""
        try:
            return normal(teks)
        except KodeTidakTerbaca as salah:
            self._tolak("M49", medan, teks, salah.kalimat)

    def tanggal(self, medan: str) -> date | None:
        """Return the day of a timestamp ("2025-01-02T00:00:00Z"); None when missing."""
        teks = self.teks(medan)
        if not teks:
            return None
        try:
            # the hour and its zone say when it was stored; the day is what counts
            return date.fromisoformat(re.split(r"[T ]", teks)[0])
        except ValueError as salah:
            self.catat.catat("M29", tempat=self.tempat(medan), diberikan=teks)
            raise NilaiDitolak from salah

    def _tolak(self, kode: str, medan: str, nilai: object, sebab: str) -> NoReturn:
        self.catat.catat(kode, tempat=self.tempat(medan), diberikan=str(nilai)[:80], sebab=sebab)
        raise NilaiDitolak
