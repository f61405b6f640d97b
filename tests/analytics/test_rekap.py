"""Rekap: from facts to control tables, through the mart."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.analytics.buku_acak import PD, Fakta, buku, dimensi, fakta

from siap.analytics import mart, rekap
from siap.analytics.engines.memory import MesinMemori, fakta_dari_arrow
from siap.domain.fakta import Dimensi
from siap.domain.uang import bulat

DINAS, BADAN, CAMAT = "1", "2", "7"
SUB_A, SUB_B = "1.02.02.2.01.0001", "1.02.03.2.01.0002"


def isi(akar: Path, data: Fakta, pd: tuple[str, ...]) -> mart.Mart:
    nama = dimensi(data, pd)
    nama = replace(
        nama, pd=tuple(replace(d, kelompok="kecamatan" if d.kode == CAMAT else "dinas") for d in nama.pd)
    )
    mart.isi(akar, data, nama)
    return mart.buka(akar, "18.04", 2023)


def tiga_pd() -> Fakta:
    """Two PD reported June, the third last reported March; figures in sen."""
    lini = {DINAS: (SUB_A, "5.1.01", ""), BADAN: (SUB_B, "5.1.02", ""), CAMAT: (SUB_A, "5.1.01", "")}
    return fakta(
        {
            "pagu": [
                (1, pd, *lini[pd], n) for pd, n in ((DINAS, 100_000), (BADAN, 300_000), (CAMAT, 50_000))
            ],
            "versi_pagu": [(pd, b, 1) for pd in lini for b in range(1, 13)],
            "angkas": [
                (1, pd, *lini[pd], b, n)
                for pd, n in ((DINAS, 8_000), (BADAN, 25_000), (CAMAT, 4_000))
                for b in range(1, 13)
            ],
            "versi_angkas": [(pd, b, 1) for pd in lini for b in range(1, 13)],
            "lapor": [(DINAS, 6, True, "lengkap"), (BADAN, 6, True, "sebagian"), (CAMAT, 3, True, "lengkap")],
            "realisasi": [
                (DINAS, 6, *lini[DINAS], 48_000),
                (BADAN, 6, *lini[BADAN], 60_000),
                (CAMAT, 3, *lini[CAMAT], 9_000),
            ],
            "fisik": [(DINAS, 6, SUB_A, 600_000), (BADAN, 6, "", 200_000)],
            "target_fisik": [(pd, 6, "", 500_000) for pd in (DINAS, BADAN)],
        }
    )


@pytest.fixture
def kabupaten(tmp_path: Path) -> mart.Mart:
    return isi(tmp_path, tiga_pd(), (DINAS, BADAN, CAMAT))


def test_lampung_barat_june_2023_reads_as_published(tmp_path: Path) -> None:
    data = fakta(
        {
            "pagu": [(1, "kab", "", "", "", 98_495_970_491_100)],
            "versi_pagu": [("kab", b, 1) for b in range(1, 13)],
            "angkas": [
                (1, "kab", "", "", "", 6, 52_484_779_826_200),
                (1, "kab", "", "", "", 7, 16_481_629_401_490),
            ],
            "versi_angkas": [("kab", b, 1) for b in range(1, 13)],
            "lapor": [("kab", 6, True, "lengkap"), ("kab", 7, True, "lengkap")],
            "realisasi": [
                ("kab", 6, "", "", "", 37_888_762_556_500),
                ("kab", 7, "", "", "", 46_545_412_435_453),
            ],
        }
    )
    m = isi(tmp_path, data, ("kab",))
    juni = rekap.susun_rekap(m, bulan=6).total
    assert [
        str(bulat(n, 2)) for n in (juni.target_persen, juni.persen_pagu, juni.persen_angkas, juni.deviasi_keu)
    ] == [
        "53.29",
        "38.47",
        "72.19",
        "-14.82",
    ]
    assert juni.zona == "kuning"
    juli = rekap.susun_rekap(m, bulan=7).total
    assert [str(bulat(n, 2)) for n in (juli.persen_pagu, juli.persen_angkas, juli.sisa)] == [
        "47.26",
        "67.49",
        "519505580556.47",
    ]


def test_only_pd_that_reported_are_summed_and_ranked(kabupaten: mart.Mart) -> None:
    r = rekap.susun_rekap(kabupaten, bulan=6)
    assert r.terbitan == kabupaten.terbitan
    assert (r.total.pagu, r.total.angkas, r.total.realisasi) == (Decimal(4000), Decimal(1980), Decimal(1080))
    assert (r.cakupan.pd_wajib, r.cakupan.pd_lapor, r.cakupan.pagu_wajib) == (3, 2, Decimal(4500))
    baris = {b.kode: b for b in r.baris}
    assert [b.kode for b in r.baris][-1] == CAMAT
    assert (baris[DINAS].peringkat, baris[BADAN].peringkat, baris[CAMAT].peringkat) == (1, 2, None)
    assert baris[CAMAT].zona is None
    assert (baris[CAMAT].realisasi, baris[CAMAT].terakhir_bulan, baris[CAMAT].terakhir_realisasi) == (
        None,
        3,
        Decimal(90),
    )


def test_physical_progress_is_weighted_by_pagu(kabupaten: mart.Mart) -> None:
    total = rekap.susun_rekap(kabupaten, bulan=6).total
    assert (total.fisik, total.target_fisik, total.deviasi_fisik) == (Decimal(30), Decimal(50), Decimal(-20))


def test_a_month_nobody_reported_is_plan_only(kabupaten: mart.Mart) -> None:
    total = rekap.susun_rekap(kabupaten, bulan=1).total
    assert (total.pagu, total.angkas, total.realisasi, total.persen_pagu) == (
        Decimal(4500),
        Decimal(370),
        None,
        None,
    )


@pytest.mark.parametrize(
    "per", ["jenis_belanja", "sumber_dana", "urusan", "program", "sub_kegiatan", "kelompok", "jenis"]
)
def test_every_grouping_sums_to_the_same_total(kabupaten: mart.Mart, per: str) -> None:
    r = rekap.susun_rekap(kabupaten, bulan=6, per=per)
    assert r.total == rekap.susun_rekap(kabupaten, bulan=6).total
    assert sum(b.realisasi or 0 for b in r.baris) == r.total.realisasi
    assert sum(b.pagu or 0 for b in r.baris) == r.total.pagu


def test_a_pd_is_read_with_the_units_under_it(tmp_path: Path) -> None:
    m = isi(tmp_path, tiga_pd(), (DINAS, BADAN, CAMAT))
    bawahan = tuple(replace(d, induk=DINAS if d.kode == BADAN else "") for d in m.dimensi.pd)
    m = replace(m, dimensi=replace(m.dimensi, pd=bawahan))
    r = rekap.susun_rekap(m, bulan=6, per="induk")
    assert [(b.kode, b.unit_lapor, b.unit_wajib) for b in r.baris] == [(DINAS, 2, 2), (CAMAT, 0, 1)]
    assert (r.baris[0].pagu, r.baris[0].realisasi) == (r.total.pagu, r.total.realisasi)
    keluarga = rekap.susun_rekap(m, bulan=6, per="jenis_belanja", saring={"keluarga": DINAS})
    assert keluarga.total.realisasi == r.total.realisasi
    assert (
        rekap.kurva_s(m, sampai_bulan=6, saring={"keluarga": DINAS}).titik[5].realisasi == r.total.realisasi
    )


def test_filters_choose_pd_or_budget_lines(kabupaten: mart.Mart) -> None:
    assert [b.kode for b in rekap.peringkat(kabupaten, bulan=6, kelompok="kecamatan").baris] == [CAMAT]
    program = rekap.rincian_pd(kabupaten, bulan=6, pd=DINAS, per="program")
    assert [(b.kode, b.realisasi) for b in program.baris] == [("1.02.02", Decimal(480))]
    assert program.saring == (("pd", DINAS),)
    lini = rekap.susun_rekap(kabupaten, bulan=6, saring={"jenis_belanja": "5.1.02"})
    assert (lini.total.pagu, lini.cakupan.pd_wajib) == (Decimal(3000), 1)
    assert [b.kode for b in rekap.ringkasan(kabupaten, bulan=6).baris] == ["dinas"]


def test_rows_can_be_ordered_by_any_metric_with_unknowns_last(kabupaten: mart.Mart) -> None:
    def urutan(urut: str) -> list[str]:
        return [b.kode for b in rekap.susun_rekap(kabupaten, bulan=6, urut=urut).baris]

    assert urutan("pagu") == [CAMAT, DINAS, BADAN]
    assert urutan("-pagu") == [BADAN, DINAS, CAMAT]
    assert urutan("persen_pagu") == [BADAN, DINAS, CAMAT]
    assert urutan("-persen_pagu") == [DINAS, BADAN, CAMAT]


def test_a_question_with_a_wrong_word_is_answered_with_a_sentence(kabupaten: mart.Mart) -> None:
    for salah in (
        {"bulan": 13},
        {"bulan": 6, "per": "rekening"},
        {"bulan": 6, "urut": "nama"},
        {"bulan": 6, "saring": {"warna": "merah"}},
    ):
        with pytest.raises(rekap.PertanyaanSalah):
            rekap.susun_rekap(kabupaten, **salah)  # type: ignore[arg-type]
    with pytest.raises(rekap.PertanyaanSalah):
        rekap.kelas_sub(kabupaten, bulan=6, dasar="warna")


def test_the_curve_stops_where_reports_stop(kabupaten: mart.Mart) -> None:
    kurva = rekap.kurva_s(kabupaten, sampai_bulan=7)
    assert [t.bulan for t in kurva.titik] == list(range(1, 13))
    assert {t.bulan: t.realisasi for t in kurva.titik if t.realisasi is not None} == {
        3: Decimal(90),
        6: Decimal(1080),
    }
    assert kurva.titik[11].angkas_persen is not None
    assert kurva.terbitan == kabupaten.terbitan


def test_a_new_budget_version_is_a_step_in_the_curve(tmp_path: Path) -> None:
    data = tiga_pd()
    versi = ("Murni",) * 8 + ("Perubahan",) * 4
    nama = dimensi(data, (DINAS, BADAN, CAMAT))
    nama = replace(nama, pd=tuple(replace(d, versi_anggaran=versi) for d in nama.pd))
    mart.isi(tmp_path, data, nama)
    assert rekap.kurva_s(mart.buka(tmp_path, "18.04", 2023), sampai_bulan=6).langkah == (9,)


def test_classes_count_every_sub_kegiatan_once(kabupaten: mart.Mart) -> None:
    fisik = rekap.kelas_sub(kabupaten, bulan=6)
    assert (fisik.sampai_50, fisik.sampai_75, fisik.tidak_diketahui, fisik.jumlah) == (1, 1, 1, 3)
    keuangan = rekap.kelas_sub(kabupaten, bulan=6, dasar="keuangan")
    assert (keuangan.sampai_50, keuangan.tidak_diketahui, keuangan.jumlah) == (2, 1, 3)
    assert rekap.kelas_sub(kabupaten, bulan=6, saring={"pd": DINAS}).jumlah == 1


def test_coverage_counts_pd_and_their_pagu(kabupaten: mart.Mart) -> None:
    c = rekap.cakupan(kabupaten, bulan=6)
    assert (c.pd_wajib, c.pd_lapor, c.pagu_wajib, c.pagu_lapor) == (3, 2, Decimal(4500), Decimal(4000))


def semua_rekap(m: mart.Mart, mesin: MesinMemori | None) -> list[object]:
    return [
        *(
            rekap.susun_rekap(m, bulan=b, per=per, mesin=mesin)
            for b in (1, 6, 12)
            for per in ("pd", "kelompok", "program", "jenis_belanja")
        ),
        rekap.susun_rekap(m, bulan=6, saring={"kelompok": "dinas", "jenis_belanja": "5.1.01"}, mesin=mesin),
        *(
            rekap.susun_rekap(m, bulan=6, per="induk", saring=s, mesin=mesin)
            for s in (None, {"keluarga": DINAS})
        ),
        rekap.kurva_s(m, sampai_bulan=9, mesin=mesin),
        *(rekap.kelas_sub(m, bulan=6, dasar=d, mesin=mesin) for d in ("fisik", "keuangan")),
    ]


@pytest.mark.slow
@given(data=buku())
@settings(max_examples=25)
def test_tables_are_equal_whichever_engine_added_up(
    data: Fakta, tmp_path_factory: pytest.TempPathFactory
) -> None:
    akar = tmp_path_factory.mktemp("mart")
    nama: Dimensi = dimensi(data, PD)
    mart.isi(akar, data, nama)
    m = mart.buka(akar, "18.04", 2023)
    assert semua_rekap(m, None) == semua_rekap(m, MesinMemori(fakta_dari_arrow(data)))
