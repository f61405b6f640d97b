"""V04: realisation to date falls only with a correction note."""

from __future__ import annotations

from tests.aturan.contoh import bagian_dari, baris, potret, satu, temuan_dari

from siap.domain.temuan import Keparahan


def test_lolos_when_it_rises() -> None:
    assert temuan_dari("V04", potret(baris(realisasi=450, realisasi_lalu=350))) == []


def test_gagal_when_it_falls_without_a_note() -> None:
    t = satu("V04", potret(baris(realisasi=340, realisasi_lalu=350)))
    assert t.kalimat == ("Realisasi s.d. bulan ini Rp340, kurang dari Rp350 (−Rp10), tanpa catatan koreksi.")
    assert t.keparahan is Keparahan.TOLAK
    assert (t.tempat.sel, t.tempat.medan) == ("1.02.02.2.02.0001", "realisasi")


def test_lolos_with_a_correction_note_but_not_with_blanks() -> None:
    turun = {"realisasi": 340, "realisasi_lalu": 350}
    assert bagian_dari("V04", potret(baris(**turun, catatan_koreksi="STS 12/2025"))) == []
    assert bagian_dari("V04", potret(baris(**turun, catatan_koreksi="  "))) == ["turun"]


def test_batas_equal_is_no_fall() -> None:
    assert temuan_dari("V04", potret(baris(realisasi=350, realisasi_lalu=350))) == []


def test_a_first_month_below_zero_asks_for_a_reason() -> None:
    t = satu("V04", potret(baris(realisasi=-1, realisasi_lalu=None)))
    assert t.keparahan is Keparahan.JELASKAN
    assert temuan_dari("V04", potret(baris(realisasi=None, realisasi_lalu=350))) == []
