"""V18: published percentages and sums follow from their rupiah."""

from __future__ import annotations

from decimal import Decimal

from tests.aturan.contoh import potret, satu, temuan_dari

from siap.domain.laporan.potret import AngkaTerbit, FaktaPD, JumlahTerbit, Potret

D = Decimal

D = Decimal
PAGU = D("984959704911")


def persen(tertulis: str, pembilang: Decimal, penyebut: Decimal = PAGU) -> Potret:
    angka = AngkaTerbit("Realisasi", D(tertulis), pembilang, penyebut)
    return potret(fakta=FaktaPD(angka_terbit=(angka,)))


def test_lolos_the_printed_target_of_the_published_case() -> None:
    assert temuan_dari("V18", persen("53.29", D("524847798262"))) == []


def test_gagal_the_printed_realisation_that_does_not_meet_its_rupiah() -> None:
    t = satu("V18", persen("38.28", D("378887625565")))
    assert t.kalimat == "Realisasi tertulis 38,28 %, hitungannya 38,47 % (selisih −0,19 poin)."


def test_gagal_when_parts_do_not_sum() -> None:
    t = satu("V18", potret(fakta=FaktaPD(jumlah_terbit=(JumlahTerbit("Total", D(101), (D(60), D(40))),))))
    assert t.kalimat == "Total tertulis Rp101, hitungannya Rp100 (selisih Rp1)."


def test_batas_exactly_a_hundredth_of_a_point_passes() -> None:
    assert temuan_dari("V18", persen("50.01", D(50), D(100))) == []
    assert len(temuan_dari("V18", persen("50.0101", D(50), D(100)))) == 1
    assert len(temuan_dari("V18", persen("49.9899", D(50), D(100)))) == 1


def test_batas_a_percentage_of_nothing_shows_a_dash() -> None:
    assert "hitungannya - %" in satu("V18", persen("100", D(5), D(0))).kalimat
    assert temuan_dari("V18", persen("100", D(0), D(0))) == []


def test_lolos_a_sum_that_its_parts_make() -> None:
    utuh = JumlahTerbit("Total", D(100), (D(60), D(40)))
    assert temuan_dari("V18", potret(fakta=FaktaPD(jumlah_terbit=(utuh,)))) == []
