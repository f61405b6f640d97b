"""A clean report to start from, and the findings of one rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.pemeriksaan import SaatPeriksa, periksa
from siap.domain.laporan.potret import BarisPotret, FaktaPD, Potret
from siap.domain.temuan import Temuan
from siap.domain.waktu import Periode

#: A line that breaks no rule.
WAJAR = BarisPotret(
    sub_kegiatan="1.02.02.2.02.0001",
    nama="Pelayanan kesehatan ibu hamil",
    versi="murni",
    pagu=Decimal(1000),
    angkas=Decimal(500),
    angkas_setahun=Decimal(1000),
    spd=Decimal(600),
    realisasi=Decimal(450),
    realisasi_lalu=Decimal(350),
    realisasi_lalu2=Decimal(250),
    fisik=Decimal(47),
    fisik_lalu=Decimal(37),
    fisik_lalu2=Decimal(27),
    target_fisik=Decimal(50),
    output_target=Decimal(10),
    output_jadi=Decimal(4),
)


def baris(**beda: Any) -> BarisPotret:
    """The clean line with some fields changed; whole numbers become Decimal."""
    isi = {k: Decimal(v) if type(v) is int else v for k, v in beda.items()}
    return replace(WAJAR, **isi)


def potret(*daftar: BarisPotret, fakta: FaktaPD | None = None, **beda: Any) -> Potret:
    """A report of June 2025 with these lines (the clean one when none is given)."""
    isi: dict[str, Any] = {"periode": Periode(2025, 6), "pada": date(2025, 7, 8), **beda}
    return Potret(pd="1.02", baris=daftar or (WAJAR,), versi="murni", fakta=fakta or FaktaPD(), **isi)


def temuan_dari(
    kode: str,
    laporan: Potret,
    ambang: AmbangAturan | None = None,
    saat: SaatPeriksa = SaatPeriksa.AJUKAN,
) -> list[Temuan]:
    """Findings of one rule."""
    return [t.temuan for t in periksa(laporan, ambang, saat) if t.temuan.kode == kode]


def bagian_dari(kode: str, laporan: Potret, ambang: AmbangAturan | None = None) -> list[str]:
    """Parts of one rule that were broken."""
    semua = periksa(laporan, ambang)
    return [t.kunci.split("@")[0].split(".", 1)[1] for t in semua if t.temuan.kode == kode]


def satu(kode: str, laporan: Potret, ambang: AmbangAturan | None = None) -> Temuan:
    """The one finding of a rule."""
    (hasil,) = temuan_dari(kode, laporan, ambang)
    return hasil
