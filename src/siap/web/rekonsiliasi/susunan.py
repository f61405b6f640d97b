"""Susunan: which differences a page shows, their totals, and how a place travels in a form."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from siap.domain.laporan.rekonsiliasi import KeadaanSelisih, LetakSelisih
from siap.domain.waktu import NAMA_BULAN
from siap.flows.rekonsiliasi import TempatSelisih
from siap.ledger.realisasi.queries import TugasRekonsiliasi
from siap.web.unduh import aman
from siap.web.zona import Nada

#: rows of one page
SEHALAMAN: Final = 100
NADA: Final = {
    KeadaanSelisih.TERBUKA: Nada(_("Terbuka"), "buruk"),
    KeadaanSelisih.DIJELASKAN: Nada(_("Dijelaskan"), "waspada"),
    KeadaanSelisih.SELESAI: Nada(_("Selesai"), "baik"),
}
_KOLOM: Final = (
    "pd",
    "nama_pd",
    "tahun",
    "bulan",
    "sub_kegiatan",
    "rekening",
    "menurut_pd",
    "menurut_bpkad",
    "selisih",
    "keadaan",
    "pemilik",
    "penjelasan",
    "oleh",
    "pada",
    "acuan",
)


class TempatTidakTerbaca(ValueError):
    """A form names a difference in a way that no page of ours wrote."""


@dataclass(frozen=True, slots=True)
class Baris:
    """One difference as a page prints it."""

    tugas: TugasRekonsiliasi
    nama_sub: str
    nama_rekening: str
    nilai: str
    boleh: bool

    @property
    def nada(self) -> Nada:
        """Word and tone of its state."""
        return NADA[self.tugas.keadaan]

    @property
    def sebutan(self) -> str:
        """The place in words for a screen reader."""
        letak = self.tugas.letak
        return " ".join(k for k in (letak.sub_kegiatan, letak.rekening) if k) or str(_("seluruh PD"))

    @property
    def bulan(self) -> str:
        """Name of the month."""
        return NAMA_BULAN[self.tugas.periode.bulan - 1]

    @property
    def kueri(self) -> str:
        """What the address of its own page adds to the cut-off."""
        t = self.tugas
        isi = {"pd": t.pd.kode, "sub": t.letak.sub_kegiatan, "rek": t.letak.rekening}
        return urlencode({k: v for k, v in isi.items() if v})


@dataclass(frozen=True, slots=True)
class Jumlah:
    """Both figures and their difference over the rows that are shown; counts per state over all."""

    pd: Decimal
    bpkad: Decimal
    terbuka: int
    dijelaskan: int
    selesai: int

    @property
    def selisih(self) -> Decimal:
        """How much more the PD say."""
        return self.pd - self.bpkad


def jumlahkan(tampil: Iterable[TugasRekonsiliasi], semua: Sequence[TugasRekonsiliasi]) -> Jumlah:
    """Add up what is shown and count what there is."""
    pd = bpkad = Decimal(0)
    for t in tampil:
        pd += t.pasangan.menurut_pd
        bpkad += t.pasangan.menurut_bpkad
    banyak = [sum(1 for t in semua if t.keadaan is k) for k in KeadaanSelisih]
    return Jumlah(pd, bpkad, *banyak)


def tulis_tempat(t: TugasRekonsiliasi) -> str:
    """Return a place and the difference that was seen there, for a form field."""
    return json.dumps(
        [t.pd.kode, t.periode.bulan, t.letak.sub_kegiatan, t.letak.rekening, format(t.selisih, "f")]
    )


def baca_tempat(teks: str) -> TempatSelisih:
    """Read it back; raises TempatTidakTerbaca."""
    try:
        pd, bulan, sub, rekening, selisih = json.loads(teks)
        if not (isinstance(bulan, int) and all(isinstance(k, str) for k in (pd, sub, rekening, selisih))):
            raise TempatTidakTerbaca(teks)
        angka = Decimal(selisih)
        (pd + sub + rekening).encode()  # half of a surrogate pair is no text
    except (ValueError, InvalidOperation, TypeError, RecursionError) as salah:
        raise TempatTidakTerbaca(teks) from salah
    if not angka.is_finite() or not 1 <= bulan <= 12 or "\x00" in pd + sub + rekening:
        raise TempatTidakTerbaca(teks)
    return TempatSelisih(pd, bulan, LetakSelisih(sub, rekening), angka)


def csv_selisih(semua: Iterable[TugasRekonsiliasi]) -> bytes:
    """Return the differences for a spreadsheet."""
    keluaran = io.StringIO()
    tulis = csv.writer(keluaran, lineterminator="\r\n")
    tulis.writerow(_KOLOM)
    for t in semua:
        c = t.penjelasan
        tulis.writerow(
            [
                aman(t.pd.kode),
                aman(t.pd.nama),
                t.periode.tahun,
                t.periode.bulan,
                aman(t.letak.sub_kegiatan),
                aman(t.letak.rekening),
                f"{t.pasangan.menurut_pd:.2f}",
                f"{t.pasangan.menurut_bpkad:.2f}",
                f"{t.selisih:.2f}",
                t.keadaan.value,
                aman(t.pemilik.nama) if t.pemilik else "kasubag keuangan",
                aman(c.teks) if c else "",
                aman(c.oleh) if c else "",
                c.pada.isoformat() if c else "",
                aman(t.acuan),
            ]
        )
    return keluaran.getvalue().encode("utf-8-sig")
