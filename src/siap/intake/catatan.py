"""Catatan: the findings of one file while it is read, so that no reader stops at the first one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from siap.domain.aturan.register import temuan
from siap.domain.temuan import Keparahan, Tempat, Temuan

#: Findings kept per code and sheet; a refused row is always named, remarks beyond this only counted.
_BATAS_TOLAK = 1000
_BATAS_LAIN = 50


class Ditolak(Exception):
    """Raised inside ``intake`` when nothing more of a file can be read; carries the finding."""

    def __init__(self, isi: Temuan) -> None:
        super().__init__(isi.kalimat)
        self.temuan = isi


def menolak(kode: str, *, tempat: Tempat | None = None, **isi: str) -> Ditolak:
    """Return the exception that refuses the whole file with a registered finding."""
    return Ditolak(temuan(kode, tempat=tempat, **isi))  # type: ignore[arg-type]


@dataclass
class Pencatat:
    """Collects findings of one file."""

    berkas: str
    _temuan: list[Temuan] = field(default_factory=list)
    _banyak: Counter[tuple[str, str]] = field(default_factory=Counter)  # per code and sheet
    _tersembunyi: Counter[str] = field(default_factory=Counter)
    _ditolak: bool = False

    def catat(
        self,
        kode: str,
        *,
        tempat: Tempat | None = None,
        diberikan: str = "",
        diharapkan: str = "",
        selisih: str = "",
        keparahan: Keparahan | None = None,
        **isi: object,
    ) -> None:
        """Note one finding of a registered rule; the place defaults to the file as a whole."""
        ini = temuan(
            kode,
            tempat=tempat or Tempat(berkas=self.berkas),
            diberikan=diberikan,
            diharapkan=diharapkan,
            selisih=selisih,
            keparahan=keparahan,
            **isi,
        )
        self.tambah(ini)

    def tambah(self, ini: Temuan) -> None:
        """Note a finding that is already made."""
        self._ditolak = self._ditolak or ini.menolak
        batas = _BATAS_TOLAK if ini.menolak else _BATAS_LAIN
        kunci = (ini.kode, ini.tempat.lembar)
        self._banyak[kunci] += 1
        if self._banyak[kunci] > batas:
            self._tersembunyi[ini.kode] += 1
        else:
            self._temuan.append(ini)

    def banyak(self, kode: str) -> int:
        """Return how often a rule was broken, the findings left out of the list included."""
        return sum(n for (k, _), n in self._banyak.items() if k == kode)

    @property
    def tertolak(self) -> bool:
        """True once a refusing finding was noted."""
        return self._ditolak

    def semua(self) -> tuple[Temuan, ...]:
        """Return the findings in order; what was left out is counted in one closing remark per code."""
        penutup = tuple(
            temuan("M99", tempat=Tempat(berkas=self.berkas), jumlah=n, nomor=kode)
            for kode, n in sorted(self._tersembunyi.items())
        )
        return (*self._temuan, *penutup)
