"""The worked tables of docs/explanation/pembulatan.md are computed, not remembered."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from siap.domain.metrik.katalog import hitung_baris
from siap.domain.penilaian.preset import pita_bawaan
from siap.domain.rekap import Ukuran
from siap.domain.uang import bulat

HALAMAN = (Path(__file__).resolve().parents[2] / "docs" / "explanation" / "pembulatan.md").read_text("utf-8")
D = Decimal


def test_three_thirds_print_as_33_33_and_their_whole_as_100() -> None:
    sepertiga = hitung_baris(Ukuran(pagu=D(1)), pagu_total=D(3))["bobot"]
    semua = hitung_baris(Ukuran(pagu=D(3)), pagu_total=D(3))["bobot"]
    assert (bulat(sepertiga, 2), bulat(semua, 2)) == (D("33.33"), D("100.00"))


def test_the_percentage_of_the_whole_is_not_the_mean_of_the_parts() -> None:
    bagian = [(D(900_000_000), D(450_000_000)), (D(100_000_000), D(90_000_000))]
    persen = [hitung_baris(Ukuran(pagu=p, realisasi=r))["persen_pagu"] for p, r in bagian]
    jumlah = Ukuran(pagu=sum((p for p, _ in bagian), D(0)), realisasi=sum((r for _, r in bagian), D(0)))
    assert sum(p for p in persen if p is not None) / 2 == 70
    assert hitung_baris(jumlah)["persen_pagu"] == 54


def test_rounding_before_summing_would_change_the_percentage() -> None:
    nilai = D(101) * D("12.5") / 100
    tepat = hitung_baris(Ukuran(nilai_fisik=4 * nilai, pagu_fisik=D(404)))["fisik"]
    keliru = hitung_baris(Ukuran(nilai_fisik=4 * bulat(nilai, 0), pagu_fisik=D(404)))["fisik"]
    assert (bulat(tepat, 2), bulat(keliru, 2)) == (D("12.50"), D("12.87"))


def test_two_numbers_that_print_alike_may_have_different_colours() -> None:
    zona = []
    for realisasi in (D(64_995_000), D(65_000_000)):
        persen = hitung_baris(Ukuran(realisasi=realisasi, angkas=D(100_000_000)))["persen_angkas"]
        assert persen is not None
        assert bulat(persen, 2) == D("65.00")
        zona.append(next(z.kode for z in pita_bawaan(9).zona if z.memuat(persen)))
    assert zona == ["merah", "kuning"]


def test_the_deviation_of_the_published_case() -> None:
    ukuran = Ukuran(pagu=D(984_959_704_911), angkas=D(524_847_798_262), realisasi=D(378_887_625_565))
    baris = hitung_baris(ukuran)
    cetak = {k: bulat(v, 2) for k, v in baris.items() if v is not None}
    assert (cetak["target_persen"], cetak["persen_pagu"]) == (D("53.29"), D("38.47"))
    assert (cetak["persen_angkas"], cetak["deviasi_keu"]) == (D("72.19"), D("-14.82"))
    assert ukuran.realisasi is not None
    assert ukuran.angkas is not None
    assert f"−{abs(ukuran.realisasi - ukuran.angkas):,}" in HALAMAN


def test_a_zero_denominator_gives_nothing() -> None:
    baris = hitung_baris(Ukuran(pagu=D(0), angkas=D(0), realisasi=D(0)))
    assert baris["persen_pagu"] is None
    assert baris["persen_angkas"] is None
