"""Baris: the rules about one line, gathered as data: judged here, or declared for the browser to judge.

Both readings give the same verdicts and the same sentences, to the digit; a test compares them on ten
thousand lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk_laporan import (
    AturanBaris,
    AturanLaporan,
    BentukTampil,
    Pelanggaran,
    Tampil,
)
from siap.domain.aturan.ungkapan import MEDAN, Baris, JenisMedan, ke_json, susun, susun_angka
from siap.domain.aturan.v.semua import SEMUA
from siap.domain.laporan.potret import BarisPotret
from siap.domain.temuan import Tempat
from siap.domain.uang import (
    KONTEKS,
    dari_sen,
    persen_dari_fakta,
    persen_ke_fakta,
    sen,
    tampil_angka,
    tampil_persen,
    tampil_rupiah,
)

#: Version of the declaration's form; a browser refuses one it does not know.
BENTUK_DEKLARASI: Final = 1

_DARI_POTRET: Final[Mapping[str, JenisMedan]] = {
    nama: jenis for nama, jenis in MEDAN.items() if nama in BarisPotret.__dataclass_fields__
}


def angka_baris(baris: BarisPotret, bulan: int) -> Baris:
    """Return the integers of a line as expressions read them: sen, ten-thousandths, flags."""
    hasil: dict[str, int | None] = {"bulan": bulan, "ada_koreksi": int(bool(baris.catatan_koreksi.strip()))}
    for nama, jenis in _DARI_POTRET.items():
        hasil[nama] = _bulatkan(jenis, getattr(baris, nama))
    return hasil


def _bulatkan(jenis: JenisMedan, nilai: Decimal | bool | None) -> int | None:
    if nilai is None:
        return None
    if isinstance(nilai, bool):
        return int(nilai)
    return sen(nilai) if jenis is JenisMedan.RUPIAH else persen_ke_fakta(nilai)


@dataclass(frozen=True, slots=True)
class AturanTerpasang:
    """A part of a rule with its limits filled in and its condition ready to run."""

    aturan: AturanLaporan
    bagian: AturanBaris
    uji: Callable[[Baris], bool]


def pasang(ambang: AmbangAturan) -> tuple[AturanTerpasang, ...]:
    """Return every part ready to run, in order of code: once per report, then line after line."""
    return tuple(AturanTerpasang(a, b, susun(b.bila)) for a, b in daftar_aturan_baris(ambang))


def periksa_baris(
    angka: Baris, tempat: Tempat, daftar: Iterable[AturanTerpasang]
) -> Iterator[tuple[AturanLaporan, Pelanggaran]]:
    """Yield each rule of the list that the line breaks, with the breach; never stops at the first."""
    for a in daftar:
        if a.uji(angka):
            yield a.aturan, _langgar(a.bagian, angka, tempat)


def daftar_aturan_baris(ambang: AmbangAturan) -> Iterator[tuple[AturanLaporan, AturanBaris]]:
    """Yield every declared part with its rule, the limits filled in, in order of code."""
    for aturan in SEMUA:
        if aturan.baris is not None:
            for bagian in aturan.baris(ambang):
                yield aturan, bagian


def sebagai_json(ambang: AmbangAturan) -> dict[str, object]:
    """Return the declaration for a browser: fields with their kinds, rules with conditions and sentences."""
    return {
        "bentuk": BENTUK_DEKLARASI,
        "berlaku_mulai": ambang.berlaku_mulai.isoformat(),
        "medan": {nama: jenis.value for nama, jenis in MEDAN.items()},
        "aturan": [_deklarasi(a, b, ambang) for a, b in daftar_aturan_baris(ambang)],
    }


def _deklarasi(aturan: AturanLaporan, bagian: AturanBaris, ambang: AmbangAturan) -> dict[str, object]:
    kode = aturan.aturan.kode
    return {
        "kode": kode,
        "bagian": bagian.bagian,
        "medan": bagian.medan,
        "keparahan": ambang.bobot(kode, bagian.bagian, aturan.bagian[bagian.bagian]).value,
        "kalimat": aturan.aturan.kalimat,
        "tindakan": aturan.aturan.tindakan,
        "bila": ke_json(bagian.bila),
        "tampil": {nama: tampil_json(t) for nama, t in bagian.tampil.items()},
        "kata": dict(bagian.kata),
    }


def tampil_json(tampil: Tampil) -> list[object]:
    """Return the declaration of a printed figure."""
    isi: list[object] = [tampil.bentuk.value, ke_json(tampil.nilai)]
    return isi if tampil.penyebut is None else [*isi, ke_json(tampil.penyebut)]


def _langgar(bagian: AturanBaris, angka: Baris, tempat: Tempat) -> Pelanggaran:
    isi = {**bagian.kata, **{nama: cetak(t, angka) for nama, t in bagian.tampil.items()}}
    return Pelanggaran(
        bagian.bagian,
        Tempat(baris=tempat.baris, sel=tempat.sel, medan=bagian.medan),
        isi.pop("diberikan", ""),
        isi.pop("diharapkan", ""),
        isi.pop("selisih", ""),
        isi,
    )


def cetak(tampil: Tampil, angka: Baris) -> str:
    """Print a figure of a sentence; "-" when it is unknown or its denominator is zero."""
    nilai = susun_angka(tampil.nilai)(angka)
    if nilai is None:
        return "-"
    if tampil.bentuk is BentukTampil.RUPIAH:
        return tampil_rupiah(dari_sen(nilai))
    if tampil.bentuk is BentukTampil.PERSEN:
        return tampil_persen(persen_dari_fakta(nilai))
    if tampil.bentuk is BentukTampil.BANYAK:
        return tampil_angka(persen_dari_fakta(nilai))
    penyebut = susun_angka(tampil.penyebut)(angka) if tampil.penyebut is not None else None
    if not penyebut:
        return "-"
    return tampil_persen(KONTEKS.divide(Decimal(nilai * 100), Decimal(penyebut)))
