"""Real uploads run through the rule book: findings are counted, a month that repeats itself is found."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from siap.domain.aturan.pemeriksaan import TemuanLaporan, periksa, putuskan
from siap.domain.laporan.jadwal import jadwal_bulan
from siap.domain.laporan.potret import BarisPotret, Potret, Sp2dPotret
from siap.domain.masukan import IsiLra, IsiRealisasi, JenisBerkas
from siap.domain.waktu import Periode
from siap.intake import baca

Folder = Callable[[str], Path]
pytestmark = pytest.mark.slow


@cache
def lra(jalur: Path) -> IsiLra:
    isi = baca(JenisBerkas.LRA, jalur.name, jalur.read_bytes()).isi
    assert isinstance(isi, IsiLra)
    return isi


@pytest.fixture(scope="module")
def toba(shared_data: Folder) -> dict[tuple[str, int], tuple[TemuanLaporan, ...]]:
    """Findings per unit and month of everything that was logged for a real month."""
    folder = shared_data("lra-toba-2022")
    log = list(csv.DictReader((folder / "log-upload.csv").read_text(encoding="utf-8").splitlines()))
    isi = {
        (b["id_skpd"], int(b["bulan"])): (
            lra(folder / "lra" / b["file"]),
            date.fromisoformat(b["tanggal_input"][:10]),
        )
        for b in log
        if int(b["bulan"])
    }
    realisasi = {kunci: berkas.realisasi for kunci, (berkas, _) in isi.items()}
    return {
        (unit, bulan): periksa(
            potret_lra(unit, bulan, berkas, diterima, [realisasi.get((unit, bulan - n), {}) for n in (1, 2)])
        )
        for (unit, bulan), (berkas, diterima) in isi.items()
    }


def potret_lra(
    unit: str, bulan: int, isi: IsiLra, diterima: date, lalu: list[Mapping[str, Decimal]]
) -> Potret:
    periode = Periode(2022, bulan)
    daftar = tuple(
        BarisPotret(
            rekening=kode,
            pagu=isi.anggaran.get(kode),
            realisasi=isi.realisasi.get(kode),
            realisasi_lalu=lalu[0].get(kode),
            realisasi_lalu2=lalu[1].get(kode),
        )
        for kode in sorted({*isi.anggaran, *isi.realisasi})
        if kode.startswith("5")
    )
    tempo = jadwal_bulan(periode).jatuh_tempo
    return Potret(unit, periode, diterima, daftar, jatuh_tempo=tempo, diterima_pertama=diterima)


def test_findings_of_a_real_year_are_counted(
    toba: dict[tuple[str, int], tuple[TemuanLaporan, ...]],
) -> None:
    banyak = Counter(t.temuan.kode for semua in toba.values() for t in semua)
    assert (len(toba), dict(sorted(banyak.items()))) == (
        51,
        {"V09": 1, "V10": 13, "V12": 9, "V19": 2, "V25": 43},
    )


def test_the_unit_that_sent_october_again_for_november_and_december_is_found(
    toba: dict[tuple[str, int], tuple[TemuanLaporan, ...]],
) -> None:
    salinan = {
        kunci for kunci, semua in toba.items() if any(t.kunci.startswith("V10.salinan") for t in semua)
    }
    assert {("25", 11), ("25", 12)} <= salinan
    assert not any(putuskan(toba[k], {}).boleh for k in salinan)
    tiga_bulan = [t for t in toba["25", 12] if t.kunci.startswith("V10.baris")]
    assert tiga_bulan


def test_documents_of_a_real_month_hold_no_number_twice(shared_data: Folder) -> None:
    jalur = shared_data("sipd-realisasi-tegal-2025") / "tes.json"
    isi = baca(JenisBerkas.REALISASI_SIPD, jalur.name, jalur.read_bytes()).isi
    assert isinstance(isi, IsiRealisasi)
    baris: dict[tuple[str, str], Decimal] = {}
    for b in isi.baris:
        kunci = (b.matra.sub_kegiatan, b.matra.rekening)
        baris[kunci] = baris.get(kunci, Decimal(0)) + b.nilai
    sp2d = {d.nomor_sp2d: d.nilai_sp2d for d in isi.dokumen if d.nomor_sp2d and d.nilai_sp2d is not None}
    laporan = Potret(
        "tegal",
        Periode(2025, 1),
        date(2025, 2, 7),
        tuple(BarisPotret(sub, rek, realisasi=nilai) for (sub, rek), nilai in baris.items()),
        sp2d=tuple(Sp2dPotret(nomor, nilai) for nomor, nilai in sp2d.items()),
    )
    assert sum(b.realisasi or 0 for b in laporan.baris) == 658_277_528
    banyak = Counter(t.temuan.kode for t in periksa(laporan))
    assert (len(laporan.baris), len(sp2d), dict(banyak)) == (55, 5, {})
