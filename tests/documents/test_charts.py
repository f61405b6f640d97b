"""Charts say a finding, stop where knowledge stops, and fit a strict content security policy."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.contoh import D, kurva, rekap, ukuran

from siap.documents.charts import (
    Batang,
    BatangPeringkat,
    Garis,
    Kurva,
    grafik_kurva_s,
    grafik_peringkat,
    kalimat_deviasi,
    svg_cetak,
    svg_web,
)
from siap.documents.charts.geometri import bidang_batang, bidang_kurva, x_bulan


def urai(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - as above


SVG = "{http://www.w3.org/2000/svg}"


def test_title_is_the_finding_in_points() -> None:
    assert grafik_kurva_s(kurva(6)).judul == "Serapan tertinggal 14,8 poin dari target"


@pytest.mark.parametrize(
    ("deviasi", "kalimat"),
    [
        ("-14.82", "Serapan tertinggal 14,8 poin dari target"),
        ("2.15", "Serapan 2,2 poin di atas target"),
        ("0.04", "Serapan sesuai target"),
        ("-0.04", "Serapan sesuai target"),
    ],
)
def test_deviation_is_spoken(deviasi: str, kalimat: str) -> None:
    assert kalimat_deviasi(D(deviasi)) == kalimat


def test_unknown_deviation_is_not_called_zero() -> None:
    assert "belum dapat dibandingkan" in kalimat_deviasi(None)


def test_actual_lines_stop_at_the_last_reported_month_and_plans_go_on() -> None:
    garis = {g.kelas: g for g in grafik_kurva_s(kurva(6)).garis}
    assert garis["keuangan"].nilai[5] is not None
    assert garis["keuangan"].nilai[6:] == (None,) * 6
    assert garis["angkas"].nilai[11] == D(100)


def test_figures_after_the_cut_off_are_not_drawn() -> None:
    penuh = kurva(12)
    garis = {g.kelas: g for g in grafik_kurva_s(replace(penuh, sampai_bulan=6)).garis}
    assert garis["fisik"].nilai[6:] == (None,) * 6


def test_a_month_without_report_leaves_a_gap() -> None:
    nilai = (D(1), D(2), None, D(4), D(5), *(None,) * 7)
    bidang = bidang_kurva(Kurva("j", "a", 2023, 5, (Garis("Keuangan", "keuangan", nilai),)))
    assert [len(s.titik) for s in bidang.segmen] == [2, 2]
    assert [t.bulan for t in bidang.tanda] == [1, 2, 4, 5]


def test_version_step_stands_between_the_months_it_parts() -> None:
    grafik = grafik_kurva_s(kurva(11, langkah=(10,)))
    ((x, teks),) = bidang_kurva(grafik).langkah
    assert x_bulan(9) < x < x_bulan(10)
    assert teks == "Perubahan v2"


def test_more_than_100_percent_and_negative_stay_inside_the_plane() -> None:
    nilai = (D(-12), D(40), D("131.7"), *(None,) * 9)
    bidang = bidang_kurva(Kurva("j", "a", 2023, 3, (Garis("Keuangan", "keuangan", nilai),)))
    assert all(0 <= t.y <= 100 for t in bidang.tanda)
    assert bidang.kisi[-1][1] == "150%"
    assert bidang.kisi[0][1] == "−25"


def test_labels_never_lie_on_each_other() -> None:
    garis = tuple(
        Garis(n, k, (*(None,) * 8, D(n2), *(None,) * 3))
        for n, k, n2 in (
            ("Fisik", "fisik", "70.1"),
            ("Keuangan", "keuangan", "70.0"),
            ("X", "angkas", "69.9"),
        )
    )
    y = sorted(la.y for la in bidang_kurva(Kurva("j", "a", 2023, 9, garis)).label)
    assert all(b - a >= Decimal("7.5") for a, b in pairwise(y))


def test_lines_that_end_together_share_one_label() -> None:
    penuh = (*(None,) * 11, D(100))
    garis = (Garis("Target kas", "angkas", penuh, True), Garis("Target fisik", "target-fisik", penuh, True))
    (label,) = bidang_kurva(Kurva("j", "a", 2023, 9, garis)).label
    assert label.teks == ("Target kas", "Target fisik", "100,0%")


@given(st.lists(st.none() | st.decimals(-500, 500, places=2), min_size=12, max_size=12))
def test_any_year_can_be_drawn(nilai: list[Decimal | None]) -> None:
    grafik = Kurva("j", "a", 2023, 12, (Garis("Keuangan", "keuangan", tuple(nilai)),))
    bidang = bidang_kurva(grafik)
    assert len(bidang.tanda) == sum(n is not None for n in nilai)
    assert all(0 <= t.y <= 100 and 0 <= t.x <= 100 for t in bidang.tanda)
    urai(svg_web(grafik))
    urai(svg_cetak(grafik))


def test_web_svg_scales_without_a_view_box_and_carries_no_style() -> None:
    akar = urai(svg_web(grafik_kurva_s(kurva(6))))
    assert "viewBox" not in akar.attrib
    dalam = [e for e in akar.iter(f"{SVG}svg") if e.get("viewBox")]
    assert [e.get("preserveAspectRatio") for e in dalam] == ["none"]
    assert all(e.get("vector-effect") == "non-scaling-stroke" for e in akar.iter(f"{SVG}polyline"))
    for unsur in akar.iter():
        assert not {"style", "fill-opacity", "onclick"} & unsur.attrib.keys()
        assert unsur.tag not in (f"{SVG}style", f"{SVG}script")


def test_every_mark_is_a_named_link() -> None:
    akar = urai(svg_web(grafik_kurva_s(kurva(6)), tautan=lambda b: f"?bulan={b}"))
    tautan = list(akar.iter(f"{SVG}a"))
    assert len(tautan) == 12  # two actual lines of six months
    assert {a.get("href") for a in tautan} == {f"?bulan={b}" for b in range(1, 7)}
    assert "Keuangan Juni 2023: 38,47% dari pagu" in {a.get("aria-label") for a in tautan}


def test_names_cannot_break_out_of_the_markup() -> None:
    jahat = '"><script>alert(1)</script>'
    grafik = BatangPeringkat("j" + jahat, "a", (Batang(jahat, jahat, D(10), jahat, jahat),), D(85), jahat)
    for svg in (svg_web(grafik, tautan=lambda k: k), svg_cetak(grafik)):
        akar = urai(svg)
        assert not list(akar.iter(f"{SVG}script"))


def test_ranking_draws_the_lowest_first_and_leaves_out_those_not_heard_from() -> None:
    isi = [(f"{i}", f"Dinas {i}", ukuran(100, 50, 10 * i, 5, 5)) for i in range(1, 6)]
    hasil = rekap(isi, belum=[("9", "Dinas Sunyi", ukuran(100, 50, None))])
    grafik = grafik_peringkat(hasil, banyak=3)
    assert [b.nama for b in grafik.batang] == ["Dinas 1", "Dinas 2", "Dinas 3"]
    assert "1 perangkat daerah tanpa angka" in grafik.anak
    assert grafik.judul == "3 dari 5 perangkat daerah di zona merah"


def test_bars_share_one_scale_that_holds_zero_and_more_than_100() -> None:
    batang = (Batang("a", "A", D(-50)), Batang("b", "B", D(150)), Batang("c", "C", D(0)))
    bidang = bidang_batang(BatangPeringkat("j", "a", batang, D(85)))
    assert bidang.nol == D(25)
    assert bidang.batang == ((D(0), D(25)), (D(25), D(75)), (D(25), D(0)))
    assert bidang.acuan == D("67.50")


def test_ranking_without_figures_says_so() -> None:
    grafik = grafik_peringkat(rekap([], belum=[("9", "Dinas Sunyi", ukuran(100, 50, None))]))
    assert not grafik.batang
    assert grafik.judul == "Belum ada perangkat daerah yang dapat diperingkat"
    urai(svg_web(grafik))
