"""Sajian: the JSON shapes of the command line, shared by the CLI and the API so that both say the same.

Money and percentages are strings with two decimals and a dot, rounded half-up here and nowhere
earlier; unknown is null.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from siap.domain.temuan import Temuan

if TYPE_CHECKING:
    from siap.domain.rekap import BarisRekap, Rekap
    from siap.flows.impor import HasilImpor

_SATUAN_KECIL = Decimal("0.01")
_ANGKA = (
    "pagu",
    "angkas",
    "realisasi",
    "sisa",
    "persen_pagu",
    "persen_angkas",
    "target_persen",
    "deviasi_keu",
    "fisik",
    "target_fisik",
    "deviasi_fisik",
)


def dua_desimal(nilai: Decimal | None) -> str | None:
    """Print a number for machines: "984959704911.00"; None stays None; never "-0.00"."""
    if nilai is None:
        return None
    bulat = nilai.quantize(_SATUAN_KECIL, rounding=ROUND_HALF_UP)
    return f"{bulat + 0:f}" if bulat else "0.00"


def _temuan(temuan: tuple[Temuan, ...]) -> list[dict[str, object]]:
    return [t.sebagai_json() for t in temuan]


def baris_json(baris: BarisRekap) -> dict[str, object]:
    """One row (or the total) of ``siap rekap --json``."""
    return {
        "kode": baris.kode,
        "nama": baris.nama,
        "kelompok": baris.kelompok,
        **{nama: dua_desimal(getattr(baris, nama)) for nama in _ANGKA},
        "zona": baris.zona,
        "status_lapor": baris.status_lapor.value if baris.status_lapor else None,
        "verifikasi": baris.verifikasi.value if baris.verifikasi else None,
        "peringkat": baris.peringkat,
        "unit_wajib": baris.unit_wajib or None,
        "unit_lapor": baris.unit_lapor if baris.unit_wajib else None,
        "temuan": _temuan(baris.temuan),
    }


def rekap_json(rekap: Rekap) -> dict[str, object]:
    """The whole control table as ``siap rekap --json`` prints it."""
    return {
        "pemda": rekap.pemda,
        "nama": rekap.nama,
        "tahun": rekap.tahun,
        "bulan": rekap.bulan,
        "terbitan": rekap.terbitan,
        "versi_anggaran": rekap.versi_anggaran,
        "cakupan": {
            "pd_wajib": rekap.cakupan.pd_wajib,
            "pd_lapor": rekap.cakupan.pd_lapor,
            "pd_verifikasi": rekap.cakupan.pd_verifikasi,
            "pagu_wajib": dua_desimal(rekap.cakupan.pagu_wajib),
            "pagu_lapor": dua_desimal(rekap.cakupan.pagu_lapor),
        },
        "total": baris_json(rekap.total),
        "baris": [baris_json(b) for b in rekap.baris],
        "per": rekap.per,
        "dasar_peringkat": rekap.dasar_peringkat,
        "pita": rekap.pita,
        "temuan": _temuan(rekap.temuan),
    }


def impor_json(hasil: HasilImpor) -> dict[str, object]:
    """The answer of ``siap impor --json``: one object per file, findings in full."""
    return {
        "jenis": hasil.jenis,
        "pratinjau": hasil.pratinjau,
        "berkas": [
            {
                "nama": b.nama,
                "sha256": b.sha256,
                "jenis": b.jenis,
                "status": b.status,
                "dibaca": b.dibaca,
                "diterima": b.diterima,
                "ditolak": b.ditolak,
                # money was quantised to sen when it was read, counts were not: each prints as it is
                "total": {nama: f"{nilai:f}" for nama, nilai in b.total.items()},
                "temuan": _temuan(b.temuan),
            }
            for b in hasil.berkas
        ],
    }
