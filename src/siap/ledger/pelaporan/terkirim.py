"""Terkirim: what a submission kept, read back from its frozen text: lines, words, findings. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from siap.domain.laporan.fisik import CaraFisik
from siap.domain.temuan import Keparahan, Tempat, Temuan
from siap.ledger.pelaporan.isian import LetakBaris, LetakSel
from siap.ledger.pelaporan.models import Kolom


@dataclass(frozen=True, slots=True)
class BarisTerkirim:
    """One budget line as it was sent, with what stood beside it."""

    letak: LetakBaris
    pagu: Decimal | None
    angkas: Decimal | None
    realisasi: Decimal | None
    realisasi_lalu: Decimal | None
    catatan: str


@dataclass(frozen=True, slots=True)
class BagianTerkirim:
    """One stage or package as it was sent: its weight or value, and how much of it was done."""

    kode: str
    nama: str
    ukuran: Decimal
    selesai: Decimal | None


@dataclass(frozen=True, slots=True)
class SubTerkirim:
    """One sub kegiatan as it was sent. ``cara_fisik`` and ``bagian`` since there are plans of parts."""

    sub_kegiatan: str
    fisik: Decimal | None
    fisik_lalu: Decimal | None
    target_fisik: Decimal | None
    output: Decimal | None
    kendala: str
    cara_fisik: CaraFisik = CaraFisik.KETIKAN
    bagian: tuple[BagianTerkirim, ...] = ()


@dataclass(frozen=True, slots=True)
class IsiTerkirim:
    """The whole content of a submission. ``nama`` is what the unit was called then."""

    nama: str
    versi_anggaran: str
    lengkap: bool
    baris: tuple[BarisTerkirim, ...]
    sub: tuple[SubTerkirim, ...]

    def sel(self) -> dict[LetakSel, str]:
        """Return every cell that a note can be bound to, with its value as text ("" is blank)."""
        hasil: dict[LetakSel, str] = {}
        for b in self.baris:
            hasil[LetakSel(*b.letak, Kolom.REALISASI.value)] = _tulis(b.realisasi)
            hasil[LetakSel(*b.letak, Kolom.CATATAN.value)] = b.catatan
        for s in self.sub:
            for kolom, nilai in (
                (Kolom.FISIK, _tulis(s.fisik)),
                (Kolom.OUTPUT, _tulis(s.output)),
                (Kolom.KENDALA, s.kendala),
            ):
                hasil[LetakSel(s.sub_kegiatan, "", "", kolom.value)] = nilai
            for bagian in s.bagian:
                letak = LetakSel(s.sub_kegiatan, bagian.kode, "", Kolom.BAGIAN.value)
                hasil[letak] = _tulis(bagian.selesai)
        return hasil


@dataclass(frozen=True, slots=True)
class TemuanTerkirim:
    """A finding as it was at submission, and the reason that travels with it ("" when none was asked)."""

    kunci: str
    temuan: Temuan
    alasan: str


def baca_isi(teks: str) -> IsiTerkirim:
    """Read the frozen content of a submission."""
    isi = json.loads(teks)
    return IsiTerkirim(
        nama=isi["nama"],
        versi_anggaran=isi["versi_anggaran"] or "",
        lengkap=isi["lengkap"],
        baris=tuple(
            BarisTerkirim(
                LetakBaris(b["sub_kegiatan"], b["rekening"], b["sumber_dana"]),
                _angka(b["pagu"]),
                _angka(b["angkas"]),
                _angka(b["realisasi"]),
                _angka(b["realisasi_lalu"]),
                b["catatan"],
            )
            for b in isi["baris"]
        ),
        sub=tuple(
            SubTerkirim(
                s["sub_kegiatan"],
                _angka(s["fisik"]),
                _angka(s["fisik_lalu"]),
                _angka(s["target_fisik"]),
                _angka(s["output"]),
                s["kendala"],
                CaraFisik(s.get("cara_fisik", CaraFisik.KETIKAN)),
                tuple(
                    BagianTerkirim(b["kode"], b["nama"], Decimal(b["ukuran"]), _angka(b["selesai"]))
                    for b in s.get("bagian", ())
                ),
            )
            for s in isi["sub_kegiatan"]
        ),
    )


def baca_temuan(teks: str, alasan: Mapping[str, str]) -> tuple[TemuanTerkirim, ...]:
    """Read the frozen findings of a submission, each with its reason, the heaviest first."""
    hasil = [_temuan(t, alasan) for t in json.loads(teks)]
    bobot = list(Keparahan)
    return tuple(sorted(hasil, key=lambda t: (bobot.index(t.temuan.keparahan), t.temuan.kode)))


def _temuan(isi: Mapping[str, Any], alasan: Mapping[str, str]) -> TemuanTerkirim:
    medan = {k: v for k, v in isi.items() if k not in ("kunci", "keparahan", "tempat")}
    temuan = Temuan(**medan, keparahan=Keparahan(isi["keparahan"]), tempat=Tempat(**isi["tempat"]))
    return TemuanTerkirim(isi["kunci"], temuan, alasan.get(isi["kunci"], ""))


def _angka(nilai: str | None) -> Decimal | None:
    return None if nilai is None else Decimal(nilai)


def _tulis(nilai: Decimal | None) -> str:
    return "" if nilai is None else format(nilai, "f")
