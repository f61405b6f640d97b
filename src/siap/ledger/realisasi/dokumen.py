"""Payment documents as the book keeps them: one row per line, columns as the database stores them."""

from __future__ import annotations

from typing import Final

from siap.domain import masukan
from siap.ledger.anggaran.butir import kunci_matra, sen_sah

#: The four codes of a line.
BUTIR: Final = ("sub_kegiatan", "rekening", "jenis_belanja", "sumber_dana")
#: Columns of ``DokumenRealisasi`` besides its booking.
KOLOM_DOKUMEN: Final = (
    *BUTIR,
    "nomor",
    "jenis",
    "transaksi",
    "tanggal",
    "nilai",
    "uraian",
    "nomor_sp2d",
    "tanggal_sp2d",
    "nilai_sp2d",
    "nomor_spd",
    "nilai_spd",
    "tahun_layanan",
    "bulan_layanan",
)


def baris_dokumen(d: masukan.DokumenRealisasi) -> tuple[int | str | None, ...]:
    """Return the columns of one document line, in the order of ``KOLOM_DOKUMEN``."""
    return (
        *kunci_matra(d.matra),
        d.nomor[:160],
        d.jenis[:40],
        d.transaksi[:40],
        d.tanggal.isoformat(),
        sen_sah(d.nilai),
        d.uraian,
        d.nomor_sp2d[:160],
        None if d.tanggal_sp2d is None else d.tanggal_sp2d.isoformat(),
        None if d.nilai_sp2d is None else sen_sah(d.nilai_sp2d),
        d.nomor_spd[:160],
        None if d.nilai_spd is None else sen_sah(d.nilai_spd),
        d.tahun_layanan,
        d.bulan_layanan,
    )
