"""V05: realisation within pagu, SPD and cash plan."""

from __future__ import annotations

from tests.aturan.contoh import bagian_dari, baris, potret, satu, temuan_dari

from siap.domain.temuan import Keparahan


def test_lolos_when_realisation_is_within_all_three() -> None:
    assert temuan_dari("V05", potret()) == []


def test_gagal_above_the_pagu_is_refused() -> None:
    t = satu("V05", potret(baris(realisasi=1001, spd=None, angkas=None)))
    assert t.kalimat == "Realisasi Rp1.001 melebihi pagu Rp1.000 sebesar Rp1."
    assert t.keparahan is Keparahan.TOLAK


def test_gagal_above_spd_and_cash_plan_asks_for_reasons_and_all_are_told() -> None:
    laporan = potret(baris(realisasi=1001))
    assert bagian_dari("V05", laporan) == ["pagu", "spd", "angkas"]
    assert [t.keparahan for t in temuan_dari("V05", laporan)] == [
        Keparahan.TOLAK,
        Keparahan.JELASKAN,
        Keparahan.JELASKAN,
    ]


def test_batas_exactly_at_the_limit_passes() -> None:
    assert temuan_dari("V05", potret(baris(realisasi=500, spd=500, angkas=500, pagu=500))) == []


def test_batas_money_on_a_line_with_pagu_zero_is_refused_and_without_pagu_is_unknown() -> None:
    assert bagian_dari("V05", potret(baris(realisasi=1, pagu=0))) == ["pagu"]
    assert bagian_dari("V05", potret(baris(realisasi=1, pagu=None))) == []
