"""Pita: dated colour bands of a Pemda; every number falls into exactly one.

A set is checked when it is built or loaded: zones in ascending order, no hole, no overlap, open at both
ends. A wrong set is refused with a sentence, never repaired (law 8).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from siap.domain.metrik.katalog import METRIK_BARIS
from siap.domain.uang import tampil_angka

#: Colour words; a face maps them to its own palette and always prints the zone's label beside them.
WARNA: Final = ("hijau", "kuning", "merah", "biru", "jingga", "ungu")
#: Scores that a set may judge beside the row metrics of the catalogue.
METRIK_SKOR: Final = ("nilai_ikpa",)


class PitaDitolak(ValueError):
    """A band set that does not give every number exactly one zone. ``kalimat`` is for the user."""

    def __init__(self, kalimat: str) -> None:
        super().__init__(kalimat)
        self.kalimat = kalimat


@dataclass(frozen=True, slots=True)
class Zona:
    """One band: from ``bawah`` to ``atas``; None is without end. By default half-open, [bawah, atas)."""

    kode: str
    label: str
    warna: str
    bawah: Decimal | None = None
    atas: Decimal | None = None
    bawah_termasuk: bool = True
    atas_termasuk: bool = False

    @property
    def batas(self) -> str:
        """Limits as printed: "65 sampai kurang dari 85"."""
        bawah = "" if self.bawah is None else _tampil_batas(self.bawah)
        atas = "" if self.atas is None else _tampil_batas(self.atas)
        if not bawah and not atas:
            return "semua nilai"
        if not bawah:
            return f"sampai {atas}" if self.atas_termasuk else f"kurang dari {atas}"
        dari = bawah if self.bawah_termasuk else f"lebih dari {bawah}"
        if not atas:
            return f"{bawah} atau lebih" if self.bawah_termasuk else dari
        return f"{dari} sampai {atas}" if self.atas_termasuk else f"{dari} sampai kurang dari {atas}"

    def memuat(self, nilai: Decimal) -> bool:
        """Return True when the number lies in the band."""
        if self.bawah is not None and (
            nilai < self.bawah or (nilai == self.bawah and not self.bawah_termasuk)
        ):
            return False
        return self.atas is None or nilai < self.atas or (nilai == self.atas and self.atas_termasuk)


@dataclass(frozen=True, slots=True)
class Penanda:
    """A marker that goes before the bands: its zone holds while metric ``kiri`` is below ``kanan``."""

    zona: Zona
    kiri: str
    kanan: str


@dataclass(frozen=True, slots=True)
class Pita:
    """A band set: which metric it judges, on what legal basis, from when, in which quarters."""

    kode: str
    nama: str
    metrik: str
    dasar: str
    zona: tuple[Zona, ...]
    berlaku_mulai: date = date(2000, 1, 1)
    triwulan: tuple[int, ...] = (1, 2, 3, 4)
    penanda: tuple[Penanda, ...] = field(default=())

    def __post_init__(self) -> None:
        """Refuse a set with a hole, an overlap or two zones of one code."""
        _periksa(self)

    @property
    def sebutan(self) -> str:
        """Name with its basis, as printed under a table."""
        return f"{self.nama} ({self.dasar})"


def _tampil_batas(nilai: Decimal) -> str:
    bulat = nilai == nilai.to_integral_value()
    return (
        tampil_angka(nilai, 0) if bulat else tampil_angka(nilai, -int(nilai.normalize().as_tuple().exponent))
    )


def _tolak(pita: Pita, sebab: str) -> PitaDitolak:
    return PitaDitolak(f"Pita “{pita.nama}” ditolak: {sebab}")


def _periksa(pita: Pita) -> None:
    if not pita.zona:
        raise _tolak(pita, "tidak memuat satu zona pun. Isi paling sedikit satu.")
    kode = [z.kode for z in pita.zona] + [p.zona.kode for p in pita.penanda]
    ganda = {k for k in kode if kode.count(k) > 1}
    if ganda:
        raise _tolak(pita, f"zona {', '.join(sorted(ganda))} tertulis lebih dari sekali.")
    asing = {z.warna for z in (*pita.zona, *(p.zona for p in pita.penanda))} - set(WARNA)
    if asing:
        raise _tolak(pita, f"warna {', '.join(sorted(asing))} tidak dikenal. Pilih {', '.join(WARNA)}.")
    dipakai = {pita.metrik, *(k for p in pita.penanda for k in (p.kiri, p.kanan))}
    tidak_dikenal = dipakai - {*METRIK_BARIS, *METRIK_SKOR}
    if tidak_dikenal:
        raise _tolak(pita, f"metrik {', '.join(sorted(tidak_dikenal))} tidak dikenal.")
    if not pita.triwulan or not set(pita.triwulan) <= {1, 2, 3, 4}:
        raise _tolak(pita, "triwulannya harus dari 1 sampai 4.")
    if pita.zona[0].bawah is not None:
        raise _tolak(pita, f"nilai di bawah {_tampil_batas(pita.zona[0].bawah)} tidak memiliki zona.")
    if pita.zona[-1].atas is not None:
        raise _tolak(pita, f"nilai di atas {_tampil_batas(pita.zona[-1].atas)} tidak memiliki zona.")
    for kiri, kanan in zip(pita.zona, pita.zona[1:], strict=False):
        _periksa_sambungan(pita, kiri, kanan)


def _periksa_sambungan(pita: Pita, kiri: Zona, kanan: Zona) -> None:
    atas, bawah = kiri.atas, kanan.bawah
    if atas is None or bawah is None:
        raise _tolak(pita, f"zona {kiri.label} dan {kanan.label} bertumpuk. Urutkan dari terendah.")
    if kiri.bawah is not None and not kiri.bawah < atas:
        raise _tolak(pita, f"zona {kiri.label} terbalik atau kosong ({kiri.batas}).")
    if bawah > atas or (bawah == atas and not kiri.atas_termasuk and not kanan.bawah_termasuk):
        raise _tolak(
            pita, f"ada lubang antara {kiri.label} ({kiri.batas}) dan {kanan.label} ({kanan.batas})."
        )
    if bawah < atas or (kiri.atas_termasuk and kanan.bawah_termasuk):
        raise _tolak(pita, f"zona {kiri.label} ({kiri.batas}) dan {kanan.label} ({kanan.batas}) bertumpuk.")


def nilai(
    pita: Pita, metrik: Decimal | None, lain: Mapping[str, Decimal | None] | None = None
) -> Zona | None:
    """Return the zone of a number, unrounded; None when there is no number to judge.

    ``lain`` holds the row's other metrics, by which markers are decided; a marker with an unknown side
    stays silent.
    """
    if metrik is None:
        return None
    for penanda in pita.penanda:
        kiri, kanan = (lain or {}).get(penanda.kiri), (lain or {}).get(penanda.kanan)
        if kiri is not None and kanan is not None and kiri < kanan:
            return penanda.zona
    return next(z for z in pita.zona if z.memuat(metrik))


def zona_berkode(pita: Pita, kode: str) -> Zona | None:
    """Return a zone of the set by its code."""
    semua = [*pita.zona, *(p.zona for p in pita.penanda)]
    return next((z for z in semua if z.kode == kode), None)


def pita_berlaku(daftar: Iterable[Pita], pada: date) -> Pita | None:
    """Return the set in force on a day: of those for its quarter, the one with the latest start."""
    triwulan = (pada.month + 2) // 3
    calon = [p for p in daftar if p.berlaku_mulai <= pada and triwulan in p.triwulan]
    return max(calon, key=lambda p: p.berlaku_mulai, default=None)


def _zona_ke_json(zona: Zona) -> dict[str, object]:
    return {
        "kode": zona.kode,
        "label": zona.label,
        "warna": zona.warna,
        "bawah": None if zona.bawah is None else str(zona.bawah),
        "atas": None if zona.atas is None else str(zona.atas),
        "bawah_termasuk": zona.bawah_termasuk,
        "atas_termasuk": zona.atas_termasuk,
    }


def simpan(pita: Pita) -> str:
    """Return the JSON text of a set; ``muat`` reads it back to an equal one."""
    isi = {
        "kode": pita.kode,
        "nama": pita.nama,
        "metrik": pita.metrik,
        "dasar": pita.dasar,
        "berlaku_mulai": pita.berlaku_mulai.isoformat(),
        "triwulan": list(pita.triwulan),
        "zona": [_zona_ke_json(z) for z in pita.zona],
        "penanda": [{"zona": _zona_ke_json(p.zona), "kiri": p.kiri, "kanan": p.kanan} for p in pita.penanda],
    }
    return json.dumps(isi, ensure_ascii=False, sort_keys=True)


def _batas_dari_json(isi: object) -> Decimal | None:
    if isi is None:
        return None
    if not isinstance(isi, str):
        raise PitaDitolak(f'Pita ditolak: batas {isi} harus ditulis sebagai teks, misalnya "65".')
    batas = Decimal(isi)
    if not batas.is_finite():
        raise PitaDitolak(f"Pita ditolak: batas {isi} bukan angka.")
    return batas


def _zona_dari_json(isi: Mapping[str, object]) -> Zona:
    return Zona(
        kode=str(isi["kode"]),
        label=str(isi["label"]),
        warna=str(isi["warna"]),
        bawah=_batas_dari_json(isi.get("bawah")),
        atas=_batas_dari_json(isi.get("atas")),
        bawah_termasuk=bool(isi.get("bawah_termasuk", True)),
        atas_termasuk=bool(isi.get("atas_termasuk", False)),
    )


def muat(teks: str) -> Pita:
    """Read a set from its JSON text; anything malformed, with a hole or overlapping is ``PitaDitolak``."""
    try:
        isi = json.loads(teks)
        return Pita(
            kode=str(isi["kode"]),
            nama=str(isi["nama"]),
            metrik=str(isi["metrik"]),
            dasar=str(isi["dasar"]),
            zona=tuple(_zona_dari_json(z) for z in isi["zona"]),
            berlaku_mulai=date.fromisoformat(isi.get("berlaku_mulai", "2000-01-01")),
            triwulan=tuple(int(t) for t in isi.get("triwulan", (1, 2, 3, 4))),
            penanda=tuple(
                Penanda(_zona_dari_json(p["zona"]), str(p["kiri"]), str(p["kanan"]))
                for p in isi.get("penanda", ())
            ),
        )
    except PitaDitolak:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, InvalidOperation) as galat:
        raise PitaDitolak(f"Pita ditolak: tulisannya tidak lengkap atau salah ({galat}).") from galat
