"""Baris: one row of a control table out of its sums."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from siap.domain.metrik.katalog import hitung_baris
from siap.domain.penilaian.pita import Pita, nilai
from siap.domain.rekap import BarisRekap, StatusLapor, Ukuran


def susun_baris(
    kode: str,
    nama: str,
    ukuran: Ukuran,
    *,
    pita: Pita,
    pagu_total: Decimal | None,
    kelompok: str = "",
    status: StatusLapor | None = None,
    versi_anggaran: str = "",
) -> BarisRekap:
    """Return a row with every metric and its zone; rank and findings are added by the table."""
    angka = hitung_baris(ukuran, pagu_total)
    return BarisRekap(
        kode=kode,
        nama=nama,
        kelompok=kelompok,
        ukuran=ukuran,
        **angka,  # type: ignore[arg-type]  # the catalogue's row metrics are the fields of BarisRekap
        zona=kode_zona(pita, angka),
        status_lapor=status,
        versi_anggaran=versi_anggaran,
    )


def kode_zona(pita: Pita, angka: Mapping[str, Decimal | None]) -> str | None:
    """Return the code of the zone that the band set gives these figures."""
    zona = nilai(pita, angka.get(pita.metrik), angka)
    return None if zona is None else zona.kode
