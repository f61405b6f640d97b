"""The CSV of a recap: plain figures, unknown left empty, no formula smuggled in."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from tests.documents.contoh import D, rekap, ukuran

from siap.documents.writers.csv_rekap import tulis_csv


def baca(isi: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(isi.decode("utf-8-sig"))))


def test_figures_are_exact_and_unknown_is_empty() -> None:
    hasil = rekap(
        [("1.02", "Dinas Kesehatan", ukuran(984_959_704_911, D("689664092276.90"), D("465454124354.53")))],
        belum=[("9", "Dinas Sunyi", ukuran(100, None, None))],
    )
    satu, dua = baca(tulis_csv(hasil))
    assert satu["realisasi"] == "465454124354.53"
    assert satu["persen_pagu"] == "47.26"
    assert satu["terbitan"] == "a1b2c3d4e5f60718"
    assert dua["realisasi"] == dua["peringkat"] == dua["zona"] == ""
    assert dua["status_lapor"] == "belum lapor"


def test_text_that_looks_like_a_formula_is_defused() -> None:
    hasil = rekap([("1", "=cmd()", ukuran(100, 50, -5))])
    (satu,) = baca(tulis_csv(hasil))
    assert satu["nama"] == "'=cmd()"
    assert satu["realisasi"] == "-5.00"


def test_total_is_left_out() -> None:
    hasil = rekap([("1", "A", ukuran(1, 1, 1)), ("2", "B", ukuran(1, 1, 1))])
    assert len(baca(tulis_csv(replace(hasil, per="program")))) == 2
