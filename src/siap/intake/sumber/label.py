"""Label: what stands behind "Unit Organisasi :" and the like above a table."""

from __future__ import annotations

import re
from collections.abc import Collection

from siap.intake.wadah.lembar import Lembar


def tanpa_titik(teks: str) -> str:
    """Return a text without its dotted line to be filled in; "" when there was nothing else."""
    return re.sub(r"[.…_]{2,}|…", " ", teks).strip(" :")


def isi_label(lembar: Lembar, sampai: int, label: Collection[str]) -> dict[str, str]:
    """Return label -> text for the labels found in the rows above ``sampai``."""
    hasil: dict[str, str] = {}
    for nomor in range(min(sampai, len(lembar.baris))):
        sel = [lembar.teks(nomor, k) for k in range(len(lembar.baris[nomor]))]
        for kolom, teks in enumerate(sel):
            nama, _, ekor = teks.partition(":")
            kunci = " ".join(nama.lower().split())
            if kunci in label and kunci not in hasil:
                isi = ekor.strip() or next((t for t in sel[kolom + 1 :] if t and t != ":"), "")
                hasil[kunci] = tanpa_titik(isi)
                break
    return hasil
