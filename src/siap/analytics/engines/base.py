"""What may be asked of an engine: some months, a group, a filter. The answer is sums and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, Protocol

from siap.analytics.mart.schema import KELAS_FISIK, KELAS_KEU, TABEL, TANPA_TARGET, UKURAN, UKURAN_SEN
from siap.domain.rekap import Ukuran
from siap.domain.uang import KONTEKS, dari_sen

#: columns by which an answer may be grouped or filtered, per table
SUMBU: Final[Mapping[str, tuple[str, ...]]] = {
    nama: tuple(
        k
        for k in skema.names
        if k not in (*UKURAN, TANPA_TARGET, *KELAS_FISIK, *KELAS_KEU, "pemda", "tahun", "lapor", "bulan")
    )
    for nama, skema in TABEL.items()
}


class PertanyaanSalah(ValueError):
    """A group or filter that the mart does not hold."""


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    """One question: which months, grouped by what, filtered by what.

    ``per`` and the keys of ``saring`` are columns of ``SUMBU``; a filter holds the values that pass, and
    an empty one lets nothing pass. ``tabel`` "posisi" asks for measures (an engine may answer from the
    summary), "posisi_sub" for class counts.
    """

    bulan: tuple[int, ...]
    per: tuple[str, ...]
    saring: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tabel: str = "posisi"

    def __post_init__(self) -> None:
        """Refuse what cannot be answered, before an engine sees it."""
        sumbu = SUMBU.get(self.tabel)
        if sumbu is None or self.tabel == "ringkas":
            raise PertanyaanSalah(f"Tabel “{self.tabel}” tidak dapat ditanya.")
        asing = sorted((set(self.per) | set(self.saring)) - set(sumbu))
        if asing:
            raise PertanyaanSalah(f"“{asing[0]}” tidak dikenal: pilih {', '.join(sumbu)}.")
        if not self.bulan or not all(1 <= b <= 12 for b in self.bulan):
            raise PertanyaanSalah(f"Bulan {self.bulan} di luar 1..12.")

    @property
    def cukup_ringkas(self) -> bool:
        """True when the summary without sub kegiatan holds the same answer."""
        return self.tabel == "posisi" and {*self.per, *self.saring} <= set(SUMBU["ringkas"])


@dataclass(frozen=True, slots=True)
class Jawaban:
    """Sums of one group in one month; ``kunci`` are the values of ``Pertanyaan.per``, in its order.

    Within the group an unknown line is passed over: ``None`` means no line of the group is known. Whether
    a sum over several PD may stand is judged by the domain, which is why questions group by PD.
    """

    bulan: int
    kunci: tuple[str, ...]
    ukuran: Ukuran
    lapor: bool


@dataclass(frozen=True, slots=True)
class JawabanKelas:
    """Class counts of one group in one month, in the order of ``schema.KELAS``."""

    bulan: int
    kunci: tuple[str, ...]
    fisik: tuple[int, ...]
    keuangan: tuple[int, ...]


class Mesin(Protocol):
    """An engine. All engines give equal answers, to the sen, in the order of month and key."""

    def jumlah(self, tanya: Pertanyaan) -> list[Jawaban]:
        """Sum the measures per group."""
        ...

    def hitung_kelas(self, tanya: Pertanyaan) -> list[JawabanKelas]:
        """Count sub kegiatan per class and group; ``tanya.tabel`` is "posisi_sub"."""
        ...


def ukuran_dari(jumlah: Mapping[str, int | Decimal | None], tanpa_target: int) -> Ukuran:
    """Turn sums in sen into measures in rupiah, exactly.

    A physical target that does not cover all of ``pagu_fisik`` is unknown, so that the two are never
    subtracted over different bases.
    """
    rupiah: dict[str, Decimal | None] = {}
    for nama in UKURAN:
        nilai = jumlah[nama]
        if nilai is None:
            rupiah[nama] = None
        elif nama in UKURAN_SEN:
            rupiah[nama] = dari_sen(int(nilai))
        else:
            rupiah[nama] = KONTEKS.scaleb(Decimal(nilai), -2)
    if tanpa_target:
        rupiah["nilai_target_lapor"] = None
    return Ukuran(**rupiah)
