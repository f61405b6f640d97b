"""Formulir bulan as rows of a sheet: subtotals above what they sum, and what the rules say of each line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.baris import daftar_aturan_baris
from siap.domain.aturan.bentuk_laporan import AturanBaris, AturanLaporan
from siap.domain.aturan.ungkapan import susun
from siap.domain.laporan.formulir import (
    CATATAN,
    FISIK,
    JENIS_BAGIAN,
    JUMLAH,
    KENDALA,
    OUTPUT,
    REALISASI,
    BarisFormulir,
    Formulir,
    LetakIsian,
    induk,
)
from siap.domain.laporan.potret import BarisPotret
from siap.domain.uang import persen_ke_fakta, sen

PROGRAM, KEGIATAN, SUB, RINCI, JENIS, SEBAGIAN, PD = (
    "program",
    "kegiatan",
    "sub kegiatan",
    "rekening",
    "jenis belanja",
    "sebagian rekening",
    "perangkat daerah",
)
#: rows that the rules judge as they stand on the sheet
DINILAI: Final = (SUB, RINCI, JENIS)
#: weight of a rule -> the word in which a row says it
TINDAK: Final[Mapping[str, str]] = MappingProxyType(
    {"tolak": "perbaiki", "jelaskan": "jelaskan", "info": "info"}
)
#: columns of money that a subtotal sums
UANG: Final = ("pagu", "angkas", "realisasi_lalu", REALISASI)
#: field of a rule -> column of the sheet, for fields that are figures of a cell
MEDAN_UANG: Final[Mapping[str, str]] = MappingProxyType({k: k for k in UANG})
MEDAN_BANYAK: Final[Mapping[str, str]] = MappingProxyType(
    {"fisik": FISIK, "fisik_lalu": "fisik_lalu", "target_fisik": "target_fisik", "output_jadi": OUTPUT}
)


@dataclass(frozen=True, slots=True)
class BarisLembar:
    """One row of the sheet. ``jumlah_dari`` are the positions it sums; ``isian`` the row a person fills."""

    jenis: str
    kode: tuple[str, str, str]
    nama: str
    tingkat: int
    isian: BarisFormulir | None = None
    jumlah_dari: tuple[int, ...] = ()
    periksa: str = ""
    angka: Mapping[str, Decimal | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AturanSel:
    """One declared rule: its words for a row, and how much it weighs."""

    aturan: AturanLaporan
    bagian: AturanBaris
    berat: str

    @property
    def kode(self) -> str:
        """Code in the register."""
        return self.aturan.aturan.kode

    @property
    def kata(self) -> str:
        """What a row says that breaks it: code, title as the register prints it, and what to do."""
        return f"{self.kode} {self.aturan.aturan.judul} ({TINDAK[self.berat]})."


def aturan_sel(ambang: AmbangAturan) -> tuple[AturanSel, ...]:
    """Return every declared rule about one line, with the weight in force."""
    return tuple(
        AturanSel(a, b, ambang.bobot(a.aturan.kode, b.bagian, a.bagian[b.bagian]).value)
        for a, b in daftar_aturan_baris(ambang)
    )


def jenis_baris(baris: BarisFormulir) -> str:
    """Name a row as its first cell does."""
    if baris.bagian:
        return JENIS_BAGIAN
    if baris.rekening is None or baris.sendiri:
        return SUB if baris.sub_kegiatan or baris.sendiri else PD
    if not baris.dana_tunggal:
        return SEBAGIAN
    return RINCI if baris.sub_kegiatan else JENIS


def susun_lembar(formulir: Formulir, ambang: AmbangAturan) -> tuple[BarisLembar, ...]:
    """Return the rows of the sheet, the total last."""
    baris: list[BarisLembar] = []
    anak: dict[int, list[int]] = {}
    jalur: list[tuple[str, int]] = []
    sub_di: dict[str, int] = {}
    puncak: list[int] = []
    uji = [(a, susun(a.bagian.bila)) for a in aturan_sel(ambang)]
    for isi in formulir.baris:
        if isi.sub_kegiatan not in sub_di:
            _naik(formulir, isi.sub_kegiatan, baris, jalur, anak, puncak)
        di = len(baris)
        utama = isi.rekening is None or isi.sendiri
        if utama:
            sub_di[isi.sub_kegiatan] = di
        induknya = jalur[-1][1] if utama and jalur else sub_di.get(isi.sub_kegiatan) if not utama else None
        if not isi.bagian:
            # a part has progress only, it adds nothing to a sum
            (puncak if induknya is None else anak.setdefault(induknya, [])).append(di)
        baris.append(BarisLembar(jenis_baris(isi), isi.kode, isi.nama, len(jalur) + (not utama), isi))
    lengkap = [replace(b, jumlah_dari=tuple(anak.get(n, ()))) for n, b in enumerate(baris)]
    for n in range(len(lengkap) - 1, -1, -1):
        lengkap[n] = _terhitung(lengkap, n, formulir)
    for n, b in enumerate(lengkap):
        if b.isian is not None and b.jenis in DINILAI:
            angka = angka_lembar(lengkap, n, formulir)
            kena = [a.kata for a, langgar in uji if langgar(angka)]
            lengkap[n] = replace(b, periksa=" ".join(dict.fromkeys(kena)))
    total = BarisLembar(JUMLAH, (JUMLAH, "", ""), "", 0, jumlah_dari=tuple(puncak))
    return (*lengkap, _terhitung([*lengkap, total], len(lengkap), formulir))


def _naik(
    formulir: Formulir,
    sub: str,
    baris: list[BarisLembar],
    jalur: list[tuple[str, int]],
    anak: dict[int, list[int]],
    puncak: list[int],
) -> None:
    """Leave the groups that ended and open those that begin with this sub kegiatan."""
    atas = induk(sub)
    while jalur and (len(jalur) > len(atas) or jalur[-1][0] != atas[len(jalur) - 1]):
        jalur.pop()
    for kode in atas[len(jalur) :]:
        di = len(baris)
        (anak.setdefault(jalur[-1][1], []) if jalur else puncak).append(di)
        jenis = (PROGRAM, KEGIATAN)[len(jalur)]
        baris.append(BarisLembar(jenis, (kode, "", ""), formulir.nama.get(kode, ""), len(jalur)))
        jalur.append((kode, di))


def _terhitung(semua: list[BarisLembar], n: int, formulir: Formulir) -> BarisLembar:
    """Return a row with its money: its own figures, or the sums of the rows below it that are known."""
    b = semua[n]
    if b.isian is not None and not b.jumlah_dari:
        uang = formulir.nilai(b.isian.letak(REALISASI)) if REALISASI in b.isian.kolom else None
        sendiri = {k: getattr(b.isian, k) for k in UANG if k != REALISASI}
        return replace(b, angka={**sendiri, REALISASI: None if uang is None else Decimal(uang)})
    return replace(b, angka={k: _jumlah(semua[i].angka.get(k) for i in b.jumlah_dari) for k in UANG})


def _jumlah(nilai: Iterable[Decimal | None]) -> Decimal | None:
    ada = [n for n in nilai if n is not None]
    return sum(ada, Decimal(0)) if ada else None


def angka_lembar(semua: Sequence[BarisLembar], n: int, formulir: Formulir) -> dict[str, int | None]:
    """Return the integers of a row as rules read them; what the sheet does not have is unknown."""
    b = semua[n]
    hasil = tetapan(formulir.bulan)
    hasil["rinci"] = int(b.jenis == RINCI)
    hasil |= {m: None if (uang := b.angka.get(k)) is None else sen(uang) for m, k in MEDAN_UANG.items()}
    if any(semua[i].angka.get(REALISASI) is None for i in b.jumlah_dari):
        hasil[REALISASI] = None  # a sub kegiatan is known when all its lines are
    if b.isian is not None and KENDALA in b.isian.kolom:
        hasil |= dict(_kemajuan(b.isian, formulir))
    # a sub kegiatan has the notes of its lines
    bernilai = {k: _berisi([semua[i] for i in (n, *b.jumlah_dari)], k, formulir) for k in (CATATAN, KENDALA)}
    return {**hasil, "ada_koreksi": int(bernilai[CATATAN]), "ada_kendala": int(bernilai[KENDALA])}


def _berisi(baris: Iterable[BarisLembar], kolom: str, formulir: Formulir) -> bool:
    isian = (b.isian for b in baris if b.isian is not None and kolom in b.isian.kolom)
    return any(formulir.nilai(i.letak(kolom)) for i in isian)


def _kemajuan(isi: BarisFormulir, formulir: Formulir) -> Iterator[tuple[str, int | None]]:
    for medan, kolom in MEDAN_BANYAK.items():
        nilai: object
        if kolom in isi.kolom:
            teks = formulir.nilai(LetakIsian(isi.sub_kegiatan, "", "", kolom))
            nilai = None if teks is None else Decimal(teks)
        else:
            nilai = getattr(isi, kolom)
        yield medan, persen_ke_fakta(nilai) if isinstance(nilai, Decimal) else None


def tetapan(bulan: int) -> dict[str, int | None]:
    """Return the fields that are the same on every row: the month, and facts that a form knows nothing of."""
    polos = BarisPotret()
    return {"bulan": bulan, "uang_muka": int(polos.uang_muka)}
