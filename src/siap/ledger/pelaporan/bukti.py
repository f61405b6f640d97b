"""Bukti kirim: the signed part of a submission's receipt. Its proof is in ``pembuktian``."""

from __future__ import annotations

from django.utils.timezone import localtime

from siap.domain.waktu import NAMA_BULAN, tampil_tanggal
from siap.ledger.pelaporan.models import Kiriman
from siap.ledger.pelaporan.pembuktian import JUDUL, BuktiDitolak, periksa_bukti, teks_bukti

__all__ = ["BuktiDitolak", "naskah_bukti", "periksa_bukti", "teks_bukti"]


def naskah_bukti(kiriman: Kiriman) -> str:
    """Return the part that is signed: one field per line, so that a person can read it too."""
    laporan = kiriman.laporan
    medan = {
        "nomor": kiriman.nomor_bukti,
        "pemda": f"{laporan.pd.pemda.kode} {laporan.pd.pemda.nama}",
        "perangkat daerah": f"{laporan.pd.kode} {laporan.pd.nama}",
        "bulan": f"{NAMA_BULAN[laporan.bulan - 1]} {laporan.tahun}",
        "perbuatan": kiriman.perbuatan,
        "diterima": localtime(kiriman.diajukan_pada).isoformat(timespec="seconds"),
        "oleh": kiriman.diajukan_oleh,
        "jatuh tempo": tampil_tanggal(kiriman.jatuh_tempo),
        "ketepatan": "tepat" if kiriman.tepat_waktu else "terlambat",
        "status": kiriman.status,
        "sidik isi": kiriman.sidik,
    }
    return "\n".join([JUDUL, *(f"{n}: {' '.join(i.split())}" for n, i in medan.items())]) + "\n"
