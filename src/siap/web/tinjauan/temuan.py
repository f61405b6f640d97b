"""Temuan: the findings of a submission rule by rule, each with its place in words and its row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from siap.domain.aturan.register import aturan
from siap.domain.temuan import Tempat
from siap.ledger.pelaporan.isian import LetakBaris, LetakSel
from siap.ledger.pelaporan.terkirim import TemuanTerkirim
from siap.web.lapor.jangkar import peta_sel
from siap.web.tinjauan.naskah import Tampilan, sebut

#: a longer group is folded: the sentence of a rule repeats, its places differ
_TERBUKA: Final = 4


@dataclass(frozen=True, slots=True)
class TemuanTampil:
    """One finding; ``baris`` is the row that it points to, "" for the report as a whole."""

    t: TemuanTerkirim
    baris: str
    kode: str
    nama: str


@dataclass(frozen=True, slots=True)
class KelompokTemuan:
    """All findings of one rule with one weight."""

    kode: str
    judul: str
    keparahan: str
    isi: tuple[TemuanTampil, ...]

    @property
    def terbuka(self) -> bool:
        """Tell whether the group shows without being asked."""
        return len(self.isi) <= _TERBUKA


def _sub(tempat: Tempat, tampilan: Tampilan) -> LetakSel | None:
    """Return the sub kegiatan of a place that names no single line of it."""
    sub = tempat.sel.split("/")[0]
    calon = (letak for kunci, letak in tampilan.letak.items() if kunci.startswith("s"))
    return next((letak for letak in calon if sub and letak.sub_kegiatan == sub), None)


def kelompok_temuan(
    temuan: Iterable[TemuanTerkirim], tampilan: Tampilan, nama: Mapping[str, str]
) -> list[KelompokTemuan]:
    """Return findings by rule, in their order: the heaviest first."""
    garis = (letak for kunci, letak in tampilan.letak.items() if kunci.startswith("b"))
    peta = peta_sel(LetakBaris(*letak[:3]) for letak in garis)
    menurut: dict[tuple[str, str], list[TemuanTampil]] = {}
    for t in temuan:
        letak = peta.cari(t.temuan.tempat) or _sub(t.temuan.tempat, tampilan)
        baris = tampilan.kunci_sel(letak)
        kode, milik = sebut(letak, nama) if letak is not None else (t.temuan.tempat.sel, "")
        menurut.setdefault((t.temuan.kode, t.temuan.keparahan.value), []).append(
            TemuanTampil(t, baris, kode, milik)
        )
    return [
        KelompokTemuan(kode, aturan(kode).judul, keparahan, tuple(isi))
        for (kode, keparahan), isi in menurut.items()
    ]
