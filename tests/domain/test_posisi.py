"""How facts accumulate: versions, cash plan, reports, depth, physical progress."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.domain import fakta as f
from siap.domain.fakta import (
    KOLOM,
    Fakta,
    FaktaAngkas,
    FaktaFisik,
    FaktaLapor,
    FaktaPagu,
    FaktaRealisasi,
    FaktaVersi,
)
from siap.domain.posisi import (
    Garis,
    Posisi,
    jumlahkan,
    laporan_terakhir,
    susun_posisi,
    ukuran_per,
)
from siap.domain.rekap import Ukuran

SUB_A, SUB_B = "1.02.02.2.01.0001", "1.02.02.2.01.0002"
KASAR = ("", "", "")


def versi(pd: str, *pasangan: tuple[int, int]) -> tuple[FaktaVersi, ...]:
    return tuple(FaktaVersi(pd, bulan, nomor) for bulan, nomor in pasangan)


def posisi_pd(fakta: Fakta, bulan: int, pd: str = "9") -> Ukuran:
    return ukuran_per(susun_posisi(fakta), bulan)[pd, pd]


def test_the_rows_have_the_columns_of_the_contract() -> None:
    bentuk = {
        "pagu": FaktaPagu,
        "versi_pagu": FaktaVersi,
        "angkas": FaktaAngkas,
        "versi_angkas": FaktaVersi,
        "realisasi": FaktaRealisasi,
        "lapor": FaktaLapor,
        "fisik": FaktaFisik,
        "target_fisik": FaktaFisik,
    }
    assert {nama: tuple(k for k, _ in kolom) for nama, kolom in KOLOM.items()} == {
        nama: kelas._fields for nama, kelas in bentuk.items()
    }
    assert tuple(Fakta.__dataclass_fields__) == tuple(KOLOM)


def test_a_month_keeps_the_pagu_of_its_version() -> None:
    """Unit 9 of the real data: the pagu changes in October, earlier months keep theirs."""
    fakta = Fakta(
        pagu=(FaktaPagu(1, "9", *KASAR, 738720999300), FaktaPagu(2, "9", *KASAR, 1034541987600)),
        versi_pagu=versi("9", *[(b, 1) for b in range(2, 10)], *[(b, 2) for b in range(10, 13)]),
    )
    semua = susun_posisi(fakta)
    pagu = {p.bulan: p.ukuran.pagu for p in semua}
    assert 1 not in pagu
    assert pagu[9] == Decimal(7387209993)
    assert pagu[10] == pagu[12] == Decimal(10345419876)


def test_the_cash_plan_accumulates_over_the_version_in_force() -> None:
    fakta = Fakta(
        angkas=(
            FaktaAngkas(1, "9", *KASAR, 3, 100),
            FaktaAngkas(1, "9", *KASAR, 5, 200),
            FaktaAngkas(2, "9", *KASAR, 1, 1000),
        ),
        versi_angkas=versi("9", *[(b, 1) for b in range(1, 12)], (12, 2)),
    )
    nilai = [posisi_pd(fakta, b).angkas for b in range(1, 13)]
    assert nilai == [Decimal(x) for x in (0, 0, 1, 1, 3, 3, 3, 3, 3, 3, 3, 10)]


def test_a_month_without_a_report_has_no_position_and_nothing_is_carried() -> None:
    fakta = Fakta(
        pagu=(FaktaPagu(1, "9", *KASAR, 1000),),
        versi_pagu=versi("9", *[(b, 1) for b in range(1, 13)]),
        realisasi=(FaktaRealisasi("9", 1, *KASAR, 100), FaktaRealisasi("9", 3, *KASAR, 300)),
        lapor=(
            FaktaLapor("9", 1, kumulatif=False, status="lengkap"),
            FaktaLapor("9", 3, kumulatif=False, status="lengkap"),
        ),
    )
    assert [posisi_pd(fakta, b).realisasi for b in (1, 2, 3, 4)] == [Decimal(1), None, Decimal(4), None]
    assert [p.lapor for p in susun_posisi(fakta)[:3]] == [True, False, True]
    assert laporan_terakhir(susun_posisi(fakta), 3) == {"9": (1, Decimal(1))}
    assert laporan_terakhir(susun_posisi(fakta), 12) == {"9": (3, Decimal(4))}
    assert laporan_terakhir(susun_posisi(fakta), 1) == {}


def test_a_cumulative_report_is_its_own_position_and_contra_entries_cancel() -> None:
    fakta = Fakta(
        realisasi=(
            FaktaRealisasi("9", 10, *KASAR, 687516270500),
            FaktaRealisasi("9", 10, *KASAR, -687516270500),
            FaktaRealisasi("9", 10, *KASAR, 673816516800),
            FaktaRealisasi("9", 11, *KASAR, 745463394100),
        ),
        lapor=(
            FaktaLapor("9", 10, kumulatif=True, status="lengkap"),
            FaktaLapor("9", 11, kumulatif=True, status="lengkap"),
        ),
    )
    assert posisi_pd(fakta, 10).realisasi == Decimal(6738165168)
    assert posisi_pd(fakta, 11).realisasi == Decimal(7454633941)
    assert posisi_pd(fakta, 11).pagu is None


@given(st.lists(st.integers(-(10**6), 10**12), min_size=12, max_size=12))
def test_monthly_and_cumulative_reports_of_one_year_stand_at_the_same_positions(gerak: list[int]) -> None:
    bulanan = tuple(FaktaRealisasi("9", b, *KASAR, g) for b, g in enumerate(gerak, start=1))
    kumulatif = tuple(FaktaRealisasi("9", b, *KASAR, sum(gerak[:b])) for b in range(1, 13))

    def posisi(realisasi: tuple[FaktaRealisasi, ...], *, sd: bool) -> tuple[Posisi, ...]:
        lapor = tuple(FaktaLapor("9", b, kumulatif=sd, status="lengkap") for b in range(1, 13))
        return susun_posisi(Fakta(realisasi=realisasi, lapor=lapor))

    assert posisi(bulanan, sd=False) == posisi(kumulatif, sd=True)


def test_a_monthly_report_adds_to_a_cumulative_one_before_it() -> None:
    fakta = Fakta(
        realisasi=(FaktaRealisasi("9", 2, *KASAR, 500), FaktaRealisasi("9", 4, *KASAR, 100)),
        lapor=(
            FaktaLapor("9", 2, kumulatif=True, status="lengkap"),
            FaktaLapor("9", 4, kumulatif=False, status="lengkap"),
        ),
    )
    assert posisi_pd(fakta, 4).realisasi == Decimal(6)


def test_a_zero_report_is_a_report() -> None:
    lapor = (FaktaLapor("9", 1, kumulatif=True, status="nihil"),)
    tanpa_pagu = susun_posisi(Fakta(lapor=lapor))
    assert [(p.garis, p.ukuran.realisasi, p.lapor) for p in tanpa_pagu] == [
        (Garis("", "", ""), Decimal(0), True)
    ]
    berpagu = Fakta(
        pagu=(FaktaPagu(1, "9", SUB_A, "5.1.02", "", 100), FaktaPagu(1, "9", SUB_B, "5.2.01", "", 200)),
        versi_pagu=versi("9", (1, 1)),
        lapor=lapor,
    )
    assert [p.ukuran.realisasi for p in susun_posisi(berpagu)] == [Decimal(0), Decimal(0)]


def test_a_line_without_a_row_is_zero_when_the_measure_is_given_at_its_depth() -> None:
    fakta = Fakta(
        pagu=(FaktaPagu(1, "9", SUB_A, "5.1.02", "", 100), FaktaPagu(1, "9", SUB_B, "5.1.02", "", 200)),
        versi_pagu=versi("9", (1, 1)),
        realisasi=(FaktaRealisasi("9", 1, SUB_A, "5.1.02", "", 50),),
        lapor=(FaktaLapor("9", 1, kumulatif=True, status="lengkap"),),
    )
    assert [p.ukuran.realisasi for p in susun_posisi(fakta)] == [Decimal("0.50"), Decimal(0)]


def test_a_coarse_report_says_nothing_about_a_single_sub_kegiatan() -> None:
    fakta = Fakta(
        pagu=(FaktaPagu(1, "9", SUB_A, "5.1.02", "DAU", 100), FaktaPagu(1, "9", SUB_B, "5.1.02", "DAK", 200)),
        versi_pagu=versi("9", (1, 1)),
        realisasi=(FaktaRealisasi("9", 1, "", "5.1", "", 50),),
        lapor=(FaktaLapor("9", 1, kumulatif=True, status="lengkap"),),
    )
    posisi = susun_posisi(fakta)
    assert [(p.garis.sub_kegiatan, p.ukuran.pagu, p.ukuran.realisasi) for p in posisi] == [
        ("", None, Decimal("0.50")),
        (SUB_A, Decimal(1), None),
        (SUB_B, Decimal(2), None),
    ]
    # the whole is known all the same
    assert posisi_pd(fakta, 1) == Ukuran(pagu=Decimal(3), realisasi=Decimal("0.50"))


def test_physical_value_is_pagu_times_percentage_exactly() -> None:
    fakta = Fakta(
        pagu=(FaktaPagu(1, "9", SUB_A, "5.1.02", "", 33333333333333333),),
        versi_pagu=versi("9", (1, 1)),
        fisik=(FaktaFisik("9", 1, SUB_A, 333333),),
        target_fisik=(FaktaFisik("9", 1, SUB_A, 500000),),
    )
    (p,) = susun_posisi(fakta)[:1]
    assert p.fisik == Decimal("33.3333")
    assert p.ukuran.nilai_fisik == Decimal("333333333333333.33") * Decimal("0.333333")
    assert p.ukuran.nilai_target_lapor == p.ukuran.nilai_target == Decimal("333333333333333.33") / 2
    assert p.ukuran.pagu_fisik == p.ukuran.pagu_target == p.ukuran.pagu
    assert not p.lapor


def test_physical_progress_of_the_pd_applies_where_a_sub_kegiatan_has_none_of_its_own() -> None:
    fakta = Fakta(
        pagu=(FaktaPagu(1, "9", SUB_A, "", "", 100), FaktaPagu(1, "9", SUB_B, "", "", 100)),
        versi_pagu=versi("9", (1, 1)),
        fisik=(FaktaFisik("9", 1, "", 200000), FaktaFisik("9", 1, SUB_B, 900000)),
    )
    assert [p.fisik for p in susun_posisi(fakta)] == [Decimal(20), Decimal(90)]
    assert [p.target for p in susun_posisi(fakta)] == [None, None]


def test_physical_progress_known_in_part_stands_on_the_pagu_it_is_known_for() -> None:
    fakta = Fakta(
        pagu=(FaktaPagu(1, "9", SUB_A, "", "", 100), FaktaPagu(1, "9", SUB_B, "", "", 300)),
        versi_pagu=versi("9", (1, 1)),
        fisik=(FaktaFisik("9", 1, SUB_A, 500000),),
        target_fisik=(FaktaFisik("9", 1, SUB_A, 600000), FaktaFisik("9", 1, SUB_B, 100000)),
    )
    ukuran = posisi_pd(fakta, 1)
    assert (ukuran.nilai_fisik, ukuran.pagu_fisik) == (Decimal("0.5"), Decimal(1))
    assert ukuran.nilai_target_lapor == Decimal("0.6")
    assert (ukuran.nilai_target, ukuran.pagu_target) == (Decimal("0.9"), Decimal(4))


def test_a_missing_target_makes_the_comparison_unknown_not_smaller() -> None:
    fakta = Fakta(
        pagu=(FaktaPagu(1, "9", SUB_A, "", "", 100), FaktaPagu(1, "9", SUB_B, "", "", 300)),
        versi_pagu=versi("9", (1, 1)),
        fisik=(FaktaFisik("9", 1, SUB_A, 500000), FaktaFisik("9", 1, SUB_B, 500000)),
        target_fisik=(FaktaFisik("9", 1, SUB_A, 600000),),
    )
    ukuran = posisi_pd(fakta, 1)
    assert ukuran.nilai_target_lapor is None
    assert ukuran.nilai_target == Decimal("0.6")


def test_positions_are_grouped_by_any_level() -> None:
    fakta = Fakta(
        pagu=(FaktaPagu(1, "9", SUB_A, "5.1.02", "DAU", 100), FaktaPagu(1, "9", SUB_B, "5.2.01", "DAK", 300)),
        versi_pagu=versi("9", (1, 1)),
    )
    posisi = susun_posisi(fakta)
    pagu = {
        per: {kunci: u.pagu for (_, kunci), u in ukuran_per(posisi, 1, per).items()}
        for per in ("pd", "jenis_belanja", "sumber_dana", "program", "sub_kegiatan")
    }
    assert pagu == {
        "pd": {"9": Decimal(4)},
        "jenis_belanja": {"5.1.02": Decimal(1), "5.2.01": Decimal(3)},
        "sumber_dana": {"DAK": Decimal(3), "DAU": Decimal(1)},
        "program": {"1.02.02": Decimal(4)},
        "sub_kegiatan": {SUB_A: Decimal(1), SUB_B: Decimal(3)},
    }
    with pytest.raises(ValueError, match="tidak dikenal"):
        ukuran_per(posisi, 1, "kabupaten")


PD = st.sampled_from(["1", "2"])
BULAN = st.integers(1, 12)
GARIS = st.tuples(
    st.sampled_from(["", SUB_A, SUB_B]),
    st.sampled_from(["", "5.1", "5.1.02", "5.2.01"]),
    st.sampled_from(["", "DAU"]),
)
SEN = st.integers(-(10**9), 10**14)
VERSI = st.integers(1, 2)
MATRA = st.sampled_from(["", SUB_A, SUB_B])


def unik(strategi: st.SearchStrategy[tuple[object, ...]], n: int) -> st.SearchStrategy[tuple[object, ...]]:
    """Rows of which the first ``n`` columns are a key."""
    return st.lists(strategi, unique_by=lambda baris: baris[:n], max_size=8).map(tuple)


def banyak(strategi: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategi, max_size=8).map(tuple)


FAKTA = st.builds(
    Fakta,
    pagu=banyak(st.builds(lambda v, p, g, n: FaktaPagu(v, p, *g, n), VERSI, PD, GARIS, SEN)),
    versi_pagu=unik(st.builds(FaktaVersi, PD, BULAN, VERSI), 2),
    angkas=banyak(st.builds(lambda v, p, g, b, n: FaktaAngkas(v, p, *g, b, n), VERSI, PD, GARIS, BULAN, SEN)),
    versi_angkas=unik(st.builds(FaktaVersi, PD, BULAN, VERSI), 2),
    realisasi=banyak(st.builds(lambda p, b, g, n: FaktaRealisasi(p, b, *g, n), PD, BULAN, GARIS, SEN)),
    lapor=unik(st.builds(FaktaLapor, PD, BULAN, st.booleans(), st.just("lengkap")), 2),
    fisik=unik(st.builds(FaktaFisik, PD, BULAN, MATRA, st.integers(0, 10**6)), 3),
)


@given(FAKTA, st.randoms(use_true_random=False))
def test_the_order_of_facts_never_changes_a_position(fakta: Fakta, acak: random.Random) -> None:
    kocok = {nama: tuple(acak.sample(getattr(fakta, nama), len(getattr(fakta, nama)))) for nama in KOLOM}
    assert susun_posisi(Fakta(**kocok)) == susun_posisi(fakta)


@given(FAKTA, BULAN, st.sampled_from(["jenis_belanja", "sumber_dana", "program", "sub_kegiatan"]))
def test_parts_sum_to_the_whole(fakta: Fakta, bulan: int, per: str) -> None:
    posisi = susun_posisi(fakta)
    utuh, bagian = ukuran_per(posisi, bulan), ukuran_per(posisi, bulan, per)
    for (pd, _), ukuran in utuh.items():
        for nama in ("pagu", "angkas", "realisasi", "nilai_fisik", "pagu_fisik"):
            nilai = [getattr(u, nama) for (p, _), u in bagian.items() if p == pd]
            ada = [n for n in nilai if n is not None]
            assert getattr(ukuran, nama) == (sum(ada, Decimal(0)) if ada else None)


@given(FAKTA)
def test_only_reported_months_have_a_realised_position_and_it_is_the_sum_of_entries(fakta: Fakta) -> None:
    lapor = {(x.pd, x.bulan): x.kumulatif for x in fakta.lapor}
    posisi = susun_posisi(fakta)
    semua = {(pd, b): u for b in range(1, 13) for (pd, _), u in ukuran_per(posisi, b).items()}
    for kunci, ukuran in semua.items():
        if kunci not in lapor:
            assert ukuran.realisasi is None
        elif lapor[kunci]:
            entri = [r.nilai for r in fakta.realisasi if (r.pd, r.bulan) == kunci]
            assert ukuran.realisasi == Decimal(sum(entri)) / 100


def test_nothing_at_all_is_unknown() -> None:
    assert susun_posisi(Fakta()) == ()
    assert jumlahkan([]) == Ukuran()
    assert f.Dimensi("18.04", "Lampung Barat", 2023, ()).pita == ()
