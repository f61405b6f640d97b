"""Wilayah: the Kemendagri list of regions (kode, nama), province to desa."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from typing import Final

from siap.domain.masukan import BarisWilayah, IsiWilayah
from siap.intake.catatan import Pencatat, menolak
from siap.intake.konteks import Hasil, Konteks
from siap.intake.wadah.lembar import Lembar

_KODE: Final = re.compile(r"\d{2}(?:\.\d{2}(?:\.\d{2}(?:\.\d{4})?)?)?")
_TINGKAT: Final = ("provinsi", "kabupaten/kota", "kecamatan", "desa/kelurahan")
_SETIAP: Final = 10_000


def cocok(lembar: Lembar) -> bool:
    """True for kode,nama rows whose codes are those of regions (most of them with dots)."""
    baris = [sel for _, sel in lembar.cuplik(60)]
    if not baris or [t.lower() for t in baris[0][:2]] != ["kode", "nama"]:
        return False
    kode = [sel[0] for sel in baris[1:] if sel]
    return (
        bool(kode) and all(_KODE.fullmatch(k) for k in kode) and sum("." in k for k in kode) * 2 > len(kode)
    )


def baca_wilayah(lembar: Lembar, konteks: Konteks, catat: Pencatat) -> Hasil:
    """Read the list; blanks at the end of a name are taken off and told, double codes and orphans refused."""
    nama: dict[str, str] = {}
    nomor_baris: dict[str, int] = {}
    bertepi = dibaca = 0
    for nomor in range(1, len(lembar.baris)):
        if nomor % _SETIAP == 0:
            konteks.maju(nomor, len(lembar.baris))
        baris = lembar.baris[nomor]
        if not any(str(v).strip() for v in baris):
            continue
        dibaca += 1
        kode, mentah = str(baris[0]).strip(), str(baris[1]) if len(baris) > 1 else ""
        if not _KODE.fullmatch(kode):
            catat.catat("M49", tempat=lembar.tempat(nomor), sebab=f"“{kode}” bukan kode wilayah.")
        elif not mentah.strip():
            catat.catat("M30", tempat=lembar.tempat(nomor), medan="nama")
        elif kode in nama:
            catat.catat(
                "M50",
                tempat=lembar.tempat(nomor),
                diberikan=str(nomor_baris[kode] + 1),
                kunci=f"kode {kode}",
            )
        else:
            bertepi += mentah != mentah.strip()
            nama[kode] = mentah.strip()
            nomor_baris[kode] = nomor
    if not dibaca:
        raise menolak("M06")
    for kode in nama:
        induk = kode.rpartition(".")[0]
        if induk and induk not in nama:
            catat.catat("M52", tempat=lembar.tempat(nomor_baris[kode]), diberikan=induk)
    if bertepi:
        catat.catat("M98", jumlah=bertepi)
    konteks.maju(len(lembar.baris), len(lembar.baris))
    banyak = Counter(k.count(".") for k in nama)
    total = {t: Decimal(banyak[n]) for n, t in enumerate(_TINGKAT)}
    isi = IsiWilayah(tuple(BarisWilayah(k, n) for k, n in nama.items()))
    return Hasil(isi, dibaca, len(nama), dibaca - len(nama), total)
