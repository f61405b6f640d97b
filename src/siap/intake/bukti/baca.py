"""Baca: the one door for evidence. Bytes in; what they are and what they tell out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from siap.domain.laporan.bukti import IsiBukti, JenisBukti
from siap.intake.bukti import batas
from siap.intake.bukti.ditolak import BuktiTidakDiterima
from siap.intake.bukti.dokumen import periksa_pdf
from siap.intake.bukti.gambar import baca_gambar
from siap.intake.bukti.jenis import kenali_jenis


@dataclass(frozen=True, slots=True)
class BuktiTerbaca:
    """Evidence that was read; ``lihat`` and ``kecil`` are JPEG copies without metadata, b"" of a document."""

    isi: IsiBukti
    lihat: bytes = b""
    kecil: bytes = b""


def baca_bukti(bita: bytes) -> BuktiTerbaca:
    """Judge and read one file; raises BuktiTidakDiterima with a sentence."""
    if len(bita) > batas.SEBERKAS:
        raise BuktiTidakDiterima(
            f"Berkas {-(-len(bita) // batas.MB)} MB terlalu besar; paling besar {batas.SEBERKAS // batas.MB} "
            "MB. Kecilkan fotonya, atau simpan PDF dengan mutu lebih rendah."
        )
    jenis = kenali_jenis(bita)
    sidik = hashlib.sha256(bita).hexdigest()
    if jenis is JenisBukti.PDF:
        periksa_pdf(bita)
        return BuktiTerbaca(IsiBukti(jenis, sidik, len(bita)))
    g = baca_gambar(bita, jenis)
    isi = IsiBukti(jenis, sidik, len(bita), g.lebar, g.tinggi, g.waktu, g.letak, g.rupa)
    return BuktiTerbaca(isi, g.lihat, g.kecil)
