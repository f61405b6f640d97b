"""The formula algebra and the catalogue: units, unknowns, prose, identities."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.domain import rekap
from siap.domain.metrik import ukuran as u
from siap.domain.metrik.katalog import (
    DAFTAR,
    KATALOG,
    METRIK_BARIS,
    hitung_baris,
    metrik,
    nilai_ukuran,
)
from siap.domain.metrik.prosa import prosa, prosa_angka, tampil_bersatuan
from siap.domain.metrik.rumus import (
    SERATUS,
    Bagi,
    Kali,
    Kurang,
    Satuan,
    SatuanTidakCocok,
    Tambah,
    Tetap,
    Ukuran,
    hitung,
    ukuran_dipakai,
)
from siap.domain.uang import dari_sen

POLOS = Ukuran("rasio", "Rasio", Satuan.POLOS)
RP = st.integers(-(10**16), 10**16).map(dari_sen)
RP_ATAU_KOSONG = st.none() | RP
UKURAN = st.builds(rekap.Ukuran, *[RP_ATAU_KOSONG] * 8)


def test_units_are_checked_when_a_node_is_built() -> None:
    for salah in (
        lambda: u.PAGU + SERATUS,
        lambda: u.PAGU - u.PD_LAPOR,
        lambda: u.PAGU * u.ANGKAS,
        lambda: u.PAGU / u.PD_WAJIB,
    ):
        with pytest.raises(SatuanTidakCocok, match="tidak dapat"):
            salah()


def test_units_follow_the_formula() -> None:
    assert (u.PAGU + u.ANGKAS).satuan is Satuan.RUPIAH
    assert (u.PAGU / u.ANGKAS).satuan is Satuan.POLOS
    assert (u.PAGU / u.ANGKAS * SERATUS).satuan is Satuan.PERSEN
    assert (u.PAGU * POLOS).satuan is Satuan.RUPIAH
    assert (POLOS * u.PAGU).satuan is Satuan.RUPIAH
    assert (u.PAGU / POLOS).satuan is Satuan.RUPIAH


def test_the_unknown_is_contagious_and_a_zero_denominator_is_unknown() -> None:
    rumus = (u.REALISASI + u.ANGKAS) / u.PAGU * SERATUS
    isi = {"realisasi": Decimal(1), "angkas": Decimal(1), "pagu": Decimal(4)}
    assert hitung(rumus, isi) == 50
    assert hitung(rumus, {**isi, "pagu": Decimal(0)}) is None
    for kode in isi:
        assert hitung(rumus, {**isi, kode: None}) is None
    with pytest.raises(KeyError):
        hitung(rumus, {})


def test_measures_of_a_formula_are_listed_once_in_order() -> None:
    rumus = (u.REALISASI - u.ANGKAS) / u.PAGU * SERATUS + u.REALISASI / u.PAGU * SERATUS
    assert ukuran_dipakai(rumus) == (u.REALISASI, u.ANGKAS, u.PAGU)


def test_formulas_read_like_the_regulation() -> None:
    assert prosa(KATALOG["deviasi_keu"].rumus) == (
        "(Realisasi s.d. bulan − Anggaran kas s.d. bulan) ÷ Pagu × 100 %"
    )
    assert prosa(u.PAGU - (u.REALISASI + u.ANGKAS)) == (
        "Pagu − (Realisasi s.d. bulan + Anggaran kas s.d. bulan)"
    )
    assert prosa(u.PAGU - u.REALISASI - u.ANGKAS) == "Pagu − Realisasi s.d. bulan − Anggaran kas s.d. bulan"
    assert prosa(u.PAGU + (u.REALISASI + u.ANGKAS)) == "Pagu + Realisasi s.d. bulan + Anggaran kas s.d. bulan"
    assert prosa(Bagi(u.PAGU, Bagi(u.ANGKAS, u.REALISASI))) == (
        "Pagu ÷ (Anggaran kas s.d. bulan ÷ Realisasi s.d. bulan)"
    )
    assert prosa(u.PAGU * Tetap(Decimal(-2))) == "Pagu × (−2)"


def test_formulas_are_read_with_their_numbers() -> None:
    isi = {"realisasi": Decimal(-5), "pagu": Decimal(10), "angkas": None}
    assert prosa_angka(u.REALISASI / u.PAGU * SERATUS, isi) == "(−Rp5) ÷ Rp10 × 100 %"
    assert prosa_angka(u.ANGKAS / u.PAGU, isi) == "- ÷ Rp10"
    assert tampil_bersatuan(Decimal("0.5"), Satuan.POLOS) == "0,50"
    assert tampil_bersatuan(Decimal(1673), Satuan.BANYAK) == "1.673"


def test_every_metric_is_complete_and_named_once() -> None:
    assert len(KATALOG) == len(DAFTAR)
    assert len({m.nama for m in DAFTAR}) == len(DAFTAR)
    for m in DAFTAR:
        assert m.kode.isidentifier()
        assert m.dasar
        assert prosa(m.rumus)


def test_every_percentage_names_its_denominator() -> None:
    for m in DAFTAR:
        if m.satuan is Satuan.PERSEN:
            assert m.penyebut
            assert m.tampil(Decimal(5)).endswith(m.penyebut)
            assert m.tampil(Decimal(5)).startswith("5,00 ")


def test_metrics_are_printed_with_their_denominator() -> None:
    isi = {"realisasi": Decimal(1), "angkas": Decimal(3)}
    assert metrik("persen_angkas").hitungan(isi) == "Rp1 ÷ Rp3 × 100 % = 33,33 % anggaran kas"
    assert metrik("persen_angkas").tampil(None) == "-"
    assert metrik("realisasi").tampil(Decimal(7)) == "Rp7"
    assert metrik("kelas_nol").tampil(Decimal(280)) == "280 sub kegiatan"
    with pytest.raises(KeyError):
        metrik("persen")


def test_row_metrics_are_the_fields_of_a_row() -> None:
    medan = {f.name for f in fields(rekap.BarisRekap)}
    assert set(METRIK_BARIS) <= medan
    assert {m.kode for m in u.UKURAN_BARIS} == {f.name for f in fields(rekap.Ukuran)}
    assert {m.kode for m in u.UKURAN_CAKUPAN} == {f.name for f in fields(rekap.Cakupan)}
    assert {m.kode for m in u.UKURAN_KELAS} == {f.name for f in fields(rekap.KelasSub)} - {"dasar", "jumlah"}


def test_coverage_is_a_percentage_of_who_must_report() -> None:
    assert metrik("cakupan_pd").hitung({"pd_lapor": Decimal(11), "pd_wajib": Decimal(44)}) == 25
    assert metrik("cakupan_pagu").hitung({"pagu_lapor": Decimal(0), "pagu_wajib": None}) is None


@given(UKURAN, RP_ATAU_KOSONG)
def test_no_input_breaks_a_row_and_nothing_is_capped(
    ukuran: rekap.Ukuran, pagu_total: Decimal | None
) -> None:
    hasil = hitung_baris(ukuran, pagu_total)
    assert set(hasil) == set(METRIK_BARIS)
    if ukuran.pagu and ukuran.realisasi is not None:
        assert hasil["sisa"] == ukuran.pagu - ukuran.realisasi
        tepat = Fraction(ukuran.realisasi) / Fraction(ukuran.pagu) * 100
        terhitung = hasil["persen_pagu"]
        assert terhitung is not None
        assert abs(Fraction(terhitung) - tepat) < Fraction(1, 10**30)
    else:
        assert hasil["persen_pagu"] is None


@given(st.lists(st.tuples(RP, RP), min_size=1, max_size=20))
def test_weighted_keuangan_adds_up_to_total_realisasi_over_total_pagu(
    bagian: list[tuple[Decimal, Decimal]],
) -> None:
    pagu = sum((abs(p) for p, _ in bagian), Decimal(0))
    realisasi = sum((r for _, r in bagian), Decimal(0))
    baris = [hitung_baris(rekap.Ukuran(pagu=abs(p), realisasi=r), pagu) for p, r in bagian]
    if not pagu:
        assert all(b["keu_tertimbang"] is None for b in baris)
        return
    total = hitung_baris(rekap.Ukuran(pagu=pagu, realisasi=realisasi), pagu)["persen_pagu"]
    assert total is not None
    tertimbang = sum((b["keu_tertimbang"] or Decimal(0) for b in baris), Decimal(0))
    bobot = sum((b["bobot"] or Decimal(0) for b in baris), Decimal(0))
    kira = Decimal("1e-9")
    assert abs(tertimbang - total) < kira
    assert abs(bobot - 100) < kira


@given(st.lists(st.tuples(st.integers(1, 10**14), st.integers(0, 10**6)), min_size=1, max_size=20))
def test_weighted_physical_progress_adds_up_to_the_physical_progress(bagian: list[tuple[int, int]]) -> None:
    pagu = [dari_sen(p) for p, _ in bagian]
    nilai = [p * Decimal(f) / 10**6 for p, (_, f) in zip(pagu, bagian, strict=True)]
    total_pagu, total_nilai = sum(pagu, Decimal(0)), sum(nilai, Decimal(0))
    baris = [
        hitung_baris(rekap.Ukuran(pagu=p, nilai_fisik=n, pagu_fisik=p), total_pagu)["fisik_tertimbang"]
        for p, n in zip(pagu, nilai, strict=True)
    ]
    fisik = hitung_baris(rekap.Ukuran(nilai_fisik=total_nilai, pagu_fisik=total_pagu))["fisik"]
    assert fisik is not None
    assert abs(sum((b or Decimal(0) for b in baris), Decimal(0)) - fisik) < Decimal("1e-9")


def test_nodes_are_values() -> None:
    assert Tambah(u.PAGU, u.ANGKAS) == u.PAGU + u.ANGKAS
    assert Kurang(u.PAGU, u.ANGKAS) == u.PAGU - u.ANGKAS
    assert Kali(u.PAGU, POLOS) == u.PAGU * POLOS
    assert hash(Bagi(u.PAGU, u.ANGKAS)) == hash(u.PAGU / u.ANGKAS)
    assert nilai_ukuran(rekap.Ukuran())["pagu_total"] is None
